"""The whole service, as it is served: it comes back whatever ends, takes new graphs over, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.serving import Service, serving, sparql
from service.home import publish
from service.places import FOLDER, LINK
from service.supervisor import GRACE
from tests.service.pool.running import children, eventually, lives

ASK = sparql("SELECT ?o { <https://example.org/s> <https://example.org/p> ?o }")
SIZES = {"okilet-web": 1, "okilet-worker": 2, "okilet-queries": 1, "okilet-graph": 1, "okilet-query": 2}


def graph(word: str) -> list[bytes]:
    """A graph of one triple."""
    s, p, g = ("https://example.org/s", "https://example.org/p", "https://w3id.org/okilet/graph/g")
    return [f'<{s}> <{p}> "{word}" <{g}> .\n'.encode()]


def said(service: Service, client: str = "127.0.0.1") -> str:
    """What the graph says by the query processes."""
    answer = service.get(ASK, client)
    assert answer.status == 200, answer.body
    (row,) = json.loads(answer.body)["results"]["bindings"]
    return str(row["o"]["value"])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    publish(folder, graph("first"))
    return folder


@pytest.fixture(scope="module")
def service(home: Path) -> Iterator[Service]:
    with serving(home, web_workers=2, query_processes=2, log_level="error", warm="no") as service:
        yield service


def whole(service: Service) -> bool:
    """Whether all processes are there and queries are answered."""
    names = list(service.processes().values())
    if any(names.count(name) != count for name, count in SIZES.items()):
        return False
    return service.get("/-/ready").status == 200


def test_it_says_its_address_when_it_answers(service: Service) -> None:
    assert whole(service)
    assert said(service) == "first"


def test_its_sockets_are_for_this_user_alone(service: Service) -> None:
    folder = folder_of(service)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / LINK).resolve().stat().st_mode & 0o777 == 0o600


def folder_of(service: Service) -> Path:
    """The folder in which the supervisor holds a lock."""
    held = (str(file.readlink()) for file in Path(f"/proc/{service.process.pid}/fd").iterdir())
    (lock,) = (Path(name) for name in held if f"/{FOLDER}" in name)
    return lock.parent


@pytest.mark.parametrize("name", ["okilet-query", "okilet-graph", "okilet-queries", "okilet-worker", "okilet-web"])
def test_it_comes_back_whatever_is_killed(service: Service, name: str) -> None:
    eventually(lambda: whole(service), 60)
    killed = min(service.named(name))
    os.kill(killed, signal.SIGKILL)
    eventually(lambda: not lives(killed), 60)

    def back() -> bool:
        try:
            reaped = killed not in service.processes()
            return reaped and whole(service) and said(service) == "first"
        except (OSError, AssertionError):
            return False

    eventually(back, 60)


def test_a_second_service_at_the_port_is_told_so(service: Service) -> None:
    second = subprocess.run(
        [sys.executable, "-m", "service.cli", "serve", f"--port={service.port}"],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert second.returncode == 2
    assert second.stdout == ""
    assert second.stderr == (
        f"okilet: cannot listen on 127.0.0.1:{service.port}: Address already in use; give another port with --port,"
        " or end what uses it\n"
    )
    assert said(service) == "first"


@pytest.mark.parametrize(
    ("current", "told"),
    [
        (b"gone\n", "names a release that is not there; run `okilet build` to publish a graph again"),
        (b"broken\n", "graph.nq: line 1:"),
    ],
)
def test_a_home_that_cannot_be_read_is_one_line_and_an_exit(tmp_path: Path, current: bytes, told: str) -> None:
    broken = tmp_path / "releases" / "broken"
    broken.mkdir(parents=True)
    (broken / "graph.nq").write_bytes(b"<a> no quad\n")
    (tmp_path / "current").write_bytes(current)
    ended = subprocess.run(
        [sys.executable, "-m", "service.cli", "serve", "--port=0", "--log-level=error"],
        capture_output=True,
        text=True,
        timeout=120,
        env=os.environ | {"OKILET_HOME": str(tmp_path)},
    )
    assert ended.returncode == 2
    last = ended.stderr.splitlines()[-1]
    assert last.startswith("okilet: ")
    assert told in last
    assert "Traceback" not in ended.stdout


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_told_to_end_it_finishes_what_runs_and_leaves_nothing(tmp_path: Path, number: int) -> None:
    publish(tmp_path, graph("last"))
    with serving(tmp_path, web_workers=1, query_processes=2, log_level="error", warm="no") as service:
        everything = set(service.processes())
        assert len(everything) == 7
        folder = folder_of(service)
        asking = socket.create_connection(("127.0.0.1", service.port))
        slow = sparql("SELECT (COUNT(*) AS ?n) { ?a ?b ?c }")
        asking.sendall(f"GET {slow} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        time.sleep(0.05)
        service.process.send_signal(number)
        assert service.process.wait(120) == 0
        answered = b""
        while more := asking.recv(1 << 16):
            answered += more
        asking.close()
        assert answered.startswith(b"HTTP/1.1 200")
        eventually(lambda: not any(lives(pid) for pid in everything))
        assert not folder.exists()


def test_told_to_end_while_it_starts_it_does_not_wait_for_requests(tmp_path: Path) -> None:
    publish(tmp_path, graph("never"))
    command = [sys.executable, "-m", "service.cli", "serve", "--port=0", "--log-level=error", f"--home={tmp_path}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        eventually(lambda: "okilet-worker" in names_below(process.pid), 60)
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
        assert time.monotonic() - begun < GRACE


def names_below(pid: int) -> set[str]:
    """The names of the processes that a process has started, and they."""
    found = set()
    for child in children(pid):
        with contextlib.suppress(OSError):
            found |= {Path(f"/proc/{child}/comm").read_text().strip(), *names_below(child)}
    return found


def test_killed_itself_it_leaves_no_process(tmp_path: Path) -> None:
    publish(tmp_path, graph("last"))
    with serving(tmp_path, web_workers=1, query_processes=2, log_level="error", warm="no") as service:
        everything = set(service.processes())
        assert len(everything) == 7
        service.process.kill()
        service.process.wait()
        eventually(lambda: not any(lives(pid) for pid in everything))
