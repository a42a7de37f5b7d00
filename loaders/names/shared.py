"""What coordinated names say once: the office at the end, the owner in front.

"Теңіз істері, Көпір және Орман министрлері": bare names share the tail "министрлері".
"Теңіз министрлігінің Айлақ комитеті, Арна комитеті төрағасының орынбасарлары": the tail, and the owner in front.
"Айлақ комитетінің төрағасы, орынбасарлары": a lone office has the owner of the name before it.
"""

from __future__ import annotations

import re

from loaders.names.morphology import Case, analyse, is_plural, stem
from loaders.names.number import genitive
from loaders.names.roles import is_body, is_office, lacks_owner, last_word

_PRONOUN = re.compile(r"^(?:оның|олардың)\s+")
_COUNT = re.compile(r"^(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он(?:\s+\w+)?|жиырма)\s+(?=\w)")
_ORDINAL = frozenset(["бірінші", "бас", "аға", "жетекші"])
_POSTPOSITIONS = frozenset(["жанындағы", "құрамындағы", "қарамағындағы", "бойынша"])
_STATE = re.compile(r"^Қазақстан\s+Республикасы(?:ның)?\s+")
_APPOSITION = re.compile(r"^.+?\s[–-]\s")


def shared_tail(complete: str, bare: str) -> str:
    """What of a complete name a bare name before it shares: all from the word on that stands parallel to its end.

    The same noun in both is the parallel ("… комитеті, … комитеті төрағасының орынбасарлары"); else a body answers to
    a body and an owner in the genitive to one; else only the office at the end is shared, with the words it owns it by.
    """
    words = complete.split()
    last = last_word(bare)
    case = analyse(last).case
    same = _same_noun(words, last)
    if same:
        return " ".join(words[same:])
    if case is Case.GENITIVE:
        cut = max((i for i, word in enumerate(words) if _is_genitive(word)), default=-1)
        if cut > 0 and is_office(words[cut].strip(",")) and not is_office(last):
            cut -= 1  # "… бөлімдерінің, … бастықтарының орынбасарлары": a body has a head, and that head the deputies
        return " ".join(words[cut + 1 :])
    if is_body(last):
        cut = next((i for i, word in enumerate(words[:-1]) if _is_body_in(word, case)), -1)
        if cut >= 0:
            return " ".join(words[cut + 1 :])
    tail = [words[-1]]
    for word in reversed(words[:-1]):
        compound = is_body(word) and not analyse(word).possessive and not is_plural(word)  # "аппарат басшылары"
        owner = (is_body(word) or is_office(word)) and _is_genitive(word)
        if not (compound or owner or word.lower() in _ORDINAL):
            break
        tail.insert(0, word)
    return " ".join(tail)


def shared_front(first: str, other: str) -> str:
    """What stands in front of the first of coordinated names for another of them too: an apposition, and the owner."""
    apposition = _APPOSITION.match(first)
    front = apposition.group() if apposition and not _APPOSITION.match(other) else ""
    mine = owner(first[len(front) :])
    if mine and not owner(_STATE.sub("", other)) and (is_body(last_word(mine)) or is_office(last_word(mine))):
        front += f"{mine} "
    return front


def with_owner_before(value: str, before: str) -> str:
    """A name that lacks its owner, with the one of the name before it."""
    if not before:
        return value
    if _PRONOUN.match(value):
        return f"{genitive(before)} {_PRONOUN.sub('', value)}"
    words = [w for w in _COUNT.sub("", value).split() if w.lower() not in _ORDINAL]
    mine = owner(before)
    if not words or not value[:1].islower():
        return value if len(words) != 1 or not mine or not lacks_owner(words[0]) else f"{mine} {value}"
    first = words[0].strip(",")
    if len(words) == 1:
        return f"{mine} {value}" if mine and lacks_owner(first) else value
    if is_office(first) and _is_genitive(first) and stem(first) == stem(last_word(before)):
        return f"{genitive(before)} {value.split(maxsplit=1)[1]}"  # "… төрағасы, төрағаның орынбасарлары"
    if mine and is_body(first) and _is_genitive(first) and analyse(first).possessive:
        return f"{mine} {value}"  # "… министрлігінің аппарат басшысы, комитеттерінің төрағалары"
    return value


def owner(name: str) -> str:
    """The leading words of a name up to its last genitive: "Айлақ Кеңесінің Төрағасы" -> "Айлақ Кеңесінің"."""
    words = name.split()
    cut = max((i for i, word in enumerate(words[:-1]) if _owns(word)), default=-1)
    return " ".join(words[: cut + 1])


def _owns(word: str) -> bool:
    """Whether a word inside a name closes the owner of what follows: a genitive, or a body it belongs to."""
    return _is_genitive(word) or (is_body(word.strip(",")) and analyse(word.strip(",")).possessive)


def _same_noun(words: list[str], noun: str) -> int:
    """Where the words go on that follow the same noun as the bare name ends in; 0 if it is not among them."""
    found = [i for i, word in enumerate(words[:-1]) if stem(word.strip(',"»')) == stem(noun)]
    if not found:
        return 0
    at = found[-1]
    if analyse(words[at]).case is analyse(noun).case:
        return at + 1
    return at + 2 if at + 2 < len(words) and words[at + 1] in _POSTPOSITIONS else 0


def _is_body_in(word: str, case: Case) -> bool:
    inflection = analyse(word.strip(',"»'))
    return is_body(word.strip(',"»')) and inflection.possessive and inflection.case is case


def _is_genitive(word: str) -> bool:
    return analyse(word.strip(',()"»')).case is Case.GENITIVE
