"""The rows of a flattened table: the cheapest way to read its stretches as rows of cells in columns.

    table  := row*
    row    := part (page break part)*
    part   := cell*            at most one a column, in the order of the columns; the first cell names positions
    cell   := stretch+         a cell cut by a page break has a piece in each part

Every row is weighed alone (what its cells say, in which columns they stand, what the joints speak for), so the cheapest
table is found by dynamic programming over the stretches; time grows linearly with them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from loaders.restore import Context, restore_cell
from loaders.structure.columns import APPOINTS, COLUMNS, Cells, Habits, column_cost
from loaders.structure.offices import End, continues, may_start, ties
from loaders.structure.phrases import Phrase, phrase, related
from loaders.structure.printed import Kind, Printed
from loaders.structure.said import Said
from loaders.text import Text

_LIMIT = 11.0  # what joints may speak against a row before it is not looked at
_PARTS = 3  # a row longer than two page breaks is not looked for
_BEHIND = 8.0  # how much worse than what lies behind it a place for a row to begin may be
_AHEAD = 24  # how many stretches on that is looked for
_DOUBT = 1.0  # two readings of a row's columns nearer than this leave a doubt
_HOPELESS = 11.0
_FILLED = (8.0, 1.5, 0.5, 0.5)  # what speaks against a row with so many authorities

Span = tuple[int, int]
Part = tuple[Span, ...]
Columns = tuple[tuple[Span, ...], ...]  # the pieces of each column's cell


@dataclass(frozen=True, slots=True)
class Reading:
    """A row as read: the stretches it takes, its cells by column (None where empty), what speaks against it, and
    whether an authority could stand in another column as well."""

    start: int
    end: int
    cells: tuple[Text | None, ...]
    cost: float
    doubtful: bool


class Restored:
    """Cells restored once, whatever spans the passes over a table number them by: known by where they were printed."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, ...], Text] = {}

    def cell(self, pieces: Sequence[Text], context: Context) -> Text:
        """The words of a cell printed in these pieces, damage undone."""
        place = tuple(end for piece in pieces if piece for end in (piece.origins[0], piece.origins[-1]))
        found = self._cells.get(place)
        if found is None:
            found = self._cells[place] = restore_cell(pieces, context)
        return found


@dataclass(frozen=True, slots=True)
class Weighing:
    """What rows of one table are weighed with."""

    table: Printed
    habits: Habits
    said: Said
    context: Context
    texts: dict[tuple[Span, ...], Text]
    pages: tuple[int, ...]
    restored: Restored

    def page_within(self, at: int, blocks: int) -> bool:
        """Whether a page ends within so many blocks from stretch `at` on."""
        return self.pages[at] < blocks

    def mend(self, left: Span, right: Span) -> float:
        """What speaks against the pieces of a cell on two pages being one."""
        before, after = self.text((left,)).value, self.text((right,)).value
        end = phrase(before).end
        if end is End.OPEN or ties(after):
            return 0.0
        small = not after[:1].isupper()
        if "*" in before[-2:]:
            return 9.0
        if end in (End.NOUN, End.BARE):
            return 0.5 if small else 1.0
        if continues(before, after):
            return 1.5
        if end is End.ACTOR:
            return 2.5 if small else 4.5
        return 5.0 if small else 6.0

    def end(self, span: Span) -> End:
        """How finished a piece is."""
        return phrase(self.text((span,)).value).end

    def text(self, spans: tuple[Span, ...]) -> Text:
        """The words of a cell whose pieces stand in these spans, damage undone."""
        found = self.texts.get(spans)
        if found is None:
            pieces = [p for a, b in spans for s in self.table.stretches[a:b] for p in s.pieces]
            found = self.texts[spans] = self.restored.cell(pieces, self.context)
        return found


