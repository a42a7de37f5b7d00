"""The graph in force, and how a newly published one takes its place."""

import threading
import time
from pathlib import Path

import pytest

from queries.engine import Solutions
from service.config import Settings
from service.data import Data, Published, load, version_of
from service.home import publish


def line(name: str) -> bytes:
    return f'<http://a/{name}> <http://a/p> "{name}" <http://a/g> .\n'.encode()


def names(data: Data) -> tuple[tuple[str, ...], ...]:
    answer = data.engine.query("SELECT ?o { ?s <http://a/p> ?o }")
    assert isinstance(answer, Solutions)
    return answer.values()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    publish(tmp_path, [line("first")])
    return tmp_path


def test_without_a_published_graph_that_which_ships_answers(tmp_path: Path, shipped: Data) -> None:
    assert shipped.version.startswith("shipped-")
    assert shipped.version == version_of(tmp_path)
    assert shipped.release is None
    assert len(shipped.source) > 10


def test_a_published_graph_is_named_after_its_release(home: Path) -> None:
    data = load(home)
    assert data.version == version_of(home) == (home / "current").read_text().strip()
    assert data.release == home / "releases" / data.version
    assert names(data) == (("first",),)


def test_a_new_graph_is_taken_over_and_the_old_one_ends_what_it_began(home: Path) -> None:
    published = Published(Settings(home=home))
    old = published.now
    assert not published.check()
    publish(home, [line("second")])
    assert published.check()
    assert published.now.version == version_of(home) != old.version
    assert (names(published.now), names(old)) == ((("second",),), (("first",),))


def test_the_thread_sees_a_new_graph_by_itself(home: Path) -> None:
    published = Published(Settings(home=home))
    published.watch()
    try:
        publish(home, [line("second")])
        until = time.monotonic() + 20
        while names(published.now) != (("second",),) and time.monotonic() < until:
            time.sleep(0.05)
        assert names(published.now) == (("second",),)
    finally:
        published.close()
    assert "okilet-data" not in {thread.name for thread in threading.enumerate()}


def test_a_graph_that_cannot_be_read_leaves_the_old_one(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    published = Published(Settings(home=home))
    publish(home, [b"<http://a/s> is no quad\n"])
    assert not published.check()
    assert names(published.now) == (("first",),)
    assert "graph.nq" in published.trouble
    assert '"level":"error","event":"data"' in capfd.readouterr().err
    publish(home, [line("third")])
    assert published.check()
    assert (names(published.now), published.trouble) == ((("third",),), "")


def test_a_release_that_is_not_there_leaves_the_old_one(home: Path) -> None:
    published = Published(Settings(home=home))
    (home / "current").write_text("0000\n")
    assert not published.check()
    assert names(published.now) == (("first",),)
    assert "names a release that is not there" in published.trouble


def test_what_could_not_be_taken_over_is_tried_again_after_a_while(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    published = Published(Settings(home=home))
    graph = publish(home, [line("second")])
    whole = graph.read_bytes()
    graph.write_bytes(b"half a lin")
    assert not published.check()
    graph.write_bytes(whole)
    assert not published.check()
    monkeypatch.setattr("service.data.time.monotonic", lambda: float("inf"))
    assert published.check()
    assert (names(published.now), published.trouble) == ((("second",),), "")


def test_a_graph_too_large_for_memory_is_read_from_disk(home: Path) -> None:
    publish(home, [line("first"), line("second")])
    data = load(home, memory_quads=1)
    assert sorted(names(data)) == [("first",), ("second",)]
    assert (home / "releases" / data.version / "store").is_dir()


def test_a_graph_published_again_changes_nothing(home: Path) -> None:
    published = Published(Settings(home=home))
    old = published.now
    publish(home, [line("first")])
    assert not published.check()
    assert published.now is old


def test_what_is_made_of_a_graph_is_made_once_and_kept_with_it(home: Path) -> None:
    published = Published(Settings(home=home))
    data = published.now
    made: list[int] = []

    def make() -> int:
        made.append(1)
        time.sleep(0.02)
        return len(made)

    threads = [threading.Thread(target=data.kept, args=("names", make)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (data.kept("names", make), len(made)) == (1, 1)
    publish(home, [line("second")])
    published.check()
    assert published.now.kept("names", make) == 2
