"""What the web application calls to have a query of a stranger run: a job in, an answer or an error out.

    pool = PoolClient(path)                      of the query server's socket, or of the link to it
    result = pool.run(Job("SELECT …", "json", None, None, rows=1000, seconds=20.0, client="192.0.2.7"))

Thread-safe. Connections are kept and shared: each thread takes one for the time of a job. Where the query server was
replaced (a new graph) or restarted, the job is asked anew on a new connection: queries change nothing, so asking twice
is the same as asking once.
"""

from __future__ import annotations

import contextlib
import os
import socket
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from ontology.errors import Unavailable
from service.pool import refusals, wire

IN_MEMORY = 1 << 20  # bytes of an answer that are held in memory; more go to a temporary file
PATIENCE = 2.0  # seconds to wait for a query server that is being restarted
MARGIN = 90.0  # seconds beside its own that a job may wait and be passed on
CHUNK = 1 << 18


@dataclass(frozen=True, slots=True)
class Job:
    """A query to run: its text, the form of the answer, the data set asked for (None: the default), the most rows or
    triples, the most seconds, and the address of the client."""

    text: str
    form: str
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    rows: int
    seconds: float
    client: str


@dataclass(frozen=True, slots=True)
class Result:
    """An answer: the version of the graph, the body (bytes, or a file at its beginning that vanishes when closed), its
    length in bytes, whether it was cut at `rows`, and the seconds that the query took."""

    version: str
    body: BinaryIO | bytes
    length: int
    cut: bool
    seconds: float


class Pool(Protocol):
    """What runs queries of strangers."""

    def run(self, job: Job) -> Result:
        """The answer to a job.

        Raises `BadQuery`, `TimeLimit`, `MemoryLimit`, `ResultTooLarge`, `QueryFailed`, `Busy`; `Unavailable` where
        there is no query server.
        """

    def status(self) -> Mapping[str, object]:
        """How things stand: version, processes, idle, running, waiting, clients, counts, sandbox ("" = on), disk.

        Raises `Unavailable`.
        """


class PoolClient:
    """The pool behind a socket.

    `at_once` bounds how many threads of this process may wait for answers at a time, so that some are left for all
    else; 0 bounds nothing. `patience` is how many seconds a query server that is not there is waited for.
    """

    def __init__(self, path: Path | str, patience: float = PATIENCE, at_once: int = 0) -> None:
        self._path = str(path)
        self._patience = patience
        self._at_once = at_once
        self._places = threading.BoundedSemaphore(at_once or 1_000_000)
        self._kept: list[socket.socket] = []  # append and pop of a list are atomic
        self._process = os.getpid()

    def run(self, job: Job) -> Result:
        """The answer to a job; raises as `Pool.run` says."""
        header = {
            "form": job.form,
            "default": job.default_graphs,
            "named": job.named_graphs,
            "rows": job.rows,
            "seconds": job.seconds,
            "client": job.client,
        }
        if not self._places.acquire(blocking=False):
            raise refusals.no_thread(self._at_once)
        try:
            answer, body = self._ask(wire.pack(header, job.text.encode("utf-8", "replace")), job.seconds + MARGIN)
        finally:
            self._places.release()
        length = len(body) if isinstance(body, bytes) else os.fstat(body.fileno()).st_size
        return Result(answer["version"], body, length, answer["cut"], answer["seconds"])

    def status(self) -> Mapping[str, object]:
        """How things stand; raises `Unavailable`."""
        status: Mapping[str, object] = self._ask(wire.pack({"ask": "status"}), MARGIN)[0]["status"]
        return status

    def close(self) -> None:
        """Close the connections that are kept."""
        while self._kept:
            self._kept.pop().close()

    def _ask(self, frame: bytes, seconds: float) -> tuple[dict[str, Any], BinaryIO | bytes]:
        """The header and body of the answer; raises the error that it tells of."""
        for attempt in range(3):
            sock = self._connection(fresh=attempt > 0)
            whole = False
            try:
                sock.settimeout(seconds)
                sock.sendall(frame)
                header, body = _answer(sock)
                whole = True
            except TimeoutError:
                raise Unavailable("the query server does not answer; try again later") from None
            except (wire.Lost, ConnectionError):  # it was replaced, or broke: ask anew
                continue
            except OSError as error:
                raise Unavailable(f"the answer cannot be kept: {error.strerror}; try again later") from error
            finally:
                if whole:
                    self._kept.append(sock)
                else:
                    sock.close()
            told = wire.raised(header)
            if told:
                raise told
            return header, body
        raise Unavailable("the query server broke off; try again later")

    def _connection(self, *, fresh: bool) -> socket.socket:
        if self._process != os.getpid():  # after a fork the kept ones are another process's
            self._process, self._kept = os.getpid(), []
        if fresh:
            self.close()
        else:
            with contextlib.suppress(IndexError):
                return self._kept.pop()
        until = time.monotonic() + self._patience
        while True:
            sock = socket.socket(socket.AF_UNIX)
            try:
                sock.connect(self._path)
            except OSError:
                sock.close()
                if time.monotonic() > until:
                    raise Unavailable("the query server is not there; try again later") from None
                time.sleep(0.05)
            else:
                return sock


def _answer(sock: socket.socket) -> tuple[dict[str, Any], BinaryIO | bytes]:
    """Read an answer; raises `wire.Lost` where it is not whole."""
    data = bytearray(sock.recv(CHUNK))
    wire.fill(sock, data, wire.PREFIX.size)
    header_length, length = wire.lengths(data)
    begin = wire.PREFIX.size + header_length
    wire.fill(sock, data, begin)
    header = wire.header_of(data)
    if length <= IN_MEMORY:
        wire.fill(sock, data, begin + length)
        return header, bytes(memoryview(data)[begin:])
    file = tempfile.TemporaryFile()  # noqa: SIM115 - it is the answer; whoever reads it closes it
    try:
        _spool(sock, file, memoryview(data)[begin:], length)
    except BaseException:
        file.close()
        raise
    return header, file


def _spool(sock: socket.socket, file: BinaryIO, begun: memoryview, length: int) -> None:
    file.write(begun)
    missing = length - len(begun)
    chunk = memoryview(bytearray(CHUNK))
    while missing:
        count = sock.recv_into(chunk[: min(CHUNK, missing)])
        if not count:
            raise wire.Lost
        file.write(chunk[:count])
        missing -= count
    file.seek(0)
