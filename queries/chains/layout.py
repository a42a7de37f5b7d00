"""Where the boxes and lines of a picture stand, so that nothing covers anything else that is to be read.

A box stands in the column of its level and is as high as its words and its lines ask. Every line has an end of its own
on a side of each of its boxes, and its words stand at its end on the box acted on: no two words meet
(`queries.chains.lines`). The order within a column is the one given, changed where that makes fewer lines cross
(`queries.chains.order`). A picture of one column, as of steps one after another, has wider boxes.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from queries.chains.answer import Edge, Node, Picture
from queries.chains.lines import LEFT, RIGHT, Ground, Line, Route, drawn, reach
from queries.chains.order import Slot, even, ordered

LINE, PAD, MARGIN = 17, 12, 20  # pixels: height of a line of words, space within a box, around all
_GAP_Y = 22
_STRAIGHT = 46  # pixels between boxes that a line straight down joins
_WIDTH, _WIDE = 260, 520  # pixels of a box, and of one where there is one column
_LETTER, _SMALL_LETTER = 9.4, 7.8  # pixels, at most on the whole, of the wider fonts that a reader may have
_PORT = 20  # pixels between two ends on one side
_ROOM = 90  # pixels for the bends of lines, beside their words


@dataclass(frozen=True, slots=True)
class Box:
    """A node laid out: its name and what it says, in lines, the upper left corner, the width and the height."""

    node: Node
    lines: tuple[str, ...]
    says: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes by IRI and the lines, from (0, 0) on, within a width (margins in it) and a height (none)."""

    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]
    width: int
    height: int


def lay_out(picture: Picture) -> Layout:
    """Places for all that a picture has. Time grows with its lines and the columns they go through."""
    if not picture.nodes:
        return Layout({}, (), 0, 0)
    column = _columns(picture)
    arrows = picture.arrows()
    columns, ways = ordered(column, [(arrow.who, arrow.whom) for arrow in arrows])
    after = {(above, below) for slots in columns for above, below in pairwise(slots)}
    routes = [_route(edge, slots, column, after) for edge, slots in zip(arrows, ways, strict=True)]
    width = _WIDE if len(columns) == 1 else _WIDTH
    words = {node.iri: _wrapped(node, width) for node in picture.nodes}
    heights = _heights(columns, words, routes)
    tops = _tops(columns, heights, routes)
    zones = _zones(routes, column, width)
    ground = Ground(column, _lefts(routes, column, zones, width), width, zones, tops, heights)
    boxes = {
        node.iri: Box(node, *words[node.iri], ground.edge(node.iri, LEFT), tops[node.iri], width, heights[node.iri])
        for node in picture.nodes
    }
    height = max(top + heights[slot] for slot, top in tops.items())
    return Layout(boxes, drawn(routes, ground), ground.left[-1], height)


def _columns(picture: Picture) -> dict[str, int]:
    """The column of each node, from 0 on, none of them empty."""
    levels = {level: at for at, level in enumerate(sorted({node.level for node in picture.nodes}))}
    return {node.iri: levels[node.level] for node in picture.nodes}


def _route(edge: Edge, slots: tuple[Slot, ...], column: Mapping[str, int], after: set[tuple[Slot, Slot]]) -> Route:
    who, whom = column[edge.who], column[edge.whom]
    if who == whom:
        return Route(edge, slots, RIGHT, RIGHT, edge.style == "next" and (edge.who, edge.whom) in after)
    return Route(edge, slots, *((LEFT, RIGHT) if who > whom else (RIGHT, LEFT)))


def _wrapped(node: Node, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name of a node and what it says, in lines that fit a box."""
    letters, small = int((width - 2 * PAD) / _LETTER), int((width - 2 * PAD) / _SMALL_LETTER)
    name = textwrap.wrap(node.label, letters) or textwrap.wrap(node.iri, letters)
    return tuple(name), tuple(textwrap.wrap(node.says, small))


def _heights(
    columns: Sequence[Sequence[Slot]],
    words: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]],
    routes: Sequence[Route],
) -> dict[Slot, int]:
    ends: dict[tuple[str, int], int] = defaultdict(int)
    for route in routes:
        if not route.straight:
            ends[route.edge.who, route.out] += 1
            ends[route.edge.whom, route.into] += 1
    heights: dict[Slot, int] = {slot: _PORT for slots in columns for slot in slots}
    for iri, said in words.items():
        most = max(ends[iri, LEFT], ends[iri, RIGHT])
        heights[iri] = max(sum(map(len, said)) * LINE + 2 * PAD, (most + 1) * _PORT)
    return heights


def _tops(columns: Sequence[Sequence[Slot]], heights: Mapping[Slot, int], routes: Sequence[Route]) -> dict[Slot, int]:
    """The top of each slot: each as near to the middle of what it is joined to as its neighbours let it."""
    straight = {route.edge.who for route in routes if route.straight}
    joined = [pair for route in routes if route.out != route.into for pair in pairwise(route.slots)]

    def apart(above: Slot, below: Slot) -> int:
        if isinstance(above, tuple) and isinstance(below, tuple):
            return 0
        return _STRAIGHT if above in straight else _GAP_Y

    return even(columns, heights, joined, apart)


def _zones(routes: Sequence[Route], column: Mapping[str, int], width: int) -> dict[tuple[int, int], int]:
    """How wide words stand beside each column, on each of its sides."""
    zones: dict[tuple[int, int], int] = defaultdict(int)
    for route in routes:
        side = column[route.edge.whom], route.into
        zones[side] = max(zones[side], reach(route.edge) - (width // 2 if route.straight else 0))
    return zones


def _lefts(
    routes: Sequence[Route], column: Mapping[str, int], zones: Mapping[tuple[int, int], int], width: int
) -> list[int]:
    """The left edge of each column, and of one more: the words in each gap have room beside each other."""
    bends: set[int] = set()
    for route in routes:
        ends = sorted((column[route.edge.who], column[route.edge.whom]))
        if not route.straight:
            bends.update({ends[0]} if route.out == route.into else range(*ends))
    left = [MARGIN]
    for gap in range(max(column.values()) + 1):
        words = zones.get((gap, RIGHT), 0) + zones.get((gap + 1, LEFT), 0)
        left.append(left[-1] + width + words + (_ROOM if gap in bends else MARGIN))
    return left
