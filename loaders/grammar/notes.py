"""What a publisher's note says of amendments: which place, what was done, by which acts.

    note      := statement ((";" | ",") statement)*
    statement := [subject] verb [-] citations | [subject] citations verb
    verb      := "жаңа редакцияда" | "өзгеріс… енгізілді" | "…мен толықтырылды" | "алып тасталды" | "күші жойылды" …

A statement without a subject speaks of the same place as the one before: «17-тармақ жаңа редакцияда - …; өзгеріс
енгізілді - …».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from loaders.grammar.brackets import Brackets
from loaders.grammar.citation import Citation
from loaders.grammar.citations import find_citations
from loaders.grammar.places import Place, find_places

REWORDED, ADDED, DELETED, REPEALED, CHANGED = "reworded", "added", "deleted", "repealed", "changed"

_VERBS: tuple[tuple[str, str], ...] = (
    (REWORDED, r"(?:жаңа|мынадай)\s+редакция\w*(?:\s+(?:жаз|баянда|берiл|беріл)\w*)?"),
    (CHANGED, r"(?:өзгер(?:іс|т)|толықтыру|түзету)\w*[^;:.]{0,80}?енгіз\w*"),
    (CHANGED, r"ауыстыр\w+|өзгертіл\w+"),
    (ADDED, r"толықтырыл\w*"),
    (DELETED, r"алы(?:п|нып)\s+таста\w*"),
    (REPEALED, r"күш\w*\s+жой\w*(?:\s+деп\s+таныл\w*)?"),
)
_VERB = re.compile("|".join(f"(?P<v{i}>{pattern})" for i, (_, pattern) in enumerate(_VERBS)), re.IGNORECASE)
_INSTRUMENTAL = re.compile(r"[мбп]ен\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One kind of change, the places it is said of (none: the note's own), the acts that made it, and its words.

    `words` is where the subject and verb stand, characters `[start, end)` of the note.
    """

    kind: str
    places: tuple[Place, ...]
    citations: tuple[Citation, ...]
    words: tuple[int, int]


def read_note(value: str) -> tuple[Statement, ...]:
    """The statements of a note; none where it says nothing of a change. One without an act has no citations."""
    brackets = Brackets.of(value)
    citations = [c for c in find_citations(value) if not any(a <= c.start < b for a, b in brackets.spans)]
    statements: list[Statement] = []
    current: list[Statement] = []
    position = 0
    for citation in citations:
        said = list(_said(brackets.masked, position, citation.start, [*statements, *current]))
        if said:
            statements += current
            current = said
        current = [replace(s, citations=(*s.citations, citation)) for s in current]
        position = max(citation.after, citation.end)
    if not statements and not current:
        current = [
            replace(s, citations=tuple(citations))
            for s in _said(brackets.masked, position, len(value), [], subject_from=0 if citations else None)
        ]
    return (*statements, *current)


def _said(
    masked: str, start: int, end: int, before: list[Statement], subject_from: int | None = None
) -> Iterator[Statement]:
    """The verbs between two places of the note, each with its subject."""
    subject_start = start if subject_from is None else subject_from
    for match in _VERB.finditer(masked, start, end):
        subject = masked[subject_start : match.start()]
        kind = next(kind for i, (kind, _) in enumerate(_VERBS) if match[f"v{i}"])
        runs = find_places(subject)
        places = tuple(_moved(p, subject_start) for run in runs for p in run)
        if kind == ADDED and not _INSTRUMENTAL.search(subject.rstrip()):
            kind = CHANGED
        elif kind == ADDED and runs:
            places = tuple(_moved(p, subject_start) for p in runs[-1])
        if not places and before:
            places = before[-1].places
        statement = Statement(kind, places, (), (subject_start, match.end()))
        before = [*before, statement]
        yield statement
        subject_start = match.end()


def _moved(place: Place, by: int) -> Place:
    return replace(place, start=place.start + by, end=place.end + by)
