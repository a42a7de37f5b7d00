"""What takes long on the graph of a country, behind one class: igraph where it is installed, else NetworkX.

    solver(below).components()           `below`: of each thing, by number, those right below it

Both give the same answers; `python -m benchmarks.chains` measures how long each takes. igraph is an extra
(`pip install okilet[large]`), for it is under the GPL, and nothing needs it. rustworkx is as fast where it has an
algorithm, but has no betweenness by samples, which is what takes longest.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, Protocol

import networkx as nx

Below = Sequence[Sequence[int]]
_SMALL = 5_000  # things, up to which NetworkX takes less than loading igraph does


class Solver(Protocol):
    """The questions, about things numbered from 0 on."""

    def components(self) -> list[list[int]]:
        """The strong components: those that can be reached from each other, in no order."""

    def dominators(self, tops: Collection[int]) -> list[int]:
        """The nearest thing above each that every way to it from the tops passes: -1 for none, and where no way leads.

        The immediate dominators from one more thing above all tops.
        """

    def betweenness(self, sources: Collection[int]) -> list[float]:
        """Of each thing its shares of the shortest ways from the sources to all whom they reach, summed up."""


def solver(below: Below, name: str = "") -> Solver:
    """What answers for this graph: "igraph" or "networkx", "" for the faster one; to load igraph takes a while."""
    if name == "igraph" or (not name and len(below) > _SMALL and has_igraph()):
        return Igraph(below)
    return NetworkX(below)


def has_igraph() -> bool:
    """Whether igraph is installed."""
    return importlib.util.find_spec("igraph") is not None


class NetworkX:
    """Answers by NetworkX."""

    def __init__(self, below: Below) -> None:
        self._size = len(below)
        self._below = below

    @cached_property
    def _graph(self) -> nx.DiGraph[int]:
        graph: nx.DiGraph[int] = nx.DiGraph()
        graph.add_nodes_from(range(self._size))
        graph.add_edges_from(_pairs(self._below))
        return graph

    def components(self) -> list[list[int]]:
        """As `Solver` has it."""
        return [sorted(found) for found in nx.strongly_connected_components(self._graph)]

    def dominators(self, tops: Collection[int]) -> list[int]:
        """As `Solver` has it."""
        if not tops:
            return [-1] * self._size
        over = self._size
        graph = self._graph
        graph.add_edges_from((over, top) for top in tops)
        found = nx.immediate_dominators(graph, over)
        graph.remove_node(over)
        nearest = (found.get(thing) for thing in range(self._size))
        return [-1 if above is None or above == over else above for above in nearest]

    def betweenness(self, sources: Collection[int]) -> list[float]:
        """As `Solver` has it."""
        found = nx.betweenness_centrality_subset(self._graph, sorted(sources), range(self._size))
        return [found[thing] for thing in range(self._size)]


class Igraph:
    """Answers by igraph."""

    def __init__(self, below: Below) -> None:
        self._size = len(below)
        self._below = below

    def _make(self, *more: tuple[int, int]) -> Any:
        igraph = importlib.import_module("igraph")  # an extra, without types
        return igraph.Graph(self._size + bool(more), [*_pairs(self._below), *more], directed=True)

    @cached_property
    def _graph(self) -> Any:
        return self._make()

    def components(self) -> list[list[int]]:
        """As `Solver` has it."""
        return [sorted(found) for found in self._graph.connected_components(mode="strong")]

    def dominators(self, tops: Collection[int]) -> list[int]:
        """As `Solver` has it."""
        over = self._size
        if not tops:
            return [-1] * over
        found = self._make(*((over, top) for top in tops)).dominator(over)[:over]
        return [-1 if above < 0 or above == over else int(above) for above in found]

    def betweenness(self, sources: Collection[int]) -> list[float]:
        """As `Solver` has it."""
        if not sources:
            return [0.0] * self._size
        return list(self._graph.betweenness(directed=True, sources=sorted(sources)))


def _pairs(below: Below) -> Iterator[tuple[int, int]]:
    return ((who, whom) for who, those in enumerate(below) for whom in those)
