"""A calendar grid of weeks by weekdays, flattened cell by cell, put together again.

Takes the lines of the grid, heads included. Gives a `Grid`, its entries as provisions (`annex-1/week-3/day-2/item-1`)
and a diagnostic for each row of cells that could stand in other columns. Guarantees: every word below the heads stands
in exactly one entry.

The entries of a cell begin with a bullet and are parted by semicolons, so a bullet after an entry without a semicolon
opens the next cell, whatever the gap. Rows follow their label: a weekday with a cell for each week, or, where the grid
was read column by column, a week with a cell for each weekday.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, product

from loaders.lines import Line
from loaders.model import ActKey, Diagnostic, Grid, GridEntry, Provision, ProvisionKind, Severity
from loaders.restore import Context, restore_cell
from loaders.structure.grid_print import Entry, Group, groups
from loaders.structure.offices import End, end_of
from loaders.text import Text

_SHORT_FORM = r"\s*\(\s*бұдан\s+әрі\s*[-–—]?[^()]*\)"
_DOUBT = 1.0
_BRIDGED = 1.5  # what speaks against a cell going on behind an empty line
_MISSING = 1.0  # against a cell that print lost
_EXTRA = 2.0  # against more cells than the head has columns
_WIDEST = 8  # columns of a grid
_CHOICES = 6  # gaps that are weighed; with more, each ends a cell

Cell = tuple[Entry, ...]


def read_grid(
    lines: Sequence[Line], act: ActKey, document: str
) -> tuple[Grid, tuple[Provision, ...], tuple[Diagnostic, ...]]:
    """Put a flattened grid together again. Source: design.md, "grids read column by column"."""
    context = Context.of(line.text.value for line in lines)
    page = groups(lines, context)
    known = Counter(_key(entry.value) for group in page.groups for part in group.parts for entry in part if entry.opens)
    entries: list[GridEntry] = []
    provisions: list[Provision] = []
    diagnostics: list[Diagnostic] = []
    for group in page.groups:
        size = page.weeks if group.by_weekday else page.days
        columns, doubtful = _columns(group, size, known)
        for column, cell in enumerate(columns, 1):
            week, day = (column, group.label) if group.by_weekday else (group.label, column)
            for item, words in enumerate(_entries(cell, context), 1):
                path = f"{document}/week-{week}/day-{day}/item-{item}"
                text = words.strip(" ;.")
                entries.append(GridEntry(path, week, day, item, text.sub(_SHORT_FORM, "").squeeze()))
                provisions.append(Provision(act, path, ProvisionKind.SLOT, words, document, str(item)))
        if doubtful and provisions:
            message = "The cells of a row of the grid could stand in other columns."
            diagnostics.append(
                Diagnostic("grid-doubtful", Severity.WARNING, message, provisions[-1].text, provisions[-1].path)
            )
    order = sorted(range(len(entries)), key=lambda i: (entries[i].week, entries[i].weekday, entries[i].item))
    grid = Grid(act, document, tuple(entries[i] for i in order), page.heads)
    return grid, tuple(provisions[i] for i in order), tuple(diagnostics)


def _entries(cell: Cell, context: Context) -> Iterator[Text]:
    """The entries of a cell, damage undone, pieces parted by a page break joined."""
    pieces: list[Text] = []
    for entry in cell:
        if entry.opens and pieces:
            yield restore_cell(pieces, context)
            pieces = []
        pieces += entry.pieces
    if pieces:
        yield restore_cell(pieces, context)


def _columns(group: Group, size: int, known: Counter[str]) -> tuple[list[Cell], bool]:
    """The cells of a row by column, and whether they could stand otherwise."""
    best: list[tuple[float, list[Cell]]] = []
    for cut in product(*(_cuts(part) for part in group.parts)):
        parts, joined = [cells for cells, _ in cut], sum(cost for _, cost in cut)
        width = max(size, max((len(part) for part in parts), default=0))
        for chosen in product(*(_places(width, len(part)) for part in parts)):
            columns: list[Cell] = [()] * width
            cost = joined + _EXTRA * (width - size)
            for number, (part, places) in enumerate(zip(parts, chosen, strict=True)):
                for cell, place in zip(part, places, strict=True):
                    cost += _joining(columns[place], cell, known) if number else (0.0 if cell[0].opens else 3.0)
                    columns[place] = (*columns[place], *cell)
            cost += sum(_unfinished(cell) if cell else _MISSING for cell in columns)
            best.append((cost, columns))
    best.sort(key=lambda item: item[0])
    if not best:
        return [], False
    return best[0][1], len(best) > 1 and best[1][0] - best[0][0] < _DOUBT


def _places(width: int, count: int) -> Iterator[tuple[int, ...]]:
    """Columns for so many cells in order; where a row is far too long for a grid, one after another."""
    return combinations(range(width), count) if width <= _WIDEST else iter((tuple(range(count)),))


def _cuts(part: Sequence[Entry]) -> Iterator[tuple[tuple[Cell, ...], float]]:
    """Ways to part the entries of one page into cells, and what speaks against them: a cell ends after an entry without
    a semicolon, and mostly at a gap."""
    may: list[int] = []
    must: list[int] = []
    for index in range(1, len(part)):
        if not part[index - 1].continued:
            must.append(index)
        elif part[index].after_gap:
            may.append(index)
    if len(may) > _CHOICES:
        must, may = sorted((*must, *may)), []
    for count in range(len(may) + 1):
        for chosen in combinations(may, count):
            edges = [0, *sorted((*must, *chosen)), len(part)]
            cells = tuple(tuple(part[a:b]) for a, b in pairwise(edges) if a < b)
            yield cells, _BRIDGED * (len(may) - count)


def _joining(before: Cell, cell: Cell, known: Counter[str]) -> float:
    """What speaks against a piece on a later page going on with the cell in its column. Sittings recur, so a sitting
    that the grid has elsewhere is a whole one."""
    if not before:
        return 0.0 if cell[0].opens else 6.0
    last, first = before[-1], cell[0]
    if first.opens:
        return 0.0 if last.continued else 5.0
    if last.continued:
        return 4.0
    if known[_key(f"{last.value} {first.value}")]:
        return 0.0
    cost = 3.0 if known[_key(last.value)] > 1 else 0.0
    return cost + (0.5 if end_of(last.value) is End.OPEN else 1.5)


def _key(value: str) -> str:
    """An entry as compared with others: without bullet, semicolon and blanks."""
    return re.sub(r"[^\w()]", "", value).lower()


def _unfinished(cell: Cell) -> float:
    """What speaks against a cell ending as it does."""
    return 3.0 if cell[-1].continued or end_of(cell[-1].value) is End.OPEN else 0.0
