"""The graphs that a query is asked of, each triple once.

Oxigraph's union of several graphs gives a triple as often as graphs hold it. The union of all graphs is the default
graph of the store already; that of some graphs is left to Oxigraph where no two of them share a triple, else it is made
in a store of its own. The last few of these are kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import pyoxigraph as ox

from queries.oxigraph_forms import RESULTS, solutions
from queries.syntax import Dataset

_SAME_TRIPLE = "ASK { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER(?g != ?h) }"
_KEPT = 4

Default = list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
Named = list[ox.NamedNode | ox.BlankNode]


class Graphs:
    """The named graphs of a store whose default graph is their union; made anew when the store changes."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._named = {name.value: name for name in store.named_graphs() if isinstance(name, ox.NamedNode)}
        self._sharing: dict[frozenset[str], bool] = {}
        self._unions: dict[tuple[frozenset[str], frozenset[str]], ox.Store] = {}

    @property
    def names(self) -> Iterable[str]:
        """Their IRIs."""
        return self._named.keys()

    def chosen(self, dataset: Dataset) -> tuple[ox.Store, Default, Named]:
        """The store to ask, and the lists of default and named graphs to ask it of; graphs that are not there are
        empty, so they are left out."""
        default = [name for name in dict.fromkeys(dataset.default) if name in self._named]
        named: Named = [self._named[name] for name in dict.fromkeys(dataset.named) if name in self._named]
        if default and len(default) == len(self._named):
            return self._store, [ox.DefaultGraph()], named
        if len(default) > 1 and self._share(default):
            return self._union(default, dataset.named), [ox.DefaultGraph()], named
        return self._store, [self._named[name] for name in default], named

    @cached_property
    def _disjoint(self) -> bool:
        """Whether no triple is in two graphs, so that there are as many quads as triples."""
        result = self._store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert isinstance(result, ox.QuerySolutions)
        ((count,),) = solutions(result.serialize(format=RESULTS["json"]) or b"").values()
        return len(self._store) == 2 * int(count)

    def _share(self, graphs: list[str]) -> bool:
        if self._disjoint:
            return False
        key = frozenset(graphs)
        if key not in self._sharing:
            named: Named = [self._named[name] for name in graphs]
            self._sharing[key] = bool(self._store.query(_SAME_TRIPLE, default_graph=[], named_graphs=named))
        return self._sharing[key]

    def _union(self, default: Iterable[str], named: Iterable[str]) -> ox.Store:
        key = frozenset(default), frozenset(named)
        store = self._unions.pop(key, None)
        if store is None:
            store = ox.Store()
            for name in key[0]:
                store.bulk_load(self._triples(name), format=ox.RdfFormat.N_TRIPLES)
            for name in key[1] & self._named.keys():
                store.bulk_load(self._triples(name), format=ox.RdfFormat.N_TRIPLES, to_graph=self._named[name])
        while len(self._unions) >= _KEPT:
            self._unions.pop(next(iter(self._unions)), None)
        self._unions[key] = store
        return store

    def _triples(self, graph: str) -> bytes:
        return self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=self._named[graph]) or b""
