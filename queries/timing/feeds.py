"""Feeds of what is due and held: the terms of the calendar and the sittings that acts set, as the days of a year.

    feeds(facts)                                     which there are
    chosen(facts, rules, "мерзімдер 624")            the facts that words mean: a kind, an act, somebody who acts
    dues(facts, year), sittings(facts, year)         the days of a year

A day is one on which the act stood in the version that is loaded; what a draft proposes has days too, and they say so.
Week N of a work calendar is taken to begin on the Nth Monday of a month, as its days then belong together; the acts do
not say how they count weeks. Nothing moves because of a day off: no act says that it does.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ontology.errors import NotFound
from queries.chains.rules import Rules
from queries.folding import fold
from queries.timing.asking import find_act
from queries.timing.facts import PROPOSED, Fact, Facts
from queries.timing.terms import Term, occurrences, term_of
from queries.timing.workdays import covered, is_working

DEADLINES, SITTINGS = "deadlines", "sittings"
_KINDS = {DEADLINES: "Deadline", SITTINGS: "MeetingSlot"}
_WORDS = {
    DEADLINES: re.compile(r"\b(?:deadlines?|terms?|мерзім\w*|срок\w*|due)\b", re.IGNORECASE),
    SITTINGS: re.compile(r"\b(?:sittings?|meetings?|отырыс\w*|кеңес\w*|заседани\w*|совещани\w*)\b", re.IGNORECASE),
}
_DAY, _WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
_ACTORS = ("actor", "addresseeActor", "convenedBy", "attendedBy")
_NAMES = ("actorName", "addressee", "convener", "participants")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that can be asked for: an act, what of it, how many facts it rests on, whether a draft proposes them."""

    act: str
    kind: str
    facts: int
    proposed: bool

    @property
    def name(self) -> str:
        """What to type for it."""
        return f"{self.kind} {self.act.rpartition('/')[2]}"


