"""What a person means by a name: positions, classes and organs, in Kazakh, Russian or English, however it is typed.

    lookup = Lookup(read_names(engine))
    lookup.find("замминистра финансов")          candidates, the best first, each with the reason
    lookup.one("karjy ministrinin orynbasary")   the IRI; raises NotFound and Ambiguous

A name's words are compared folded (`queries.folding`) and in any order. A candidate is better the more of what was
typed its name holds, and the less it says that was not typed; the names of the organs it belongs to count as its own,
words for heads of organs stand for one another at a discount, and so do words a slip of the finger apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ontology.errors import Ambiguous, NotFound
from queries.folding import fold
from queries.names import Names, Thing, Words
from queries.places import CITIES, CITY_KINDS, CITY_WORDS, REGION_WORDS, WEAK

POSTS = ("position", "class")
# Words for one thing in acts of different organs: they stand for one another, at a discount.
_SYNONYMS = (
    frozenset(
        fold(
            "head chief chair chairman chairwoman chairperson director minister rector басшы төраға төрайым "
            "бастық директор министр ректор руководитель председатель начальник глава"
        )
    ),
    frozenset(fold("deputy vice заместитель вице орынбасар")),
)
_HELD_BY_MANY = frozenset().union(*_SYNONYMS)
_SHOWN = 5
_SYNONYM, _SLIP, _OF_ORGAN = 0.9, 0.85, 0.98
_GOOD, _TYPED, _EQUAL = 0.6, 0.8, 0.02
_UNSAID = 0.9  # how much of a region's name may be missing in the name of a post that exists in every region


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean: how well it fits (1 at best) and by which of its names."""

    iri: str
    kind: str
    labels: tuple[tuple[str, str], ...]
    score: float
    reason: str

    def label(self, lang: str) -> str:
        """Its name in a language, else in Kazakh."""
        labels = dict(self.labels)
        return labels.get(lang) or labels.get("kk") or self.iri


