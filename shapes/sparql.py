"""The SPARQL constraints of the shapes, asked of Oxigraph.

The validator would run each once for every focus node, on rdflib, a hundred times slower. Here a constraint is asked
once, `$this` left free, and solutions whose `$this` is no target are passed over; where a shape has but target nodes,
once for each of them, put in the place of `$this`. That is the same for constraints that bind `$this` by a triple
pattern (tests hold both to the same results).
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import Graph, URIRef
from rdflib.namespace import SH

from ontology.terms import RDF, RDFS
from shapes.catalogue import Check, checks, shapes_graph
from shapes.results import Result
from shapes.view import View

_TARGETS = {
    SH.targetClass: f"SELECT DISTINCT ?t WHERE {{ ?t <{RDF('type')}>/<{RDFS('subClassOf')}>* %s }}",
    SH.targetSubjectsOf: "SELECT DISTINCT ?t WHERE { ?t %s ?any }",
    SH.targetObjectsOf: "SELECT DISTINCT ?t WHERE { ?any %s ?t }",
}


def sparql_results(view: View) -> Iterator[Result]:
    """The results of all SPARQL constraints, each once."""
    for check in checks():
        if check.query:
            yield from dict.fromkeys(_results(view, check))


def without_sparql(shapes: Graph) -> Graph:
    """The shapes without their SPARQL constraints: what is left to the validator."""
    core = Graph()
    core += shapes
    core.remove((None, SH.sparql, None))
    return core


def _results(view: View, check: Check) -> Iterator[Result]:
    nodes = [node.n3() for node in shapes_graph().objects(URIRef(check.iri), SH.targetNode)]
    if nodes:
        unbound = check.query.replace("DISTINCT $this", "DISTINCT").replace("SELECT $this", "SELECT")
        for node in nodes:
            yield from _solutions(view, check, unbound.replace("$this", node), node)
        return
    targets = _targets(view, check)
    for result in _solutions(view, check, check.query.replace("$this", "?this")):
        if result.focus in targets:
            yield result


def _targets(view: View, check: Check) -> frozenset[str]:
    shapes = shapes_graph()
    return frozenset(
        str(solution["t"])
        for predicate, query in _TARGETS.items()
        for target in shapes.objects(URIRef(check.iri), predicate)
        for solution in view.select(query % f"<{target}>")
    )


def _solutions(view: View, check: Check, query: str, focus: str = "") -> Iterator[Result]:
    solutions = view.select(query)
    variables = solutions.variables
    for solution in solutions:
        terms = {variable.value: str(term) for variable in variables if (term := solution[variable]) is not None}
        value = terms.pop("value", "")
        yield Result(check.name, terms.pop("this", focus), value, tuple(sorted(terms.items())))
