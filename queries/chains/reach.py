"""How far authority reaches, and how much of it few hold: posts on which each authority acts, itself and in the end.

    reach(rules.drawn(day))              all authorities, those of most posts first; concentration by role
    reach(powers, roles=("appoints",))   by steps of these roles alone
    reach_of(powers, iri)                one of them: its posts by role, and all below it
    over_time(rules)                     at each moment when it changes

- Posts are those of `Powers.posts`; shares are of all posts of the day, whatever the roles.
- A post is held directly by who acts on it by a step of one of the roles, as named: the Government's are not those of
  who heads it.
- A post is held in the end by all whom its chain upward comes to, by steps of the roles, through heads and members
  (`queries.chains.walk`, `queries.chains.ways`). A post in a cycle is held by itself.

Reach in the end is exact: sets of posts, as bits, joined from below over the components of the graph, a block of posts
at a time, so that memory stays bounded whatever the number of posts.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import chain
from operator import or_

from queries.chains.multigraph import Powers, uncollected
from queries.chains.rules import ROLES, Rules
from queries.chains.ways import Ways, ways_of

FIRST = (1, 3, 10)
_BLOCK = 16_384  # posts; 2 KiB for each thing that acts


@dataclass(frozen=True, slots=True)
class Held:
    """What an authority holds: posts by role, by any of the roles, in the end."""

    authority: str
    by_role: Mapping[str, int]
    directly: int
    in_the_end: int


@dataclass(frozen=True, slots=True)
class Concentration:
    """How much of a role few hold ("" for all roles together).

    Each post with the role counts one, in equal parts for those who take it on that post. `first` are the shares that
    the first 1, 3 and 10 authorities hold of it, `herfindahl` is the sum of the squared shares: the probability that
    two posts picked at random are held by the same, where one of several is picked at random too.
    """

    role: str
    posts: int
    authorities: int
    first: Mapping[int, float]
    herfindahl: float


@dataclass(frozen=True, slots=True)
class Reach:
    """All authorities of a day: most posts in the end first, then most directly."""

    powers: Powers
    roles: tuple[str, ...]
    posts: int
    held: tuple[Held, ...]
    concentration: tuple[Concentration, ...]

    def share(self, posts: int) -> float:
        """A number of posts as a share of all."""
        return posts / self.posts if self.posts else 0.0


@dataclass(frozen=True, slots=True)
class ReachOf:
    """One authority: the posts it acts on by role, all that it holds in the end, its place among all by their number.

    `place` is 0 for who holds none.
    """

    reach: Reach
    held: Held
    place: int
    by_role: Mapping[str, tuple[str, ...]]
    in_the_end: tuple[str, ...]


def reach(powers: Powers, roles: Collection[str] = ROLES) -> Reach:
    """The reach of all authorities on a day. Raises `BadParameter` for a role that there is not."""
    with uncollected():
        return _reach(powers, ways_of(powers, roles))


def reach_of(powers: Powers, authority: str, roles: Collection[str] = ROLES) -> ReachOf:
    """The reach of one authority (IRI) on a day; posts in the order of IRIs."""
    ways = ways_of(powers, roles)
    whole = _reach(powers, ways)
    number = ways.number.get(authority)
    direct = {
        role: [post for post in held.get(number, ()) if post in ways.posts] if number is not None else []
        for role, held in ways.by_role.items()
    }
    ends = [] if number is None else [other for other in below(ways, number) if other in ways.posts]
    held = Held(
        authority, {role: len(found) for role, found in direct.items()}, len(set().union(*direct.values())), len(ends)
    )
    place = 1 + sum((-other.in_the_end, -other.directly) < (-len(ends), -held.directly) for other in whole.held)
    return ReachOf(
        whole,
        held,
        place if held.in_the_end else 0,
        {role: tuple(sorted(ways.names[post] for post in found)) for role, found in direct.items()},
        tuple(sorted(ways.names[post] for post in ends)),
    )


def over_time(rules: Rules, roles: Collection[str] = ROLES) -> Iterator[Reach]:
    """The reach from each day on which it changes, in order; where all rules have ended the last has no posts."""
    before = None
    for day in rules.moments:
        if dt.date.min < day < dt.date.max:
            found = reach(rules.drawn(day), roles)
            figures = (found.posts, found.held, found.concentration)
            if figures != (before or (0, (), ())):
                before = figures
                yield Reach(replace(found.powers, day=day), found.roles, *figures)


def below(ways: Ways, start: int) -> set[int]:
    """All that stand below one; itself only where it does."""
    found: set[int] = set()
    waiting = list(ways.below[start])
    while waiting:
        other = waiting.pop()
        if other not in found:
            found.add(other)
            waiting += ways.below[other]
    return found


def counts(ways: Ways, block: int = _BLOCK) -> list[int]:
    """Of each thing, how many posts stand below it. A block of posts takes memory of `block` bits a thing that acts."""
    component = [0] * len(ways.names)
    for place, members in enumerate(ways.components):
        for member in members:
            component[member] = place
    under = [
        tuple({component[other] for member in members for other in ways.below[member]} - {place})
        for place, members in enumerate(ways.components)
    ]
    circular = [ways.circular(members) for members in ways.components]
    acting = [place for place, those in enumerate(under) if those or circular[place]]
    found = [0] * len(ways.components)
    posts = sorted(ways.posts, key=component.__getitem__)
    for first in range(0, len(posts), block):
        held = [0] * len(ways.components)  # the posts of the block, as bits: a component's own and all below
        for bit, post in enumerate(posts[first : first + block]):
            held[component[post]] |= 1 << bit
        for place in reversed(acting):
            own = held[place]
            held_below = reduce(or_, map(held.__getitem__, under[place]), own if circular[place] else 0)
            found[place] += held_below.bit_count()
            held[place] = own | held_below
    return [found[place] for place in component]


def posts_among(ways: Ways) -> Callable[[Iterable[int]], int]:
    """What counts the posts among some things."""
    is_post = bytearray(len(ways.names))
    for post in ways.posts:
        is_post[post] = True
    return lambda those: sum(map(is_post.__getitem__, those))


def _reach(powers: Powers, ways: Ways) -> Reach:
    ends = counts(ways)
    posts_in = posts_among(ways)
    held = [
        Held(
            iri,
            {role: posts_in(below.get(number, ())) for role, below in ways.by_role.items()},
            posts_in(ways.below[number]),
            ends[number],
        )
        for number, iri in enumerate(ways.names)
        if ends[number]
    ]
    held.sort(key=lambda one: (-one.in_the_end, -one.directly, one.authority))
    roles = tuple(ways.by_role)
    concentration = [_concentration(ways, "", ways.below)] if len(roles) > 1 else []
    concentration += [_concentration(ways, role, ways.by_role[role].values()) for role in roles]
    return Reach(powers, roles, len(ways.posts), tuple(held), tuple(one for one in concentration if one.posts))


def _concentration(ways: Ways, role: str, below: Iterable[Sequence[int]]) -> Concentration:
    held = [[other for other in those if other in ways.posts] for those in below]
    takers = Counter(chain.from_iterable(held))
    parts = sorted((sum(1 / takers[post] for post in those) for those in held if those), reverse=True)
    posts = len(takers)
    return Concentration(
        role,
        posts,
        len(parts),
        {first: sum(parts[:first]) / posts if posts else 0.0 for first in FIRST},
        sum((part / posts) ** 2 for part in parts),
    )
