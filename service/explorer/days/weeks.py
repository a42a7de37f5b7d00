"""The working grid of an act: what is held in each week on each weekday, by whom; what is held without a week.

for grid in grids(here, facts.of("MeetingSlot", day)): grid.rows, grid.others
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from queries.timing.facts import PROPOSED, Fact
from service.explorer.days.months import day_names, named
from service.explorer.view import Link, Place, Validity, View

WEEKS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Slot:
    """A sitting: what, who holds it and who takes part (None where the act does not say), its form and note (Kazakh),
    where it is said; `weekday` is its name where it is held every week."""

    what: str
    who: Link | None
    whom: Link | None
    form: str
    note: str
    place: Place
    validity: Validity
    proposed: bool
    weekday: str


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of an act: by weekday the sittings of each week, and those that have no week."""

    act: Link
    rows: tuple[tuple[str, tuple[tuple[Slot, ...], ...]], ...]
    others: tuple[Slot, ...]


def grids(here: View, slots: Iterable[Fact], as_of: dt.date | None = None) -> list[Grid]:
    """The grids of the acts that sittings are of, and how each sitting stands on a day (today, where none is given)."""
    by_act: dict[str, list[Fact]] = defaultdict(list)
    for slot in slots:
        by_act[slot.act].append(slot)
    return [_grid(here, act, by_act[act], as_of) for act in sorted(by_act)]


def _grid(here: View, act: str, slots: list[Fact], as_of: dt.date | None) -> Grid:
    names = [whole for _, whole in day_names(here.lang)]
    cells: dict[tuple[int, int], list[Slot]] = defaultdict(list)
    others = []
    for fact in sorted(slots, key=lambda fact: fact.number):
        week, weekday = fact.one("week"), fact.one("weekday")
        name = names[int(weekday) - 1] if weekday else ""
        if week and weekday:
            cells[int(weekday), int(week)].append(_slot(here, fact, "", as_of))
        else:
            others.append(_slot(here, fact, name, as_of))
    days = sorted({day for day, _ in cells})
    weeks = sorted({*WEEKS, *(week for _, week in cells)})
    rows = tuple((names[day - 1], tuple(tuple(cells.get((day, week), ())) for week in weeks)) for day in days)
    return Grid(here.act(act), rows, tuple(others))


def _slot(here: View, fact: Fact, weekday: str, as_of: dt.date | None) -> Slot:
    return Slot(
        what=fact.one("event"),
        who=named(here, fact, "convenedBy", "convener"),
        whom=named(here, fact, "attendedBy", "participants"),
        form=fact.one("form"),
        note=fact.words("note"),
        place=here.place(fact.act, fact.path),
        validity=here.validity("", fact.valid_to, as_of),
        proposed=fact.state == PROPOSED,
        weekday=weekday,
    )
