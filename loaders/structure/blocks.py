"""Printed lines gathered into blocks: paragraphs, headings, table cells, each a run of lines printed together.

Takes: the lines of a source. Gives: blocks in order. Guarantees: every line is in exactly one block; a paragraph cut by
a page break, or by the empty line that a displaced link leaves, is one block.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.lines import Line
from loaders.restore import Context, Restored, restore_lines
from loaders.text import Text

_SET_IN = 4  # white space that shows a paragraph's first line; one or two blanks are left by links and centring
_TITLE_WIDTH = 45  # characters; cells of tables are narrower
_STOPS = (".", ";", ":")
_FINISHED = (*_STOPS, "»", '"')
_STARTS_ANEW = re.compile(r"\s*(?:\d+(?:-\d+)*[.)]\s|\*|©|Ескерт|\d+-(?:тарау|бөлім|бап|параграф))")


@dataclass(frozen=True, slots=True)
class Block:
    """Lines printed together and their text, damage undone. `set_in` tells a paragraph from what is centred or in a
    table; `after_page` that a page ended right before it."""

    lines: tuple[Line, ...]
    restored: Restored
    set_in: bool
    after_page: bool

    @property
    def text(self) -> Text:
        """The block's words."""
        return self.restored.text

    @property
    def value(self) -> str:
        """The block's words as a string."""
        return self.restored.text.value


def blocks(lines: Sequence[Line], context: Context) -> tuple[Block, ...]:
    """Gather lines into blocks."""
    runs: list[list[Line]] = []
    for line in lines:
        if runs and _goes_on(runs[-1], line):
            runs[-1].append(line)
        else:
            runs.append([line])
    return tuple(_block(run, context) for run in runs)


def _block(run: Sequence[Line], context: Context) -> Block:
    return Block(tuple(run), restore_lines(run, context), run[0].indent >= _SET_IN, run[0].page_break)


def _goes_on(run: Sequence[Line], line: Line) -> bool:
    """Whether a line belongs to the block before it."""
    if line.indent >= _SET_IN:
        return False
    if line.blank_before == 0:
        return True
    before, first = run[-1].text.value.rstrip(), line.text.value.strip()[:1]
    if run[0].indent < _SET_IN:  # what is centred or in a table ends at an empty line, a long title at no page break
        return line.page_break and len(before) > _TITLE_WIDTH and first.islower() and not before.endswith(_FINISHED)
    if before.endswith(_STOPS) or _STARTS_ANEW.match(line.text.value):
        return False
    if line.page_break:
        return True
    if before.endswith(_FINISHED):
        return False
    return first.islower() or first.isdigit() or first in ",;.)»("
