"""Findings and waivers as quads of `graph/findings`: SHACL's validation results, with what a reader wants besides."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib.namespace import RDF, RDFS, SH, XSD

from ontology import iris
from ontology.terms import DCT, OKL
from shapes.catalogue import LANGUAGES, SEVERITIES, Words
from shapes.findings import Finding
from shapes.selection import Quad
from shapes.waivers import Waiver

_GRAPH = f"{iris.Graph('findings')}"


def finding_quads(finding: Finding, order: int = 0) -> Iterator[Quad]:
    """A finding: check, severity, subject and its names, act, places, values, message, waiver; `order` its number in
    the report, 0 where it is in none."""
    for predicate, value in _finding(finding):
        yield f"<{_GRAPH}>", f"<{_GRAPH}#{finding.key}>", f"<{predicate}>", value
    if order:
        number = _words(str(order), datatype=str(XSD.integer))
        yield f"<{_GRAPH}>", f"<{_GRAPH}#{finding.key}>", f"<{OKL('order')}>", number


def waiver_quads(waiver: Waiver) -> Iterator[Quad]:
    """A waiver: check, subject, reason, who and when."""
    for predicate, value in _waiver(waiver):
        yield f"<{_GRAPH}>", f"<{waiver.iri}>", f"<{predicate}>", value


def _finding(finding: Finding) -> Iterator[tuple[str, str]]:
    yield str(RDF.type), _iri(str(SH.ValidationResult))
    yield str(SH.sourceShape), _iri(finding.check.iri)
    yield str(SH.resultSeverity), _iri(SEVERITIES[finding.severity])
    yield str(SH.focusNode), finding.focus
    yield DCT("identifier"), _words(finding.check.name)
    yield DCT("type"), _words(finding.severity)
    yield OKL("checkCode"), _words(finding.check.code)
    yield from _in_languages(str(SH.resultMessage), finding.message)
    yield from _in_languages(OKL("subjectLabel"), finding.name)
    if finding.act:
        yield OKL("act"), _iri(finding.act)
    if finding.places:
        yield OKL("path"), _words("; ".join(finding.provisions))
    for place in finding.places:
        yield OKL("statedIn"), _iri(place.iri)
    for value in finding.values:
        yield str(SH.value), value
    if finding.waiver:
        yield OKL("waivedBy"), _iri(finding.waiver.iri)


def _waiver(waiver: Waiver) -> Iterator[tuple[str, str]]:
    yield str(RDF.type), _iri(OKL("Waiver"))
    yield str(RDFS.label), _words(waiver.label)
    yield OKL("check"), _words(waiver.check)
    yield DCT("subject"), _iri(waiver.subject)
    yield OKL("reason"), _words(waiver.reason)
    yield DCT("creator"), _words(waiver.who)
    yield DCT("date"), _words(waiver.date.isoformat(), datatype=str(XSD.date))


def _in_languages(predicate: str, words: Words) -> Iterator[tuple[str, str]]:
    for lang in LANGUAGES:
        yield predicate, _words(words.get(lang), lang=lang)


def _iri(value: str) -> str:
    return f"<{value}>"


def _words(value: str, *, lang: str | None = None, datatype: str = "") -> str:
    return str(ox.Literal(value, language=lang, datatype=ox.NamedNode(datatype) if datatype else None))
