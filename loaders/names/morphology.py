"""Kazakh inflection, as far as names of offices and organs need it: no dictionary, suffixes alone.

A noun is stem + plural + possessive + case, in this order: `министр·лер·і·нің`. Two uses: `analyse` tells the case of a
word and its nominative; `stem` takes off all suffixes, the same way on both sides of a comparison, so that it need not
be a word, only the same for every form of one word.

Source: the suffix tables of any school grammar of Kazakh (vowel harmony, assimilation of the first consonant).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

WORD = re.compile(r"[\w][\w'’-]*")

_BACK = "аоұыуяёю"
_VOWELS = "аәеёиоөуұүыіэюя"


class Case(StrEnum):
    """The cases of a Kazakh noun."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    DATIVE = "dative"
    ACCUSATIVE = "accusative"
    LOCATIVE = "locative"
    ABLATIVE = "ablative"
    INSTRUMENTAL = "instrumental"


@dataclass(frozen=True, slots=True)
class Inflection:
    """A word taken apart: its nominative (plural and possessive kept), case, and whether it bears those suffixes."""

    nominative: str
    case: Case
    possessive: bool
    plural: bool


# After a possessive (ы, і, сы, сі) the case suffix has its own form; `(?<=…)` keeps the possessive in the nominative.
_AFTER_POSSESSIVE = "(?<=[ыі])"
_CASES: tuple[tuple[Case, re.Pattern[str]], ...] = (
    (Case.INSTRUMENTAL, re.compile(r"-?(?:мен|бен|пен)$")),
    (Case.GENITIVE, re.compile(r"-?(?:[ндт][ыі]ң)$")),
    (Case.LOCATIVE, re.compile(rf"{_AFTER_POSSESSIVE}нд[ае]$|-?(?:[дт][ае])$")),
    (Case.ABLATIVE, re.compile(rf"{_AFTER_POSSESSIVE}н[ае]н$|-?(?:[дтн][ае]н)$")),
    (Case.DATIVE, re.compile(rf"{_AFTER_POSSESSIVE}н[ае]$|-н[ае]$|-?(?:[ғқ]а|[гк]е)$")),
    (Case.ACCUSATIVE, re.compile(rf"{_AFTER_POSSESSIVE}н$|-?(?:[ндт][ыі])$")),
)
_PLURAL = re.compile(r"(?:[лдт][ае]р)(?=[ыі]?$)")
_POSSESSIVE = re.compile(r"[ыі]$")
# Words whose end looks like a case suffix and is none. A closed list of the language, not of any act's names.
_UNINFLECTED = frozenset(
    """
    мен бен пен және туралы жөнінде тиісті өзге де басқа орта мұндай белгілі ұлттық құқық заң баға қаулы қазына ереже
    астана төраға қалада алда барлық есеп кейін дейін тікелей арнаулы арнайы белгіленген негізгі уәкілетті
    тұлға
    қорытынды смета квота карта пошта плата валюта анкета газета дата бригада команда
    қазақстан өзбекстан қырғызстан түрікменстан тәжікстан республика академия комиссия палата
    кеңсе шара мәселе күні саны тарау бұйрық дене даму жеке өкілетті төтенше
    """.split()
)
# Nouns of offices and bodies whose own -с stands before a possessive: "облыс-ы" is not "облы-сы".
_ENDING_IN_S = frozenset("облыс кеңес мәжіліс жұмыс байланыс кіріс шығыс табыс қатынас".split())
# What is left of nouns in -ан when a possessive is taken for an accusative: "органы" is орган·ы, "шараны" шара·ны.
_ENDING_IN_N = frozenset("орга экра океа дива рома тума ұла ұра қаза жоспа тиіста астана стака ветера дека кла".split())
_SOFTENED = {"г": "к", "ғ": "қ", "б": "п"}


