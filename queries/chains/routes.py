"""All alternative chains between two: from a post up to an authority, the shortest first.

    powers = rules.drawn(day)
    found = routes(powers, post, authority)              the ten shortest, and how many there are
    routes(powers, post, authority, k=3, roles=("appoints", "nominates"), depth=4)

A route leads from who is below to who is above, hop by hop, past none twice. A hop is all steps of rules by which the
one acts on the other, or "through": the one heads the organ, or is one of the class, that acts next. The length of a
route is its hops by steps; "through" does not count; `queries.chains.upward` says in which order routes come. Where
none leads up from the first to the second, those up from the second to the first are given: `turned` says so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice, pairwise

from ontology.errors import BadParameter
from queries.chains.multigraph import Powers
from queries.chains.rules import ROLES, Step, check_depth, in_order
from queries.chains.upward import Way, between, number, shortest_first, steps_in


@dataclass(frozen=True, slots=True)
class Hop:
    """Who acts on whom: by which steps, those of most weight first; where by none, `who` acts for `whom`."""

    who: str
    whom: str
    steps: tuple[Step, ...]

    @property
    def through(self) -> bool:
        """Whether the one heads the other, or is one of it."""
        return not self.steps


@dataclass(frozen=True, slots=True)
class Route:
    """Hops from the one below to the one above. `length` counts those by steps of rules."""

    hops: tuple[Hop, ...]

    @property
    def length(self) -> int:
        """How many hops are by steps of rules."""
        return sum(not hop.through for hop in self.hops)

    @property
    def nodes(self) -> Way:
        """Those on the way, from below."""
        return (self.hops[0].whom, *(hop.who for hop in self.hops)) if self.hops else ()


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes from `low` up to `high`, not more than asked for; `more` where there are others.

    `total` is how many there are (of at most `depth` steps), None where cycles leave that unknown. `turned` where they
    lead up from the second asked for to the first; `both` where others lead the other way too.
    """

    powers: Powers
    low: str
    high: str
    roles: tuple[str, ...]
    depth: int | None
    routes: tuple[Route, ...]
    total: int | None
    more: bool
    turned: bool = False
    both: bool = False


def routes(
    powers: Powers, low: str, high: str, *, k: int = 10, roles: Collection[str] = ROLES, depth: int | None = None
) -> Routes:
    """The `k` shortest routes by steps of these roles, of at most `depth` steps (None: of any length).

    Raises `BadParameter` for one and the same node twice, an unknown role, a number below 1.
    """
    roles = in_order(roles)
    check_depth(depth)
    check_number(k)
    if low == high:
        raise BadParameter("both names mean one and the same; routes lead from one to another")
    upward, downward = (between(powers, *pair, roles, depth) for pair in ((low, high), (high, low)))
    turned, both = not upward and bool(downward), bool(upward and downward)
    if turned:
        low, high, upward = high, low, downward
    found: list[Route] = []
    for costs, way in islice(shortest_first(upward, low, high), k + 1):
        if depth is None or steps_in(costs) <= depth:
            found.append(route(powers, way, roles))
    return Routes(
        powers,
        low,
        high,
        roles,
        depth,
        tuple(found[:k]),
        number(upward, low, high, depth),
        len(found) > k,
        turned,
        both,
    )


def route(powers: Powers, way: Way, roles: Collection[str]) -> Route:
    """A way as its hops, with the steps of these roles."""
    return Route(tuple(hop(powers, who, whom, roles) for whom, who in pairwise(way)))


def hop(powers: Powers, who: str, whom: str, roles: Collection[str]) -> Hop:
    """The steps of these roles that one takes on another: none where it acts for it."""
    steps = (step for step in powers.steps_on(whom) if step.authority == who and step.role in roles)
    return Hop(who, whom, tuple(steps))


def check_number(k: int) -> None:
    """Raise `BadParameter` for fewer answers than one."""
    if k < 1:
        raise BadParameter(f"{k} is no number of answers; give 1 or more")
