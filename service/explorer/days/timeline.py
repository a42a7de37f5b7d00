"""A timeline drawn as stacks of squares: one square an amending act, one row an act that was amended.

    timeline = drawn(rows, columns)        rows: (key, name, {column: squares}); columns: their labels in order

The picture is laid out here, so that it needs no script, takes the colours of the page, and prints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.explorer.powers.sankey import wrapped

WIDTH = 1000
_NAME = 250
_SQUARE = 11
_GAP = 2
_LINE = 18
_ABOVE = 26  # over a stack, for its number
_BELOW = 12
_AXIS = 26


@dataclass(frozen=True, slots=True)
class Square:
    """One square: its corner, its side, and whether it is of another kind (an end)."""

    x: float
    y: float
    wide: float
    high: float
    ends: bool


@dataclass(frozen=True, slots=True)
class Stack:
    """The squares of one row and column: the place that answers a pointer, and that of the number above."""

    column: str
    x: float
    top: float
    wide: float
    high: float
    count: int
    count_x: float
    count_y: float
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One act: its key, the lines of its name and where they stand, its base line, its stacks."""

    key: str
    lines: tuple[str, ...]
    text_y: float
    base: float
    stacks: tuple[Stack, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the axis below; `text` is "" where there is no room for it."""

    text: str
    x: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole picture in a box of `WIDTH` to `height`; `names` is the width of the names at the left."""

    height: float
    names: int
    axis: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]


Stacks = Mapping[str, Sequence[bool]]
"""By column the squares of a row, each True where it is an end."""


def drawn(rows: Sequence[tuple[str, str, Stacks]], columns: Sequence[tuple[str, str]]) -> Timeline:
    """The picture of rows (key, name, stacks) over columns (key, label)."""
    wide = (WIDTH - _NAME) / max(1, len(columns))
    at = {key: _NAME + number * wide for number, (key, _) in enumerate(columns)}
    made = []
    top = 0.0
    for key, name, stacks in rows:
        lines = wrapped(name, 28, 3)
        tallest = max((len(squares) for squares in stacks.values()), default=0) * (_SQUARE + _GAP)
        high = max(_ABOVE + tallest, len(lines) * _LINE + 8)
        base = top + high
        text_y = base - (len(lines) - 1) * _LINE - 4
        made.append(Row(key, lines, round(text_y, 1), round(base, 1), tuple(_stacks(stacks, at, wide, top, base))))
        top = base + _BELOW
    step = -(-34 // wide) if wide < 34 else 1
    ticks = tuple(
        Tick(label if (len(columns) - 1 - number) % step == 0 else "", round(at[key] + wide / 2, 1))
        for number, (key, label) in enumerate(columns)
    )
    return Timeline(round(top + _AXIS, 1), _NAME, round(top, 1), tuple(made), ticks)


def _stacks(stacks: Stacks, at: Mapping[str, float], wide: float, top: float, base: float) -> list[Stack]:
    side = min(wide - 3, 26)
    found = []
    for column, x in at.items():
        squares = stacks.get(column, ())
        if not squares:
            continue
        left = x + (wide - side) / 2
        placed = tuple(
            Square(round(left, 1), round(base - (number + 1) * (_SQUARE + _GAP), 1), round(side, 1), _SQUARE, ends)
            for number, ends in enumerate(squares)
        )
        number_y = placed[-1].y - 5
        found.append(
            Stack(
                column,
                round(x, 1),
                round(top, 1),
                round(wide, 1),
                round(base - top, 1),
                len(placed),
                round(x + wide / 2, 1),
                round(number_y, 1),
                placed,
            )
        )
    return found