def read_rows(
    table: Printed, habits: Habits, said: Said, context: Context, restored: Restored | None = None
) -> tuple[Reading, ...]:
    """The rows of a table, in order; every stretch belongs to exactly one of them. `restored` serves several passes."""
    weighing = Weighing(table, habits, said, context, {}, _blocks_to_page(table), restored or Restored())
    count = len(table.stretches)
    best: list[float] = [0.0] + [float("inf")] * count
    back: list[Reading | None] = [None] * (count + 1)
    for start in range(count):
        if best[start] > min(best[start : start + _AHEAD]) + _BEHIND:
            continue
        for parts, end, joints, least in _parts_from(weighing, ((),), start, 0.0, 0.0):
            if best[start] + joints + least < best[end]:
                row = _weigh(weighing, parts, joints, end)
                if row is not None and best[start] + row.cost < best[end]:
                    best[end] = best[start] + row.cost
                    back[end] = row
    rows: list[Reading] = []
    end = count
    while end > 0:
        row = back[end]
        if row is None:  # no reading at all: the last stretch alone, as a row in doubt
            row = Reading(end - 1, end, (weighing.text(((end - 1, end),)), None, None, None), _HOPELESS, True)
        rows.append(row)
        end = row.start
    return tuple(reversed(rows))


def _blocks_to_page(table: Printed) -> tuple[int, ...]:
    """For each stretch, how many gaps stand between it and the next page break."""
    counts: list[int] = []
    ahead = len(table.stretches)
    for index in reversed(range(len(table.stretches))):
        kind = table.joints[index].kind if index < len(table.joints) else None
        ahead = 0 if kind is Kind.PAGE else ahead + (kind is not Kind.LINE)
        counts.append(ahead)
    return tuple(reversed(counts))


def authorities(row: Reading) -> Cells:
    """The authorities of a row as phrases, by column."""
    first, second, third = (phrase(cell.value) if cell is not None else None for cell in row.cells[APPOINTS:])
    return first, second, third


def _parts_from(
    weighing: Weighing, parts: tuple[Part, ...], at: int, joints: float, least: float
) -> Iterator[tuple[tuple[Part, ...], int, float, float]]:
    """Ways to go on with a row at stretch `at`: each cell that may begin there, then what may follow it.

    `joints` is what the joints speak against the row so far, `least` the least that its cells do.
    """
    table = weighing.table
    for end, kept in _cells_from(table, at):
        last = end == len(table.stretches)
        total = joints + kept + (0.0 if last else table.joints[end - 1].cut)
        if total + least > _LIMIT:
            continue
        bound = least + _least(weighing, parts, (at, end))
        if total + bound > _LIMIT:
            continue
        grown = (*parts[:-1], (*parts[-1], (at, end)))
        yield grown, end, total, bound
        if last:
            return
        if table.joints[end - 1].kind is Kind.PAGE:
            if len(parts) < _PARTS:
                yield from _parts_from(weighing, (*grown, ()), end, total, bound)
        elif len(grown[-1]) < COLUMNS:
            yield from _parts_from(weighing, grown, end, total, bound)


def _least(weighing: Weighing, parts: tuple[Part, ...], span: Span) -> float:
    """The least that a piece speaks against its row, whatever its column and whatever is still joined to it."""
    found = phrase(weighing.text((span,)).value)
    whole = found.end in (End.OFFICE, End.ACTOR)
    if len(parts) > 1:
        wanted = any(not _whole(weighing, s) for part in parts[:-1] for s in part) or not may_start(found.value)
        return 0.0 if wanted or not whole else found.as_authority
    if whole or not weighing.page_within(span[0], COLUMNS - len(parts[-1])):
        return found.as_authority if parts[-1] else found.as_position
    return 0.0 if may_start(found.value) else 5.0


def _whole(weighing: Weighing, span: Span) -> bool:
    return phrase(weighing.text((span,)).value).end in (End.OFFICE, End.ACTOR)


def _cells_from(table: Printed, at: int) -> Iterator[tuple[int, float]]:
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


