"""Words put in another number or case: "министрлері" -> "министрі", "басшысы" -> "басшысының"."""

from __future__ import annotations

import re

from loaders.names.morphology import WORD, Case, analyse, is_plural
from loaders.names.roles import is_body, is_office

_PLURAL_ENDS = re.compile(r"^(?P<base>.+?)(?P<plural>[лдт][ае]р)(?P<possessive>[ыі]?)(?P<case>н?)$")
_HARD_TO_SOFT = {"к": "г", "қ": "ғ", "п": "б"}
_VOWELS = "аәеёиоөуұүыіэюя"


def singular(phrase: str) -> str:
    """The last word of a phrase in the singular, possessive kept: "министрлері" -> "министрі"."""
    if not is_plural(phrase):
        return phrase
    match = list(WORD.finditer(phrase))[-1]
    return phrase[: match.start()] + _singular(match.group()) + phrase[match.end() :]


def said_of_one(tail: str) -> str:
    """Words that several share, said of one: "академияларының бастықтары" -> "академиясының бастығы"."""
    words = tail.split()
    return " ".join((*(_owner_of_one(word) for word in words[:-1]), singular(words[-1]))) if words else ""


def genitive(name: str) -> str:
    """A name in the genitive: "басшысы" -> "басшысының", "комитет" -> "комитеттің"."""
    last = name.rstrip()[-1].lower()
    vowels = [c for c in name.lower() if c in _VOWELS]
    back = bool(vowels) and vowels[-1] in "аоұыуя"
    if last in "аәеёиоөуұүыіэюямнң":
        first = "н"
    elif last in "пфкқтсшщчцх":
        first = "т"
    else:
        first = "д"
    return f"{name}{first}{'ың' if back else 'ің'}"


def _singular(word: str) -> str:
    match = _PLURAL_ENDS.match(word)
    if not match:
        return word
    base = match["base"]
    if not match["possessive"]:
        return base
    vowel = match["possessive"]
    if base[-1].lower() in _VOWELS:
        return f"{base}с{vowel}"
    return f"{base[:-1]}{_HARD_TO_SOFT.get(base[-1], base[-1])}{vowel}"


def _owner_of_one(word: str) -> str:
    """A body or an office that owns what follows is one where what follows is one: "академияларының", "аппараттары"."""
    inflection = analyse(word)
    if not (inflection.plural and inflection.possessive and (is_body(word) or is_office(word))):
        return word
    one = singular(inflection.nominative)
    return genitive(one) if inflection.case is Case.GENITIVE else one
