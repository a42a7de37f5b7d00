"""Routes from a post up to an authority: all of them, the shortest first, as plain NetworkX finds them."""

import itertools
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadParameter
from queries.chains.multigraph import Powers
from queries.chains.routes import Routes, hop, route, routes
from queries.chains.rules import ROLES
from queries.chains.upward import above, between, number, shortest_first
from tests.queries.chains.drawn import drawings, plain, powers

LAKES = (
    "president appoints minister",
    "vizier nominates minister",
    "president appoints vizier",
    "minister appoints chair",
    "minister nominates chair",
    "council concurs chair",
    "head through council",
    "president appoints head",
    "president concurs chair",
)


def ways(found: Routes) -> list[tuple[str, ...]]:
    return [route.nodes for route in found.routes]


def test_routes_come_the_shortest_first_then_those_of_more_weight() -> None:
    found = routes(powers(*LAKES), "chair", "president")
    assert ways(found) == [
        ("chair", "president"),
        ("chair", "minister", "president"),
        ("chair", "council", "head", "president"),
        ("chair", "minister", "vizier", "president"),
    ]
    assert [route.length for route in found.routes] == [1, 2, 2, 3]
    assert (found.total, found.more, found.turned, found.both) == (4, False, False, False)


def test_a_hop_bears_all_steps_between_the_two_or_says_through() -> None:
    drawn = powers(*LAKES)
    assert [(s.role, s.provision) for s in hop(drawn, "minister", "chair", ROLES).steps] == [
        ("appoints", "annex-1/row-4"),
        ("nominates", "annex-1/row-5"),
    ]
    through = hop(drawn, "head", "council", ROLES)
    assert (through.through, through.steps) == (True, ())


def test_nobody_acts_for_what_has_rules_of_its_own_but_at_the_end() -> None:
    drawn = powers("class concurs x", "top appoints class", "member through class", "other appoints member")
    assert ways(routes(drawn, "x", "member")) == [("x", "class", "member")]
    assert ways(routes(drawn, "x", "top")) == [("x", "class", "top")]
    assert routes(drawn, "x", "other").total == 0


def test_of_more_than_asked_for_it_is_said_that_there_are_more() -> None:
    found = routes(powers(*LAKES), "chair", "president", k=3)
    assert (len(found.routes), found.total, found.more) == (3, 4, True)


def test_a_depth_bounds_steps_and_the_number() -> None:
    found = routes(powers(*LAKES), "chair", "president", depth=2)
    assert (len(found.routes), found.total, found.more) == (3, 3, False)


def test_chosen_roles_alone_are_taken_and_shown() -> None:
    found = routes(powers(*LAKES), "chair", "president", roles=("nominates", "appoints"))
    assert ways(found) == [("chair", "minister", "president"), ("chair", "minister", "vizier", "president")]
    assert [
        s.role for s in routes(powers(*LAKES), "chair", "minister", roles=["nominates"]).routes[0].hops[0].steps
    ] == ["nominates"]


def test_the_order_of_the_two_does_not_matter() -> None:
    found = routes(powers(*LAKES), "president", "chair")
    assert (found.low, found.high, found.turned, found.total) == ("chair", "president", True, 4)


def test_where_routes_lead_both_ways_those_up_from_the_first_are_given() -> None:
    found = routes(powers("a appoints b", "b concurs a"), "a", "b")
    assert (ways(found), found.turned, found.both) == ([("a", "b")], False, True)


def test_none_leads_between_those_apart() -> None:
    found = routes(powers("a appoints b", "c appoints d"), "b", "c")
    assert (found.routes, found.total, found.more) == ((), 0, False)
    assert routes(powers("a appoints b"), "b", "unheard").total == 0


