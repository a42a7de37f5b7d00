"""Clauses on coming into force, and the dates that can be known from them.

    «01.01.2016 бастап қолданысқа енгізіледі және 31.12.2017 дейін қолданылады»   two dates
    «қол қойылған күнінен бастап күшіне енеді»                                   the date of the act
    «алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң …»     none: the act doesn't say when

Dates are half-open: `until` is the first day on which the act no longer applies.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from loaders.grammar.acts import ACT_NOUN
from loaders.grammar.dates import find_dates

_FORCE = r"(?:қолданыс\w*\s+енгіз\w*|күш\w*\s+ен(?:еді|гізіл\w*|етін\w*|ген\w*)|қолданылады)"
_CLAUSE = re.compile(rf"{_FORCE}|\bқараңыз", re.IGNORECASE)
_OF_THIS_ACT = re.compile(
    rf"(?:^|(?<=[.\s]))осы\s+(?:{ACT_NOUN}|(?-i:Заң)(?!\w))\s+"
    rf"(?P<clause>[^.]*?(?:\d\.\d[^.]*?)*{_FORCE}[^;]*?)[\s.]*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"қол\s*қойыл\w*\s+(?:күн\w*\s+)?(?:бастап|кейін)?", re.IGNORECASE)
_PUBLISHED = re.compile(r"жариялан", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?<!\w)қараңыз", re.IGNORECASE)
_ON_EVENT = re.compile(r"(?<!\w)(?:бастап|кейін|соң)(?!\w)", re.IGNORECASE)
_FROM = re.compile(r"\s*(?:күн\w*\s+)?бастап(?!\s+(?:туында|пайда\s+бол))", re.IGNORECASE)
_UNTIL = re.compile(r"\s*(?:күн\w*\s+)?(?:дейін|шейін)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Force:
    """From when and until when (half-open) a clause says that something applies; None where no date can be known."""

    since: dt.date | None = None
    until: dt.date | None = None


def is_force_clause(value: str) -> bool:
    """Whether words say when something comes into force, or where that is said («3-т. қараңыз»)."""
    return bool(_CLAUSE.search(value))


def force_kind(clause: str) -> str:
    """How a clause tells the day: `date`, `signature`, `publication`, `elsewhere` («3-т. қараңыз»), `event`."""
    if _ELSEWHERE.search(clause):
        return "elsewhere"
    if any(_FROM.match(clause[found.end :]) or _UNTIL.match(clause[found.end :]) for found in find_dates(clause)):
        return "date"
    if _PUBLISHED.search(clause):
        return "publication"
    if _SIGNED.search(clause):
        return "signature"
    return "event" if _ON_EVENT.search(clause) else ""


def clause_of_this_act(value: str) -> tuple[int, int] | None:
    """Where «Осы Жарлық …» has its clause, less the first two words and the full stop: characters `[start, end)`."""
    match = _OF_THIS_ACT.search(value)
    return match.span("clause") if match else None


def force_dates(clause: str, signed: dt.date | None) -> Force:
    """The dates of a clause; `signed` is the date of the act that it speaks of (None where that is not known)."""
    since: dt.date | None = None
    until: dt.date | None = None
    for found in find_dates(clause):
        rest = clause[found.end :]
        if _UNTIL.match(rest):
            until = until or _first_day_after(found.date)
        elif since is None and _FROM.match(rest):
            since = found.date
    if since is None and until is None and _SIGNED.search(clause):
        since = signed
    return Force(since, until)


def _first_day_after(last: dt.date) -> dt.date:
    """«31.12.2017 дейін» runs through the last day of a month; any other day is itself the first day out of force."""
    following = last + dt.timedelta(days=1)
    return following if following.day == 1 else last
