"""What is found for what was typed: things by name, provisions by place, provisions by the words in them.

    search = searching(view)                     kept with the version of the graph
    search.things("облыс пол", KINDS["position"])
    search.places("828 жарлық 92-жол")
    search.passages("кадр резерві")

A name that fits stands before names that begin as was typed, these before names that fit in part.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from queries.lookup import Candidate, Lookup
from queries.lookup.acts import read_cited_acts
from queries.lookup.beginnings import Beginnings
from queries.lookup.provisions import AskedPlace, Provision, Provisions
from queries.lookup.questions import named_in
from queries.lookup.texts import Passage, Texts
from queries.names import Names, Thing
from service.data import Data
from service.explorer.view import View

THINGS: Mapping[str, tuple[str, ...]] = {  # what a filter of the page holds of the kinds of things
    "position": ("position",),
    "organ": ("organ",),
    "class": ("class", "organ-class"),
    "act": ("act",),
}
KINDS = (*THINGS, "provision", "words")
EVERY = tuple(kind for kinds in THINGS.values() for kind in kinds)
_SURE, _LIKELY = 0.8, 0.5  # scores of names that fit, and of names that fit in part
_FITTING = 64  # things whose names are compared: as many as the look-up looks at
_MOST = 1000  # things that are counted
_NEAREST = 5
_WORDS, _LONG, _ENDING = (
    8,
    5,
    2,
)  # words that are tried alone; letters of a long one; letters that may be wrong at its end
_AN_ACT = 0.6
_NOT_READ = 0.1  # by how much a name must fit better to stand before that of an act that was read


@dataclass(frozen=True, slots=True)
class Found:
    """A thing that is found: by which name, how well that fits (1 at best) and by which rules (`candidate`); None where
    the name begins as was typed."""

    thing: Thing
    name: str
    candidate: Candidate | None


@dataclass(frozen=True, slots=True)
class Places:
    """The provisions that a text may mean: of which acts ("" in `named` where none was named), how it was taken apart.

    `unknown` is what was left and names no act.
    """

    asked: AskedPlace
    acts: tuple[str, ...]
    found: tuple[Provision, ...]
    unknown: str = ""


class Search:
    """All that can be found in one graph. Threads may use it at once."""

    def __init__(self, data: Data, lookup: Lookup) -> None:
        self._data = data
        self._lookup = lookup
        self._cited = {thing.iri: thing for thing in read_cited_acts(data.engine)}
        self._cited_lookup = Lookup(Names({}), self._cited.values())
        self._things = {thing.iri: thing for thing in lookup.things} | self._cited
        self._beginnings = Beginnings(self._things.values())
        self.provisions = Provisions.over(data.engine)

    @cached_property
    def texts(self) -> Texts:
        """The words of provisions, made ready when they are first asked for; of no provision where none are loaded."""
        return self._data.kept("texts that are searched", lambda: Texts.over(self._data.engine))

    def cites(self, act: str) -> bool:
        """Whether an act is only referred to by those that were read."""
        return act in self._cited

    def things(self, text: str, kinds: Collection[str] = EVERY, limit: int = _MOST) -> tuple[Found, ...]:
        """The things of these kinds that a text names or asks about, the best first."""
        text = named_in(text)
        by_name = self._named(text, kinds)
        found: dict[str, Found] = {}
        sure = [candidate for candidate in by_name if candidate.score >= _SURE]
        for candidate in sure:
            found.setdefault(candidate.iri, self._found(candidate))
        known = {candidate.iri: candidate for candidate in by_name}
        if len(found) < limit:
            for begun in self._beginnings.find(text, kinds, limit):
                found.setdefault(begun.iri, Found(self._things[begun.iri], begun.name, known.get(begun.iri)))
            for candidate in by_name:
                if candidate.score >= _LIKELY:
                    found.setdefault(candidate.iri, self._found(candidate))
        return tuple(found.values())[:limit]

    def finds_all(self, text: str, found: Collection[Found]) -> bool:
        """Whether `things` found all that fit: of very many the rest is not looked at."""
        return len(found) < _MOST and self._beginnings.finds_all(named_in(text), EVERY)

    def nearest(self, text: str) -> tuple[Found, ...]:
        """What comes nearest to a text, where nothing fits."""
        text = named_in(text)
        found = {candidate.iri: self._found(candidate) for candidate in self._named(text, EVERY)}
        words = text.split()[:_WORDS]
        shorter = " ".join(word[:-_ENDING] if len(word) > _LONG else word for word in words)
        for less in (shorter, *sorted(words, key=len, reverse=True)):
            if len(found) < _NEAREST:
                for other in self.things(less, limit=_NEAREST):
                    found.setdefault(other.thing.iri, other)
        return tuple(found.values())[:_NEAREST]

    def places(self, text: str) -> Places:
        """The provisions that a text may mean."""
        asked = self.provisions.read(text)
        if not asked.is_place or asked.act or not asked.rest:
            only = (asked.act,) if asked.act else ()
            return Places(asked, only, self.provisions.find(asked), asked.rest if asked.act else "")
        named = [candidate for candidate in self._named(asked.rest, ("act",)) if candidate.score >= _AN_ACT]
        acts = tuple(c.iri for c in named if c.score >= named[0].score - 0.1)
        with_provisions = [act for act in acts if self.provisions.of(act)]
        found = self.provisions.find(asked, with_provisions) if with_provisions or not acts else ()
        return Places(asked, tuple(with_provisions) or acts, found, "" if acts else asked.rest)

    def passages(self, text: str) -> tuple[Passage, ...]:
        """The provisions whose words hold all words of a text."""
        return self.texts.find(text)

    def _named(self, text: str, kinds: Collection[str]) -> list[Candidate]:
        """The candidates by name, the best first; acts that are only referred to stand behind those that were read."""
        found = list(self._lookup.find(text, kinds, _FITTING))
        if "act" in kinds and not (found and found[0].rules and found[0].rules[0][0] == "iri"):
            found += self._cited_lookup.find(text, ("act",), _FITTING)
            found.sort(key=lambda c: -round(c.score - (_NOT_READ if c.iri in self._cited else 0.0), 4))
        return found

    def _found(self, candidate: Candidate) -> Found:
        return Found(self._things[candidate.iri], candidate.name, candidate)


def searching(here: View) -> Search:
    """What can be found in the graph of a view."""
    return here.data.kept("search", lambda: Search(here.data, here.lookup()))
