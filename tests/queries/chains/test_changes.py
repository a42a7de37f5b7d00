"""What changed between two dates: rules as they bind positions, in two versions of one act and when an act ends."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadParameter
from queries.chains.changes import Change, Changes, changes
from queries.chains.classes import Classes
from queries.chains.rules import ROLES, Rules, Step, read_rules
from queries.names import Names
from tests.queries.chains.case import engine, iri, two_versions
from tests.queries.chains.drawn import step

DAYS = {name: dt.date.fromisoformat(day) for name, day in (("old", "2014-01-01"), ("new", "2016-01-01"))}


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_rules(two_versions())


@pytest.fixture(scope="module")
def found(rules: Rules) -> Changes:
    return changes(rules, DAYS["old"], DAYS["new"])


def of(found: Changes, tail: str) -> Change:
    (change,) = (change for change in found.changes if change.position == iri(tail))
    return change


def said(steps: tuple[Step, ...]) -> list[tuple[str, str]]:
    return [(step.role, step.authority.rpartition("/")[2]) for step in steps]


def test_each_version_stands_in_its_turn(rules: Rules) -> None:
    versions = {s.rule.split("/")[-3]: (s.begins.isoformat(), s.ends.isoformat()) for s in rules.steps}
    assert versions == {"2010-02-01": ("2010-02-01", "2015-03-01"), "2015-03-01": ("2015-03-01", "2020-05-01")}


def test_every_change_is_found_and_no_other(found: Changes) -> None:
    assert {change.position.removeprefix(iri("")): change.kind for change in found.changes} == {
        "class/ministers": "altered",
        "position/lake-minister": "altered",
        "position/river-minister": "added",
        "position/deputy-lake-minister": "altered",
        "position/deputy-river-minister": "altered",
        "position/council-chair": "ended",
    }


def test_an_altered_rule_tells_which_steps_are_gone_and_come(found: Changes) -> None:
    change = of(found, "position/lake-minister")
    assert said(change.gone) == [("nominates", "prime")]
    assert said(change.come) == [("concurs", "council")]
    assert [s.provision for s in change.after] == ["annex-1/row-2", "annex-1/row-2"]
    assert change.named == (iri("class/ministers"), iri("class/ministers"))


def test_a_class_rule_gives_way_to_one_of_its_own(found: Changes) -> None:
    change = of(found, "position/deputy-lake-minister")
    assert change.named == (iri("class/deputies"), "")
    assert said(change.gone) == [("concurs", "president"), ("concurs", "prime")]
    assert change.come == ()


def test_a_rule_of_its_own_gives_way_to_that_of_the_class(found: Changes) -> None:
    change = of(found, "position/deputy-river-minister")
    assert change.named == ("", iri("class/deputies"))
    assert said(change.gone) == [("appoints", "river-minister")]
    assert ("nominates", "river-minister") in said(change.come)


def test_a_rule_that_moved_up_a_row_did_not_change(found: Changes) -> None:
    assert all(change.position != iri("position/fish-chair") for change in found.changes)


def test_the_members_of_a_class_stand_with_it(found: Changes) -> None:
    groups = [[change.position for change in same] for same in found.by_rule]
    assert [iri("class/ministers"), iri("position/lake-minister")] in groups


def test_of_one_position_or_of_a_class_and_its_members(rules: Rules) -> None:
    one = changes(rules, DAYS["old"], DAYS["new"], iri("position/council-chair"))
    assert [(change.kind, said(change.gone)) for change in one.changes] == [("ended", [("elects", "council")])]
    group = changes(rules, DAYS["old"], DAYS["new"], iri("class/ministers"))
    tails = {change.position.rpartition("/")[2] for change in group.changes}
    assert tails == {"ministers", "lake-minister", "river-minister"}


def test_when_an_act_ends_all_its_rules_end() -> None:
    last = read_rules(engine())
    found = changes(last, dt.date(2020, 4, 30), dt.date(2020, 5, 1))
    assert {change.kind for change in found.changes} == {"ended"}
    assert found.bound == (8, 0)
    assert found.counted("ended") == 8


def test_what_stood_before_the_oldest_version_is_not_known() -> None:
    found = changes(read_rules(engine()), dt.date(2009, 1, 1), dt.date(2015, 1, 1))
    assert {change.kind for change in found.changes} == {"unknown"}
    assert changes(read_rules(engine()), dt.date(2008, 1, 1), dt.date(2009, 1, 1)).changes == ()


def test_days_without_a_change_between_them(rules: Rules) -> None:
    assert changes(rules, DAYS["new"], dt.date(2020, 4, 30)).changes == ()


@pytest.mark.parametrize("day", ["2016-01-01", "2015-12-31"])
def test_the_earlier_day_comes_first(rules: Rules, day: str) -> None:
    with pytest.raises(BadParameter, match="is not after 2016-01-01"):
        changes(rules, DAYS["new"], dt.date.fromisoformat(day))


def made(*steps: Step, dated: dict[str, dt.date] | None = None) -> Rules:
    return Rules(steps, Names({}), Classes([("group", "member", "m")]), dated=dated)


def lasting(said: Step, begins: int, ends: int, **other: Any) -> Step:
    return replace(said, begins=dt.date(begins, 1, 1), ends=dt.date(ends, 1, 1), **other)


def kinds(rules: Rules) -> list[tuple[str, str, str]]:
    return [(c.position, c.kind, c.because) for c in changes(rules, dt.date(2012, 6, 1), dt.date(2018, 6, 1)).changes]


def test_the_same_in_another_act_has_moved() -> None:
    old = lasting(step("a", "appoints", "b"), 2010, 2015)
    new = lasting(step("a", "appoints", "b", 2), 2015, 2030, act="act/X2")
    assert kinds(made(old, new)) == [("b", "moved", "")]


def test_a_rule_of_an_act_that_was_not_yet_there_is_added() -> None:
    new = lasting(step("a", "appoints", "b"), 2016, 2030, version=dt.date(2016, 1, 1))
    assert kinds(made(new)) == [("b", "unknown", "")]
    assert kinds(made(new, dated={"act/X1": dt.date(2015, 5, 1)})) == [("b", "added", "")]


def test_a_post_that_came_to_be_is_no_new_rule() -> None:
    rules = Rules(
        [lasting(step("a", "appoints", "group"), 2010, 2030, version=dt.date(2010, 1, 1))],
        Names({}),
        Classes([("group", "member", "m")]),
        lifetimes={"m": (dt.date(2015, 1, 1), dt.date.max)},
    )
    assert kinds(rules) == [("m", "added", "post")]


def test_the_rules_most_alike_make_a_pair() -> None:
    old = [lasting(step("a", "appoints", "b", 1), 2010, 2015), lasting(step("c", "concurs", "b", 2), 2010, 2015)]
    new = [
        lasting(step("c", "concurs", "b", 3), 2015, 2030),
        lasting(step("d", "nominates", "b", 3), 2015, 2030, order=2),
    ]
    found = changes(made(*old, *new), dt.date(2012, 6, 1), dt.date(2018, 6, 1))
    assert [(c.kind, *map(str, c.rules)) for c in found.changes] == [
        ("altered", "rule/2", "rule/3"),
        ("ended", "rule/1", ""),
    ]


@st.composite
def years(draw: st.DrawFn) -> list[Step]:
    """Steps in rules of one step each, any of them over any years."""
    found = []
    for number in range(draw(st.integers(0, 8))):
        who, whom = draw(st.sampled_from("abc")), draw(st.sampled_from("xyz"))
        begins, ends = draw(st.integers(2010, 2019)), draw(st.integers(2011, 2020))
        found.append(lasting(step(who, draw(st.sampled_from(ROLES)), whom, number), begins, ends))
    return found


@given(years())
def test_what_is_gone_and_come_makes_the_later_of_the_earlier(steps: list[Step]) -> None:
    """Whatever changed: the steps of the earlier day, less those gone, with those come, are those of the later."""
    earlier, later = dt.date(2012, 6, 1), dt.date(2018, 6, 1)
    rules = made(*steps)
    found = changes(rules, earlier, later)
    for target in "xyz":
        have = sorted(_says(s) for s in steps if s.position == target and s.stands(earlier))
        due = sorted(_says(s) for s in steps if s.position == target and s.stands(later))
        for change in (c for c in found.changes if c.position == target):
            for gone in change.gone:
                have.remove(_says(gone))
            have = sorted([*have, *map(_says, change.come)])
        assert have == due
    back = {"x", "y", "z"} - {c.position for c in found.changes}
    for target in back:
        assert sorted(_says(s) for s in steps if s.position == target and s.stands(earlier)) == sorted(
            _says(s) for s in steps if s.position == target and s.stands(later)
        )


def _says(step: Step) -> tuple[str, str]:
    return step.role, step.authority
