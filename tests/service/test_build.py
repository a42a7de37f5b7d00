"""`okilet build`: acts in, a published graph out; bad input is one clear line and changes nothing."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from queries.catalogue import run
from queries.oxigraph_engine import OxigraphEngine
from service.cli import main
from service.home import published
from tests.loaders.structure.acts import AMENDING, LAW, ORDER, RESOLUTION

ACTS = {"resolution.txt": RESOLUTION, "law.txt": LAW, "order.txt": ORDER, "amending.txt": AMENDING}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("OKILET_HOME", str(folder))
    return folder


@pytest.fixture
def acts(tmp_path: Path) -> Path:
    folder = tmp_path / "acts"
    folder.mkdir()
    for name, text in ACTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def graph_bytes(home: Path) -> bytes:
    graph = published(home)
    assert graph is not None
    return graph.read_bytes()


def rows(home: Path, query: str) -> list[tuple[str, ...]]:
    graph = published(home)
    assert graph is not None
    return list(run(query, OxigraphEngine.from_files([graph])).values())


def test_a_folder_of_acts_becomes_a_graph(home: Path, acts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", str(acts)]) == 0
    printed = capsys.readouterr().out.splitlines()
    head = printed[0].split()
    assert head[:7] == ["kind", "number", "date", "provisions", "rules", "impacts", "duties"]
    assert [line.split()[:3] for line in printed[1:5]] == [
        ["resolution", "938", "2023-10-24"],
        ["law", "300-V", "2015-04-06"],
        ["ministerial-order", "70", "2018-02-02"],
        ["resolution", "77", "2019-03-04"],
    ]
    assert {row[1] for row in rows(home, "acts")} >= {"P1900000077", "P2300000938", "Z1500000300"}


def test_the_same_input_gives_the_same_bytes_whenever_it_is_read(
    home: Path, acts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in acts.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))
    main(["build", str(acts)])
    first = graph_bytes(home)
    assert b'"2023-11-14T22:13:20+00:00"' in first
    monkeypatch.setenv("OKILET_HOME", str(tmp_path / "other"))
    time.sleep(1.1)  # graphs know whole seconds
    main(["build", *sorted(map(str, acts.iterdir()), reverse=True)])
    assert graph_bytes(tmp_path / "other") == first


def test_rdf_files_are_added(home: Path, acts: Path, tmp_path: Path) -> None:
    (acts / "more.ttl").write_text("<urn:a> <urn:b> <urn:c> .\n")
    (acts / "quads.nq").write_text("<urn:a> <urn:b> <urn:d> <urn:graph> .\n")
    assert main(["build", str(acts)]) == 0
    lines = graph_bytes(home).decode().splitlines()
    assert "<urn:a> <urn:b> <urn:d> <urn:graph> ." in lines
    assert any(line.startswith("<urn:a> <urn:b> <urn:c> <https://w3id.org/okilet/graph/file/") for line in lines)


@pytest.mark.parametrize("form", ["nq", "ttl"])
def test_an_exported_graph_does_not_bring_its_findings_along(home: Path, acts: Path, tmp_path: Path, form: str) -> None:
    assert main(["build", str(acts / "resolution.txt")]) == 0
    exported = tmp_path / f"exported.{form}"
    assert main(["export", str(exported)]) == 0
    found = rows(home, "findings")
    assert found
    stale = found[0][5]
    exported.write_text(exported.read_text("utf-8").replace(stale, "Ескі сөз"), "utf-8")
    assert main(["build", str(exported)]) == 0
    assert {row[5] for row in rows(home, "findings")} & {stale, "Ескі сөз"} == {stale}


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 20)


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(200_000_000)


def no_act(path: Path) -> None:
    path.write_text("Бақтар туралы әңгіме.\n", encoding="utf-8")


def no_folder(path: Path) -> None:
    path.mkdir()


def missing(path: Path) -> None:
    assert not path.exists()


BAD: list[tuple[Callable[[Path], None], str]] = [
    (empty, "the file is empty"),
    (binary, "not a text file"),
    (huge, "200 MB is more than the 67 MB"),
    (no_act, "no heading of an act"),
    (no_folder, "no file in this folder"),
    (missing, "no such file"),
]


@pytest.mark.parametrize(("make", "message"), BAD)
def test_bad_input_is_one_line_and_changes_nothing(
    home: Path,
    acts: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[Path], None],
    message: str,
) -> None:
    main(["build", str(acts)])
    before = graph_bytes(home)
    capsys.readouterr()
    bad = tmp_path / "bad.txt"
    make(bad)
    assert main(["build", str(bad)]) == 2
    error = capsys.readouterr().err.splitlines()
    assert len(error) == 1
    assert message in error[0]
    assert "bad" in error[0]
    assert graph_bytes(home) == before


def test_a_broken_rdf_file_is_one_line(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.ttl").write_text("<urn:a> <urn:b>")
    assert main(["build", str(tmp_path / "bad.ttl")]) == 2
    error = capsys.readouterr().err.splitlines()
    assert len(error) == 1
    assert "bad.ttl" in error[0]
    assert published(home) is None


def test_one_bad_file_among_good_ones_is_named_and_the_rest_built(
    home: Path, acts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (acts / "bad.txt").write_bytes(b"")
    assert main(["build", str(acts)]) == 1
    assert "left out" in capsys.readouterr().err
    assert len({row[1] for row in rows(home, "acts")} & {"P1900000077", "P2300000938"}) == 2


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_other_encodings_are_read(home: Path, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "act.txt").write_text(RESOLUTION, encoding=encoding)
    assert main(["build", str(tmp_path / "act.txt")]) == 0
    assert "P1900000077" in {row[1] for row in rows(home, "acts")}


def test_ending_a_build_at_random_moments_leaves_a_whole_graph(home: Path, acts: Path) -> None:
    main(["build", str(acts / "law.txt")])
    old = graph_bytes(home)
    started = time.perf_counter()
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    command = [sys.executable, "-m", "service.cli", "build", str(acts)]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    whole = time.perf_counter() - started
    new = graph_bytes(home)
    moments = random.Random(938)
    ended = 0
    for _ in range(10):
        build = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moments.uniform(0, whole))
        build.send_signal(signal.SIGKILL)
        ended += build.wait() == -signal.SIGKILL
        left = graph_bytes(home)
        assert len(left.splitlines()) in {len(old.splitlines()), len(new.splitlines())}
        assert run("acts", OxigraphEngine.from_lines(left.splitlines(keepends=True))).rows
    assert ended > 0
