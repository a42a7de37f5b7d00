"""The reference: what pySHACL itself says, and our results put as it puts them."""

import re
from collections.abc import Iterator
from functools import cache

import pyshacl
from rdflib import Graph, URIRef
from rdflib.namespace import SH
from rdflib.term import Node

from shapes.catalogue import CHECK, LANGUAGES, by_name, shapes_graph
from shapes.results import Result, filled
from shapes.selection import Triple

Said = tuple[str, str, str, str]  # check, focus node, value, message


def by_reference(data: Graph, *shapes: str) -> set[Said]:
    """All that pySHACL says of a graph, or what it says by some shapes. The graph is not written to."""
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=_alone(shapes),
        inference="none",
        inplace=True,
        do_owl_imports=False,
        use_shapes=list(shapes) or None,
    )
    assert isinstance(report, Graph)
    return set(_said(report, {URIRef(shape) for shape in shapes}))


@cache
def _alone(shapes: tuple[str, ...]) -> Graph:
    """These shapes and all that they name, of all where none are named: pySHACL reads its shapes anew each time."""
    whole, alone = shapes_graph(), Graph()
    if not shapes:
        return whole
    waiting: list[Node] = [URIRef(shape) for shape in shapes]
    for node in waiting:
        for predicate, value in whole.predicate_objects(node):
            alone.add((node, predicate, value))
            if value not in waiting and (value, None, None) in whole:
                waiting.append(value)
    return alone


def _said(report: Graph, shapes: set[URIRef]) -> Iterator[Said]:
    for node in report.objects(None, SH.result):
        shape, focus, value = (report.value(node, p) for p in (SH.sourceShape, SH.focusNode, SH.value))
        check = str(shape).removeprefix(CHECK)
        if check not in by_name() or (shapes and shape not in shapes):
            continue
        assert focus is not None
        for message in report.objects(node, SH.resultMessage):
            yield check, focus.n3(), value.n3() if value is not None else "", str(message)


def raw(result: Result) -> Iterator[Said]:
    """A result of a SPARQL constraint as pySHACL puts it: a message a language, terms in it as they are."""
    terms = result.terms()
    for lang in LANGUAGES:
        template = by_name()[result.check].message.get(lang)
        yield result.check, result.focus, result.value, filled(template, lambda hole: _bare(terms.get(hole)))


def triples_of(data: Graph) -> list[Triple]:
    """A graph as N-Triples terms."""
    return [(s.n3(), p.n3(), o.n3()) for s, p, o in data]


def _bare(term: str | None) -> str | None:
    if term is None:
        return None
    literal = re.fullmatch(r'"(.*)"(@[\w-]+|\^\^<.*>)?', term, re.DOTALL)
    return literal[1].replace('\\"', '"') if literal else term[1:-1]
