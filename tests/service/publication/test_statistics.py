"""Counts of a graph: exact on small graphs, agreeing with SPARQL on the one that ships, kept beside a published one."""

from pathlib import Path

import pytest

from ontology.shipped import shipped_files
from ontology.terms import OKL, RDF
from queries.engine import Solutions, open_graph
from service.home import publish
from service.publication.statistics import (
    STATISTICS_FILE,
    Class,
    Property,
    Quad,
    Statistics,
    kept,
    quads_of,
    statistics,
)

TYPE = f"<{RDF('type')}>"
QUADS: tuple[Quad, ...] = (
    ("<urn:g1>", "<urn:a>", TYPE, "<urn:Lake>"),
    ("<urn:g1>", "<urn:a>", TYPE, "<urn:Place>"),
    ("<urn:g1>", "<urn:a>", "<urn:name>", '"Көл . < > \\" x"@kk'),
    ("<urn:g1>", "<urn:b>", TYPE, "<urn:Place>"),
    ("<urn:g2>", "<urn:b>", TYPE, "<urn:Place>"),  # a second graph says it too
    ("<urn:g2>", "<urn:b>", "<urn:near>", "<urn:a>"),
    ("<urn:g2>", "<urn:c>", "<urn:near>", "<urn:a>"),
)
COUNTED = Statistics(
    quads=7,
    triples=6,
    subjects=3,
    objects=4,
    properties={
        RDF("type"): Property(triples=3, subjects=2, objects=2),
        "urn:name": Property(triples=1, subjects=1, objects=1),
        "urn:near": Property(triples=2, subjects=2, objects=1),
    },
    classes={
        "urn:Lake": Class(1, {RDF("type"): 2, "urn:name": 1}),
        "urn:Place": Class(2, {RDF("type"): 3, "urn:name": 1, "urn:near": 1}),
    },
    graphs={"urn:g1": 4, "urn:g2": 3},
)


def lines(quads: tuple[Quad, ...]) -> list[bytes]:
    return [f"{s} {p} {o} {g} .\n".encode() for g, s, p, o in quads]


def test_counts_of_a_small_graph_are_exact() -> None:
    assert statistics(QUADS) == COUNTED
    assert COUNTED.classes["urn:Place"].triples == 5


def test_counts_of_nothing() -> None:
    assert statistics(()) == Statistics(0, 0, 0, 0, {}, {}, {})


def test_a_published_graph_is_read_as_it_was_written(tmp_path: Path) -> None:
    graph = publish(tmp_path, lines(QUADS))
    assert tuple(quads_of([graph])) == QUADS


def test_counts_are_kept_as_they_are() -> None:
    assert Statistics.from_json(COUNTED.to_json()) == COUNTED
    assert COUNTED.to_json() == statistics(reversed(QUADS)).to_json()


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"shape":0}', '{"shape":1,"quads":3}', "\x00"])
def test_what_is_no_count_is_not_taken_for_one(text: str) -> None:
    assert Statistics.from_json(text) is None


def test_counts_beside_the_graph_are_taken_and_others_made(tmp_path: Path) -> None:
    other = statistics(QUADS[:1])
    graph = publish(tmp_path, lines(QUADS), {STATISTICS_FILE: other.to_json()})
    assert kept([graph]) == other
    (graph.parent / STATISTICS_FILE).write_bytes(b"\xff")
    assert kept([graph]) == COUNTED
    (graph.parent / STATISTICS_FILE).unlink()
    assert kept([graph]) == COUNTED


def number(query: str) -> int:
    answer = open_graph().query(query)
    assert isinstance(answer, Solutions)
    return int(answer.values()[0][0])


def test_counts_of_the_graph_that_ships_are_those_of_sparql() -> None:
    counted = kept(shipped_files())
    assert counted.triples == number("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }") > 50_000
    assert counted.quads == number("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert counted.subjects == number("SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }")
    assert counted.objects == number("SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }")
    assert len(counted.properties) == number("SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }")
    assert len(counted.classes) == number("SELECT (COUNT(DISTINCT ?c) AS ?n) WHERE { ?s a ?c }")
    actors = counted.properties[OKL("actor")]
    assert actors.triples == number("SELECT (COUNT(*) AS ?n) WHERE { ?s okl:actor ?o }")
    assert actors.objects == number("SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s okl:actor ?o }")
    steps = counted.classes[OKL("RuleStep")]
    assert steps.entities == number("SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a okl:RuleStep }")
    assert steps.triples == number("SELECT (COUNT(*) AS ?n) WHERE { ?s a okl:RuleStep ; ?p ?o }")
    assert sum(counted.graphs.values()) == counted.quads