class Lookup:
    """Answers over the names of one graph."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._short = _abbreviations(names)
        self._words_of_line: dict[str, frozenset[str]] = {}

    def find(self, text: str, kinds: Iterable[str] = POSTS, limit: int = 10) -> tuple[Candidate, ...]:
        """The candidates for a name, the best first; of equals a position stands before a class."""
        if text in self._names.things:
            return (self._candidate(self._names.things[text], 1.0, "IRI"),)
        kinds = frozenset(kinds)
        found: dict[str, Candidate] = {}
        for words in self._variants(text):
            for thing in self._holding(words, kinds):
                score, name = max((self._score(words, thing, own), name) for own, name in thing.names.items())
                if score > (found[thing.iri].score if thing.iri in found else 0.0):
                    found[thing.iri] = self._candidate(thing, score, name)
        ranked = sorted(found.values(), key=lambda c: (-round(c.score, 4), c.kind != "position", c.iri))
        return tuple(c for c in ranked[:limit] if c.score > 0.3)

    def one(self, text: str, kinds: Iterable[str] = POSTS, lang: str = "kk") -> str:
        """The IRI of what a name means.

        A name that fits a class and a member means the member. Raises `NotFound` with what comes nearest, `Ambiguous`
        with the candidates where several fit equally well.
        """
        found = self.find(text, kinds)
        if not found or found[0].score < _GOOD:
            near = "; ".join(c.label(lang) for c in found[:3])
            raise NotFound(f"no position goes by the name «{text}»" + (f"; the nearest are: {near}" if near else ""))
        best = [c for c in found if c.score >= found[0].score - _EQUAL]
        if best[0].score < 1.0 and _HELD_BY_MANY.issuperset(fold(text)):  # "deputy chair": of what, it does not say
            best = list(found[:_SHOWN])
            names = "; ".join(f"{c.label(lang)} <{c.iri}>" for c in best)
            raise Ambiguous(f"«{text}» does not say of which organ; it may be: {names}", [c.iri for c in best])
        positions = [c for c in best if c.kind == "position"]
        best = positions or best
        if len(best) > 1:
            names = "; ".join(f"{c.label(lang)} <{c.iri}>" for c in best)
            raise Ambiguous(f"«{text}» fits several positions equally well: {names}", [c.iri for c in best])
        return best[0].iri

    def _candidate(self, thing: Thing, score: float, reason: str) -> Candidate:
        return Candidate(thing.iri, thing.kind, tuple(sorted(thing.labels.items())), score, reason)

    def _variants(self, text: str) -> Iterator[Words]:
        """What was typed; the same with an abbreviation of an organ spelt out, and with a city's name as its kind."""
        words = fold(text)
        yield words
        typed = {word.upper() for word in text.split()}
        for word in dict.fromkeys(words):
            spelt = self._short.get(word, ())
            as_typed = [full for short, full in spelt if short.upper() in typed]
            for full in as_typed or [full for _, full in spelt]:
                yield tuple(w for w in words if w != word) + full
        if CITIES.intersection(words) and not REGION_WORDS.intersection(words):
            rest = tuple(w for w in words if w not in CITIES | CITY_WORDS)
            for kind in CITY_KINDS:
                yield rest + kind

    def _holding(self, words: Words, kinds: frozenset[str]) -> Iterator[Thing]:
        """Things whose names hold one of the words that tell most, or a word a slip away from it."""
        known = [near for word in words for near in self._near(word)]
        telling = sorted(set(known), key=lambda w: -self._names.weight(w))[:4]
        iris = {iri for word in telling for iri in self._names.with_word.get(word, ())}
        for iri in sorted(iris):
            thing = self._names.things[iri]
            if thing.kind in kinds:
                yield thing
        for thing in self._names.things.values():  # an office named by its organ alone: "head of the … academy"
            if thing.kind in kinds and thing.organ in iris and thing.iri not in iris:
                yield thing

    def _score(self, typed: Words, thing: Thing, own: Words) -> float:
        """How well a name fits: the harmonic mean of how much of either is found in the other."""
        left = list(own)
        line = self._line(thing)
        got = whole = 0.0
        for word in typed:
            weight = self._names.weight(word)
            whole += weight
            match, value = _best(word, left)
            if match:
                left.remove(match)
                got += weight * value
            elif word in line:
                got += weight * _OF_ORGAN
            elif word in WEAK or (word in CITIES and REGION_WORDS.intersection(typed)):
                whole -= weight * _UNSAID
        total = sum(map(self._names.weight, own))
        if not whole or got / whole < _TYPED:
            return got / whole * 0.5 if whole else 0.0
        said = 1.0 - sum(map(self._names.weight, left)) / total if total else 0.0
        return 2 * (got / whole) * said / (got / whole + said) if said else 0.0

    def _line(self, thing: Thing) -> frozenset[str]:
        if thing.iri not in self._words_of_line:
            organs = self._names.line(thing.iri)
            words = frozenset(word for organ in organs for name in organ.names for word in name)
            self._words_of_line[thing.iri] = words
        return self._words_of_line[thing.iri]

    def _near(self, word: str) -> tuple[str, ...]:
        if word in self._names.with_word:
            return (word,)
        near = tuple(known for known in self._names.with_word if _slip(word, known))
        return near or tuple(other for other in _others(word) if other in self._names.with_word)


def _best(word: str, among: list[str]) -> tuple[str, float]:
    if word in among:
        return word, 1.0
    for group in _SYNONYMS:
        other = next((w for w in among if w in group), "") if word in group else ""
        if other:
            return other, _SYNONYM
    slip = next((w for w in among if _slip(word, w)), "")
    return slip, _SLIP


def _others(word: str) -> tuple[str, ...]:
    """The words that stand for a word that no name may hold."""
    return tuple(sorted(other for group in _SYNONYMS if word in group for other in group if other != word))


def _abbreviations(names: Names) -> dict[str, tuple[tuple[str, Words], ...]]:
    """Organs' short names ("МКК") and the words they stand for, in each language."""
    short: dict[str, list[tuple[str, Words]]] = {}
    for thing in names.things.values():
        if not thing.kind.startswith("organ"):
            continue
        spelt = [tuple(sorted(fold(label))) for label in thing.labels.values()]
        for words, name in thing.names.items():
            if len(words) == 1 and len(name) <= 6 and name.upper() == name:
                short.setdefault(words[0], []).extend((name, full) for full in spelt if full != words)
    return {word: tuple(spelt) for word, spelt in short.items()}


@lru_cache(maxsize=65536)
def _slip(a: str, b: str) -> bool:
    """Whether two words are a slip apart: one letter more, less, other, or two swapped; two in long words."""
    allowed = 0 if min(len(a), len(b)) < 4 else 1 if max(len(a), len(b)) < 9 else 2
    if a == b or not allowed or abs(len(a) - len(b)) > allowed:
        return a == b
    return _distance(a, b, allowed) <= allowed


def _distance(a: str, b: str, most: int) -> int:
    """The edits between two words, neighbours swapped counting one; anything over `most` once it is over."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        new = [i]
        for j, y in enumerate(b, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > most:
            return most + 1
        before, row = row, new
    return row[-1]
