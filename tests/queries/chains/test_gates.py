"""Nets of gates: what closes the goal, against trying every set, cycles and all; reasons; bounds."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.chains import closing
from queries.chains.closing import closing_sets
from queries.chains.gates import Gates


def closed(net: Gates, stopped: set[int]) -> set[int]:
    """By the definition: until nothing more closes."""
    found = set(stopped)
    while True:
        more = {
            gate
            for gate, under in enumerate(net.below)
            if under and (any if net.every[gate] else all)(lower in found for lower in under)
        }
        if more <= found:
            return found
        found |= more


@st.composite
def _nets(draw: st.DrawFn) -> Gates:
    """Seats (0 to 6), each with what it needs or a choice of it, and choices (from 7 on); goal 0."""
    seats, choices = draw(st.integers(2, 7)), draw(st.integers(1, 4))
    size = seats + choices
    some = st.lists(st.integers(0, size - 1), unique=True, max_size=3)
    below = [draw(some) for _ in range(seats)]
    below += [draw(st.lists(st.integers(0, size - 1), unique=True, min_size=1, max_size=4)) for _ in range(choices)]
    every = [True] * seats + [False] * choices
    return Gates(every, below, frozenset(range(1, seats)), 0)


@settings(max_examples=600, deadline=None)
@given(_nets(), st.sampled_from([1, 2, 4_096]))
def test_minimal_sets_are_those_that_trying_every_set_finds(net: Gates, block: int) -> None:
    wanted: list[tuple[int, ...]] = []
    for size in range(1, 5):
        for members in combinations(sorted(net.stops), size):
            if net.goal in closed(net, set(members)) and not any(set(less) <= set(members) for less in wanted):
                wanted.append(members)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(closing, "_BLOCK", block)
        found = closing_sets(net, 4)
    assert sorted(found.sets) == sorted(wanted)
    assert found.exact == 4


@settings(max_examples=300, deadline=None)
@given(_nets())
def test_a_reason_ends_with_those_who_stopped(net: Gates) -> None:
    for members in closing_sets(net, 3).sets:
        reason = net.reason(members)
        assert reason[0][0] == net.goal
        assert {lower for _, lower in reason} - {gate for gate, _ in reason} == set(members)
        order = net.closed(members)
        assert all(order[lower] < order[gate] for gate, lower in reason if gate not in members)


def test_gates_that_hold_each_other_open_stay_open() -> None:
    net = Gates((True, True, True), ((1,), (2,), (1,)), frozenset({1, 2}), 0)
    assert net.closed([]) == {}
    assert closing_sets(net, 2).sets == ((1,), (2,))


def _threes(rows: int) -> Gates:
    """A goal that needs one of three in each of some rows."""
    choices = [tuple(range(1 + rows + 3 * row, 4 + rows + 3 * row)) for row in range(rows)]
    below = [tuple(range(1, rows + 1)), *choices, *[()] * (3 * rows)]
    every = [gate == 0 or gate > rows for gate in range(len(below))]
    return Gates(every, below, frozenset(range(rows + 1, len(below))), 0)


def test_a_bound_on_sets_of_three_is_told() -> None:
    whole = closing_sets(_threes(6), 3)
    assert (len(whole.sets), whole.exact) == (6, 3)
    few = closing_sets(_threes(6), 3, looks=3)
    assert few.exact == 2
    assert set(few.sets) < set(whole.sets)
    fewer = closing_sets(_threes(6), 3, most=2)
    assert (len(fewer.sets), fewer.exact) == (2, 2)


def test_pairs_have_no_bound() -> None:
    net = Gates(
        [True, *[False] * 300, *[True] * 600],
        [range(1, 301), *[(301 + 2 * n, 302 + 2 * n) for n in range(300)], *[()] * 600],
        frozenset(range(301, 901)),
        0,
    )
    found = closing_sets(net, 2, looks=1, most=1)
    assert len(found.sets) == 300
    assert found.exact == 2
