"""Levels and cycles: each below those who act on it; the shortest cycle of each group, step by step."""

import datetime as dt
from collections import Counter, deque
from collections.abc import Collection
from random import Random

import networkx as nx
import pytest

from queries.chains.levels import cycles, levels, shortest_cycle
from queries.chains.rules import read_rules
from queries.chains.ways import Ways, ways_of
from tests.queries.chains.case import engine, iri
from tests.queries.chains.country import DAY, country
from tests.queries.chains.shipped import shipped_rules
from tests.queries.chains.test_centrality import ways_among

CASE = dt.date(2015, 1, 1)


def test_the_level_is_the_longest_way_and_hops_the_shortest() -> None:
    found = {place.iri: place for place in levels(read_rules(engine()).drawn(CASE)).places}
    said = {name: (found[iri(name)].level, found[iri(name)].hops) for name in (
        "position/president", "position/prime", "position/lake-minister", "position/fish-chair",
        "position/deputy-lake-minister", "organ/council", "position/council-chair", "position/river-minister",
    )}  # fmt: skip
    assert said == {
        "position/president": (0, 0),
        "position/prime": (1, 1),
        "position/lake-minister": (2, 1),
        "position/fish-chair": (3, 2),
        "position/deputy-lake-minister": (3, 1),
        "organ/council": (0, 0),
        "position/council-chair": (0, 0),
        "position/river-minister": (0, 0),
    }
    council = found[iri("organ/council")]
    assert (council.posts, council.acting, council.is_post) == (2, True, False)  # its chair, the deputy


@pytest.mark.parametrize("seed", range(4))
def test_each_stands_below_all_who_act_on_it_but_in_cycles(seed: int) -> None:
    powers = country(200, 6, 800, cycles=5, seed=seed).drawn(DAY)
    ways = ways_of(powers)
    at = {place.iri: place for place in levels(powers).places}
    group = {member: members for members in ways.components for member in members}
    for who, those in enumerate(ways.below):
        for whom in those:
            above, under = at[ways.names[who]], at[ways.names[whom]]
            apart = 0 if (who, whom) in ways.heading else 1
            assert under.hops <= above.hops + apart
            if group[who] != group[whom]:
                assert under.level >= above.level + apart
    assert all(place.hops <= place.level or len(group[ways.number[place.iri]]) > 1 for place in at.values())
    assert sum(map(len, levels(powers).by_level())) == len(at)


def test_what_was_not_there_on_the_day_stands_on_no_level_unless_it_acts() -> None:
    found = {place.iri.rpartition("/")[2] for place in levels(shipped_rules().drawn(dt.date(2023, 1, 1))).places}
    assert {"minister-of-finance", "first-president"} <= found
    assert not {"minister-of-transport", "state-secretary"} & found


def test_a_cycle_is_written_out_step_by_step() -> None:
    found = cycles(read_rules(engine()).drawn(CASE))
    (only,) = found.cycles
    assert only.members == (iri("organ/council"), iri("position/council-chair"))
    assert [(turn.who, turn.whom, [step.role for step in turn.steps]) for turn in only.turns] == [
        (iri("organ/council"), iri("position/council-chair"), ["elects"]),
        (iri("position/council-chair"), iri("organ/council"), []),
    ]
    assert only.turns[0].steps[0].provision == "annex-1/row-5"
    assert [(step.authority, step.position) for step in found.own] == [
        (iri("organ/council"), iri("position/council-chair"))
    ]


def test_the_graph_that_ships_has_one_cycle() -> None:
    found = cycles(shipped_rules().drawn(dt.date(2023, 1, 1)))
    assert [[member.rpartition("/")[2] for member in one.members] for one in found.cycles] == [
        ["senate", "chair-of-senate"]
    ]
    assert len(found.own) == 1


def test_roles_that_are_not_chosen_close_no_cycle() -> None:
    powers = read_rules(engine()).drawn(CASE)
    assert cycles(powers, ("appoints",)).cycles == ()
    assert len(cycles(powers, ("elects",)).cycles) == 1


def test_one_who_acts_on_oneself_is_a_cycle_of_one() -> None:
    ways = ways_among("aa", "ab", posts="ab")
    assert shortest_cycle(ways, (0,)) == [0]


@pytest.mark.parametrize("seed", range(6))
def test_no_cycle_is_shorter(seed: int) -> None:
    powers = country(120, 5, 500, cycles=12, seed=seed).drawn(DAY)
    ways = ways_of(powers)
    graph: nx.DiGraph[int] = nx.DiGraph([(who, whom) for who, those in enumerate(ways.below) for whom in those])
    found = cycles(powers)
    assert found.cycles
    groups = {frozenset(group) for group in nx.strongly_connected_components(graph) if len(group) > 1}
    assert {frozenset(ways.number[member] for member in one.members) for one in found.cycles} == groups
    for one in found.cycles:
        inside = graph.subgraph([ways.number[member] for member in one.members])
        assert len(one.turns) == min(map(len, nx.simple_cycles(inside)))
        assert all(turn.whom == after.who for turn, after in zip(one.turns, one.turns[1:] + one.turns[:1], strict=True))
        assert all(turn.steps or powers.graph.has_edge(turn.who, turn.whom, "through") for turn in one.turns)
        members = [ways.number[member] for member in one.members]
        assert shortest_cycle(ways, members) == found_plainly(ways, members)


def found_plainly(ways: Ways, members: Collection[int]) -> list[int]:
    """The first of the shortest cycles: each by IRI is searched from to the end, those below each in the same order."""
    found = []
    for start in sorted(members, key=ways.names.__getitem__):
        came: dict[int, int] = {}
        waiting = deque([start])
        while waiting:
            thing = waiting.popleft()
            for other in sorted(ways.below[thing], key=ways.names.__getitem__):
                if other in members and other not in came:
                    came[other] = thing
                    waiting.append(other)
        if start in came:
            way = [came[start]]
            while way[-1] != start:
                way.append(came[way[-1]])
            found.append(way[::-1])
    return min(found, key=len, default=[])


@pytest.mark.parametrize("density", [1.1, 1.4, 1.8, 2.5])
def test_of_equal_cycles_it_is_the_first_by_iri(density: float) -> None:
    chance, lengths = Random(f"{density}"), Counter[int]()
    for turn in range(300):
        letters = chance.sample("abcdefghijklmnopqrst", chance.randrange(4, 21))
        pairs = {"".join(chance.sample(letters, 2)) for _ in range(int(density * len(letters)))}
        ways = ways_among(*sorted(pairs), *(2 * letter for letter in letters[:1] if turn % 10 == 0))
        for members in filter(ways.circular, ways.components):
            cycle = shortest_cycle(ways, members)
            assert cycle == found_plainly(ways, members)
            lengths[len(cycle)] += 1
    assert lengths.keys() >= {1, 2, 3}


def test_a_ring_is_searched_once() -> None:  # a search from each of so many would take minutes
    size = 20_000
    names = tuple(f"{number:05}" for number in range(size))
    below = tuple(((number + 1) % size,) for number in range(size))
    above = tuple(((number - 1) % size,) for number in range(size))
    ways = Ways(names, {}, below, above, {}, frozenset(), frozenset())
    assert shortest_cycle(ways, range(size)) == list(range(size))
