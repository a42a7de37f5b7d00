"""The hierarchy of a day: who stands right below and above whom, in which order, under which filters, what changed."""

import datetime as dt
from itertools import pairwise

import pytest

from queries.chains.rules import ROLES
from service.explorer.hierarchy.index import day_before
from service.explorer.hierarchy.kept import Hierarchies
from service.explorer.hierarchy.model import Hierarchy
from tests.queries.chains.country import DAY as COUNTRY_DAY
from tests.queries.chains.country import ROOT, country
from tests.service.explorer.small import DAY, HEAD, index, iri, others, rules_of, short, states

LATER = dt.date(2021, 1, 1)
STATE = rules_of(
    [
        ("top", "appoints", "chief"),
        ("top", "nominates", "judge"),
        ("top", "concurs", "clerk"),
        ("chief", "appoints", "clerk"),
        ("chief", "nominates", "clerk"),
        ("organ/board", "elects", "judge"),
        ("other", "concurs", "clerk"),
    ],
    [
        ("chief", "organ", "organ/board"),
        ("chief", "role", HEAD),
        ("clerk", "organ", "organ/office"),
        ("organ/office", "parent", "organ/board"),
        ("judge", "organ", "organ/court"),
    ],
)


def test_below_stand_those_acted_on_by_weight_then_organ_then_name() -> None:
    found = Hierarchy(index(STATE))
    assert others(found, "top") == ["chief", "judge", "clerk"]
    assert [arc.through for arc in found.arcs(iri("chief"), "en")] == [False, True]
    assert others(found, "chief") == ["clerk", "organ/board"]
    assert others(found, "organ/board") == ["judge"]
    assert others(found, "judge") == []


def test_names_are_sorted_as_the_alphabet_of_the_language_has_them() -> None:
    words = {"a": "Ұста", "b": "Уәкіл", "c": "Әкім", "d": "Аудитор", "e": "Бас маман"}
    rules = rules_of([("top", "appoints", name) for name in words], labels=words)
    assert others(Hierarchy(index(rules)), "top") == ["d", "c", "e", "b", "a"]


def test_an_arc_has_all_steps_of_a_pair() -> None:
    arc = Hierarchy(index(STATE)).arc(iri("chief"), iri("clerk"))
    assert [stated.step.role for stated in arc.steps] == ["appoints", "nominates"]
    assert arc.state == ""


def test_upward_stand_those_who_act_and_who_head_what_acts() -> None:
    found = Hierarchy(index(STATE), up=True)
    assert others(found, "clerk") == ["chief", "other", "top"]
    assert others(found, "judge") == ["organ/board", "top"]
    assert others(found, "organ/board") == ["chief"]


def test_roles_narrow_the_steps_and_what_acts_through_others() -> None:
    found = Hierarchy(index(STATE, roles=("nominates",)))
    assert others(found, "top") == ["judge"]
    assert others(found, "chief") == ["clerk"]  # the board elects only, so its head acts through nothing
    assert found.count(iri("chief"), up=False) == 1
    assert found.count(iri("clerk"), up=True) == 1


def test_an_organ_keeps_its_own_and_those_on_the_way() -> None:
    found = Hierarchy(index(STATE), organ=iri("organ/office"))
    assert others(found, "top") == ["chief", "clerk"]
    assert others(found, "chief") == ["clerk"]
    whole = Hierarchy(index(STATE), organ=iri("organ/board"))
    assert others(whole, "top") == ["chief", "clerk"]  # the office is part of the board
    court = Hierarchy(index(STATE), organ=iri("organ/court"))
    assert others(court, "top") == ["chief", "judge"]
    assert others(court, "chief") == ["organ/board"]
    assert court.tops == (iri("top"),)


def test_the_top_is_who_holds_most_with_nobody_above() -> None:
    assert short(Hierarchy(index(STATE)).tops) == ["top", "other"]


def test_who_stands_above_only_one_but_so_above_all_comes_first() -> None:
    rules = rules_of([("people", "elects", "head"), *(("head", "appoints", f"m{n}") for n in range(5)),
                      *(("council", "concurs", f"m{n}") for n in range(4))])  # fmt: skip
    assert short(Hierarchy(index(rules)).tops) == ["people", "council"]


