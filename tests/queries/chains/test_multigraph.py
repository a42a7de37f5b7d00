"""The multigraph of a day: who is bound by which step, through whom organs and classes act."""

import datetime as dt
from dataclasses import replace

import pytest

from queries.chains.classes import Classes
from queries.chains.multigraph import THROUGH, Powers
from queries.chains.rules import Rules, Step, read_rules
from queries.names import Names, Thing
from tests.queries.chains.case import engine, iri

DAY = dt.date(2015, 1, 1)


def powers(day: dt.date = DAY) -> Powers:
    return read_rules(engine()).drawn(day)


def said(found: Powers, tail: str) -> list[tuple[str, str]]:
    return [(step.role, step.authority.rpartition("/")[2]) for step in found.steps_on(iri(tail))]


def test_a_rule_of_its_own_comes_before_that_of_a_class() -> None:
    assert said(powers(), "position/deputy-river-minister") == [("appoints", "river-minister")]


def test_a_class_as_actor_is_the_member_in_the_line_of_organs() -> None:
    assert said(powers(), "position/deputy-lake-minister") == [
        ("appoints", "council"),
        ("nominates", "lake-minister"),
        ("concurs", "president"),
        ("concurs", "prime"),
    ]
    step = powers().steps_on(iri("position/deputy-lake-minister"))[0]
    assert step.named == iri("class/deputies")


def test_who_is_excepted_is_not_bound() -> None:
    assert said(powers(), "position/river-minister") == []


def test_a_class_keeps_the_steps_of_its_rules() -> None:
    assert said(powers(), "class/deputies")[1] == ("nominates", "ministers")


def test_an_organ_acts_through_its_head_and_a_class_through_members_with_rules() -> None:
    found = powers()
    assert found.through(iri("organ/council")) == (iri("position/council-chair"),)
    assert found.acts_through(iri("position/council-chair")) == (iri("organ/council"),)
    assert found.through(iri("class/ministers")) == (iri("position/lake-minister"),)
    assert found.through(iri("class/deputies")) == ()  # it takes no step
    assert found.below(iri("position/council-chair"), (THROUGH,)) == (iri("organ/council"),)


def test_posts_are_positions_that_somebody_acts_on() -> None:
    tails = {post.removeprefix(iri("position/")) for post in powers().posts}
    assert tails == {
        "prime",
        "lake-minister",
        "deputy-lake-minister",
        "deputy-river-minister",
        "council-chair",
        "fish-chair",
    }


def test_a_day_outside_the_rules_has_an_empty_graph() -> None:
    assert not powers(dt.date(2021, 1, 1)).graph
    assert not powers(dt.date(2009, 1, 1)).graph


def test_days_between_two_changes_share_a_graph() -> None:
    rules = read_rules(engine())
    assert rules.drawn(dt.date(2015, 1, 1)) is rules.drawn(dt.date(2019, 12, 31))
    assert rules.drawn(dt.date(2020, 4, 30)) is not rules.drawn(dt.date(2020, 5, 1))
    assert rules.latest(dt.date(2026, 1, 1)) == dt.date(2020, 4, 30)


def test_the_latest_day_is_one_on_which_a_rule_stood_else_the_first_on_which_one_will() -> None:
    rules = read_rules(engine())
    assert rules.latest(dt.date(2015, 1, 1)) == dt.date(2015, 1, 1)
    assert rules.latest(dt.date(2010, 1, 31)) == dt.date(2010, 2, 1)
    never = replace(rules.steps[0], begins=DAY, ends=DAY)
    assert rules.latest(dt.date(2026, 1, 1), [never]) is None


def test_the_multigraphs_of_the_days_asked_for_last_are_kept() -> None:
    steps = [replace(rule("a", "x"), begins=DAY + dt.timedelta(days=n)) for n in range(20)]
    rules = Rules(steps, Names({}), Classes([]))
    first = rules.drawn(DAY)
    for n in range(1, 8):
        rules.drawn(DAY + dt.timedelta(days=n))
    assert rules.drawn(DAY) is first  # asked for again, it is no longer the one to go
    rules.drawn(DAY + dt.timedelta(days=8))
    assert rules.drawn(DAY) is first
    for n in range(9, 17):
        rules.drawn(DAY + dt.timedelta(days=n))
    assert rules.drawn(DAY) is not first


def test_large_multigraphs_are_not_kept_beside_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    read = read_rules(engine())
    later = replace(read.steps[0], begins=dt.date(2021, 1, 1), ends=dt.date(2022, 1, 1))
    rules = Rules([*read.steps, later], read.names, read.classes)
    first = rules.drawn(DAY)
    rules.drawn(later.begins)
    assert rules.drawn(DAY) is first
    monkeypatch.setattr("queries.chains.rules._THINGS_KEPT", len(first.graph) + 1)
    rules.drawn(dt.date(2022, 1, 1))
    assert rules.drawn(DAY) is first  # the empty one of the last day takes no room, that of 2021 had to go
    rules.drawn(later.begins)
    assert rules.drawn(DAY) is not first


def test_nodes_and_edges_carry_what_pictures_show() -> None:
    graph = powers().graph
    assert graph.nodes[iri("organ/council")] == {
        "kind": "organ",
        "label_kk": "Су кеңесі",
        "label_ru": "Водный совет",
        "label_en": "Water Council",
    }
    edges = graph.get_edge_data(iri("position/president"), iri("position/prime"))
    assert edges is not None
    assert [(edge["role"], edge["step"].provision) for edge in edges.values()] == [("appoints", "annex-1/row-1")]


def test_of_two_classes_the_narrower_binds_and_classes_apart_bind_both() -> None:
    classes = Classes(
        (whole, "member", part)
        for whole, part in (("all", "some"), ("all", "a"), ("all", "b"), ("some", "a"), ("other", "a"))
    )
    rules = Rules(
        [rule("all", "x"), rule("some", "y"), rule("other", "z"), rule("b", "w", act="2")], Names({}), classes
    )
    powers = rules.drawn(DAY)
    assert {step.authority for step in powers.steps_on("a")} == {"y", "z"}
    assert {step.authority for step in powers.steps_on("b")} == {"x", "w"}  # an act of its own keeps its rules


def test_what_there_was_not_yet_is_no_post() -> None:
    rules = Rules([rule("a", "x"), rule("b", "x")], Names({}), Classes([]), lifetimes={"a": (DAY, dt.date.max)})
    kinds = {post: Thing(post, "position") for post in "ab"}
    rules.names.things = kinds
    assert rules.drawn(DAY - dt.timedelta(days=1)).posts == {"b"}
    assert rules.drawn(DAY).posts == {"a", "b"}


def rule(position: str, authority: str, act: str = "1") -> Step:
    begins, ends = dt.date(2010, 1, 1), dt.date(2020, 1, 1)
    return Step(f"{act}/{position}", act, "", position, "appoints", authority, 1, "", "", "", begins, ends, 1)


def test_a_step_limited_to_others_is_left_out_but_for_its_class() -> None:
    classes = Classes([("all", "member", "a"), ("all", "member", "b")])
    things = {"all": Thing("all", "class"), "a": Thing("a", "position"), "b": Thing("b", "position")}
    rules = Rules([rule("all", "x")], Names(things), classes, limits={("1/all", 1): frozenset({"a"})})
    powers = rules.drawn(DAY)
    assert [len(powers.steps_on(who)) for who in ("all", "a", "b")] == [1, 1, 0]
    assert rules.concerns(rules.steps[0], "a")
    assert not rules.concerns(rules.steps[0], "b")
