"""The contents of an act as a tree of links, with what was read from each provision.

contents(view, outline, act)        its documents; rows of a table and entries of a grid are one branch
"""

from __future__ import annotations

from dataclasses import dataclass

from service.explorer.acts.codes import QUIET, counted
from service.explorer.acts.outline import Node, Outline
from service.explorer.view import Link, View
from service.words import many

_LISTED = {"row": "contents-rows", "slot": "contents-slots"}
_SHOWN = 400  # rows of a table that are listed; of more only how many there are
_LEFT_OUT = frozenset({"title", "approval", "signature"})


@dataclass(frozen=True, slots=True)
class Branch:
    """A provision in the contents: its link, its title (Kazakh), what was read there, what stands in it.

    `link` is None for a branch that only gathers others; `open` says that what stands in it is seen at once. `count`
    is how many stand in it where they are too many to list.
    """

    link: Link | None
    name: str
    title: str
    facts: str
    branches: tuple[Branch, ...]
    open: bool = False
    deleted: bool = False
    count: int = 0


def contents(here: View, outline: Outline, act: str) -> tuple[Branch, ...]:
    """The documents of an act that the outline has."""
    kind = here.acts[act].kind if act in here.acts else ""
    roots = [node for node in outline.children.get(("", ""), ()) if node.act == act]
    return tuple(_branch(here, outline, node, kind, 1) for node in roots)


def _branch(here: View, outline: Outline, node: Node, kind: str, level: int) -> Branch:
    children = [n for n in outline.children.get(node.key, ()) if n.kind not in _LEFT_OUT]
    below: list[Branch] = []
    for listed, key in _LISTED.items():
        rows = [n for n in children if n.kind == listed]
        if rows:
            below.append(_rows(here, outline, rows, key))
    below += [_branch(here, outline, n, kind, level + 1) for n in children if n.kind not in _LISTED]
    counts = {name: n for name, n in outline.counts.get(node.key, {}).items() if name not in QUIET}
    name = outline.name(node, here.lang, kind)
    return Branch(
        link=Link(name, here.page_of(node.iri)),
        name=name,
        title=outline.title(node),
        facts="; ".join(counted(counts, here.lang)),
        branches=tuple(below),
        open=level <= 1,
        deleted=node.deleted,
    )


def _rows(here: View, outline: Outline, rows: list[Node], key: str) -> Branch:
    listed = rows if len(rows) <= _SHOWN else []
    branches = tuple(
        Branch(
            link=Link(outline.name(row, here.lang), here.page_of(row.iri)),
            name=outline.name(row, here.lang),
            title=outline.labels.get(row.key, ""),
            facts="",
            branches=(),
        )
        for row in listed
    )
    return Branch(None, many(key, len(rows), here.lang), "", "", branches, count=len(rows))
