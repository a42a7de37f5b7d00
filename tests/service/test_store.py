"""A graph opened in memory and on disk gives the same answers."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from benchmarks.serving import serving, sparql
from ontology.errors import BadData
from service.home import publish
from service.store import STORE, open_graph, warm

LINES = [
    f"<https://example.org/{s}> <https://example.org/p> <https://example.org/{o}> <https://example.org/g{g}> .\n".encode()
    for g, s, o in [(1, "a", "b"), (2, "a", "b"), (2, "b", "c"), (1, "c", "d")]
]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
QUERIES = [
    COUNT,
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT ?o FROM <https://example.org/g2> { ?s ?p ?o } ORDER BY ?o",
]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    return publish(tmp_path, LINES)


@pytest.mark.parametrize("query", QUERIES)
def test_answers_do_not_depend_on_where_the_graph_is(published: Path, query: str) -> None:
    in_memory, on_disk = open_graph((published,), 4), open_graph((published,), 3)
    assert (in_memory.on_disk, on_disk.on_disk) == (False, True)
    assert on_disk.engine().results(query, "json").body == in_memory.engine().results(query, "json").body


def test_the_store_is_built_once_and_only_read_then(published: Path) -> None:
    open_graph((published,), 0)
    folder = published.parent / STORE
    assert {path.name for path in published.parent.iterdir()} - {"checks.json"} == {"graph.nq", STORE}
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    engines = [open_graph((published,), 0).engine() for _ in range(3)]
    for engine in engines:
        warm(engine)
        assert json.loads(engine.results(COUNT, "json").body)["results"]["bindings"][0]["n"]["value"] == "3"
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_processes_that_come_together_build_one_store(published: Path) -> None:
    program = "import sys; from pathlib import Path; from service.store import open_graph; open_graph((Path(sys.argv[1]),), 0)"
    ends = [subprocess.Popen([sys.executable, "-c", program, str(published)]) for _ in range(3)]
    assert [each.wait(120) for each in ends] == [0, 0, 0]
    assert not list(published.parent.glob(".building-*"))
    assert open_graph((published,), 0).on_disk


def test_what_is_no_graph_is_told_with_its_line_and_leaves_no_store(tmp_path: Path) -> None:
    broken = publish(tmp_path, [*LINES, b"<a> broken\n"])
    for most in (0, 100):
        with pytest.raises(BadData, match=r"graph\.nq: line 5"):
            open_graph((broken,), most)
    assert not (broken.parent / STORE).exists()


def test_where_nothing_can_be_written_the_graph_is_held_in_memory(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(prefix: str, dir: Path) -> str:  # noqa: A002 - as the library names it
        raise PermissionError(13, "Permission denied", str(dir))

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    opened = open_graph((published,), 0)
    assert not opened.on_disk
    assert opened.engine().results(COUNT, "csv").body.split() == [b"n", b"3"]
    assert not (published.parent / STORE).exists()


def test_a_store_is_no_writable_one(published: Path) -> None:
    open_graph((published,), 0)
    with pytest.raises((OSError, RuntimeError, ValueError)):
        ox.Store.read_only(str(published.parent / STORE)).update("INSERT DATA { <x:a> <x:b> <x:c> }")


def test_a_graph_on_disk_is_served(tmp_path: Path) -> None:
    publish(tmp_path, LINES)
    with serving(tmp_path, web_workers=1, query_processes=2, memory_quads=1, log_level="error", warm="no") as service:
        for _ in range(4):
            answer = service.get(sparql(QUERIES[0]))
            assert json.loads(answer.body)["results"]["bindings"][0]["n"]["value"] == "3"
        health = json.loads(service.get("/-/health").body)
        assert (health["queries"]["disk"], health["queries"]["sandbox"]) == (True, True)
        ended = service.get(
            sparql(
                "SELECT * { ?a ?b ?c . " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(40)) + " } ORDER BY ?a",
                timeout="1",
            )
        )
        assert ended.status in {504, 507}
        assert service.get(sparql(QUERIES[1])).status == 200
