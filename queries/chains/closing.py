"""All minimal sets of stops that close the goal of a net of gates, up to a size.

    closing_sets(net, 3)                 Found(sets, exact)

A set that closes the goal has a member in each support of it (`queries.chains.gates`); a minimal set of two or more
holds no single. So the search takes one support, stops its gates in turn, and looks each time for the singles of what
is left; a gate that had its turn is left out after it, so that no set is found twice. Pairs take one `look` for each
gate of a support, in a net from which all that matters to no pair has been folded away; each member more multiplies
the looks by the size of a support, for which `LOOKS` and `FOUND` are bounds.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from queries.chains.gates import Gates

LOOKS = 2_000  # at most so many looks for sets of three and more
FOUND = 10_000  # at most so many sets of three and more
_BLOCK = 4_096  # stops looked at together: half a kilobyte for each gate

Stops = tuple[int, ...]
Tried = tuple[Stops, frozenset[int]]  # what stopped, and the stops that had their turn


@dataclass(frozen=True, slots=True)
class Found:
    """Minimal sets, the smaller first: all there are of up to `exact` members; of more, perhaps not all."""

    sets: tuple[Stops, ...]
    exact: int


def closing_sets(net: Gates, size: int, looks: int = LOOKS, most: int = FOUND) -> Found:
    """The minimal sets of up to `size` stops that close the goal, which is open while nothing stops.

    All singles and pairs; of larger ones those that so many looks find, at most so many.
    """
    singles = net.singles()
    sets: list[Stops] = [(gate,) for gate in singles]
    if size < 2:
        return Found(tuple(sets), 1)
    rest = folded(net, singles)
    partners = _Partners(rest)
    tried = _larger((), frozenset(), rest.support(()))
    for length in range(2, size + 1):
        known = frozenset(sets)
        found: list[Stops] = []
        larger: list[Tried] = []
        for number, (stopped, left_out) in enumerate(tried):
            if length > 2 and (number == looks or len(found) > most):
                return Found((*sets, *sorted(found[:most])), length - 1)
            closed = rest.closed(stopped)
            closing = tuple(partners.of(closed))
            members = (tuple(sorted((*stopped, gate))) for gate in closing if gate not in left_out)
            found += (each for each in members if length == 2 or not any(part in known for part in _parts(each)))
            if length < size:
                larger += _larger(stopped, left_out.union(closing), rest.support(closed))
        sets += sorted(found)
        tried = larger
    return Found(tuple(sets), size)


class _Partners:
    """What closes the goal once some gates are closed: only what those have touched is looked at anew."""

    def __init__(self, net: Gates) -> None:
        self._net = net
        stops = sorted(stop for stop in net.stops if net.above[stop])
        self._blocks = [stops[start : start + _BLOCK] for start in range(0, len(stops), _BLOCK)]
        self._known = [net.raised(own, own, ()) for own in map(_bits, self._blocks)]

    def of(self, closed: Collection[int]) -> Iterator[int]:
        """The stops that close the goal, which is open while some gates are closed."""
        net = self._net
        touched = {gate for lower in closed for gate in net.above[lower] if gate not in closed and not net.every[gate]}
        for block, known in zip(self._blocks, self._known, strict=True):
            closing = net.raised({}, touched, closed, known).get(net.goal, 0)
            while closing:
                lowest = closing & -closing
                yield block[lowest.bit_length() - 1]
                closing ^= lowest


def _bits(stops: Iterable[int]) -> dict[int, int]:
    return {gate: 1 << place for place, gate in enumerate(stops)}


def folded(net: Gates, singles: Iterable[int]) -> Gates:
    """The net as far as sets without a single matter. Its goal is a new gate, the others keep their numbers.

    What closes a single closes the goal. So until the goal is closed they last, and with them every choice that has one
    of them; what is left below them closes the goal.
    """
    ends = {*net.required(), *singles}
    lasting = set(ends)
    waiting = deque(ends)
    while waiting:
        for gate in net.above[waiting.popleft()]:
            if gate not in lasting and (not net.every[gate] or _empty(net, gate, lasting)):
                lasting.add(gate)
                waiting.append(gate)
    tops: dict[int, None] = {}
    for gate in ends:
        open_still = [lower for lower in net.below[gate] if lower not in lasting]
        if net.every[gate]:
            tops.update(dict.fromkeys(open_still))
        elif len(open_still) == len(net.below[gate]):
            tops[gate] = None
    goal = len(net.below)
    below: list[Stops] = [() for _ in range(goal)] + [tuple(tops)]
    deep, seen = list(tops), set(tops)
    while deep:
        gate = deep.pop()
        below[gate] = tuple(lower for lower in net.below[gate] if lower not in lasting)
        deep += [lower for lower in below[gate] if lower not in seen]
        seen.update(below[gate])
    return Gates((*net.every, True), below, net.stops - lasting, goal)


def _empty(net: Gates, gate: int, lasting: set[int]) -> bool:
    return gate not in net.stops and all(lower in lasting for lower in net.below[gate])


def _larger(stopped: Stops, left_out: frozenset[int], others: Iterable[int]) -> list[Tried]:
    """What is to be tried with one stop more: each of the others, those before it left out."""
    tried: list[Tried] = []
    for gate in others:
        if gate not in left_out:
            tried.append(((*stopped, gate), left_out))
            left_out |= {gate}
    return tried


def _parts(members: Stops) -> Iterator[Stops]:
    for length in range(2, len(members)):
        yield from combinations(members, length)
