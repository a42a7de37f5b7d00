"""What the tests of tables share: text in, cells out."""

from collections.abc import Sequence

from loaders.lines import split_lines
from loaders.model import ActKey, Diagnostic, Grid, Provision, Source, Table
from loaders.structure.grid import read_grid
from loaders.structure.tables import read_table

ACT = ActKey(None, "president", number="1")


def table_of(text: str, rules: Sequence[Provision] = ()) -> tuple[Table, tuple[Provision, ...], tuple[Diagnostic, ...]]:
    """The table of flattened print."""
    return read_table(split_lines(Source("a.txt", "0" * 64, "utf-8", text)), ACT, "annex-1", None, rules)


def cells(text: str, rules: Sequence[Provision] = ()) -> list[tuple[str, ...]]:
    """The texts of a table's cells, row by row."""
    table, _, _ = table_of(text, rules)
    return [tuple(cell.text.value for cell in row.cells) for row in table.rows]


def grid_of(text: str) -> tuple[Grid, tuple[Provision, ...], tuple[Diagnostic, ...]]:
    """The grid of flattened print."""
    return read_grid(split_lines(Source("a.txt", "0" * 64, "utf-8", text)), ACT, "annex-1")


def entries(text: str) -> dict[tuple[int, int], list[str]]:
    """The entries of a grid by week and weekday."""
    grid, _, _ = grid_of(text)
    found: dict[tuple[int, int], list[str]] = {}
    for entry in grid.entries:
        found.setdefault((entry.week, entry.weekday), []).append(entry.text.value)
    return found
