"""The generated country: of the size asked for, always the same, with all that rules can be."""

from collections import Counter

import networkx as nx
import pytest

from queries.chains.multigraph import THROUGH
from tests.queries.chains.country import DAY, PERIODS, ROOT, country


@pytest.mark.parametrize(("posts", "levels", "steps"), [(60, 3, 200), (500, 6, 2_500), (2_000, 20, 8_001)])
def test_a_country_has_the_size_asked_for(posts: int, levels: int, steps: int) -> None:
    rules = country(posts, levels, steps)
    powers = rules.drawn(DAY)
    assert sum(step.stands(DAY) for step in rules.steps) == steps
    assert len(powers.posts) == posts - 1
    assert [node for node, degree in powers.graph.in_degree() if not degree] == [ROOT]


def test_a_country_is_always_the_same() -> None:
    assert country(seed=7).steps == country(seed=7).steps
    assert country(seed=7).steps != country(seed=8).steps


def test_a_country_has_organs_classes_exceptions_alternatives_cycles_and_changes() -> None:
    rules = country()
    powers = rules.drawn(DAY)
    assert Counter(data["kind"] for _, data in powers.graph.nodes(data=True)) == {
        "position": 500,
        "organ": 40,
        "class": 11,
    }
    assert sum(data["role"] == THROUGH for _, _, data in powers.graph.edges(data=True)) == 42
    assert any(rules.excepted(step, member) for step in rules.steps for member in rules.classes.members(step.position))
    assert {step.alternative for step in rules.steps} == {0, 1, 2}
    assert [len(group) for group in nx.strongly_connected_components(powers.graph) if len(group) > 1] == [3, 2, 2]
    assert rules.moments[:3] == PERIODS
    assert [sum(step.stands(day) for step in rules.steps) for day in PERIODS] == [2_457, 2_500, 2_460]
