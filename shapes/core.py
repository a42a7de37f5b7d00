"""The SHACL Core constraints of the shapes, checked by pySHACL, some graphs at a time.

Core shapes look no further than the graph of the focus node and what all graphs share (thesaurus, vocabulary), so
graphs can be checked in batches: the validator's memory stays that of a batch, however many acts there are; time is
linear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

import pyshacl
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from shapes.catalogue import CHECK, by_name, checks, shapes_graph
from shapes.results import Result
from shapes.selection import Triple, as_graph, as_term, properties_of
from shapes.sparql import without_sparql

BATCH = 60_000  # triples; measured: smaller batches pay for the shared ones again, larger ones gain nothing


def core_results(graphs: Iterable[Sequence[Triple]], shared: Sequence[Triple]) -> Iterator[Result]:
    """The results of all Core constraints on the graphs, each with the triples `shared` by all; each result once."""
    seen: set[Result] = set()
    for batch in _batches(graphs):
        used = _core_properties()
        triples = (triple for part in (shared, batch) for triple in part if triple[1] in used)
        for result in validated(as_graph(triples), _core_shapes()):
            if result not in seen:
                seen.add(result)
                yield result


def validated(data: Graph, shapes: Graph) -> Iterator[Result]:
    """What pySHACL finds, without the variables of solutions, which it does not give. `data` may be written to."""
    names: list[str | URIRef] = [URIRef(check.iri) for check in checks() if (URIRef(check.iri), None, None) in shapes]
    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes, inference="none", inplace=True, do_owl_imports=False, use_shapes=names
    )
    if not isinstance(report, Graph):
        raise TypeError(f"the validator failed: {report}")
    for node in report.objects(None, SH.result):
        shape, focus, value = (report.value(node, p) for p in (SH.sourceShape, SH.focusNode, SH.value))
        name = str(shape).removeprefix(CHECK)
        if name in by_name() and focus is not None:
            yield Result(name, as_term(focus), as_term(value) if value is not None else "")


def _batches(graphs: Iterable[Sequence[Triple]]) -> Iterator[list[Triple]]:
    batch: list[Triple] = []
    checked = False
    for triples in graphs:
        batch.extend(triples)
        if len(batch) >= BATCH:
            yield batch
            batch = []
            checked = True
    if batch or not checked:
        yield batch  # the last, and where there is no act the shared triples alone


@cache
def _core_shapes() -> Graph:
    return without_sparql(shapes_graph())


@cache
def _core_properties() -> frozenset[str]:
    """The properties that Core shapes look at: what only SPARQL constraints ask for would but fill the memory."""
    return properties_of(_core_shapes())
