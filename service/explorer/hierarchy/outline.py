"""What an address shows: the start, what is open below it (above it, upward), level by level, each thing once.

    found = outline(settled)
    found.root.children              items with items, as an outline has them
    found.arcs                       all arcs between those shown, by depth, as a table has them

The graph is no tree: a thing stands below the first opened one that leads to it, in the order of opening; where others
lead to it, they say that it stands elsewhere. The picture in the browser does the same.

Addresses come from strangers: one that would show more than `MOST` lines or `DEEPEST` levels is refused.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ontology import iris
from ontology.errors import BadParameter
from service.explorer.hierarchy.answer import other
from service.explorer.hierarchy.model import Arc
from service.explorer.hierarchy.settled import Settled

MOST = 10_000  # lines of an outline
DEEPEST = 100  # levels of one; what writes it goes as deep


@dataclass
class Item:
    """A thing in the outline: `arc` leads to it from the one above (None for the start); `count` is how many there are
    right below, `left` how many of them are still to be shown where it is open, `elsewhere` those that stand in another
    place."""

    iri: str
    depth: int
    arc: Arc | None
    count: int
    open: bool = False
    left: int = 0
    children: list[Item] = field(default_factory=list)
    elsewhere: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is shown: `items` in the order of reading, `arcs` with the depth of the farther end."""

    root: Item
    items: tuple[Item, ...]
    arcs: tuple[tuple[int, Arc], ...]


def outline(found: Settled) -> Outline:
    """What the address shows: time grows with the things shown. Raises `BadParameter` for what is too much."""
    asked, hierarchy = found.asked, found.hierarchy
    root = Item(found.start, 0, None, len(hierarchy.neighbours(found.start)), open=True)
    placed = {iris.tail(found.start): root}
    arcs: list[tuple[int, Arc]] = []
    waiting = list(dict.fromkeys((iris.tail(found.start), *asked.opened)))
    before = -1
    while waiting and len(waiting) != before:
        before = len(waiting)
        left: list[str] = []
        for key in waiting:
            if key in placed:
                arcs += _open(found, placed[key], placed)
                if len(arcs) > MOST:
                    raise BadParameter(f"open and more would show over {MOST:,} lines at once; close some")
            else:
                left.append(key)
        waiting = left
    return Outline(root, tuple(_in_order(root)), tuple(arcs))


def _open(found: Settled, parent: Item, placed: dict[str, Item]) -> list[tuple[int, Arc]]:
    """Place what stands right below one; gives the arcs shown."""
    asked, hierarchy = found.asked, found.hierarchy
    if asked.depth and parent.depth >= asked.depth:
        return []
    if parent.depth >= DEEPEST:
        raise BadParameter(f"open would show over {DEEPEST} levels at once; begin further down, with of=")
    arcs = hierarchy.arcs(parent.iri, found.here.lang)
    shown = arcs[: asked.size * asked.pages(iris.tail(parent.iri))]
    parent.open = bool(arcs)
    parent.left = len(arcs) - len(shown)
    depth = parent.depth + 1
    for arc in shown:
        iri = other(hierarchy, arc)
        if iris.tail(iri) in placed:
            parent.elsewhere.append(placed[iris.tail(iri)])
            continue
        count = 0 if asked.depth and depth >= asked.depth else len(hierarchy.neighbours(iri))
        item = Item(iri, depth, arc, count)
        parent.children.append(item)
        placed[iris.tail(iri)] = item
    return [(depth, arc) for arc in shown]


def _in_order(root: Item) -> list[Item]:
    found: list[Item] = []
    waiting = [root]
    while waiting:
        item = waiting.pop()
        found.append(item)
        waiting += reversed(item.children)
    return found
