"""Who stands above whom on a day, each pair once and in numbers: what reach, levels, cycles and centralities count on.

    ways = ways_of(powers, roles=("appoints", "elects"))
    ways.below[ways.number[iri]]         the numbers of those on whom it acts

A way leads from who acts to whom it acts on, by a step of one of the roles; to an organ or class that acts and on which
nobody acts itself, from those through whom it acts, where somebody acts on them. Those are the ways that a chain goes
(`queries.chains.walk`): one stands above another by ways exactly if the other's chain upward comes to it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from queries.chains.large import Solver, solver
from queries.chains.multigraph import THROUGH, Powers, uncollected
from queries.chains.rules import ROLES, in_order


@dataclass(frozen=True)
class Ways:
    """The ways of a day between numbered things: those `below` and `above` each; below by steps of each role.

    `by_role` has no entry for who takes no such step. Of a pair in `heading` the first acts for the second.
    """

    names: tuple[str, ...]
    number: Mapping[str, int]
    below: tuple[tuple[int, ...], ...]
    above: tuple[tuple[int, ...], ...]
    by_role: Mapping[str, Mapping[int, Sequence[int]]]
    heading: frozenset[tuple[int, int]]
    posts: frozenset[int]

    @cached_property
    def solver(self) -> Solver:
        """What answers where it would take long."""
        return solver(self.below)

    @cached_property
    def components(self) -> tuple[tuple[int, ...], ...]:
        """Those who stand above each other together, all others alone; each after all who stand above it."""
        return _from_the_top(self.solver.components(), self.below)

    def circular(self, members: Sequence[int]) -> bool:
        """Whether those of a component stand above themselves."""
        return len(members) > 1 or members[0] in self.below[members[0]]


def ways_of(powers: Powers, roles: Collection[str] = ROLES) -> Ways:
    """The ways of a day by steps of some roles. Takes time linear in the edges of the multigraph.

    Raises `BadParameter` for a role that there is not.
    """
    with uncollected():
        return _ways(powers, in_order(roles))


def _ways(powers: Powers, roles: tuple[str, ...]) -> Ways:
    names = tuple(powers.graph)
    number = {iri: place for place, iri in enumerate(names)}
    ruled = bytearray(len(names))
    heads: list[tuple[int, int]] = []
    by_role: dict[str, dict[int, list[int]]] = {role: {} for role in roles}
    below: list[list[int]] = []
    for acting, (_, neighbours) in enumerate(powers.graph.adjacency()):
        below.append([])
        for whom, edges in neighbours.items():
            other = number[whom]
            found = {edge["role"] for edge in edges.values()}
            if THROUGH in found:
                heads.append((acting, other))
            if len(found) > (THROUGH in found):
                ruled[other] = True
            taken = found & by_role.keys()
            for role in taken:
                by_role[role].setdefault(acting, []).append(other)
            if taken:
                below[acting].append(other)
    heading = frozenset((acting, of) for acting, of in heads if ruled[acting] and not ruled[of])
    for acting, of in sorted(heading):
        below[acting].append(of)
    above: list[list[int]] = [[] for _ in names]
    for acting, those in enumerate(below):
        for other in those:
            above[other].append(acting)
    posts = frozenset(number[post] for post in powers.posts)
    return Ways(names, number, tuple(map(tuple, below)), tuple(map(tuple, above)), by_role, heading, posts)


def _from_the_top(components: list[list[int]], below: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Components in such an order that each comes after all from which a way leads to it."""
    place = [0] * len(below)
    for at, members in enumerate(components):
        for member in members:
            place[member] = at
    waiting = [0] * len(components)
    for who, those in enumerate(below):
        for whom in those:
            if place[who] != place[whom]:
                waiting[place[whom]] += 1
    ready = [at for at, ways in enumerate(waiting) if not ways]
    for at in ready:  # grows while it is gone through
        for who in components[at]:
            for whom in below[who]:
                other = place[whom]
                if other != at:
                    waiting[other] -= 1
                    if not waiting[other]:
                        ready.append(other)
    return tuple(tuple(components[at]) for at in ready)
