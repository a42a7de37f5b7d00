"""The engine on rdflib: slower and independent of Oxigraph, so that a query is trusted only where both agree."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Self

from pyparsing import ParseException
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.query import Result
from rdflib.term import Node

from ontology.errors import BadQuery
from ontology.terms import PREFIXES, XSD
from queries.engine import Answer, Quad, Solutions, Sort, Term, Triples


class RdflibEngine:
    """Answers from an rdflib dataset whose default graph is the union of the named ones."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    @classmethod
    def from_lines(cls, lines: Iterable[bytes]) -> Self:
        """A dataset of lines of N-Quads."""
        dataset = Dataset(default_union=True)
        with _quiet():
            dataset.parse(data=b"".join(lines).decode(), format="nquads")
        return cls(dataset)

    def query(self, text: str) -> Answer:
        """The answer to a query; raises `BadQuery` where it cannot be parsed."""
        try:
            with _quiet():
                return _answer(self._dataset.query(text, initNs=PREFIXES))
        except (ParseException, ValueError) as error:
            raise BadQuery(f"not a SPARQL query: {error}") from error

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph."""
        for s, p, o, name in self._dataset.quads():
            if graph in (None, str(name)):
                yield Quad(str(name), _bound(s), _bound(p), _bound(o))


def _answer(result: Result) -> Answer:
    if result.type == "ASK":
        return bool(result.askAnswer)
    if result.type == "SELECT":
        variables = result.vars or []
        rows = tuple(tuple(_term(row.get(v)) for v in variables) for row in result.bindings)
        return Solutions(tuple(str(v) for v in variables), rows)
    return Triples(tuple((_bound(s), _bound(p), _bound(o)) for s, p, o in result.graph or Graph()))


@contextmanager
def _quiet() -> Iterator[None]:
    """Without the warnings of rdflib about its own use of what it deprecates."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Dataset", category=DeprecationWarning)
        yield


def _bound(node: Node) -> Term:
    if isinstance(node, Literal):
        datatype = str(node.datatype or "")
        plain = node.language or datatype == XSD("string")
        return Term(Sort.LITERAL, str(node), "" if plain else datatype, node.language or "")
    if isinstance(node, URIRef):
        return Term(Sort.IRI, str(node))
    if isinstance(node, BNode):
        return Term(Sort.BLANK, str(node))
    raise BadQuery(f"not an RDF term: {node!r}")


def _term(node: Node | None) -> Term | None:
    return None if node is None else _bound(node)
