"""Flows between two columns, laid out as a Sankey diagram: bars as high as what flows, bands between them.

    drawing = laid_out({("president", "government"): 40, …}, names)

All is worked out here, so that the picture needs no script, takes the colours of the page, and prints.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WIDTH = 1000
_LABEL = 285  # of the width, for the names on each side
_BAR = 16
_HEIGHT = 460  # of all that flows, without gaps
_GAP = 10
_LINE = 19
_LETTERS = 29  # that fit on a line beside a bar
_LINES = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One end of bands: its key, the lines of its name and where they stand, its place, what flows through it."""

    key: str
    lines: tuple[str, ...]
    x: int
    y: float
    height: float
    value: int
    text_x: int
    text_y: float


@dataclass(frozen=True, slots=True)
class Band:
    """What flows from one bar to another; `path` is its outline, `x` and `y` its middle."""

    left: str
    right: str
    value: int
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole diagram in a box of `WIDTH` to `height`."""

    height: int
    left: tuple[Bar, ...]
    right: tuple[Bar, ...]
    bands: tuple[Band, ...]


def laid_out(
    flows: Mapping[tuple[str, str], int], left: Sequence[str], right: Sequence[str], names: Mapping[str, str]
) -> Drawing:
    """The diagram of flows, bars in the order given; `names` are by key of a bar."""
    total = sum(flows.values()) or 1
    scale = _HEIGHT / total
    from_left: dict[str, int] = defaultdict(int)
    to_right: dict[str, int] = defaultdict(int)
    for (source, target), value in flows.items():
        from_left[source] += value
        to_right[target] += value
    high = max(_column_height(left, from_left, scale, names), _column_height(right, to_right, scale, names))
    first = _column(left, from_left, scale, names, high, on_left=True)
    second = _column(right, to_right, scale, names, high, on_left=False)
    return Drawing(round(high), first, second, tuple(_bands(flows, first, second, scale)))


def wrapped(name: str, letters: int = _LETTERS, lines: int = _LINES) -> tuple[str, ...]:
    """A name in lines of so many letters at most; what does not fit ends in an ellipsis."""
    found: list[str] = []
    for word in name.replace("№ ", "№\xa0").split(" "):  # a number stays with its sign
        if found and len(found[-1]) + 1 + len(word) <= letters:
            found[-1] += f" {word}"
        else:
            found.append(word)
    if len(found) > lines:
        found = [*found[: lines - 1], f"{found[lines - 1][: letters - 1].rstrip(' ,')}…"]
    return tuple(found)


def _slots(
    keys: Sequence[str], values: Mapping[str, int], scale: float, names: Mapping[str, str]
) -> list[tuple[str, float, tuple[str, ...]]]:
    """Each bar with the height of its place: that of the bar, or of its name and number."""
    found = []
    for key in keys:
        lines = wrapped(names[key])
        found.append((key, max(values[key] * scale, (len(lines) + 1) * _LINE), lines))
    return found


def _column_height(keys: Sequence[str], values: Mapping[str, int], scale: float, names: Mapping[str, str]) -> float:
    return sum(height + _GAP for _, height, _ in _slots(keys, values, scale, names))


def _column(
    keys: Sequence[str],
    values: Mapping[str, int],
    scale: float,
    names: Mapping[str, str],
    high: float,
    *,
    on_left: bool,
) -> tuple[Bar, ...]:
    slots = _slots(keys, values, scale, names)
    spare = (high - sum(height + _GAP for _, height, _ in slots)) / max(1, len(slots))
    x = _LABEL if on_left else WIDTH - _LABEL - _BAR
    found = []
    top = spare / 2
    for key, height, lines in slots:
        tall = max(1.0, values[key] * scale)
        y = top + (height - tall) / 2
        middle = top + height / 2 - len(lines) * _LINE / 2
        text_x = x - 10 if on_left else x + _BAR + 10
        found.append(Bar(key, lines, x, round(y, 1), round(tall, 1), values[key], text_x, round(middle + 5, 1)))
        top += height + _GAP + spare
    return tuple(found)


def _bands(flows: Mapping[tuple[str, str], int], left: Sequence[Bar], right: Sequence[Bar], scale: float) -> list[Band]:
    start = {bar.key: bar.y for bar in left}
    end = {bar.key: bar.y for bar in right}
    middle = WIDTH / 2
    ends: dict[tuple[str, str], float] = {}
    for target in right:
        for source in left:
            value = flows.get((source.key, target.key), 0)
            if value:
                ends[source.key, target.key] = end[target.key]
                end[target.key] += value * scale
    found = []
    for source in left:
        for target in right:
            value = flows.get((source.key, target.key), 0)
            if not value:
                continue
            tall = value * scale
            x0, x1 = source.x + _BAR, target.x
            y0, y1 = start[source.key], ends[source.key, target.key]
            path = (
                f"M{x0} {y0:.1f}C{middle:.0f} {y0:.1f} {middle:.0f} {y1:.1f} {x1} {y1:.1f}v{tall:.1f}"
                f"C{middle:.0f} {y1 + tall:.1f} {middle:.0f} {y0 + tall:.1f} {x0} {y0 + tall:.1f}z"
            )
            found.append(Band(source.key, target.key, value, path, middle, round((y0 + y1 + tall) / 2, 1)))
            start[source.key] += tall
    return found
