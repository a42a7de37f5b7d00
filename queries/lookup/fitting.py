"""How well each name of a thing fits what was typed: how much of what was typed it holds, how much of it was typed.

A post has besides its own names those that its role makes of its organ's: the word for who heads an organ with each
name of the organ. Words of the organs above it count as said, and a place that a post of every region need not name
as good as said.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from queries.lookup.index import Index
from queries.lookup.language import HEADS, RANKS, ROLES, alike, groups
from queries.lookup.places import TERRITORIAL
from queries.lookup.reading import Reading, Token
from queries.lookup.reasons import LEFT_OUT, ORGAN, SYNONYM, Rule
from queries.names import Names, Thing, Words

_RANK = 0.5  # what a word for a rank tells, be it ever so common
_BY_ORGAN, _ABOVE = 0.97, 0.97
_UNSAID = 0.1  # how much a place counts that a post of every region does not name
_OTHER_RANK = frozenset({"@deputy", "@first", "@staff"})  # who is meant without these is another
_ANOTHER = 0.7
_ENOUGH = 0.8  # of what was typed; a name that holds less is not what was meant
_FOR_TYPED = 0.25  # what was typed counts twice as much as what a name says besides (the F-measure for ½)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a name fits: `typed` of what was typed it holds, `said` of it was typed; both 1 at best."""

    name: str = ""
    score: float = 0.0
    typed: float = 0.0
    said: float = 0.0
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class _Match:
    """What of a reading a name holds: its value (1 at best), its words there, whether a synonym was among them."""

    value: float
    reading: Reading
    words: tuple[str, ...] = ()
    synonym: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a thing stands: the words of the names above it, whether every region has one, whether it is a post."""

    above: frozenset[str]
    territorial: bool
    is_post: bool


class Fitting:
    """Compares names of things with what was typed."""

    def __init__(self, names: Names, index: Index) -> None:
        self._names = names
        self._index = index
        self._weights: dict[str, float] = {}
        self._made_of: dict[str, tuple[tuple[Words, str], ...]] = {}
        self._words_above: dict[str, frozenset[str]] = {}

    def best(self, tokens: tuple[Token, ...], thing: Thing) -> Fit:
        """The fit of that name of a thing that fits best."""
        made = self._made(thing)
        above = self._above(thing)
        territorial = any(not TERRITORIAL.isdisjoint(words) for words in (*thing.names, *(words for words, _ in made)))
        sought = {word for token in tokens for reading in token.readings for word in reading.words}
        anyway = all(token.is_rank for token in tokens) or not sought.isdisjoint(above)
        place = _Place(above, territorial, thing.kind in ("position", "class"))
        best = Fit()
        for worth, names in ((1.0, thing.names.items()), (_BY_ORGAN, made)):
            for words, name in names:
                if anyway or not sought.isdisjoint(words):
                    fit = self._fit(tokens, words, name, place, worth)
                    best = fit if fit.score > best.score else best
        return best

    def weight(self, word: str) -> float:
        """How much a word tells: the fewer things bear it, the more; what no name holds tells most."""
        if word not in self._weights:
            rare = 1.0 / (1.0 + 0.02 * len(self._index.bearers.get(word, ()))) + 0.1
            self._weights[word] = _RANK if groups(word) else rare
        return self._weights[word]

    def _fit(self, tokens: tuple[Token, ...], words: Words, name: str, place: _Place, worth: float) -> Fit:
        left = list(words)
        rules: list[Rule] = []
        got = whole = 0.0
        for token in sorted(tokens, key=lambda t: t.stem not in words):  # words themselves before what stands for them
            match = max((self._match(r, left, place) for r in token.readings), key=lambda match: match.value)
            weight = max(map(self.weight, match.reading.words))
            if match.value:
                rules += [(match.reading.rule, token.typed)] if match.reading.rule else []
                rules += [(SYNONYM, token.typed)] if match.synonym else []
            elif token.place and place.territorial:
                weight *= _UNSAID
                rules.append((LEFT_OUT, token.typed))
            whole += weight
            got += weight * match.value
            for word in match.words:
                left.remove(word)
        typed = got / whole if whole else 0.0
        said = self._said(words, left)
        rules += [(ORGAN, "")] if worth < 1.0 else []
        return Fit(name, _score(typed * worth, said), typed, said, tuple(dict.fromkeys(rules)))

    def _said(self, words: Words, left: list[str]) -> float:
        whole = sum(map(self.weight, words))
        said = 1.0 - sum(map(self.weight, left)) / whole if whole else 0.0
        return said * _ANOTHER if any(groups(word) & _OTHER_RANK for word in left) else said

    def _match(self, reading: Reading, left: list[str], place: _Place) -> _Match:
        """What of a reading is among the words left of a name, or in the names of the organs above."""
        used: list[str] = []
        got = whole = 0.0
        synonym = False
        for word in reading.words:
            weight = self.weight(word)
            whole += weight
            if word in left and word not in used:
                used.append(word)
                got += weight
                continue
            other, value = self._other(word, left, used, is_post=place.is_post)
            if value:
                used.append(other)
                got += weight * value
                synonym = synonym or not other.startswith("@")
            elif word in place.above:
                got += weight * _ABOVE
        return _Match(got / whole * reading.value, reading, tuple(used), synonym)

    def _other(self, word: str, left: list[str], used: list[str], *, is_post: bool) -> tuple[str, float]:
        """The word of a name that stands for another, and how well. Words for ranks tell nothing of an organ."""
        if not groups(word) or (not is_post and groups(word) & RANKS):
            return "", 0.0
        values = ((alike(word, other), other) for other in left if other not in used)
        value, other = max(values, default=(0.0, ""))
        return other, value

    def _made(self, thing: Thing) -> tuple[tuple[Words, str], ...]:
        """Names that its role makes of those of its organ."""
        if thing.iri not in self._made_of:
            organ = self._index.things.get(thing.organ)
            roles = ROLES.get(thing.role, ())
            names = organ.names.items() if organ and roles and self._is_plain(thing) else ()
            rank = _rank(thing) if names else ""
            ranks = tuple(rank if role == "@head" else role for role in roles)
            self._made_of[thing.iri] = tuple(((*ranks, *words), name) for words, name in names)
        return self._made_of[thing.iri]

    def _is_plain(self, thing: Thing) -> bool:
        """Whether no post of the organ has the same role and a shorter name: "deputy", not "deputy in charge of"."""
        peers = (self._index.things[iri] for iri in self._index.held[thing.organ])
        shortest = min((p for p in peers if p.role == thing.role), key=lambda p: (_length(p), p.iri))
        return thing.iri == shortest.iri

    def _above(self, thing: Thing) -> frozenset[str]:
        """The words of the names of the organs it belongs to."""
        if thing.iri not in self._words_above:
            organs = self._names.line(thing.iri)
            self._words_above[thing.iri] = frozenset(word for o in organs for name in o.names for word in name)
        return self._words_above[thing.iri]


def _rank(thing: Thing) -> str:
    """As what a post heads its organ: the group of the word for it in its own names, "@head" where none tells."""
    found = Counter(group for words in thing.names for word in words for group in groups(word) if group in HEADS)
    return min(found, key=lambda group: (-found[group], group), default="@head")


def _length(thing: Thing) -> int:
    return min(map(len, thing.names), default=0)


def _score(typed: float, said: float) -> float:
    if typed < _ENOUGH or not said:
        return typed * 0.5
    return (1 + _FOR_TYPED) * typed * said / (_FOR_TYPED * typed + said)
