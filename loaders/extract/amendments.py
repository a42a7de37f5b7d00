"""Amendments: every one that a publisher's note, the heading or an amending instruction states.

Takes a structured document. Gives one `Impact` for each acting act, place and kind of change: from notes («1-тармаққа
өзгерістер енгізілді - …»), from the heading («Күші жойылды - …»), from instructions («4-тармақ мынадай редакцияда
жазылсын») and from clauses that repeal another act. Guarantees: no amendment is stated twice; a note of which nothing
is understood gives a diagnostic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import ActKey, Diagnostic, Document, EditorialNote, Instruction, Provision, Severity, State
from loaders.extract.acts import Outline, document_of, identity
from loaders.extract.other_acts import REPEALS, CitedAct, cited_acts
from loaders.extract.targets import path_of
from loaders.facts import Fact, Impact
from loaders.grammar.citation import Citation
from loaders.grammar.force import Force, clause_of_this_act, force_dates, force_kind, is_force_clause
from loaders.grammar.notes import REPEALED, Statement, read_note
from loaders.grammar.places import find_places
from loaders.text import EMPTY, Text

_APPROVED = re.compile(r"\s*бекітілген(?P<what>[^.;«\"]*)", re.IGNORECASE)


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every amendment that a document states, in order of appearance, and the notes that were not understood."""
    impacts, diagnostics = read_impacts(document)
    return impacts, diagnostics


def read_impacts(document: Document) -> tuple[tuple[Impact, ...], tuple[Diagnostic, ...]]:
    """As `extract`, typed."""
    outline = Outline.of(document)
    found = [*_of_heading(document)]
    diagnostics: list[Diagnostic] = []
    for note in document.notes:
        statements = read_note(note.text.value)
        found += (impact for statement in statements for impact in _of_statement(outline, note, statement))
        if not statements:
            diagnostics.append(_unread(note))
        elif not all(s.citations for s in statements):
            diagnostics.append(_without_act(note))
        diagnostics += (_without_number(note, c) for s in statements for c in s.citations if not c.number)
    found += (impact for i in document.instructions for impact in _of_instruction(outline, i))
    found += _repeals(outline)
    return _once(found), tuple(diagnostics)


def _of_heading(document: Document) -> Iterator[Impact]:
    header = document.headers[0]
    if header.repealed_by:
        yield Impact(
            act=header.key,
            provision="main",
            words=(header.heading or header.title,),
            stated_in=header.key,
            target="main",
            kind=REPEALED,
            by=header.repealed_by,
        )


def _of_statement(outline: Outline, note: EditorialNote, statement: Statement) -> Iterator[Impact]:
    paths = list(dict.fromkeys(path_of(outline, note.act, place.units, note.target) for place in statement.places))
    said = note.text[slice(*statement.words)].strip(" ,;–-")
    for citation in statement.citations or (None,):
        for path in paths or [note.target]:
            clause = _clause(note.text, citation)
            dates = force_dates(clause, citation.date if citation else None) if clause else Force()
            yield Impact(
                act=note.act,
                provision=note.target,
                words=(said, note.text[citation.start : citation.after].strip()) if citation else (said,),
                stated_in=outline.document.key,
                target=path,
                kind=statement.kind,
                by=citation.key if citation else None,
                effective_text=clause,
                effective_from=dates.since,
                effective_to=dates.until,
                effect=force_kind(clause),
                cited_at=_cited_at(note.text, citation),
            )


def _cited_at(text: Text, citation: Citation | None) -> int | None:
    """Where the file has the first character of a citation."""
    if citation is None:
        return None
    return next((o for o in text.origins[citation.start : citation.end] if o >= 0), None)


def _clause(text: Text, citation: Citation | None) -> str:
    """The words in brackets that say when an amendment takes effect."""
    if citation is None or citation.clause is None:
        return ""
    words = " ".join(text.value[slice(*citation.clause)].split())
    return words if is_force_clause(words) else ""


