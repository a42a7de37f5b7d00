"""The part of a graph that the shapes look at, small and never the data itself, and as rdflib has it.

Words, earlier findings and every property that no shape names are left out: the validator's time and memory grow with
what it is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.term import Node

from ontology import iris
from ontology.terms import ELI, OA, OKL, ORG, RDF, RDFS, SKOS

Quad = tuple[str, str, str, str]
Triple = tuple[str, str, str]

_OWN = """
    act actor appoints by concursWith elects evidence kind needsReview nominates path position provisionKind
    state statedIn status step target validFrom validTo
""".split()
_USED = frozenset(
    f"<{term}>"
    for term in (
        RDF("type"),
        RDFS("subClassOf"),
        SKOS("prefLabel"),
        ORG("postIn"),
        OA("start"),
        OA("end"),
        ELI("title"),
        *map(OKL, _OWN),
    )
)
_TYPE, _OWN_TERM = f"<{RDF('type')}>", f"<{OKL('')}"
_LEFT_OUT = (f"<{iris.Graph('findings')}>", f"<{iris.GRAPH}text/")
_LITERAL = re.compile(r'"(?P<value>(?:[^"\\]|\\.)*)"(?:@(?P<lang>[\w-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def selected(quads: Iterable[Quad]) -> tuple[Triple, ...]:
    """The triples that some shape looks at, out of quads (graph, subject, predicate, object) in N-Triples terms."""
    return tuple(
        (subject, predicate, value)
        for name, subject, predicate, value in quads
        if predicate in _USED
        and not name.startswith(_LEFT_OUT)
        and (predicate != _TYPE or value.startswith(_OWN_TERM))  # shapes ask for types of the vocabulary alone
    )


def as_graph(triples: Iterable[Triple]) -> Graph:
    """Triples of N-Triples terms as an rdflib graph."""
    graph = Graph()
    nodes: dict[str, Node] = {}

    def node(term: str) -> Node:
        known = nodes.get(term)
        if known is None:
            known = nodes[term] = _node(term)
        return known

    for subject, predicate, value in triples:
        graph.add((node(subject), node(predicate), node(value)))
    return graph


def _node(term: str) -> Node:
    """A term of N-Triples as rdflib has it."""
    if term.startswith("<"):
        return URIRef(_unescaped(term[1:-1]))
    match = _LITERAL.fullmatch(term)
    if match is None:
        return BNode(term.removeprefix("_:"))
    datatype = URIRef(match["datatype"]) if match["datatype"] else None
    return Literal(_unescaped(match["value"]), lang=match["lang"], datatype=datatype)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    short, long, control = match.groups()
    return chr(int(short or long, 16)) if short or long else _CONTROLS.get(control, control)
