"""The numbered catalogue of checks, read from the shapes: what each finds, how grave it is, on what it rests.

    for check in checks():                    in the order of their codes
        print(check.code, check.name, check.severity, check.label.get("kk"))

A check is a shape with a `dct:identifier` in the Turtle files beside this module, one file a concern; nothing about a
check stands anywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDFS, SH, SKOS
from rdflib.term import Node

from ontology import iris
from ontology.terms import DCT

SHAPES = Path(__file__).parent
CHECK = iris.BASE + "check/"
LANGUAGES = ("kk", "ru", "en")
_SEVERITIES = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
SEVERITIES = {name: str(term) for term, name in _SEVERITIES.items()}


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in three languages."""

    kk: str = ""
    ru: str = ""
    en: str = ""

    def get(self, lang: str) -> str:
        """The words in `lang` (kk, ru, en)."""
        return {"ru": self.ru, "en": self.en}.get(lang, self.kk)


@dataclass(frozen=True, slots=True)
class Check:
    """One check: `name` the tail of its IRI, `code` its number, `concern` the file it stands in, `severity` violation,
    warning or info; `message` is a template whose `{?name}` are filled from a result; `query` is the SPARQL of its
    constraint, "" where SHACL Core says it."""

    name: str
    code: str
    concern: str
    severity: str
    label: Words
    definition: Words
    example: Words
    source: Words
    message: Words
    query: str

    @property
    def iri(self) -> str:
        """The IRI of the shape."""
        return CHECK + self.name


@cache
def checks() -> tuple[Check, ...]:
    """All checks in the order of their codes."""
    return tuple(sorted(_checks(), key=lambda check: check.code))


@cache
def by_name() -> dict[str, Check]:
    """The checks by their names."""
    return {check.name: check for check in checks()}


@cache
def shapes_graph() -> Graph:
    """All shapes as one graph."""
    return _read()[0]


@cache
def _read() -> tuple[Graph, dict[Node, str]]:
    """All shapes, and for each check the stem of its file."""
    graph, concerns = Graph(), dict[Node, str]()
    for path in sorted(SHAPES.glob("*.ttl")):
        graph.parse(path)
        for shape in graph.subjects(URIRef(DCT("identifier"))):
            concerns.setdefault(shape, path.stem)
    return graph, concerns


def _checks() -> Iterator[Check]:
    graph, concerns = _read()
    for shape, concern in concerns.items():
        for code in graph.objects(shape, URIRef(DCT("identifier"))):
            yield Check(
                name=str(shape).removeprefix(CHECK),
                code=str(code),
                concern=concern,
                severity=_SEVERITIES[URIRef(str(graph.value(shape, SH.severity)))],
                label=_words(graph, shape, RDFS.label),
                definition=_words(graph, shape, SKOS.definition),
                example=_words(graph, shape, SKOS.example),
                source=_words(graph, shape, URIRef(DCT("source"))),
                message=_words(graph, shape, SH.message),
                query=_query(shape),
            )


def _words(graph: Graph, shape: Node, predicate: URIRef) -> Words:
    texts = {t.language: str(t) for t in graph.objects(shape, predicate) if isinstance(t, Literal)}
    return Words(*(texts.get(lang, "") for lang in LANGUAGES))


def _query(shape: Node) -> str:
    """The SELECT of the constraint of a shape with the prefixes it declares, "" for none."""
    shapes = shapes_graph()
    constraint = shapes.value(shape, SH.sparql)
    if constraint is None:
        return ""
    declared = [d for names in shapes.objects(constraint, SH.prefixes) for d in shapes.objects(names, SH.declare)]
    prologue = sorted(f"PREFIX {shapes.value(d, SH.prefix)}: <{shapes.value(d, SH.namespace)}>\n" for d in declared)
    return "".join(prologue) + str(shapes.value(constraint, SH.select))
