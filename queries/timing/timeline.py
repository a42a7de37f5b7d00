"""A procedure as steps in their order, and the days that its terms give from the days that are known.

    dated(steps, Known(start=day))           the steps with their last days

A step has a last day where the act's terms lead to it from a day that is known: the start, a step that is said to be
done, an event to come, the months of a period. Else its day is open and it is said why. Where open steps stand between,
`counted` is the day to which the terms add up if those take no time: the shortest allowance, no prediction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from queries.timing.terms import Term, occurrences
from queries.timing.workdays import UNITS, Due, after, before

OPEN = (
    "no-term",
    "no-start",
    "after-open",
    "receipt",
    "outside",
    "lasts",
    "no-period",
    "no-event",
    "no-such-day",
    "several",
)
"""Why a step has no last day."""
DOUBTS = ("perhaps", "no-consent")
"""Why a step may not apply: nobody lists whom its rule covers; it leads to a consent that nobody asks for."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: IRI ("" where the act's words name nobody known) and the act's name; its alternative, and under which
    condition it takes the place of the first."""

    iri: str
    name: str
    alternative: int = 1
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A provision that says it, and the fact read there."""

    act: str
    path: str
    fact: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a procedure.

    `what` is a role of appointment rules, "studies", "decides", "does" (a duty), "seeks" (consents: `documents` list
    who from whom), or "term" (a term that no duty bears). `modality` is that of the duty. `doubt` tells why it may not
    apply to the position asked for ("" where it does): one of `DOUBTS`. `early` tells of a consultation or consent
    that comes before the proposal; `doubted` are the provisions that "perhaps" rests on.
    """

    what: str
    actors: tuple[Actor, ...] = ()
    action: str = ""
    addressee: str = ""
    addressee_iri: str = ""
    documents: tuple[str, ...] = ()
    condition: str = ""
    modality: str = "must"
    term: Term | None = None
    places: tuple[Place, ...] = ()
    doubt: str = ""
    doubted: tuple[str, ...] = ()
    early: bool = False
    deed: str = ""
    matters: tuple[str, ...] = ()
    state: str = "in-force"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one course of a procedure: days by number of the step done, and a period of months.

    `course` tells that the steps are one course of events, each after the one before; those of a document need not be.
    `start` is the day on which it begins, `event` whether that is what happens outside and starts the first term; `end`
    the day of an event to come before which terms count back; `period` the year and the months asked for.
    """

    start: dt.date | None = None
    event: bool = False
    course: bool = True
    end: dt.date | None = None
    done: Mapping[int, dt.date] = field(default_factory=dict)
    period: tuple[int, tuple[int, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A step with its number from 1 and its days.

    `earliest` is the last day known before it; `latest` the last day by the act, None where it is open for the reason
    `why` (one of `OPEN`); `counted` the day to which the terms add up if open steps take no time. `base` is the number
    of the step from which its term counts (0 the start, -1 none).
    """

    number: int
    step: Step
    earliest: dt.date | None = None
    latest: Due | None = None
    counted: Due | None = None
    why: str = ""
    base: int = -1
    done: bool = False


def dated(steps: Sequence[Step], known: Known) -> tuple[Dated, ...]:
    """The steps with their days. Raises `BadParameter` for days out of the calendar of working days."""
    found: list[Dated] = []
    for number, step in enumerate(steps, 1):
        last = max((d.latest.day for d in found if d.done and d.latest), default=known.start)
        one = Dated(number, step, earliest=last)
        if number in known.done:
            day = Due(known.done[number])
            one = replace(one, earliest=day.day, latest=day, counted=day, done=True)
        else:
            one = _dated(one, found, known)
        found.append(one)
    return tuple(found)


def source(term: Term, found: Iterable[Dated]) -> Dated | None:
    """The step before it that does what a term counts from: one known to be done, one with a term, the first."""
    if not term.deed:
        return None
    able = [d for d in found if _brings_about(d.step, term)]
    return max(able, key=lambda d: (d.done, d.step.term is not None, -d.number), default=None)


def _brings_about(step: Step, term: Term) -> bool:
    """Whether a step is what a term counts from: its verb on its thing, or the giving of what is received."""
    if term.matter and term.matter not in step.matters:
        return False
    named = any(matter.startswith(term.deed) for matter in step.matters if len(term.deed) > 2)
    given = term.on_receipt and step.deed in ("жібер", "бер", "ұсын", "енгіз", "жолда", "тапсыр")
    return step.deed == term.deed or named or given


def _dated(one: Dated, found: Sequence[Dated], known: Known) -> Dated:
    term = one.step.term
    previous = next((d.counted.day for d in reversed(found) if d.counted), known.start) if known.course else None
    if term is None:
        return replace(one, why="no-term")
    if term.of_calendar:
        return _of_calendar(one, term, known)
    if term.unit not in UNITS or term.anchor in ("length", "period", "act"):
        return replace(one, why="lasts")
    if term.anchor == "before":
        if known.end is None:
            return replace(one, why="no-event")
        due = before(known.end, term.value, term.unit)
        return replace(one, latest=due, counted=due)
    base = source(term, found) if term.anchor == "after" else _step_before(one, found, known)
    counting = [d for d in found if d.counted and not (d.step.term and d.step.term.of_calendar)]
    if known.event and known.start and term.anchor == "after" and not counting:
        due = after(known.start, term.value, term.unit)
        return replace(one, latest=due, counted=due, base=0)
    firm = base.latest.day if base and base.latest and not (term.on_receipt and not base.done) else None
    supposed = (base.counted.day if base and base.counted else None) or previous
    why = "" if firm else "no-start" if term.anchor == "none" else "after-open" if base else "outside"
    if term.anchor == "none" and not (base and base.done):
        firm, why = None, "no-start"
    elif base and base.latest and not firm:
        why = "receipt"
    return replace(
        one,
        latest=after(firm, term.value, term.unit) if firm else None,
        counted=after(supposed, term.value, term.unit) if supposed else None,
        why=why,
        base=base.number if base else -1,
    )


def _step_before(one: Dated, found: Sequence[Dated], known: Known) -> Dated | None:
    """The step before in one course of events; in a document that says several things, of the same paragraph."""
    last = found[-1] if found else None
    if known.course or last is None or not (one.step.places and last.step.places):
        return last
    mine, other = one.step.places[0], last.step.places[0]
    same = mine.act == other.act and mine.path.split("/")[:2] == other.path.split("/")[:2]
    return last if same else None


def _of_calendar(one: Dated, term: Term, known: Known) -> Dated:
    """The day of the period asked for, else the first that comes on or after the start."""
    days: list[dt.date | None]
    if known.period:
        year, months = known.period
        days = [day for month, day in occurrences(term, year) if month in months]
    elif known.start:
        year = known.start.year
        days = [next(d for y in (year, year + 1) for _, d in occurrences(term, y) if d is None or d >= known.start)]
    else:
        return replace(one, why="no-period")
    if not days:
        return replace(one, why="no-period")
    if len(days) > 1:
        return replace(one, why="several")
    if days[0] is None:
        return replace(one, why="no-such-day")
    due = Due(days[0])
    return replace(one, latest=due, counted=due)
