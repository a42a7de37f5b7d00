"""Working days, against the holidays and swapped days off that were published; the ends of terms counted by hand."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadParameter
from queries.timing.workdays import (
    FIRST,
    LAST,
    UNITS,
    after,
    before,
    day_of_month,
    is_estimated,
    is_working,
    next_working,
    why_off,
    working_before,
)

D = dt.date
DAYS = st.dates(D(2000, 1, 1), D(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (D(2023, 1, 6), True),
        (D(2023, 1, 7), False),  # a Saturday, and Christmas
        (D(2023, 1, 3), False),  # in place of Sunday 1 January
        (D(2023, 6, 28), False),  # Kurban Ait
        (D(2023, 7, 1), True),  # a Saturday worked for Friday 7 July
        (D(2023, 7, 7), False),
        (D(2013, 12, 28), True),  # a Saturday worked for a day of the next year
        (D(2024, 3, 25), False),  # Nauryz, in place of Saturday 23 March
        (D(2024, 5, 4), True),
        (D(2024, 5, 8), False),
    ],
)
def test_days_off_are_those_published(day: dt.date, works: bool) -> None:
    assert is_working(day) is works


def test_working_days_count_from_the_day_after_and_pass_over_days_off() -> None:
    assert after(D(2023, 1, 5), 10, "working-day").day == D(2023, 1, 19)
    assert after(D(2024, 5, 3), 1, "working-day").day == D(2024, 5, 4)  # the Saturday is worked
    assert after(D(2024, 5, 7), 1, "working-day").day == D(2024, 5, 10)


def test_a_calendar_term_that_ends_on_a_day_off_ends_on_the_next_working_day_and_says_so() -> None:
    assert after(D(2023, 1, 4), 3, "calendar-day") == after(D(2023, 1, 4), 3, "day")
    moved = after(D(2023, 1, 4), 3, "day")
    assert (moved.day, moved.moved_from) == (D(2023, 1, 9), D(2023, 1, 7))
    assert after(D(2023, 1, 9), 3, "day").moved_from is None


def test_months_and_years_end_on_the_same_day_or_the_last_of_the_month() -> None:
    assert after(D(2024, 1, 31), 1, "month").day == D(2024, 2, 29)
    assert after(D(2024, 2, 29), 1, "year").day == D(2025, 2, 28)
    assert after(D(2022, 11, 14), 3, "month").day == D(2023, 2, 14)


def test_a_term_before_an_event_is_counted_back_and_never_moved() -> None:
    assert before(D(2023, 3, 27), 10, "working-day").day == D(2023, 3, 7)  # Nauryz and 8 March are no days of it
    assert before(D(2023, 1, 10), 3, "day").day == D(2023, 1, 7)  # a Saturday stays one
    assert before(D(2023, 3, 31), 1, "month").day == D(2023, 2, 28)


def test_estimates_and_years_whose_swaps_are_unknown_are_doubts() -> None:
    (ait,) = (day for n in range(365) if is_estimated(day := D(2059, 1, 1) + dt.timedelta(days=n)))
    assert not is_estimated(D(2023, 6, 28))
    assert ait in after(ait - dt.timedelta(days=7), 7, "working-day").doubts
    assert D(2059, 1, 1) in after(D(2058, 12, 20), 12, "working-day").doubts
    assert after(D(2023, 6, 20), 7, "working-day").doubts == ()


def test_a_day_off_is_named_in_each_language() -> None:
    named = [why_off(D(2023, 6, 28), lang) for lang in ("kk", "ru", "en")]
    assert named == ["Құрбан айт", "Курбан-айт", "Eid al-Adha"]
    assert [why_off(D(2023, 1, 14), lang) for lang in ("kk", "ru", "en")] == [
        "демалыс күні",
        "выходной день",
        "day off",
    ]
    assert why_off(D(2023, 1, 13), "en") == ""


@pytest.mark.parametrize("year", [FIRST - 1, LAST + 1])
def test_a_year_out_of_the_calendar_is_one_clear_error(year: int) -> None:
    with pytest.raises(BadParameter, match=f"covers the years {FIRST} to {LAST}; {year} is not among them"):
        is_working(D(year, 5, 5))
    with pytest.raises(BadParameter, match=str(year)):
        day_of_month(year, 1, 1)


def test_terms_that_lead_out_of_the_calendar_or_have_no_unit_are_errors() -> None:
    with pytest.raises(BadParameter, match="leads out of the years"):
        after(D(2023, 1, 5), 10**7, "working-day")
    with pytest.raises(BadParameter, match="'fortnight' is no unit"):
        after(D(2023, 1, 5), 1, "fortnight")
    with pytest.raises(BadParameter, match="'fortnight' is no unit"):
        before(D(2023, 1, 5), 1, "fortnight")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("day", [D.min, D.max], ids=["first", "last"])
def test_a_term_from_the_first_or_last_day_that_there_is_is_one_clear_error(day: dt.date, unit: str) -> None:
    for count in (after, before):
        with pytest.raises(BadParameter, match=f"covers the years {FIRST} to {LAST}; {day.year} is not among them"):
            count(day, 7, unit)


def test_a_month_may_lack_a_day() -> None:
    assert day_of_month(2026, 2, 30) is None
    assert day_of_month(2026, 6, 30) == D(2026, 6, 30)


@given(day=DAYS, count=st.integers(1, 60))
def test_counting_back_undoes_counting_on_from_a_working_day(day: dt.date, count: int) -> None:
    start = next_working(day)
    assert before(after(start, count, "working-day").day, count, "working-day").day == start


@given(day=DAYS, count=st.integers(1, 400), unit=st.sampled_from(UNITS))
def test_a_term_never_ends_on_a_day_off_nor_before_a_shorter_one(day: dt.date, count: int, unit: str) -> None:
    if unit == "year":
        count = count % 20 + 1
    end = after(day, count, unit).day
    assert is_working(end)
    assert end >= after(day, max(count - 1, 1), unit).day
    assert working_before(end) < end
