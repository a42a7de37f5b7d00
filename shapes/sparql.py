"""The SPARQL constraints of the shapes, asked of Oxigraph.

The validator would run them on rdflib with the same results, a hundred times slower: on the five acts they would take
longer than reading them. They are written as SHACL has it, so that any validator can run them; each has one target
node and selects as `?value` what is at fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import Graph
from rdflib.namespace import SH
from rdflib.term import Node

from shapes.selection import Triple


@dataclass(frozen=True, slots=True)
class Offence:
    """A shape with a SPARQL constraint, and the IRI of what breaks it."""

    shape: str
    subject: str


def offences(shapes: Graph, triples: Iterable[Triple]) -> Iterator[Offence]:
    """What breaks the SPARQL constraints of `shapes`, each once."""
    store = ox.Store()
    store.bulk_load("".join(f"{s} {p} {o} .\n" for s, p, o in triples).encode(), format=ox.RdfFormat.N_TRIPLES)
    found = {
        Offence(str(shape), value)
        for shape, constraint in shapes.subject_objects(SH.sparql)
        for target in shapes.objects(shape, SH.targetNode)
        for value in _values(store, _query(shapes, constraint, target))
    }
    yield from sorted(found, key=lambda offence: (offence.shape, offence.subject))


def without_sparql(shapes: Graph) -> Graph:
    """The shapes without their SPARQL constraints: what is left to the validator."""
    core = Graph()
    core += shapes
    core.remove((None, SH.sparql, None))
    return core


def _query(shapes: Graph, constraint: Node, target: Node) -> str:
    declared = [d for names in shapes.objects(constraint, SH.prefixes) for d in shapes.objects(names, SH.declare)]
    prologue = (f"PREFIX {shapes.value(d, SH.prefix)}: <{shapes.value(d, SH.namespace)}>\n" for d in declared)
    select = str(shapes.value(constraint, SH.select)).replace("SELECT $this", "SELECT").replace("$this", target.n3())
    return "".join(prologue) + select


def _values(store: ox.Store, query: str) -> Iterator[str]:
    solutions = store.query(query)
    if not isinstance(solutions, ox.QuerySolutions):
        raise TypeError(f"a SPARQL constraint is a SELECT query: {query}")
    for solution in solutions:
        value = solution["value"]
        if isinstance(value, ox.NamedNode):
            yield value.value
