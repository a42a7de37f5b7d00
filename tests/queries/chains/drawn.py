"""Small multigraphs drawn from a few words, for tests of what runs over them: `powers("p appoints a", "o through h")`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import networkx as nx
from hypothesis import strategies as st

from queries.chains.classes import Classes
from queries.chains.multigraph import THROUGH, Powers
from queries.chains.rules import ROLES, Rules, Step
from queries.names import Names

DAY = dt.date(2020, 1, 1)


def step(who: str, role: str, whom: str, number: int = 1) -> Step:
    """A step of a rule of its own."""
    return Step(
        rule=f"rule/{number}",
        act="act/X1",
        provision=f"annex-1/row-{number}",
        position=whom,
        role=role,
        authority=who,
        alternative=1,
        condition="",
        valid_from="",
        valid_to="",
        begins=dt.date.min,
        ends=dt.date.max,
        order=1,
    )


def powers(*edges: str) -> Powers:
    """The multigraph of edges such as "president appoints minister" and "minister through ministry"."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    steps: list[Step] = []
    for number, edge in enumerate(edges, 1):
        who, role, whom = edge.split()
        taken = None if role == THROUGH else step(who, role, whom, number)
        steps += [taken] if taken else []
        graph.add_edge(who, whom, key=number, role=role, step=taken)
    for node, data in graph.nodes(data=True):
        data.update(kind="position", label_kk=node, label_ru=node, label_en=node)
    return Powers(DAY, Rules(steps, Names({}), Classes(())), graph)


def plain(drawn: Powers, roles: Iterable[str] = ROLES, end: str = "") -> nx.DiGraph[str]:
    """Who acts on whom, upward, as plain NetworkX has it; `weight` counts steps. `end` acts for any."""
    found: nx.DiGraph[str] = nx.DiGraph()
    found.add_nodes_from(drawn.graph)
    edges: list[tuple[str, str, str]] = list(drawn.graph.edges(data="role"))
    ruled = {whom for _, whom, role in edges if role != THROUGH}
    found.add_edges_from(
        ((whom, who) for who, whom, role in edges if role == THROUGH and (whom not in ruled or who == end)), weight=0
    )
    found.add_edges_from(((whom, who) for who, whom, role in edges if role in set(roles)), weight=1)
    return found


@st.composite
def drawings(draw: st.DrawFn, most: int = 7) -> Powers:
    """Any multigraph of so many nodes, with cycles, parallel edges and "through"."""
    nodes = [f"n{number}" for number in range(draw(st.integers(2, most)))]
    pairs = st.tuples(st.sampled_from(nodes), st.sampled_from((*ROLES, THROUGH)), st.sampled_from(nodes))
    edges = draw(st.lists(pairs, min_size=1, max_size=18))
    drawn = powers(*(" ".join(edge) for edge in edges))
    for node in nodes:
        drawn.graph.add_node(node, kind="position", label_kk=node, label_ru=node, label_en=node)
    return drawn
