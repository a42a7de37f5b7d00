"""The nearest authorities above a post and those that posts have in common, as plain NetworkX finds them."""

from itertools import combinations, pairwise
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadParameter
from queries.chains.authorities import common, nearest
from queries.chains.multigraph import Powers
from queries.chains.routes import route, routes
from queries.chains.rules import ROLES
from queries.chains.upward import above, between, by_step, shortest_first
from queries.chains.walk import chain
from tests.queries.chains.country import DAY as COUNTRY_DAY
from tests.queries.chains.country import ROOT, country, post
from tests.queries.chains.drawn import drawings, plain, powers

LAKES = (
    "vizier nominates deputy",
    "council appoints deputy",
    "head through council",
    "president appoints head",
    "president appoints vizier",
    "security concurs vizier",
    "minister appoints chair",
    "vizier nominates minister",
    "president appoints minister",
    "vizier concurs chair",
)


def ends(drawn: Powers, post: str, **asked: Any) -> list[str]:
    return [found.nodes[-1] for found in nearest(drawn, post, **asked).routes]


def test_the_nearest_come_by_steps_then_weight() -> None:
    assert ends(powers(*LAKES), "deputy") == ["council", "head", "vizier", "president", "security"]
    assert [found.length for found in nearest(powers(*LAKES), "deputy").routes] == [1, 1, 1, 2, 2]


def test_no_more_than_asked_for_and_said_so() -> None:
    found = nearest(powers(*LAKES), "deputy", k=2)
    assert (len(found.routes), found.more) == (2, True)
    assert not nearest(powers(*LAKES), "deputy", k=5).more
    assert ends(powers(*LAKES), "deputy", depth=1) == ["council", "head", "vizier"]


def test_the_nearest_who_can_concur_takes_the_last_step_itself() -> None:
    found = nearest(powers(*LAKES), "deputy", can=("concurs",))
    assert [route.nodes for route in found.routes] == [("deputy", "vizier", "security")]


def test_steps_of_chosen_roles_alone_lead_there() -> None:
    assert ends(powers(*LAKES), "deputy", roles=("appoints",)) == ["council", "head", "president"]
    assert ends(powers(*LAKES), "deputy", roles=("concurs",)) == []


def test_who_acts_for_an_organ_that_can_can_too() -> None:
    assert ends(powers(*LAKES), "deputy", can=("appoints",)) == ["council", "head", "president"]


def test_kinds_choose_among_them() -> None:
    drawn = powers(*LAKES)
    drawn.graph.nodes["council"]["kind"] = "organ"
    assert ends(drawn, "deputy", kinds=("organ",)) == ["council"]
    with pytest.raises(BadParameter, match="'army' is no kind"):
        nearest(drawn, "deputy", kinds=("army",))


def test_where_cycles_mislead_the_shortest_way_without_a_loop_is_given() -> None:
    drawn = powers("b appoints a", "c appoints b", "b concurs c", "d appoints a", "c appoints d")
    found = nearest(drawn, "a", can=("concurs",))
    assert [route.nodes for route in found.routes] == [("a", "d", "c", "b")]


def test_the_lowest_authority_in_common() -> None:
    found = common(powers(*LAKES), ("deputy", "chair"))
    assert found.authorities == ("vizier", "president", "security")
    assert found.lowest == ("vizier",)
    assert found.route("deputy", "president").nodes == ("deputy", "council", "head", "president")
    assert found.route("chair", "vizier").nodes == ("chair", "vizier")
    assert found.direct == {}


def test_who_acts_on_all_of_them_itself() -> None:
    found = common(powers(*LAKES), ("minister", "vizier", "head"))
    assert found.direct == {"appoints": ("president",)}
    assert found.over == (("vizier", "minister"),)


def test_by_chosen_roles() -> None:
    assert common(powers(*LAKES), ("deputy", "chair"), roles=("appoints",)).authorities == ("president",)


def test_two_in_a_cycle_are_both_lowest() -> None:
    drawn = powers("p appoints a", "q appoints b", "p concurs q", "q concurs p", "top elects p")
    assert common(drawn, ("a", "b")).lowest == ("p", "q")


def test_posts_apart_have_nothing_in_common() -> None:
    found = common(powers("a appoints b", "c appoints d"), ("b", "d"))
    assert (found.authorities, found.lowest, found.direct) == ((), (), {})
    assert common(powers("a appoints b"), ("b", "unheard")).authorities == ()


