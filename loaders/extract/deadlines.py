"""By when, for how long and how often provisions bind: terms, waiting periods, recurrences.

A term binds the clause it stands in; one that the introducing words of a list state is given once, at those words.
Coming into force is no deadline, nor is a period that only opens an exception ("бір ай ішінде түспеген жағдайда").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.clauses.anchors import anchor_of
from loaders.clauses.deeds import doing_of
from loaders.clauses.nominatives import in_nominative
from loaders.clauses.terms import Term
from loaders.extract.statements import Statement, own_at, statements
from loaders.model import Deadline, Diagnostic, Document, Fact, Name
from loaders.text import Text

_FORCE = re.compile(r"(?:қолданысқа|күшіне)\s+(?:енгізіл|ен)(?:еді|ген соң)|қолданылады$", re.IGNORECASE)
_OPENS = re.compile(r"^[^,;]*?\s(?:жағдай(?:да|ларда|ында)|болса|болмаса)(?=[\s,]|$)", re.IGNORECASE)
_AFTER = re.compile(r"(?:кейін|соң)$", re.IGNORECASE)


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every term of the acts in a file, in order of appearance."""
    found: list[Deadline] = []
    seen: set[tuple[str, str, tuple[int, ...]]] = set()
    before: Statement | None = None
    for statement in statements(document):
        follows = before is not None and _follows(before, statement)
        before = statement
        if _FORCE.search(statement.clause.action.value):
            continue
        for deadline in _of_statement(statement, follows=follows):
            key = (str(deadline.act), deadline.provision, deadline.words[0].origins)
            if key not in seen:
                seen.add(key)
                found.append(deadline)
    return tuple(found), ()


def _follows(before: Statement, statement: Statement) -> bool:
    """Whether the statement before is a step of the same provision or list, so that a term may count from it."""
    one, other = before.passage, statement.passage
    if one.act != other.act:
        return False
    same_list = bool(one.lead and other.lead) and one.lead_path == other.lead_path
    return one.path == other.path or same_list


def _of_statement(statement: Statement, *, follows: bool) -> Iterator[Deadline]:
    clause, passage = statement.clause, statement.passage
    addressee = in_nominative(clause.addressee)
    for term, words in clause.terms:
        if _opens_exception(clause.words, words):
            continue
        own = _own(words, passage.own)
        led = not own and bool(passage.lead)
        printed = own or words
        yield Deadline(
            act=passage.act,
            provision=passage.lead_path if led else passage.path,
            words=(printed, clause.words),
            state=passage.state,
            actor=statement.actor,
            addressee=addressee,
            action=clause.action.value,
            own_at=0 if led else own_at(statement),
            value=term.value,
            unit=term.unit,
            months=term.months,
            recurrence=_recurrence(term),
            text=printed.value,
            anchor=anchor_of(term, words, clause, follows=follows),
            doing=doing_of(clause),
            actor_name=Name(statement.actor, statement.actor_words) if statement.actor else None,
            addressee_name=Name(addressee, clause.addressee) if addressee else None,
        )


def _recurrence(term: Term) -> str:
    return term.recurrence or ("event" if term.value else "")


def _own(words: Text, own: Text) -> Text:
    """The part of a term that the provision itself says, of one that its introduction begins."""
    origins = {o for o in own.origins if o >= 0}
    inside = [i for i, o in enumerate(words.origins) if o in origins]
    return words[inside[0] : inside[-1] + 1].strip(" ,") if inside else words[0:0]


def _opens_exception(clause: Text, words: Text) -> bool:
    """Whether a term stands inside a condition, so that it only says when the clause holds at all."""
    at = clause.value.find(words.value)
    if at < 0 or _AFTER.search(words.value):
        return False
    return bool(_OPENS.match(clause.value[at + len(words.value) :]))
