"""What Oxigraph reads and writes: results and graphs in their forms, terms as this library has them.

XML cannot hold some characters, which are replaced, nor properties without a name, which are refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

import pyoxigraph as ox

from ontology.errors import BadQuery, NotAcceptable
from ontology.terms import PREFIXES, XSD
from queries.engine import Solutions, Sort, Term

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
_SORTS = {"uri": Sort.IRI, "bnode": Sort.BLANK, "literal": Sort.LITERAL}


def serialized(
    content: Sequence[ox.Quad] | Sequence[ox.Triple], form: ox.RdfFormat, prefixes: dict[str, str] = PREFIXES
) -> bytes:
    """Triples or quads in an RDF format, with these prefixes (those of `ontology.terms`) where it has prefixes.

    Raises `NotAcceptable` for RDF/XML of a property whose IRI does not end in a name.
    """
    if form == ox.RdfFormat.RDF_XML:
        body = without_what_xml_has_not(ox.serialize(content, format=form, prefixes=prefixes) or b"")
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


def without_what_xml_has_not(body: bytes) -> bytes:
    """XML with the replacement character in place of characters that it may not hold."""
    return _XML_HAS_NOT.sub(_REPLACEMENT, body)


def triple_of(triple: ox.Triple) -> tuple[Term, Term, Term]:
    """The terms of a triple."""
    return term_of(triple.subject), term_of(triple.predicate), term_of(triple.object)


def term_of(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Term:
    """A term of Oxigraph; raises `BadQuery` for a triple as a term."""
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value == XSD("string")
        return Term(Sort.LITERAL, term.value, "" if plain else term.datatype.value, term.language or "")
    if isinstance(term, ox.NamedNode):
        return Term(Sort.IRI, term.value)
    if isinstance(term, ox.BlankNode):
        return Term(Sort.BLANK, term.value)
    raise BadQuery("triples as terms are not supported")
