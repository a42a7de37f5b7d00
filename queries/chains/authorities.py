"""Those above: the nearest authorities over a post, and the authorities that several posts have in common.

    nearest(powers, post, k=3)                       the three nearest, each with the shortest route to it
    nearest(powers, post, can=("concurs",))          of those who can concur: the last step of the route is theirs
    common(powers, (post, other))                    who stands above both; `lowest`: with no other below them
    found.route(post, authority)                     the shortest route from one of the posts

How near one is, is the order of routes (`queries.chains.upward`): first the number of steps, then their weight, then
the hops. Who heads an organ or is one of a class acts when it acts. One search from each post answers: time linear in
the edges above it but for a logarithm.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

import networkx as nx

from ontology.errors import BadParameter
from queries.chains.multigraph import Powers
from queries.chains.routes import Route, check_number, route
from queries.chains.rules import ROLES, check_depth, in_order
from queries.chains.upward import Plain, Way, above, between, by_step, shortest_first, steps_in

State = tuple[str, bool]
T = TypeVar("T")

KINDS = ("position", "class", "organ", "organ-class")


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest authorities, each by its route from `post`; `more` where there are others.

    `can` are the roles of which one is that of the last step of each route; `kinds` those of the authorities.
    """

    powers: Powers
    post: str
    roles: tuple[str, ...]
    can: tuple[str, ...]
    kinds: tuple[str, ...]
    depth: int | None
    routes: tuple[Route, ...]
    more: bool


def nearest(
    powers: Powers,
    post: str,
    *,
    k: int = 5,
    roles: Collection[str] = ROLES,
    can: Collection[str] = ROLES,
    kinds: Collection[str] = KINDS,
    depth: int | None = None,
) -> Nearest:
    """The `k` nearest authorities above a post, by steps of these roles, at most `depth` of them.

    Raises `BadParameter` for an unknown role or kind, a number below 1.
    """
    roles, can = in_order(roles), in_order(can)
    check_depth(depth)
    check_number(k)
    for kind in kinds:
        if kind not in KINDS:
            raise BadParameter(f"{kind!r} is no kind of authority; there are {', '.join(KINDS)}")
    found: list[Route] = []
    for costs, way in _acting(powers, post, frozenset(roles), frozenset(can)):
        if len(found) > k or (depth is not None and steps_in(costs) > depth):
            break
        if powers.graph.nodes[way[-1]]["kind"] in kinds:
            found.append(route(powers, way, roles))
    return Nearest(
        powers,
        post,
        roles,
        can,
        tuple(kind for kind in KINDS if kind in kinds),
        depth,
        tuple(found[:k]),
        len(found) > k,
    )


def _acting(powers: Powers, post: str, roles: frozenset[str], can: frozenset[str]) -> Iterator[tuple[int, Way]]:
    """Those above, the nearest first, each with its shortest way whose last step has a role of `can`.

    A search over nodes, and over whether the last step so far is such a one. Where there are cycles, a way found so may
    pass a node twice; then the ways to its end are gone through in order.
    """
    known: dict[State, State] = {}
    waiting: list[tuple[int, str, bool, State, Way]] = [(0, post, False, (post, False), ())]
    while waiting:
        gone, node, acts, before, way = heapq.heappop(waiting)
        if not way:
            if (node, acts) in known:
                continue
            known[node, acts] = before
            for who, costs in above(powers, node, roles).items():
                if who != post:
                    now = _takes(powers, who, node, roles & can) if by_step(costs) else acts
                    heapq.heappush(waiting, (gone + costs, who, now, (node, acts), ()))
            if not acts:
                continue
            way = tuple(passed for passed, _ in _back(known, (node, True)))
            if len(set(way)) < len(way):
                for costs, other in shortest_first(between(powers, post, node, roles), post, node):
                    if _acts_last(powers, other, roles, roles & can):
                        heapq.heappush(waiting, (costs, node, True, before, other))
                        break
                continue
        if acts:
            yield gone, way


def _back(before: Mapping[T, T], end: T) -> tuple[T, ...]:
    """The way to an end, from what has nothing but itself before it."""
    way = [end]
    while before[way[-1]] != way[-1]:
        way.append(before[way[-1]])
    return tuple(reversed(way))


def _acts_last(powers: Powers, way: Way, roles: frozenset[str], can: frozenset[str]) -> bool:
    """Whether the last step of a way has one of these roles, and nobody acts for what has rules of its own."""
    for whom, who in reversed(tuple(pairwise(way))):
        costs = above(powers, whom, roles).get(who)
        if costs is None or by_step(costs):
            return costs is not None and _takes(powers, who, whom, can)
    return False


