"""The lines of a picture: where each begins and ends on its boxes, how it goes between them, where its words stand.

Beside a column a line is level as far as words stand there, and bends only where none are. A line over several columns
goes through gaps between their boxes; one within a column goes around on the right, or straight down where it leads to
the next box ("next").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from queries.chains.answer import Edge
from queries.chains.order import Slot

LEFT, RIGHT = -1, 1
_LETTER = 8  # pixels, at most, of the words on lines
_WORDS = 48  # characters on a line; the title of the line has all
_HEAD = 14  # pixels between a box and the words of a line that ends there
_AROUND = 60  # pixels that a line within a column goes beyond the words


@dataclass(frozen=True, slots=True)
class Route:
    """An arrow on its way: the slots it goes through, the sides on which it leaves and comes in."""

    edge: Edge
    slots: tuple[Slot, ...]
    out: int
    into: int
    straight: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow laid out: its path, its words as they are drawn, where they begin or end, which of the two."""

    edge: Edge
    path: str
    words: str
    at: tuple[int, int]
    anchor: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Where slots stand. `left` are the left edges of the columns, `zones` how wide words stand on a side of each."""

    column: Mapping[str, int]
    left: Sequence[int]
    width: int
    zones: Mapping[tuple[int, int], int]
    tops: Mapping[Slot, int]
    heights: Mapping[Slot, int]

    def edge(self, slot: Slot, side: int) -> int:
        """The x of a side of a slot."""
        return self.left[self._at(slot)] + (self.width if side == RIGHT else 0)

    def clear(self, slot: Slot, side: int) -> int:
        """The x beside a slot where no words stand any more."""
        return self.edge(slot, side) + side * self.zones.get((self._at(slot), side), 0)

    def middle(self, slot: Slot) -> int:
        """The y of its middle."""
        return self.tops[slot] + self.heights[slot] // 2

    def _at(self, slot: Slot) -> int:
        return self.column[slot] if isinstance(slot, str) else slot[0]


def reach(edge: Edge) -> int:
    """How far beside a box the words of a line need room."""
    return _HEAD + _LETTER * len(_words(edge))


def _words(edge: Edge) -> str:
    line = " ".join(edge.words.split())
    return line if len(line) <= _WORDS else line[: _WORDS - 1].rstrip() + "…"


def drawn(routes: Sequence[Route], ground: Ground) -> tuple[Line, ...]:
    """The lines of these routes."""
    ports = _ports(routes, ground)
    return tuple(
        _straight(route, ground) if route.straight else _bent(route, ports[n, False], ports[n, True], ground)
        for n, route in enumerate(routes)
    )


def _ports(routes: Sequence[Route], ground: Ground) -> dict[tuple[int, bool], int]:
    """The height at which each line begins (False) and ends (True): over the side, in the order of where it goes.

    Lines within a column lie within each other: those upward at the top, those downward at the bottom.
    """
    ends: dict[tuple[str, int], list[tuple[tuple[int, int, int], int, bool]]] = defaultdict(list)
    for number, route in enumerate(routes):
        if route.straight:
            continue
        for end, iri, side, other in (
            (False, route.edge.who, route.out, route.slots[1]),
            (True, route.edge.whom, route.into, route.slots[-2]),
        ):
            y = ground.middle(other)
            down = 1 if y > ground.middle(iri) else -1
            place = (down, -y, down * number) if route.out == route.into else (0, y, number)
            ends[iri, side].append((place, number, end))
    ports: dict[tuple[int, bool], int] = {}
    for (iri, _), these in ends.items():
        for at, (_, number, end) in enumerate(sorted(these), 1):
            ports[number, end] = ground.tops[iri] + ground.heights[iri] * at // (len(these) + 1)
    return ports


def _straight(route: Route, ground: Ground) -> Line:
    who, whom = route.edge.who, route.edge.whom
    x = ground.edge(who, LEFT) + ground.width // 2
    y1, y2 = ground.tops[who] + ground.heights[who], ground.tops[whom]
    return Line(route.edge, f"M{x} {y1}V{y2}", _words(route.edge), (x + _HEAD, (y1 + y2) // 2 + 4), "start")


def _bent(route: Route, begins: int, ends: int, ground: Ground) -> Line:
    who, whom = route.edge.who, route.edge.whom
    x, y = ground.clear(who, route.out), begins
    path = f"M{ground.edge(who, route.out)} {y}H{x}"
    for slot in route.slots:
        if isinstance(slot, tuple):  # a gap in a column on the way
            near, far = ground.clear(slot, -route.out), ground.clear(slot, route.out)
            path += f"{_curve(x, y, near, ground.middle(slot))}H{far}"
            x, y = far, ground.middle(slot)
    end, said = ground.edge(whom, route.into), ground.clear(whom, route.into)
    if route.out == route.into:
        path += f"C{said + _AROUND} {y} {said + _AROUND} {ends} {said} {ends}H{end}"
    else:
        path += f"{_curve(x, y, said, ends)}H{end}"
    at, anchor = (end + route.into * _HEAD, ends - 5), "start" if route.into == RIGHT else "end"
    return Line(route.edge, path, _words(route.edge), at, anchor)


def _curve(x1: int, y1: int, x2: int, y2: int) -> str:
    bend = (x1 + x2) // 2
    return f"C{bend} {y1} {bend} {y2} {x2} {y2}"
