"""Which form the answer has: what `format=` names, else the best of what the client accepts (RFC 9110, section 12.5.1).

    choose(RESULTS, accept="text/csv, */*;q=0.1", named="")     Choice("csv", "text/csv; charset=utf-8")

The more precise of two ranges of `Accept` counts for a type, a weight of 0 excludes it; among equals the first of the
table is taken, so that `*/*` and no header give JSON and Turtle. An answer is named as the client named it: who asks
for `application/json` gets that media type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ontology.errors import BadParameter, NotAcceptable

Forms = Mapping[str, tuple[str, ...]]

RESULTS: Forms = {
    "json": ("application/sparql-results+json", "application/json"),
    "xml": ("application/sparql-results+xml", "application/xml", "text/xml"),
    "csv": ("text/csv",),
    "tsv": ("text/tab-separated-values",),
}
"""Forms of the answer to SELECT and ASK, each with its media type and other names of it."""
GRAPHS: Forms = {
    "ttl": ("text/turtle", "application/turtle", "application/x-turtle"),
    "jsonld": ("application/ld+json", "application/json"),
    "rdf": ("application/rdf+xml", "application/xml", "text/xml"),
    "nt": ("application/n-triples", "text/plain"),
}
"""Forms of the answer to CONSTRUCT and DESCRIBE, and of the service description."""
PAGE = "html"

_NAMES = {
    "sparql-json": "json",
    "srj": "json",
    "srx": "xml",
    "turtle": "ttl",
    "n3": "ttl",
    "n-triples": "nt",
    "ntriples": "nt",
    "json-ld": "jsonld",
    "rdfxml": "rdf",
    "rdf+xml": "rdf",
    "rdf-xml": "rdf",
}
# What clients say of a graph when they mean the form of results in the same syntax
_OF_GRAPHS = {"json": "jsonld", "xml": "rdf"}
_HTML = ("text/html", "application/xhtml+xml")
_RANGE = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+)/([\w!#$%&'*+.^`|~-]+)\s*((?:;[^,]*)?)")
_WEIGHT = re.compile(r";\s*q\s*=\s*\"?([01](?:\.[0-9]*)?|\.[0-9]+)\"?\s*(?:;|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """A form (a key of the table, or `PAGE`) and the `Content-Type` of an answer in it."""

    form: str
    type: str


@lru_cache(maxsize=1024)
def _choose(of_graphs: bool, accept: str, named: str, page: bool) -> Choice:
    forms = GRAPHS if of_graphs else RESULTS
    if named:
        return _of_name(forms, named, page=page)
    ranges = _ranges(accept)
    if not ranges:
        first = next(iter(forms))
        return Choice(first, _content_type(forms[first][0]))
    best, found = 0.0, Choice("", "")
    for place in range(max(map(len, forms.values()))):  # own media types first, then other names of them
        for form, types in forms.items():
            if place < len(types) and (weight := _weight(ranges, types[place])) > best:
                best, found = weight, Choice(form, _content_type(types[place]))
    if page and any((*kind.split("/"),) in ranges and _weight(ranges, kind) >= best > 0 for kind in _HTML):
        return Choice(PAGE, _content_type(_HTML[0]))
    if page and not found.form and max(_weight(ranges, kind) for kind in _HTML) > 0:
        return Choice(PAGE, _content_type(_HTML[0]))
    if not found.form:
        raise not_acceptable(forms, page=page)
    return found


def choose(forms: Forms, accept: str, named: str = "", *, page: bool = False) -> Choice:
    """The form to answer in, of `RESULTS` or `GRAPHS`; also a page for whoever would as soon have one, if `page`.

    `accept` is the header ("" where there is none), `named` what `format=` says. Raises `NotAcceptable`, listing the
    types, and `BadParameter` for a name that is none.
    """
    return _choose(forms is GRAPHS, accept[:2000], named[:100], page)


def not_acceptable(forms: Forms, *, page: bool) -> NotAcceptable:
    """The error that lists what there is."""
    types = [types[0] for types in forms.values()] + ([_HTML[0]] if page else [])
    return NotAcceptable(
        f"there is no answer in a form that is accepted; there are {', '.join(types)}", {"types": types}
    )


def _of_name(forms: Forms, named: str, *, page: bool) -> Choice:
    name = named.strip().lower().replace(" ", "+")  # a + of an address that was not escaped
    name = _NAMES.get(name, name)
    if page and name in (PAGE, *_HTML):
        return Choice(PAGE, _content_type(_HTML[0]))
    if forms is GRAPHS:
        name = _OF_GRAPHS.get(name, name)
    for form, types in forms.items():
        if name == form or name in types:
            return Choice(form, _content_type(types[0] if name == form else name))
    if any(name == form or name in types for table in (RESULTS, GRAPHS) for form, types in table.items()):
        raise not_acceptable(forms, page=page)
    known = ", ".join((*RESULTS, *GRAPHS, PAGE))
    raise BadParameter(f"format={named!r} is no form of an answer; there are {known}, and their media types")


def _content_type(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _ranges(accept: str) -> dict[tuple[str, str], float]:
    """The ranges of the header with their weights; what is no range is passed over."""
    found: dict[tuple[str, str], float] = {}
    for part in accept.split(","):
        match = _RANGE.fullmatch(part)
        if match:
            weight = _WEIGHT.search(match[3])
            key = match[1].lower(), match[2].lower()
            found[key] = max(found.get(key, 0.0), min(float(weight[1]), 1.0) if weight else 1.0)
    return found


def _weight(ranges: Mapping[tuple[str, str], float], kind: str) -> float:
    main, _, sub = kind.partition("/")
    for key in ((main, sub), (main, "*"), ("*", "*")):
        if key in ranges:
            return ranges[key]
    return 0.0
