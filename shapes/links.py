"""Which graphs a change in one graph can reach: by acts that one holds and another names, and by positions.

A check looks across graphs only along these links: from a provision or act to the act that is named, from what a graph
says of another act's fate to whoever names that act, from a position to all rules and lists about it, from who acts to
the rules that fill his own post, and between acts of one kind and number. A shape that looks further must say so here;
the test that compares re-checking with checking anew finds it out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ontology import iris
from ontology.terms import ELI, OKL
from shapes.selection import Triple

_ACT = re.compile(re.escape(f"<{iris.ID}act/") + r"([^/>]+)")
_KIND = f"<{OKL('provisionKind')}>"
_FATE = {f"<{term}>" for term in (ELI("repealed_by"), ELI("amended_by"), ELI("date_no_longer_in_force"))}
_NUMBER, _SORT = f"<{ELI('number')}>", f"<{OKL('kind')}>"
_POSITIONS = {f"<{OKL(name)}>" for name in ("position", "covers", "binds", "studies", "hasException")}
_ACTORS = f"<{OKL('actor')}>"


def keys(triples: Iterable[Triple]) -> frozenset[tuple[str, str]]:
    """What links a graph to others, as pairs of the sort of link and the name it goes by. Linear in the triples."""
    found: set[tuple[str, str]] = set()
    kinds: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for subject, predicate, value in triples:
        if predicate == _KIND:
            found.add(("holds", _act(subject)))
        elif predicate in _FATE:
            found.add(("tells", _act(subject)))
        elif predicate in _POSITIONS:
            found.add(("fills", value))
        elif predicate == _ACTORS:
            found.add(("acts", value))
        elif predicate == _SORT:
            kinds[subject] = value
        elif predicate == _NUMBER:
            numbers[subject] = value
        for term in (subject, value):
            if name := _act(term):
                found.add(("names", name))
    found |= {("numbered", f"{kinds[act]} {number} {act}") for act, number in numbers.items() if act in kinds}
    return frozenset(found)


class Links:
    """The links between graphs, by their keys (of a graph that changed, old and new)."""

    def __init__(self, keys_of: Mapping[str, frozenset[tuple[str, str]]]) -> None:
        self._keys = keys_of
        self._graphs: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for graph, own in keys_of.items():
            for key in own:
                self._graphs[_address(key)].add(graph)
        same: defaultdict[str, set[str]] = defaultdict(set)
        for own in keys_of.values():
            for sort, name in own:
                if sort == "numbered":
                    same[name.rpartition(" ")[0]].add(name)
        self._shared_numbers = {number for number, acts in same.items() if len(acts) > 1}

    def reached(self, graphs: Iterable[str]) -> set[str]:
        """The graphs given and those one link away."""
        start = set(graphs)
        return start.union(*(self._graphs[key] for graph in start for key in self._wanted(self._keys[graph])))

    def _wanted(self, own: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        for sort, name in own:
            match sort:
                case "holds" | "tells":
                    yield "names", name
                case "names":
                    yield "holds", name
                    yield "tells", name
                case "fills":
                    yield "fills", name
                    yield "acts", name
                case "acts":
                    yield "fills", name
                case "numbered" if name.rpartition(" ")[0] in self._shared_numbers:
                    yield "numbered", name.rpartition(" ")[0]


def _address(key: tuple[str, str]) -> tuple[str, str]:
    return (key[0], key[1].rpartition(" ")[0]) if key[0] == "numbered" else key


def _act(term: str) -> str:
    match = _ACT.match(term)
    return match[1] if match else ""
