"""What it means to stand where one stands: six measures of authority, each of which says something here.

    centralities(rules.drawn(day))       of each authority
    centralities(powers, roles=("appoints",))

A sentence on each stands in `queries.chains.shown.centrality`. Over the ways of a day (`queries.chains.ways`):
- directly, in the end: posts (`queries.chains.reach`).
- gate: posts whose every way up to the top passes it. Ways alone count, whoever has to act together.
- passes, ends: each post is worth one, which goes in equal parts to those who act on it, from each of them in equal
  parts to those above, and so on. `passes` is the worth that comes to it on the way, `ends` what stays: it ends with
  whom nobody acts on, so that the ends add up to the number of posts. Those who stand above each other count as one:
  what comes to any of them goes on in equal parts to all outside who act on any of them; where there is none, it stays
  with them in equal parts.
- between: pairs of an authority and one below whose shortest way passes it, in parts where there are several. Exact up
  to `EXACT` authorities; beyond from a sample of them, the same at each run, and scaled up.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from random import Random

from queries.chains.multigraph import Powers, uncollected
from queries.chains.reach import counts, posts_among
from queries.chains.rules import ROLES
from queries.chains.ways import Ways, ways_of

EXACT = 2_000
SAMPLE = 100
MEASURES = ("directly", "in_the_end", "gate", "passes", "ends", "between")
_SEED = 828


@dataclass(frozen=True, slots=True)
class Standing:
    """The measures of one authority."""

    authority: str
    directly: int
    in_the_end: int
    gate: int
    passes: float
    ends: float
    between: float

    def of(self, measure: str) -> float:
        """One of `MEASURES`."""
        value: float = getattr(self, measure)
        return value


@dataclass(frozen=True, slots=True)
class Centralities:
    """All authorities of a day, those of most posts in the end first.

    `between` is known from a sample of so many authorities, 0: from all.
    """

    powers: Powers
    roles: tuple[str, ...]
    posts: int
    standings: tuple[Standing, ...]
    sampled: int

    def first(self, measure: str, number: int) -> tuple[Standing, ...]:
        """Those with most of a measure, without those that have none of it."""
        having = (one for one in self.standings if one.of(measure) > 0)
        return tuple(sorted(having, key=lambda one: (-one.of(measure), one.authority))[:number])


def centralities(powers: Powers, roles: Collection[str] = ROLES) -> Centralities:
    """The measures of all authorities on a day. Raises `BadParameter` for a role that there is not."""
    with uncollected():
        ways = ways_of(powers, roles)
        reached = counts(ways)
        direct = posts_among(ways)
        gate = gates(ways)
        passes, ends = worth(ways)
        between, sampled = betweenness(ways)
        found = [
            Standing(iri, direct(below), reached[n], gate[n], passes[n], ends[n], between[n])
            for n, (iri, below) in enumerate(zip(ways.names, ways.below, strict=True))
            if reached[n]
        ]
    found.sort(key=lambda one: (-one.in_the_end, -one.directly, one.authority))
    return Centralities(powers, tuple(ways.by_role), len(ways.posts), tuple(found), sampled)


def gates(ways: Ways) -> list[int]:
    """Of each thing, how many posts have no way up to the top but through it."""
    nearest = ways.solver.dominators(tops(ways))
    waiting = [0] * len(nearest)
    for gate in nearest:
        if gate >= 0:
            waiting[gate] += 1
    found = [0] * len(nearest)
    ready = [thing for thing, those in enumerate(waiting) if not those]
    for thing in ready:  # grows: a thing comes when all whose nearest gate it is are done
        gate = nearest[thing]
        if gate >= 0:
            found[gate] += found[thing] + (thing in ways.posts)
            waiting[gate] -= 1
            if not waiting[gate]:
                ready.append(gate)
    return found


def tops(ways: Ways) -> list[int]:
    """Those above whom no other stands: nobody at all, or only those whom they stand above too."""
    found: list[int] = []
    for members in ways.components:
        here = set(members)
        if all(other in here for member in members for other in ways.above[member]):
            found += members
    return found


def worth(ways: Ways) -> tuple[list[float], list[float]]:
    """Of each thing, the worth of posts that comes to it from outside its cycle, and that stays with it."""
    comes = [0.0] * len(ways.names)
    stays = [0.0] * len(ways.names)
    for members in reversed(ways.components):
        here = set(members)
        worth_here = sum(comes[member] + (member in ways.posts) for member in members)
        above = {other for member in members for other in ways.above[member]} - here
        for other in above:
            comes[other] += worth_here / len(above)
        if not above:
            for member in members:
                stays[member] = worth_here / len(members)
    return comes, stays


def betweenness(ways: Ways) -> tuple[list[float], int]:
    """Of each thing, pairs of an authority and one below whose shortest way passes it.

    Also from how many authorities that is known, 0: from all.
    """
    acting = [thing for thing, those in enumerate(ways.below) if those]
    if len(acting) <= EXACT:
        return ways.solver.betweenness(acting), 0
    chosen = Random(_SEED).sample(acting, SAMPLE)
    scale = len(acting) / SAMPLE
    return [scale * share for share in ways.solver.betweenness(chosen)], SAMPLE
