"""What is wrong with a query that Oxigraph refuses, told to people: line, column, what stands there and what could.

Oxigraph reads without a tokenizer and tells every character that could have followed; where a token does not fit the
grammar that is told instead, and what does not hold of a query that fits is told in Oxigraph's words.
"""

from __future__ import annotations

import re

from ontology.errors import BadQuery
from ontology.terms import PREFIXES
from queries.grammar import stopped
from queries.lexer import Token, plain, tokens, wrong

_PLACE = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
_REASON = re.compile(r"[A-Za-z][\w()]*( [\w()]+)+")
_RULES = "no variable bound twice or selected without being grouped by, and no blank node in two groups"
_MOST = 200  # characters of what Oxigraph expected


def explained(text: str, message: str) -> BadQuery:
    """The error of a query that Oxigraph refused with a message."""
    found = tokens(plain(text))
    undeclared = _undeclared(found)
    if undeclared:
        prefix = undeclared.text.partition(":")[0]
        return wrong(text, undeclared.start, f"the prefix {prefix}: is not declared", f"PREFIX {prefix}: <…> in front")
    newer = _is_newer(found)
    place = None if newer else stopped(found)
    if place:
        index, expected = place
        if index < len(found):
            return wrong(text, found[index].start, f"{found[index].text!r} cannot stand here", _listed(expected))
        return wrong(text, len(text.rstrip()), "the query ends too early", _listed(expected))
    return _in_its_words(text, message, newer=newer)


def _undeclared(found: list[Token]) -> Token | None:
    """The first name whose prefix nothing declares."""
    known = set(PREFIXES)
    for index, token in enumerate(found):
        if token.kind == "pname":
            prefix = token.text.partition(":")[0]
            if index and found[index - 1].text.upper() == "PREFIX":
                known.add(prefix)
            elif prefix not in known:
                return token
    return None


def _is_newer(found: list[Token]) -> bool:
    """Whether the query uses what only SPARQL 1.2 has."""
    return any(token.text in {"<<", "<<(", "{|", "~"} for token in found)


def _listed(expected: tuple[str, ...]) -> str:
    return " or ".join((", ".join(expected[:-1]), expected[-1])) if len(expected) > 1 else "".join(expected)


def _in_its_words(text: str, message: str, *, newer: bool) -> BadQuery:
    found = _PLACE.match(message)
    if not found:
        return BadQuery(f"not a SPARQL query: {message}")
    line, column, said = int(found[1]), int(found[2]), " ".join(found[3].split())
    start = sum(len(part) for part in text.splitlines(keepends=True)[: line - 1])
    offset = min(start + column - 1, len(text.rstrip()))  # what was run may be longer
    reasons = [part for part in said.split(", ") if _REASON.fullmatch(part)]
    if reasons:
        return wrong(text, offset, "; ".join(reasons), "a query of which that does not hold")
    if newer:
        return wrong(text, offset, "this cannot stand here", said[:_MOST])
    return wrong(text, offset, "the query fits the grammar, but breaks another rule of SPARQL", _RULES)
