"""The eight questions and what each is asked about: files of the query library, with a few hundred values each.

for question in questions(Graph(500)):
    question.texts()       the SPARQL texts, one for each set of values
    question.library()     the same as addresses of Okilet's query library
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlencode

from benchmarks.endpoint.graph import Graph
from queries.catalogue import NamedQuery, bind, read

FOLDER = Path(__file__).parent / "queries"
NAMES = (
    "point-lookup",
    "appointed-by",
    "two-hops",
    "transitive-path",
    "grouping",
    "text-filter",
    "export",
    "optional-heavy",
)
ANY_ROWS = frozenset({"export"})  # whichever rows a server finds first; of the others all rows are the same
_VALUES = 500
_COMMENT = re.compile(r"^#.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Question:
    """A query and the sets of values it is asked with, always the same for a graph."""

    query: NamedQuery
    values: tuple[dict[str, str], ...]

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.query.name

    def texts(self) -> tuple[str, ...]:
        """The SPARQL texts, with the values in the place of their variables: Virtuoso 7 starts no path from VALUES."""
        return tuple(_text(self.query, values) for values in self.values)

    def library(self) -> tuple[str, ...]:
        """Paths of Okilet's query library that ask the same, for answers as SPARQL JSON."""
        return tuple(f"/queries/{self.name}.json?{urlencode(values)}" for values in self.values)

    def protocol(self, path: str) -> tuple[str, ...]:
        """Paths that ask it by the SPARQL Protocol (GET) of an endpoint at `path`."""
        return tuple(f"{path}?query={quote(text)}" for text in self.texts())


def questions(graph: Graph, names: Iterable[str] = NAMES) -> tuple[Question, ...]:
    """The questions over a generated graph."""
    return tuple(Question(read(FOLDER / f"{name}.rq"), _values(name, graph)) for name in names)


def _text(query: NamedQuery, values: Mapping[str, str]) -> str:
    text = _COMMENT.sub("", bind(query, values))
    for name in values:
        clause = re.search(rf"\s*VALUES \?{name} {{ (?P<term>.*?) }}", text)
        if clause is None:
            raise ValueError(f"{query.name} has no VALUES ?{name}")
        literally = clause["term"].replace("\\", r"\\")
        text = re.sub(rf"\?{name}\b", literally, text.replace(clause[0], ""))
    return text.strip()


def _values(name: str, graph: Graph) -> tuple[dict[str, str], ...]:
    match name:
        case "point-lookup":
            return tuple({"position": f"position/office-{n}"} for n in _spread(graph.offices))
        case "appointed-by" | "two-hops" | "optional-heavy" | "transitive-path":
            return tuple({"authority": f"position/office-{n}"} for n in _spread(graph.authorities))
        case "grouping":
            return tuple({"role": role} for role in ("appoints", "nominates", "concurs"))
        case "text-filter":
            return tuple({"words": graph.unit(n)} for n in _spread(graph.offices))
        case _:
            return ({},)


def _spread(count: int) -> Iterable[int]:
    """At most `_VALUES` numbers below `count`, far from each other in turn, each once."""
    step = next(s for s in (7919, 7907, 7901) if count % s)
    return ((n * step) % count for n in range(min(count, _VALUES)))
