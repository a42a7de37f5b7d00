import dataclasses
import datetime as dt

import pytest

from loaders.emit.validity import Calendar, Validity
from loaders.model import ActKey, ActKind, Impact, Reading, State
from tests.readings import DECREE, HEADER, READING, RULE, words

MADE = dt.date(2010, 1, 1)
SINCE = dt.date(2010, 2, 1)


def impact(target: str, kind: str, made: dt.date = MADE, since: dt.date | None = SINCE) -> Impact:
    return Impact(
        act=DECREE,
        provision=target,
        words=(words("Тізбе"),),
        stated_in=DECREE,
        target=target,
        kind=kind,
        by=ActKey(ActKind.DECREE, "president", made, "5"),
        effective_from=since,
    )


def standing(*impacts: Impact) -> Reading:
    header = dataclasses.replace(HEADER, status="in-force", repealed_by=None)
    document = dataclasses.replace(READING.document, headers=(header,))
    return dataclasses.replace(READING, document=document, facts=impacts)


def begins(*impacts: Impact) -> dt.date | None:
    return Calendar(standing(*impacts)).of(RULE).begins


def test_what_nothing_amended_begins_with_the_act() -> None:
    assert begins() == HEADER.valid_from
    assert begins(impact("annex-2", "reworded"), impact("annex-1/row-11", "reworded")) == HEADER.valid_from


@pytest.mark.parametrize("target", ["annex-1/row-1", "annex-1"])
@pytest.mark.parametrize("kind", ["reworded", "added"])
def test_new_wording_is_a_beginning(target: str, kind: str) -> None:
    assert begins(impact(target, kind)) == SINCE


def test_a_beginning_that_is_not_said_is_not_made_up() -> None:
    assert begins(impact("annex-1", "reworded", since=None)) is None


def test_a_later_change_of_a_larger_part_leaves_the_beginning_open() -> None:
    later = impact("annex-1", "changed", dt.date(2012, 1, 1), dt.date(2012, 1, 1))
    assert begins(impact("annex-1/row-1", "reworded"), later) is None


def test_an_act_that_is_repealed_ends_its_facts() -> None:
    assert Calendar(READING).of(RULE) == Validity(HEADER.valid_from, dt.date(2021, 2, 3), State.ENDED)


def test_an_act_in_force_does_not() -> None:
    assert Calendar(standing()).of(RULE) == Validity(HEADER.valid_from, None, State.IN_FORCE)


def test_the_version_without_amendments_is_the_act() -> None:
    assert Calendar(standing()).version_date() == DECREE.date
    assert Calendar(standing(impact("annex-1", "changed"))).version_date() == MADE


def test_what_would_begin_after_its_act_has_ended_never_begins() -> None:
    late = impact("annex-1/row-1", "reworded", since=dt.date(2021, 2, 3))
    repealed = dataclasses.replace(READING, facts=(late,))
    assert Calendar(repealed).of(RULE) == Validity(None, dt.date(2021, 2, 3), State.ENDED)


def test_an_amendment_does_not_end_before_it_takes_effect() -> None:
    backwards = dataclasses.replace(impact("main", "changed"), effective_to=SINCE)
    assert Calendar(standing(backwards)).of(backwards) == Validity(SINCE, None, State.IN_FORCE)
