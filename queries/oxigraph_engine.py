"""The engine on Oxigraph, in memory or on disk: what the command line and the service use.

Answers are written by Oxigraph itself. Two things it does otherwise than the standards say are mended here: its union
of several graphs gives a triple as often as graphs hold it, so the union of all graphs is made once, in the default
graph, and that of some graphs that share triples when a query names them (the last few are kept); and XML, which cannot
hold some characters and names, is not written as if it could.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Self

import pyoxigraph as ox

from ontology.errors import BadData, BadQuery, NotAcceptable
from ontology.shipped import graph_of
from ontology.terms import PREFIXES, XSD
from queries.cutting import cut, limited
from queries.engine import GRAPH_FORMS, RESULT_FORMS, Answer, Quad, Solutions, Sort, Term, Triples, Written
from queries.lexer import wrong
from queries.syntax import Dataset, Syntax, answerable, read

_FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}
# Oxigraph's own union of graphs gives a triple as often as graphs hold it; the union is a set, so it is made once
_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_SAME_TRIPLE = "ASK { GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?s ?p ?o } FILTER(?g != ?h) }"
_UNIONS_KEPT = 4
_NAMES_GRAPHS = re.compile("FROM", re.IGNORECASE)
_PLACE = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_XML_HAS_NOT = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\ufffd".encode()
_NO_NAME = b"<oxprefix: "  # how Oxigraph begins an element whose property has no local name

RESULTS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdf": ox.RdfFormat.RDF_XML,
}
_Result = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


class OxigraphEngine:
    """Answers from a store of named graphs whose union is the default graph."""

    def __init__(self, store: ox.Store, *, united: bool = False) -> None:
        self._store = store
        if not united:
            store.update(_UNION)
        self._learn()

    def _learn(self) -> None:
        """Which graphs there are, and whether any of them share a triple."""
        self._graphs = {name.value: name for name in self._store.named_graphs() if isinstance(name, ox.NamedNode)}
        count = self._store.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        in_union = int(next(iter(count))["n"].value)  # type: ignore[arg-type]
        self._shared = len(self._store) != 2 * in_union
        self._sharing: dict[frozenset[str], bool] = {}
        self._unions: dict[tuple[frozenset[str], frozenset[str]], ox.Store] = {}

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
        self._learn()

    @property
    def graphs(self) -> Iterable[str]:
        """The IRIs of the named graphs."""
        return self._graphs.keys()

    def query(self, text: str) -> Answer:
        """The answer to a query; raises `BadQuery` with the place where it cannot be parsed.

        The rows come out of one serialization: made one by one they would each wait for whatever else runs in Python.
        """
        result = self._run(text, None) if not _NAMES_GRAPHS.search(text) else self._run_over(read(text), None)
        with _told(text):
            if isinstance(result, ox.QuerySolutions):
                return solutions(result.serialize(format=ox.QueryResultsFormat.JSON) or b"")
            if isinstance(result, ox.QueryTriples):
                return Triples(tuple(_triple(triple) for triple in result))
            return bool(result)

    def results(
        self,
        text: str,
        form: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        rows: int | None = None,
    ) -> Written:
        """The answer in a form, of at most `rows` rows or triples; see `Engine.results`."""
        query = answerable(text)
        dataset = query.dataset
        if default_graphs is not None or named_graphs is not None:
            dataset = Dataset(tuple(default_graphs or ()), tuple(named_graphs or ()))
        if query.kind in {"select", "ask"}:
            return self._rows(query, form, dataset, rows)
        return self._graph(query, form, dataset, rows)

    def _rows(self, query: Syntax, form: str, dataset: Dataset | None, rows: int | None) -> Written:
        if form not in RESULTS:
            raise _no_form(query.kind, form, RESULT_FORMS)
        bounded = query.kind == "select" and rows is not None
        result = self._run_over(query, dataset, limited(query, rows) if bounded and rows is not None else query.text)
        with _told(query.text):
            body = result.serialize(format=RESULTS[form]) or b""  # type: ignore[arg-type]
        if form == "xml":
            body = _XML_HAS_NOT.sub(_REPLACEMENT, body)
        return Written(*cut(body, form, rows)) if bounded and rows is not None else Written(body, cut=False)

    def _graph(self, query: Syntax, form: str, dataset: Dataset | None, rows: int | None) -> Written:
        if form not in GRAPHS:
            raise _no_form(query.kind, form, GRAPH_FORMS)
        result = self._run_over(query, dataset)
        with _told(query.text):
            triples: list[ox.Triple] = list(islice(result, None if rows is None else rows + 1))  # type: ignore[arg-type]
        more = rows is not None and len(triples) > rows
        return Written(serialized(triples[:rows] if more else triples, GRAPHS[form]), more)

    def _run_over(self, query: Syntax, dataset: Dataset | None, text: str | None = None) -> _Result:
        dataset = dataset or query.dataset
        if dataset is None:
            return self._run(text or query.text, None)
        default = tuple(dict.fromkeys(name for name in dataset.default if name in self._graphs))
        named = tuple(dict.fromkeys(name for name in dataset.named if name in self._graphs))
        return self._run(text or query.text, Dataset(default, named))

    def _run(self, text: str, dataset: Dataset | None) -> _Result:
        with _told(text):
            if dataset is None:
                return self._store.query(text, prefixes=PREFIXES)
            default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [self._graphs[g] for g in dataset.default]
            store = self._store
            if len(default) == len(self._graphs):
                default = [ox.DefaultGraph()]
            elif len(default) > 1 and self._share(dataset.default):
                store, default = self._merged(dataset), [ox.DefaultGraph()]
            named: list[ox.NamedNode | ox.BlankNode] = [self._graphs[g] for g in dataset.named]
            return store.query(text, prefixes=PREFIXES, default_graph=default, named_graphs=named)

    def _share(self, graphs: tuple[str, ...]) -> bool:
        """Whether two of these graphs hold the same triple, which Oxigraph's own union would give twice."""
        if not self._shared:
            return False
        key = frozenset(graphs)
        if key not in self._sharing:
            result = self._store.query(_SAME_TRIPLE, default_graph=[], named_graphs=[self._graphs[g] for g in graphs])
            self._sharing[key] = bool(result)
        return self._sharing[key]

    def _merged(self, dataset: Dataset) -> ox.Store:
        """A store whose default graph is the union of the dataset's default graphs; the last few are kept."""
        key = frozenset(dataset.default), frozenset(dataset.named)
        store = self._unions.pop(key, None)
        if store is None:
            store = ox.Store()
            for name in dataset.default:
                store.bulk_load(self._triples(name), format=ox.RdfFormat.N_TRIPLES)
            for name in dataset.named:
                store.bulk_load(self._triples(name), format=ox.RdfFormat.N_TRIPLES, to_graph=self._graphs[name])
        while len(self._unions) >= _UNIONS_KEPT:
            self._unions.pop(next(iter(self._unions)), None)
        self._unions[key] = store
        return store

    def _triples(self, graph: str) -> bytes:
        return self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=self._graphs[graph]) or b""

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
            return serialized(sorted(quads, key=lambda q: (str(q.graph_name), str(q.triple))), form)
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        triples = [quad.triple for quad in self._store.quads_for_pattern(None, None, None, name)]
        return serialized(sorted(triples, key=str), form)


