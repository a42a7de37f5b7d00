"""The lines of a source as they were printed: where each stands, how far it is set in, what gap is above it.

Takes: a `Source`. Gives: its non-blank lines in order. Guarantees: every non-blank character of the source stands in
exactly one line, with its own origin; a line's text holds no line end.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.model import Source
from loaders.text import Text

PAGE_GAP = 3
"""Wholly empty lines in a row that show a page break; the space between two blocks has fewer, or holds blanks."""

_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line that holds more than white space.

    `text` is raw, without the line end; `number` counts the file's lines from 1; `indent` is the white space at its
    start in characters; `blank_before` the lines of white space right above it; `page_break` whether a page ended
    there; `gap` the widths of those lines of white space in characters, in order.
    """

    text: Text
    number: int
    indent: int
    blank_before: int
    page_break: bool
    gap: tuple[int, ...] = ()


def split_lines(source: Source) -> tuple[Line, ...]:
    """The lines of a source that hold more than white space."""
    lines: list[Line] = []
    start, gap, fed = 0, list[int](), False
    for number, raw in enumerate(source.text.splitlines(keepends=True), 1):
        value = raw.rstrip(_ENDS)
        if value.strip():
            indent = len(value) - len(value.lstrip())
            page_break = fed or _longest_run_of_zeros(gap) >= PAGE_GAP
            lines.append(Line(Text.of(value, start), number, indent, len(gap), page_break, tuple(gap)))
            gap, fed = [], "\f" in raw
        else:
            gap.append(len(value))
            fed = fed or "\f" in raw
        start += len(raw)
    return tuple(lines)


def _longest_run_of_zeros(gap: list[int]) -> int:
    longest = run = 0
    for width in gap:
        run = run + 1 if width == 0 else 0
        longest = max(longest, run)
    return longest
