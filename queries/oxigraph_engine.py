"""The engine on Oxigraph, in memory or on disk: what the command line and the service use.

Answers are written by Oxigraph itself, and what it leaves open is done beside it: `oxigraph_graphs` gives
each triple once, `oxigraph_forms` has the forms, `cutting` cuts exactly, `explaining` says what is wrong with a query.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from ontology.errors import BadData, BadQuery, NotAcceptable
from ontology.iris import BASE
from ontology.shipped import graph_of
from ontology.terms import PREFIXES
from queries.cutting import cut, limited
from queries.engine import GRAPH_FORMS, RESULT_FORMS, Answer, Quad, Triples, Written
from queries.explaining import explained
from queries.oxigraph_forms import GRAPHS, RESULTS, serialized, solutions, triple_of, without_what_xml_has_not
from queries.oxigraph_graphs import Graphs
from queries.syntax import Dataset, Syntax, answerable

_FORMATS = {
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
    ".ttl": ox.RdfFormat.TURTLE,
}
# The default graph: Oxigraph's own union of graphs gives a triple as often as graphs hold it
_UNION = "INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }"
_TO_BE_READ = re.compile(r"FROM|SERVICE|\\u", re.IGNORECASE)  # it may name graphs, or another endpoint
_Result = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


class OxigraphEngine:
    """Answers from a store of named graphs whose union is the default graph."""

    def __init__(self, store: ox.Store, *, united: bool = False) -> None:
        self._store = store
        if not united:
            store.update(_UNION)
        self._graphs = Graphs(store)

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

    @property
    def graphs(self) -> Iterable[str]:
        """The IRIs of the named graphs."""
        return self._graphs.names

    def query(self, text: str) -> Answer:
        """The answer to a query; raises `BadQuery` with the place where it cannot be parsed.

        The rows come out of one serialization: made one by one they would each wait for whatever else runs in Python.
        """
        if _TO_BE_READ.search(text):
            query = answerable(text)
            result = self._run_over(query, query.dataset, query.text)
        else:
            result = self._run(text, text)
        try:
            if isinstance(result, ox.QuerySolutions):
                return solutions(result.serialize(format=ox.QueryResultsFormat.JSON) or b"")
            if isinstance(result, ox.QueryTriples):
                return Triples(tuple(triple_of(triple) for triple in result))
            return bool(result)
        except _REFUSALS as error:
            raise _told(text, error) from error

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
        assert not isinstance(result, ox.QueryTriples)  # the kind was read from the same tokens
        try:
            body = result.serialize(format=RESULTS[form]) or b""
        except _REFUSALS as error:
            raise _told(query.text, error) from error
        if form == "xml":
            body = without_what_xml_has_not(body)
        return Written(*cut(body, form, rows)) if bounded and rows is not None else Written(body, cut=False)

    def _graph(self, query: Syntax, form: str, dataset: Dataset | None, rows: int | None) -> Written:
        if form not in GRAPHS:
            raise _no_form(query.kind, form, GRAPH_FORMS)
        result = self._run_over(query, dataset, query.text)
        assert isinstance(result, ox.QueryTriples)
        try:
            triples: list[ox.Triple] = list(islice(result, None if rows is None else rows + 1))
        except _REFUSALS as error:
            raise _told(query.text, error) from error
        more = rows is not None and len(triples) > rows
        return Written(serialized(triples[:rows] if more else triples, GRAPHS[form]), more)

    def _run_over(self, query: Syntax, dataset: Dataset | None, text: str) -> _Result:
        if dataset is None:
            return self._run(text, query.text)
        try:
            store, default, named = self._graphs.chosen(dataset)
            return store.query(text, prefixes=_needed(text), base_iri=BASE, default_graph=default, named_graphs=named)
        except _REFUSALS as error:
            raise _told(query.text, error) from error

    def _run(self, text: str, shown: str) -> _Result:
        try:
            return self._store.query(text, prefixes=_needed(text), base_iri=BASE)
        except _REFUSALS as error:
            raise _told(shown, error) from error

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph."""
        graphs = [ox.NamedNode(graph)] if graph else list(self._store.named_graphs())
        for name in graphs:
            for quad in self._store.quads_for_pattern(None, None, None, name):
                yield Quad(name.value, *triple_of(quad.triple))

    def dump(self, form: ox.RdfFormat, graph: str | None = None) -> bytes:
        """The graphs in an RDF format, always in the same order: all of them where the format has named graphs, their
        union where it has none; or the triples of one graph."""
        if form.supports_datasets and graph is None:
            quads: list[ox.Quad] = [q for q in self._store if not isinstance(q.graph_name, ox.DefaultGraph)]
            return serialized(sorted(quads, key=lambda q: (str(q.graph_name), str(q.triple))), form)
        name = ox.NamedNode(graph) if graph else ox.DefaultGraph()
        triples = [quad.triple for quad in self._store.quads_for_pattern(None, None, None, name)]
        return serialized(sorted(triples, key=str), form)


def _needed(text: str) -> dict[str, str]:
    """The prefixes that a query may mean: Oxigraph reads anew each that it is given, which takes longer than a look."""
    if "\\" in text:  # a name may be written in escapes
        return PREFIXES
    return {name: PREFIXES[name] for name, written in _WRITTEN if written in text}


_WRITTEN = tuple((name, f"{name}:") for name in PREFIXES)
_REFUSALS = (SyntaxError, ValueError, RuntimeError)


def _told(text: str, error: Exception) -> BadQuery:
    """What Oxigraph says against a query, with its place."""
    return explained(text, _refusal(text) or str(error))


def _refusal(text: str) -> str:
    """What Oxigraph says against a query as it was asked: with a LIMIT put in it tells less of what is wrong."""
    try:
        ox.Store().query(text, prefixes=PREFIXES, base_iri=BASE)
    except (SyntaxError, ValueError) as error:
        return str(error)
    return ""


def _no_form(kind: str, form: str, forms: Sequence[str]) -> NotAcceptable:
    return NotAcceptable(f"the answer to {kind.upper()} has no form {form!r}; there are {', '.join(forms)}")
