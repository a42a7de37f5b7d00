"""Working days of Kazakhstan, and the day on which a term ends.

    is_working(day)                          neither a weekend, a holiday nor a day off moved there by the Government
    after(day, 7, "working-day")             the last day of "within 7 working days from the day"
    before(day, 10, "working-day")           the last day of "not later than 10 working days before the day"

How terms are counted, where the act itself says nothing else (Civil Code of 27 December 1994, articles 172 to 176):
- The day of the event does not count: the first day of the term is the day after it.
- A term in working days passes over days off. A term in days, calendar days, months or years that ends on a day off
  ends on the next working day; months and years end on the same day of the month, or on its last day.
- A term before an event is counted back from the day before it. Nothing is moved: who acts on the next working day
  would be late, so that a day off has the working day before it beside it.

Holidays are those of the library `holidays`: weekends, holidays and the days off they move to, days off that the
Government swapped with Saturdays for the years it knows. The day of Kurban Ait is known for past years and estimated
for others; `Due.doubts` says whether one of those, or a year whose swaps are not known, could change the answer.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from functools import cache

from holidays.countries.kazakhstan import Kazakhstan, KazakhstanStaticHolidays

from ontology.errors import BadParameter

UNITS = ("working-day", "calendar-day", "day", "month", "year")
"""Units of terms that are counted; `day` is a day of which the act does not say whether it is a working one."""
FIRST, LAST = Kazakhstan.start_year, Kazakhstan.end_year
SWAPS_KNOWN = max(KazakhstanStaticHolidays.special_public_holidays)
"""The last year whose swapped days off the library knows."""

_ESTIMATED = "estimated"
_DAY = dt.timedelta(days=1)
_NAMES = {  # the library has no Russian
    "New Year's Day": "Новый год",
    "Orthodox Christmas": "православное Рождество",
    "International Women's Day": "Международный женский день",
    "Nowruz Holiday": "Наурыз мейрамы",
    "Kazakhstan's People Solidarity Holiday": "Праздник единства народа Казахстана",
    "Defender of the Fatherland Day": "День защитника Отечества",
    "Victory Day": "День Победы",
    "Capital Day": "День столицы",
    "Constitution Day": "День Конституции",
    "Republic Day": "День Республики",
    "Independence Day": "День Независимости",
    "First President Day": "День Первого Президента",
    "Eid al-Adha": "Курбан-айт",
}
_OFF = {"kk": "демалыс күні", "ru": "выходной день", "en": "day off"}


@dataclass(frozen=True, slots=True)
class Due:
    """The last day of a term.

    `moved_from` is the day off on which it would have ended, None where it did not. `doubts` are days between which and
    the answer something may change: estimated holidays among the days counted, and 1 January of each year after
    `SWAPS_KNOWN` that they reach into.
    """

    day: dt.date
    moved_from: dt.date | None = None
    doubts: tuple[dt.date, ...] = ()


def is_working(day: dt.date) -> bool:
    """Whether people work on a day; raises `BadParameter` for a year the calendar does not cover."""
    return _year(day.year).is_working_day(day)


def next_working(day: dt.date) -> dt.date:
    """The day itself where it is a working one, else the first working day after it."""
    while not is_working(day):
        day += _DAY
    return day


def working_before(day: dt.date) -> dt.date:
    """The last working day before a day."""
    day -= _DAY
    while not is_working(day):
        day -= _DAY
    return day


def why_off(day: dt.date, lang: str) -> str:
    """What a day off is: the name of a holiday, or that it is a day off; "" for a working day."""
    if is_working(day):
        return ""
    if lang == "kk":
        said = _year(day.year, "kk").get(day, "")
        return said.partition(" (")[0] or _OFF["kk"]
    said = _year(day.year).get(day, "").partition(" (")[0]
    if not said or lang == "en":
        return said or _OFF[lang]
    return _NAMES.get(said, _OFF["ru"])


def is_estimated(day: dt.date) -> bool:
    """Whether a day is a holiday whose date is only estimated."""
    return _ESTIMATED in _year(day.year).get(day, "")


def after(day: dt.date, value: int, unit: str) -> Due:
    """The last day of a term of `value` units (one of `UNITS`) that counts from a day. Raises `BadParameter`."""
    covered(day.year)
    if unit == "working-day":
        end = _working(day, value, _DAY)
        return Due(end, None, _doubts(day + _DAY, end))
    if unit in ("calendar-day", "day"):
        end = _shifted(day, value)
    elif unit in ("month", "year"):
        end = _months(day, value if unit == "month" else 12 * value)
    else:
        raise BadParameter(f"{unit!r} is no unit of a term that is counted; there are {', '.join(UNITS)}")
    moved = next_working(end)
    return Due(moved, end if moved != end else None, _doubts(end, moved))


def before(day: dt.date, value: int, unit: str) -> Due:
    """The last day on which one acts in time `value` units before a day. Raises `BadParameter`."""
    covered(day.year)
    if unit == "working-day":
        end = _working(day, value, -_DAY)
        return Due(end, None, _doubts(end, day - _DAY))
    if unit in ("calendar-day", "day"):
        return Due(_shifted(day, -value))
    if unit in ("month", "year"):
        return Due(_months(day, -value if unit == "month" else -12 * value))
    raise BadParameter(f"{unit!r} is no unit of a term that is counted; there are {', '.join(UNITS)}")


def day_of_month(year: int, month: int, day: int) -> dt.date | None:
    """A day of the calendar; None where the month has no such day."""
    covered(year)
    return dt.date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def covered(year: int) -> None:
    """Raise `BadParameter` for a year the calendar of working days does not cover."""
    if not FIRST <= year <= LAST:
        raise BadParameter(f"the calendar of working days covers the years {FIRST} to {LAST}; {year} is not among them")


def _working(day: dt.date, count: int, step: dt.timedelta) -> dt.date:
    _moderate(count)
    while count > 0:
        day += step
        count -= is_working(day)
    return day


def _shifted(day: dt.date, days: int) -> dt.date:
    _moderate(abs(days))
    end = day + dt.timedelta(days=days)
    covered(end.year)
    return end


def _moderate(count: int) -> None:
    if count > 366 * (LAST - FIRST):
        raise BadParameter(f"a term of {count} days leads out of the years {FIRST} to {LAST} that the calendar covers")


def _months(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    covered(year)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _doubts(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    days = (first + dt.timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(
        d for d in days if is_estimated(d) or (d.year > SWAPS_KNOWN and (d == first or d.timetuple().tm_yday == 1))
    )


@cache
def _year(year: int, language: str = "en_US") -> Kazakhstan:
    covered(year)
    # a working Saturday may be swapped with a day off of the next year
    return Kazakhstan(years=range(year, min(year + 1, LAST) + 1), language=language, expand=False)
