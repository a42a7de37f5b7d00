"""The parts of one clause: who (actor), does what (object, predicate), for whom (addressee), when (condition, term).

    sentence := clause (("," | "және") clause)* "."
    clause   := (condition | term | actor | addressee | object | other)* predicate

A part is told by its case and its head; what is left of the clause without actor, conditions and terms is the action.
A clause without a doer of its own takes that of the clause before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.clauses.doers import actor_of
from loaders.clauses.marks import Marks
from loaders.clauses.objects import addressee_of, object_of
from loaders.clauses.phrases import acts_at, verbal_stem
from loaders.clauses.predicates import IDIOMS, Predicate, predicates_of
from loaders.clauses.sentences import plain
from loaders.clauses.terms import Term
from loaders.clauses.times import conditions_of, terms_of
from loaders.clauses.words import Kind, Word, words_of
from loaders.names.morphology import Case
from loaders.text import EMPTY, Text

_TIES = (("бұл", "ретте"), ("сонымен", "қатар"), ("сонымен", "бірге"), ("осыған", "байланысты"), ("бұдан", "басқа"))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause and its parts, each in the words printed (empty where it has none).

    `terms` are the terms with their words; `locative` the body in whose hands a passive puts the matter
    ("құрылымдық бөлімшеде зерделенуге тиіс"); `words` is all of the clause.
    """

    words: Text
    predicate: Predicate
    action: Text
    actor: Text = EMPTY
    object: Text = EMPTY
    addressee: Text = EMPTY
    conditions: tuple[Text, ...] = ()
    terms: tuple[tuple[Term, Text], ...] = ()


def clauses(sentence: Text) -> tuple[Clause, ...]:
    """The clauses of a sentence that end in a predicate, in order.

    Takes a sentence, damage undone. Text after the last predicate belongs to no clause.
    """
    sentence = plain(sentence)
    words = words_of(sentence)
    halves = _halves(sentence, words)
    if halves:
        return _of_halves(*halves)
    found: list[Clause] = []
    start = 0
    for predicate in predicates_of(words):
        first = start
        while first < predicate.start and words[first].kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH):
            first += 1
        found += _modal_parts(sentence, words, first, predicate)
        found.append(_read(sentence, words, _last_part(words, first, predicate), predicate))
        start = predicate.end
    return tuple(found)


def _halves(sentence: Text, words: Sequence[Word]) -> tuple[Text, Text] | None:
    """A sentence of two who do the same: "… X, ал басқа мәселелер бойынша Y енгізеді", the first given the verb."""
    found = predicates_of(words)
    if len(found) != 1 or found[0].passive or found[0].modal:
        return None
    verb = found[0]
    for index in range(1, verb.start - 2):
        if words[index].kind is not Kind.COMMA or words[index + 1].lower != "ал":
            continue
        doers = (words[index - 1], words[verb.start - 1])
        both = all(w.acts and w.case is Case.NOMINATIVE for w in doers)
        if both and not any(w.lower.startswith("болма") for w in words[index + 2 : index + 6]):
            end = sentence[words[verb.start].start :]
            return (
                Text.concat((sentence[: words[index].start], Text.inserted(" "), end)),
                sentence[words[index + 2].start :],
            )
    return None


def _of_halves(one: Text, other: Text) -> tuple[Clause, ...]:
    """The clauses of both halves; what the first says to whom and of what, the second says too."""
    said = clauses(one)
    if not said:
        return clauses(other)
    predicate = said[-1].predicate
    shared = said[-1].action
    for word in words_of(one)[predicate.end - 1 : predicate.start - 1 : -1]:
        shared = shared[: shared.value.rfind(word.value)] if word.value in shared.value else shared
    return (*said, *clauses(Text.concat((shared.strip(), Text.inserted(" "), other))))


def _modal_ends(words: Sequence[Word], first: int, predicate: Predicate) -> list[int]:
    """Infinitives that share the modal at the end: "қол қоюға және көтермелеуге құқылы"."""
    verb = next(
        (i for i in range(predicate.end - 1, predicate.start - 1, -1) if words[i].kind is Kind.INFINITIVE), None
    )
    if not predicate.modal or verb is None or words[verb].case is not Case.DATIVE:
        return []
    alike = [
        i
        for i in range(first + 1, verb)
        if words[i].kind is Kind.INFINITIVE and words[i].case is Case.DATIVE and not words[i].possessive
    ]
    linked = [i for i in alike if words[i + 1].kind is Kind.COMMA or words[i + 1].lower in ("және", "әрі", "сондай-ақ")]
    return linked if linked == alike else []


def _last_part(words: Sequence[Word], first: int, predicate: Predicate) -> int:
    ends = _modal_ends(words, first, predicate)
    start = ends[-1] + 1 if ends else first
    while start < predicate.start and words[start].kind in (Kind.COMMA, Kind.CONJUNCTION):
        start += 1
    return start


