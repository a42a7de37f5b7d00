"""A layouter: rows of cells set in columns, then flattened to lines as a PDF reader does.

What it does to a table is what was seen of printed acts: words wrapped to the column, single words letter-spaced to fill
a line, long words cut; cells printed one after another, parted by an empty line (by a blank one too where the cell ended
in an empty paragraph); short cells on one line, or right below their neighbour; empty cells lost, or left as a lone
blank; pages that end anywhere, the upper pieces of all cells of a row before the break, the lower ones after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

PAGE = "\f"
_VOWELS = "аәеиоөуұүыіэюя"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is set; shares are chances from 0 to 1.

    `widths` of the columns in characters; `page` lines a page (0: no page break); `middle` cells stand in the middle of
    the row's height; `flow` a page ends between two printed lines, whatever cell they are of (no row is laid across);
    `spaced` lines letter-spaced, `hyphen` long words cut with a hyphen, `kept` whether line ends keep their blank;
    `marked` rows whose cells end in an empty paragraph; `traced` empty cells that leave a blank; `glued` neighbours
    printed on one line or right below where they stand at one height.
    """

    widths: tuple[int, ...] = (24, 24, 24, 24)
    page: int = 45
    middle: bool = True
    flow: bool = False
    spaced: float = 0.3
    hyphen: float = 0.05
    kept: bool = True
    marked: float = 0.4
    traced: float = 0.2
    glued: float = 1.0


@dataclass(frozen=True, slots=True)
class _Cell:
    """The lines of a cell and the height of the first of them in its row."""

    lines: tuple[str, ...]
    top: float
    marked: bool


def flatten(rows: Sequence[Sequence[str]], layout: Layout, chance: Random) -> str:
    """The rows as a PDF reader gives them, lines parted by newlines."""
    printed: list[str] = []
    used = 0
    for row in rows:
        marked = chance.random() < layout.marked
        spaced = chance.random() < layout.spaced
        cells = [
            _set(cell, width, layout, chance, spaced=spaced) for cell, width in zip(row, layout.widths, strict=True)
        ]
        height = max(len(lines) for lines in cells)
        placed = [_Cell(tuple(lines), (height - len(lines)) / 2 if layout.middle else 0.0, marked) for lines in cells]
        if layout.page and not layout.flow and used + height > layout.page:
            room = layout.page - used
            upper, lower = _split(placed, room)
            printed += _print(upper, layout, chance)
            if printed and printed[-1] != PAGE:
                printed += [PAGE]
            printed += _print(lower, layout, chance)
            used = height - room
        else:
            printed += _print(placed, layout, chance)
            used += height
    if layout.flow and layout.page:
        printed = _cut(printed, layout.page, chance)
    return "\n".join("\n\n" if line == PAGE else line for line in tidy(printed)) + "\n"


def wrapped(cell: str, width: int, layout: Layout, chance: Random) -> list[str]:
    """A cell's words wrapped to a width; a word longer than the width is cut."""
    lines: list[str] = []
    current = ""
    for whole in cell.split():
        word = whole
        if current and len(current) + 1 + len(word) > width:
            cut = _syllable(word, width - len(current) - 2) if chance.random() < layout.hyphen else 0
            if cut:
                current, word = f"{current} {word[:cut]}-", word[cut:]
            lines.append(current + (" " if layout.kept and not cut and len(current) < width else ""))
            current = ""
        while len(word) > width:
            lines.append(word[:width])
            word = word[width:]
        current = f"{current} {word}" if current else word
    return [*lines, current] if current else lines


def _set(cell: str, width: int, layout: Layout, chance: Random, *, spaced: bool) -> list[str]:
    """A cell's lines; those with one short word are stretched to the width, but never the last."""
    lines = wrapped(cell, width, layout, chance)
    return [*(_spaced(line, width) for line in lines[:-1]), *lines[-1:]] if spaced else lines


def _syllable(word: str, room: int) -> int:
    """Where a long word may be cut so that its beginning has room: before a consonant that a vowel follows."""
    for cut in range(min(room, len(word) - 3), 3, -1):
        if word[cut] not in _VOWELS and word[cut + 1] in _VOWELS and word.isalpha():
            return cut
    return 0


def _spaced(line: str, width: int) -> str:
    """A line with little in it stretched to the width: its letters are parted by blanks."""
    word = line.strip()
    if word.isalpha() and 5 <= len(word) <= width * 0.5:
        return " ".join(word) + "  "
    return line


def _split(cells: Sequence[_Cell], room: int) -> tuple[list[_Cell], list[_Cell]]:
    upper: list[_Cell] = []
    lower: list[_Cell] = []
    for cell in cells:
        count = sum(1 for i in range(len(cell.lines)) if cell.top + i + 1 <= room + 0.01)
        upper.append(_Cell(cell.lines[:count], cell.top, cell.marked and count == len(cell.lines)))
        lower.append(_Cell(cell.lines[count:], max(0.0, cell.top + count - room), cell.marked))
    return upper, lower


def _print(cells: Sequence[_Cell], layout: Layout, chance: Random) -> list[str]:
    """The cells of a row, or of its part on one page, one after another."""
    printed: list[str] = []
    last: _Cell | None = None
    for cell in cells:
        if not cell.lines:
            if printed and chance.random() < layout.traced and cell.marked:
                printed += [" ", ""]
            continue
        jump = cell.top - (last.top + len(last.lines) - 1) if last is not None else 1.0
        glue = last is not None and not last.marked and printed and printed[-1] == ""
        if glue and -0.5 <= jump <= 0.0 and chance.random() < layout.glued:
            printed.pop()
            printed[-1] = f"{printed[-1].rstrip()} {cell.lines[0]}"
            printed += cell.lines[1:]
        elif glue and -1.0 <= jump < 0.0 and chance.random() < layout.glued:
            printed.pop()
            printed += cell.lines
        else:
            printed += cell.lines
        printed += [" ", ""] if cell.marked else [""]
        last = cell
    return printed


def _cut(printed: Sequence[str], page: int, chance: Random) -> list[str]:
    """Page breaks after so many lines, more or less."""
    cut: list[str] = []
    left = page
    for line in printed:
        cut.append(line)
        left -= 1
        if left <= 0:
            cut.append(PAGE)
            left = chance.randint(max(3, page // 2), page)
    return cut


def tidy(printed: Sequence[str]) -> list[str]:
    """At a page break stand three empty lines, whatever stood there before."""
    tidy: list[str] = []
    for line in printed:
        if line == PAGE:
            while tidy and tidy[-1] == "":
                tidy.pop()
        elif line == "" and tidy and tidy[-1] == PAGE:
            continue
        tidy.append(line)
    return tidy
