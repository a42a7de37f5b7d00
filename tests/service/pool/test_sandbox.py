"""What a query process cannot do, tried in real query processes."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.pool import sandbox
from tests.service.pool.running import Running, running

pytestmark = pytest.mark.skipif(bool(sandbox.available()), reason=sandbox.available())
REFUSED = f"PermissionError: {errno.EPERM}"


@pytest.fixture(scope="module")
def pool() -> Iterator[Running]:
    with running() as pool:
        yield pool


@pytest.fixture(scope="module")
def reading() -> Iterator[Running]:
    with running(files=True) as pool:
        yield pool


def test_no_socket_is_opened(pool: Running, reading: Running) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        for each in (pool, reading):
            assert each.said("socket") == REFUSED
            assert each.said(f"connect {port}") == REFUSED
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


def test_no_file_is_opened_where_the_graph_is_in_memory(pool: Running, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    assert pool.said(f"open {secret}") == REFUSED
    assert pool.said(f"put {tmp_path / 'new'}") == REFUSED
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_files_are_read_but_not_written_where_the_graph_is_on_disk(reading: Running, tmp_path: Path) -> None:
    graph = tmp_path / "graph"
    graph.write_bytes(b"quads")
    assert reading.said(f"open {graph}") == "quads"
    assert reading.said(f"put {tmp_path / 'new'}") == REFUSED
    assert reading.said(f"put {graph}") == REFUSED
    assert graph.read_bytes() == b"quads"


def test_no_program_is_run_and_no_process_made_or_signalled(pool: Running) -> None:
    before = pool.processes()
    assert pool.said("execute /bin/true") in {REFUSED, f"OSError: {errno.ENOSYS}", f"FileNotFoundError: {errno.ENOENT}"}
    assert pool.said("fork") == REFUSED
    assert pool.said("signal") == REFUSED
    assert pool.processes() == before


def test_threads_are_allowed(pool: Running) -> None:
    assert pool.said("thread") == "done"


def test_the_status_says_that_the_sandbox_is_on(pool: Running) -> None:
    assert pool.status("sandbox") == ""


def test_a_process_that_ends_badly_leaves_no_core(pool: Running) -> None:
    limits = Path(f"/proc/{min(pool.processes())}/limits").read_text()
    assert "Max core file size        0                    0" in limits


def test_where_there_is_no_library_the_reason_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    assert sandbox.available().startswith("libseccomp cannot be used")
