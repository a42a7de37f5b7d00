"""A real query server for tests, in a process of its own, which leaves nothing behind."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.pool.client import Job, PoolClient, Result

ROOT = Path(__file__).parents[3]
TROUBLED = Path(__file__).with_name("troubled.py")


def job(text: str, client: str = "192.0.2.1", *, form: str = "json", rows: int = 1000, seconds: float = 30.0) -> Job:
    """A job with the usual options."""
    return Job(text, form, None, None, rows, seconds, client)


@dataclass
class Running:
    """A query server that runs, and clients of it."""

    process: subprocess.Popen[bytes]
    socket: Path
    client: PoolClient
    threads: ThreadPoolExecutor

    def run(self, text: str, client: str = "192.0.2.1", **given: Any) -> Result:
        """Run a query and wait for its answer."""
        return self.client.run(job(text, client, **given))

    def said(self, text: str, client: str = "192.0.2.1", **given: Any) -> str:
        """The answer to a query, as text."""
        body = self.run(text, client, **given).body
        assert isinstance(body, bytes)
        return body.decode()

    def begin(self, text: str, client: str = "192.0.2.1", **given: Any) -> Future[str]:
        """Run a query in a thread."""
        return self.threads.submit(self.said, text, client, **given)

    def status(self, name: str) -> Any:
        """One figure of the status."""
        return self.client.status()[name]

    def processes(self) -> set[int]:
        """The ids of the query processes."""
        keeper = children(self.process.pid)
        return {pid for child in keeper for pid in children(child)}

    def until(self, name: str, value: Any, seconds: float = 10.0) -> None:
        """Wait until a figure of the status has a value."""
        eventually(lambda: self.status(name) == value, seconds)


@contextlib.contextmanager
def running(*, raises: bool = True, **options: Any) -> Iterator[Running]:
    """A query server over the troubled engine, with two processes unless told otherwise.

    `raises`: whether it keeps the right, if it has it, to raise the priority of a process.
    """
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(32) as threads:
        path = Path(folder) / "query.sock"
        given = json.dumps({"socket": str(path), "processes": 2, "queue_seconds": 20.0} | options)
        process = subprocess.Popen(
            [sys.executable, str(TROUBLED), given],
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            preexec_fn=None if raises else _without_the_right_to_raise_priorities,
        )
        assert process.stdout is not None
        client = PoolClient(path)
        try:
            assert "ready" in json.loads(process.stdout.readline())
            yield Running(process, path, client, threads)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
            client.close()


def _without_the_right_to_raise_priorities() -> None:
    ctypes.CDLL(None).prctl(_DROP_FROM_BOUNDS, _CAP_SYS_NICE, 0, 0, 0)
    resource.setrlimit(resource.RLIMIT_NICE, (0, 0))


_DROP_FROM_BOUNDS, _CAP_SYS_NICE = 24, 23  # linux/prctl.h, linux/capability.h


def eventually(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something holds; fail where it does not."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.02)


def children(pid: int) -> set[int]:
    """The ids of a process's children."""
    found: set[int] = set()
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= {int(word) for word in path.read_text().split()}
    return found


def lives(pid: int) -> bool:
    """Whether a process is there and not merely waiting to be reaped."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
