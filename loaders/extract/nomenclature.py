"""Rows of appointment tables as facts: each cell's text, and the marks of the row.

row := position | appoints | nominates | concurs, cells in the order of the table's columns
"""

from __future__ import annotations

from loaders.model import Diagnostic, Document, NomenclatureRow, Row, Table
from loaders.names.coordination import take_marks
from loaders.text import EMPTY, Text

_COLUMNS = 4


def extract(document: Document) -> tuple[tuple[NomenclatureRow, ...], tuple[Diagnostic, ...]]:
    """A fact for each row of each table of four columns, in order of appearance."""
    return tuple(_fact(table, row) for table in document.tables for row in table.rows), ()


def _fact(table: Table, row: Row) -> NomenclatureRow:
    cells = [cell.text for cell in row.cells[:_COLUMNS]] + [EMPTY] * (_COLUMNS - len(row.cells))
    marks = tuple(mark for cell in cells for mark in take_marks(cell)[1])
    position, appoints, nominates, concurs = cells
    words: tuple[Text, ...] = tuple(cell for cell in cells if cell)
    return NomenclatureRow(
        act=table.act,
        provision=row.path,
        words=words,
        doubt=row.doubt,
        row=row.number,
        position=position,
        appoints=appoints,
        nominates=nominates,
        concurs=concurs,
        marks=marks,
    )