def _of_instruction(outline: Outline, instruction: Instruction) -> Iterator[Impact]:
    for target in instruction.targets:
        yield _ordered(
            outline,
            act=instruction.amended,
            by=instruction.act,
            provision=instruction.provision,
            target=target,
            kind=instruction.kind,
            words=instruction.text,
            state=instruction.state,
        )


def _repeals(outline: Outline) -> Iterator[Impact]:
    """What the act orders to end: «… Жарлығының күші жойылды деп танылсын»."""
    for cited in cited_acts(outline):
        if cited.relation == REPEALS:
            for path in _repealed_paths(outline, cited):
                yield _ordered(
                    outline,
                    act=cited.citation.key,
                    by=cited.provision.act,
                    provision=cited.provision.path,
                    target=path,
                    kind=REPEALED,
                    words=cited.words,
                    state=cited.state,
                )


def _repealed_paths(outline: Outline, cited: CitedAct) -> tuple[str, ...]:
    """What of an act ends: the places named of it, those of what it approved, else all of it."""
    citation, document = cited.citation, "main"
    places = citation.places
    approved = _APPROVED.match(cited.provision.text.value, citation.after)
    if approved:
        document = "annex-1"
        places = next(iter(find_places(approved["what"])), ())
    paths = [path_of(outline, citation.key, place.units, document, owned=True) for place in places]
    return tuple(dict.fromkeys(paths)) or (document,)


def _ordered(
    outline: Outline,
    *,
    act: ActKey,
    by: ActKey,
    provision: str,
    target: str,
    kind: str,
    words: Text,
    state: State,
) -> Impact:
    """An amendment that an act itself orders: it takes effect with that act, and has no author while proposed."""
    proposed = state is State.PROPOSED
    clause = _own_clause(outline, by, document_of(provision) if proposed else "main")
    dates = force_dates(clause.value, None if proposed else by.date) if clause else Force()
    return Impact(
        act=act,
        provision=provision,
        words=(words, clause) if clause else (words,),
        state=state,
        stated_in=outline.document.key,
        target=target,
        kind=kind,
        by=None if proposed else by,
        effective_text=clause.value,
        effective_from=dates.since,
        effective_to=dates.until,
        effect=force_kind(clause.value),
    )


def _own_clause(outline: Outline, act: ActKey, document: str) -> Text:
    """What «Осы Жарлық …» says of coming into force in a document of an act."""
    for provision in reversed(outline.by_act.get(identity(act), {}).values()):
        place = clause_of_this_act(provision.text.value) if _stands_in(provision, document) else None
        if place:
            return provision.text[slice(*place)].strip(" .")
    return EMPTY


def _stands_in(provision: Provision, document: str) -> bool:
    return document_of(provision.path) == document


def _once(impacts: list[Impact]) -> tuple[Impact, ...]:
    """Each amendment once, as first stated; a repeal that two places state, where it is said when it takes effect."""
    kept: dict[tuple[object, ...], Impact] = {}
    for impact in impacts:
        by = identity(impact.by) if impact.by else None
        kept.setdefault((identity(impact.act), impact.target, impact.kind, by, impact.effective_text), impact)
    repeals = {key[:-1] for key in kept if key[2] == REPEALED and key[-1]}
    return tuple(i for key, i in kept.items() if key[-1] or key[:-1] not in repeals)


def _unread(note: EditorialNote) -> Diagnostic:
    return Diagnostic(
        code="note-unread",
        severity=Severity.WARNING,
        message="the note says nothing of an amendment that is understood",
        place=note.text,
        provision=note.target,
    )


def _without_act(note: EditorialNote) -> Diagnostic:
    return Diagnostic(
        code="amendment-without-act",
        severity=Severity.WARNING,
        message="the note states a change but names no act that made it",
        place=note.text,
        provision=note.target,
    )


def _without_number(note: EditorialNote, citation: Citation) -> Diagnostic:
    return Diagnostic(
        code="amending-act-without-number",
        severity=Severity.WARNING,
        message="the note names an act that amended without its number, or the number hangs elsewhere",
        place=note.text[citation.start : citation.end],
        provision=note.target,
    )