def test_where_two_are_equally_near_by_steps_weight_tells() -> None:
    drawn = powers("m consults x", "n appoints x", "top appoints m", "top appoints n")
    assert ways(routes(drawn, "x", "top")) == [("x", "n", "top"), ("x", "m", "top")]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"low": "chair"}, "one and the same"),
        ({"k": 0}, "0 is no number"),
        ({"depth": 0}, "reaches nothing"),
        ({"roles": ("rules",)}, "'rules' is no role; there are appoints"),
    ],
)
def test_what_is_wrong_is_told(asked: dict[str, Any], said: str) -> None:
    given_: dict[str, Any] = {"low": "president", "high": "chair", **asked}
    with pytest.raises(BadParameter, match=said):
        routes(powers(*LAKES), **given_)


def test_a_knot_too_tangled_is_not_counted_and_yet_gone_through_in_order() -> None:
    nodes = [f"n{i}" for i in range(14)]
    drawn = powers(
        "n0 appoints low", *(f"{a} concurs {b}" for a, b in itertools.permutations(nodes, 2)), "high elects n13"
    )
    found = routes(drawn, "low", "high", k=20)
    assert (found.total, found.more, len(found.routes)) == (None, True, 20)
    assert [route.length for route in found.routes] == [3] + [4] * 12 + [5] * 7


def test_dead_ends_among_cycles_are_not_followed() -> None:
    """Beyond `low` a knot of 16 with 16! ways in it leads on only through `gate`, which the only way in takes."""
    nodes = [f"n{i}" for i in range(16)]
    knot = [f"{a} concurs {b}" for a, b in itertools.permutations(nodes, 2)]
    drawn = powers(
        "gate appoints low", *(f"{n} concurs gate" for n in nodes), *knot, "gate consults n3", "high elects gate"
    )
    assert ways(routes(drawn, "low", "high", k=5)) == [("low", "gate", "high")]


def test_as_many_ways_as_there_are_are_counted_exactly() -> None:
    """30 levels of three, each under each of those above: 3 to the 30th ways, of which the first come at once."""
    edges = [f"l{level}-{a} appoints l{level + 1}-{b}" for level in range(30) for a in range(3) for b in range(3)]
    drawn = powers(*edges, *(f"top appoints l0-{a}" for a in range(3)))
    found = routes(drawn, "l30-0", "top", k=2)
    assert (found.total, found.more, len(found.routes)) == (3**30, True, 2)


def expected(drawn: Powers, low: str, high: str, roles: tuple[str, ...], depth: int) -> dict[tuple[str, ...], int]:
    """The ways in plain NetworkX with the number of their steps."""
    graph = plain(drawn, roles, high)
    found = {tuple(way): nx.path_weight(graph, way, "weight") for way in nx.all_simple_paths(graph, low, high)}
    return {way: steps for way, steps in found.items() if steps <= depth}


@given(drawings(), st.lists(st.sampled_from(ROLES), min_size=1, unique=True), st.integers(1, 6))
def test_the_same_as_networkx(drawn: Powers, roles: list[str], depth: int) -> None:
    for low, high in itertools.permutations(list(drawn.graph), 2):
        due = expected(drawn, low, high, tuple(roles), depth)
        upward = between(drawn, low, high, roles)
        found = [way for _, way in shortest_first(upward, low, high)]
        steps = [route(drawn, way, roles).length for way in found]
        assert steps == sorted(steps)
        assert {way for way, n in zip(found, steps, strict=True) if n <= depth} == set(due)
        assert len(found) == len(set(found)) == number(upward, low, high)
        bounded = between(drawn, low, high, roles, depth)
        assert number(bounded, low, high, depth) == len(due)


@given(drawings())
def test_costs_put_ways_in_order(drawn: Powers) -> None:
    low, high = list(drawn.graph)[:2]
    found = list(shortest_first(between(drawn, low, high), low, high))
    assert found == sorted(found)
    for costs, way in found:
        assert costs == sum(above(drawn, whom, end=high)[who] for whom, who in itertools.pairwise(way))
