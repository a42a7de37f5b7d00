"""The days of a month or year as a calendar shows them: working days and days off of Kazakhstan, what is due and held.

dated(occurrences, 11)                   what falls on days, weekly sittings on each of theirs
month(here, 2026, 11, items)             its weeks, Monday first
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from babel.dates import get_day_names, get_month_names

from queries.timing.facts import PROPOSED, Fact
from queries.timing.feeds import Occurrence
from queries.timing.workdays import is_estimated, is_working, why_off, working_before
from service.catalogs import LOCALES
from service.explorer.view import Link, Place, View
from service.words import capital, text

_WEEK, _DAY = dt.timedelta(days=7), dt.timedelta(days=1)
_SATURDAY = 5
_MERE = "day off"  # what a weekend goes by


@dataclass(frozen=True, slots=True)
class Item:
    """What falls on a day: a term that ends or a sitting that is held.

    `who` and `whom` are None where the act does not say; `what` and `note` are the act's own words, in Kazakh.
    """

    day: dt.date
    kind: str
    who: Link | None
    whom: Link | None
    what: str
    note: str
    remark: str
    place: Place
    proposed: bool

    @property
    def short(self) -> Link:
        """What names it in the cell of a calendar."""
        return self.who or Link(self.what, "", "kk")


@dataclass(frozen=True, slots=True)
class Day:
    """A day: whether it is of the month shown, people work on it, what day off it is, whether that is an estimate."""

    day: dt.date
    inside: bool
    working: bool
    off: str
    holiday: bool
    estimated: bool
    today: bool
    items: tuple[Item, ...]

    @property
    def counts(self) -> tuple[tuple[str, int], ...]:
        """How many items of each kind."""
        kinds = [item.kind for item in self.items]
        return tuple((kind, kinds.count(kind)) for kind in ("deadline", "sitting") if kind in kinds)


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its name, its weeks of seven days."""

    year: int
    number: int
    name: str
    weeks: tuple[tuple[Day, ...], ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """Its own days."""
        return tuple(day for week in self.weeks for day in week if day.inside)

    @property
    def holidays(self) -> tuple[Day, ...]:
        """Its days off that are no mere weekends, and the days of weekends on which people work."""
        return tuple(day for day in self.days if day.holiday or (day.working and day.day.weekday() >= _SATURDAY))


def dated(occurrences: Iterable[Occurrence], month: int = 0) -> list[tuple[dt.date, Occurrence]]:
    """Occurrences by day: a weekly one stands on each of its days; of one month, where it is given."""
    found: list[tuple[dt.date, Occurrence]] = []
    those = tuple(occurrences)
    replaced = {(one.fact.iri, one.instead_of) for one in those if one.instead_of}
    for one in those:
        day, last = one.day, one.until or one.day
        while day <= last:
            if (not month or day.month == month) and not (one.until and (one.fact.iri, day) in replaced):
                found.append((day, one))
            day += _WEEK
    return sorted(found, key=lambda pair: (pair[0], pair[1].fact.act, pair[1].fact.number, pair[1].fact.iri))


def item(here: View, day: dt.date, one: Occurrence) -> Item:
    """What falls on a day, as a page has it."""
    fact = one.fact
    held = fact.kind == "MeetingSlot"
    return Item(
        day=day,
        kind="sitting" if held else "deadline",
        who=named(here, fact, *(("convenedBy", "convener") if held else ("actor", "actorName"))),
        whom=named(here, fact, *(("attendedBy", "participants") if held else ("addresseeActor", "addressee"))),
        what=fact.one("event") or fact.words("action"),
        note=fact.words("note"),
        remark=remark(here, day, one),
        place=here.place(fact.act, fact.path),
        proposed=fact.state == PROPOSED,
    )


def named(here: View, fact: Fact, key: str, name: str) -> Link | None:
    """Who acts: the one thing that is meant, else the act's words, which are Kazakh; None where there are none."""
    things, said = fact.all(key), fact.one(name)
    if len(things) == 1:
        return here.thing(things[0])
    return Link(said, "", "" if here.lang == "kk" else "kk") if said else None


def remark(here: View, day: dt.date, one: Occurrence) -> str:
    """What is to be known of a day: that it is a day off, that it may not count itself."""
    if one.term is None:
        return text("views-sitting-off", here.lang, why=why_off(day, here.lang)) if one.off else ""
    said = []
    if not is_working(day):
        before = here.day(working_before(day))
        said.append(text("views-due-off", here.lang, why=why_off(day, here.lang), day=before))
    if one.term.bound:
        said.append(text("views-due-until", here.lang, day=here.day(day - _DAY)))
    return " ".join(said)


def month(here: View, year: int, number: int, items: Iterable[Item] = ()) -> Month:
    """A month with what falls on its days."""
    on: Mapping[dt.date, list[Item]] = defaultdict(list)
    for day, those in groupby(items, key=lambda one: one.day):
        on[day].extend(those)
    weeks = calendar.Calendar().monthdatescalendar(year, number)
    return Month(
        year,
        number,
        month_names(here.lang)[number - 1],
        tuple(tuple(_day(here, day, number, on.get(day, ())) for day in week) for week in weeks),
    )


def _day(here: View, day: dt.date, month: int, items: Iterable[Item]) -> Day:
    if day.month != month:
        return Day(day, False, False, "", False, False, False, ())
    working, off, holiday, estimated = _kind_of_day(day, here.lang)
    return Day(day, True, working, off, holiday, estimated, day == here.today, tuple(items))


@lru_cache(maxsize=8192)
def _kind_of_day(day: dt.date, lang: str) -> tuple[bool, str, bool, bool]:
    """Whether people work on a day, what day off it is, whether that is more than a weekend, whether an estimate."""
    if is_working(day):
        return True, "", False, False
    holiday = day.weekday() < _SATURDAY or why_off(day, "en").lower() != _MERE
    return False, why_off(day, lang), holiday, holiday and is_estimated(day)


def month_names(lang: str) -> tuple[str, ...]:
    """The names of the months as headings have them."""
    names = get_month_names("wide", context="stand-alone", locale=LOCALES[lang])
    return tuple(capital(names[number]) for number in range(1, 13))


def month_of_year(number: int, year: int, lang: str) -> str:
    """A month of a year as a heading: December 2026; in Kazakh the year stands first, the month small."""
    name = month_names(lang)[number - 1]
    return text("views-month-year", lang, month=name.lower() if lang == "kk" else name, year=year)


def day_names(lang: str) -> tuple[tuple[str, str], ...]:
    """The names of the days of a week from Monday, in short and in full."""
    short = get_day_names("abbreviated", context="stand-alone", locale=LOCALES[lang])
    whole = get_day_names("wide", context="stand-alone", locale=LOCALES[lang])
    return tuple((short[number], capital(whole[number])) for number in range(7))
