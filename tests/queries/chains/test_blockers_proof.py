"""Who can block, against a reference that tries every set, and against what graph theory knows of special cases."""

from __future__ import annotations

from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.chains.blockers import blockers
from queries.chains.rules import Rules
from tests.queries.chains.blocking import DAY, iri, name, rules_of, step, tried
from tests.queries.chains.country import DAY as COUNTRY_DAY
from tests.queries.chains.country import country, post

_POSTS = ("p", "q", "r", "s", "t")
_WHO = (*_POSTS, "u", "o-1", "c-1")
_ROLES = ("appoints", "appoints", "nominates", "concurs", "consults")


@st.composite
def _rules(draw: st.DrawFn) -> Rules:
    """Up to eight that act, entangled as it comes: two rules on some posts, partial ones, heads, classes, cycles."""
    steps = []
    for target in ("p", *draw(st.lists(st.sampled_from((*_POSTS[1:], "o-1", "c-1")), unique=True, max_size=6))):
        for number in range(draw(st.sampled_from((1, 1, 1, 2)))):
            partial = draw(st.sampled_from((False, False, False, True)))
            for _ in range(draw(st.integers(1, 5))):
                role, who = draw(st.sampled_from(_ROLES)), draw(st.sampled_from(_WHO))
                alternative = draw(st.sampled_from((0, 1, 1, 2, 2, 3)))
                steps.append(step(target, role, who, alternative, f"{target}-{number}", partial=partial))
    heads = {"o-1": draw(st.sampled_from(_POSTS))} if draw(st.booleans()) else {}
    members = {"c-1": draw(st.sets(st.sampled_from(_POSTS), min_size=2))} if draw(st.booleans()) else {}
    return rules_of(steps, heads, members)


@settings(max_examples=400, deadline=None)
@given(_rules())
def test_singles_pairs_and_triples_are_those_that_trying_every_set_finds(rules: Rules) -> None:
    found = blockers(rules, iri("p"), DAY, sets=3)
    got = {frozenset(one.thing.iri for one in each.members): each.direct for each in found.sets}
    assert got == tried(rules.drawn(DAY), iri("p"), 3)
    assert len(got) == len(found.sets)
    assert found.exact == 3


@settings(max_examples=200, deadline=None)
@given(_rules())
def test_a_reason_has_each_of_those_who_block_and_begins_at_the_post(rules: Rules) -> None:
    found = blockers(rules, iri("p"), DAY, sets=3)
    for blocking in found.sets:
        why = found.why(blocking)
        acting = {link.authority.iri for link in why.links} | {who.iri for _, who in why.onward}
        assert {one.thing.iri for one in blocking.members} <= acting
        assert why.links[0].of.iri == iri("p")
        assert all(link.step in rules.drawn(DAY).steps_on(link.of.iri) for link in why.links)


@pytest.mark.parametrize("seed", range(20))
def test_where_one_appointer_is_enough_singles_are_the_dominators(seed: int) -> None:
    """Without cycles: a cycle would keep itself alive, whatever stands above it."""
    chance = Random(seed)
    pairs = {(chance.randrange(low), low) for low in range(1, 14) for _ in range(chance.choice((1, 2, 2, 3)))}
    rules = rules_of(step(f"n{low}", "appoints", f"n{high}", rule=f"n{low}-by-{high}") for high, low in pairs)
    graph: nx.DiGraph[int] = nx.DiGraph(pairs)
    first = nx.immediate_dominators(graph, 0)
    for low in range(1, 14):
        above, dominating = low, set()
        while above != 0:
            above = first[above]
            dominating.add(f"n{above}")
        found = blockers(rules, iri(f"n{low}"), DAY, sets=1)
        assert {name(each.members[0].thing.iri) for each in found.sets} == dominating


@pytest.mark.parametrize("seed", range(10))
def test_where_all_must_act_singles_are_all_above_and_no_larger_set_is_left(seed: int) -> None:
    chance = Random(seed)
    pairs = [(chance.randrange(10), low) for low in range(10) for _ in range(2)]
    rules = rules_of(step(f"n{low}", "concurs", f"n{high}") for high, low in pairs)
    graph: nx.DiGraph[int] = nx.DiGraph(pairs)
    found = blockers(rules, iri("n9"), DAY, sets=3)
    assert {name(each.members[0].thing.iri) for each in found.sets} == {f"n{n}" for n in nx.ancestors(graph, 9)}
    assert all(len(each.members) == 1 for each in found.sets)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_generated_country_answers_as_trying_each_does(seed: int) -> None:
    rules = country(posts=45, levels=5, steps=150, cycles=3, seed=seed)
    powers = rules.drawn(COUNTRY_DAY)
    compared = 0
    for number in range(1, 45, 4):
        found = blockers(rules, post(number), COUNTRY_DAY, sets=2)
        got = {frozenset(one.thing.iri for one in each.members): each.direct for each in found.sets}
        above = nx.ancestors(powers.graph, post(number))
        narrow = type(powers)(powers.day, powers.rules, powers.graph.subgraph({post(number), *above}))
        assert got == tried(narrow, post(number), 2)
        compared += len(got)
    assert compared > 30
