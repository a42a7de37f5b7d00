"""Several versions of one act loaded together: each wording stands in its turn."""

import datetime as dt
from dataclasses import replace

from queries.chains.rules import Step
from queries.chains.versions import in_turn
from tests.queries.chains.drawn import step

OLD, MIDDLE, NEW = (dt.date(year, 1, 1) for year in (2010, 2015, 2020))


def of(day: dt.date | None, *, row: int = 1, whom: str = "minister", since: str = "", until: str = "") -> Step:
    begins = dt.date.fromisoformat(since) if since else day or dt.date.min
    ends = dt.date.fromisoformat(until) if until else dt.date.max
    said = step("president", "appoints", whom, row)
    return replace(said, valid_from=since, valid_to=until, begins=begins, ends=ends, version=day)


def stand(*steps: Step) -> list[tuple[dt.date, dt.date]]:
    return [(found.begins, found.ends) for found in in_turn(steps)]


def test_one_version_alone_stands_as_its_act_says() -> None:
    assert stand(of(OLD)) == [(OLD, dt.date.max)]
    assert stand(of(OLD, since="2009-05-01", until="2012-05-01")) == [(dt.date(2009, 5, 1), dt.date(2012, 5, 1))]
    assert stand(of(None)) == [(dt.date.min, dt.date.max)]


def test_a_version_stands_until_the_next() -> None:
    assert stand(of(OLD), of(NEW), of(MIDDLE)) == [
        (OLD, MIDDLE),
        (NEW, dt.date.max),
        (MIDDLE, NEW),
    ]


def test_a_wording_that_the_older_version_has_too_begins_with_its_own_version() -> None:
    assert stand(of(OLD, since="2008-03-01"), of(NEW, since="2008-03-01")) == [
        (dt.date(2008, 3, 1), NEW),
        (NEW, dt.date.max),
    ]


def test_a_wording_made_between_two_versions_begins_on_its_day_and_ends_the_older() -> None:
    reworded = of(NEW, since="2017-06-01")
    other = of(OLD, row=2, whom="vizier")
    assert stand(of(OLD), reworded, other) == [
        (OLD, dt.date(2017, 6, 1)),
        (dt.date(2017, 6, 1), dt.date.max),
        (OLD, NEW),
    ]


def test_a_row_of_that_number_about_another_post_ends_nothing() -> None:
    assert stand(of(OLD), of(NEW, whom="vizier", since="2017-06-01"))[0] == (OLD, NEW)


def test_a_rule_that_ended_before_the_next_version_stays_ended() -> None:
    assert stand(of(OLD, until="2012-05-01"), of(NEW))[0] == (OLD, dt.date(2012, 5, 1))
