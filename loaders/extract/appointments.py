"""Appointment rules out of the rows of an appointment table.

A row names positions and, column by column, who appoints (elects), who nominates, who concurs:

    authorities  := alternative ("немесе" "оның" ("тапсырмасы" | …) "бойынша" authorities)?
    alternative  := authority ("," authority)*

A chamber of Parliament in the first column elects, all others appoint. Footnote marks stay with the authority that
bears them, and what the footnote says of whom the step concerns is the step's condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from loaders.model import AppointmentRule, Document, Name, NomenclatureRow, ProvisionKind, RuleStep
from loaders.names.coordination import Part, coordinated, take_marks
from loaders.names.match import Matcher
from loaders.names.morphology import stem
from loaders.text import Text

_OR = re.compile(r"\s+немесе\s+(?P<condition>оның\s+\w+\s+бойынша)\s+")
_CONCERNS = re.compile(r"^(?P<whom>.+?)\s+қатысты[.;]?$", re.DOTALL)
_ELECTING = stem("парламент")
_ORDER = {"nominates": 1, "concurs": 2, "appoints": 3, "elects": 3}


def rules(document: Document, rows: tuple[NomenclatureRow, ...], matcher: Matcher) -> tuple[AppointmentRule, ...]:
    """The rules that the rows of a document's tables state, in the order of the rows.

    Takes rows as `loaders.extract.nomenclature` gives them. Gives one rule a row; names are not yet matched, but known
    names keep their commas whole. A row without any authority gives no rule (its row stands in the nomenclature).
    """
    conditions = _footnote_conditions(document)
    found = (_rule(row, conditions, matcher) for row in rows)
    return tuple(rule for rule in found if rule.steps)


def _rule(row: NomenclatureRow, conditions: Mapping[str, str], matcher: Matcher) -> AppointmentRule:
    positions = coordinated(row.position, matcher.whole_names)
    steps: list[RuleStep] = []
    for column, cell in (("nominates", row.nominates), ("concurs", row.concurs), ("appoints", row.appoints)):
        steps += _steps(column, cell, conditions, matcher)
    return AppointmentRule(
        act=row.act,
        provision=row.provision,
        words=row.words,
        doubt=row.doubt,
        row=row.row,
        positions=tuple(_name(p) for p in positions.parts),
        exceptions=tuple(_name(p) for p in positions.exceptions),
        steps=tuple(steps),
    )


def _steps(column: str, cell: Text, conditions: Mapping[str, str], matcher: Matcher) -> Iterator[RuleStep]:
    if not cell:
        return
    choice = _OR.search(cell.value)
    branches = [(cell, "")]
    if choice:
        condition = " ".join(choice["condition"].split())
        branches = [(cell[: choice.start()], ""), (cell[choice.end() :], condition)]
    for number, (branch, condition) in enumerate(branches, start=1):
        for part, marks in _authorities(branch, matcher):
            kind = "elects" if column == "appoints" and _elects(part.name) else column
            said = [condition] if condition else []
            said += [conditions[m] for m in marks if m in conditions]
            yield RuleStep(
                order=_ORDER[kind],
                kind=kind,
                actor=_name(part),
                alternative=number,
                condition="; ".join(said),
                mark="".join(marks),
            )


def _authorities(branch: Text, matcher: Matcher) -> Iterator[tuple[Part, tuple[str, ...]]]:
    for part in coordinated(branch, matcher.whole_names).parts:
        yield part, _marks_after(branch, part)


def _marks_after(branch: Text, part: Part) -> tuple[str, ...]:
    """The marks that stand right behind a name in the cell it was read from."""
    last = max((o for o in part.words.origins if o >= 0), default=-1)
    if last < 0 or last not in branch.origins:
        return ()
    match = re.match(r"\s*(\*+)", branch.value[branch.origins.index(last) + 1 :])
    return (match[1],) if match else ()


def _elects(name: str) -> bool:
    return any(stem(word) == _ELECTING for word in name.split())


def _footnote_conditions(document: Document) -> dict[str, str]:
    """What footnotes of the form «… қатысты» say: whom a step under that mark concerns."""
    found: dict[str, str] = {}
    for provision in document.provisions:
        if provision.kind is ProvisionKind.MARK:
            text, _ = take_marks(provision.text)
            if concerns := _CONCERNS.match(text.value):
                found["*" * int(provision.path.rpartition("-")[2])] = f"{concerns['whom']} қатысты"
    return found


def _name(part: Part) -> Name:
    return Name(part.name, part.words)
