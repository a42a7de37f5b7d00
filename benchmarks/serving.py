"""The service as it is served, to be measured and tested: its processes, what they take, clients with addresses of
their own.

    with serving(query_seconds=5) as service:
        answer = service.get("/queries/acts.csv", client="127.0.0.7")
"""

from __future__ import annotations

import contextlib
import http.client
import os
import select
import subprocess
import sys
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
_START_SECONDS = 900.0  # a large graph takes a while to load
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how long it took in seconds."""

    status: int
    headers: dict[str, str]
    body: bytes
    seconds: float


@dataclass
class Client:
    """A client with an address of its own (127.0.0.0/8), one request at a time over one connection."""

    port: int
    address: str = "127.0.0.1"
    timeout: float = 60.0
    _connection: http.client.HTTPConnection | None = field(default=None, repr=False)

    def get(self, path: str) -> Answer:
        """Ask; raises `OSError` or `http.client.HTTPException` where no answer comes."""
        begun = time.perf_counter()
        for attempt in (0, 1):
            fresh = self._connection is None
            if self._connection is None:
                self._connection = http.client.HTTPConnection(
                    "127.0.0.1", self.port, timeout=self.timeout, source_address=(self.address, 0)
                )
            try:
                self._connection.request("GET", path)
                response = self._connection.getresponse()
                body = response.read()
            except (OSError, http.client.HTTPException):
                self.close()
                if fresh or attempt:  # one that was kept may have been closed meanwhile, as any client knows
                    raise
                continue
            headers = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, headers, body, time.perf_counter() - begun)
        raise AssertionError

    def close(self) -> None:
        """Close the connection."""
        if self._connection:
            self._connection.close()
            self._connection = None


def sparql(query: str, **parameters: str) -> str:
    """The path that asks a query."""
    return "/sparql?" + urllib.parse.urlencode({"query": query, "format": "json"} | parameters)


@dataclass
class Service:
    """The service while it runs."""

    process: subprocess.Popen[str]
    port: int

    def get(self, path: str, client: str = "127.0.0.1", timeout: float = 60.0) -> Answer:
        """Ask over a new connection."""
        asking = Client(self.port, client, timeout)
        try:
            return asking.get(path)
        finally:
            asking.close()

    def processes(self) -> dict[int, str]:
        """Its processes, by id: their names."""
        return {pid: name for pid, name in _with_names(self.process.pid) if name}

    def named(self, name: str) -> set[int]:
        """The ids of its processes of that name."""
        return {pid for pid, its in self.processes().items() if its == name}

    def megabytes(self) -> int:
        """Memory that all its processes take, what they share counted once."""
        return sum(map(_proportional, self.processes())) // 1024

    def processor_seconds(self) -> float:
        """Processor time that its processes which are alive have used."""
        return sum(map(_used, self.processes()))

    def in_progress(self) -> Counter[str]:
        """How many of its processes of each name are running right now."""
        return Counter(name for pid, name in self.processes().items() if _state(pid) == "R")


@contextlib.contextmanager
def serving(home: Path | None = None, **settings: object) -> Iterator[Service]:
    """Run `okilet serve` over the graph published in `home`, or the one that ships, at a free port."""
    options = [f"--{name.replace('_', '-')}={value}" for name, value in ({"port": 0} | settings).items()]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("OKILET_")}
    environment |= {"PYTHONPATH": str(ROOT), "OKILET_HOME": str(home or ROOT / "nothing-is-published-here")}
    process = subprocess.Popen(
        [sys.executable, "-m", "service.cli", "serve", *options], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert process.stdout is not None
    try:
        ready, _, _ = select.select([process.stdout], [], [], _START_SECONDS)
        line = process.stdout.readline() if ready else ""
        assert "http://" in line, "it did not start"
        yield Service(process, urllib.parse.urlsplit(line.split()[-1]).port or 0)
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def _with_names(pid: int) -> Iterator[tuple[int, str]]:
    try:
        yield pid, Path(f"/proc/{pid}/comm").read_text().strip()
        below = [path.read_text().split() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return
    for children in below:
        for child in children:
            yield from _with_names(int(child))


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""


def _used(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _proportional(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
