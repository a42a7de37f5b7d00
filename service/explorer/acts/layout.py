"""The text of a version laid out: pages of it, and on each the provisions as headings, paragraphs, tables and grids.

chunks = pages_of(outline)                     the provisions of each page, in order
blocks(view, outline, nodes, words)            what a page shows, in order
page_at(chunks, act, "annex-1/row-92")         the page that holds a provision, from 1
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from service.explorer.acts.outline import Key, Node, Outline
from service.explorer.acts.wording import CELL, Wording
from service.explorer.view import View

ON_A_PAGE = 140  # provisions, about; a page of so many stays under 300 kB
_SLOT = re.compile(r".*/week-(?P<week>\d+)/day-(?P<day>\d+)(?:/.*)?")
COLUMNS = ("position", "appoints", "nominates", "concurs")
_DAYS = 5


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on a page: `sort` is "heading", "passage", "table" or "grid".

    A heading has its `level` (2 to 4), its name, and as `alias` the path of the title it says; a passage how deep it is
    set in (`level`) and its number as printed; a table its heads and rows; a grid its weeks of five days of entries.
    """

    sort: str
    node: Node
    wording: Wording
    level: int = 0
    number: str = ""
    name: str = ""
    alias: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    weeks: tuple[Week, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the cell of each column, by the number of the piece of its words; -1 where it is empty."""

    node: Node
    wording: Wording
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a grid: the entries of each of its five days."""

    number: str
    days: tuple[tuple[tuple[Node, Wording], ...], ...]


def pages_of(outline: Outline) -> tuple[tuple[Node, ...], ...]:
    """The provisions in pages of about `ON_A_PAGE`: a document begins a page where the last is full with it.

    A longer document is cut before what stands directly in it.
    """
    pages: list[list[Node]] = [[]]
    for document in _documents(outline):
        if pages[-1] and len(pages[-1]) + len(document) > ON_A_PAGE:
            pages.append([])
        for piece in _pieces(document):
            if pages[-1] and len(pages[-1]) + len(piece) > ON_A_PAGE:
                pages.append([])
            pages[-1] += piece
    return tuple(tuple(page) for page in pages if page)


def _documents(outline: Outline) -> list[list[Node]]:
    found: list[list[Node]] = []
    for node in outline.nodes:
        if (
            not found
            or found[-1][0].act != node.act
            or node.path.partition("/")[0] != found[-1][0].path.partition("/")[0]
        ):
            found.append([])
        found[-1].append(node)
    return found


def _pieces(document: list[Node]) -> list[list[Node]]:
    """A document cut before each provision that stands directly in it."""
    found: list[list[Node]] = []
    for node in document:
        depth = node.path.count("/")
        if not found or (depth <= 1 and node.kind not in ("title", "approval")):
            found.append([])
        found[-1].append(node)
    return found


def page_at(pages: Sequence[Sequence[Node]], act: str, path: str) -> int:
    """The number of the page that holds a provision, or what it stands in; 1 where none does."""
    where = {node.key: number for number, page in enumerate(pages, 1) for node in page}
    while path:
        if (act, path) in where:
            return where[act, path]
        path = path.rpartition("/")[0]
    return 1


def blocks(here: View, outline: Outline, nodes: Sequence[Node], words: Mapping[Key, Wording]) -> tuple[Block, ...]:
    """What a page shows of these provisions, in order."""
    found: list[Block] = []
    for listed, group in groupby(nodes, key=lambda node: node.kind if node.kind in ("row", "slot") else ""):
        together = list(group)
        if listed == "row":
            found.append(_table(outline, together, words))
        elif listed == "slot":
            found.append(_grid(outline, together, words))
        else:
            found += [block for node in together if (block := _block(here, outline, node, words))]
    return tuple(found)


def _block(here: View, outline: Outline, node: Node, words: Mapping[Key, Wording]) -> Block | None:
    wording = words.get(node.key, _nothing())
    if node.kind == "document":
        kind = here.acts[node.act].kind if node.act in here.acts else ""
        return Block("heading", node, wording, 2, name=outline.name(node, here.lang, kind))
    if node.kind in ("chapter", "section"):
        titled = outline.node(node.act, f"{node.path}/title")
        said = words.get(titled.key, wording) if titled else wording
        alias = titled.path if titled else ""
        level = 3 if node.kind == "section" else 4
        return Block("heading", node, said, level, name=outline.name(node, here.lang), alias=alias)
    if node.kind == "title" and node.path.count("/") > 1:
        return None  # said with the chapter or section that it is the title of
    if node.kind == "title":
        return Block("heading", node, wording, 3)
    if not wording.words.text and not wording.notes and not node.number:
        return None
    tail = node.path.rpartition("/")[2].partition("~")[0]
    number = _number(node, tail)
    level = max(0, node.path.count("/") - 1)
    return Block("passage", node, wording, min(level, 4), number)


def _number(node: Node, tail: str) -> str:
    """The number as the document prints it."""
    if node.kind == "paragraph":
        return f"{node.number or tail}."
    if node.kind == "subparagraph":
        return f"{node.number or tail})"
    if node.kind == "mark":
        return "*" * int(tail.rpartition("-")[2]) if tail.rpartition("-")[2].isdigit() else "*"
    if node.kind == "note" and node.number:
        return f"{node.number})"
    return "–" if node.kind == "item" else ""


def _table(outline: Outline, nodes: list[Node], words: Mapping[Key, Wording]) -> Block:
    document = outline.node(nodes[0].act, nodes[0].path.partition("/")[0])
    held = words.get(document.key, _nothing()) if document else _nothing()
    rows = tuple(Row(node, words.get(node.key, _nothing()), ()) for node in nodes)
    return Block("table", nodes[0], _nothing(), heads=held.heads, rows=rows)


def in_columns(block: Block, filled: Mapping[Key, Sequence[str]]) -> tuple[Row, ...]:
    """The rows of a table with each piece of their words in its column; `filled` names the columns that a row fills.

    Where that is not known, or does not fit, the pieces stand one after another.
    """
    found = []
    for row in block.rows:
        pieces = row.wording.words.text.count(CELL) + 1 if row.wording.words.text else 0
        columns = list(filled.get(row.node.key, ()))
        if len(columns) != pieces:
            columns = list(COLUMNS[:pieces])
        cells = tuple(columns.index(name) if name in columns else -1 for name in COLUMNS)
        found.append(Row(row.node, row.wording, cells))
    return tuple(found)


def _grid(outline: Outline, nodes: list[Node], words: Mapping[Key, Wording]) -> Block:
    weeks: dict[str, list[list[tuple[Node, Wording]]]] = {}
    for node in nodes:
        match = _SLOT.fullmatch(node.path)
        week, day = (match["week"], int(match["day"])) if match else ("", 1)
        days = weeks.setdefault(week, [[] for _ in range(_DAYS)])
        if 1 <= day <= _DAYS:
            days[day - 1].append((node, words.get(node.key, _nothing())))
    made = tuple(Week(number, tuple(tuple(day) for day in days)) for number, days in weeks.items())
    return Block("grid", nodes[0], _nothing(), weeks=made)


@cache
def _nothing() -> Wording:
    return Wording()