def test_one_post_has_nothing_to_share() -> None:
    with pytest.raises(BadParameter, match="two different posts"):
        common(powers(*LAKES), ("chair", "chair"))


@given(drawings(), st.lists(st.sampled_from(ROLES), min_size=1, unique=True))
def test_common_is_the_intersection_of_ancestors(drawn: Powers, roles: list[str]) -> None:
    graph = plain(drawn, roles)
    above_ = {node: nx.descendants(graph, node) for node in graph}
    for posts in (*combinations(graph, 2), *combinations(graph, 3)):
        found = common(drawn, posts, roles=roles)
        shared = set.intersection(*(above_[asked] for asked in posts))
        assert set(found.authorities) == shared
        assert len(found.authorities) == len(shared)
        lowest = {c for c in shared if not any(c in above_[d] and d not in above_[c] for d in shared)}
        assert set(found.lowest) == lowest
        for asked in posts:
            for authority in shared:
                steps = nx.shortest_path_length(graph, asked, authority, "weight")
                assert found.route(asked, authority).length == steps


@given(drawings(), st.lists(st.sampled_from(ROLES), min_size=1, unique=True))
def test_nearest_are_those_of_the_shortest_routes_that_end_so(drawn: Powers, can: list[str]) -> None:
    start, *others = drawn.graph
    due: dict[str, int] = {}
    for other in others:
        hops = {node: above(drawn, node) for node in drawn.graph}
        for costs, way in shortest_first(_cut(drawn, start, other, hops), start, other):
            last = next((pair for pair in list(pairwise(way))[::-1] if by_step(hops[pair[0]][pair[1]])), ())
            if last and any(e["role"] in can for e in drawn.graph[last[1]][last[0]].values()):
                due[other] = costs
                break
    found = nearest(drawn, start, k=99, can=can)
    assert [r.nodes[-1] for r in found.routes] == sorted(due, key=lambda other: (due[other], other))
    for r in found.routes:
        assert r == route(drawn, r.nodes, ROLES)
        assert sum(hops_cost(drawn, r.nodes)) == due[r.nodes[-1]]


def hops_cost(drawn: Powers, way: tuple[str, ...]) -> list[int]:
    return [above(drawn, whom)[who] for whom, who in pairwise(way)]


def _cut(drawn: Powers, low: str, high: str, hops: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """The hops between two, but for who acts only for what has rules of its own: `high` is no end that was asked for."""
    cut = between(drawn, low, high)
    if high not in cut:
        return {}
    kept = {node: {who: c for who, c in ups.items() if hops[node].get(who) == c} for node, ups in cut.items()}
    graph: nx.DiGraph[str] = nx.DiGraph((node, who) for node, ups in kept.items() for who in ups)
    left = {high} | (nx.ancestors(graph, high) if high in graph else set())
    found = {node: {w: c for w, c in ups.items() if w in left} for node, ups in kept.items() if node in left}
    return found if low in found else {}


@pytest.fixture(scope="module")
def land() -> Powers:
    return country(posts=160, levels=6, steps=700, cycles=4).drawn(COUNTRY_DAY)


@pytest.mark.parametrize("number", [159, 120, 77, 30, 12])
def test_those_above_are_those_of_the_chain(land: Powers, number: int) -> None:
    """All that a chain comes to stand above; beside them only who heads or is one of such, with no rule about itself."""
    start = post(number)
    found = chain(land.rules, start, COUNTRY_DAY)
    come_to = {link.authority.iri for link in found.links} | {on.iri for _, on in found.onward}
    above_ = {route.nodes[-1] for route in nearest(land, start, k=9999).routes}
    assert come_to - {start} <= above_
    assert not any(land.steps_on(other) for other in above_ - come_to)


@pytest.mark.parametrize("number", [159, 77])
def test_the_number_of_routes_in_a_country_is_that_of_networkx(land: Powers, number: int) -> None:
    found = routes(land, post(number), ROOT, k=1, depth=4)
    graph = plain(land, end=ROOT)
    ways = nx.all_simple_paths(graph, post(number), ROOT)
    assert found.total == sum(nx.path_weight(graph, way, "weight") <= 4 for way in ways)
    assert found.total > 10
