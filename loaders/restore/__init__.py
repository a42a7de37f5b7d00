"""Damage undone: printed lines in, whole words out, every character with its origin.

The order: letter-spacing line by line, displaced fragments line by line, lines joined, look-alike letters. Each step
stands in its module, is idempotent, and says what it changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.lines import Line
from loaders.restore.context import NO_CONTEXT, Context
from loaders.restore.displaced import put_back
from loaders.restore.joining import joined, tidy
from loaders.restore.letters import cyrillic
from loaders.restore.spacing import unspaced
from loaders.text import INSERTED, Text

__all__ = ["NO_CONTEXT", "Context", "Repair", "Restored", "restore_cell", "restore_lines", "restore_passage", "tidy"]

_SET_IN = 4
_WORD = re.compile(r"[^\W\d_]{2,}")
_USUAL = 6  # blanks before a paragraph; one more shows a gap at its start
_ENDS = tuple(".;:")


@dataclass(frozen=True, slots=True)
class Repair:
    """Damage undone: words and cause (`letter-spacing`, `displaced-fragment`, `cut-word`, `look-alike-letter`)."""

    cause: str
    words: Text


@dataclass(frozen=True, slots=True)
class Restored:
    """A passage, damage undone, and what was repaired in it."""

    text: Text
    repairs: tuple[Repair, ...] = ()


def restore_lines(lines: Sequence[Line], context: Context = NO_CONTEXT, usual: int = _USUAL) -> Restored:
    """A passage of prose out of its printed lines, with what was repaired.

    `usual` is how many blanks the source sets before a paragraph.
    """
    repairs: list[Repair] = []
    whole: list[Text] = []
    plain = [unspaced(line.text) for line in lines]
    for index, line in enumerate(plain):
        if line.value.count(" ") < lines[index].text.value.count(" ") - 1:
            repairs.append(Repair("letter-spacing", line.strip()))
        above = plain[index - 1].value if index else ""
        below = plain[index + 1].value if index + 1 < len(plain) else ""
        moved = put_back(line, above, below, context, gap_at_start=_gap_at_start(lines, index, above, usual))
        repairs += [Repair("displaced-fragment", fragment) for fragment in moved.fragments]
        whole.append(moved.line)
    text = joined(whole, context)
    repairs += [Repair("cut-word", word) for word in _cut_words(whole, text)]
    fixed = cyrillic(text)
    if fixed.value != text.value:
        changed = [i for i, (a, b) in enumerate(zip(text.value, fixed.value, strict=True)) if a != b]
        repairs += [Repair("look-alike-letter", fixed[i : i + 1]) for i in changed]
    return Restored(fixed, tuple(repairs))


def _cut_words(lines: Sequence[Text], whole: Text) -> Iterator[Text]:
    """The words that a line end had cut in two."""
    begins = {line.strip().origins[0] for line in lines[1:] if line.strip()} - {INSERTED}
    for match in _WORD.finditer(whole.value):
        if begins & set(whole.origins[match.start() + 1 : match.end()]):
            yield whole.group(match)


def restore_passage(lines: Sequence[Text], context: Context = NO_CONTEXT) -> Text:
    """A passage of prose out of its printed lines."""
    return restore_lines([_line(text, number) for number, text in enumerate(lines)], context).text


def restore_cell(lines: Sequence[Text], context: Context = NO_CONTEXT) -> Text:
    """A table cell out of its printed lines: no links hang in cells."""
    return cyrillic(joined([unspaced(line) for line in lines], context))


def _line(text: Text, number: int) -> Line:
    return Line(text, number, len(text) - len(text.value.lstrip()), 0, False)


def _gap_at_start(lines: Sequence[Line], index: int, above: str, usual: int) -> bool:
    line = lines[index]
    if index == 0:
        return line.indent == usual + 1
    if lines[0].indent < min(_SET_IN, usual):  # centred lines begin anywhere
        return False
    after_gap = line.blank_before > 0 and not line.page_break and not above.rstrip().endswith(_ENDS)
    return line.indent == 1 or (after_gap and line.indent == 0)
