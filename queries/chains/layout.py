"""Where the boxes and lines of a drawn chain stand, so that nothing covers anything else that is to be read.

A box stands in the column of its depth and is as high as its name and its lines ask. Every line has an end of its own
on a side of each of its boxes, and its words stand at its end on the box acted on: no two words meet. A line within a
column goes around on the right, and the picture is as wide as that takes.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from queries.chains.walk import Chain

BOX, LINE, PAD, MARGIN = 260, 17, 12, 20  # pixels: width of a box, height of its lines, space within, around all
_GAP_Y = 22
_LETTERS = 25  # of the wider fonts that a reader may have, in a box
_PORT = 20  # pixels between two ends on one side
_LETTER = 8  # pixels, at most, of the words on lines
_ROOM = 90  # pixels for the bend of a line, beside its words
_LEFT, _RIGHT = -1, 1


@dataclass(frozen=True, slots=True)
class Box:
    """A thing: its name, in lines, the upper left corner and the height."""

    iri: str
    label: str
    lines: tuple[str, ...]
    x: int
    y: int
    height: int

    @property
    def middle(self) -> int:
        """Half its height."""
        return self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class Line:
    """From who acts to whom it acts on: its words and style; once laid out, its path and where the words begin."""

    who: str
    whom: str
    words: str
    style: str
    path: str = ""
    at: tuple[int, int] = (0, 0)
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes by IRI and the lines, from (0, 0) on, within a width (margins in it) and a height (none)."""

    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]
    width: int
    height: int


def lay_out(chain: Chain, lang: str, lines: Sequence[Line]) -> Layout:
    """Places for all that a chain names and for these lines."""
    column = _columns(chain)
    sides = [_sides(column[line.who], column[line.whom]) for line in lines]
    ends: dict[tuple[str, int], list[tuple[int, bool]]] = defaultdict(list)  # of a side: lines, and whether they end
    for number, (line, (out, into)) in enumerate(zip(lines, sides, strict=True)):
        ends[line.who, out].append((number, False))
        ends[line.whom, into].append((number, True))
    boxes = _boxes(chain, lang, column, {iri: max(len(ends[iri, s]) for s in (_LEFT, _RIGHT)) for iri in column}, lines)
    ports = _ports(ends, boxes, lines)
    drawn = tuple(
        _drawn(line, boxes, side, (ports[n, False], ports[n, True]))
        for n, (line, side) in enumerate(zip(lines, sides, strict=True))
    )
    right = max(box.x for box in boxes.values()) + BOX
    beside = [boxes[k.whom].x + BOX + _reach(k) for k, side in zip(lines, sides, strict=True) if side[1] == _RIGHT]
    height = max(box.y + box.height for box in boxes.values())
    return Layout(boxes, drawn, max((right, *beside)) + MARGIN, height)


def _columns(chain: Chain) -> dict[str, int]:
    """The column of each thing: the least depth at which it appears."""
    column = {chain.position.iri: 0}
    for link in chain.links:
        column.setdefault((link.of if chain.down else link.authority).iri, link.depth)
        column.setdefault((link.authority if chain.down else link.of).iri, max(link.depth - 1, 0))
    for of, head in chain.onward:
        column.setdefault(head.iri, column.get(of.iri, 0))
    return column


def _sides(who: int, whom: int) -> tuple[int, int]:
    """On which sides of its boxes a line begins and ends."""
    if who == whom:
        return _RIGHT, _RIGHT
    return (_LEFT, _RIGHT) if who > whom else (_RIGHT, _LEFT)


def _boxes(
    chain: Chain, lang: str, column: Mapping[str, int], ends: Mapping[str, int], lines: Sequence[Line]
) -> dict[str, Box]:
    labels = {chain.position.iri: chain.position.label(lang)}
    for link in chain.links:
        labels |= {thing.iri: thing.label(lang) for thing in (link.of, link.authority)}
    labels |= {thing.iri: thing.label(lang) for pair in chain.onward for thing in pair}
    gap = max((_reach(line) for line in lines), default=_ROOM)
    bottom: dict[int, int] = defaultdict(int)
    boxes: dict[str, Box] = {}
    for iri, at in column.items():
        named = tuple(textwrap.wrap(labels[iri], _LETTERS)) or (iri,)
        height = max(len(named) * LINE + 2 * PAD, (ends[iri] + 1) * _PORT)
        boxes[iri] = Box(iri, labels[iri], named, MARGIN + at * (BOX + gap), bottom[at], height)
        bottom[at] += height + _GAP_Y
    return boxes


def _reach(line: Line) -> int:
    """How far beside a box a line and its words need room."""
    return _ROOM + _LETTER * len(line.words)


def _ports(
    ends: Mapping[tuple[str, int], list[tuple[int, bool]]], boxes: Mapping[str, Box], lines: Sequence[Line]
) -> dict[tuple[int, bool], int]:
    """The height at which each line begins and ends, spread over the side in the order of where they come from."""
    ports: dict[tuple[int, bool], int] = {}
    for (iri, _), these in ends.items():

        def other(end: tuple[int, bool]) -> int:
            return boxes[lines[end[0]].who if end[1] else lines[end[0]].whom].middle

        box = boxes[iri]
        for place, end in enumerate(sorted(these, key=other), 1):
            ports[end] = box.y + box.height * place // (len(these) + 1)
    return ports


def _drawn(line: Line, boxes: Mapping[str, Box], side: tuple[int, int], heights: tuple[int, int]) -> Line:
    out, into = side
    x1 = boxes[line.who].x + (BOX if out == _RIGHT else 0)
    x2 = boxes[line.whom].x + (BOX if into == _RIGHT else 0)
    y1, y2 = heights
    said = x2 + into * (14 + _LETTER * len(line.words))  # level as far as the words go
    bend = max(x1, x2) + _reach(line) if out == into else (x1 + said) // 2
    path = f"M{x1} {y1}C{bend} {y1} {bend} {y2} {said} {y2}H{x2}"
    return replace(line, path=path, at=(x2 + into * 14, y2 - 5), anchor="start" if into == _RIGHT else "end")
