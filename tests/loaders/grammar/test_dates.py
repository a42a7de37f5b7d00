"""Dates in every written form; figures that are no day are passed over."""

import datetime as dt

import pytest

from loaders.grammar.dates import find_dates, month_number, parse_date


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2015 жылғы 7 наурыздағы", dt.date(2015, 3, 7)),
        ("2015 жылғы 7 қыркүйегіндегі", dt.date(2015, 9, 7)),
        ("2015 жылдың 30 маусымынан", dt.date(2015, 6, 30)),
        ("2015 ж. 1 қаңтардан", dt.date(2015, 1, 1)),
        ("9 желтоқсан 2015 жылы", dt.date(2015, 12, 9)),
        ("09.10.2019", dt.date(2019, 10, 9)),
        ("2009.07.27", dt.date(2009, 7, 27)),
        ("2009.07.27.", dt.date(2009, 7, 27)),
        ("2009-07-27", dt.date(2009, 7, 27)),
    ],
)
def test_a_date_in_any_form_is_read(written: str, expected: dt.date) -> None:
    assert parse_date(written) == expected


@pytest.mark.parametrize("written", ["32.01.2015", "2015.13.01", "5.5", "2015 жыл", "№ 2015"])
def test_what_is_no_day_gives_none(written: str) -> None:
    assert parse_date(written) is None


def test_dates_are_found_with_their_places() -> None:
    sentence = "Сынақ 01.02.2011 басталып, 2012 жылғы 3 сәуірде аяқталды, 99.99.2012 емес"
    found = [(sentence[d.start : d.end], d.date) for d in find_dates(sentence)]
    assert found == [("01.02.2011", dt.date(2011, 2, 1)), ("2012 жылғы 3 сәуірде", dt.date(2012, 4, 3))]


def test_months_are_told_in_any_form_and_other_words_are_not() -> None:
    assert [month_number(w) for w in ("ақпаннан", "Қыркүйектің", "тамыз", "тармақ")] == [2, 9, 8, 0]
