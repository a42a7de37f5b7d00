"""The page of an organ or of a class of organs: its names over time, its head, posts, parts, powers and duties.

    page_of(iri, "ru")          the page of an organ or class; None for a thing of another kind
    organ(view, iri, …)         all that it says, as data

The day is that of `as-of`, else the last on which any rule stood. Posts are those of the organ and of the organs within
it, 25 on a page (`page=`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from flask import Response, request

from ontology.errors import BadParameter, NotFound
from queries.names import Thing
from service.explorer.posts import framing
from service.explorer.posts.about import MEMBERS, About, Day, about, day_of
from service.explorer.posts.deciding import Power, deciding
from service.explorer.posts.filling import APPOINTING, Filling, filling, standing
from service.explorer.posts.related import Related, related, shared_sections
from service.explorer.posts.told import Told
from service.explorer.view import Link, Place, Validity, View
from service.words import text

KINDS = frozenset({"organ", "organ-class"})
POSTS = 25  # on a page
_NUMBERS, _NEAR = 12, 3  # pages that are all named; else how far around the one shown
PARTS = 40  # organs shown in the tree of parts
_PAGE = re.compile(r"[1-9]\d{0,5}", re.ASCII)
_RANK = ("head", "first-deputy", "deputy", "chief-of-staff")


@dataclass(frozen=True, slots=True)
class Part:
    """An organ within another, and the organs within it; `ended`: it was not there on the day."""

    who: Link
    ended: bool
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """Who heads the organ, how that post is filled; `ended`: not there on the day."""

    who: Link
    filling: Filling
    ended: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A post: the organ that it is of, where that is one within; who appoints or elects to it, by which rules, and how
    these stand today; `ended`: not there on the day."""

    who: Link
    organ: Link | None
    deciders: tuple[Link, ...]
    rules: tuple[tuple[Place, Validity], ...]
    ended: bool


