"""The queries beside this module, asked of the graph for things by IRI.

ask(engine, "facts", place=["https://…/id/act/U020000828_/annex-1/row-92"])        rows of terms
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Generic, TypeVar

from queries.engine import Engine, Row, Solutions
from service.publication.rdf import iri

_T = TypeVar("_T")


def ask(engine: Engine, name: str, **things: Iterable[str]) -> tuple[Row, ...]:
    """The rows of a query; each parameter is a list of IRIs that takes the place of `VALUES ?name { UNDEF }`.

    One graph is written into `GRAPH ?graph` itself: engines look through all graphs else, and only then join.
    """
    text = _query(name)
    for variable, values in things.items():
        terms = list(map(iri, values))
        text = text.replace(f"VALUES ?{variable} {{ UNDEF }}", f"VALUES ?{variable} {{ {' '.join(terms)} }}")
        if len(terms) == 1:
            text = text.replace(f"GRAPH ?{variable} {{", f"GRAPH {terms[0]} {{")
    answer = engine.query(text)
    return answer.rows if isinstance(answer, Solutions) else ()


def values(rows: Iterable[Row]) -> tuple[tuple[str, ...], ...]:
    """Rows as strings, "" where nothing is bound."""
    return tuple(tuple(term.value if term else "" for term in row) for row in rows)


class Recent(Generic[_T]):
    """What was made last, by key: at most so many, the one asked for least recently goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[object, _T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object, make: Callable[[], _T]) -> _T:
        """What `make` gives for the key; two that miss it at once both make it."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


@cache
def _query(name: str) -> str:
    return (Path(__file__).parent / f"{name}.rq").read_text(encoding="utf-8")
