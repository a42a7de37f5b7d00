"""The levels of the hierarchy, and where it is none: cycles, those who depend on each other, who appoints oneself.

    levels(powers)                       of each thing its level below the top, and the hops to the nearest top
    cycles(powers)                       those who stand above each other, the shortest cycle among them step by step

Two distances from the top are known. `level` is the longest: each stands one below the lowest of those who act on it,
so that arrows lead downward only, save those of cycles; it is what is shown. `hops` is the shortest: the steps of its
chain to the nearest top, which skips levels wherever somebody high acts on somebody low. Who acts for an organ or class
may be on its level. Those who stand above each other have one level.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from queries.chains.centrality import tops
from queries.chains.multigraph import Powers, uncollected
from queries.chains.reach import posts_among
from queries.chains.routes import Hop
from queries.chains.rules import ROLES, Step
from queries.chains.ways import Ways, ways_of

Neighbours = Mapping[int, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a thing stands: its level, its hops to the nearest top, the posts on which it acts directly.

    `acting`: it acts on posts, classes or organs; `is_post`: it is a post itself.
    """

    iri: str
    level: int
    hops: int
    posts: int
    acting: bool
    is_post: bool


@dataclass(frozen=True, slots=True)
class Levels:
    """All things of a day, by level from the top (0) on, then by IRI."""

    powers: Powers
    roles: tuple[str, ...]
    places: tuple[Place, ...]

    def by_level(self) -> tuple[tuple[Place, ...], ...]:
        """The things of each level."""
        found: list[list[Place]] = [[] for _ in range(max((place.level for place in self.places), default=-1) + 1)]
        for place in self.places:
            found[place.level].append(place)
        return tuple(map(tuple, found))


@dataclass(frozen=True, slots=True)
class Cycle:
    """Those who stand above each other, and the hops of a shortest cycle among them, downward from its first IRI."""

    members: tuple[str, ...]
    turns: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class Cycles:
    """The cycles of a day, those of most members first; `own` are the steps that one takes on oneself.

    That is a step on the very post, or by the organ or class for which its holder acts.
    """

    powers: Powers
    roles: tuple[str, ...]
    cycles: tuple[Cycle, ...]
    own: tuple[Step, ...]


def levels(powers: Powers, roles: Collection[str] = ROLES) -> Levels:
    """The levels of a day, without what was not there that day, unless rules had it act on posts all the same.

    Raises `BadParameter` for a role that there is not.
    """
    with uncollected():
        ways = ways_of(powers, roles)
        deep, near, posts_in = longest(ways), nearest(ways), posts_among(ways)
        found = [
            Place(iri, deep[n], near[n], posts_in(ways.below[n]), bool(ways.below[n]), n in ways.posts)
            for n, iri in enumerate(ways.names)
            if ways.below[n] or ways.above[n]
        ]
        found = [place for place in found if place.posts or powers.rules.there(place.iri, powers.day)]
    found.sort(key=lambda place: (place.level, place.iri))
    return Levels(powers, tuple(ways.by_role), tuple(found))


def longest(ways: Ways) -> list[int]:
    """Of each thing the most steps by which it stands below a top; those of a component have the same."""
    level = [0] * len(ways.names)
    for members in ways.components:
        here = set(members)
        lowest = max(
            (
                level[other] + ((other, member) not in ways.heading)
                for member in members
                for other in ways.above[member]
                if other not in here
            ),
            default=0,
        )
        for member in members:
            level[member] = lowest
    return level


def nearest(ways: Ways) -> list[int]:
    """Of each thing the fewest steps by which it stands below a top."""
    hops = [-1] * len(ways.names)
    waiting = deque((top, 0) for top in tops(ways))
    while waiting:
        thing, far = waiting.popleft()
        if hops[thing] >= 0:
            continue
        hops[thing] = far
        for other in ways.below[thing]:
            if hops[other] < 0:
                if (thing, other) in ways.heading:
                    waiting.appendleft((other, far))
                else:
                    waiting.append((other, far + 1))
    return hops


def cycles(powers: Powers, roles: Collection[str] = ROLES) -> Cycles:
    """The cycles of a day. Raises `BadParameter` for a role that there is not."""
    ways = ways_of(powers, roles)
    found = [_cycle(powers, ways, members) for members in ways.components if ways.circular(members)]
    found.sort(key=lambda cycle: (-len(cycle.members), cycle.members))
    own = [(who, who) for who, those in enumerate(ways.below) if who in those]
    own += [(of, who) for who, of in sorted(ways.heading) if of in ways.above[who]]
    steps = (step for who, whom in own for step in _steps(powers, ways, who, whom))
    return Cycles(powers, tuple(ways.by_role), tuple(found), tuple(steps))


def _cycle(powers: Powers, ways: Ways, members: Sequence[int]) -> Cycle:
    way = shortest_cycle(ways, members)
    turns = (
        Hop(ways.names[who], ways.names[whom], _steps(powers, ways, who, whom))
        for who, whom in zip(way, [*way[1:], way[0]], strict=True)
    )
    return Cycle(tuple(sorted(ways.names[member] for member in members)), tuple(turns))


def shortest_cycle(ways: Ways, members: Collection[int]) -> list[int]:
    """A shortest cycle among those of a component, of equal ones that of the first of them by IRI.

    Each is searched from, no farther than the shortest found, and then left out with all that no cycle passes without
    it, for a shorter one passes none of these. A search looks at most once at each way that is left: a single one is
    enough where all stand in a ring; at most there is one for each that still lies on a cycle when its turn comes.
    """
    in_order = sorted(members, key=ways.names.__getitem__)
    below: dict[int, list[int]] = {thing: [] for thing in in_order}
    above = {thing: [who for who in ways.above[thing] if who in below] for thing in in_order}
    for thing, those in above.items():
        for who in those:
            below[who].append(thing)
    left = {thing: [len(above[thing]), len(below[thing])] for thing in in_order}  # ways in and out
    best = next(([thing] for thing in in_order if thing in above[thing]), [])
    for start in in_order:
        if start in left and len(best) not in (1, 2):
            best = _around(start, below, left, len(best)) or best
            _leave_out(start, left, below, above)
    return best


def _around(start: int, below: Neighbours, left: Collection[int], known: int) -> list[int]:
    """The first of the shortest cycles from one among those left, where it is shorter than one known (0: none is)."""
    came: dict[int, int] = {}
    level, hops = [start], 0
    while level and start not in came and (not known or hops + 1 < known):
        hops += 1
        following = []
        for thing in level:
            for other in below[thing]:
                if other in left and other not in came:
                    came[other] = thing
                    following.append(other)
        level = following
    return _back(came, start) if start in came else []


def _leave_out(start: int, left: dict[int, list[int]], below: Neighbours, above: Neighbours) -> None:
    """Leave one out, and all that no cycle passes any more."""
    waiting = [start]
    while waiting:
        thing = waiting.pop()
        if left.pop(thing, None):
            for side, others in enumerate((below[thing], above[thing])):
                for other in others:
                    if other in left:
                        left[other][side] -= 1
                        if not left[other][side]:
                            waiting.append(other)


def _back(came: dict[int, int], start: int) -> list[int]:
    way = [start]
    while came[way[-1]] != start:
        way.append(came[way[-1]])
    return [start, *reversed(way[1:])]


def _steps(powers: Powers, ways: Ways, who: int, whom: int) -> tuple[Step, ...]:
    """The steps, of the roles, by which one acts on another."""
    edges = powers.graph.get_edge_data(ways.names[who], ways.names[whom]) or {}
    return tuple(edge["step"] for edge in edges.values() if edge["role"] in ways.by_role)
