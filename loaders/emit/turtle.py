"""A named graph as Turtle that people review as a diff: one property a line, subjects and properties in order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from loaders.emit.nquads import Quad
from ontology.iris import BASE
from ontology.terms import PREFIXES, RDF, XSD

_LOCAL = re.compile(r"[A-Za-z_][\w-]*")
_TYPED = re.compile(r'"(?P<value>[^"\\]*)"\^\^<(?P<type>[^>]*)>')
_BARE = frozenset({XSD("integer"), XSD("boolean")})


def turtle(title: str, quads: Iterable[Quad]) -> str:
    """The triples of one graph's quads, which must be in order, under a comment that says what they are."""
    body = "\n".join(_subject(subject, list(group)) for subject, group in groupby(quads, key=lambda quad: quad[1]))
    used = [p for p in sorted(PREFIXES) if re.search(rf"(?<![\w<]){p}:", body)]
    head = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> .\n" for prefix in used)
    return f"# {title}\n\n@base <{BASE}> .\n{head}\n{body}"


def _subject(subject: str, quads: list[Quad]) -> str:
    types = [quad for quad in quads if quad[2] == f"<{RDF('type')}>"]
    others = [quad for quad in quads if quad not in types]
    kinds = " , ".join(_term(quad[3]) for quad in types)
    lines = [f"a {kinds}"] if types else []
    for predicate, group in groupby(others, key=lambda quad: quad[2]):
        lines.append(f"{_term(predicate)} " + " , ".join(_term(quad[3]) for quad in group))
    return f"{_term(subject)} " + " ;\n    ".join(lines) + " .\n"


def _term(term: str) -> str:
    if term.startswith("<"):
        return _iri(term[1:-1])
    typed = _TYPED.fullmatch(term)
    if typed is None:
        return term
    return typed["value"] if typed["type"] in _BARE else f'"{typed["value"]}"^^{_iri(typed["type"])}'


def _iri(iri: str) -> str:
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri.removeprefix(BASE)}>"
