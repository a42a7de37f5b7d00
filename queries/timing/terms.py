"""The terms that acts set, as they are counted: how long, from what, or on which day of which month.

term_of(fact)                     of a deadline; None where it tells only how often
occurrences(term, year)           the days of a year on which a term of the calendar ends
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from queries.timing.facts import Fact
from queries.timing.workdays import day_of_month

DAY_OF_MONTH = "day-of-month"
_NOT_LATER = re.compile(r"кешікт|аспайтын|ішінде|кешікпе", re.IGNORECASE)
_UNTIL = re.compile(r"(?:ғ|қ|г|к)[ае]\s+дейін|не\s+дейін|на\s+дейін", re.IGNORECASE)
_RECEIVED = frozenset({"түс", "ал", "кел", "жет"})  # the event is that something came to somebody


@dataclass(frozen=True, slots=True)
class Term:
    """A term: `value` of `unit`, from `anchor` (as `okl:anchor` has it); for a day of the month, in `months`.

    `bound` is "until" where the act names a day with «дейін» and does not say that it may still be done on it.
    """

    fact: str
    value: int
    unit: str
    anchor: str
    months: tuple[int, ...] = ()
    recurrence: str = ""
    words: str = ""
    deed: str = ""
    matter: str = ""
    bound: str = ""

    @property
    def of_calendar(self) -> bool:
        """Whether it ends on a day of the calendar, whatever happens."""
        return self.unit == DAY_OF_MONTH and bool(self.months)

    @property
    def on_receipt(self) -> bool:
        """Whether it counts from something coming to somebody, which no act dates."""
        return self.deed in _RECEIVED


def term_of(deadline: Fact) -> Term | None:
    """The term of a deadline; None for one that says only how often, or no whole number."""
    value = deadline.one("value")
    if not value.isdecimal():
        return None
    words = deadline.words("words")
    return Term(
        fact=deadline.iri,
        value=int(value),
        unit=deadline.one("unit"),
        anchor=deadline.one("anchor"),
        months=tuple(sorted(int(month) for month in deadline.all("month"))),
        recurrence=deadline.one("recurrence"),
        words=words,
        deed=deadline.one("anchorDeed"),
        matter=deadline.one("anchorMatter"),
        bound="until" if _UNTIL.search(words) and not _NOT_LATER.search(words) else "",
    )


def occurrences(term: Term, year: int) -> tuple[tuple[int, dt.date | None], ...]:
    """The months of a year in which a term of the calendar ends, each with its day; None where it has no such day."""
    return tuple((month, day_of_month(year, month, term.value)) for month in term.months)
