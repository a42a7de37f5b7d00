"""The rows of a flattened table: the cheapest way to read its stretches as rows of cells in columns.

    table  := row*
    row    := part (page break part)*
    part   := cell*            at most one a column, in the order of the columns; the first cell names positions
    cell   := stretch+         a cell cut by a page break has a piece in each part

Every row is weighed alone (what its cells say, in which columns they stand, what the joints speak for), so the cheapest
table is found by dynamic programming over the stretches; time grows linearly with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.structure.columns import APPOINTS, Cells
from loaders.structure.phrases import phrase
from loaders.structure.pieces import COLUMNS, Part, Pieces, blocks_to_page
from loaders.structure.placing import Placed, placings
from loaders.structure.printed import Kind, Printed
from loaders.text import Text

_LIMIT = 11.0  # what speaks against a row by joints and cells before it is not looked at
_PARTS = 4  # a row on more pages is not looked for
_BEHIND = 7.0  # how much worse than what lies behind it a place for a row to begin may be
_AHEAD = 24  # how many stretches on that is looked for
_DOUBT = 1.6  # two readings of a row's columns nearer than this leave a doubt
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as read: its cells by column (None where empty), what speaks against it, and whether an authority could
    stand in another column as well."""

    cells: tuple[Text | None, ...]
    cost: float
    doubtful: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """A way to read stretches as a row: where it begins, its pieces page by page, the cost of its joints."""

    start: int
    parts: tuple[Part, ...]
    joints: float


def read_rows(pieces: Pieces) -> tuple[Reading, ...]:
    """The rows of a table, in order; every stretch belongs to exactly one of them."""
    count = len(pieces.table.stretches)
    pages = blocks_to_page(pieces.table)
    best = [0.0] + [_INFINITE] * count
    back: list[_Row] = [_Row(max(0, end - 1), (((end - 1, end),),), 0.0) for end in range(count + 1)]
    for start in range(count):
        if best[start] == _INFINITE:  # no reading leads here: the stretch before stands alone
            best[start] = best[start - 1] + _LIMIT
        if best[start] > min(best[start : start + _AHEAD]) + _BEHIND:
            continue
        for row, end, least in _rows_from(pieces, pages, _Row(start, ((),), 0.0), start, 0.0):
            limit = best[end] - best[start] - row.joints
            if least < limit:
                cost = min(
                    (p.cost for p in placings(pieces, row.parts, end, min(limit, _LIMIT * 2))), default=_INFINITE
                )
                if cost < limit:
                    best[end] = best[start] + row.joints + cost
                    back[end] = row
    readings: list[Reading] = []
    end = count
    while end > 0:
        readings.append(_reading(pieces, back[end], end))
        end = back[end].start
    return tuple(reversed(readings))


def authorities(reading: Reading) -> Cells:
    """The authorities of a row as phrases, by column."""
    first, second, third = (phrase(cell.value) if cell is not None else None for cell in reading.cells[APPOINTS:])
    return first, second, third


def _reading(pieces: Pieces, row: _Row, end: int) -> Reading:
    ways = sorted(placings(pieces, row.parts, end, _INFINITE), key=lambda placed: placed.cost)
    if not ways:
        ways = [Placed((row.parts[0][:1], (), (), ()), _LIMIT)]
    cells = tuple(pieces.text(spans) if spans else None for spans in ways[0].columns)
    doubtful = len(ways) > 1 and ways[1].cost - ways[0].cost < _DOUBT
    return Reading(cells, row.joints + ways[0].cost, doubtful)


def _rows_from(
    pieces: Pieces, pages: tuple[int, ...], row: _Row, at: int, least: float
) -> Iterator[tuple[_Row, int, float]]:
    """Ways to go on with a row at stretch `at`: each cell that may begin there, then what may follow it.

    Gives the row, where it ends and the least that its cells speak against it.
    """
    table = pieces.table
    part = row.parts[-1]
    for end, kept in _cells_from(table, at):
        last = end == len(table.stretches)
        joints = row.joints + kept + (0.0 if last else table.joints[end - 1].cut)
        if joints + least > _LIMIT:
            continue
        bound = least + pieces.least(row.parts, (at, end), pages[at] < COLUMNS - len(part))
        if joints + bound > _LIMIT:
            continue
        grown = _Row(row.start, (*row.parts[:-1], (*part, (at, end))), joints)
        yield grown, end, bound
        if last:
            return
        if table.joints[end - 1].kind is Kind.PAGE:
            if len(grown.parts) < _PARTS:
                yield from _rows_from(pieces, pages, _Row(row.start, (*grown.parts, ()), joints), end, bound)
        elif len(part) + 1 < COLUMNS:
            yield from _rows_from(pieces, pages, grown, end, bound)


def _cells_from(table: Printed, at: int) -> Iterator[tuple[int, float]]:
    """Where a cell that begins at a stretch may end, and the cost of reading on so far."""
    cost = 0.0
    for end in range(at + 1, len(table.stretches) + 1):
        yield end, cost
        if end == len(table.stretches) or table.joints[end - 1].kind is Kind.PAGE:
            return
        joint = table.joints[end - 1]
        cost += joint.keep
        if joint.over and at < end - joint.inner:
            cost += joint.over
        if cost > _LIMIT:
            return
