"""Publishing: the graph is the old one or the new one, whole, whenever the writer is stopped."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ontology.errors import HomeError
from service.home import CHECKS_FILE, checks_of, home, publish, published

OLD = [b"<urn:a> <urn:b> <urn:old> .\n"] * 1000
NEW = [b"<urn:a> <urn:b> <urn:new> .\n"] * 2000

WRITER = """
import sys
from pathlib import Path
from service.home import publish
publish(Path(sys.argv[1]), (b"<urn:a> <urn:b> <urn:%d> .\\n" % (n + int(sys.argv[2])) for n in range(200_000)))
"""


def test_home_is_the_folder_named_or_the_users_data_folder() -> None:
    assert home({"OKILET_HOME": "/somewhere"}) == Path("/somewhere")
    assert home({"XDG_DATA_HOME": "/data"}) == Path("/data/okilet")


def test_nothing_published(tmp_path: Path) -> None:
    assert published(tmp_path / "none") is None


def test_the_new_graph_takes_the_place_of_the_old(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    graph = publish(tmp_path, NEW)
    assert published(tmp_path) == graph
    assert graph.read_bytes() == b"".join(NEW)


def test_the_same_graph_twice_is_one_release(tmp_path: Path) -> None:
    assert publish(tmp_path, OLD) == publish(tmp_path, OLD)
    assert len(list((tmp_path / "releases").iterdir())) == 1


def test_only_the_last_two_releases_are_kept(tmp_path: Path) -> None:
    for number in range(5):
        publish(tmp_path, [b"<urn:a> <urn:b> <urn:%d> .\n" % number])
    assert len(list((tmp_path / "releases").iterdir())) == 2
    assert not list(tmp_path.glob(".building-*"))


def test_a_writer_that_fails_leaves_the_old_graph_and_no_rest(tmp_path: Path) -> None:
    old = publish(tmp_path, OLD)

    def broken() -> object:
        yield from NEW
        raise RuntimeError("the loader failed")

    with pytest.raises(RuntimeError, match="the loader failed"):
        publish(tmp_path, broken())  # type: ignore[arg-type]  # a generator of bytes that ends in an error
    assert published(tmp_path) == old
    assert not list(tmp_path.glob(".building-*"))


def test_a_home_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeError, match="cannot publish in"):
        publish(tmp_path / "file", OLD)


def test_a_pointer_to_nothing_says_what_to_do(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    (tmp_path / "current").write_text("gone\n")
    with pytest.raises(HomeError, match="run `okilet build`"):
        published(tmp_path)
    assert checks_of(tmp_path) == ""  # so that the build it asks for is done
    assert publish(tmp_path, NEW) == published(tmp_path)


def test_what_a_checking_came_to_is_kept_beside_the_graph_and_renewed_with_the_same_graph(tmp_path: Path) -> None:
    assert checks_of(tmp_path) == ""
    publish(tmp_path, OLD, {CHECKS_FILE: "first", "counts.json": "1"})
    assert checks_of(tmp_path) == "first"
    graph = publish(tmp_path, OLD, {CHECKS_FILE: "second"})
    assert checks_of(tmp_path) == "second"
    assert (graph.parent / "counts.json").read_text() == "1"
    assert not list(tmp_path.glob(".building-*"))
    (graph.parent / "checks.json").write_bytes(b"\xff")
    assert checks_of(tmp_path) == ""
    (graph.parent / "checks.json").unlink()
    (graph.parent / "checks.json").mkdir()
    assert checks_of(tmp_path) == ""


def test_readers_always_see_a_whole_graph_while_it_is_replaced(tmp_path: Path) -> None:
    whole = {b"".join(OLD), b"".join(NEW)}
    publish(tmp_path, OLD)
    stop = threading.Event()

    def replace() -> None:
        while not stop.is_set():
            publish(tmp_path, NEW)
            publish(tmp_path, OLD)

    writer = threading.Thread(target=replace)
    writer.start()
    try:
        for _ in range(200):
            graph = published(tmp_path)
            assert graph is not None
            assert graph.read_bytes() in whole
    finally:
        stop.set()
        writer.join()


def test_ending_the_writer_at_random_moments_leaves_a_whole_graph(tmp_path: Path) -> None:
    old = publish(tmp_path, OLD).read_bytes()
    moments = random.Random(828)
    ended = 0
    environment = os.environ | {"PYTHONPATH": str(Path.cwd())}
    for attempt in range(20):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), str(attempt)], env=environment)
        time.sleep(moments.uniform(0.02, 0.5))
        writer.send_signal(signal.SIGKILL)
        ended += writer.wait() == -signal.SIGKILL
        graph = published(tmp_path)
        assert graph is not None
        data = graph.read_bytes()
        assert data == old or data.count(b"\n") == 200_000
    assert ended > 0
    publish(tmp_path, NEW)
    assert not list(tmp_path.glob(".building-*"))
