"""Whom a provision exempts, and from what.

rule "X-ға қолданылмайды"                        X is exempt from the rule
"X қоспағанда," clause                           X, if one who acts, is exempt from what the clause lays down
X rule "сақтамай" … "ала алады | мүмкін"         X may act without the rule
X duty "-дан босатылады"
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.clauses.nominatives import in_nominative
from loaders.clauses.phrases import acts_at, phrase_start
from loaders.clauses.predicates import MAY
from loaders.clauses.sentences import plain
from loaders.clauses.words import Kind, Word, words_of
from loaders.extract.statements import Statement, statements
from loaders.model import Diagnostic, Document, Exemption, Fact
from loaders.names.morphology import Case
from loaders.text import Text

_RULES = re.compile(r"талап|қағида|ереже|норма|тәртіп|шектеу|тыйым|міндет|заң|тармақ|нұсқаулық|қаулы|жарлық|бұйрық")
_WITHOUT = re.compile(r"^(?:сақта|соқ|өт|ал|жүргіз|орында|келіс|ескер)[мбп][аеі]й$", re.IGNORECASE)


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every exemption of the acts in a file, in order of appearance."""
    found: list[Fact] = []
    for statement in statements(document):
        stem, predicate = statement.clause.predicate.stem, statement.clause.predicate
        if stem == "қолданыл" and predicate.modality == "must-not":
            found += _not_applied(statement)
        elif stem == "босатыл" and not predicate.modal:
            found += _released(statement)
        else:
            found += _excepted(statement)
            if predicate.modality == MAY:
                found += _without(statement)
    return tuple(found), ()


def _fact(statement: Statement, who: str, rule: str) -> Exemption:
    return Exemption(
        act=statement.act,
        provision=statement.passage.path,
        words=(statement.clause.words,),
        state=statement.passage.state,
        who=who,
        exempt_from=rule,
    )


def _not_applied(statement: Statement) -> Iterator[Exemption]:
    text = statement.clause.words
    words = words_of(text)[: statement.clause.predicate.end]
    last = next((i for i, w in enumerate(words) if w.lower.startswith("қолданылма")), len(words))
    datives = [i for i in range(last) if words[i].case is Case.DATIVE and words[i].kind is Kind.NOUN]
    if (datives and datives[-1] == last - 1) or (datives and not _nominatives(words, last)):
        start = _after_subject(words, datives[-1])
        rule = text[: words[start].start].strip(" ,")
        whom = text[words[start].start : words[last - 1].end].strip(" ,")
        for who in _each(whom):
            yield _fact(statement, in_nominative(who), rule.value)
        return
    subject = _subject_start(words, last)
    rule = text[words[subject].start : words[last - 1].end].strip(" ,")
    ends = _nominatives(words, subject)
    if not ends:
        return
    whom = text[: words[ends[-1]].end].strip(" ,")
    for who in _each(whom):
        yield _fact(statement, who.value, rule.value)


def _nominatives(words: Sequence[Word], stop: int) -> list[int]:
    return [
        i
        for i in range(stop)
        if words[i].case is Case.NOMINATIVE
        and acts_at(words, i)
        and _closes(words, i)
        and (words[i].plural or words[i].possessive)
    ]


def _closes(words: Sequence[Word], index: int) -> bool:
    after = words[index + 1] if index + 1 < len(words) else None
    return after is None or after.kind is not Kind.NOUN or not after.possessive


def _after_subject(words: Sequence[Word], head: int) -> int:
    """Where those begin to whom a rule does not apply: after the rule's own name ("… талаптары", "Осы Қағидалар")."""
    for index in range(head):
        word = words[index]
        rule = word.kind is Kind.NOUN and word.case is Case.NOMINATIVE and bool(_RULES.match(word.lower))
        if rule and (word.plural or word.possessive or words[0].lower == "осы"):
            return index + 1
    return phrase_start(words, head)


def _subject_start(words: Sequence[Word], last: int) -> int:
    commas = [i for i in range(last) if words[i].kind is Kind.COMMA]
    return commas[-1] + 1 if commas else max(last - 1, 0)


def _each(whom: Text) -> Iterator[Text]:
    """Those named one after another, where each is one who acts; a list of matters stays whole."""
    words = words_of(whom)
    if not words:
        return
    case = words[-1].case
    if not acts_at(words, len(words) - 1) and words[-1].lower != "өздері":
        yield whom
        return
    first = 0
    for index, word in enumerate(words[:-1]):
        link = words[index + 1]
        ends = word.case in (case, Case.NOMINATIVE) and (acts_at(words, index) or word.lower in ("өздері", "банкі"))
        with_next = link.lower in ("мен", "бен", "пен")
        ends = ends and (word.possessive or word.plural or with_next or word.lower == "өздері")
        new_name = index + 2 < len(words) and words[first].value[:1].isupper() and words[index + 2].value[:1].isupper()
        named = new_name or (word.possessive and word.value[:1].isupper())
        if ends and (link.kind is Kind.COMMA or ((with_next or link.lower == "және") and named)):
            yield whom[words[first].start : word.end].strip(" ,")
            first = index + 2
            while first < len(words) and words[first].kind in (Kind.CONJUNCTION, Kind.COMMA):
                first += 1
            if any(w.kind is Kind.PARTICIPLE for w in words[first:]) and not any(
                w.kind is Kind.PARTICIPLE for w in words[first : first + 1]
            ) and _one_group(words, first):  # fmt: skip
                break
    yield whom[words[first].start :].strip(" ,")


def _one_group(words: Sequence[Word], first: int) -> bool:
    """Whether a relative clause describes all names from `first` on, so that they are one group."""
    place = next((i for i in range(first, len(words)) if words[i].kind is Kind.PARTICIPLE), None)
    if place is None:
        return False
    return not any(
        acts_at(words, i) and words[i].case is Case.NOMINATIVE and words[i + 1].kind is Kind.COMMA
        for i in range(first, place)
    )


def _excepted(statement: Statement) -> Iterator[Exemption]:
    for condition in statement.clause.conditions:
        words = words_of(condition)
        if not words or words[-1].lower != "қоспағанда" or len(words) < 2 or not acts_at(words, len(words) - 2):
            continue
        who = condition[: words[-2].end]
        yield _fact(statement, in_nominative(who), statement.clause.action.value)


def _without(statement: Statement) -> Iterator[Exemption]:
    text = plain(statement.clause.words)
    words = words_of(text)
    for index, word in enumerate(words):
        if index and _WITHOUT.match(word.lower) and statement.actor:
            head = index - 1
            start = phrase_start(words, head)
            rule = text[words[start].start : words[head].end]
            yield _fact(statement, statement.actor, in_nominative(rule))


def _released(statement: Statement) -> Iterator[Exemption]:
    text = statement.clause.words
    words = words_of(text)
    heads = [i for i, w in enumerate(words) if w.case is Case.ABLATIVE and w.kind in (Kind.INFINITIVE, Kind.NOUN)]
    if not heads or statement.clause.object.value == "":
        return
    start = phrase_start(words, heads[-1])
    rule = text[words[start].start : words[heads[-1]].end]
    if re.search(r"қызмет|лауазым", words[heads[-1]].lower):
        return
    yield _fact(statement, statement.clause.object.value, in_nominative(rule))
