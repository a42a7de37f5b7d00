"""The engine on Oxigraph, in memory: what the command line and the service use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from ontology.errors import BadData, BadQuery
from ontology.shipped import graph_of
from ontology.terms import PREFIXES, XSD
from queries.engine import Answer, Quad, Solutions, Sort, Term, Triples

_FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}
# Oxigraph's own union of graphs gives a triple as often as graphs hold it; the union is a set, so it is made once
_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"


class OxigraphEngine:
    """Answers from a store of named graphs whose union is the default graph."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        store.update(_UNION)

    @classmethod
    def from_files(cls, paths: Iterable[Path]) -> Self:
        """A store of these files; a Turtle file is one of those that ship. Raises `BadData`, naming the file."""
        store = ox.Store()
        for path in paths:
            graph = ox.NamedNode(str(graph_of(path))) if path.suffix == ".ttl" else None
            try:
                store.bulk_load(path=path, format=_FORMATS[path.suffix], to_graph=graph)
            except SyntaxError as error:
                raise BadData(f"{path}: line {error.lineno}: {error.msg}") from error
            except (OSError, KeyError) as error:
                raise BadData(f"{path}: cannot be read as a graph: {error}") from error
        return cls(store)

    @classmethod
    def from_lines(cls, lines: Iterable[bytes]) -> Self:
        """A store of lines of N-Quads, as `loaders.graph.Dataset.lines` gives them."""
        store = ox.Store()
        store.bulk_load(b"".join(lines), format=ox.RdfFormat.N_QUADS)
        return cls(store)

    def add(self, lines: Iterable[bytes]) -> None:
        """Add lines of N-Quads to the store."""
        self._store.bulk_load(b"".join(lines), format=ox.RdfFormat.N_QUADS)
        self._store.update(_UNION)

    def query(self, text: str) -> Answer:
        """The answer to a query; raises `BadQuery` with the place where it cannot be parsed."""
        try:
            result = self._store.query(text, prefixes=PREFIXES)
        except (SyntaxError, ValueError) as error:
            raise BadQuery(f"not a SPARQL query: {error}") from error
        if isinstance(result, ox.QuerySolutions):
            variables = result.variables
            names = tuple(variable.value for variable in variables)
            return Solutions(names, tuple(tuple(_term(row[v]) for v in variables) for row in result))
        if isinstance(result, ox.QueryTriples):
            return Triples(tuple(_triple(triple) for triple in result))
        return bool(result)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph."""
        graphs = [ox.NamedNode(graph)] if graph else list(self._store.named_graphs())
        for name in graphs:
            for quad in self._store.quads_for_pattern(None, None, None, name):
                yield Quad(name.value, *_triple(quad.triple))

    def dump(self, form: ox.RdfFormat, graph: str | None = None) -> bytes:
        """The graphs in an RDF format, always in the same order: all of them where the format has named graphs, their
        union where it has none; or the triples of one graph."""
        if form.supports_datasets and graph is None:
            quads: list[ox.Quad] = [q for q in self._store if not isinstance(q.graph_name, ox.DefaultGraph)]
            return _serialized(sorted(quads, key=lambda q: (str(q.graph_name), str(q.triple))), form)
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        triples = [quad.triple for quad in self._store.quads_for_pattern(None, None, None, name)]
        return _serialized(sorted(triples, key=str), form)


def _serialized(content: list[ox.Quad] | list[ox.Triple], form: ox.RdfFormat) -> bytes:
    if form not in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG}:
        return ox.serialize(content, format=form) or b""
    lines = (ox.serialize(content, format=form, prefixes=PREFIXES) or b"").splitlines(keepends=True)
    head = len(PREFIXES)  # declared first, one a line, in no order
    return b"".join((*sorted(lines[:head]), b"\n", *lines[head:]))


def _triple(triple: ox.Triple) -> tuple[Term, Term, Term]:
    return _bound(triple.subject), _bound(triple.predicate), _bound(triple.object)


def _bound(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value == XSD("string")
        return Term(Sort.LITERAL, term.value, "" if plain else term.datatype.value, term.language or "")
    if isinstance(term, ox.NamedNode):
        return Term(Sort.IRI, term.value)
    if isinstance(term, ox.BlankNode):
        return Term(Sort.BLANK, term.value)
    raise BadQuery("triples as terms are not supported")


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> Term | None:
    return None if term is None else _bound(term)
