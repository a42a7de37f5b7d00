"""The appointment table of an act: flattened print in, heads and rows out.

Takes the lines between the title of an annex and its footnotes. Gives a `Table`, a provision for each row and what
could not be read for certain. Guarantees: every word below the heads stands in exactly one cell, cells are in the order
of the columns, rows in the order of print.
"""

from __future__ import annotations

from collections.abc import Sequence

from loaders.lines import Line
from loaders.model import ActKey, Cell, Diagnostic, Provision, ProvisionKind, Row, Severity, Table
from loaders.restore import Context, restore_cell
from loaders.structure.columns import APPOINTS, Habits
from loaders.structure.heads import take_heads
from loaders.structure.phrases import phrase
from loaders.structure.pieces import Pieces, Words
from loaders.structure.printed import Kind, Known, Printed, printed
from loaders.structure.rows import Reading, authorities, read_rows
from loaders.structure.said import Said
from loaders.text import Text
from ontology.lexicon import Lexicon

_PAD = "а"  # stands at the end of a line that ends with a whole word
_NARROW = 17  # characters: a word so long may have been cut by the column
_UNSURE = 9.0  # what may speak against a row before it is reported


def read_table(
    lines: Sequence[Line], act: ActKey, document: str, lexicon: Lexicon | None, rules: Sequence[Provision] = ()
) -> tuple[Table, tuple[Provision, ...], tuple[Diagnostic, ...]]:
    """Put a flattened table together again.

    Takes its printed lines, the act and the path of the annex it stands in, the thesaurus where there is one, and the
    provisions of the act that say who proposes for whom. Gives the table, its rows as provisions (`annex-1/row-7`) and
    a diagnostic for each row read with doubt. Source: design.md, "tables flattened cell by cell with empty cells lost".
    """
    context = _context(lines)
    heads, body = take_heads(lines, context)
    said = Said.of(rule.text.value for rule in rules)
    known_words: Words = {}
    table = printed(body, context)
    habits = Habits.of(_again(_blocks(table, context)), ())
    for _ in range(2):  # first by the look of the phrases alone, then with the habits that the first reading shows
        habits = _habits(read_rows(Pieces(table, habits, said, context, known_words)))
        table = printed(body, context, Known.of(habits.seen))
    readings = read_rows(Pieces(table, habits, said, context, known_words))
    rows: list[Row] = []
    provisions: list[Provision] = []
    diagnostics: list[Diagnostic] = []
    for number, reading in enumerate(readings, 1):
        row = Row(
            path=f"{document}/row-{number}",
            number=number,
            cells=tuple(Cell(c) if c is not None else Cell() for c in reading.cells),
            doubt="column" if reading.doubtful else "",
        )
        words = _joined(row)
        rows.append(row)
        provisions.append(Provision(act, row.path, ProvisionKind.ROW, words, document, str(number)))
        if reading.cost > _UNSURE:
            message = "The cells of a row could not be told for certain."
            diagnostics.append(Diagnostic("row-doubtful", Severity.WARNING, message, words, row.path))
    return Table(act, document, heads, tuple(rows)), tuple(provisions), tuple(diagnostics)


def _context(lines: Sequence[Line]) -> Context:
    """The words of the table. Its lines are so short that words at their ends count too, where surely whole."""
    padded: list[str] = []
    cut = False
    for line in lines:
        value = line.text.value.strip()
        begins = "" if cut else _PAD
        cut = value.endswith("-") or (" " not in value and len(value) >= _NARROW)
        padded.append(f"{begins} {value} {'' if cut else _PAD}")
    return Context.of(padded)


def _joined(row: Row) -> Text:
    cells = [cell.text for cell in row.cells if cell.text]
    return Text.concat(p for i, cell in enumerate(cells) for p in ((Text.inserted(" | "), cell) if i else (cell,)))


def _again(keys: Sequence[str]) -> list[str]:
    """What stands more than once, each as often as it stands again."""
    seen: set[str] = set()
    again = []
    for key in keys:
        if key in seen:
            again.append(key)
        seen.add(key)
    return again


def _blocks(table: Printed, context: Context) -> list[str]:
    """What stands between two empty lines, as far as it could be a cell."""
    found: list[str] = []
    start = 0
    for index in range(len(table.stretches)):
        if index == len(table.joints) or table.joints[index].kind in (Kind.GAP, Kind.PAGE):
            pieces = [p for s in table.stretches[start : index + 1] for p in s.pieces]
            found.append(phrase(restore_cell(pieces, context).value).key)
            start = index + 1
    return found


def _habits(readings: Sequence[Reading]) -> Habits:
    seen = [phrase(cell.value).key for r in readings for cell in r.cells[APPOINTS:] if cell is not None]
    return Habits.of(seen, (authorities(r) for r in readings))