def test_where_those_at_the_top_act_on_each_other_one_of_them_is_the_top() -> None:
    rules = rules_of(
        [
            ("a", "elects", "b"),
            ("b", "appoints", "a"),
            ("b", "appoints", "c"),
            ("c", "appoints", "d"),
            ("d", "concurs", "c"),
        ]
    )
    found = Hierarchy(index(rules))
    assert short(found.tops) == ["b"]
    assert found.reached(iri("a")) == {iri(name) for name in "abcd"}


def test_the_way_down_is_of_appointments_then_shortest_and_of_most_weight() -> None:
    found = Hierarchy(index(STATE))
    assert short(found.way(iri("clerk"), found.tops)) == ["top", "chief", "clerk"]  # the top itself only concurs
    assert short(found.way(iri("clerk"), [iri("other")])) == ["other", "clerk"]
    assert short(found.way(iri("top"), found.tops)) == ["top"]
    rules = rules_of([("top", "concurs", "a"), ("top", "appoints", "b"), ("a", "appoints", "x"), ("b", "appoints", "x"),
                      ("a", "appoints", "y"), ("b", "consults", "y")])  # fmt: skip
    weighed = Hierarchy(index(rules))
    assert short(weighed.way(iri("y"), weighed.tops)) == ["top", "a", "y"]


def test_a_path_leads_from_the_start_to_what_was_found() -> None:
    found = Hierarchy(index(STATE))
    assert short(found.path(iri("chief"), iri("judge"))) == ["chief", "organ/board", "judge"]
    assert found.path(iri("judge"), iri("chief")) == ()
    up = Hierarchy(index(STATE), up=True)
    assert short(up.path(iri("judge"), iri("chief"))) == ["judge", "organ/board", "chief"]


def test_the_members_a_rule_binds_stand_in_place_of_the_class_it_names() -> None:
    links = [("class/chiefs", "member", name) for name in ("one", "two", "own")]
    rules = rules_of([("top", "appoints", "class/chiefs"), ("other", "appoints", "own")], links)
    found = Hierarchy(index(rules))
    assert others(found, "top") == ["one", "two"]
    assert others(found, "other") == ["own"]
    assert [stated.step.named for stated in found.arc(iri("top"), iri("one")).steps] == [iri("class/chiefs")]
    assert others(Hierarchy(index(rules), up=True), "class/chiefs") == ["top"]
    assert others(found, "class/chiefs") == ["one", "own", "two"]  # asked for itself, it shows whom it holds
    assert [arc.holds for arc in found.arcs(iri("class/chiefs"), "en")] == [True] * 3


def test_a_class_whose_members_nobody_lists_stands_itself() -> None:
    rules = rules_of([("top", "appoints", "class/judges")])
    assert others(Hierarchy(index(rules)), "top") == ["class/judges"]


CHANGED = rules_of(
    [
        ("top", "appoints", "stays"),
        ("top", "appoints", "comes", "2021-01-01"),
        ("top", "appoints", "goes", "", "2021-01-01"),
        ("top", "nominates", "turns", "", "2021-01-01"),
        ("top", "appoints", "turns", "2021-01-01"),
        ("comes", "appoints", "below", "2021-01-01"),
        ("goes", "concurs", "stays", "", "2021-01-01"),
    ]
)


def test_what_came_and_what_went_is_marked_and_both_are_there() -> None:
    found = Hierarchy(index(CHANGED, LATER), index(CHANGED))
    assert states(found.arcs(iri("top"), "en")) == {"stays": "", "comes": "new", "goes": "ended", "turns": ""}
    turned = {stated.step.role: stated.state for stated in found.arc(iri("top"), iri("turns")).steps}
    assert turned == {"appoints": "new", "nominates": "ended"}
    assert {name: found.state(iri(name)) for name in ("top", "comes", "goes", "stays", "below")} == {
        "top": "",
        "comes": "new",
        "goes": "ended",
        "stays": "",
        "below": "new",
    }
    assert others(found, "goes") == ["stays"]


