"""What each word that was typed may stand for: itself, the words of an abbreviation, the parts of a word written
together, a word a slip away, a city as its kind.

    read("зампред КНБ", index)      three tokens; the last reads as itself, and as the words of the committee's name

A reading that is not the word itself is worth less than it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from queries.folding import folded, is_cyrillic, sounds
from queries.lookup.index import Index, slips
from queries.lookup.language import SPELT, groups
from queries.lookup.places import CITIES, CITY_KINDS, CITY_WORDS, PLACES, REGION_WORDS, REGIONS
from queries.lookup.reasons import BEGUN, JOINED, KIN, PLACE, SHORT, SLIP
from queries.names import Words

_VALUE = {"": 1.0, SHORT: 0.95, JOINED: 0.95, PLACE: 0.95, KIN: 0.9, SLIP: 0.85, BEGUN: 0.85}
# What makes an adjective of a noun: транспорт – транспортный, finance – financial, қаржы – қаржылық.
_SUFFIXES = tuple("n en sk esk iisk ov ev al ial ic lik dik tik tegi degi".split())
_MOST = 32  # words that are read as more than themselves; few names have as many
_PART_LETTERS = 3
_WHOLES = 16
_LONG, _FEW = 7, 3  # letters; bearers


@dataclass(frozen=True, slots=True)
class Reading:
    """Words that one typed word may stand for, by which rule, and how sure that is (1 at best)."""

    words: Words
    rule: str = ""

    @property
    def value(self) -> float:
        """How much the reading is worth."""
        return _VALUE[self.rule]


@dataclass(frozen=True, slots=True)
class Token:
    """A word as typed and its readings. `place`: one that a post of every region need not name."""

    typed: str
    readings: tuple[Reading, ...]
    place: bool

    @property
    def stem(self) -> str:
        """The word itself, folded."""
        return self.readings[0].words[0]

    @property
    def is_rank(self) -> bool:
        """Whether it says no more than a rank, as "deputy" and "зампред" do."""
        return any(reading.rule in ("", JOINED, BEGUN) and all(map(groups, reading.words)) for reading in self.readings)


def read(text: str, index: Index) -> tuple[Token, ...]:
    """The words of a text with all that they may stand for."""
    words = tuple(dict.fromkeys(folded(text)))
    stems = frozenset(stem for stem, _ in words)
    in_region = bool(REGION_WORDS & stems)
    tokens: list[Token] = []
    for stem, typed in words:
        if stem in CITY_WORDS and CITIES & stems and not in_region:
            continue  # "the city of Almaty" is read as Almaty
        others = _others(stem, typed, index) if len(tokens) < _MOST else ()
        readings = dict.fromkeys((Reading((stem,)), *others))
        if stem in CITIES and not in_region:
            readings |= dict.fromkeys(Reading(kind, PLACE) for kind in CITY_KINDS)
        if stem in REGIONS and not in_region:
            readings |= dict.fromkeys(Reading((word,), PLACE) for word in sorted(REGION_WORDS))
        tokens.append(Token(typed, tuple(readings), stem in PLACES))
    return tuple(tokens)


def _others(stem: str, typed: str, index: Index) -> Iterator[Reading]:
    known = index.knows(stem) or bool(groups(stem))
    if len(typed) > 1 and typed.isalpha() and (typed.isupper() or not known):
        short = index.spelt(typed)
        yield from (Reading(full, SHORT) for full in short)
        if not known and not short:  # what is known for a short name stands for nothing else
            initials = index.with_initials(typed, cyrillic=is_cyrillic(typed))
            yield from (Reading(full, SHORT) for full in initials)
    yield from (Reading((kin,), KIN) for kin in _kin(stem, index))
    if not known or _is_seldom(stem, index):
        yield from (Reading(parts, JOINED) for parts in index.joined(stem) if stem not in parts)
    if known:
        return
    yield from (Reading((near,), SLIP) for near in dict.fromkeys((*_ranks(typed), *index.near(stem))))
    if len(stem) > _PART_LETTERS:
        yield from (Reading((whole,), BEGUN) for whole in index.starting(stem)[:_WHOLES])


def _is_seldom(stem: str, index: Index) -> bool:
    """Whether few names hold a long word: such as "генпрокурор" for one of two offices, which the other has as well."""
    return len(stem) >= _LONG and len(index.bearers.get(stem, ())) <= _FEW and not groups(stem)


def _ranks(typed: str) -> Iterator[str]:
    """The words for ranks that a typed word is a slip away from."""
    word = sounds(typed.lower())
    found = process.extract(word, list(SPELT), scorer=OSA.distance, score_cutoff=slips(len(word)), limit=3)
    yield from (SPELT[near] for near, distance, _ in found if distance)


def _kin(stem: str, index: Index) -> Iterator[str]:
    """The noun of an adjective and the adjectives of a noun, as far as names hold them."""
    if len(stem) < _PART_LETTERS + 1 or groups(stem):
        return
    for suffix in _SUFFIXES:
        noun = stem.removesuffix(suffix)
        found = stem + suffix if noun == stem else noun
        for word in (found, stem + suffix):
            if len(word) > _PART_LETTERS and index.knows(word) and not groups(word):
                yield word
