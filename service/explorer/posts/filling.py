"""How a position is filled on a day, as people are shown it: stage by stage who acts, together or in place of another.

    found = filling(view, iri, day)
    found.ways                      each rule that binds it, its stages in order
    found.ways[0].stages[0].parts   all of these act; of the groups of a part one acts, of a group everybody

The meaning of alternatives is that of `queries.chains.needs`, the steps are those of the multigraph of the day.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from queries.chains.needs import Group, Part, ways
from queries.chains.rules import Step, weight
from queries.citation import cited_in_full
from service.explorer.posts.told import Told
from service.explorer.view import Link, Place, Validity, View
from service.words import day as day_words

APPOINTING = ("appoints", "elects")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts in a stage: `group` where the rule names a class and nothing tells which of it acts; `condition` in the
    words of the act; the places of its footnotes."""

    who: Link
    group: bool
    condition: str
    place: Place
    footnotes: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is done in one turn, and by whom: all `parts` act; of a part one group, of a group everybody."""

    role: str
    parts: tuple[tuple[tuple[Actor, ...], ...], ...]

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the stage is stated, each place once."""
        actors = (actor for part in self.parts for group in part for actor in group)
        return tuple({(actor.place.act_iri, actor.place.path): actor.place for actor in actors}.values())


@dataclass(frozen=True, slots=True)
class Way:
    """A rule that binds the position: where it stands and the day of the wording read (in words), the group it names
    where it names one (`named`), how it stands today, the act that ended it ("" where not known), its stages, and the
    steps that are only about other positions."""

    rule: str
    place: Place
    wording: str
    named: Link | None
    validity: Validity
    ended_by: str
    partial: bool
    stages: tuple[Stage, ...]
    aside: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Filling:
    """How a position is filled on a day. Several ways stand beside each other, each enough."""

    ways: tuple[Way, ...]

    @property
    def ended(self) -> bool:
        """Whether none of the rules stands today any more."""
        return bool(self.ways) and all(way.validity.state == "ended" for way in self.ways)


def filling(view: View, iri: str, day: dt.date) -> Filling:
    """How a position or class is filled on a day; no ways where no rule stood."""
    powers = view.rules.drawn(day)
    rules: dict[str, list[Step]] = defaultdict(list)
    for step in powers.steps_on(iri):
        rules[step.rule].append(step)
    aside: dict[str, list[Step]] = defaultdict(list)
    for step in powers.set_aside.get(iri, ()):
        aside[step.rule].append(step)
    made = (_way(view, steps, aside[rule]) for rule, steps in rules.items())
    return Filling(tuple(sorted(made, key=lambda way: way.partial)))


def standing(view: View, step: Step) -> tuple[str, str]:
    """From which day to before which a step stands, ISO, "" where that is not known; a later version ends it."""
    ends = "" if step.ends == dt.date.max else step.ends.isoformat()
    to_come = step.valid_from or (step.begins.isoformat() if step.begins > view.today else "")
    return to_come, ends


def wording(view: View, step: Step) -> str:
    """The day of the wording in which a step was read, in words as of that day."""
    return day_words(step.version, view.lang, "at") if step.version else ""


def _way(view: View, steps: list[Step], aside: Iterable[Step]) -> Way:
    first = steps[0]
    end = view.rules.ended.get(first.act)
    begins, ends = standing(view, first)
    validity = view.validity(begins, ends)
    repealed = end is not None and validity.state == "ended" and ends == end.valid_to
    return Way(
        rule=first.rule,
        place=view.place(first.act, first.provision),
        wording=wording(view, first),
        named=view.thing(first.named) if first.named else None,
        validity=validity,
        ended_by=_repeal(view, first.act) if repealed else "",
        partial=first.partial,
        stages=tuple(_stages(view, steps)),
        aside=tuple(_actor(view, step) for step in aside),
    )


def _repeal(view: View, act: str) -> str:
    """The act that repealed another, as people cite it; "" where it is not known."""
    end = view.rules.ended[act]
    known = end.by_number and end.by_date
    return cited_in_full(end.by_kind, end.by_date, end.by_number, view.lang) if known else ""


def _stages(view: View, steps: list[Step]) -> Iterable[Stage]:
    """The stages in their turn; in one turn a consultation comes before a consent, as nobody agrees unheard."""
    turns: dict[tuple[int, int], list[Step]] = defaultdict(list)
    for step in steps:
        turns[_turn(step), -weight(step.role)].append(step)
    for (_, _), those in sorted(turns.items()):
        yield Stage(those[0].role, tuple(_part(view, part) for part in _parts(those)))


def _turn(step: Step) -> int:
    """The turn of a step; a rule that says none has who decides at the end."""
    return step.stage or (9 if step.role in APPOINTING else 1 if step.role == "nominates" else 2)


def _parts(steps: list[Step]) -> tuple[Part, ...]:
    """All of which act; who is consulted decides nothing, so that there is no choice among those."""
    found = ways(steps)
    return found[0] if found and found[0] else tuple(((step,),) for step in steps)


def _part(view: View, part: Part) -> tuple[tuple[Actor, ...], ...]:
    return tuple(_group(view, group) for group in part)


def _group(view: View, group: Group) -> tuple[Actor, ...]:
    return tuple(_actor(view, step) for step in group)


def _actor(view: View, step: Step) -> Actor:
    notes = Told.of(view.data).footnotes.get((step.rule, step.order), ())
    return Actor(
        who=view.thing(step.authority),
        group="class" in view.rules.thing(step.authority).kind,
        condition=step.condition,
        place=view.place(step.act, step.provision),
        footnotes=tuple(view.place(step.act, path) for path in notes),
    )