def test_without_an_earlier_day_there_is_only_what_stands() -> None:
    found = Hierarchy(index(CHANGED, LATER))
    assert sorted(others(found, "top")) == ["comes", "stays", "turns"]
    assert set(states(found.arcs(iri("top"), "en")).values()) == {""}


def test_what_only_was_not_read_for_the_earlier_day_is_not_new() -> None:
    rules = rules_of([("top", "appoints", "a")], version="2015-01-01")
    found = Hierarchy(index(rules, DAY), index(rules, dt.date(2012, 1, 1)))
    assert states(found.arcs(iri("top"), "en")) == {"a": ""}
    assert found.state(iri("a")) == ""


def test_nor_is_who_heads_what_only_was_not_read() -> None:
    links = [("chief", "organ", "organ/board"), ("chief", "role", HEAD)]
    rules = rules_of([("organ/board", "elects", "judge")], links, version="2015-01-01")
    found = Hierarchy(index(rules, DAY), index(rules, dt.date(2012, 1, 1)))
    assert states(found.arcs(iri("chief"), "en")) == {"organ/board": ""}
    came = rules_of([("organ/board", "elects", "judge", "2019-01-01")], links)
    later = Hierarchy(index(came, DAY), index(came, dt.date(2012, 1, 1)))
    assert states(later.arcs(iri("chief"), "en")) == {"organ/board": "new"}


def test_where_all_has_ended_all_is_ended() -> None:
    rules = rules_of([("top", "appoints", "a", "", "2020-06-01"), ("a", "appoints", "b", "", "2020-06-01")])
    found = Hierarchy(index(rules, LATER), index(rules))
    assert short(found.tops) == ["top"]
    assert states(found.arcs(iri("a"), "en")) == {"b": "ended"}
    assert day_before(rules.steps, LATER) == dt.date(2020, 5, 31)
    assert day_before(rules.steps, dt.date(2010, 1, 1)) is None


def test_organs_are_counted_those_of_most_first() -> None:
    assert Hierarchy(index(STATE)).organs(iri("top"), "en") == (
        (iri("organ/board"), 1),
        (iri("organ/court"), 1),
        (iri("organ/office"), 1),
    )


@pytest.mark.parametrize("up", [False, True])
def test_in_a_country_neighbours_are_those_of_the_multigraph(up: bool) -> None:
    rules = country(posts=400, steps=2_000)
    powers = rules.drawn(COUNTRY_DAY)
    found = Hierarchy(index(rules, COUNTRY_DAY), up=up)
    for post in sorted(powers.posts)[:200]:
        if powers.rules.thing(post).kind != "position":
            continue
        seen = {other for other in found.neighbours(post) if powers.rules.thing(other).kind == "position"}
        there = powers.above(post, ROLES) if up else powers.below(post, ROLES)
        assert seen == {other for other in there if powers.rules.thing(other).kind == "position"}
        assert found.count(post, up=up) == len(found.neighbours(post))


def test_in_a_country_every_post_has_a_way_from_its_top() -> None:
    rules = country(posts=400, steps=2_000)
    found = Hierarchy(index(rules, COUNTRY_DAY))
    assert found.tops[0] == ROOT
    for post in sorted(rules.drawn(COUNTRY_DAY).posts)[:150]:
        way = found.way(post, found.tops)
        assert way[-1] == post
        assert way[0] in found.tops
        for who, whom in pairwise(way):
            arc = found.arc(who, whom)
            assert arc.steps or arc.through


def test_what_is_unread_does_not_depend_on_the_days_that_others_asked_for() -> None:
    rules = rules_of([("top", "appoints", "clerk")], version="2020-01-01")
    rules.dated = {step.act: dt.date(2015, 1, 1) for step in rules.steps}
    before, after = dt.date(2014, 1, 1), dt.date(2016, 1, 1)  # of the act, with no rule on either
    for days in ((before, after), (after, before)):
        kept = Hierarchies(rules)
        found = {day: kept.hierarchy(LATER, day, ROLES, "", up=False) for day in days}
        assert [arc.state for arc in found[before].arcs(iri("top"), "en")] == ["new"]
        assert [arc.state for arc in found[after].arcs(iri("top"), "en")] == [""]
