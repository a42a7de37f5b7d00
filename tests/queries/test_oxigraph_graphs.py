from pathlib import Path

import pyoxigraph as ox
import pytest

from queries.oxigraph_engine import OxigraphEngine
from queries.oxigraph_graphs import Graphs
from queries.syntax import Dataset

A, B, C = (f"https://a.example/{name}" for name in "abc")


def line(value: int, graph: str) -> bytes:
    return f'<https://a.example/s> <https://a.example/p> "{value}" <{graph}> .\n'.encode()


# a and b share 2; c shares nothing
LINES = [line(1, A), line(2, A), line(2, B), line(3, B), line(4, C), line(5, C)]


def values(
    engine: OxigraphEngine, default: list[str], named: list[str] | None = None, pattern: str = "?s ?p ?o"
) -> str:
    found = engine.results(
        f"SELECT ?o {{ {pattern} }} ORDER BY ?o", "csv", default_graphs=default, named_graphs=named or []
    )
    return "".join(found.body.decode().split()[1:])


@pytest.fixture(params=["memory", "disk"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> OxigraphEngine:
    if request.param == "memory":
        return OxigraphEngine.from_lines(LINES)
    store = ox.Store(str(tmp_path / "store"))
    store.bulk_load(b"".join(LINES), format=ox.RdfFormat.N_QUADS)
    OxigraphEngine(store)
    store.flush()
    del store
    return OxigraphEngine(ox.Store.read_only(str(tmp_path / "store")), united=True)


@pytest.mark.parametrize(
    ("default", "expected"),
    [
        ([], ""),
        ([A], "12"),
        ([A, A], "12"),
        ([A, B], "123"),
        ([A, C], "1245"),
        ([A, B, C], "12345"),
        ([A, B, "https://a.example/none"], "123"),
        (["https://a.example/none"], ""),
    ],
)
def test_each_triple_once(engine: OxigraphEngine, default: list[str], expected: str) -> None:
    assert values(engine, default) == expected
    assert values(engine, default, [B], "?s ?p ?o GRAPH ?g { ?s ?p ?o }") == "".join(v for v in expected if v in "23")
    assert values(engine, default, [], "GRAPH ?g { ?s ?p ?o }") == ""


def test_all_graphs_are_the_default_graph_that_is_there(engine: OxigraphEngine) -> None:
    whole = engine.results("SELECT ?o { ?s ?p ?o } ORDER BY ?o", "csv")
    assert "".join(whole.body.decode().split()[1:]) == "12345"
    inside = engine.results("SELECT ?o { GRAPH ?g { ?s ?p ?o } } ORDER BY ?o", "csv")
    assert "".join(inside.body.decode().split()[1:]) == "122345"


def test_a_union_is_made_only_where_graphs_share_and_few_are_kept() -> None:
    names = [f"https://a.example/g{number}" for number in range(8)]
    store = ox.Store()
    store.bulk_load(b"".join(line(number % 7, name) for number, name in enumerate(names)), format=ox.RdfFormat.N_QUADS)
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    graphs = Graphs(store)
    asked = [graphs.chosen(Dataset((names[0], other), ()))[0] for other in names[1:]]
    assert [found is store for found in asked] == [True] * 6 + [False]  # the last holds what the first does
    made = {id(graphs.chosen(Dataset((names[0], names[7], *others), ()))[0]) for others in [(), *zip(names[1:6])]}
    assert id(store) not in made
    again = graphs.chosen(Dataset((names[0], names[7], names[5]), ()))[0]
    assert again is graphs.chosen(Dataset((names[7], names[5], names[0]), ()))[0]
    assert sorted(graphs.names) == names


def test_graphs_without_a_shared_triple_are_left_to_oxigraph() -> None:
    store = ox.Store()
    store.bulk_load(b"".join(LINES[:2] + LINES[4:]), format=ox.RdfFormat.N_QUADS)
    store.add(ox.Quad(*(ox.NamedNode("x:y"),) * 4))
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } }")
    found, default, named = Graphs(store).chosen(Dataset((A, C), (C, "x:none")))
    assert found is store
    assert default == [ox.NamedNode(A), ox.NamedNode(C)]
    assert named == [ox.NamedNode(C)]
