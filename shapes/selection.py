"""The part of a graph that the shapes look at, small and never the data itself, and as rdflib has it.

Words, earlier findings and every property that no shape names are left out: the validator's time and memory grow with
what it is given. Which properties those are is read from the shapes.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from ontology import iris
from ontology.terms import DCT, ELI, OKL, RDF, RDFS, SKOS
from shapes.catalogue import checks, shapes_graph

logging.getLogger("rdflib.term").setLevel(logging.ERROR)  # 31 February is a finding; no traceback besides

Quad = tuple[str, str, str, str]
Triple = tuple[str, str, str]

_NAMED = (  # what a finding tells: where, in which act, about whom
    *map(OKL, ("act", "path", "statedIn", "listedIn", "step", "order", "kind", "provisionKind")),
    *(RDF("type"), RDFS("subClassOf"), RDFS("label"), SKOS("prefLabel"), DCT("title")),
    *(ELI("number"), ELI("date_document"), ELI("id_local")),
)
_TYPE, _OWN_TERM = f"<{RDF('type')}>", f"<{OKL('')}"
_LEFT_OUT = (f"<{iris.Graph('findings')}>", f"<{iris.GRAPH}text/")
_PREFIX = re.compile(r"PREFIX (\w*): <([^>]*)>")
_PREFIXED = re.compile(r"\b([a-z]\w*):([A-Za-z_][\w-]*)")
_WHOLE = re.compile(r"<(http[^>\s]*)>")
_LITERAL = re.compile(r'"(?P<value>(?:[^"\\]|\\.)*)"(?:@(?P<lang>[\w-]+)|\^\^<(?P<datatype>[^>]*)>)?', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def selected(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads that some shape looks at, out of quads (graph, subject, predicate, object) in N-Triples terms."""
    used = _used()
    for quad in quads:
        name, _, predicate, value = quad
        if predicate not in used or name.startswith(_LEFT_OUT):
            continue
        if predicate == _TYPE and not (value.startswith(_OWN_TERM) or value in used):
            continue
        yield quad


@cache
def _used() -> frozenset[str]:
    """The IRIs that the shapes name, in angle brackets."""
    queried = frozenset(f"<{term}>" for term in (*_NAMED, *_of_queries()))
    return queried | properties_of(shapes_graph())


def properties_of(shapes: Graph) -> frozenset[str]:
    """The IRIs in angle brackets that stand in a path, a target or a constraint of some shapes, also within a list or
    beneath a blank node; and the two properties by which a target class has its instances."""
    found = {f"<{RDF('type')}>", f"<{RDFS('subClassOf')}>"}
    for subject, predicate, value in shapes:
        if isinstance(value, URIRef) and (str(predicate).startswith(str(SH)) or isinstance(subject, BNode)):
            found.add(f"<{value}>")
    return frozenset(found)


def _of_queries() -> Iterator[str]:
    for check in checks():
        prefixes = dict(_PREFIX.findall(check.query))
        yield from _WHOLE.findall(check.query)
        for prefix, name in _PREFIXED.findall(check.query):
            if prefix in prefixes:
                yield prefixes[prefix] + name


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


def as_term(node: Node) -> str:
    """A term of rdflib as N-Triples write it, on one line (rdflib's own `n3` breaks lines where the words do)."""
    if not isinstance(node, Literal):
        return f"_:{node}" if isinstance(node, BNode) else f"<{node}>"
    datatype = ox.NamedNode(str(node.datatype)) if node.datatype and not node.language else None
    return str(ox.Literal(str(node), language=node.language, datatype=datatype))


def _node(term: str) -> Node:
    """A term of N-Triples as rdflib has it."""
    if term.startswith("<"):
        return URIRef(_unescaped(term[1:-1]))
    match = _LITERAL.fullmatch(term)
    if match is None:
        return BNode(term.removeprefix("_:"))
    datatype = URIRef(match["datatype"]) if match["datatype"] else None
    return Literal(_unescaped(match["value"]), lang=match["lang"], datatype=datatype, normalize=False)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(match: re.Match[str]) -> str:
    short, long, control = match.groups()
    return chr(int(short or long, 16)) if short or long else _CONTROLS.get(control, control)
