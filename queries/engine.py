"""The engine behind every question: one small protocol, so that nothing else knows which store answers.

    engine = open_graph(path)                  a published graph, or the files of the graph that ships
    engine.query("SELECT …")                   Solutions, Triples or bool; raises `BadQuery`
    engine.results("SELECT …", "json")         the answer as bytes of a form: what HTTP sends
    engine.quads()                             all quads, or those of one graph

The default graph of a query is the union of all graphs, each triple once; `GRAPH` reaches the single ones. The prefixes
of `ontology.terms` need no declaration. `open_graph` gives the Oxigraph engine; `queries.rdflib_engine` is the second
implementation, and the same tests run over both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from ontology.terms import XSD


class Sort(StrEnum):
    """What a term is."""

    IRI = "iri"
    LITERAL = "literal"
    BLANK = "blank"


class Term(NamedTuple):
    """An RDF term. `datatype` is an IRI ("" for a plain or language-tagged string), `lang` a language tag."""

    sort: Sort
    value: str
    datatype: str = ""
    lang: str = ""

    @classmethod
    def iri(cls, value: str) -> Term:
        """An IRI."""
        return cls(Sort.IRI, value)

    @classmethod
    def text(cls, value: str, lang: str = "") -> Term:
        """A string."""
        return cls(Sort.LITERAL, value, "", lang)

    @classmethod
    def date(cls, value: str) -> Term:
        """A day, as `xsd:date`."""
        return cls(Sort.LITERAL, value, XSD("date"))

    def n3(self) -> str:
        """The term as SPARQL, Turtle and N-Triples write it."""
        if self.sort is Sort.IRI:
            return f"<{self.value}>"
        if self.sort is Sort.BLANK:
            return f"_:{self.value}"
        quoted = '"' + self.value.translate(_ESCAPES) + '"'
        if self.lang:
            return f"{quoted}@{self.lang}"
        return f"{quoted}^^<{self.datatype}>" if self.datatype else quoted


class Quad(NamedTuple):
    """A triple and the IRI of the named graph it stands in."""

    graph: str
    subject: Term
    predicate: Term
    object: Term


Row = tuple[Term | None, ...]


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer to a SELECT: variables without the question mark, and rows with None where one is not bound."""

    variables: tuple[str, ...]
    rows: tuple[Row, ...]

    def values(self) -> tuple[tuple[str, ...], ...]:
        """The rows as strings, "" where nothing is bound."""
        return tuple(tuple(term.value if term else "" for term in row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE."""

    triples: tuple[tuple[Term, Term, Term], ...]


Answer = Solutions | Triples | bool


RESULT_FORMS = ("json", "xml", "csv", "tsv")
"""Forms of the answer to a SELECT or ASK."""
GRAPH_FORMS = ("ttl", "nt", "jsonld", "rdf")
"""Forms of the answer to a CONSTRUCT or DESCRIBE."""


@dataclass(frozen=True, slots=True)
class Written:
    """An answer in a form. `cut` tells that rows, or triples, over the limit were left out."""

    body: bytes
    cut: bool


class Engine(Protocol):
    """What answers queries over one graph."""

    def query(self, text: str) -> Answer:
        """The answer to a SPARQL 1.1 query; raises `BadQuery` for what is none."""

    def results(
        self,
        text: str,
        form: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        rows: int | None = None,
    ) -> Written:
        """The answer to a query in a form: one of `RESULT_FORMS` for SELECT and ASK, of `GRAPH_FORMS` for the others.

        Graphs that are given take the place of the query's own FROM and FROM NAMED; the default graph is then the
        union of `default_graphs`, each triple once, and a graph that is not there is empty. No more than `rows` rows of
        a SELECT, or triples of a graph, are given; JSON and XML tell a cut in their head. Raises `BadQuery`, and
        `RefusedQuery` for an update or SERVICE.
        """

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        """All quads, or those of the graph with this IRI, in no order."""


def open_graph(*paths: Path) -> Engine:
    """The engine over a published graph (`.nq`, `.trig`) or over the files of the graph that ships (the default).

    Raises `BadData` for a file that cannot be parsed.
    """
    from ontology.shipped import shipped_files
    from queries.oxigraph_engine import OxigraphEngine

    return OxigraphEngine.from_files(paths or shipped_files())


_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r"}
