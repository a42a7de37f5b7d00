"""The engine on rdflib: slower and independent of Oxigraph, so that a query is trusted only where both agree.

rdflib by itself reads the graphs that FROM names, from files and the web, and asks the endpoint that SERVICE names.
Here FROM chooses among the graphs of the dataset, and a query with SERVICE is refused.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self

from pyparsing import ParseException, ParseResults
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query, SPARQLError
from rdflib.query import Result
from rdflib.term import Node

from ontology.errors import BadQuery, RefusedQuery
from ontology.iris import BASE
from ontology.terms import PREFIXES, XSD
from queries.engine import Answer, Quad, Solutions, Sort, Term, Triples, Written
from queries.results import written
from queries.syntax import read

_SERVICE = "ServiceGraphPattern"


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
        """The answer to a query; raises `BadQuery` where it cannot be parsed, `RefusedQuery` for SERVICE."""
        return self._answer(text, None, None)

    def results(
        self,
        text: str,
        form: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        rows: int | None = None,
    ) -> Written:
        """The answer written in a form, cut at `rows`; the graphs named stand in place of those of FROM."""
        return written(self._answer(text, default_graphs, named_graphs), form, rows)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph."""
        for s, p, o, name in self._dataset.quads():
            if graph in (None, str(name)):
                yield Quad(str(name), _bound(s), _bound(p), _bound(o))

    def _answer(self, text: str, default: Sequence[str] | None, named: Sequence[str] | None) -> Answer:
        if read(text).kind == "update":
            raise RefusedQuery("an update is not done here: this is for queries")
        try:
            with _quiet():
                query, *of_query = _closed(text)
                asked = (default or (), named or ()) if default is not None or named is not None else tuple(of_query)
                dataset = self._dataset if asked == (None, None) else self._of(*asked)
                return _answer(dataset.query(query))
        except (ParseException, SPARQLError, ValueError) as error:
            raise BadQuery(f"not a SPARQL query: {error}") from error

    def _of(self, default: Iterable[str], named: Iterable[str]) -> Dataset:
        """A dataset whose default graph is that of the graphs named first, with the others under their names."""
        chosen = Dataset()
        for name in default:
            for triple in self._dataset.get_context(URIRef(name)):
                chosen.default_context.add(triple)
        for name in named:
            graph = chosen.graph(URIRef(name))
            for triple in self._dataset.get_context(URIRef(name)):
                graph.add(triple)
        return chosen


def _closed(text: str) -> tuple[Query, tuple[str, ...] | None, tuple[str, ...] | None]:
    """A query without its FROM clauses, and the graphs that they name; None where there is no such clause."""
    parsed = parseQuery(text)
    if _holds_service(parsed):
        raise RefusedQuery("SERVICE is not answered here: the query would ask another server")
    query = translateQuery(parsed, base=BASE, initNs=PREFIXES)
    clauses = query.algebra.pop("datasetClause", None)
    if not clauses:
        return query, None, None
    default = tuple(str(clause.default) for clause in clauses if clause.default)
    return query, default, tuple(str(clause.named) for clause in clauses if clause.named)


def _holds_service(part: Any) -> bool:
    if isinstance(part, CompValue):
        return part.name == _SERVICE or any(map(_holds_service, part.values()))
    return isinstance(part, list | tuple | ParseResults) and any(map(_holds_service, part))


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
