"""Where the boxes and lines of a picture stand, so that nothing covers anything else that is to be read.

A box stands in the column of its level and is as high as its words and its lines ask. Every line has an end of its own
on a side of each of its boxes, and its words stand at its end on the box acted on: no two words meet. A line over
several columns goes through gaps between their boxes; one within a column goes around on the right, or straight
down where it leads to the next box ("next"). The order within a column is the one given, changed where that makes
fewer lines cross (`queries.chains.order`).
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from queries.chains.answer import Edge, Node, Picture
from queries.chains.order import Slot, even, ordered

BOX, LINE, PAD, MARGIN = 260, 17, 12, 20  # pixels: width of a box, height of its lines, space within, around all
_GAP_Y = 22
_STRAIGHT = 46  # pixels between boxes that a line straight down joins
_LETTERS = 25  # of the wider fonts that a reader may have, in a box
_SMALL_LETTERS = 30
_PORT = 20  # pixels between two ends on one side
_LETTER = 8  # pixels, at most, of the words on lines
_ROOM = 90  # pixels for the bend of a line, beside its words
_LEFT, _RIGHT = -1, 1


@dataclass(frozen=True, slots=True)
class Box:
    """A node laid out: its name and what it says, in lines, the upper left corner and the height."""

    node: Node
    lines: tuple[str, ...]
    says: tuple[str, ...]
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow laid out: its path, where its words begin or end, which of the two."""

    edge: Edge
    path: str
    at: tuple[int, int]
    anchor: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes by IRI and the lines, from (0, 0) on, within a width (margins in it) and a height (none)."""

    boxes: Mapping[str, Box]
    lines: tuple[Line, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class _Route:
    """An arrow on its way: the slots it goes through, the sides on which it leaves and comes in."""

    edge: Edge
    slots: tuple[Slot, ...]
    out: int
    into: int
    straight: bool


def lay_out(picture: Picture) -> Layout:
    """Places for all that a picture has. Time grows with its lines and the columns they go through."""
    if not picture.nodes:
        return Layout({}, (), 0, 0)
    column = _columns(picture)
    arrows = picture.arrows()
    columns, ways = ordered(column, [(arrow.who, arrow.whom) for arrow in arrows])
    after = {(above, below) for slots in columns for above, below in pairwise(slots)}
    routes = [_route(edge, slots, column, after) for edge, slots in zip(arrows, ways, strict=True)]
    zones = _zones(routes, column)
    left = _lefts(routes, column, len(columns), zones)
    heights = _heights(picture, columns, routes)
    tops = _tops(columns, heights, routes)
    boxes = {
        node.iri: Box(node, *_said(node), left[column[node.iri]], tops[node.iri], heights[node.iri])
        for node in picture.nodes
    }
    middles = {slot: tops[slot] + heights[slot] // 2 for slot in tops}
    ports = _ports(routes, boxes, middles)
    lines = tuple(
        _straight(r, boxes) if r.straight else _bent(r, (ports[n, False], ports[n, True]), column, left, middles, zones)
        for n, r in enumerate(routes)
    )
    return Layout(boxes, lines, left[-1], max(box.y + box.height for box in boxes.values()))


def _columns(picture: Picture) -> dict[str, int]:
    """The column of each node, from 0 on, none of them empty."""
    levels = {level: at for at, level in enumerate(sorted({node.level for node in picture.nodes}))}
    return {node.iri: levels[node.level] for node in picture.nodes}


def _route(edge: Edge, slots: tuple[Slot, ...], column: Mapping[str, int], after: set[tuple[Slot, Slot]]) -> _Route:
    who, whom = column[edge.who], column[edge.whom]
    if who == whom:
        return _Route(edge, slots, _RIGHT, _RIGHT, edge.style == "next" and (edge.who, edge.whom) in after)
    return _Route(edge, slots, *((_LEFT, _RIGHT) if who > whom else (_RIGHT, _LEFT)), False)


def _zones(routes: Sequence[_Route], column: Mapping[str, int]) -> dict[tuple[int, int], int]:
    """How wide words stand in each gap (by the column before it), beside that column (right) and the next (left)."""
    zones: dict[tuple[int, int], int] = defaultdict(int)
    for route in routes:
        at = column[route.edge.whom]
        zone = (at if route.into == _RIGHT else at - 1, route.into)
        zones[zone] = max(zones[zone], _reach(route.edge) - (BOX // 2 if route.straight else 0))
    return zones


def _lefts(
    routes: Sequence[_Route], column: Mapping[str, int], number: int, zones: Mapping[tuple[int, int], int]
) -> list[int]:
    """The left edge of each column, and of one more: the words in each gap have room beside each other."""
    bends: set[int] = set()
    for route in routes:
        ends = sorted((column[route.edge.who], column[route.edge.whom]))
        if not route.straight:
            bends.update({ends[0]} if route.out == route.into else range(*ends))
    left = [MARGIN]
    for gap in range(number):
        words = zones.get((gap, _RIGHT), 0) + zones.get((gap, _LEFT), 0)
        left.append(left[-1] + BOX + words + (_ROOM if gap in bends else MARGIN))
    return left


def _reach(edge: Edge) -> int:
    """How far beside a box the words of a line need room."""
    return 14 + _LETTER * len(edge.words)


def _said(node: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    name = tuple(textwrap.wrap(node.label, _LETTERS)) or tuple(textwrap.wrap(node.iri, _LETTERS))
    return name, tuple(textwrap.wrap(node.says, _SMALL_LETTERS))


def _heights(picture: Picture, columns: Sequence[Sequence[Slot]], routes: Sequence[_Route]) -> dict[Slot, int]:
    ends: dict[tuple[str, int], int] = defaultdict(int)
    for route in routes:
        if not route.straight:
            ends[route.edge.who, route.out] += 1
            ends[route.edge.whom, route.into] += 1
    heights: dict[Slot, int] = {slot: _PORT for slots in columns for slot in slots}
    for node in picture.nodes:
        most = max(ends[node.iri, _LEFT], ends[node.iri, _RIGHT])
        heights[node.iri] = max(sum(map(len, _said(node))) * LINE + 2 * PAD, (most + 1) * _PORT)
    return heights


def _tops(columns: Sequence[Sequence[Slot]], heights: Mapping[Slot, int], routes: Sequence[_Route]) -> dict[Slot, int]:
    """The top of each slot: each as near to the middle of what it is joined to as its neighbours let it."""
    straight = {route.edge.who for route in routes if route.straight}
    joined = [pair for r in routes if not r.straight for pair in pairwise(r.slots)]

    def apart(above: Slot, below: Slot) -> int:
        if isinstance(above, tuple) and isinstance(below, tuple):
            return 0
        return _STRAIGHT if above in straight else _GAP_Y

    return even(columns, heights, joined, apart)


def _ports(
    routes: Sequence[_Route], boxes: Mapping[str, Box], middles: Mapping[Slot, int]
) -> dict[tuple[int, bool], int]:
    """The height at which each line begins (False) and ends (True): over the side, in the order of where it goes.

    Lines within a column lie within each other: those upward at the top, those downward at the bottom.
    """
    ends: dict[tuple[str, int], list[tuple[tuple[int, int], int, bool]]] = defaultdict(list)
    for number, route in enumerate(routes):
        if route.straight:
            continue
        for end, iri, side, other in (
            (False, route.edge.who, route.out, route.slots[1]),
            (True, route.edge.whom, route.into, route.slots[-2]),
        ):
            y = middles[other]
            within = route.out == route.into
            place = ((1 if y > middles[iri] else -1), -y) if within else (0, y)
            ends[iri, side].append((place, number, end))
    ports: dict[tuple[int, bool], int] = {}
    for (iri, _), these in ends.items():
        box = boxes[iri]
        for at, (_, number, end) in enumerate(sorted(these), 1):
            ports[number, end] = box.y + box.height * at // (len(these) + 1)
    return ports


def _straight(route: _Route, boxes: Mapping[str, Box]) -> Line:
    above, below = boxes[route.edge.who], boxes[route.edge.whom]
    x, y1, y2 = above.x + BOX // 2, above.y + above.height, below.y
    return Line(route.edge, f"M{x} {y1}V{y2}", (x + 10, (y1 + y2) // 2 + 4), "start")


def _bent(
    route: _Route,
    heights: tuple[int, int],
    column: Mapping[str, int],
    left: Sequence[int],
    middles: Mapping[Slot, int],
    zones: Mapping[tuple[int, int], int],
) -> Line:
    """Level beside each column, as far as words stand there, and bent between, where no words are."""

    def edge(at: int, side: int) -> int:
        return left[at] + (BOX if side == _RIGHT else 0)

    def clear(at: int, side: int) -> int:
        return edge(at, side) + side * zones.get((at if side == _RIGHT else at - 1, side), 0)

    y, level = heights
    path = f"M{edge(column[route.edge.who], route.out)} {y}"
    x = clear(column[route.edge.who], route.out)
    for slot in route.slots:
        if isinstance(slot, tuple):  # a gap in a column on the way
            near = clear(slot[0], -route.out)
            path += f"H{x}{_curve(x, y, near, middles[slot])}"
            x, y = clear(slot[0], route.out), middles[slot]
    end, said = edge(column[route.edge.whom], route.into), clear(column[route.edge.whom], route.into)
    if route.out == route.into:
        bend = said + _ROOM * 2 // 3
        path += f"H{x}C{bend} {y} {bend} {level} {said} {level}H{end}"
    else:
        path += f"H{x}{_curve(x, y, said, level)}H{end}"
    return Line(route.edge, path, (end + route.into * 14, level - 5), "start" if route.into == _RIGHT else "end")


def _curve(x1: int, y1: int, x2: int, y2: int) -> str:
    bend = (x1 + x2) // 2
    return f"C{bend} {y1} {bend} {y2} {x2} {y2}"
