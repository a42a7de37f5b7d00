"""What the words after a noun say of it: whether they take it, share its case, or follow it as a postposition."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from loaders.clauses.marks import Marks
from loaders.clauses.phrases import (
    acts_at,
    governs,
)
from loaders.clauses.words import Kind, Word, is_adjectival
from loaders.names.morphology import Case
from loaders.names.roles import is_body

_COMPLAINTS = ("шағым", "дау", "наразылық", "қарсылық")
_ABOUT = frozenset(["туралы", "жөнінде", "жайында"])
_NEEDS = ("қажеттілі", "қажеттіг", "мұқтажды")


def shares_case(marks: Marks, link: int) -> bool:
    """Whether the noun is joined to one in another case: "мекемелер мен ұйымдардың"."""
    for place in range(link + 1, marks.predicate.start):
        word = marks.words[place]
        if word.kind is Kind.NOUN and (acts_at(marks.words, place) or word.case is not Case.NOMINATIVE):
            return word.case is not Case.NOMINATIVE and acts_at(marks.words, place)
        if word.kind not in (Kind.NOUN, Kind.BRACKET, Kind.CONJUNCTION):
            return False
    return False


def absorbed(marks: Marks, index: int) -> bool:
    """Whether the next word is a participle that the word belongs to ("бөліміне ұсынған")."""
    after = index + 1
    return after < marks.predicate.start and marks.words[after].kind is Kind.PARTICIPLE


def before_postposition(marks: Marks, index: int) -> bool:
    """Whether a postposition takes the word."""
    after = index + 1
    return after < marks.predicate.start and marks.words[after].kind is Kind.POSTPOSITION


def attributive(marks: Marks, index: int) -> bool:
    """Whether a verbal word before the predicate takes the word."""
    after = index + 1
    if after >= marks.predicate.start:
        return False
    return marks.words[after].kind in (Kind.PARTICIPLE, Kind.INFINITIVE)


def informs_someone(marks: Marks) -> bool:
    """A passive with one who acts in the accusative ("адамды хабардар етіледі") is meant as active."""
    return not marks.predicate.modal and any(
        marks.words[i].case is Case.ACCUSATIVE
        and acts_at(marks.words, i)
        and not absorbed_later(marks.words, i, marks.predicate.start)
        for i in marks.free()
    )


def absorbed_later(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether an infinitive or participle between an accusative and the verb governs that accusative."""
    for place in range(index + 1, end):
        word = words[place]
        if word.lower == "отырып":
            return True
        if word.kind is Kind.COMMA or (acts_at(words, place) and word.case is Case.NOMINATIVE and word.possessive):
            return False
        if word.kind is Kind.INFINITIVE and (word.possessive or word.case is Case.GENITIVE):
            continue
        if word.kind is Kind.INFINITIVE:
            return word.case is not Case.ACCUSATIVE
        if word.kind is Kind.PARTICIPLE and governs(word):
            return True
        if word.kind is Kind.CONVERB and place == index + 1:
            return True
    return False


def in_circumstance(words: Sequence[Word], index: int, end: int) -> bool:
    """Whether an accusative's infinitive says on what ground or what for: "жобаларды қарау нәтижелері бойынша"."""
    verb = next((i for i in range(index + 1, end) if words[i].kind is not Kind.ADVERB), end)
    if verb >= end or words[verb].kind is not Kind.INFINITIVE or words[verb].case is not Case.NOMINATIVE:
        return False
    after = verb + 1
    while after < end and words[after].kind is Kind.NOUN and words[after].case is Case.NOMINATIVE:
        after += 1
    return after < end and words[after].kind is Kind.POSTPOSITION and words[after].lower not in _ABOUT


def leads_infinitive(words: Sequence[Word], index: int) -> bool:
    """Whether an infinitive in the nominative stands right after the word."""
    after = index + 1
    return after < len(words) and words[after].kind is Kind.INFINITIVE and words[after].case is Case.NOMINATIVE


def complained_of(words: Sequence[Word], index: int) -> bool:
    """Whether a decision in the dative is one to complain of ("сот шешіміне шағым жасау"), not one asked for."""
    if not words[index].lower.startswith("шешім"):
        return False
    return any(
        word.lower.startswith(_COMPLAINTS) and word.case is Case.NOMINATIVE and verb.kind is Kind.INFINITIVE
        for word, verb in pairwise(words[index + 1 : index + 5])
    )


def needed_for(words: Sequence[Word], index: int) -> bool:
    """Whether persons in the dative are those there is a need of: "мамандарға ағымдағы қажеттіліктің болжамы"."""
    if is_body(words[index].value):
        return False
    for word in words[index + 1 :]:
        if word.kind is Kind.NOUN and word.lower.startswith(_NEEDS):
            return True
        if word.kind is not Kind.CONJUNCTION and not is_adjectival(word):
            return False
    return False


def with_bracket(words: Sequence[Word], head: int) -> int:
    """The index after a head and the brackets that follow it."""
    end = head + 1
    while end < len(words) and words[end].kind is Kind.BRACKET:
        end += 1
    return end
