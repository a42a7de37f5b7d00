"""What the provisions of an act say someone does: the common ground of duties and deadlines.

statement := a clause of a passage, with whoever acts told by the clause itself, by the clause or sentence before it in
the same provision, by the heading of a list of tasks, or by the condition it starts from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.clauses.clause import Clause, clauses, tasks
from loaders.clauses.nominatives import in_nominative
from loaders.clauses.passages import Passage, passages
from loaders.clauses.phrases import acts_at, modifies, phrase_start
from loaders.clauses.predicates import MAY, MUST, STATES
from loaders.clauses.words import Kind, is_adjectival, names_actor, words_of
from loaders.model import ActKey, Document
from loaders.names.morphology import Case
from loaders.text import EMPTY, Text

_FORCE = re.compile(r"(?:қолданысқа|күшіне|күшін)\s", re.IGNORECASE)
_ACT_SAYS = re.compile(
    r"^(?:осы\s+)?(?:[^,]*?\s)?(?:қағидалар|ереже|нұсқаулық|бұйрық|қаулы|жарлық|заң|регламент|стандарт|әдістеме|талаптар|шешім"
    r"|қағида|өкім|тәртіп|кодекс|жарғы)(?:ы|лары|сы|і)?(?=\s|$)",
    re.IGNORECASE,
)
# Verbs by which an act speaks of itself, or says how things are: nothing is laid on anyone.
_OF_ACTS = frozenset("айқында белгіле ретте қамты әзірлен қолданыл анықта".split())
_BEING = frozenset("бол тұр құра аспа сана жат кір ен табыл өт көзде құрал кел жеткі".split())
_ALSO_SAYS = re.compile(r"^(?:онда|оларда|оның ішінде|бұл ретте онда)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause at a place: `actor` in the nominative ("" where nobody is named), `actor_words` where that was read.

    `binds` tells whether it lays something on or allows someone anything; `modality` how.
    """

    passage: Passage
    clause: Clause
    actor: str
    actor_words: Text
    modality: str
    binds: bool

    @property
    def act(self) -> ActKey:
        """The act that states it."""
        return self.passage.act


def own_at(statement: Statement) -> int:
    """Where in the action the words of the provision itself begin: behind those of the introduction of its list.

    0 where they stand in front, or nowhere in the action.
    """
    if not statement.passage.lead:
        return 0
    own = {origin for origin in statement.passage.own.origins if origin >= 0}
    return next((i for i, origin in enumerate(statement.clause.action.origins) if origin in own), 0)


def statements(document: Document) -> tuple[Statement, ...]:
    """Every clause of the acts in a file that has a verb, in order.

    Five extractors ask for them one after the other: those of the last document are kept.
    """
    known = _last.get(id(document))
    if known is None or known[0] is not document:
        known = document, _statements(document)
        _last.clear()
        _last[id(document)] = known
    return known[1]


_last: dict[int, tuple[Document, tuple[Statement, ...]]] = {}


def _statements(document: Document) -> tuple[Statement, ...]:
    found: list[Statement] = []
    before: Statement | None = None
    subjects = _subjects(document)
    for passage in passages(document):
        subject = subjects.get((passage.act, passage.path.split("/")[0]), EMPTY)
        if before is not None and before.passage.path != passage.path:
            before = None
        for statement in _of_passage(passage, before, subject):
            found.append(statement)
            before = statement
    return tuple(found)


_NAMED_FIRST = re.compile(r"^[^.:;]*?\(\s*бұдан\s+әрі\s*[-–—:]\s*(?P<term>[^()]+?)\s*\)")


def _subjects(document: Document) -> dict[tuple[ActKey, str], Text]:
    """Whom each document of an act is about: the short form in its first paragraph ("X (бұдан әрі – Комитет) …").

    Lists of tasks under a bare heading («Міндеттері:») are that one's.
    """
    found: dict[tuple[ActKey, str], Text] = {}
    for provision in document.provisions:
        part = provision.path.split("/")[0]
        if provision.path == f"{part}/1" and (provision.act, part) not in found:
            match = _NAMED_FIRST.match(provision.text.value)
            if match and names_actor(match["term"].split()[-1]):
                found[provision.act, part] = provision.text.group(match, "term")
    return found


def _of_passage(passage: Passage, before: Statement | None, subject: Text) -> Iterator[Statement]:
    listed = bool(passage.modality)
    read = tasks(passage.text) if listed else ()
    if not read:
        read = clauses(passage.text)
        listed = listed and not read
    else:
        read = tuple(replace(c, actor=EMPTY) for c in read)
    for clause in read:
        if clause.predicate.charges and not listed:
            yield from _charged(passage, clause, before)
            continue
        if passage.given:
            clause = replace(clause, object=passage.given.strip(" :;"))
        statement = _statement(
            passage, clause, before, task=listed or (bool(passage.modality) and not clause.actor), subject=subject
        )
        yield statement
        before = statement


