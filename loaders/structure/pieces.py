"""The pieces of one table's cells: their words with the damage undone, and what they tell, each worked out once."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.restore import Context, restore_cell
from loaders.structure.columns import Habits
from loaders.structure.offices import End, continues, joins, may_start, stands_alone, ties
from loaders.structure.phrases import Phrase, phrase
from loaders.structure.printed import Kind, Printed
from loaders.structure.said import Said
from loaders.text import Text

COLUMNS = 4
Span = tuple[int, int]  # stretches [start, end) of a table
Spans = tuple[Span, ...]  # the pieces of one cell, page by page
Part = tuple[Span, ...]  # the pieces of a row on one page
Words = dict[tuple[tuple[int, int], ...], Text]  # by the places of the pieces in the file

_WHOLE = frozenset((End.OFFICE, End.ACTOR))


@dataclass(frozen=True, slots=True)
class Pieces:
    """A table as printed, with what its rows are weighed by.

    `words` may be handed from one reading of a table to the next: it is kept by places in the file.
    """

    table: Printed
    habits: Habits
    said: Said
    context: Context
    words: Words
    _phrases: dict[Spans, Phrase] = field(default_factory=dict)
    _mends: dict[tuple[Span, Span], float] = field(default_factory=dict)

    def text(self, spans: Spans) -> Text:
        """The words of a cell whose pieces stand in these spans, damage undone."""
        stretches = self.table.stretches
        key = tuple((stretches[a].start, stretches[b - 1].end) for a, b in spans)
        found = self.words.get(key)
        if found is None:
            pieces = [p for a, b in spans for s in stretches[a:b] for p in s.pieces]
            found = self.words[key] = restore_cell(pieces, self.context)
        return found

    def phrase(self, spans: Spans) -> Phrase:
        """What the words of a cell tell."""
        found = self._phrases.get(spans)
        if found is None:
            found = self._phrases[spans] = phrase(self.text(spans).value)
        return found

    def whole(self, span: Span) -> bool:
        """Whether a piece could be a cell that is not cut."""
        return self.phrase((span,)).end in _WHOLE

    def mend(self, left: Span, right: Span) -> float:
        """What speaks against the pieces of a cell on two pages being one."""
        found = self._mends.get((left, right))
        if found is None:
            found = self._mends[left, right] = _mend(self.phrase((left,)), self.phrase((right,)))
        return found

    def least(self, parts: tuple[Part, ...], span: Span, page_ahead: bool) -> float:
        """The least that a piece speaks against its row, whatever its column and whatever is still joined to it."""
        found = self.phrase((span,))
        whole = found.end in _WHOLE
        if len(parts) > 1:
            wanted = not may_start(found.value) or any(not self.whole(s) for part in parts[:-1] for s in part)
            return found.as_authority if whole and not wanted else 0.0
        if whole or not page_ahead:
            return found.as_authority if parts[-1] else found.as_position
        return 0.0 if may_start(found.value) else 5.0


def blocks_to_page(table: Printed) -> tuple[int, ...]:
    """For each stretch, how many gaps stand before the next page break."""
    counts: list[int] = []
    ahead = len(table.stretches)
    for index in reversed(range(len(table.stretches))):
        kind = table.joints[index].kind if index < len(table.joints) else None
        ahead = 0 if kind is Kind.PAGE else ahead + (kind is Kind.GAP)
        counts.append(ahead)
    return tuple(reversed(counts))


def _mend(left: Phrase, right: Phrase) -> float:
    if left.end is End.OPEN or joins(right.value) or (left.end is not End.OFFICE and ties(right.value)):
        return 4.0 if stands_alone(left.value, right.value) else 0.0
    small = not right.value[:1].isupper()
    if "*" in left.value[-2:]:
        return 9.0
    if left.end in (End.NOUN, End.BARE):
        return 0.5 if small else 1.0
    if continues(left.value, right.value):
        return 1.5
    if left.end is End.ACTOR:
        return 2.5 if small else 4.5
    return 5.0 if small else 6.0
