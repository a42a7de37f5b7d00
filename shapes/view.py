"""The graph as the checks see it: one store, asked by SPARQL or by subject and property."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from shapes.selection import Triple

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


class View:
    """Triples in memory; a look-up by subject and property is constant in the size of the graph."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._store = ox.Store()
        lines = "".join([f"{s} {p} {o} .\n" for s, p, o in triples])
        self._store.bulk_load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)

    def select(self, query: str, prefixes: Mapping[str, str] | None = None) -> ox.QuerySolutions:
        """The solutions of a SELECT."""
        solutions = self._store.query(query, prefixes=dict(prefixes or {}))
        if not isinstance(solutions, ox.QuerySolutions):
            raise TypeError(f"a SPARQL constraint is a SELECT query: {query}")
        return solutions

    def objects(self, subject: str, predicate: str) -> Iterator[Term]:
        """The values of a property of a thing, both by IRI."""
        pattern = (ox.NamedNode(subject), ox.NamedNode(predicate), None)
        return (quad.object for quad in self._store.quads_for_pattern(*pattern))

    def value(self, subject: str, predicate: str) -> str:
        """A value of a property, the first in order where there are several; "" for none."""
        return min((_text(term) for term in self.objects(subject, predicate)), default="")

    def things(self, subject: str, predicate: str) -> list[str]:
        """The IRIs among the values of a property, in order."""
        return sorted(term.value for term in self.objects(subject, predicate) if isinstance(term, ox.NamedNode))

    def subjects(self, predicate: str, value: str) -> Iterator[str]:
        """The IRIs of what has the thing `value` for a property."""
        pattern = (None, ox.NamedNode(predicate), ox.NamedNode(value))
        subjects = (quad.subject for quad in self._store.quads_for_pattern(*pattern))
        return (subject.value for subject in subjects if isinstance(subject, ox.NamedNode))


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value