def _modal_parts(text: Text, words: Sequence[Word], first: int, predicate: Predicate) -> Iterator[Clause]:
    for end in _modal_ends(words, first, predicate):
        while first < end and words[first].kind in (Kind.COMMA, Kind.CONJUNCTION):
            first += 1
        start = end
        while start > first and words[start - 1].lower in IDIOMS:
            start -= 1
        stem = verbal_stem(words[end])
        part = replace(predicate, start=start, end=end + 1, stem=stem)
        clause = _read(text, words, first, part)
        modal = text[words[predicate.end - 1].start : words[predicate.end - 1].end]
        yield replace(clause, action=Text.concat((clause.action, Text.inserted(" "), modal)))
        first = end + 1


def tasks(text: Text) -> tuple[Clause, ...]:
    """The tasks of a list entry that ends in an infinitive ("… түсіндіру, … ұйымдастыру"), in order.

    An infinitive before a comma or "and" ends a task, unless it belongs with a later one to a postposition ("жою және
    тарту жөнінде ұсыныс енгізу").
    """
    text = plain(text).strip(" ;,.")
    words = words_of(text)
    while words and words[-1].kind in (Kind.COMMA, Kind.BRACKET):
        words = words[:-1]
    if not words or words[-1].kind is not Kind.INFINITIVE or words[-1].case is not Case.NOMINATIVE:
        return ()
    found: list[Clause] = []
    first = 0
    for end in (*_task_ends(words), len(words) - 1):
        while first < end and words[first].kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.DASH):
            first += 1
        start = end
        while start > first and words[start - 1].lower in IDIOMS:
            start -= 1
        stem = verbal_stem(words[end])
        task = Predicate(start, end + 1, "must", passive=False, stem=stem)
        found.append(_read(text, words, first, task, doer=False))
        first = end + 1
    return tuple(found)


def _task_ends(words: Sequence[Word]) -> Iterator[int]:
    for index in range(len(words) - 2):
        word, link = words[index], words[index + 1]
        if word.kind is not Kind.INFINITIVE or word.case is not Case.NOMINATIVE or word.possessive:
            continue
        if link.kind not in (Kind.COMMA, Kind.CONJUNCTION) or link.lower in ("немесе", "не"):
            continue
        if not _shares_postposition(words, index + 2) and index > 0:
            yield index


def _shares_postposition(words: Sequence[Word], first: int) -> bool:
    """Whether the next infinitive leads to a postposition, so that the one before it may too."""
    for place in range(first, len(words) - 1):
        word = words[place]
        if word.kind is Kind.NOUN and word.case is Case.DATIVE and acts_at(words, place):
            return False
        if word.kind is Kind.CONVERB:
            return False
        if word.kind is Kind.INFINITIVE:
            after = words[place + 1]
            if word.case is not Case.NOMINATIVE:
                return not word.possessive and place - first < 4 and word.case is Case.DATIVE
            if after.kind is Kind.POSTPOSITION or after.lower in ("жөніндегі", "кезінде", "барысында", "мақсатында"):
                return True
            return after.kind is Kind.NOUN and after.case is not Case.NOMINATIVE
    return False


def _read(text: Text, words: Sequence[Word], first: int, predicate: Predicate, *, doer: bool = True) -> Clause:
    """One clause: parts are taken in this order, each from what the ones before left.

    Without a `doer`, a nominative in front is part of what is done ("күшіне енген сот актілерін орындау").
    """
    marks = Marks(text, words, first, predicate)
    whole = marks.cut(first, predicate.end)
    _set_aside(marks)
    about = _about(marks)
    terms = tuple(terms_of(marks, whole))
    conditions = tuple(conditions_of(marks))
    actor = actor_of(marks) if doer else EMPTY
    addressee = addressee_of(marks)
    direct = object_of(marks)
    if about and direct:
        direct = Text.concat((about, Text.inserted(" "), direct))
    action = marks.without(("actor", "condition", "term", "tie"))
    return Clause(whole, predicate, action, actor, direct, addressee, conditions, terms)


def _set_aside(marks: Marks) -> None:
    """Words that only tie a sentence to the one before it are no part of what is done."""
    lower = [w.lower for w in marks.words[marks.first : marks.first + 3]]
    for opening in _TIES:
        if tuple(lower[: len(opening)]) == opening:
            marks.take(marks.first, marks.first + len(opening), "tie")
            return


def _about(marks: Marks) -> Text:
    """What the object is about, set before the doer: "… жөнінде –"."""
    for index in range(marks.first + 1, marks.predicate.start):
        if marks.words[index].kind is Kind.DASH and marks.words[index - 1].lower in ("жөнінде", "бойынша", "туралы"):
            start = index
            while start > marks.first and marks.words[start - 1].value != ":":
                start -= 1
            marks.taken[index] = "tie"
            return marks.take(start, index, "about")
    return EMPTY
