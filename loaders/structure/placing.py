"""The columns of one row: which piece stands in which, and what speaks against it.

On each page the pieces of a row stand in the order of the columns, at most one in each; a piece on a later page goes on
with the one in its column, or is a cell of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from loaders.structure.columns import APPOINTS, Habits, column_cost
from loaders.structure.offices import End
from loaders.structure.phrases import Phrase, related
from loaders.structure.pieces import COLUMNS, Part, Pieces, Spans

Columns = tuple[Spans, ...]
_FILLED = (8.0, 1.5, 0.5, 0.5)  # what speaks against a row with so many authorities
_ELSEWHERE = (0.8, 0.8, 2.0)  # what speaks against who appoints, proposes, consents being of another organ
_EMPTY: Columns = ((),) * COLUMNS
_CHOICES = tuple(tuple(combinations(range(COLUMNS), count)) for count in range(COLUMNS + 1))


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with its pieces in columns; `cost` is what speaks against it, the joints left out."""

    columns: Columns
    cost: float


def placings(pieces: Pieces, parts: tuple[Part, ...], end: int, limit: float) -> Iterator[Placed]:
    """Ways to put the pieces of a row that ends before stretch `end` into columns that cost less than `limit`."""
    for columns, mended in _columns(pieces, parts, limit):
        cost = mended + _traces(pieces, parts, columns, end)
        if cost < limit:
            cost += _cells(pieces, columns, limit - cost)
            if cost < limit:
                yield Placed(columns, cost)


def _columns(pieces: Pieces, parts: tuple[Part, ...], limit: float) -> list[tuple[Columns, float]]:
    placed: list[tuple[Columns, float]] = [(_EMPTY, 0.0)]
    for number, part in enumerate(parts):
        grown: list[tuple[Columns, float]] = []
        for columns, cost in placed:
            for chosen in _CHOICES[len(part)]:
                total = cost + (_after_page(pieces, columns, chosen) if number else 0.0)
                if total >= limit:
                    continue
                new = list(columns)
                for span, column in zip(part, chosen, strict=True):
                    before = new[column]
                    if before:
                        total += pieces.mend(before[-1], span)
                    new[column] = (*before, span)
                if total < limit:
                    grown.append((tuple(new), total))
        placed = grown
    return [item for item in placed if item[0][0]]


def _after_page(pieces: Pieces, columns: Columns, chosen: tuple[int, ...]) -> float:
    """What speaks against these columns being those that a row has pieces for after a page break."""
    cost, last = 0.0, 0
    if not columns[0]:
        cost = 3.0 if any(spans and pieces.whole(spans[-1]) for spans in columns) else 1.5
    for column, spans in enumerate(columns):
        if spans and column not in chosen:
            last = column
            if pieces.phrase((spans[-1],)).end is End.OPEN:
                cost += 5.0
    if any(column < last and not columns[column] for column in chosen):
        cost += 1.5  # a cell that begins on a later page mostly stands behind those that ended before
    return cost


def _cells(pieces: Pieces, columns: Columns, limit: float) -> float:
    position = pieces.phrase(columns[0])
    habits = pieces.habits
    cost = position.as_position + _familiar(position, habits)
    found: list[Phrase | None] = []
    filled = 0
    for spans in columns[APPOINTS:]:
        if cost >= limit:
            return cost
        if not spans:
            found.append(None)
            continue
        authority = pieces.phrase(spans)
        cost += authority.as_authority
        if authority not in found:
            cost += _strange(authority, position, habits, len(found))
        if authority is position:
            cost += 4.0
        found.append(authority)
        filled += 1
    cost += _FILLED[filled]
    if cost >= limit:
        return cost
    first, second, third = found
    return cost + column_cost(position, (first, second, third), habits, pieces.said)


def _familiar(position: Phrase, habits: Habits) -> float:
    """Names of positions stand once in a table; authorities again and again."""
    listed = 3.0 if len(position.parts) > 1 and habits.seen.get(position.parts[0], 0) > 1 else 0.0
    return listed + min(2.5, 1.2 * habits.seen.get(position.key, 0))


def _strange(authority: Phrase, position: Phrase, habits: Habits, place: int) -> float:
    """An authority seen nowhere else is less likely one, unless it serves where the position is; those who consent
    mostly stand above all organs."""
    if related(authority, position):
        return 0.0
    strange = 1.6 / max(1, habits.seen.get(authority.key, 0)) + (1.5 if authority.formal else 0.0)
    return strange + (_ELSEWHERE[place] if authority.particular else 0.0)


def _traces(pieces: Pieces, parts: tuple[Part, ...], columns: Columns, end: int) -> float:
    """Traces of empty cells must stand where cells are empty."""
    joints = pieces.table.joints
    cost = 3.0 if end <= len(joints) and joints[end - 1].empties and columns[-1] else 0.0
    for part in parts:
        for left, right in pairwise(part):
            if joints[left[1] - 1].empties:
                where = {span: column for column, spans in enumerate(columns) for span in spans}
                cost += 9.0 if where[right] - where[left] == 1 else 0.0
    return cost
