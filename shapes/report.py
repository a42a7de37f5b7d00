"""The consistency report: what breaks a shape, in three languages, as data and as the graph of findings.

    findings = validate(engine)               over a published graph
    findings = validate_quads(dataset)        over a dataset that is about to be published
    findings.violations                       what forbids to publish; `warnings` and `infos` do not
    findings.quads()                          the same as quads of `graph/findings`

The shapes are the Turtle files beside this module. A violation is something that the graph may never hold (a fact that
cannot be traced, a shortcut without a rule); a warning is something that a document left open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import pyshacl
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF, SH
from rdflib.term import Node

from ontology import iris
from ontology.terms import DCT, OKL
from shapes.selection import Quad, Triple, as_graph, selected
from shapes.sparql import offences, without_sparql

SHAPES = Path(__file__).parent
CHECK = iris.BASE + "check/"

_SEVERITIES = {SH.Violation: "violation", SH.Warning: "warning", SH.Info: "info"}
_ORDER = {"violation": 0, "warning": 1, "info": 2}


class Dataset(Protocol):
    """What can be validated before it is published, as `loaders.graph.Dataset`."""

    def quads(self) -> Iterator[Quad]:
        """Quads as (graph, subject, predicate, object) in N-Triples terms."""


class Term(Protocol):
    """A term as `queries.engine.Term`."""

    def n3(self) -> str:
        """The term as N-Triples writes it."""


class Engine(Protocol):
    """What can be validated when published, as `queries.engine.Engine`."""

    def quads(self) -> Iterable[tuple[str, Term, Term, Term]]:
        """The IRI of the graph, subject, predicate, object."""


@dataclass(frozen=True, slots=True)
class Messages:
    """What a finding says, in three languages."""

    kk: str
    ru: str
    en: str

    def get(self, lang: str) -> str:
        """The message in `lang` (kk, ru, en)."""
        return {"ru": self.ru, "en": self.en}.get(lang, self.kk)


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a check: `check` its name, `severity` violation, warning or info, `subject` the IRI concerned,
    `act` the IRI of its act ("" for none), `provisions` the paths there, `value` the offending value ("" for none)."""

    check: str
    severity: str
    subject: str
    act: str
    provisions: tuple[str, ...]
    value: str
    messages: Messages


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings, the gravest first, then by check, act, provision and subject."""

    all: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Whether nothing forbids to publish."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """What the graph may never hold."""
        return tuple(f for f in self.all if f.severity == "violation")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """What a document left open."""
        return tuple(f for f in self.all if f.severity == "warning")

    @property
    def infos(self) -> tuple[Finding, ...]:
        """What may be worth a look."""
        return tuple(f for f in self.all if f.severity == "info")

    def quads(self) -> Iterator[Quad]:
        """The findings as quads of `graph/findings`, in N-Triples terms."""
        graph = str(iris.Graph("findings"))
        for finding in self.all:
            for predicate, value in _statements(finding):
                yield f"<{graph}>", f"<{graph}#{_name(finding)}>", f"<{predicate}>", value


def validate(engine: Engine) -> Findings:
    """The report on a published graph."""
    return _validate(selected((f"<{g}>", s.n3(), p.n3(), o.n3()) for g, s, p, o in engine.quads()))


def validate_quads(dataset: Dataset) -> Findings:
    """The report on a dataset that is not yet published."""
    return _validate(selected(dataset.quads()))


def _validate(triples: tuple[Triple, ...]) -> Findings:
    data, shapes = as_graph(triples), _shapes()
    found = {_finding(shapes, data, offence.shape, offence.subject) for offence in offences(shapes, triples)}
    _, results, _ = pyshacl.validate(
        data, shacl_graph=_core_shapes(), inference="none", inplace=True, do_owl_imports=False
    )
    if not isinstance(results, Graph):
        raise TypeError(f"the validator failed: {results}")
    for result in results.objects(None, SH.result):
        shape, subject, value = (results.value(result, p) for p in (SH.sourceShape, SH.focusNode, SH.value))
        found.add(_finding(shapes, data, str(shape), str(subject), str(value or "")))
    return Findings(tuple(sorted(found, key=_rank)))


@cache
def _shapes() -> Graph:
    graph = Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        graph.parse(path)
    return graph


@cache
def _core_shapes() -> Graph:
    return without_sparql(_shapes())


def _finding(shapes: Graph, data: Graph, shape: str, subject: str, value: str = "") -> Finding:
    node, severity = URIRef(subject), shapes.value(URIRef(shape), SH.severity)
    place = data.value(node, URIRef(OKL("statedIn")))
    return Finding(
        check=shape.removeprefix(CHECK),
        severity=_SEVERITIES[URIRef(str(severity))],
        subject=subject,
        act=str(data.value(node, URIRef(OKL("act"))) or ""),
        provisions=tuple(sorted(str(path) for path in data.objects(place, URIRef(OKL("path"))))) if place else (),
        value=value,
        messages=_messages(shapes, URIRef(shape)),
    )


def _messages(shapes: Graph, shape: Node) -> Messages:
    """The messages as the shapes graph has them: the validator drops language tags of SPARQL constraints."""
    texts = {m.language: str(m) for m in shapes.objects(shape, SH.message) if isinstance(m, Literal)}
    return Messages(texts.get("kk", ""), texts.get("ru", ""), texts.get("en", ""))


def _rank(finding: Finding) -> tuple[object, ...]:
    return _ORDER[finding.severity], finding.check, finding.act, finding.provisions, finding.subject, finding.value


def _name(finding: Finding) -> str:
    digest = hashlib.sha256(f"{finding.subject}\n{finding.value}".encode()).hexdigest()[:12]
    return f"{finding.check}-{digest}"


def _statements(finding: Finding) -> Iterator[tuple[str, str]]:
    severities = {name: iri for iri, name in _SEVERITIES.items()}
    yield str(RDF.type), f"<{SH.ValidationResult}>"
    yield str(SH.sourceShape), f"<{CHECK}{finding.check}>"
    yield str(SH.resultSeverity), f"<{severities[finding.severity]}>"
    yield str(SH.focusNode), URIRef(finding.subject).n3()
    yield DCT("identifier"), Literal(finding.check).n3()
    yield DCT("type"), Literal(finding.severity).n3()
    for lang in ("kk", "ru", "en"):
        yield str(SH.resultMessage), Literal(finding.messages.get(lang), lang=lang).n3()
    if finding.act:
        yield OKL("act"), URIRef(finding.act).n3()
    if finding.provisions:
        yield OKL("path"), Literal("; ".join(finding.provisions)).n3()
    if finding.value:
        yield str(SH.value), Literal(finding.value).n3()