def _takes(powers: Powers, who: str, whom: str, roles: frozenset[str]) -> bool:
    return any(edge["role"] in roles for edge in powers.graph[who][whom].values())


@dataclass(frozen=True, slots=True)
class Common:
    """Authorities that stand above all of `posts`, the nearest first.

    `lowest` are those of them below whom no other of them stands, unless in a cycle with it. `direct` are, for each
    role, those who act in it on all the posts themselves. `over` are pairs of the posts, the first above the second.
    """

    powers: Powers
    posts: tuple[str, ...]
    roles: tuple[str, ...]
    authorities: tuple[str, ...]
    lowest: tuple[str, ...]
    direct: Mapping[str, tuple[str, ...]]
    over: tuple[tuple[str, str], ...]
    climbed: tuple[Climbed, ...]

    def route(self, post: str, authority: str) -> Route:
        """The shortest route from one of the posts up to an authority."""
        return route(self.powers, self.climbed[self.posts.index(post)].way(authority), self.roles)

    def length(self, post: str, authority: str) -> int:
        """How many steps that route has."""
        return steps_in(self.climbed[self.posts.index(post)].costs[authority])


def common(powers: Powers, posts: Sequence[str], *, roles: Collection[str] = ROLES) -> Common:
    """What two posts or more have in common, by steps of these roles.

    Raises `BadParameter` for fewer than two different posts, an unknown role.
    """
    roles = in_order(roles)
    posts = tuple(dict.fromkeys(posts))
    if len(posts) < 2:
        raise BadParameter("give two different posts or more")
    climbed = tuple(_climb(powers, post, frozenset(roles)) for post in posts)
    shared = set.intersection(*(set(tree.costs) - {post} for post, tree in zip(posts, climbed, strict=True)))
    nearest_first = sorted(shared, key=lambda who: (*_how_far(climbed, who), who))
    lowest = _lowest(powers, posts, shared, frozenset(roles))
    acting = {
        role: set.intersection(*({step.authority for step in powers.steps_on(p) if step.role == role} for p in posts))
        for role in roles
    }
    return Common(
        powers,
        posts,
        roles,
        tuple(nearest_first),
        tuple(who for who in nearest_first if who in lowest),
        {role: tuple(sorted(who)) for role, who in acting.items() if who},
        tuple(
            (upper, post)
            for post, tree in zip(posts, climbed, strict=True)
            for upper in posts
            if upper != post and upper in tree.costs
        ),
        climbed,
    )


@dataclass(frozen=True, slots=True)
class Climbed:
    """All above a post: at what cost, and from which node each is reached."""

    costs: Mapping[str, int]
    before: Mapping[str, str]

    def way(self, authority: str) -> Way:
        """The shortest way up to one of them."""
        return _back(self.before, authority)


def _climb(powers: Powers, post: str, roles: frozenset[str]) -> Climbed:
    costs: dict[str, int] = {}
    before: dict[str, str] = {}
    waiting = [(0, post, post)]
    while waiting:
        gone, node, below = heapq.heappop(waiting)
        if node not in costs:
            costs[node], before[node] = gone, below
            for who, more in above(powers, node, roles).items():
                if who not in costs:
                    heapq.heappush(waiting, (gone + more, who, node))
    return Climbed(costs, before)


def _how_far(climbed: Sequence[Climbed], who: str) -> tuple[int, int]:
    """The steps from the farthest of the posts, and the cost from all."""
    costs = [tree.costs[who] for tree in climbed]
    return max(map(steps_in, costs)), sum(costs)


def _lowest(powers: Powers, posts: Sequence[str], shared: set[str], roles: frozenset[str]) -> set[str]:
    """Of authorities in common, those below whom no other stands; knot by knot of cycles, from below."""
    graph = Plain()
    graph.add_nodes_from((*posts, *shared))
    graph.add_edges_from((node, who) for node in list(graph) for who in above(powers, node, roles) if who in graph)
    found: set[str] = set()
    past: set[str] = set()  # those that are in common or have one in common below
    for knot in reversed(list(nx.strongly_connected_components(graph))):
        if any(before in past for node in knot for before in graph.pred[node] if before not in knot):
            past |= knot
        elif knot & shared:
            past |= knot
            found |= knot & shared
    return found
