"""What follows from the facts: shortcuts from rules, amendments from impacts, each by one SPARQL CONSTRUCT file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from loaders.emit.nquads import Quad
from ontology.terms import OKL, PREFIXES, RDF

CONSTRUCTS = tuple(sorted(Path(__file__).parents[1].glob("*.rq")))

_NEEDED = frozenset(
    f"<{p}>" for p in (RDF("type"), *map(OKL, "step position kind actor act target by statedIn state path".split()))
)


def derive(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The derived quads of the graph that the quads belong to; all must be of one graph."""
    quads = [quad for quad in quads if quad[2] in _NEEDED]
    if not quads:
        return
    graph = quads[0][0]
    triples = "".join(f"{subject} {predicate} {value} .\n" for _, subject, predicate, value in quads)
    store = ox.Store()
    store.bulk_load(triples.encode(), format=ox.RdfFormat.N_TRIPLES)
    for path in CONSTRUCTS:
        for triple in _triples(store, _query(path)):
            yield graph, str(triple.subject), str(triple.predicate), str(triple.object)


def _triples(store: ox.Store, query: str) -> Iterator[ox.Triple]:
    result = store.query(query, prefixes=PREFIXES)
    if not isinstance(result, ox.QueryTriples):
        raise TypeError("a derivation is a CONSTRUCT query")
    yield from result


@cache
def _query(path: Path) -> str:
    return path.read_text(encoding="utf-8")
