"""When a clause holds: its terms and conditions, with the words that belong to them."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.clauses.conditions import conditions_in
from loaders.clauses.marks import Marks
from loaders.clauses.neighbours import (
    informs_someone,
)
from loaders.clauses.phrases import (
    phrase_start,
)
from loaders.clauses.terms import Term, terms_in
from loaders.clauses.words import Kind, is_adjectival
from loaders.names.morphology import Case
from loaders.text import Text


def terms_of(marks: Marks, whole: Text) -> Iterator[tuple[Term, Text]]:
    """The terms of a clause with their words, anchors included, taken from the clause."""
    offset = marks.words[marks.first].start
    for term in terms_in(whole.value):
        inside = [
            i
            for i in range(marks.first, marks.predicate.end)
            if marks.words[i].start < offset + term.end and offset + term.start < marks.words[i].end
        ]
        if not inside:
            continue
        first, last = inside[0], inside[-1] + 1
        if term.amount:
            first = _anchor_start(marks, first, last, offset + term.amount)
        words = marks.text[marks.words[first].start : max(offset + term.end, marks.words[last - 1].end)]
        if last <= marks.predicate.start:
            marks.take(first, last, "term")
        yield term, words.strip(" ,.;")


def _anchor_start(marks: Marks, first: int, last: int, amount: int) -> int:
    """The anchor of a term ("… түскен күннен бастап") begins where its noun phrase does."""
    anchors = [
        i
        for i in range(first, last)
        if marks.words[i].lower in ("бастап", "кейін", "соң", "дейін", "бұрын") and marks.words[i].end <= amount
    ]
    if not anchors or anchors[0] == first:
        return first
    head = anchors[0] - 1
    begin = phrase_start(marks.words, head, first)
    return _after_topic(marks, _after_subject(marks, begin, head), head)


def _after_subject(marks: Marks, begin: int, head: int) -> int:
    """A passive or bare verb of an anchor has one subject: another noun before it is the clause's own."""
    verb = next((i for i in range(head, begin, -1) if marks.words[i].kind is Kind.PARTICIPLE), None)
    if verb is None:
        return begin
    own = verb - 1
    while own > begin and marks.words[own].kind in (Kind.CONVERB, Kind.ADVERB):
        own -= 1
    subject = marks.words[own]
    if subject.kind not in (Kind.NOUN, Kind.INFINITIVE) or subject.case is not Case.NOMINATIVE or own <= begin:
        return begin
    before = marks.words[own - 1]
    if subject.kind is Kind.INFINITIVE and before.kind is Kind.NOUN and not (before.plural or before.possessive):
        own -= 1  # "сұрау салу", "шағым жасау": a compound
    while own > begin:
        word, before = marks.words[own], marks.words[own - 1]
        describes = before.case is Case.GENITIVE or is_adjectival(before) or before.kind is Kind.INFINITIVE
        if not (describes or word.possessive or before.kind in (Kind.PARTICIPLE, Kind.QUOTED, Kind.BRACKET)):
            return own
        own -= 1
    return begin


def _after_topic(marks: Marks, begin: int, head: int) -> int:
    """A noun after "туралы" is the head of its own phrase, not part of an anchor behind it."""
    for index in range(head - 1, begin - 1, -1):
        if marks.words[index].lower in ("туралы", "жөнінде"):
            return min(index + 2, head)
    return begin


def conditions_of(marks: Marks) -> Iterator[Text]:
    """The conditions of a clause, in order, taken from it."""
    for first, last in _condition_ranges(marks):
        yield marks.take(first, last, "condition").strip(" ,-–")


def _condition_ranges(marks: Marks) -> tuple[tuple[int, int], ...]:
    passive = marks.predicate.passive and not informs_someone(marks)
    return tuple(conditions_in(marks.words, marks.first, marks.predicate.start, marks.taken, passive=passive))