@dataclass(frozen=True, slots=True)
class Choice:
    """What a feed is made of: deadlines and sittings, and the act and the words they were chosen by ("" for none)."""

    deadlines: tuple[Fact, ...]
    sittings: tuple[Fact, ...]
    act: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A day that a fact sets. `until` makes it one of every week up to that day; `off` tells that it is a day off;
    `term` is that of a deadline. `instead_of` marks the one day of a weekly one that is a day off."""

    fact: Fact
    day: dt.date
    term: Term | None = None
    off: bool = False
    until: dt.date | None = None
    instead_of: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """The occurrences of a year in order, and facts that have none: without a day, out of the version's time, or
    counted from an event (`relative`)."""

    year: int
    found: tuple[Occurrence, ...]
    undated: tuple[Fact, ...] = ()
    before: tuple[Fact, ...] = ()
    after: tuple[Fact, ...] = ()
    no_such_day: tuple[tuple[Fact, int], ...] = ()
    relative: tuple[Fact, ...] = ()


def feeds(facts: Facts) -> tuple[Feed, ...]:
    """The feeds of a graph: for each act its terms of the calendar, and its sittings."""
    found = []
    for kind in (DEADLINES, SITTINGS):
        for act in sorted({fact.act for fact in facts.of(_KINDS[kind])}):
            own = [f for f in facts.of(_KINDS[kind], act=act) if kind == SITTINGS or _of_calendar(f)]
            if own:
                found.append(Feed(act, kind, len(own), all(fact.state == PROPOSED for fact in own)))
    return tuple(found)


def chosen(facts: Facts, rules: Rules, text: str = "", *, act: str = "", actor: str = "") -> Choice:
    """The deadlines and sittings that words mean, narrowed to an act and to somebody who acts or takes part.

    `text` may hold a word for the kind, an act (code, number, words of its title) and a name. Raises `NotFound`.
    """
    kinds = [kind for kind, pattern in _WORDS.items() if pattern.search(text)]
    rest = text
    for kind in kinds:
        rest = _WORDS[kind].sub(" ", rest)
    rest = rest.strip()
    act_iri = _act(facts, act) if act else ""
    if rest and not act_iri:
        act_iri = find_act(facts, rest, titles=False)
        rest = "" if act_iri else rest
    who = " ".join(filter(None, (actor, rest)))
    own = _chosen(facts, rules, kinds, act_iri, who)
    if rest and not act_iri and not any(own.values()):  # nobody goes by it; perhaps words of a title do
        act_iri = find_act(facts, rest)
        who = actor if act_iri else who
        own = _chosen(facts, rules, kinds, act_iri, who) if act_iri else own
    if not any(own.values()):
        names = "; ".join(feed.name for feed in feeds(facts)) or "none"
        asked = ", ".join(filter(None, (text, act, actor)))
        raise NotFound(f"no deadline and no sitting fits «{asked}»; the feeds are: {names}")
    return Choice(own[DEADLINES], own[SITTINGS], act_iri, who)


def _chosen(facts: Facts, rules: Rules, kinds: list[str], act: str, who: str) -> dict[str, tuple[Fact, ...]]:
    return {
        kind: tuple(
            fact
            for fact in facts.of(_KINDS[kind], act=act)
            if (not kinds or kind in kinds) and (not who or takes_part(fact, rules, who))
        )
        for kind in _KINDS
    }


def dues(deadlines: Iterable[Fact], year: int) -> Year:
    """The days of a year on which terms of the calendar end. Raises `BadParameter` for a year out of the calendar."""
    covered(year)
    found: list[Occurrence] = []
    undated: list[Fact] = []
    relative: list[Fact] = []
    lacking: list[tuple[Fact, int]] = []
    early: list[Fact] = []
    late: list[Fact] = []
    for deadline in deadlines:
        term = term_of(deadline)
        if term is None or not term.of_calendar:
            (relative if term else undated).append(deadline)
            continue
        for month, day in occurrences(term, year):
            if day is None:
                lacking.append((deadline, month))
            elif day < deadline.begins:
                early.append(deadline)
            elif day >= deadline.ends:
                late.append(deadline)
            else:
                found.append(Occurrence(deadline, day, term, not is_working(day)))
    return replace(_year(year, found, undated, early, late, lacking), relative=tuple(relative))


def sittings(slots: Iterable[Fact], year: int) -> Year:
    """The days of a year on which a work calendar has its sittings. Raises `BadParameter`, as `dues` does."""
    covered(year)
    found: list[Occurrence] = []
    undated: list[Fact] = []
    early: list[Fact] = []
    late: list[Fact] = []
    for slot in slots:
        weekday, week = slot.one("weekday"), slot.one("week")
        if not weekday:
            undated.append(slot)
            continue
        days = list(_of_week(year, int(week), int(weekday)) if week else _every(year, int(weekday)))
        standing = [day for day in days if slot.begins <= day < slot.ends]
        early += [slot] if any(day < slot.begins for day in days) else []
        late += [slot] if any(day >= slot.ends for day in days) else []
        if week:
            found += [Occurrence(slot, day, off=not is_working(day)) for day in standing]
        elif standing:
            found.append(Occurrence(slot, standing[0], until=standing[-1]))
            found += [Occurrence(slot, day, off=True, instead_of=day) for day in standing if not is_working(day)]
    return _year(year, found, undated, early, late, [])


def _year(
    year: int, found: list[Occurrence], undated: list[Fact], early: list[Fact], late: list[Fact],
    lacking: list[tuple[Fact, int]],
) -> Year:  # fmt: skip
    ordered = sorted(found, key=lambda o: (o.day, o.fact.act, o.fact.number, o.fact.iri, o.instead_of is not None))
    return Year(year, tuple(ordered), _once(undated), _once(early), _once(late), tuple(lacking))


def _once(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    return tuple({fact.iri: fact for fact in facts}.values())


def _of_week(year: int, week: int, weekday: int) -> Iterator[dt.date]:
    """A weekday in the weeks that begin on the Nth Monday of a month; the last of them may end in the next year."""
    for month in range(1, 13):
        first = dt.date(year, month, 1)
        monday = first + ((7 - first.weekday()) % 7) * _DAY + (week - 1) * _WEEK
        if monday.month == month:
            yield monday + (weekday - 1) * _DAY


def _every(year: int, weekday: int) -> Iterator[dt.date]:
    day = dt.date(year, 1, 1)
    day += ((weekday - 1 - day.weekday()) % 7) * _DAY
    while day.year == year:
        yield day
        day += _WEEK


def _of_calendar(deadline: Fact) -> bool:
    term = term_of(deadline)
    return term is not None and term.of_calendar


def _act(facts: Facts, text: str) -> str:
    found = find_act(facts, text)
    if not found:
        known = ", ".join(sorted(info.code for info in facts.acts.values()))
        raise NotFound(f"no act goes by «{text}»; there are {known}")
    return found


def takes_part(fact: Fact, rules: Rules, who: str) -> bool:
    """Whether somebody of the name acts, is given to, holds or attends."""
    typed = set(fold(who))
    names = [fact.one(key) for key in _NAMES]
    for iri in (iri for key in _ACTORS for iri in fact.all(key)):
        names += [*rules.thing(iri).labels.values(), *rules.thing(iri).names.values()]
    return bool(typed) and any(typed <= set(fold(name)) for name in names if name)
