"""What leads upward from a node of the multigraph: the hops above it, the ways to another one by one, how many.

    hops = between(powers, low, high)            node -> who acts on it -> what the hop costs
    for costs, way in shortest_first(hops, low, high): ...
    number(hops, low, high)                      how many; None where that cannot be told in bounded time

A way is a tuple of nodes from `low` up to `high`, none twice; parallel edges make one hop. As in a chain, "through"
leads on from an organ or class on which nobody acts itself; to the very end of a way it leads from any. A hop by a step
is longer than any number of hops "through"; of ways equally long that is first whose steps have more weight, then that
of fewer hops, then that whose IRIs come first. A cost puts all but the last in one number.

`between` takes time linear in the edges above `low`, but for a logarithm. `shortest_first` gives a further way in time
that grows with the hops of the way; where cycles stand in between, with the edges between the two for each hop.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

import networkx as nx

from queries.chains.multigraph import THROUGH, Powers
from queries.chains.rules import ROLES, weight

if TYPE_CHECKING:
    Plain = nx.DiGraph[str]
else:
    Plain = nx.DiGraph

Way = tuple[str, ...]
Hops = Mapping[str, Mapping[str, int]]

_STEP, _WEIGHT = 1 << 48, 1 << 24  # a way has fewer than 2**20 hops, so weights and hops never run over
_TANGLE = 200_000  # hops followed to count the ways within knots of cycles
_OVER_BY = 1  # the cost of "through"


def steps_in(costs: int) -> int:
    """How many hops by a step of a rule are in the cost of a way."""
    return costs // _STEP


def by_step(costs: int) -> bool:
    """Whether a hop of this cost is by a step of a rule, not "through"."""
    return costs >= _STEP


def above(powers: Powers, node: str, roles: Collection[str] = ROLES, end: str = "") -> dict[str, int]:
    """Who acts on a node in one of the roles, or for it, with the cost of each hop.

    Where rules are about the node itself nobody acts for it, but for the end of a way.
    """
    if node not in powers.graph:
        return {}
    before = powers.graph.pred[node]
    ruled = any(edge["step"] for edges in before.values() for edge in edges.values())
    found: dict[str, int] = {}
    for who, edges in before.items():
        taken = [weight(edge["role"]) for edge in edges.values() if edge["role"] in roles]
        if taken:
            found[who] = _STEP + _WEIGHT * min(taken) + 1
        elif (not ruled or who == end) and any(edge["role"] == THROUGH for edge in edges.values()):
            found[who] = _OVER_BY
    found.pop(node, None)
    return found


def between(
    powers: Powers, low: str, high: str, roles: Collection[str] = ROLES, depth: int | None = None
) -> dict[str, dict[str, int]]:
    """The nodes and hops that a way from `low` up to `high` of at most `depth` steps may take; empty without a way."""
    roles = frozenset(roles)
    hops: dict[str, dict[str, int]] = {}
    waiting = [low]
    while waiting:
        node = waiting.pop()
        if node not in hops:
            hops[node] = {} if node == high else above(powers, node, roles, high)
            hops[node].pop(low, None)
            waiting += hops[node]
    if high not in hops or low == high:
        return {}
    left = distances(turned(hops), high)
    if depth is None:
        return {node: {who: c for who, c in ups.items() if who in left} for node, ups in hops.items() if node in left}
    most = (depth + 1) * _STEP
    gone = distances(hops, low)
    return {
        node: {who: c for who, c in ups.items() if who in left and gone[node] + c + left[who] < most}
        for node, ups in hops.items()
        if node in left and gone[node] + left[node] < most
    }


def turned(hops: Hops) -> dict[str, dict[str, int]]:
    """The same hops downward."""
    found: dict[str, dict[str, int]] = {node: {} for node in hops}
    for node, ups in hops.items():
        for who, costs in ups.items():
            found[who][node] = costs
    return found


def distances(hops: Hops, start: str, without: Collection[str] = ()) -> dict[str, int]:
    """The least cost from a node to each that can be reached, past none of some nodes (Dijkstra)."""
    found: dict[str, int] = {}
    waiting = [(0, start)]
    while waiting:
        gone, node = heapq.heappop(waiting)
        if node in found:
            continue
        found[node] = gone
        for other, costs in hops[node].items():
            if other not in found and other not in without:
                heapq.heappush(waiting, (gone + costs, other))
    return found


def shortest_first(hops: Hops, low: str, high: str) -> Iterator[tuple[int, Way]]:
    """Each way with its cost, in order, lazily; `hops` are those of `between`.

    Beginnings of ways wait in the order of the least cost at which they can end (A*). What the nearest way onward costs
    is exact unless it comes back to the beginning; then it is found anew without it, and a beginning that leads nowhere
    is dropped. So none is followed in vain, however many cycles there are.
    """
    if not hops:
        return
    downward = turned(hops)
    left = distances(downward, high)
    nearest = {node: min(ups, key=lambda who: (ups[who] + left[who], who)) for node, ups in hops.items() if ups}
    waiting: list[tuple[int, Way, int, bool]] = [(left[low], (low,), 0, True)]
    while waiting:
        whole, way, gone, sure = heapq.heappop(waiting)
        node = way[-1]
        if node == high:
            yield whole, way
            continue
        if not sure and _comes_back(nearest, way, high):
            rest = distances(downward, high, without=way[:-1]).get(node)
            if rest is None:
                continue
            if gone + rest > whole:
                heapq.heappush(waiting, (gone + rest, way, gone, True))
                continue
        for who, costs in hops[node].items():
            if who not in way:
                heapq.heappush(waiting, (gone + costs + left[who], (*way, who), gone + costs, False))


def _comes_back(nearest: Mapping[str, str], way: Way, high: str) -> bool:
    node = way[-1]
    while node != high:
        node = nearest[node]
        if node in way:
            return True
    return False


def number(hops: Hops, low: str, high: str, depth: int | None = None) -> int | None:
    """How many ways there are from `low` up to `high`, of at most `depth` steps; `hops` are those of `between`.

    A way enters each knot of cycles once: beyond it the ways are counted by adding up, within it by following each.
    None where the knots are too tangled for that.
    """
    if not hops:
        return 0
    graph = Plain()
    graph.add_nodes_from(hops)
    graph.add_edges_from((node, who) for node, ups in hops.items() for who in ups)
    counted: dict[str, list[int]] = {}
    followed = 0
    for knot in nx.strongly_connected_components(graph):  # those above come first
        for node in knot:
            if len(knot) > 1 and all(before in knot for before in graph.pred[node]):
                continue  # no way enters the knot here; `low` is in none, nothing leads back to it
            counted[node] = [0] * (1 if depth is None else depth + 1)
            for end, gone in _within(hops, knot, node):
                followed += len(knot) > 1
                if followed > _TANGLE:
                    return None
                if end == high:
                    _add(counted[node], [1], gone, depth)
                for who, costs in hops[end].items():
                    if who not in knot:
                        _add(counted[node], counted[who], gone + costs, depth)
    return sum(counted[low])


def _within(hops: Hops, knot: Collection[str], start: str) -> Iterator[tuple[str, int]]:
    """The ways within a knot from a node: where each ends, what it costs."""
    waiting: list[tuple[Way, int]] = [((start,), 0)]
    while waiting:
        way, gone = waiting.pop()
        yield way[-1], gone
        onward = hops[way[-1]].items()
        waiting += (((*way, who), gone + costs) for who, costs in onward if who in knot and who not in way)


def _add(counted: list[int], more: list[int], costs: int, depth: int | None) -> None:
    """Add numbers of ways by their steps, so many steps further; all in one where no depth is asked for."""
    shift = 0 if depth is None else steps_in(costs)
    for steps, ways in enumerate(more[: max(0, len(counted) - shift)]):
        counted[steps + shift] += ways
