"""How much of what a graph holds: counted when it is published and kept beside it, so that VoID answers at once.

    statistics(quads)             Statistics of quads as tuples (graph, subject, predicate, object) of N-Triples terms
    quads_of(files)               the quads of a release, or of the files of the graph that ships
    kept(files)                   what was counted of them at publishing, else counted now

Triples, subjects and objects are those of the union of the graphs, each counted once. Time is linear in the quads.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from ontology.shipped import graph_of
from ontology.terms import RDF

STATISTICS_FILE = "statistics.json"
_TYPE = f"<{RDF('type')}>"
_SHAPE = 1  # of the file; one of another shape is counted anew

Quad = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Property:
    """The triples with one predicate, and how many subjects and objects they have."""

    triples: int
    subjects: int
    objects: int


@dataclass(frozen=True, slots=True)
class Class:
    """The members of one class, and how many triples with each predicate they are the subjects of."""

    entities: int
    properties: Mapping[str, int]

    @property
    def triples(self) -> int:
        """All triples whose subject is a member."""
        return sum(self.properties.values())


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts by IRI: `properties` by predicate, `classes` by class, `graphs` the triples of each named graph."""

    quads: int
    triples: int
    subjects: int
    objects: int
    properties: Mapping[str, Property]
    classes: Mapping[str, Class]
    graphs: Mapping[str, int]

    def to_json(self) -> str:
        """The counts as they are kept beside a graph."""
        return json.dumps({"shape": _SHAPE, **asdict(self)}, separators=(",", ":"), sort_keys=True) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Statistics | None:
        """The counts kept; None for a text that isn't such."""
        try:
            given: dict[str, Any] = json.loads(text)
            if given.pop("shape") != _SHAPE:
                return None
            properties = {name: Property(**counts) for name, counts in given.pop("properties").items()}
            classes = {name: Class(**counts) for name, counts in given.pop("classes").items()}
            return cls(properties=properties, classes=classes, **given)
        except (ValueError, TypeError, KeyError, AttributeError):
            return None


def statistics(quads: Iterable[Quad]) -> Statistics:
    """The counts of these quads, each given once."""
    graphs: Counter[str] = Counter()
    triples: set[tuple[str, str, str]] = set()
    for graph, subject, predicate, value in quads:
        graphs[graph] += 1
        triples.add((subject, predicate, value))
    counts: Counter[str] = Counter()
    subjects: defaultdict[str, set[str]] = defaultdict(set)
    objects: defaultdict[str, set[str]] = defaultdict(set)
    classes: defaultdict[str, list[str]] = defaultdict(list)
    for subject, predicate, value in triples:
        counts[predicate] += 1
        subjects[predicate].add(subject)
        objects[predicate].add(value)
        if predicate == _TYPE and value.startswith("<"):
            classes[subject].append(value)
    return Statistics(
        quads=graphs.total(),
        triples=len(triples),
        subjects=len(set().union(*subjects.values())),
        objects=len(set().union(*objects.values())),
        properties={_iri(p): Property(counts[p], len(subjects[p]), len(objects[p])) for p in sorted(counts)},
        classes=_classes(triples, classes),
        graphs={_iri(name): graphs[name] for name in sorted(graphs)},
    )


def _classes(triples: Iterable[tuple[str, str, str]], classes: Mapping[str, Sequence[str]]) -> dict[str, Class]:
    members = Counter(name for names in classes.values() for name in names)
    used: Counter[tuple[tuple[str, ...], str]] = Counter()  # few sets of classes, so counted by set and parted below
    sets = {subject: tuple(names) for subject, names in classes.items()}
    for subject, predicate, _ in triples:
        names = sets.get(subject)
        if names:
            used[names, predicate] += 1
    properties: dict[str, Counter[str]] = {name: Counter() for name in members}
    for (names, predicate), count in used.items():
        for name in names:
            properties[name][_iri(predicate)] += count
    return {_iri(name): Class(members[name], dict(sorted(properties[name].items()))) for name in sorted(members)}


def quads_of(files: Iterable[Path]) -> Iterator[Quad]:
    """The quads of a published graph (N-Quads as they are published, a line each) or of files that ship (Turtle)."""
    for path in files:
        if path.suffix == ".nq":
            yield from _lines(path)
        else:
            name = f"<{graph_of(path)}>"
            for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                yield name, str(quad.subject), str(quad.predicate), str(quad.object)


def _lines(path: Path) -> Iterator[Quad]:
    with path.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            subject, predicate, rest = line.split(" ", 2)
            value, graph, _ = rest.rsplit(" ", 2)
            yield graph, subject, predicate, value


def kept(files: Sequence[Path]) -> Statistics:
    """The counts kept beside a published graph; counted now for one that has none, or for the graph that ships."""
    beside = files[0].parent / STATISTICS_FILE
    if files[0].suffix == ".nq":
        try:
            found = Statistics.from_json(beside.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            found = None
        if found:
            return found
    return statistics(quads_of(files))


def _iri(term: str) -> str:
    return term[1:-1]
