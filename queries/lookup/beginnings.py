"""Names by their beginnings, for what is still being typed: "қаржы мин" finds «Қаржы министрі», "облыс пол" the police.

    beginnings = Beginnings(lookup.things)
    beginnings.find("карж мин", ("position",))       things each typed word of which begins a word of one name

Letters are compared by sound (`queries.folding`), so the script and the keyboard do not matter; a word that is typed to
its end is known in any case. Finding takes time linear in the names that hold the rarest of the words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest

from queries.folding import fold, fold_word, sounds, written
from queries.names import Thing

_RANK = ("position", "organ", "class", "organ-class", "act")  # of names as short the first stands first
_COMPARED = 4000  # names that hold all words, of those that are short, at most
_MOST = 12  # words of what was typed that are looked at


@dataclass(frozen=True, slots=True)
class Begun:
    """A thing and the name of it that holds what was typed; `at_start` where the name begins so."""

    iri: str
    name: str
    at_start: bool


@dataclass(frozen=True, slots=True)
class _Name:
    iri: str
    kind: str
    name: str
    words: tuple[str, ...]


class Beginnings:
    """The words of all names in the order of letters. Building takes time n log n in the names."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._names = sorted(_names(things), key=_short_first)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            for word in dict.fromkeys(name.words):
                self._by_word[word].append(number)
            for stem in dict.fromkeys(fold_word(word.lower()) for word in written(name.name)):
                self._by_stem[stem].append(number)
        self._words = sorted(self._by_word)

    def find(self, text: str, kinds: Collection[str], limit: int = 10) -> tuple[Begun, ...]:
        """The things of these kinds one name of which holds all that was typed, the shortest names first."""
        typed = tuple(dict.fromkeys(_typed(text)))[:_MOST]
        if not typed:
            return ()
        heard = tuple(start for start, _ in typed)
        of_kind = self._shared(typed, kinds)
        best: dict[str, Begun] = {}
        for number in sorted(nsmallest(_COMPARED, of_kind), key=lambda n: self._rank(n, heard)):
            name = self._names[number]
            at_start = name.words[0].startswith(heard[0])
            best.setdefault(name.iri, Begun(name.iri, name.name, at_start))
            if len(best) == limit:
                break
        return tuple(best.values())

    def finds_all(self, text: str, kinds: Collection[str]) -> bool:
        """Whether `find` compares all names that hold the words of a text; of very many it leaves out some."""
        typed = tuple(dict.fromkeys(_typed(text)))[:_MOST]
        return not typed or sum(1 for _ in self._shared(typed, kinds)) <= _COMPARED

    def _shared(self, typed: Iterable[tuple[str, str]], kinds: Collection[str]) -> Iterator[int]:
        """The names of these kinds that hold all words."""
        shared = set.intersection(*(self._holding(start, stem) for start, stem in typed))
        return (number for number in shared if self._names[number].kind in kinds)

    def _holding(self, start: str, stem: str) -> set[int]:
        """The names that hold the word of this stem in any case, or one that begins so."""
        found = set(self._by_stem.get(stem, ()))
        for at in range(bisect_left(self._words, start), len(self._words)):
            if not self._words[at].startswith(start):
                break
            found.update(self._by_word[self._words[at]])
        return found

    def _rank(self, number: int, heard: tuple[str, ...]) -> tuple[bool, bool, int]:
        """Names that begin as was typed first, then those that hold the first word whole, then the shorter."""
        words = self._names[number].words
        return not words[0].startswith(heard[0]), heard[0] not in words and len(heard) > 1, number


def begins(name: str, text: str) -> bool:
    """Whether each word of a text is a word of a name, in whatever case, or the beginning of one."""
    words = [(sounds(word.lower()), fold_word(word.lower())) for word in written(name)]
    typed = tuple(_typed(text))
    return bool(typed) and all(
        any(heard.startswith(start) or stem == other for heard, other in words) for start, stem in typed
    )


def _typed(text: str) -> Iterator[tuple[str, str]]:
    """Each typed word as it sounds, and its stem; the parts of one that is written together, as "замминистра"."""
    for word in written(text):
        parts = fold(word)
        if len(parts) > 1:
            yield from ((part, part) for part in parts)
        elif sounds(word.lower()):
            yield sounds(word.lower()), fold_word(word.lower())


def _names(things: Iterable[Thing]) -> Iterator[_Name]:
    for thing in things:
        said: Mapping[str, None] = dict.fromkeys((*thing.labels.values(), *thing.names.values()))
        for name in said:
            words = tuple(filter(None, (sounds(word.lower()) for word in written(name))))
            if words:
                yield _Name(thing.iri, thing.kind, name, words)


def _short_first(name: _Name) -> tuple[int, int, str, str]:
    rank = _RANK.index(name.kind) if name.kind in _RANK else len(_RANK)
    return len(name.words), rank, name.name.casefold(), name.iri
