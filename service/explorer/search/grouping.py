"""The results of a search as the page has them: by kind, the kind that fits best first, with what was understood.

    found = everything(search, "828 жарлық 92-жол")
    groups(view, search, found, "", 1)       the first few of each kind; with a kind a page of its results

Nothing here knows of HTTP but the addresses of what is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from queries.lookup import Candidate
from queries.lookup.texts import Passage
from queries.places import place_words
from service import urls
from service.explorer.search.results import Result, of_passage, of_place, of_thing
from service.explorer.search.searching import KINDS, THINGS, Found, Places, Search
from service.explorer.view import Link, View
from service.words import text

ON_A_PAGE = 20
_IN_A_GROUP = 5
_BROADER = 0.3  # by how much a class must fit better to stand before the things in it


@dataclass(frozen=True, slots=True)
class Everything:
    """All that is found for what is `sought`: things by kind, provisions by place, provisions by their words.

    `whole`: the things are all that fit.
    """

    sought: str
    things: Mapping[str, tuple[Found, ...]]
    whole: bool
    places: Places
    passages: tuple[Passage, ...]

    def count(self, kind: str) -> int:
        """How many results of a kind there are."""
        if kind == "provision":
            return len(self.places.found)
        return len(self.passages) if kind == "words" else len(self.things.get(kind, ()))

    @property
    def total(self) -> int:
        """How many results there are."""
        return sum(map(self.count, KINDS))

    def last_page(self, kind: str) -> int:
        """The last page of the results of a kind."""
        return max(1, -(-self.count(kind) // ON_A_PAGE)) if kind else 1


@dataclass(frozen=True, slots=True)
class Group:
    """The results of one kind: how many there are, those that are shown, where all of them are."""

    kind: str
    words: str
    count: int
    results: tuple[Result, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Tab:
    """A kind to choose, "" for all: its words, how many results it has, its address; `chosen` for the one in force."""

    kind: str
    words: str
    count: int
    address: str
    chosen: bool


def everything(search: Search, sought: str) -> Everything:
    """All that is found; nothing for nothing."""
    found = search.things(sought) if sought else ()
    by_kind = {name: tuple(one for one in found if one.thing.kind in kinds) for name, kinds in THINGS.items()}
    places = search.places(sought)
    passages = search.passages(sought) if sought and not places.asked.is_place else ()
    return Everything(sought, by_kind, search.finds_all(sought, found), places, passages)


def groups(here: View, search: Search, found: Everything, kind: str, number: int) -> tuple[Group, ...]:
    """The results to be shown: of all kinds the first few, or one page of a kind."""
    if kind:
        return (_group(here, search, found, kind, (number - 1) * ON_A_PAGE, ON_A_PAGE),) if found.count(kind) else ()
    best = _best(found)
    order = sorted(KINDS, key=lambda one: (one != best, KINDS.index(one)))
    return tuple(_group(here, search, found, one, 0, _IN_A_GROUP) for one in order if found.count(one))


def _best(found: Everything) -> str:
    """The kind of what fits best."""
    if found.places.found:
        return "provision"
    best = {kind: ones[0].candidate for kind, ones in found.things.items() if ones}
    scores = {kind: _score(kind, one) for kind, one in best.items() if one}
    return max(scores, key=lambda kind: scores[kind], default="")


def _score(kind: str, candidate: Candidate) -> float:
    """How well it fits; a class whose very name was not typed less than what is in it."""
    literal = any(rule == "literal" for rule, _ in candidate.rules)
    return candidate.score - (_BROADER if kind == "class" and not literal else 0.0)


def _group(here: View, search: Search, found: Everything, kind: str, first: int, size: int) -> Group:
    shown = slice(first, first + size)
    if kind == "provision":
        results: Iterable[Result] = (of_place(here, one) for one in found.places.found[shown])
    elif kind == "words":
        results = (of_passage(here, search, one, found.sought) for one in found.passages[shown])
    else:
        results = (of_thing(here, search, one, found.sought) for one in found.things[kind][shown])
    return Group(
        kind, text(f"search-{kind}", here.lang), found.count(kind), tuple(results), _address(here, found, kind)
    )


def tabs(here: View, found: Everything, kind: str) -> tuple[Tab, ...]:
    """The kinds to choose from: all, and those that there are results of."""
    counted = [("", found.total), *((one, found.count(one)) for one in KINDS if found.count(one) or one == kind)]
    return tuple(
        Tab(one, text(f"search-{one or 'all'}", here.lang), count, _address(here, found, one), one == kind)
        for one, count in counted
    )


def _address(here: View, found: Everything, kind: str) -> str:
    return urls.search("", {"q": found.sought, **({"kind": kind} if kind else {}), "lang": here.lang})


def understood(here: View, places: Places) -> Iterator[str]:
    """How a place in an act was understood; of things each says why it was found."""
    if not places.asked.is_place:
        return
    units = (place_words(_path(unit, number), here.lang).rpartition(", ")[2] for unit, number in places.asked.units)
    place = ", ".join(units) or place_words(places.asked.path, here.lang)
    if places.acts:
        acts = "; ".join(here.act(act).text for act in places.acts)
        yield text("search-understood-in", here.lang, place=place, acts=acts)
    else:
        yield text("search-understood", here.lang, place=place)
    if places.unknown:
        yield text("search-unknown-act", here.lang, words=places.unknown)
    if not places.found:
        yield text("search-no-such-place", here.lang)


def _path(unit: str, number: str) -> str:
    """A counted part as a path has it, below others where it takes these to tell what it is."""
    if unit == "paragraph":
        return number
    return f"1/{number}" if unit == "subparagraph" else "-".join(filter(None, (unit, number)))


def nearest(here: View, search: Search, found: Everything) -> tuple[Link, ...]:
    """What comes nearest where nothing is found: the acts that were named, else things of like names."""
    if found.places.asked.is_place and found.places.acts:
        return tuple(here.act(act) for act in found.places.acts)
    return tuple(here.link_of(other.thing) for other in search.nearest(found.sought))
