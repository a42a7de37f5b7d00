"""Triples of one named graph, collected as the strings of N-Quads: what is cheap to make, sort and write.

A term is its N-Triples form (`<https://…>`, `"words"@kk`), a quad the tuple (graph, subject, predicate, object) of
terms: sorted quads give the same bytes for the same facts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator

from ontology.terms import XSD

Quad = tuple[str, str, str, str]

_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r"}
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')


class Sheet:
    """The triples of one named graph. Empty values are left out: what is not known is not said."""

    def __init__(self, graph: str) -> None:
        self.graph = graph
        self._triples: set[tuple[str, str, str]] = set()
        self._terms: dict[str, str] = {}  # each IRI as a term, made once: most stand in many triples

    def link(self, subject: str, predicate: str, target: str) -> None:
        """An IRI as object."""
        if target:
            self._add(subject, predicate, self._iri(target))

    def words(self, subject: str, predicate: str, value: str) -> None:
        """Kazakh words as object."""
        if value:
            self._add(subject, predicate, f"{quoted(value)}@kk")

    def code(self, subject: str, predicate: str, value: str) -> None:
        """A plain string as object: a code, a path, a number as printed."""
        if value:
            self._add(subject, predicate, quoted(value))

    def number(self, subject: str, predicate: str, value: int | None) -> None:
        """An integer as object."""
        if value is not None:
            self._add(subject, predicate, typed(str(value), "integer"))

    def share(self, subject: str, predicate: str, value: float) -> None:
        """A share from 0 to 1 as a decimal of four digits."""
        self._add(subject, predicate, typed(f"{value:.4f}", "decimal"))

    def date(self, subject: str, predicate: str, value: dt.date | None) -> None:
        """A day as object."""
        if value is not None:
            self._add(subject, predicate, typed(value.isoformat(), "date"))

    def flag(self, subject: str, predicate: str, value: bool) -> None:
        """A truth value as object, said either way."""
        self._add(subject, predicate, typed("true" if value else "false", "boolean"))

    def time(self, subject: str, predicate: str, value: dt.datetime | None) -> None:
        """A moment as object."""
        if value is not None:
            self._add(subject, predicate, typed(value.isoformat(timespec="seconds"), "dateTime"))

    def quads(self) -> Iterator[Quad]:
        """The quads in no order."""
        graph = iri(self.graph)
        for subject, predicate, value in self._triples:
            yield graph, subject, predicate, value

    def _add(self, subject: str, predicate: str, value: str) -> None:
        self._triples.add((self._iri(subject), self._iri(predicate), value))

    def _iri(self, value: str) -> str:
        term = self._terms.get(value)
        if term is None:
            term = self._terms[value] = iri(value)
        return term


def iri(value: str) -> str:
    """An IRI as a term, characters that may not stand in one escaped."""
    return f"<{_NO_IRI.sub(_percent, value)}>"


def quoted(value: str) -> str:
    """A string as a plain literal."""
    return f'"{value.translate(_ESCAPES)}"'


def typed(value: str, datatype: str) -> str:
    """A literal of an XML Schema type, given by its local name."""
    return f'"{value}"^^<{XSD(datatype)}>'


def line(quad: Quad) -> bytes:
    """A quad as a line of N-Quads."""
    graph, subject, predicate, value = quad
    return f"{subject} {predicate} {value} {graph} .\n".encode()


def in_order(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    """Quads once each, by graph, subject, predicate and object."""
    return tuple(sorted(set(quads)))


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
