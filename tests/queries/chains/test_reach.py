"""Reach counts what chains come to: one holds a post exactly if the post's chain upward comes to it."""

import datetime as dt

import pytest

from ontology.errors import BadParameter
from queries.chains.multigraph import Powers
from queries.chains.reach import Concentration, below, counts, over_time, reach, reach_of
from queries.chains.rules import ROLES, Rules, read_rules
from queries.chains.walk import chain
from queries.chains.ways import ways_of
from tests.queries.chains.case import engine, iri
from tests.queries.chains.country import DAY, country
from tests.queries.chains.shipped import shipped_rules

SHIPPED = dt.date(2023, 1, 1)


def case() -> Powers:
    return read_rules(engine()).drawn(dt.date(2015, 1, 1))


def above_by_chain(rules: Rules, post: str, day: dt.date, roles: tuple[str, ...]) -> set[str]:
    found = chain(rules, post, day, roles=roles)
    return {link.authority.iri for link in found.links if link.applies} | {who.iri for _, who in found.onward}


@pytest.mark.parametrize("roles", [ROLES, ("appoints", "elects"), ("concurs",)])
@pytest.mark.parametrize("seed", range(6))
def test_one_holds_a_post_exactly_if_its_chain_comes_to_it(seed: int, roles: tuple[str, ...]) -> None:
    agree(country(80, 4, 260, cycles=4, seed=seed), DAY, roles)


@pytest.mark.parametrize("roles", [ROLES, ("appoints", "elects"), ("nominates",)])
def test_so_it_is_in_the_graph_that_ships(roles: tuple[str, ...]) -> None:
    agree(shipped_rules(), SHIPPED, roles)


def agree(rules: Rules, day: dt.date, roles: tuple[str, ...]) -> None:
    powers = rules.drawn(day)
    ways = ways_of(powers, roles)
    held = {name: {ways.names[n] for n in below(ways, number) & ways.posts} for name, number in ways.number.items()}
    by_chain = {post: above_by_chain(rules, post, day, roles) for post in powers.posts}
    assert held == {name: {post for post, above in by_chain.items() if name in above} for name in ways.names}
    assert any(held.values())
    assert counts(ways) == [len(held[name]) for name in ways.names]
    assert counts(ways, block=7) == counts(ways)


def test_posts_by_role_and_in_the_end() -> None:
    found = reach_of(case(), iri("position/lake-minister"))
    assert found.by_role == {
        "appoints": (iri("position/fish-chair"),),
        "elects": (),
        "nominates": (iri("position/deputy-lake-minister"),),
        "concurs": (),
        "consults": (),
    }
    assert (found.held.directly, found.held.in_the_end) == (2, 2)
    assert found.in_the_end == (iri("position/deputy-lake-minister"), iri("position/fish-chair"))


def test_who_holds_all_comes_first() -> None:
    found = reach(case())
    first = found.held[0]
    assert found.posts == 6
    assert (first.authority, first.directly, first.in_the_end) == (iri("position/president"), 3, 4)
    assert first.by_role == {"appoints": 2, "elects": 0, "nominates": 0, "concurs": 1, "consults": 0}
    assert found.share(first.in_the_end) == pytest.approx(4 / 6)


def test_an_organ_and_who_heads_it_are_counted_apart_and_a_cycle_holds_itself() -> None:
    council, chair = reach_of(case(), iri("organ/council")), reach_of(case(), iri("position/council-chair"))
    assert (council.held.directly, council.held.in_the_end) == (2, 2)
    assert (chair.held.directly, chair.held.in_the_end) == (0, 2)
    assert iri("position/council-chair") in chair.in_the_end


def test_roles_that_are_not_chosen_do_not_count() -> None:
    found = reach_of(case(), iri("position/president"), ("appoints",))
    assert found.by_role == {"appoints": (iri("position/lake-minister"), iri("position/prime"))}
    assert found.in_the_end == (iri("position/fish-chair"), iri("position/lake-minister"), iri("position/prime"))
    with pytest.raises(BadParameter, match="'blesses' is no role"):
        reach(case(), ("blesses",))


def test_who_holds_nothing_has_no_place() -> None:
    assert reach_of(case(), iri("position/fish-chair")).place == 0
    assert reach_of(case(), "https://example.org/nobody").held.in_the_end == 0
    assert reach_of(case(), iri("position/president")).place == 1


def test_concentration_is_the_chance_that_two_posts_have_the_same_appointer() -> None:
    appoints = next(one for one in reach(case()).concentration if one.role == "appoints")
    # president 2 of 5 posts, council, lake minister and river minister one each
    assert appoints == Concentration("appoints", 5, 4, {1: 0.4, 3: 0.8, 10: 1.0}, appoints.herfindahl)
    assert appoints.herfindahl == pytest.approx(0.4**2 + 3 * 0.2**2)


def test_several_who_act_on_one_post_share_it() -> None:
    concurs = next(one for one in reach(case()).concentration if one.role == "concurs")
    assert (concurs.posts, concurs.authorities, concurs.first[1]) == (1, 2, 0.5)
    assert concurs.herfindahl == pytest.approx(0.5)


def test_over_time_each_change_of_rules_counts() -> None:
    found = list(over_time(country(120, 4, 500)))
    assert [(one.powers.day.year, one.posts) for one in found] == [(2010, 117), (2015, 119), (2020, 116)]
    assert [one.posts for one in over_time(read_rules(engine()))] == [6, 0]
    assert [one.concentration for one in over_time(read_rules(engine()))][-1] == ()
