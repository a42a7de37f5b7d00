"""No query reaches a file or another server, by whatever engine: FROM chooses among the graphs that are there."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ontology.errors import OkiletError, RefusedQuery
from queries.engine import Engine, Solutions, Triples
from queries.oxigraph_engine import OxigraphEngine
from queries.rdflib_engine import RdflibEngine

LINES = tuple(
    f"<https://a.example/s> <https://a.example/p> {value} <https://a.example/g{graph}> .\n".encode()
    for graph, value in ((1, '"one"'), (1, '"both"'), (2, '"both"'), (2, '"two"'))
)
MAKERS: dict[str, Callable[[tuple[bytes, ...]], Engine]] = {
    "oxigraph": OxigraphEngine.from_lines,
    "rdflib": RdflibEngine.from_lines,
}


@pytest.fixture(params=MAKERS)
def engine(request: pytest.FixtureRequest) -> Engine:
    return MAKERS[request.param](LINES)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket on which nobody may call."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.settimeout(0.2)
        yield listener


def nobody_called(listener: socket.socket) -> bool:
    try:
        listener.accept()
    except TimeoutError:
        return True
    return False


FOREIGN = (
    "SELECT ?o FROM <{there}> WHERE {{ ?s ?p ?o }}",
    "SELECT ?o FROM NAMED <{there}> WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT ?o WHERE {{ GRAPH <{there}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{there}> SELECT ?o FROM x: WHERE {{ ?s ?p ?o }}",
    "BASE <{there}> SELECT ?o FROM <> FROM NAMED <#x> WHERE {{ ?s ?p ?o }}",
)


@pytest.mark.parametrize("text", FOREIGN)
def test_a_graph_that_is_not_there_is_empty(text: str, engine: Engine, listener: socket.socket, tmp_path: Path) -> None:
    port = listener.getsockname()[1]
    (tmp_path / "secret.ttl").write_text("<https://a.example/x> <https://a.example/y> 'secret' .")
    for there in (f"http://127.0.0.1:{port}/x.ttl", (tmp_path / "secret.ttl").as_uri(), str(tmp_path / "secret.ttl")):
        try:
            found = engine.query(text.format(there=there))
        except OkiletError:
            continue
        assert found == Solutions(("o",), ())
    assert nobody_called(listener)


SERVICES = (
    "SELECT * WHERE {{ SERVICE <{there}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ SERVICE SILENT <{there}> {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ VALUES ?e {{ <{there}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT * WHERE {{ ?s ?p ?o FILTER EXISTS {{ SERVICE <{there}> {{ ?s ?p ?o }} }} }}",
    "SELECT * WHERE {{ ?s ?p ?o OPTIONAL {{ {{ SELECT ?s WHERE {{ sErViCe <{there}> {{ ?s ?p ?o }} }} }} }} }}",
    "ASK {{ {{ ?s ?p ?o }} UNION {{ MINUS {{ SERVICE <{there}> {{ }} }} }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH ?g {{ SERVICE <{there}> {{ ?s ?p ?o }} }} }}",
    "SELECT (COUNT(*) AS ?n) WHERE {{ BIND(NOT EXISTS {{ SERVICE SILENT <{there}> {{}} }} AS ?x) }}",
)


@pytest.mark.parametrize("text", SERVICES)
def test_service_is_refused(text: str, engine: Engine, listener: socket.socket) -> None:
    there = f"http://127.0.0.1:{listener.getsockname()[1]}/sparql"
    with pytest.raises(RefusedQuery):
        engine.results(text.format(there=there), "nt" if text.startswith("CONSTRUCT") else "json")
    assert nobody_called(listener)


@pytest.mark.parametrize("text", ["LOAD <file:///etc/passwd>", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL"])
def test_an_update_is_refused(text: str, engine: Engine) -> None:
    with pytest.raises(RefusedQuery):
        engine.results(text, "json")
    assert len(list(engine.quads())) == len(LINES)


G1, G2 = "<https://a.example/g1>", "<https://a.example/g2>"


@pytest.mark.parametrize(
    ("clauses", "default", "named"),
    [
        ("", ["both", "one", "two"], ["both", "both", "one", "two"]),
        (f"FROM {G1}", ["both", "one"], []),
        (f"FROM {G1} FROM {G2}", ["both", "one", "two"], []),
        (f"FROM NAMED {G2}", [], ["both", "two"]),
        (f"FROM {G1} FROM NAMED {G2}", ["both", "one"], ["both", "two"]),
        ("FROM <https://a.example/none>", [], []),
    ],
)
def test_from_chooses_the_graphs(clauses: str, default: list[str], named: list[str], engine: Engine) -> None:
    found = engine.query(f"SELECT ?o {clauses} WHERE {{ ?s ?p ?o }} ORDER BY ?o")
    assert isinstance(found, Solutions)
    assert [row[0] for row in found.values()] == default
    found = engine.query(f"SELECT ?o {clauses} WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} ORDER BY ?o")
    assert isinstance(found, Solutions)
    assert [row[0] for row in found.values()] == named


def test_graphs_of_the_request_stand_in_place_of_from(engine: Engine) -> None:
    text = f"SELECT ?o FROM {G1} WHERE {{ ?s ?p ?o }} ORDER BY ?o"
    assert engine.results(text, "csv", default_graphs=[G2[1:-1]]).body == b"o\r\nboth\r\ntwo\r\n"
    assert engine.results(text, "csv", default_graphs=[], named_graphs=[G2[1:-1]]).body == b"o\r\n"


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_both_engines_write_and_cut_alike(form: str) -> None:
    text = "SELECT ?g ?o WHERE { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?o"
    for rows in (0, 1, 3, 4, 5, None):
        first, second = (make(LINES).results(text, form, rows=rows) for make in MAKERS.values())
        assert first == second
        assert first.cut == (rows in {0, 1, 3})


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_graphs_are_cut_too(form: str, engine: Engine) -> None:
    text = "CONSTRUCT WHERE { ?s ?p ?o }"
    found = engine.query(text)
    assert isinstance(found, Triples)
    assert len(found.triples) == 3
    assert not engine.results(text, form).cut
    assert [engine.results(text, "nt", rows=rows).body.count(b"\n") for rows in (0, 2, 3)] == [0, 2, 3]
    assert engine.results(text, form, rows=2).cut
