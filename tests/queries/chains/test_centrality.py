"""Measures of authority on cases counted by hand, and as definitions say on generated countries."""

import datetime as dt

import networkx as nx
import pytest

from queries.chains.centrality import Standing, betweenness, centralities, gates, tops, worth
from queries.chains.large import has_igraph, solver
from queries.chains.reach import below
from queries.chains.rules import ROLES, read_rules
from queries.chains.ways import Ways, ways_of
from tests.queries.chains.case import engine, iri
from tests.queries.chains.country import DAY, ROOT, country
from tests.queries.chains.shipped import shipped_rules

needs_igraph = pytest.mark.skipif(not has_igraph(), reason="igraph (the extra `large`) is not installed")


def ways_among(*pairs: str, posts: str = "") -> Ways:
    """Ways between things of one letter: "ab" for a acts on b."""
    names = tuple(sorted(set("".join(pairs)) | set(posts)))
    number = {name: n for n, name in enumerate(names)}
    down = [tuple(number[p[1]] for p in pairs if p[0] == name) for name in names]
    up = [tuple(number[p[0]] for p in pairs if p[1] == name) for name in names]
    heading = frozenset[tuple[int, int]]()
    return Ways(names, number, tuple(down), tuple(up), {}, heading, frozenset(number[post] for post in posts))


def by_name(ways: Ways, values: list[float] | list[int]) -> dict[str, float]:
    return {name: value for name, value in zip(ways.names, values, strict=True) if value}


def test_a_gate_is_on_every_way_up() -> None:
    # a and z on top; all of d, e, f by c alone, but f also by z
    ways = ways_among("ab", "bc", "cd", "ce", "cf", "zf", posts="bcdef")
    assert by_name(ways, gates(ways)) == {"a": 4, "b": 3, "c": 2}


def test_in_a_cycle_on_top_all_are_tops() -> None:
    ways = ways_among("ab", "ba", "bc", posts="abc")
    assert [ways.names[top] for top in tops(ways)] == ["a", "b"]
    assert by_name(ways, gates(ways)) == {"b": 1}


@pytest.mark.parametrize("seed", range(4))
def test_a_gate_is_one_without_whom_no_top_is_reached(seed: int) -> None:
    ways = ways_of(country(60, 4, 150, cycles=4, seed=seed).drawn(DAY))
    graph: nx.DiGraph[int] = nx.DiGraph([(who, whom) for who, those in enumerate(ways.below) for whom in those])
    expected = []
    for gate in range(len(ways.names)):
        without = graph.copy()
        without.remove_node(gate)
        left = {other for top in tops(ways) if top != gate for other in (top, *nx.descendants(without, top))}
        expected.append(len(ways.posts - left - {gate}))
    assert gates(ways) == expected


def test_worth_goes_up_in_equal_parts_and_ends_on_top() -> None:
    # d's one goes to b and c, half each; c's half goes on to a and z
    ways = ways_among("ab", "ac", "zc", "bd", "cd", posts="bcd")
    passes, ends = worth(ways)
    assert by_name(ways, passes) == {"b": 0.5, "c": 0.5, "a": 1.5 + 0.75, "z": 0.75}
    assert by_name(ways, ends) == {"a": 2.25, "z": 0.75}


def test_a_cycle_passes_its_worth_on_as_one_or_keeps_it() -> None:
    open_on_top = ways_among("ab", "bc", "cb", "cd", posts="bcd")
    passes, ends = worth(open_on_top)
    assert (by_name(open_on_top, passes), by_name(open_on_top, ends)) == ({"a": 3, "c": 1}, {"a": 3})
    closed = ways_among("bc", "cb", "cd", posts="bcd")
    assert by_name(closed, worth(closed)[1]) == {"b": 1.5, "c": 1.5}


@pytest.mark.parametrize("seed", range(4))
def test_the_ends_add_up_to_the_posts(seed: int) -> None:
    powers = country(300, 5, 1_200, cycles=8, seed=seed).drawn(DAY)
    found = centralities(powers)
    assert sum(one.ends for one in found.standings) == pytest.approx(len(powers.posts))
    assert (found.standings[0].authority, found.standings[0].in_the_end) == (ROOT, len(powers.posts))


def test_between_counts_pairs() -> None:
    ways = ways_among("ab", "bc", "ad", "dc", "ce", posts="bcde")
    found, sampled = betweenness(ways)
    # of a to c and a to e b and d have half each; c is between all three and e
    assert (by_name(ways, found), sampled) == ({"b": 0.5 + 0.5 + 0, "c": 3, "d": 1}, 0)


def test_the_measures_of_the_case_counted_by_hand() -> None:
    found = centralities(read_rules(engine()).drawn(dt.date(2015, 1, 1)))
    by_iri = {one.authority: one for one in found.standings}
    lake = by_iri[iri("position/lake-minister")]
    # of the president on the deputy there is a way around; the chair of fish is reached by her alone
    assert (lake.directly, lake.in_the_end, lake.gate, lake.passes, lake.ends) == (2, 2, 1, 1.25, 0)
    assert by_iri[iri("position/river-minister")].ends == 1
    assert sum(one.ends for one in found.standings) == pytest.approx(6)


def test_those_with_most_of_a_measure_come_first() -> None:
    found = centralities(shipped_rules().drawn(dt.date(2023, 1, 1)))
    first = found.first("ends", 3)
    assert first[0].authority.endswith("position/president")
    assert [one.ends for one in first] == sorted((one.ends for one in first), reverse=True)
    assert all(isinstance(one, Standing) and one.gate for one in found.first("gate", 5))


@needs_igraph
@pytest.mark.parametrize("seed", range(5))
def test_igraph_and_networkx_give_the_same(seed: int) -> None:
    ways = ways_of(country(200, 5, 800, cycles=6, seed=seed).drawn(DAY), ROLES if seed else ("appoints",))
    fast, plain = solver(ways.below, "igraph"), solver(ways.below, "networkx")
    assert sorted(fast.components()) == sorted(plain.components())
    assert fast.dominators(tops(ways)) == plain.dominators(tops(ways))
    assert fast.betweenness(range(40)) == pytest.approx(plain.betweenness(range(40)))


@pytest.mark.parametrize("name", ["networkx", pytest.param("igraph", marks=needs_igraph)])
def test_nothing_has_no_answers_but_empty_ones(name: str) -> None:
    for size in (0, 3):
        found = solver([()] * size, name)
        assert sorted(found.components()) == [[n] for n in range(size)]
        assert found.dominators([]) == [-1] * size
        assert found.betweenness([]) == [0.0] * size


def test_ways_put_those_above_first() -> None:
    ways = ways_of(country(300, 6, 1_500, cycles=9, seed=3).drawn(DAY))
    place = {member: at for at, members in enumerate(ways.components) for member in members}
    assert all(place[who] <= place[whom] for who, those in enumerate(ways.below) for whom in those)
    for members in ways.components:
        assert ways.circular(members) == (members[0] in below(ways, members[0]))