@dataclass(frozen=True, slots=True)
class Posts:
    """The posts on one page: how many there are in all, which page of how many."""

    shown: tuple[Post, ...]
    total: int
    page: int
    pages: int

    @property
    def numbers(self) -> tuple[int, ...]:
        """The pages to go to: of many the first, the last and those near; 0 stands for those left out."""
        if self.pages <= _NUMBERS:
            return tuple(range(1, self.pages + 1))
        near = sorted({1, self.pages, *range(max(1, self.page - _NEAR), min(self.pages, self.page + _NEAR) + 1)})
        gaps = [(0,) if after - before > 1 else () for before, after in pairwise(near)]
        return tuple(number for one, gap in zip(near, (*gaps, ()), strict=True) for number in (one, *gap))


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page says. `itself` is how the organ is filled where a rule is about it; `more` are parts
    not shown, `more_members` members of a group."""

    about: About
    day: Day
    absent: bool
    heads: tuple[Head, ...]
    itself: Filling
    posts: Posts
    parts: tuple[Part, ...]
    more: int
    members: tuple[tuple[Link, bool], ...]
    more_members: int
    powers: tuple[Power, ...]
    related: Related
    links: tuple[str, ...]


def page_of(iri: str, lang: str) -> Response | None:
    """The page of the thing with this IRI in a language, tagged; None for what is no organ and no class of these."""

    def tell(view: View, asked: dt.date | None) -> framing.Content:
        said = organ(view, iri, asked, _page_asked())
        return said, sections(said, lang), {"given": {"as-of": asked.isoformat()} if asked else {}}

    return framing.framed("organ", KINDS, iri, lang, tell)


def _page_asked() -> int:
    given = request.args.get("page", "1")
    if not _PAGE.fullmatch(given):
        raise BadParameter(f"page = {given!r} is no number of a page")
    return int(given)


def organ(view: View, iri: str, asked: dt.date | None, number: int = 1) -> Shown:
    """What the page of an organ or class of organs says. Raises `NotFound` for a page of posts that there is not."""
    day = day_of(view, (), asked)
    within = _within(view)
    parts = tuple(_parts(view, within, iri, day.date, {iri}))
    shown = parts[:PARTS]
    there, thing = view.rules.there, view.rules.thing
    members = sorted(
        view.rules.classes.members(iri), key=lambda one: (not there(one, day.date), thing(one).label(view.lang))
    )
    return Shown(
        about=about(view, iri),
        day=day,
        absent=not there(iri, day.date),
        heads=tuple(
            Head(view.thing(head), filling(view, head, day.date), not there(head, day.date))
            for head in view.rules.classes.heads(iri)
        ),
        itself=filling(view, iri, day.date),
        posts=_posts(view, within, iri, day.date, number),
        parts=shown,
        more=len(parts) - len(shown),
        members=tuple((view.thing(member), not there(member, day.date)) for member in members[:MEMBERS]),
        more_members=max(0, len(members) - MEMBERS),
        powers=deciding(view, iri, day.date),
        related=related(view, iri),
        links=Told.of(view.data).links.get(iri, ()),
    )


def sections(said: Shown, lang: str) -> tuple[tuple[str, str], ...]:
    """The headings of the page that have something below them: anchor and words."""
    some = (
        ("members", "members", said.members),
        ("posts", "organ-posts", said.posts.total),
        ("parts", "organ-parts", said.parts),
        ("powers", "powers-organ", said.powers),
        ("links", "organ-links", said.links),
        *shared_sections(said.about, said.related),
    )
    return tuple((anchor, text(key, lang)) for anchor, key, there in some if there)


Within = Mapping[str, tuple[Thing, ...]]


def _within(view: View) -> Within:
    """What belongs to each organ directly, organs and positions: worked out once for a version of the graph."""

    def made() -> Within:
        found: dict[str, list[Thing]] = defaultdict(list)
        for thing in view.names.things.values():
            if thing.organ:
                found[thing.organ].append(thing)
        return {organ: tuple(things) for organ, things in found.items()}

    return view.data.kept("what belongs to organs", made)


def _parts(view: View, within: Within, iri: str, day: dt.date, seen: set[str]) -> Iterator[Part]:
    """The organs within one, by name; where organs are within each other, each stands once."""
    organs = [thing for thing in within.get(iri, ()) if thing.kind in KINDS and thing.iri not in seen]
    for thing in sorted(organs, key=lambda thing: thing.label(view.lang)):
        below = tuple(_parts(view, within, thing.iri, day, {*seen, thing.iri}))
        yield Part(view.link_of(thing), not view.rules.there(thing.iri, day), below)


def _posts(view: View, within: Within, iri: str, day: dt.date, number: int) -> Posts:
    """The posts of an organ, then those of the organs within it; heads and deputies first."""
    found: list[Thing] = []
    waiting, seen = [iri], {iri}
    while waiting:
        things = within.get(waiting.pop(0), ())
        posts = [thing for thing in things if thing.kind == "position"]
        found += sorted(posts, key=lambda thing: (_rank(thing), thing.label(view.lang)))
        organs = [thing for thing in things if thing.kind in KINDS and thing.iri not in seen]
        seen.update(thing.iri for thing in organs)
        waiting += [thing.iri for thing in sorted(organs, key=lambda thing: thing.label(view.lang))]
    pages = max(1, -(-len(found) // POSTS))
    if number > pages:
        raise NotFound(f"there is no page {number}; the last is {pages}", {"last": pages})
    shown = found[(number - 1) * POSTS : number * POSTS]
    making = _Making(view, iri, day, cache(view.thing), cache(view.place))
    return Posts(tuple(map(making.post, shown)), len(found), number, pages)


def _rank(thing: Thing) -> int:
    return _RANK.index(thing.role) if thing.role in _RANK else len(_RANK)


@dataclass(frozen=True, slots=True)
class _Making:
    """What is made of the posts of one page: names and places recur, and are made once."""

    view: View
    iri: str
    day: dt.date
    link: Callable[[str], Link]
    place: Callable[[str, str], Place]

    def post(self, thing: Thing) -> Post:
        """A post and who decides on it."""
        rules = self.view.rules
        steps = rules.drawn(self.day).steps_on(thing.iri)
        deciders = dict.fromkeys(step.authority for step in steps if step.role in APPOINTING)
        by_rule = {step.rule: step for step in steps}
        return Post(
            who=self.link(thing.iri),
            organ=self.link(thing.organ) if thing.organ and thing.organ != self.iri else None,
            deciders=tuple(map(self.link, deciders)),
            rules=tuple(
                (self.place(step.act, step.provision), self.view.validity(*standing(self.view, step)))
                for step in by_rule.values()
            ),
            ended=not rules.there(thing.iri, self.day),
        )
