"""The two kinds of socket that the query server holds: to web workers and to query processes."""

from __future__ import annotations

import asyncio
from typing import Any, Protocol, cast

from service.pool import wire
from service.pool.clock import processor_seconds


class Job:
    """A query on its way: who asks, until when, and where it stands. Times are those of the event loop."""

    __slots__ = (
        "again",
        "began",
        "client",
        "cost",
        "delivering",
        "frame",
        "link",
        "offered",
        "process",
        "seconds",
        "yielded",
    )

    def __init__(self, link: WorkerLink, frame: bytes, client: str, seconds: float, offered: float) -> None:
        self.link = link
        self.frame = frame
        self.client = client
        self.seconds = seconds
        self.offered = offered
        self.began = 0.0
        self.cost = 0.0  # processor seconds that its process had used when it began
        self.process: ProcessLink | None = None
        self.delivering = False  # its answer has begun to come
        self.yielded = False  # it took so much that others go first
        self.again = False  # its process was gone before it began; it is started anew


class Owner(Protocol):
    """What the links tell of."""

    def joined(self, link: WorkerLink) -> None:
        """A web worker has connected."""

    def asked(self, link: WorkerLink, header: dict[str, Any], frame: bytes) -> None:
        """A frame has come from a web worker."""

    def left(self, link: WorkerLink) -> None:
        """A web worker has closed its connection."""

    def idle(self, process: ProcessLink) -> None:
        """A process is there and has nothing to do."""

    def answered(self, process: ProcessLink) -> None:
        """The whole answer to its job has come from a process."""

    def gone(self, process: ProcessLink) -> None:
        """A process has closed its socket, and all it wrote has been read."""


class WorkerLink(asyncio.Protocol):
    """A connection of a web worker: one job at a time."""

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._data = b""
        self.job: Job | None = None
        self.transport = cast("asyncio.Transport", None)

    @property
    def busy(self) -> bool:
        """Whether a job is being asked or answered."""
        return self.job is not None or bool(self._data)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the transport."""
        self.transport = cast("asyncio.Transport", transport)
        self._owner.joined(self)

    def data_received(self, data: bytes) -> None:
        """Pass the frame on when all of it is there."""
        if self._data:
            data = self._data + data
        self._data = b""
        if len(data) >= wire.PREFIX.size:
            try:
                length = wire.PREFIX.size + sum(wire.lengths(data))
                if len(data) == length:
                    self._owner.asked(self, wire.header_of(data), data)
                    return
            except wire.Garbled:
                length = 0
            if len(data) > length or length > wire.LONGEST_JOB:  # no web worker of ours
                self.transport.abort()
                return
        self._data = data

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the owner."""
        self._owner.left(self)

    def pause_writing(self) -> None:
        """Read no more of the answer than the web worker does."""
        if self.job and self.job.process:
            self.job.process.pause()

    def resume_writing(self) -> None:
        """Read on."""
        if self.job and self.job.process:
            self.job.process.resume()


class ProcessLink(asyncio.Protocol):
    """The socket of a query process: one job at a time; its answer goes to the connection that asked, as it comes."""

    def __init__(self, owner: Owner, pid: int) -> None:
        self._owner = owner
        self._head = b""
        self._missing = 0  # bytes of the answer still to come
        self.pid = pid
        self.job: Job | None = None
        self.closed = False  # all it ever wrote has been read
        self.end: dict[str, Any] | None = None  # how it ended, told by the keeper
        self._paused = False
        self._used = 0.0
        self.condemned = False  # the keeper has been asked to kill it
        self.transport = cast("asyncio.Transport", None)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Tell the owner that the process is there."""
        self.transport = cast("asyncio.Transport", transport)
        self._owner.idle(self)

    def used(self) -> float:
        """Processor seconds that its job has used; what was known last, where the process is gone."""
        if self.job:
            self._used = max(self._used, processor_seconds(self.pid) - self.job.cost)
        return self._used

    def start(self, job: Job) -> None:
        """Give it a job."""
        self.job = job
        job.process = self
        job.cost = processor_seconds(self.pid)
        self._used = 0.0
        self._head = b""
        self._missing = 0
        self.transport.write(job.frame)

    def data_received(self, data: bytes) -> None:
        """Pass a part of the answer on."""
        job = self.job
        if job is None:  # ended, and still writing
            return
        if not job.delivering:
            if self._head:
                data = self._head + data
            if len(data) < wire.PREFIX.size:
                self._head = data
                return
            try:
                self._missing = wire.PREFIX.size + sum(wire.lengths(data))
            except wire.Garbled:
                self.transport.abort()
                return
            job.delivering = True
        self._missing -= len(data)
        job.link.transport.write(data)
        if self._missing <= 0:
            self.resume()
            self._owner.answered(self)

    def pause(self) -> None:
        """Take nothing more of the answer for now."""
        self._paused = True
        self.transport.pause_reading()

    def resume(self) -> None:
        """Take more of the answer."""
        if self._paused:
            self._paused = False
            self.transport.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """Tell the owner."""
        self.closed = True
        self._owner.gone(self)
