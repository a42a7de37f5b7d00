"""The words of all names, ready to be searched: who bears a word, which words are near one, which start like it.

Building is linear in the names. Nothing here compares a word with all others but the search for slips, which runs over
the words of about its length in compiled code.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from heapq import nlargest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from queries.folding import fold, is_cyrillic, sounds, written
from queries.names import Thing, Words

_NOUNS = 7  # words of the name of an organ that initials may stand for, at most
_KAZAKH = frozenset("әғқңөұүһі")
_STARTS = 64  # words that start alike, at most, that are tried as parts of a word written together
_SHORTEST = 3  # letters of such a part


class Index:
    """The things to be found and the words of their names."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self.things: Mapping[str, Thing] = {thing.iri: thing for thing in things}
        self.bearers: dict[str, set[str]] = defaultdict(set)
        self.held: dict[str, list[str]] = defaultdict(list)
        for thing in self.things.values():
            for words in thing.names:
                for word in words:
                    self.bearers[word].add(thing.iri)
            if thing.organ:
                self.held[thing.organ].append(thing.iri)

    def knows(self, word: str) -> bool:
        """Whether a name holds the word."""
        return word in self.bearers

    def starting(self, beginning: str) -> tuple[str, ...]:
        """The words that begin so; of very many those that most names hold."""
        first = bisect_left(self._sorted, beginning)
        last = bisect_left(self._sorted, beginning + "\uffff")
        words = self._sorted[first:last]
        unvoiced = beginning[:-1] + {"g": "k", "b": "p"}.get(beginning[-1:], "")  # as folding ends a word
        words += [unvoiced] if len(unvoiced) == len(beginning) and self.knows(unvoiced) else []
        return tuple(words if len(words) <= _STARTS else nlargest(_STARTS, words, key=lambda w: len(self.bearers[w])))

    def spelt(self, short: str) -> tuple[Words, ...]:
        """The full names of organs that have this short name."""
        return tuple(tuple(fold(name)) for name in self._short.get(sounds(short.lower()), ()))

    def with_initials(self, letters: str, *, cyrillic: bool) -> tuple[Words, ...]:
        """The names of organs whose initials these are: those of the name, else those of its main part.

        Letters typed in Cyrillic are none of an English name; Latin ones may be of any.
        """
        found = sounds(letters.lower())
        names = self._initials.get(found) or self._initials_of_part.get(found) or {}
        told = (words for words in names if is_cyrillic(words[0]) or not cyrillic)
        told = (words for words in told if _kazakh_letters_are(letters.lower(), _first_letters(words)))
        return tuple(dict.fromkeys(tuple(fold(" ".join(words))) for words in told))

    def near(self, word: str) -> tuple[str, ...]:
        """The words a slip of the finger away: a letter more, less, other, or two swapped; two in long words."""
        allowed = slips(len(word))
        if not allowed or any(letter.isdigit() for letter in word):
            return ()
        found: list[tuple[int, str]] = []
        for length in range(len(word) - allowed, len(word) + allowed + 1):
            most = min(allowed, slips(min(length, len(word))) or 0, slips(max(length, len(word))))
            if most:
                hits = process.extract(
                    word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=most, limit=8
                )
                found += [(int(distance), known) for known, distance, _ in hits]
        return tuple(known for _, known in sorted(found)[:8])

    def joined(self, word: str) -> tuple[Words, ...]:
        """What a word made of the beginnings of words may stand for: "минфин", "нацбезопасность", "торгпред".

        The words are such that one name holds them all.
        """
        return tuple(dict.fromkeys(self._parts(word, None, 3)))[:16]

    def _parts(self, word: str, shared: set[str] | None, most: int) -> Iterable[Words]:
        """The ways to take a word apart into beginnings of words; the last part may be a whole word."""
        if shared is not None and len(word) >= _SHORTEST:
            for last in self._sharing(self.starting(word), shared):
                yield (last,)
        if most > 1:
            for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
                for first in self._sharing(self.starting(word[:cut]), shared):
                    both = self.bearers[first] if shared is None else self.bearers[first] & shared
                    for rest in self._parts(word[cut:], both, most - 1):
                        if first not in rest:
                            yield (first, *rest)

    def _sharing(self, words: tuple[str, ...], shared: set[str] | None) -> tuple[str, ...]:
        return words if shared is None else tuple(w for w in words if not shared.isdisjoint(self.bearers[w]))

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.bearers)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = defaultdict(list)
        for word in self._sorted:
            found[len(word)].append(word)
        return found

    @cached_property
    def _short(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for thing in self.things.values():
            for words, name in thing.names.items() if thing.kind.startswith("organ") else ():
                if len(words) == 1:
                    full = (label for label in thing.labels.values() if label != name)
                    found[_initials(written(name))].update(dict.fromkeys(full))
        return found

    @cached_property
    def _initials(self) -> dict[str, dict[Words, None]]:
        found: dict[str, dict[Words, None]] = defaultdict(dict)
        for thing in self.things.values():
            for name in dict.fromkeys((*thing.names.values(), *thing.labels.values())):
                words = written(name)
                if 1 < len(words) <= _NOUNS and thing.kind.startswith("organ"):
                    found[_initials(words)][words] = None
        return found

    @cached_property
    def _initials_of_part(self) -> dict[str, dict[Words, None]]:
        """Of names without the word for the sort of organ, which stands first or last."""
        found: dict[str, dict[Words, None]] = defaultdict(dict)
        for words in (words for names in self._initials.values() for words in names if len(words) > 2):
            for part in (words[1:], words[:-1]):
                found[_initials(part)][part] = None
        return found


def _initials(words: Words) -> str:
    """The first letters; of a word that is one of letters itself, as in "Департамент КНБ", all."""
    return sounds(_first_letters(words))


def _first_letters(words: Words) -> str:
    return "".join(word if word.isupper() or len(words) == 1 else word[0] for word in words).lower()


def _kazakh_letters_are(typed: str, letters: str) -> bool:
    """Whether letters that only Kazakh has, where they were typed, are those of the name; others may stand for them."""
    return all(one == other for one, other in zip(typed, letters, strict=False) if one in _KAZAKH)


def slips(length: int) -> int:
    """How many slips a word of that length may hold and still be known again."""
    return 0 if length < 4 else 1 if length < 9 else 2