def _charged(passage: Passage, clause: Clause, before: Statement | None) -> Iterator[Statement]:
    """What is laid on someone ("… ұйымдастыру бөлімге жүктеледі"), one statement a task."""
    verb = words_of(clause.words)[-1:]
    start = clause.action.value.rfind(verb[0].value) if verb else -1
    laid = clause.action[:start].strip(" ,-–") if start > 0 and not clause.predicate.modal else clause.action
    parts = tasks(laid) if not clause.predicate.modal else ()
    whole = _statement(passage, clause, before, task=False)
    if len(parts) < 2:
        yield replace(whole, clause=replace(clause, action=laid or clause.action))
        return
    for part in parts:
        direct = part.object or part.action
        yield replace(whole, clause=replace(clause, action=part.action, object=direct))


def _statement(
    passage: Passage, clause: Clause, before: Statement | None, *, task: bool, subject: Text = EMPTY
) -> Statement:
    words, actor = clause.actor, in_nominative(clause.actor)
    if task and not passage.owner:
        words, actor = subject, in_nominative(subject)
        passage = replace(passage, owner=subject)
    if task or (not words and passage.owner):
        words, actor = passage.owner, in_nominative(passage.owner)
    if not words:
        words, actor = _named_otherwise(clause)
    if not words and before is not None and _continues(passage, clause, before):
        words, actor = before.actor_words, before.actor
    if actor and in_nominative(clause.addressee) == actor and not clause.actor and clause.predicate.passive:
        words, actor = EMPTY, ""
    modality = passage.modality if task and passage.modality else clause.predicate.modality
    if clause.predicate.stem == "бол" and "жауапты" not in clause.action.value and not clause.predicate.modal:
        modality = MAY
    return Statement(passage, clause, actor, words, modality, task or _binds(clause, actor))


def _continues(passage: Passage, clause: Clause, before: Statement) -> bool:
    """Whether a clause without a doer goes on with that of the clause before: in one sentence, or by a plain verb."""
    if before.passage.path != passage.path:
        return False
    return before.passage is passage or not (clause.predicate.passive and clause.predicate.modal)


def _named_otherwise(clause: Clause) -> tuple[Text, str]:
    """Whoever meets the condition of a clause that names nobody else ("органдар жіберген кезде … қоса беріледі")."""
    predicate = clause.predicate
    if not predicate.passive or predicate.modal or predicate.stem not in STATES or _is_consent(clause):
        for condition in clause.conditions:
            if not re.search(r"(?:жағдай\w*|кезде|кезінде)$", condition.value):
                continue
            subject = _leading(condition)
            if subject and in_nominative(clause.addressee) != in_nominative(subject):
                return subject, in_nominative(subject)
    return EMPTY, ""


def _is_consent(clause: Clause) -> bool:
    """Whether what is done is the seeking of consent, which is for whoever takes the step that needs it."""
    words = words_of(clause.action)
    if len(words) < 2 or words[0].lower != "келісу":
        return False
    alone = words[1].kind is Kind.PARTICIPLE or is_adjectival(words[1])  # "келісу белгіленген тәртіппен"
    return alone or clause.object.value.lower() == "келісу"


def _leading(text: Text) -> Text:
    """The subject at the start of a condition."""
    words = words_of(text)
    for index, word in enumerate(words[:24]):
        if word.kind is Kind.NOUN and word.case is Case.NOMINATIVE and not is_adjectival(word) and word.lower != "егер":
            after = words[index + 1] if index + 1 < len(words) else None
            if after is not None and after.kind is Kind.CONJUNCTION and acts_at(words, index):
                continue  # one of several: "бөлімдері мен мекемелері"
            if after is None or after.kind in (Kind.CONJUNCTION, Kind.POSTPOSITION):
                return EMPTY
            if acts_at(words, index) and not modifies(words, index):
                return text[: word.end] if phrase_start(words, index) == 0 else EMPTY
            if index == 0 and word.value != word.lower and after.case is not Case.NOMINATIVE:
                if modifies(words, index) and after.case is not Case.ACCUSATIVE:
                    return EMPTY
                return text[: word.end]
    return EMPTY


def _binds(clause: Clause, actor: str) -> bool:
    predicate = clause.predicate
    action = clause.action.value
    if predicate.performs or not action or _ALSO_SAYS.match(action):
        return False
    if _FORCE.search(action) and predicate.stem in ("ен", "енгізіл", "жойыл", "жой", "қалдырыл"):
        return False
    if predicate.stem in _BEING:
        suspends = predicate.stem == "тұр" and predicate.modal and bool(actor)  # "тоқтата тұруға құқығы бар"
        acts = predicate.modal and predicate.stem in ("өт", "кір")
        return (predicate.stem == "бол" and bool(actor)) or acts or suspends
    if predicate.stem in _OF_ACTS and (not actor or _ACT_SAYS.match(clause.words.value)):
        return False
    if predicate.stem == "ие":
        return bool(actor)
    if predicate.passive and not predicate.modal and not actor and predicate.stem in STATES:
        return False
    if predicate.stem == "қолданыл" and not predicate.modal:
        return False
    return not (predicate.modality == MUST and predicate.stem == "" and not predicate.modal)
