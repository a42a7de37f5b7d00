"""What the endpoint says of itself (SPARQL 1.1 Service Description): language, formats, features, graphs.

The default graph is the union of the named ones (`sd:UnionDefaultGraph`), which are listed. Only terms of that
vocabulary are used.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from queries.oxigraph_forms import GRAPHS, serialized

SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def description(endpoint: str, graphs: Iterable[str], form: str) -> bytes:
    """The description in a form of `GRAPH_FORMS`; `endpoint` is its public address, `graphs` are the named graphs."""
    service, dataset, default = (ox.BlankNode(name) for name in ("service", "dataset", "default"))
    triples = [
        ox.Triple(service, _TYPE, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), ox.NamedNode(endpoint)),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph")),
        ox.Triple(service, _sd("defaultEntailmentRegime"), ox.NamedNode("http://www.w3.org/ns/entailment/Simple")),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(f"http://www.w3.org/ns/formats/{f}")) for f in _FORMATS),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(service, _sd("availableGraphs"), dataset),
        ox.Triple(dataset, _TYPE, _sd("Dataset")),
        ox.Triple(dataset, _TYPE, _sd("GraphCollection")),
        ox.Triple(dataset, _sd("defaultGraph"), default),
        ox.Triple(default, _TYPE, _sd("Graph")),
    ]
    for number, name in enumerate(sorted(graphs)):
        named = ox.BlankNode(f"graph{number}")
        triples += (
            ox.Triple(dataset, _sd("namedGraph"), named),
            ox.Triple(named, _TYPE, _sd("NamedGraph")),
            ox.Triple(named, _sd("name"), ox.NamedNode(name)),
        )
    return serialized(triples, GRAPHS[form], {"sd": SD})


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)
