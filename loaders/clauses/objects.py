"""To what and for whom a clause acts: its object and its addressee."""

from __future__ import annotations

from loaders.clauses.marks import Marks
from loaders.clauses.neighbours import (
    absorbed,
    absorbed_later,
    before_postposition,
    complained_of,
    in_circumstance,
    leads_infinitive,
    needed_for,
    with_bracket,
)
from loaders.clauses.phrases import (
    TASKS,
    acts_at,
    is_passive_stem,
    modifies,
    phrase_start,
)
from loaders.clauses.words import Kind, is_adjectival
from loaders.names.morphology import Case
from loaders.text import EMPTY, Text

_FOR_DECISION = frozenset(
    "қарауына бекітуіне келісуіне назарына келісіміне қол_қоюына мақұлдауына шешіміне билігіне қарамағына".split()
)
_NO_SUBJECT = frozenset("күні жыл ай түрде тәртіппен емес ең аз көп бас жай бар кез хабардар".split())


def addressee_of(marks: Marks) -> Text:
    """For whom, to whom or with whom, in the case printed (empty where the clause names nobody)."""
    idiom = {w.lower for w in marks.words[marks.predicate.start : marks.predicate.end]}
    stem = marks.predicate.stem
    wanted = Case.DATIVE
    if "хабардар" in idiom:
        wanted = Case.ACCUSATIVE
    elif stem.startswith("келіс"):
        wanted = Case.INSTRUMENTAL
    elif stem.startswith(("сұра", "талап")):
        wanted = Case.ABLATIVE
    for index in sorted(marks.free(), reverse=True):
        word = marks.words[index]
        if word.lower in _FOR_DECISION and index > marks.first and not complained_of(marks.words, index):
            start = phrase_start(marks.words, index, marks.floor(index), nominal=True)
            return marks.cut(start, index)
        if word.kind in (Kind.NOUN, Kind.QUOTED, Kind.BRACKET) and word.case is wanted and acts_at(marks.words, index):
            if absorbed(marks, index) or before_postposition(marks, index) or leads_infinitive(marks.words, index):
                continue
            if needed_for(marks.words, index):
                continue
            start = phrase_start(marks.words, index, marks.floor(index))
            return marks.cut(start, index + 1).strip(" ,-–")
    return EMPTY


def object_of(marks: Marks) -> Text:
    """What is acted on, in the case printed: an accusative, a bare noun, a passive's subject, a topic."""
    free = list(marks.free())
    informs = any(w.lower == "хабардар" for w in marks.words[marks.predicate.start : marks.predicate.end])
    if informs or marks.predicate.stem.startswith("хабарла"):
        topics = [i for i in free if marks.words[i].lower == "туралы"]
        if topics:
            head = max(topics[-1] - 1, marks.first)
            return marks.cut(phrase_start(marks.words, head, marks.floor(head)), topics[-1])
    accusatives = [
        i
        for i in free
        if marks.words[i].case is Case.ACCUSATIVE and marks.words[i].kind in (Kind.NOUN, Kind.INFINITIVE)
    ]
    if accusatives and not is_passive_stem(marks.predicate.stem):
        loose = [i for i in accusatives if not absorbed_later(marks.words, i, marks.predicate.start)]
        accusatives = [i for i in accusatives if not in_circumstance(marks.words, i, marks.predicate.start)]
        bare = EMPTY if loose else _bare_object(marks)
        if bare or not (loose or accusatives):
            return bare
        head = (loose or accusatives[:1])[-1]
        start = phrase_start(marks.words, head, marks.floor(head), topics=True)
        return marks.cut(start, with_bracket(marks.words, head)).strip(" ,-–")
    if marks.predicate.passive or marks.predicate.charges:
        return _subject(marks, free)
    return _bare_object(marks)


def _subject(marks: Marks, free: list[int]) -> Text:
    """What a passive is done to: its nominative subject."""
    for index in free:
        word = marks.words[index]
        if word.kind not in (Kind.NOUN, Kind.INFINITIVE) or word.case is not Case.NOMINATIVE:
            continue
        if is_adjectival(word) or word.lower in _NO_SUBJECT:
            continue
        if index + 1 < marks.predicate.start and not _closes(marks, index):
            continue
        start = phrase_start(marks.words, index, marks.floor(index), topics=True)
        return marks.cut(start, with_bracket(marks.words, index)).strip(" ,-–")
    return EMPTY


def _closes(marks: Marks, index: int) -> bool:
    """Whether a nominative describes nothing after it."""
    word, following = marks.words[index], marks.words[index + 1]
    if index + 1 in marks.taken:
        return True
    if word.kind is Kind.INFINITIVE:
        return (
            following.kind in (Kind.NOUN, Kind.NUMBER)
            and not following.possessive
            and not following.lower.endswith(("дегі", "дағы"))
        )
    if following.kind in (Kind.POSTPOSITION, Kind.PARTICIPLE) or not (word.plural or word.possessive):
        return word.lower in TASKS
    if following.kind in (Kind.CONJUNCTION, Kind.COMMA):
        return False
    return following.lower not in ("бар", "жоқ") and not modifies(marks.words, index)


def _bare_object(marks: Marks) -> Text:
    """An object without a case stands right before the verb: "шешім қабылдайды"."""
    head = marks.predicate.start - 1
    if head < marks.first or head in marks.taken:
        return EMPTY
    word = marks.words[head]
    if word.kind is not Kind.NOUN or word.case is not Case.NOMINATIVE or word.lower in _NO_SUBJECT:
        return EMPTY
    start = phrase_start(marks.words, head, marks.floor(head), topics=True)
    return marks.cut(start, head + 1).strip(" ,-–")