@lru_cache(maxsize=65536)
def analyse(word: str) -> Inflection:
    """The case of a word and its nominative.

    Takes one word as printed. Gives the nominative with the word's own capitals. A word without a case suffix is its
    own nominative. Suffixes alone decide, so a rare noun that ends like a suffix is taken for an inflected one.
    """
    lower = word.lower()
    if lower not in _UNINFLECTED:
        for case, pattern in _CASES:
            match = pattern.search(lower)
            if match and match.start() >= 3:
                base = word[: match.start()]
                if case is not Case.ACCUSATIVE or _is_noun_end(base.lower(), lower[match.start() :]):
                    return Inflection(base, case, _bears_possessive(base), _is_plural(base))
    return Inflection(word, Case.NOMINATIVE, _bears_possessive(word), _is_plural(word))


def nominative(phrase: str) -> str:
    """A phrase with its last word put in the nominative: "Әкімшілік Басшысымен" -> "Әкімшілік Басшысы"."""
    matches = list(WORD.finditer(phrase))
    if not matches:
        return phrase
    last = matches[-1]
    return phrase[: last.start()] + analyse(last.group()).nominative + phrase[last.end() :]


def case_of(phrase: str) -> Case:
    """The case of a phrase: that of its last word."""
    matches = list(WORD.finditer(phrase))
    return analyse(matches[-1].group()).case if matches else Case.NOMINATIVE


def is_plural(phrase: str) -> bool:
    """Whether the last word of a phrase bears the plural suffix."""
    matches = list(WORD.finditer(phrase))
    return bool(matches) and analyse(matches[-1].group()).plural


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without plural, possessive and case, in lower case; the same for all forms of one word, not always a word.

    Suffixes are taken off until none is left, but never more than leaves two letters; a softened last consonant is
    hardened again (министрлігі, министрлік -> министрлік).
    """
    current = word.lower().replace("ё", "е")
    while True:
        shorter = _shorten(current)
        if shorter == current:
            return current[:-1] + _SOFTENED.get(current[-1:], current[-1:])
        current = shorter


def _shorten(word: str) -> str:
    for pattern in _STEMMING:
        match = pattern.search(word)
        if match and match.group()[0] == "с" and word[: match.start() + 1] in _ENDING_IN_S:
            continue
        if match and match.start() >= 2 and any(c in _VOWELS for c in word[: match.start()]):
            base = word[: match.start()]
            return base[:-1] + _SOFTENED.get(base[-1], base[-1])
    return word


# No accusative in -ды, -ты here: its vowel goes as a possessive would, and the consonant left behind is dropped below,
# so that "комитетті" and "комитеті" meet without "президенті" losing its last letter.
_STEMMING = tuple(
    re.compile(rf"-?(?:{s})$")
    for s in (
        "[мбп]ен",
        "[ндт][ыі]ң",
        "(?<=[ыі])нд[ае]|[дт][ае]",
        "(?<=[ыі])н[ае]н|[дт][ае]н",
        "(?<=[ыі])н[ае]|[ғқ]а|[гк]е|-н[ае]",
        "(?<=[ыіея])н[ыі]|(?<=ға)н[ыі]|(?<=[ыі])н",
        "[лдт][ае]р",
        "(?<=[аәеоөуұүыіэюя])с[ыі]",
        "[ыі]",
        "(?<=[нрлмңзйуи])д|(?<=[пкқсшчт])т",
    )
)


def _bears_possessive(base: str) -> bool:
    return bool(_POSSESSIVE.search(base.lower()))


def _is_plural(base: str) -> bool:
    return bool(_PLURAL.search(base.lower()))


def _is_noun_end(base: str, suffix: str) -> bool:
    """Accusative -ды/-ді/-ты/-ті must agree with the stem, or adjectives in -лы/-ты would be taken for nouns."""
    if suffix in ("н", "ны", "ні"):  # "органы" is орган + possessive, "басшыны" басшы + accusative
        return base[-1] in "ыіея" or (base[-1] == "а" and base not in _ENDING_IN_N)
    voiceless = base[-1] in "пфкқтсшщчцх"
    return voiceless == (suffix[0] == "т") and base[-1] not in _VOWELS
