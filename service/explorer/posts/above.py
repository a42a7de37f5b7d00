"""What stands above a position: who fills the posts of those who act on it, up to the top, and who can stop it.

above(view, iri, day)           the chain upward, a post at a time
stoppers(view, iri, day)        who can block its filling, alone or together
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from queries.chains.blockers import Blockers, Blocking, blockers
from queries.chains.walk import chain
from service.explorer.posts.filling import Filling, filling
from service.explorer.view import Link, Place, View

SHOWN = 12  # posts of a chain on the page of a position; the page of the chain has all
_SETS = 12  # of those who can stop it


@dataclass(frozen=True, slots=True)
class Post:
    """A post of the chain: how it is filled, `through` the organs and groups for which its holder acts below."""

    who: Link
    filling: Filling
    through: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Above:
    """The posts above a position, nearest first; how many more there are; where the chain ends."""

    posts: tuple[Post, ...]
    more: int
    ends: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """By what one blocks: a role in filling `of`, and where that is stated; or, without a role, as head of it."""

    role: str
    of: Link
    place: Place | None


@dataclass(frozen=True, slots=True)
class Stopper:
    """Those who block together, one as a rule; `direct`: by the rules about the post itself. `group`: one is a class of
    which nothing tells which of it acts."""

    who: tuple[Link, ...]
    direct: bool
    group: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Stoppers:
    """Who can stop the filling: alone, by the rules about the post or in the end; the pairs that can; how many more."""

    direct: tuple[Stopper, ...]
    indirect: tuple[Stopper, ...]
    pairs: tuple[Stopper, ...]
    more: int


def above(view: View, iri: str, day: dt.date) -> Above:
    """The chain above a position on a day, the post itself left out."""
    drawn = chain(view.rules, iri, day, lang=view.lang)
    through: dict[str, list[Link]] = {}
    for of, who in drawn.onward:
        through.setdefault(who.iri, []).append(view.thing(of.iri))
    posts = [of for of in dict.fromkeys(link.of.iri for link in drawn.links) if of != iri]
    shown = tuple(Post(view.thing(of), filling(view, of, day), tuple(through.get(of, ()))) for of in posts[:SHOWN])
    ends = tuple(view.thing(root.iri) for root in drawn.roots if root.iri != iri)
    return Above(shown, max(0, len(posts) - SHOWN), ends)


def stoppers(view: View, iri: str, day: dt.date) -> Stoppers:
    """Who can block the filling of a position on a day, in sets of up to two."""
    found = blockers(view.rules, iri, day, sets=2, lang=view.lang)
    if not found.ruled:
        return Stoppers((), (), (), 0)
    alone = tuple(map(partial(_stopper, view, found), found.alone))
    # of an organ that blocks by itself its head only repeats it
    organs = {one.who[0].iri for one in alone if one.who[0].kind == "organ"}
    alone = tuple(one for one in alone if not _only_heads(one, organs))
    pairs = [one for one in (*found.together, *found.sets) if len(one.members) == 2]
    return Stoppers(
        tuple(one for one in alone if one.direct),
        tuple(one for one in alone if not one.direct),
        tuple(_stopper(view, found, one) for one in pairs[:_SETS]),
        max(0, len(pairs) - _SETS),
    )


def _only_heads(one: Stopper, organs: set[str]) -> bool:
    return bool(one.reasons) and all(not reason.role and reason.of.iri in organs for reason in one.reasons)


def _stopper(view: View, found: Blockers, blocking: Blocking) -> Stopper:
    members = [member.thing for member in blocking.members]
    return Stopper(
        tuple(view.thing(thing.iri) for thing in members),
        blocking.direct,
        any("class" in thing.kind for thing in members),
        tuple(dict.fromkeys(_reasons(view, found, blocking))),
    )


def _reasons(view: View, found: Blockers, blocking: Blocking) -> Iterator[Reason]:
    """By which steps of their own, or as heads of what, the members block; a rule on a group stands once."""
    members = {member.thing.iri for member in blocking.members}
    why = found.why(blocking)
    for link in why.links:
        if link.authority.iri in members:
            step = link.step
            place = view.place(step.act, step.provision)
            yield Reason(step.role, view.thing(step.named or link.of.iri), place)
    for of, acting in why.onward:
        if acting.iri in members:
            yield Reason("", view.thing(of.iri), None)
