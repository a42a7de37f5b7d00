"""What provisions lay on or allow someone: duties, rights, powers, tasks, functions, prohibitions.

One row an action. The actor stands in the nominative as the provision names it; where a verb leaves the doer unsaid and
nothing else names one, the actor stays empty.
"""

from __future__ import annotations

import re

from loaders.clauses.clause import Clause
from loaders.clauses.deeds import doing_of
from loaders.clauses.nominatives import in_nominative
from loaders.clauses.words import words_of
from loaders.extract.attendance import attendance
from loaders.extract.statements import Statement, own_at, statements
from loaders.model import Diagnostic, Document, Duty, Fact, Name, Severity
from loaders.text import Text

# Passives by which the law itself does something to someone: nobody's deed is left unsaid.
_LEGAL_STATES = frozenset("босатыл тағайындал жүктел сақтал бөлін төлен ескеріл қамтыл салын алын".split())
_ENCLOSED = re.compile(r"\sқоса\s+(?:беріл|тіркел)")  # whoever sends the rest

_TELLS = re.compile(r"(?:^|\s)(?:хабарла(?:йды|у|сын)|хабардар\s+ет(?:еді|у|сін))$", re.IGNORECASE)
_TOLD = re.compile(r"(?:^|\s)(?:туралы|жөнінде|жайында|мәтінін|көшірмесін)(?:\s|$)", re.IGNORECASE)


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every duty, right, power, task and prohibition of the acts in a file, in order of appearance.

    A statement that binds though nobody is named for it gives a fact without an actor and a diagnostic.
    """
    facts: list[Fact] = []
    doubts: list[Diagnostic] = []
    seen: set[tuple[str, ...]] = set()
    for statement in statements(document):
        if not statement.binds:
            continue
        duty = _duty(statement)
        key = (str(duty.act), duty.provision, duty.actor, duty.action)
        if key in seen:
            continue
        seen.add(key)
        facts.append(duty)
        if not duty.actor:
            doubts.append(
                Diagnostic(
                    code="duty-without-actor",
                    severity=Severity.INFO,
                    message="the provision binds without naming who acts",
                    place=statement.clause.words,
                    provision=duty.provision,
                )
            )
    return tuple(facts), tuple(doubts)


def _duty(statement: Statement) -> Duty:
    clause, passage = statement.clause, statement.passage
    evidence: list[Text] = [clause.words]
    if statement.actor_words and not _within(statement.actor_words, clause.words):
        evidence.append(statement.actor_words)
    attending = attendance(clause.action)
    traits = [attending.trait] if attending else []
    unsaid = clause.predicate.passive and not statement.actor and not _ENCLOSED.search(clause.action.value)
    unsaid = unsaid and (clause.predicate.modal or clause.predicate.stem not in _LEGAL_STATES)
    if unsaid:
        traits.append("passive")
    if _TELLS.search(clause.action.value) and not clause.object and not _TOLD.search(clause.action.value):
        traits.append("tells-nothing")
    return Duty(
        act=passage.act,
        provision=passage.path,
        words=tuple(evidence),
        state=passage.state,
        actor=statement.actor,
        action=clause.action.value,
        own_at=own_at(statement),
        object=clause.object.value,
        addressee=in_nominative(clause.addressee),
        condition="; ".join(c.value for c in clause.conditions),
        modality=statement.modality,
        actor_name=Name(statement.actor, statement.actor_words) if statement.actor else None,
        attendees=tuple(Name(name, clause.action) for name in attending.attendees) if attending else (),
        sittings=tuple(Name(name, clause.action) for name in attending.bodies) if attending else (),
        traits=tuple(traits),
        verb=_verb(clause) if unsaid else "",
        doing=doing_of(clause),
    )


def _verb(clause: Clause) -> str:
    """The words of the predicate, that end the clause: "жіберілуге жатады"."""
    size = clause.predicate.end - clause.predicate.start
    return " ".join(word.value for word in words_of(clause.words)[-size:])


def _within(part: Text, whole: Text) -> bool:
    origins = set(whole.origins)
    return all(o in origins for o in part.origins)
