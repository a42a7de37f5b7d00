"""An answer that says who acts on whom, or what belongs to what, as a picture of boxes and arrows.

    ends(columns)                               ("authority", "position"), or None where there is no such pair
    sketch(view, query, columns, rows)          Sketch; `picture` is there as long as eyes find something in it

The arrows go the way that the columns say; what stands above stands to the left. The rows of the table say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from queries.chains.answer import Edge, Node, Picture
from queries.chains.rules import ROLES
from service.api.query_cells import Row, value_name
from service.explorer.view import View

BOXES = 60
ARROWS = 150
_PAIRS = (
    ("authority", "position"),
    ("authority", "of"),
    ("authority", "other"),
    ("class", "member"),
    ("parent", "organ"),
    ("original", "resulting"),
    ("head", "deputy"),
    ("unit", "position"),
    ("organ", "head"),
    ("organ", "position"),
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """How many things and arrows an answer has, and the picture of them where they are few enough."""

    things: int
    arrows: int
    picture: Picture | None


def ends(columns: Sequence[str]) -> tuple[str, str] | None:
    """The columns between which an answer draws arrows."""
    return next((pair for pair in _PAIRS if set(pair) <= set(columns)), None)


def sketch(view: View, title: str, columns: Sequence[str], rows: Sequence[Row]) -> Sketch:
    """The picture of an answer whose columns have `ends`."""
    pair = ends(columns)
    if pair is None:
        return Sketch(0, 0, None)
    found: dict[tuple[str, str], dict[str, dict[str, str | int]]] = {}
    for row in rows:
        who, whom = (row.get(name, {}) for name in pair)
        if who.get("type") == whom.get("type") == "uri" and who["value"] != whom["value"]:
            role = row.get("role", {}).get("value", "")
            stated: dict[str, str | int] = {name: row[name]["value"] for name in ("act", "provision") if name in row}
            roles = found.setdefault((who["value"], whom["value"]), {})
            roles.setdefault(role if role in ROLES else "", stated)
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(found)
    if not 2 <= len(graph) <= BOXES or len(found) > ARROWS:
        return Sketch(len(graph), len(found), None)
    level = _levels(graph)
    nodes = (Node(iri, view.thing(iri).text, level=level[iri]) for iri in sorted(graph, key=lambda i: (level[i], i)))
    edges = tuple(
        Edge(who, whom, value_name("role", role, view.lang) if role else "", role or "through", stated)
        for (who, whom), roles in found.items()
        for role, stated in roles.items()
    )
    return Sketch(len(graph), len(found), Picture(title, tuple(nodes), edges))


def _levels(graph: nx.DiGraph[str]) -> dict[str, int]:
    """The column of each thing: after all that act on it; those of a cycle stand in one."""
    whole = nx.condensation(graph)
    level: dict[int, int] = {}
    for knot in nx.topological_sort(whole):
        level[knot] = max((level[above] + 1 for above in whole.predecessors(knot)), default=0)
    return {iri: level[knot] for iri, knot in whole.graph["mapping"].items()}
