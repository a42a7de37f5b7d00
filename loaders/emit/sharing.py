"""Which groups of a work calendar share a person, by one SPARQL CONSTRUCT over its sittings and the thesaurus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from loaders.emit.files import ontology_quads
from loaders.emit.nquads import Quad, iri
from ontology import iris
from ontology.terms import OKL, ORG, PREFIXES

SHARING = Path(__file__).parents[1] / "sharing.rq"

_OF_SITTINGS = frozenset(f"<{OKL(name)}>" for name in ("convenedBy", "attendedBy"))
_OF_GROUPS = frozenset(f"<{p}>" for p in (ORG("postIn"), *map(OKL, ("hasMember", "broaderClass", "positionRole"))))


def sharing(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The derived quads of the graph that the quads belong to; none where no sitting is among them."""
    quads = [quad for quad in quads if quad[2] in _OF_SITTINGS]
    if not quads:
        return
    store = ox.Store()
    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in (*(quad[1:] for quad in quads), *_groups()))
    store.bulk_load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    found = store.query(SHARING.read_text(encoding="utf-8"), prefixes=PREFIXES)
    if not isinstance(found, ox.QueryTriples):
        raise TypeError("a derivation is a CONSTRUCT query")
    for triple in found:
        yield quads[0][0], str(triple.subject), str(triple.predicate), str(triple.object)


@cache
def _groups() -> tuple[tuple[str, str, str], ...]:
    graph = iri(str(iris.Graph("thesaurus")))
    return tuple(quad[1:] for quad in ontology_quads() if quad[0] == graph and quad[2] in _OF_GROUPS)