def serialized(
    content: Sequence[ox.Quad] | Sequence[ox.Triple], form: ox.RdfFormat, prefixes: dict[str, str] = PREFIXES
) -> bytes:
    """Triples or quads in an RDF format, with these prefixes (those of `ontology.terms`) where it has prefixes.

    Raises `NotAcceptable` for RDF/XML of a property whose IRI does not end in a name.
    """
    if form == ox.RdfFormat.RDF_XML:
        body = _XML_HAS_NOT.sub(_REPLACEMENT, ox.serialize(content, format=form, prefixes=prefixes) or b"")
        if _NO_NAME in body:
            types = {"types": ["text/turtle", "application/n-triples", "application/ld+json"]}
            raise NotAcceptable("RDF/XML cannot write a property whose IRI ends in no name; ask for Turtle", types)
        return body
    if form not in {ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG}:
        return ox.serialize(content, format=form) or b""
    lines = (ox.serialize(content, format=form, prefixes=prefixes) or b"").splitlines(keepends=True)
    head = len(prefixes)  # declared first, one a line, in no order
    return b"".join((*sorted(lines[:head]), b"\n", *lines[head:]))


def solutions(body: bytes) -> Solutions:
    """The solutions that SPARQL results in JSON hold."""
    found = json.loads(body)
    names = tuple(found["head"]["vars"])
    rows = found["results"]["bindings"]
    return Solutions(names, tuple(tuple(_of_json(row.get(name)) for name in names) for row in rows))


def _of_json(term: dict[str, Any] | None) -> Term | None:
    if term is None:
        return None
    sort = _SORTS.get(term["type"])
    if sort is None:
        raise BadQuery("triples as terms are not supported")
    return Term(sort, term["value"], term.get("datatype", ""), term.get("xml:lang", ""))


_SORTS = {"uri": Sort.IRI, "bnode": Sort.BLANK, "literal": Sort.LITERAL}


@contextmanager
def _told(text: str) -> Iterator[None]:
    """With what Oxigraph says against a query told as `BadQuery`, with its place."""
    try:
        yield
    except (SyntaxError, ValueError, RuntimeError) as error:
        raise _bad_query(text, str(error)) from error


def _bad_query(text: str, message: str) -> BadQuery:
    found = _PLACE.match(message)
    if not found:
        return BadQuery(f"not a SPARQL query: {message}")
    line, column, expected = int(found[1]), int(found[2]), " ".join(found[3].split())
    start = sum(len(part) for part in text.splitlines(keepends=True)[: line - 1])
    return wrong(text, min(start + column - 1, len(text)), "this cannot stand here", expected)


def _no_form(kind: str, form: str, forms: Sequence[str]) -> NotAcceptable:
    return NotAcceptable(f"the answer to {kind.upper()} has no form {form!r}; there are {', '.join(forms)}")


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
