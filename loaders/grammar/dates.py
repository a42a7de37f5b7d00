"""Dates as Kazakh acts write them, inflected.

    date := DD "." MM "." YYYY ["."] | YYYY "." MM "." DD ["."] | YYYY "-" MM "-" DD
          | YYYY ("жылғы" | "жылдың" | "жыл" | "ж.") D MONTH | D MONTH YYYY ["жыл…" | "ж."]

MONTH takes every ending: «7 наурыз», «7 наурыздағы», «7 наурызынан», «1 қаңтардан».
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = ("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан").split()
"""Names of the months, January first."""

_STEMS = tuple(month.removesuffix("к") for month in MONTHS)  # a final к is voiced before a vowel: «қыркүйегі»
_MONTH = "(?:" + "|".join(_STEMS) + r")\w*"
PATTERN = (
    r"(?:(?<!\d)\d{1,2}\.\s?\d{1,2}\.\s?\d{4}(?!\d)|(?<!\d)\d{4}\.\s?\d{1,2}\.\s?\d{1,2}(?!\d)\.?"
    r"|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
    rf"|(?<!\d)\d{{4}}\s?(?:жыл\w*|ж\.)\s*\d{{1,2}}\s*-?\s*{_MONTH}"
    rf"|(?<!\d)\d{{1,2}}\s+{_MONTH}\s+\d{{4}}(?!\d)(?:\s?(?:жыл\w*|ж\.))?)"
)
"""A regular expression, without groups, that finds a date in any written form."""

_DATE = re.compile(PATTERN, re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d]+")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands in the string: characters `[start, end)`."""

    date: dt.date
    start: int
    end: int


def find_dates(value: str) -> Iterator[FoundDate]:
    """Every date of a string, in order; figures that are no day of the calendar are passed over."""
    for match in _DATE.finditer(value):
        date = parse_date(match.group())
        if date:
            yield FoundDate(date, *match.span())


def parse_date(value: str) -> dt.date | None:
    """The date that a string in one of the written forms means; None where it is none or no day of the calendar."""
    if not _DATE.fullmatch(value.strip()):
        return None
    numbers = _DIGITS.findall(value)
    years = [n for n in numbers if len(n) == 4]
    small = [int(n) for n in numbers if len(n) < 4]
    month = next((i for word in _WORD.findall(value) if (i := month_number(word))), 0)
    if month:
        day = small[0]
    elif numbers[0] == years[0]:
        month, day = small
    else:
        day, month = small
    try:
        return dt.date(int(years[0]), month, day)
    except ValueError:
        return None


def month_number(word: str) -> int:
    """1 to 12 for the name of a month in any form («наурыздағы»), 0 for another word."""
    lower = word.lower()
    return next((number for number, stem in enumerate(_STEMS, 1) if lower.startswith(stem)), 0)
