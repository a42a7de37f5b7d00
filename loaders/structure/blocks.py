"""Printed lines gathered into blocks: paragraphs, headings, table cells, each a run of lines printed together.

Takes: the lines of a source. Gives: blocks in order. Guarantees: every line is in exactly one block; a paragraph cut by
a page break, or by the empty line that a displaced link leaves, is one block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.grammar.signatures import is_signed
from loaders.lines import Line
from loaders.restore import Context, Restored, restore_lines
from loaders.restore.letters import cyrillic
from loaders.text import Text

_SET_IN = 4  # white space that shows a paragraph's first line; one or two blanks are left by links and centring
_USUAL = 6  # blanks before a paragraph as Adilet prints them
_TITLE_WIDTH = 45  # characters; cells of tables are narrower
_SIGNATURE = 4  # lines at most
_STOPS = (".", ";", ":")
_FINISHED = (*_STOPS, "»", '"')
_LABEL = re.compile(r"\s*\d+(?:-\d+)*[.)]\s\s*[^\W\d_\s]")
_HEADING = re.compile(r"\s*\d+-(?:тарау|бөлім|параграф)", re.IGNORECASE)
_STARTS_ANEW = re.compile(r"\s*(?:\d+(?:-\d+)*[.)]\s|\*|©|Ескерт|\d+-(?:тарау|бөлім|бап|параграф)|\d+-қосымша\s*$)")


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
    setting = _Setting.of(lines)
    runs: list[list[Line]] = []
    set_in: list[bool] = []
    for line in lines:
        if runs and _goes_on(runs[-1], set_in[-1], line, setting):
            runs[-1].append(line)
        else:
            set_in.append(setting.begins(line, runs[-1] if runs else (), bool(set_in and set_in[-1])))
            runs.append([line])
    return tuple(
        Block(tuple(run), restore_lines(run, context, setting.usual), inside, run[0].page_break)
        for run, inside in zip(runs, set_in, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """How paragraphs are set: `usual` blanks before them, 0 where a source sets none in; `width` of a line."""

    usual: int
    width: int

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Setting:
        """Told from the lines that bear a number."""
        indents = Counter(line.indent for line in lines if _LABEL.match(line.text.value))
        wide = Counter({indent: n for indent, n in indents.items() if indent > 1})
        lengths = sorted(len(line.text.value.rstrip()) for line in lines) or [0]
        width = lengths[int(len(lengths) * 0.95)]
        if wide:
            return cls(wide.most_common(1)[0][0], width)
        return cls(0 if indents else _USUAL, width)

    def full(self, before: str, line: str) -> bool:
        """Whether a paragraph goes on though a sentence ended with the page: its last line there has no room left."""
        return len(before) >= 0.8 * self.width and (line.strip()[:1].islower() or len(line.strip()) >= 0.5 * self.width)

    def begins(self, line: Line, run: Sequence[Line], inside: bool) -> bool:
        """Whether a paragraph begins with a line; `run` is the block before it, `inside` whether that is one."""
        if self.usual:
            return line.indent >= min(_SET_IN, self.usual)
        if _STARTS_ANEW.match(line.text.value):
            return not _HEADING.match(line.text.value)
        return inside and bool(run) and line.blank_before == 0 and run[-1].text.value.rstrip().endswith(_STOPS)


def _goes_on(run: Sequence[Line], inside: bool, line: Line, setting: _Setting) -> bool:
    """Whether a line belongs to the block before it, a paragraph if `inside`."""
    before, first = run[-1].text.value.rstrip(), line.text.value.strip()[:1]
    if _goes_on_in_a_form(run, line):
        return True
    if setting.begins(line, run, inside):
        return False
    if line.blank_before == 0:
        return True
    if not inside:  # what is centred or in a table ends at an empty line, a long title at no page break
        return line.page_break and len(before) > _TITLE_WIDTH and first.islower() and not before.endswith(_FINISHED)
    if _STARTS_ANEW.match(line.text.value):
        return False
    if before.endswith(_STOPS):
        return line.page_break and setting.full(before, line.text.value)
    if _signed(run):
        return False
    if line.page_break:
        return True
    if before.endswith(_FINISHED):
        return False
    return first.islower() or first.isdigit() or first in ",;.)»("


def _signed(run: Sequence[Line]) -> bool:
    """Whether a block ends a signature, on one line or, where lines are narrow, on a few."""
    whole = Text.concat([part for line in run[-_SIGNATURE:] for part in (line.text, Text.inserted(" "))])
    words = cyrillic(whole.squeeze())
    return is_signed(words.value) or is_signed(cyrillic(run[-1].text.squeeze()).value)


def _goes_on_in_a_form(run: Sequence[Line], line: Line) -> bool:
    """Whether a sentence goes on around a place to be filled in: "Басқарма______ / (атауы) / ______ бөлімшесі"."""
    before, value = run[-1].text.value.rstrip(), line.text.value.strip()
    if before.endswith("__"):
        return value.startswith(("(", "__"))
    return before.endswith(")") and value.startswith("__") and any("__" in above.text.value for above in run)
