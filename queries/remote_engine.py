"""The engine on a SPARQL server somewhere else, over the SPARQL Protocol: another Okilet, or any other store.

    engine = RemoteEngine("https://okilet.example/sparql")

It takes part wherever an engine does (chains, named queries, checks). A server whose default graph is not the union of
its named graphs answers the named queries by its own default graph.
"""

from __future__ import annotations

import ast
import json
import re
import urllib.error
from collections.abc import Iterator, Sequence
from http.client import HTTPException

import pyoxigraph as ox
from SPARQLWrapper import POST, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from ontology import VERSION
from ontology.errors import (
    BadQuery,
    Busy,
    MemoryLimit,
    OkiletError,
    QueryFailed,
    QueryTooLarge,
    RefusedQuery,
    TimeLimit,
    Unavailable,
)  # fmt: skip
from ontology.terms import PREFIXES
from queries.engine import Answer, Quad, Row, Solutions, Triples, Written
from queries.oxigraph_forms import solutions, triple_of
from queries.results import written

_RESULT, _GRAPH = "application/sparql-results+json", "application/n-triples"
_ACCEPT = f"{_RESULT}, {_GRAPH};q=0.9"
_DECLARED = re.compile(r"PREFIX\s+([\w.-]*)\s*:", re.IGNORECASE)
_USED = re.compile(r"(?<![\w.-])([a-z]\w*):")
_ERRORS: dict[int, type[OkiletError]] = {
    400: BadQuery,
    413: QueryTooLarge,
    414: QueryTooLarge,
    503: Busy,
    504: TimeLimit,
    507: MemoryLimit,
}
_SAID = 300  # characters of an answer that is no error of ours, in a message


class RemoteEngine:
    """Answers from a SPARQL server. `seconds` is how long to wait for it, `page` how many quads to ask for at once."""

    def __init__(self, address: str, *, seconds: float = 60.0, page: int = 10_000) -> None:
        self._address = address
        self._seconds = seconds
        self._page = page

    def query(self, text: str) -> Answer:
        """The answer to a query.

        Raises the error that the server gives (`BadQuery`, `TimeLimit`, `Busy` …), `QueryFailed` where its answer
        cannot be read, `Unavailable` where there is none.
        """
        return self._ask(text)

    def results(
        self,
        text: str,
        form: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        rows: int | None = None,
    ) -> Written:
        """The answer written in a form, cut at `rows`; the graphs named are those of the protocol's parameters."""
        return written(self._ask(text, default_graphs or (), named_graphs or ()), form, rows)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph, page by page in the order of their terms."""
        names = [graph] if graph else [row[0].value for row in self._rows("?g", "GRAPH ?g { ?s ?p ?o }") if row[0]]
        for name in names:
            for row in self._rows("?s ?p ?o", f"GRAPH {_iri(name)} {{ ?s ?p ?o }}"):
                subject, predicate, value = (term for term in row if term)
                yield Quad(name, subject, predicate, value)

    def _rows(self, variables: str, where: str) -> Iterator[Row]:
        """All rows, asked for in pages; a server may give fewer than asked for, but none only at the end."""
        offset = 0
        while True:
            page = f"ORDER BY {variables} LIMIT {self._page} OFFSET {offset}"
            answer = self._ask(f"SELECT DISTINCT {variables} WHERE {{ {where} }} {page}")
            if not isinstance(answer, Solutions) or not answer.rows:
                return
            yield from answer.rows
            offset += len(answer.rows)

    def _ask(self, text: str, default_graphs: Sequence[str] = (), named_graphs: Sequence[str] = ()) -> Answer:
        client = SPARQLWrapper(self._address, agent=f"okilet/{VERSION}")
        client.setQuery(_with_prefixes(text))
        if client.isSparqlUpdateRequest():
            raise RefusedQuery("an update is not sent on: this is for queries")
        client.setMethod(POST)
        client.setOnlyConneg(True)
        client.setReturnFormat(XML)  # sets nothing that the header does not: both kinds of answer have an XML
        client.addCustomHttpHeader("Accept", _ACCEPT)
        client.setTimeout(max(1, round(self._seconds)))
        for parameter, graphs in (("default-graph-uri", default_graphs), ("named-graph-uri", named_graphs)):
            for graph in graphs:
                client.addParameter(parameter, graph)
        try:
            response = client.query().response
            return _answer(response.headers.get_content_type(), response.read())
        except urllib.error.HTTPError as error:
            raise self._error(error.code, error.read()) from error
        except SPARQLWrapperException as error:
            cause = error.__context__
            raise self._error(cause.code if isinstance(cause, urllib.error.HTTPError) else 500, _body(error)) from error
        except TimeoutError as error:
            raise self._late() from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._late() from error
            raise Unavailable(f"{self._address} cannot be reached: {error.reason}") from error
        except (OSError, HTTPException) as error:
            raise Unavailable(f"{self._address} broke off: {str(error) or type(error).__name__}") from error

    def _late(self) -> OkiletError:
        return TimeLimit(f"{self._address} gave no answer within {self._seconds:g} s")

    def _error(self, status: int, body: bytes) -> OkiletError:
        """The error that a server's answer tells of: in our own shape, or as its first words."""
        said, detail, code = body.decode("utf-8", "replace").strip()[:_SAID] or f"status {status}", None, ""
        try:
            error = json.loads(body)["error"]
            said, detail, code = str(error["message"]), error.get("detail"), str(error.get("code"))
        except (ValueError, KeyError, TypeError, AttributeError):
            pass
        sort = RefusedQuery if code == RefusedQuery.code else _ERRORS.get(status)
        sort = sort or (QueryFailed if status >= 500 else Unavailable)
        return sort(f"{self._address}: {said}", detail)


def _with_prefixes(text: str) -> str:
    """The query with the prefixes that it uses and does not declare, before its first line."""
    missing = sorted(set(_USED.findall(text)) & PREFIXES.keys() - set(_DECLARED.findall(text)))
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing) + text


def _iri(name: str) -> str:
    if re.search(r'[\x00-\x20<>"{}|^`\\]', name):
        raise BadQuery(f"{name!r} is no IRI of a graph")
    return f"<{name}>"


def _body(error: SPARQLWrapperException) -> bytes:
    """The body of the answer, which SPARQLWrapper puts behind words of its own."""
    text = str(error.args[0]) if error.args else ""
    found = re.search(r"Response:\n(b'.*'|b\".*\")\s*$", text, re.DOTALL)
    return ast.literal_eval(found[1]) if found else text.encode()


def _answer(media: str, body: bytes) -> Answer:
    try:
        if media in {_RESULT, "application/json"}:
            return _result(body)
        if media in {_GRAPH, "text/turtle", "text/plain"}:
            form = ox.RdfFormat.TURTLE if media == "text/turtle" else ox.RdfFormat.N_TRIPLES
            return Triples(tuple(triple_of(quad.triple) for quad in ox.parse(body, format=form)))
    except (ValueError, KeyError, TypeError, SyntaxError, BadQuery) as error:
        raise QueryFailed(f"the answer of the server cannot be read: {error}") from error
    raise QueryFailed(f"the server answers with {media}, which is neither JSON results nor N-Triples")


def _result(body: bytes) -> Answer:
    document = json.loads(body)
    return bool(document["boolean"]) if "boolean" in document else solutions(body)
