"""Dumps: all quads and nothing else, the same bytes whenever they are written, whole or not there."""

import gzip
import hashlib
import os
import threading
from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology.errors import Unavailable
from ontology.shipped import shipped_files
from service.home import publish
from service.publication import dumps
from service.publication.dumps import FORMATS, dump, write

LINES = [
    b"<urn:a> <urn:b> <urn:c> <urn:g1> .\n",
    '<urn:a> <urn:b> "бақ\\n\\"su\\""@kk <urn:g1> .\n'.encode(),
    b"<urn:a> <urn:b> <urn:c> <urn:g2> .\n",
]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    return publish(tmp_path / "home", LINES)


def quads(path: Path, form: str) -> set[ox.Quad]:
    return set(ox.parse(gzip.decompress(path.read_bytes()), format=FORMATS[form]))


@pytest.mark.parametrize("form", FORMATS)
def test_a_dump_holds_all_quads(graph: Path, form: str) -> None:
    path = dump([graph], "v", form, graph.parent)
    assert path == graph.parent / f"okilet.{form}.gz"
    assert quads(path, form) == set(ox.parse(b"".join(LINES), format=ox.RdfFormat.N_QUADS))


def test_n_quads_are_those_that_were_published(graph: Path) -> None:
    assert gzip.decompress(dump([graph], "v", "nq", graph.parent).read_bytes()) == b"".join(LINES)


@pytest.mark.parametrize("form", FORMATS)
def test_the_graph_that_ships_is_dumped_whole_and_always_the_same(tmp_path: Path, form: str) -> None:
    digests = set()
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        path = dump(shipped_files(), "shipped", form, tmp_path / name)
        digests.add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert len(digests) == 1
    assert len(quads(path, form)) > 50_000
    assert path.read_bytes()[4:8] == bytes(4)  # no time in the head of gzip


def test_trig_says_what_it_holds(graph: Path) -> None:
    text = gzip.decompress(dump([graph], "v", "trig", graph.parent).read_bytes()).decode()
    head = text.splitlines()[:20]
    assert head[0].startswith("# Okilet: all named graphs.")
    prefixes = [line for line in head if line.startswith("@prefix")]
    assert prefixes == sorted(prefixes)


def test_a_dump_is_written_once(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = dump([graph], "v", "nq", graph.parent)
    monkeypatch.setattr(dumps, "_written", None)
    assert dump([graph], "v", "nq", graph.parent) == first


def test_many_who_ask_at_once_get_one_file(graph: Path) -> None:
    found: list[Path] = []
    threads = [
        threading.Thread(target=lambda: found.append(dump([graph], "v", "trig", graph.parent))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [graph.parent / "okilet.trig.gz"] * 4


def test_without_a_release_it_stands_in_a_temporary_folder_of_the_users_own(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for version in ("v1", "v2", "v3", "v4"):
        path = dump([graph], version, "nq", None)
        assert path.parent.name == version
        assert path.parent.parent.stat().st_mode & 0o777 == 0o700
    kept = {folder.name for folder in path.parent.parent.iterdir()}
    assert kept == {"v3", "v4"}


def test_a_temporary_folder_that_another_could_have_made_is_neither_read_nor_written(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "theirs"
    (theirs / "v").mkdir(parents=True)
    (theirs / "w").mkdir()
    (theirs / "v" / "okilet.nq.gz").write_bytes(b"theirs")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ours = tmp_path / f"okilet-{os.getuid()}"
    ours.symlink_to(theirs)
    for version in ("v", "new"):
        with pytest.raises(Unavailable):
            dump([graph], version, "nq", None)
    assert sorted(path.name for path in theirs.iterdir()) == ["v", "w"]
    ours.unlink()
    theirs.rename(ours)
    ours.chmod(0o777)
    with pytest.raises(Unavailable):
        dump([graph], "v", "nq", None)
    ours.chmod(0o700)
    assert dump([graph], "v", "nq", None).read_bytes() == b"theirs"


def test_no_more_than_some_threads_wait_for_a_dump(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go = threading.Event()

    def slow(*_: object, **__: object) -> Path:
        assert go.wait(30)
        return graph

    monkeypatch.setattr(dumps, "_written", slow)
    found: list[Path | Unavailable] = []

    def ask() -> None:
        try:
            found.append(dump([graph], "v", "nq", graph.parent))
        except Unavailable as error:
            found.append(error)
            if len(found) == 3:
                go.set()

    threads = [threading.Thread(target=ask) for _ in range(7)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [error.detail for error in found[:3] if isinstance(error, Unavailable)] == [{"retry_after": 30}] * 3
    assert found[3:] == [graph] * 4


def test_a_graph_that_is_gone_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(Unavailable, match="cannot be written now"):
        dump([tmp_path / "gone.nq"], "v", "nq", None)
    assert not list(tmp_path.rglob("okilet.nq.gz"))


def test_what_fails_leaves_nothing(tmp_path: Path) -> None:
    broken = tmp_path / "graph.nq"
    broken.write_bytes(LINES[0] + b"<urn:a> <urn:b\n")
    with pytest.raises(SyntaxError):
        write(tmp_path / "okilet.trig.gz", [broken])
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]
