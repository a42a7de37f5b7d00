"""What was asked, settled on the rules at hand: the day, the earlier day, the one to begin with; what is noted of it.

    found = settle(view, asked)        raises `NotFound` and `Ambiguous` for a name
    found.hierarchy, found.start, found.notes

Where nothing stands on the day, the last day before on which something stood takes the place of the earlier day, so
that what has ended is shown as ended.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from queries.chains.rules import ROLES, Step
from queries.chains.walk import binding
from queries.chains.words import role
from queries.citation import cited_in_full
from service.api.asking import day
from service.explorer.given import thing_of
from service.explorer.hierarchy.asked import Asked
from service.explorer.hierarchy.index import day_before
from service.explorer.hierarchy.kept import hierarchies
from service.explorer.hierarchy.model import Hierarchy
from service.explorer.view import View
from service.words import text


@dataclass(frozen=True, slots=True)
class Settled:
    """What is shown. `start` is "" where nothing ever stood; `named` whether it was asked for by name; `fallen` that
    the earlier day is not the one asked for, but the last on which something stood: the first `said` notes say so."""

    here: View
    asked: Asked
    day: dt.date
    since: dt.date | None
    hierarchy: Hierarchy
    start: str
    named: bool
    organ: str
    notes: tuple[str, ...]
    said: int
    fallen: bool


def settle(here: View, asked: Asked) -> Settled:
    """Settle what is asked. Raises `NotFound` and `Ambiguous` for names."""
    kept = hierarchies(here)
    start = thing_of(here, asked.of) if asked.of else ""
    organ = thing_of(here, asked.organ) if asked.organ else ""
    latest = kept.latest(here.today)
    at = day(asked.as_of) or latest or here.today
    since = day(asked.since)
    notes = _Notes(here)
    if not asked.as_of and latest:
        notes.add("hierarchy-note-latest", day=here.day(at))
    if since and since >= at:
        notes.add("hierarchy-note-later", since=here.day(since), day=here.day(at))
        since = None
    index = kept.index(at, asked.roles)
    last = None
    if not index.tops:
        last = day_before(here.rules.steps, at)
        notes.add("hierarchy-note-nothing", day=here.day(at))
    elif start and not index.stands(start):
        last = day_before(_concerning(here, start, asked.roles), at)
        notes.add("hierarchy-note-none", day=here.day(at), name=here.rules.thing(start).label(here.lang))
    fallen = bool(last and not since)
    if last and not since:
        notes.add("hierarchy-note-last", day=here.day(last))
    said = len(notes.all()) if fallen else 0
    since = since or last
    notes.of_time(kept.telling, at)
    if asked.roles != ROLES:
        notes.add("hierarchy-note-roles", roles=", ".join(role(name, here.lang) for name in asked.roles))
    hierarchy = kept.hierarchy(at, since, asked.roles, organ, up=asked.up)
    if since:
        notes.unread(filter(hierarchy.unread, kept.telling), since)
    tops = hierarchy.tops
    begin = start or (tops[0] if tops else "")
    return Settled(here, asked, at, since, hierarchy, begin, bool(start), organ, notes.all(), said, fallen)


def _concerning(here: View, start: str, roles: Iterable[str]) -> list[Step]:
    """The steps of all times that one takes, or that bind it."""
    found = (*here.rules.by(start), *binding(here.rules, start))
    return [step for step in found if step.role in roles]


class _Notes:
    """Notes in the reader's language, each once, in the order in which they arose."""

    def __init__(self, here: View) -> None:
        self._here = here
        self._notes: dict[str, None] = {}

    def all(self) -> tuple[str, ...]:
        return tuple(self._notes)

    def add(self, key: str, **values: str) -> None:
        self._notes[text(key, self._here.lang, **values)] = None

    def of_time(self, telling: Iterable[Step], at: dt.date) -> None:
        """Of the acts that are shown, and of all where nothing is: which have ended, which are not read for the day."""
        here = self._here
        standing = {step.act for step in telling if step.stands(at)}
        for step in telling:
            if step.act in standing and not step.stands(at):
                continue
            act = here.act(step.act).text
            if step.valid_to:
                end = here.rules.ended.get(step.act)
                known = end and end.by_number and end.by_date
                by = cited_in_full(end.by_kind, end.by_date, end.by_number, here.lang) if end and known else ""
                if by:
                    self.add("hierarchy-note-ended-by", act=act, day=here.day(step.valid_to, "from"), by=by)
                else:
                    self.add("hierarchy-note-ended", act=act, day=here.day(step.valid_to, "from"))
            if at < step.begins:
                self.add("hierarchy-note-early", act=act, begins=here.day(step.begins, "at"), day=here.day(at))

    def unread(self, steps: Iterable[Step], since: dt.date) -> None:
        """Of the acts of which no wording is loaded for the earlier day, that nothing can be compared."""
        for step in steps:
            begins = self._here.day(step.begins, "at")
            self.add(
                "hierarchy-note-early", act=self._here.act(step.act).text, begins=begins, day=self._here.day(since)
            )
