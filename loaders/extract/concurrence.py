"""Who must seek whose consent, outside appointments.

    seeker party "-мен" "келісуді жүзеге асырады" | "келіседі"
    party "-мен" "келісім бойынша" …                        the clause's actor seeks
    party "-мен" "келісілген" seeker "-нің ұсынуы"          | seeker "-нің" party "-мен" "келісілген ұсынуы"
    party "-мен" "келісілгеннен кейін" …

Consent to an appointment is a step of an appointment rule and is not given here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.clauses.clause import Clause
from loaders.clauses.nominatives import in_nominative
from loaders.clauses.phrases import acts_at, phrase_start
from loaders.clauses.words import Kind, Word, words_of
from loaders.extract.statements import Statement, statements
from loaders.model import Concurrence, Diagnostic, Document, Fact
from loaders.names.morphology import Case
from loaders.text import Text

_CONSENT = re.compile(r"^келіс(?:у|е|іп|ед|ілген|ілет|ілу|ім|кен|уд|сін)", re.IGNORECASE)
_APPOINTMENT = re.compile(
    r"тағайында|кандидатура|лауазымына|лауазымға|лауазымынан|қызметке\s+(?:қабылда|кел)|қызметтен\s+босат|лауазымдарына",
    re.IGNORECASE,
)
_REQUESTS = re.compile(r"^(?:ұсын(?:уы|ысы|ымы)|шешімі|өтініші|өтінімі|жобасы|актісі|бұйрығы)", re.IGNORECASE)


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every consent to be sought, one fact a seeker and concurring party, in order of appearance."""
    found: list[Fact] = []
    seen: set[tuple[str, ...]] = set()
    for statement in statements(document):
        if _APPOINTMENT.search(statement.clause.words.value):
            continue
        for fact in _of_statement(statement):
            key = (str(fact.act), fact.provision, fact.seeker, fact.concurring)
            if key not in seen:
                seen.add(key)
                found.append(fact)
    return tuple(found), ()


def _of_statement(statement: Statement) -> Iterator[Concurrence]:
    clause = statement.clause
    words = words_of(clause.words)
    for index, word in enumerate(words):
        if not _CONSENT.match(word.lower) or word.kind is Kind.ADVERB or not _seeks(words, index, clause):
            continue
        parties = tuple(_parties(clause.words, words, index))
        if not parties:
            continue
        owner = _owner(clause.words, words, index, parties[0][0])
        seeker, seeker_words = (in_nominative(owner), owner) if owner else (statement.actor, statement.actor_words)
        if not seeker:
            continue
        for _, found in parties:
            actor = statement.actor_words.value
            party = found[len(actor) :].strip() if actor and found.value.startswith(f"{actor} ") else found
            yield Concurrence(
                act=statement.act,
                provision=statement.passage.path,
                words=(clause.words, *((seeker_words,) if seeker_words and not owner else ())),
                state=statement.passage.state,
                seeker=seeker,
                concurring=in_nominative(party),
                condition="; ".join(c.value for c in clause.conditions if not _CONSENT.search(c.value.split()[-2:][0])),
            )


def _seeks(words: Sequence[Word], index: int, clause: Clause) -> bool:
    """Whether a word of consenting says that consent is sought here, not what consent is."""
    word = words[index]
    after = words[index + 1].lower if index + 1 < len(words) else ""
    if word.lower in ("келісім", "келісу", "келісімі"):
        return after in ("бойынша", "арқылы")
    if word.lower == "келісе":
        return after == "отырып"
    if word.lower in ("келісуді", "келісімді"):
        return after == "жүзеге" or index + 1 == len(words)
    if word.lower.startswith("келісілген"):
        return True
    if word.kind is Kind.INFINITIVE:
        return clause.predicate.modal and index + 2 >= len(words)
    return word.kind in (Kind.FINITE, Kind.IMPERATIVE, Kind.CONVERB, Kind.PARTICIPLE)


def _parties(text: Text, words: Sequence[Word], index: int) -> Iterator[tuple[int, Text]]:
    """Whose consent is sought: the nouns in the instrumental before the word of consenting."""
    head = next(
        (
            i
            for i in range(index - 1, -1, -1)
            if words[i].case is Case.INSTRUMENTAL and words[i].kind is Kind.NOUN and acts_at(words, i)
        ),
        None,
    )
    if head is None or any(words[i].kind is Kind.FINITE for i in range(head, index)):
        return
    start = phrase_start(words, head)
    for first, last in _coordinated(words, start, head):
        yield first, text[words[first].start : words[last].end].strip(" ,")


def _coordinated(words: Sequence[Word], start: int, head: int) -> Iterator[tuple[int, int]]:
    first = start
    for index in range(start, head):
        linked = words[index + 1].kind in (Kind.COMMA, Kind.CONJUNCTION)
        if linked and words[index].case is Case.INSTRUMENTAL and words[index].kind is Kind.NOUN:
            yield first, index
            first = index + 2
    yield first, head


def _owner(text: Text, words: Sequence[Word], index: int, party: int) -> Text | None:
    """Whose proposal it is that bears the consent, where a participle says so."""
    if words[index].kind is not Kind.PARTICIPLE:
        return None
    request = next((i for i in range(index + 1, len(words)) if _REQUESTS.match(words[i].lower)), None)
    if request is None:
        return None
    if request > index + 1:
        head = request - 1
        if words[head].case is Case.GENITIVE and acts_at(words, head):
            return text[words[index + 1].start : words[head].end]
        return None
    for head in range(party - 1, -1, -1):
        if words[head].case is Case.GENITIVE and acts_at(words, head) and _free(words, head, party):
            start = phrase_start(words, head)
            return text[words[start].start : words[head].end]
    return None


def _free(words: Sequence[Word], head: int, party: int) -> bool:
    """Whether a genitive's owned noun is not what stands right after it."""
    after = words[head + 1]
    return after.case is not Case.NOMINATIVE or head + 1 >= party
