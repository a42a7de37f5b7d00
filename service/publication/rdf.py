"""Triples as lines of N-Triples, put together from many queries, and written in every form that is published.

    form_of("ttl").media               "text/turtle"
    link(subject, predicate, iri)      one line; `words`, `literal`, `number`, `date` for other objects
    serialized(lines, "jsonld")        the lines as a document; the order of subjects is kept

Lines, not objects: a document of some thousand triples is put together, freed of doubles and sorted in milliseconds.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from ontology.terms import PREFIXES, RDF, XSD, Vocabulary
from queries.engine import Sort, Term

DCAT = Vocabulary("http://www.w3.org/ns/dcat#")
DCATAP = Vocabulary("http://data.europa.eu/r5r/")
SD = Vocabulary("http://www.w3.org/ns/sparql-service-description#")
VOID = Vocabulary("http://rdfs.org/ns/void#")
_PREFIXES: Mapping[str, str] = {
    **PREFIXES,
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": DCAT,
    "dcatap": DCATAP,
    "formats": "http://www.w3.org/ns/formats/",
    "sd": SD,
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": VOID,
}
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\\ud800-\udfff]')
_LINE = re.compile(
    r"<(?P<s>[^>]*)> <(?P<p>[^>]*)> "
    r'(?:<(?P<iri>[^>]*)>|"(?P<text>(?:[^"\\]|\\.)*)"(?:@(?P<lang>[\w-]+)|\^\^<(?P<type>[^>]*)>)?) \.'
)
_IRIS = re.compile(r"<([^>]*)>")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_NAMESPACES = re.compile(rb'(?: xmlns:\w+="[^"]*")+')
_ESCAPED = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ESCAPES = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Form:
    """A form of an RDF document: the extension of its address, its media type, others that ask for it."""

    extension: str
    media: str
    others: tuple[str, ...]
    format: ox.RdfFormat


FORMS: Mapping[str, Form] = {
    form.extension: form
    for form in (
        Form("ttl", "text/turtle", ("application/x-turtle",), ox.RdfFormat.TURTLE),
        Form("jsonld", "application/ld+json", ("application/json",), ox.RdfFormat.JSON_LD),
        Form("rdf", "application/rdf+xml", ("application/xml", "text/xml"), ox.RdfFormat.RDF_XML),
        Form("nt", "application/n-triples", ("text/plain",), ox.RdfFormat.N_TRIPLES),
    )
}

Triple = tuple[str, str, Term]


def iri(value: str) -> str:
    """An IRI as a term."""
    return f"<{escaped(value)}>"


def escaped(value: str) -> str:
    """An IRI with the characters that may not stand in one escaped, so that nothing can break out of it."""
    return _NO_IRI.sub(lambda match: f"%{ord(match[0]):02X}", value)


def link(subject: str, predicate: str, target: str) -> str:
    """A triple with an IRI as object."""
    return f"{iri(subject)} {iri(predicate)} {iri(target)} ."


def a(subject: str, kind: str) -> str:
    """The triple that says of what class something is."""
    return link(subject, RDF("type"), kind)


def literal(subject: str, predicate: str, value: str, datatype: str = "", lang: str = "") -> str:
    """A triple with a literal as object; `datatype` is an IRI."""
    return f"{iri(subject)} {iri(predicate)} {Term(Sort.LITERAL, value, datatype, lang).n3()} ."


def words(subject: str, predicate: str, said: tuple[str, str, str]) -> tuple[str, ...]:
    """Triples that say the same in kk, ru and en."""
    return tuple(
        literal(subject, predicate, text, lang=lang) for lang, text in zip(("kk", "ru", "en"), said, strict=True)
    )


def number(subject: str, predicate: str, value: int, kind: str = "integer") -> str:
    """A triple with a whole number as object."""
    return literal(subject, predicate, str(value), XSD(kind))


def moment(subject: str, predicate: str, value: dt.datetime) -> str:
    """A triple with a moment as object."""
    return literal(subject, predicate, value.isoformat(timespec="seconds"), XSD("dateTime"))


def iris_in(lines: Iterable[str]) -> set[str]:
    """All IRIs that stand in the lines as terms."""
    found: set[str] = set()
    for line in lines:
        found.update(_IRIS.findall(line if '"' not in line else _QUOTED.sub("", line, count=1)))
    return found


def subject_of(line: str) -> str:
    """The IRI of the subject of a line."""
    return line[1 : line.index(">")]


def triple(line: str) -> Triple | None:
    """A line as subject, predicate and object; None for one with a blank node."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    if match["iri"] is not None:
        return match["s"], match["p"], Term.iri(match["iri"])
    value = _ESCAPED.sub(_unescaped, match["text"]) if "\\" in match["text"] else match["text"]
    return match["s"], match["p"], Term(Sort.LITERAL, value, match["type"] or "", match["lang"] or "")


def serialized(lines: Iterable[str], form: str) -> bytes:
    """The lines as a document in a form of `FORMS`: the same lines give the same bytes."""
    data = "".join(f"{line}\n" for line in lines).encode()
    if form == "nt":
        return data
    triples = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]
    used = {prefix: name for prefix, name in sorted(_PREFIXES.items()) if f"<{name}".encode() in data}
    kind = FORMS[form].format
    if form == "jsonld":
        return ox.serialize(triples, format=kind) or b""
    written = (ox.serialize(triples, format=kind, prefixes=used) or b"").splitlines(keepends=True)
    if form == "ttl":  # prefixes are declared first, one a line, in no order
        return b"".join((*sorted(written[: len(used)]), b"\n", *written[len(used) :]))
    written[1] = _NAMESPACES.sub(_in_order, written[1], count=1)
    return b"".join(written)


def _in_order(declared: re.Match[bytes]) -> bytes:
    return b"".join(b" " + name for name in sorted(declared[0].split()))


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPES.get(match[3], match[3])