def _weigh(weighing: Weighing, parts: tuple[Part, ...], joints: float, end: int) -> Reading | None:
    """The best way to give the cells of a row their columns, None where none is worth looking at."""
    best: tuple[float, Columns] | None = None
    second = float("inf")
    for columns, mended in _placed(weighing, parts):
        cost = joints + mended + _cost(weighing, columns) + _traces(weighing.table, parts, columns, end)
        if best is None or cost < best[0]:
            second = best[0] if best is not None else second
            best = (cost, columns)
        else:
            second = min(second, cost)
    if best is None:
        return None
    cells = tuple(weighing.text(s) if s else None for s in best[1])
    return Reading(parts[0][0][0], end, cells, best[0], second - best[0] < _DOUBT)


def _placed(weighing: Weighing, parts: tuple[Part, ...]) -> Iterator[tuple[Columns, float]]:
    """Ways to put the pieces of a row into columns, and what speaks against joining those of one column.

    On each page the pieces stand in the order of the columns; a piece on a later page goes on with the one in its
    column, or is a cell of its own.
    """
    placed: list[tuple[Columns, float]] = [(((),) * COLUMNS, 0.0)]
    for number, part in enumerate(parts):
        grown: list[tuple[Columns, float]] = []
        for columns, cost in placed:
            for chosen in combinations(range(COLUMNS), len(part)):
                total = cost + sum(_joining(weighing, columns[c], s) for s, c in zip(part, chosen, strict=True))
                total += _after_page(weighing, columns, chosen) if number else 0.0
                if total < _HOPELESS:
                    pieces = dict(zip(chosen, part, strict=True))
                    new = tuple((*old, pieces[c]) if c in pieces else old for c, old in enumerate(columns))
                    grown.append((new, total))
        placed = grown
    return (item for item in placed if item[0][0])


def _joining(weighing: Weighing, before: tuple[Span, ...], span: Span) -> float:
    return weighing.mend(before[-1], span) if before else 0.0


def _after_page(weighing: Weighing, columns: Columns, chosen: tuple[int, ...]) -> float:
    """What speaks against these columns being those that a row has pieces for after a page break."""
    cost = 0.0 if columns[0] else 3.0
    done = [c for c, spans in enumerate(columns) if spans and c not in chosen]
    cost += sum(5.0 for c in done if weighing.end(columns[c][-1]) is End.OPEN)
    if any(not columns[c] and c < max(done, default=0) for c in chosen):
        cost += 1.5  # a cell that begins on a later page mostly stands behind those that ended before
    return cost


def _cost(weighing: Weighing, columns: Columns) -> float:
    position = phrase(weighing.text(columns[0]).value)
    cost = position.as_position + _familiar(position, weighing.habits)
    found: list[Phrase | None] = []
    for spans in columns[APPOINTS:]:
        authority = phrase(weighing.text(spans).value) if spans else None
        if authority is not None:
            cost += authority.as_authority + _strange(authority, position, weighing.habits)
        found.append(authority)
    cost += _FILLED[sum(f is not None for f in found)]
    if cost > _LIMIT:
        return cost
    first, second, third = found
    return cost + column_cost(position, (first, second, third), weighing.habits, weighing.said)


def _familiar(position: Phrase, habits: Habits) -> float:
    """Names of positions stand once in a table; authorities again and again."""
    return min(3.5, 1.5 * habits.seen.get(position.key, 0))


def _strange(authority: Phrase, position: Phrase, habits: Habits) -> float:
    """An authority seen nowhere else is less likely one, unless it serves where the position is."""
    strange = 1.6 / max(1, habits.seen.get(authority.key, 0))
    return strange * 0.3 if related(authority, position) else strange


def _traces(table: Printed, parts: tuple[Part, ...], columns: Columns, end: int) -> float:
    """Traces of empty cells must stand where cells are empty."""
    cost = 0.0
    where = {span: column for column, spans in enumerate(columns) for span in spans}
    for part in parts:
        for left, right in pairwise(part):
            if table.joints[left[1] - 1].empties and where[right] - where[left] == 1:
                cost += 9.0
    if end < len(table.stretches) and table.joints[end - 1].empties and columns[-1]:
        cost += 3.0
    return cost
