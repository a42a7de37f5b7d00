"""Appointment rules out of the rows of an appointment table.

A row names positions and, column by column, who appoints (elects), who nominates, who concurs:

    authorities  := alternative ("немесе" "оның" ("тапсырмасы" | …) "бойынша" authorities)?
    alternative  := authority ("," authority)*

"X немесе оның тапсырмасы бойынша Y, Z": Y acts in the place of X; Z does too where X may instruct Z (`belongs`), else Z
acts beside whichever of the two does (alternative 0). A chamber of Parliament in the first column elects, all others
appoint. What a footnote mark says (`loaders.extract.footnotes`) goes to the name that bears the mark: a position under
a mark that its neighbours lack has a rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from loaders.extract.footnotes import Footnote, footnotes
from loaders.model import AppointmentRule, Document, Name, NomenclatureRow, RuleStep
from loaders.names.coordination import Part, coordinated
from loaders.names.match import Matcher
from loaders.names.morphology import stem
from loaders.names.shared import owner
from loaders.text import Text

_OR = re.compile(r"\s+немесе\s+(?P<condition>оның\s+\w+(?:\s+\w+)?\s+бойынша)\s+")
_ELECTING = stem("парламент")
_ORDER = {"nominates": 1, "concurs": 2, "consults": 2, "appoints": 3, "elects": 3}
_EVERY = 0  # the alternative of a step that is taken whichever of the others is


@dataclass(frozen=True, slots=True)
class _Table:
    """What the rows of one table share: its footnotes by mark, the marks behind its names, and how names are known."""

    notes: Mapping[str, Footnote]
    marks_after: Callable[[Text], str]
    matcher: Matcher


def rules(document: Document, rows: tuple[NomenclatureRow, ...], matcher: Matcher) -> tuple[AppointmentRule, ...]:
    """The rules that the rows of a document's tables state, in the order of the rows.

    Takes rows as `loaders.extract.nomenclature` gives them. Gives one rule a row, more where a mark parts its
    positions; names are not yet matched, but known names keep their commas whole. A row without any authority gives
    no rule (its row stands in the nomenclature).
    """
    notes = footnotes(document, matcher)
    marks = _marks_by_place(document)
    found: list[AppointmentRule] = []
    for row in rows:
        part = row.provision.partition("/")[0]
        own = {mark: note for (act, place, mark), note in notes.items() if (act, place) == (row.act, part)}
        found += _rules(row, _Table(own, lambda words: _mark_after(words, marks), matcher))
    return tuple(rule for rule in found if rule.steps)


def _rules(row: NomenclatureRow, table: _Table) -> Iterator[AppointmentRule]:
    named = coordinated(row.position, table.matcher.whole_names)
    doubts = [row.doubt] if row.doubt else []
    steps: list[RuleStep] = []
    for column, cell in (("nominates", row.nominates), ("concurs", row.concurs), ("appoints", row.appoints)):
        for step, doubt in _steps(column, cell, table):
            steps.append(step)
            doubts += [doubt] if doubt and doubt not in doubts else []
    groups: dict[str, list[Part]] = {}
    for part in named.parts:
        groups.setdefault(table.marks_after(part.words) or table.marks_after(part.office), []).append(part)
    for mark, parts in groups.items():
        yield AppointmentRule(
            act=row.act,
            provision=row.provision,
            words=row.words,
            doubt="; ".join(doubts),
            row=row.row,
            positions=tuple(_name(part) for part in parts),
            exceptions=tuple(_name(part) for part in named.exceptions),
            steps=_under(mark, tuple(steps), table),
        )


def _under(mark: str, steps: tuple[RuleStep, ...], table: _Table) -> tuple[RuleStep, ...]:
    """The steps of positions that bear a mark."""
    note = table.notes.get(mark)
    if note is None:
        return steps
    if note.consulted:
        order = _ORDER["consults"]
        before = tuple(step for step in steps if step.order <= order)
        consults = RuleStep(order=order, kind="consults", actor=note.consulted, mark=mark)
        return (*before, consults, *steps[len(before) :])
    condition = note.condition
    return tuple(replace(s, condition=_and(s.condition, condition), mark=s.mark or mark) for s in steps)


def _steps(column: str, cell: Text, table: _Table) -> Iterator[tuple[RuleStep, str]]:
    """The steps of one cell, each with the doubt it was read with."""
    if not cell:
        return
    choice = _OR.search(cell.value)
    if choice is None:
        for part in _authorities(cell, table):
            yield from _step(column, part, table)
        return
    condition = " ".join(choice["condition"].split())
    first = _authorities(cell[: choice.start()], table)
    for part in first:
        yield from _step(column, part, table)
    for number, part in enumerate(_authorities(cell[choice.end() :], table)):
        within = True if number == 0 else belongs(part.name, first[-1].name, table.matcher)
        doubt = "alternative" if within is None else ""
        if within:
            yield from _step(column, part, table, alternative=2, condition=condition)
        else:
            yield from ((step, doubt) for step, _ in _step(column, part, table, alternative=_EVERY))


def _step(
    column: str, part: Part, table: _Table, *, alternative: int = 1, condition: str = ""
) -> Iterator[tuple[RuleStep, str]]:
    mark = table.marks_after(part.words)
    mark = mark if mark in table.notes else ""  # the row tells a mark that no footnote explains
    note = table.notes.get(mark, Footnote())
    kind = "elects" if column == "appoints" and _elects(part.name) else column
    actor = note.means(part.name) or _name(part)
    yield (
        RuleStep(
            order=_ORDER[kind],
            kind=kind,
            actor=replace(actor, words=part.words),
            alternative=alternative,
            condition=_and(condition, note.condition),
            mark=mark,
        ),
        "",
    )
    if note.consulted:
        yield RuleStep(order=_ORDER["consults"], kind="consults", actor=note.consulted, mark=mark), ""


def belongs(name: str, head: str, matcher: Matcher) -> bool | None:
    """Whether the office `name` belongs to the organ of the office `head`, who may then instruct it.

    True for every office where `head` is the head of no organ in particular (the President): all are in his line. None
    where neither the thesaurus nor the words tell; an organ named in front of both offices alike tells by itself.
    """
    organ = matcher.organ_of(head)
    other = matcher.organ_of(name)
    if organ and other:
        return organ in matcher.line(other)
    mine, its = owner(head), owner(name)
    if not mine:
        return True if not organ else None
    if its:
        return _stems(mine) == _stems(its)
    return None


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in phrase.split())


def _authorities(branch: Text, table: _Table) -> tuple[Part, ...]:
    return coordinated(branch, table.matcher.whole_names).parts


def _marks_by_place(document: Document) -> Mapping[int, str]:
    """The marks of table cells by the place, in the file, of the character they stand behind."""
    found: dict[int, str] = {}
    for cell in (cell.text for table in document.tables for row in table.rows for cell in row.cells):
        for match in re.finditer(r"\S(?=\s*(\*+))", cell.value):
            if match.group() != "*":
                found[cell.origins[match.start()]] = match[1]
    return found


def _mark_after(words: Text, marks: Mapping[int, str]) -> str:
    last = next((o for o in reversed(words.origins) if o >= 0), None)
    return marks.get(last, "") if last is not None else ""


def _elects(name: str) -> bool:
    return any(stem(word) == _ELECTING for word in name.split())


def _and(first: str, second: str) -> str:
    return "; ".join(words for words in (first, second) if words)


def _name(part: Part) -> Name:
    return Name(part.name, part.words)


__all__ = ["belongs", "rules"]
