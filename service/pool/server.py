"""The query server: takes jobs of web workers, runs each in a query process, passes the answer on, keeps the limits.

    serve_queries(options, graph, ready)       be the query server of one version of the graph, until SIGTERM

One event loop, which holds no graph and does nothing but pass on. A job that comes over a connection of the socket is
offered to the `schedule`; the process that takes it writes its answer, which goes to the connection as it comes, no
faster than the web worker reads. At the limit of time the process is ended and the `keeper` forks another; the same
where the web worker has gone, where a process let others go first and can't take part again, and where one has ended by
itself. SIGTERM: no new connection is taken, what has been asked is answered, then all processes end.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import socket
from collections import Counter, deque
from typing import Any

from ontology.errors import Busy, OkiletError, QueryFailed
from service import logs
from service.pool import keeper, refusals, wire
from service.pool.keeper import Graph
from service.pool.links import Job, ProcessLink, WorkerLink
from service.pool.options import Options
from service.pool.schedule import Full, Record, Schedule, client_of

TICK = 0.02  # seconds between two looks at the clock while anything runs or waits
YIELD_AFTER = 0.3  # processor seconds after which a query lets others go first
YIELD_SOON = 0.02  # the same for a client who took more than PATIENCE of them lately with queries that yielded
PATIENCE = 1.0
DELIVERY = 30.0  # seconds that a web worker may take to read an answer
SLOWEST_BIRTH = 5.0  # seconds between two forks where processes end as soon as they begin


def serve_queries(options: Options, graph: Graph, ready: int) -> int:
    """Serve queries over `graph` until SIGTERM; gives the exit status.

    Writes one line of JSON to the file `ready` once queries are answered, `{"ready": …}`, or cannot be,
    `{"failed": …}`. Call it in a process of its own that has one thread.
    """
    ours, theirs = socket.socketpair()
    server = os.getpid()
    pid = os.fork()
    if not pid:
        ours.close()
        os.close(ready)
        keeper.keep(theirs, server, graph, options.memory, options.result)
    theirs.close()
    try:
        return asyncio.run(_serve(options, graph.version, ours, ready))
    finally:
        ours.close()
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)


async def _serve(options: Options, version: str, control: socket.socket, ready: int) -> int:
    loop = asyncio.get_running_loop()
    server = _Server(loop, options, version, control)
    loop.add_signal_handler(signal.SIGTERM, server.drain)
    loop.add_signal_handler(signal.SIGINT, lambda: None)  # of the whole terminal: the supervisor decides
    loop.add_reader(control.fileno(), server.heard)
    outcome = await server.begun
    if "ready" in outcome:
        await server.listen()
    with contextlib.suppress(OSError):
        os.write(ready, json.dumps(outcome).encode() + b"\n")
    os.close(ready)
    status = await server.ended
    loop.remove_reader(control.fileno())
    return status


class _Server:
    """The state of a query server; the methods are what it does when something happens."""

    def __init__(self, loop: asyncio.AbstractEventLoop, options: Options, version: str, control: socket.socket) -> None:
        self._loop = loop
        self._options = options
        self._version = version
        self._control = control
        self._heard = b""
        self._files: deque[int] = deque()
        self._schedule: Schedule[Job] = Schedule(options.queue, options.queue_per_client)
        self._record = Record()
        self._processes: dict[int, ProcessLink] = {}
        self._idle: list[ProcessLink] = []
        self._running: set[ProcessLink] = set()
        self._links: set[WorkerLink] = set()
        self._counts: Counter[str] = Counter()
        self._mean = 0.05  # seconds that a query takes, lately
        self._sickly = 0  # processes in a row that ended before they did anything
        self._ticking = False
        self._draining = False
        self._resumes = False  # whether a process that let others go first can be used again
        self._told: dict[str, Any] = {}
        self._listener: asyncio.AbstractServer | None = None
        self.begun: asyncio.Future[dict[str, Any]] = loop.create_future()
        self.ended: asyncio.Future[int] = loop.create_future()

    async def listen(self) -> None:
        """Take connections from now on: only this user's."""
        old = os.umask(0o177)
        try:
            make, path = (lambda: WorkerLink(self)), str(self._options.socket)
            self._listener = await self._loop.create_unix_server(make, path, backlog=512)
        finally:
            os.umask(old)

    def drain(self) -> None:
        """Take no new connection, answer what has been asked, then end."""
        if self._draining:
            return
        self._draining = True
        if self._listener:
            self._listener.close()
            with contextlib.suppress(OSError):
                self._options.socket.unlink()
        for link in tuple(self._links):
            if not link.busy:
                link.transport.close()
        self._loop.call_later(self._options.seconds + self._options.queue_seconds + DELIVERY, self._end, 0)
        self._end_if_done()

    # what web workers tell

    def joined(self, link: WorkerLink) -> None:
        """A web worker has connected."""
        self._links.add(link)

    def asked(self, link: WorkerLink, header: dict[str, Any], frame: bytes) -> None:
        """A job, or the question how things stand."""
        if header.get("ask") == "status":
            link.transport.write(wire.pack({"status": self._status()}))
            return
        seconds = min(float(header["seconds"]), self._options.seconds)
        job = Job(link, frame, client_of(header["client"]), seconds, self._loop.time())
        link.job = job
        self._offer(job)

    def left(self, link: WorkerLink) -> None:
        """A web worker is gone: nobody waits for its job any more."""
        self._links.discard(link)
        job, link.job = link.job, None
        if job and job.process:
            self._counts["abandoned"] += 1
            self._stop(job.process)
        elif job:
            self._schedule.withdraw(job.client, job)
        self._end_if_done()

    # what query processes do

    def idle(self, process: ProcessLink) -> None:
        """A process can take a job."""
        if not process.condemned:
            self._idle.append(process)
        if not self.begun.done() and len(self._idle) == self._options.processes:
            self.begun.set_result({"ready": self._told | {"version": self._version}})
        self._dispatch()

    def answered(self, process: ProcessLink) -> None:
        """A query has ended well."""
        job = self._finished(process)
        self._counts["answered"] += 1
        self._sickly = 0
        self._mean += 0.05 * (self._loop.time() - job.began - self._mean)
        self._free(job.link)
        if job.yielded:
            self._counts["yielded"] += 1
            if not self._resumes:
                self._replace(process)
                return
            self._tell("resume", process.pid)
        self._idle.append(process)
        self._dispatch()

    def gone(self, process: ProcessLink) -> None:
        """A process has closed its socket: it has ended or is about to."""
        if process in self._idle:
            self._idle.remove(process)
        if process.end is None and not process.condemned:  # where it lives on, it is of no use
            self._loop.call_later(1.0, self._tell, "kill", process.pid)
        self._conclude(process)

    # what the keeper tells

    def heard(self) -> None:
        """Lines of the keeper, with sockets of the processes that it forked."""
        data, files, _, _ = socket.recv_fds(self._control, 1 << 16, 64)
        if not data:
            if not self._draining:
                logs.emit("error", "pool", message="the keeper of the graph has ended", version=self._version)
            self._fail_to_begin("the keeper of the graph has ended")
            self._end(1)
            return
        self._files.extend(files)
        *lines, self._heard = (self._heard + data).split(b"\n")
        for line in lines:
            told = json.loads(line)
            if "born" in told:
                self._born(told["born"], socket.socket(fileno=self._files.popleft()))
            elif "ended" in told:
                process = self._processes.get(told["ended"])
                if process:
                    process.end = told
                    self._conclude(process)
            elif "ready" in told:
                self._told = told["ready"]
                self._resumes = self._told.pop("resumes")
                for _ in range(self._options.processes):
                    self._fork()
            elif "failed" in told:
                self._fail_to_begin(told["failed"])
                self._end(1)

    def _born(self, pid: int, sock: socket.socket) -> None:
        sock.setblocking(False)
        process = self._processes[pid] = ProcessLink(self, pid)
        task = self._loop.create_task(self._loop.create_connection(lambda: process, sock=sock))
        task.add_done_callback(lambda done: done.cancelled() or done.exception())

    # jobs

    def _offer(self, job: Job) -> None:
        try:
            pushed_out = self._schedule.offer(job.client, job, len(self._idle))
        except Full as full:
            self._refuse(job, self._full(own=full.own))
            return
        if pushed_out:
            self._refuse(pushed_out, self._full(own=True))
        self._dispatch()

    def _dispatch(self) -> None:
        """Start what may start."""
        while self._idle and (taken := self._schedule.take(len(self._idle))):
            job = taken[1]
            process = self._idle.pop()
            self._running.add(process)
            job.began = self._loop.time()
            process.start(job)
        if not self._ticking and (self._running or self._schedule.waiting):
            self._ticking = True
            self._loop.call_later(TICK, self._tick)

    def _tick(self) -> None:
        """Keep the limits of time."""
        now = self._loop.time()
        for process in tuple(self._running):
            job = process.job
            if job is None:
                continue
            taken = now - job.began
            if job.delivering:
                if taken > job.seconds + DELIVERY:
                    job.link.transport.abort()
            elif taken >= job.seconds:
                self._counts["time-limit"] += 1
                self._stop(process, refusals.time_limit(job.seconds))
            elif taken >= YIELD_SOON and not job.yielded:
                known = self._record.of(job.client, now) > PATIENCE
                job.yielded = process.used() >= (YIELD_SOON if known else YIELD_AFTER)
                if job.yielded:
                    self._tell("yield", process.pid)
        for client, job in self._schedule.items():
            if now - job.offered > self._options.queue_seconds and self._schedule.withdraw(client, job):
                self._refuse(job, refusals.waited(self._options.queue_seconds, self._wait_ahead()))
        self._ticking = bool(self._running or self._schedule.waiting)
        if self._ticking:
            self._loop.call_later(TICK, self._tick)

    def _finished(self, process: ProcessLink) -> Job:
        """The job of a process, which is no longer its."""
        used = process.used() if process.job and process.job.yielded else 0.0
        job, process.job = process.job, None
        assert job is not None
        job.process = None
        self._running.discard(process)
        self._schedule.done(job.client)
        if job.yielded:
            self._record.add(job.client, used, self._loop.time())
        return job

    def _free(self, link: WorkerLink) -> None:
        """A connection has its answer."""
        link.job = None
        if self._draining:
            link.transport.close()
            self._end_if_done()

    def _stop(self, process: ProcessLink, error: OkiletError | None = None) -> None:
        """End a process in the middle of its job, which is answered by the error."""
        job = self._finished(process)
        if error:
            self._fail(job, error)
        self._replace(process)

    def _fail(self, job: Job, error: OkiletError) -> None:
        if not job.delivering:
            job.link.transport.write(wire.pack(wire.failure(error)))
            self._free(job.link)
        else:  # a part of the answer is out: the connection must not pass for whole
            job.link.transport.abort()

    def _refuse(self, job: Job, error: Busy) -> None:
        self._counts["busy"] += 1
        self._fail(job, error)

    def _full(self, *, own: bool) -> Busy:
        return refusals.queue_full(
            self._options.queue_per_client if own else self._options.queue, self._wait_ahead(), own=own
        )

    def _wait_ahead(self) -> float:
        """Seconds that a query would wait that came now, by what queries took lately."""
        return self._mean * (self._schedule.waiting + 1) / self._options.processes

    # processes

    def _replace(self, process: ProcessLink) -> None:
        """End a process; another takes its place at once."""
        process.condemned = True
        self._tell("kill", process.pid)
        self._fork()

    def _conclude(self, process: ProcessLink) -> None:
        """A process is over when its socket is closed and the keeper has told how it ended, in whichever order."""
        if not process.closed or process.end is None or self._processes.pop(process.pid, None) is None:
            return
        why, job = process.end["why"], process.job
        if job:
            self._finished(process)
            self._failed(job, why)
        if process.condemned:
            return
        self._counts[f"process-{why}"] += 1
        if why != "exit":
            logs.emit("warning", "pool", message="a query process has ended", why=why, **_known(process.end))
        self._sickly = 0 if job else self._sickly + 1
        if self._sickly < 2:
            self._fork()
        else:
            self._loop.call_later(min(SLOWEST_BIRTH, 0.1 * 2.0**self._sickly), self._fork)

    def _failed(self, job: Job, why: str) -> None:
        """The process of a job ended by itself."""
        if why == "memory":
            self._counts["memory-limit"] += 1
            self._fail(job, refusals.memory_limit(self._options.memory))
        elif why == "exit" and not job.again and not job.delivering:
            job.again = True  # it had been going already when the job came
            self._offer(job)
        else:
            self._counts["query-failed"] += 1
            self._fail(job, QueryFailed("the query broke the process that ran it; others were not hurt"))

    def _fork(self) -> None:
        if not self.ended.done():
            self._tell("fork")

    def _tell(self, do: str, pid: int = 0) -> None:
        with contextlib.suppress(OSError):  # the keeper is gone: `heard` learns of it
            self._control.sendall(json.dumps({"do": do, "pid": pid}).encode() + b"\n")

    # the end

    def _fail_to_begin(self, why: str) -> None:
        if not self.begun.done():
            self.begun.set_result({"failed": why})

    def _end_if_done(self) -> None:
        if self._draining and not self._links:
            self._end(0)

    def _end(self, status: int) -> None:
        self._fail_to_begin("ended before it had begun")
        if not self.ended.done():
            self.ended.set_result(status)

    def _status(self) -> dict[str, Any]:
        return {
            "version": self._version,
            "processes": self._options.processes,
            "idle": len(self._idle),
            "running": len(self._running),
            "waiting": self._schedule.waiting,
            "clients": self._schedule.clients,
            "counts": dict(self._counts),
            **self._told,
        }


def _known(end: dict[str, Any]) -> dict[str, Any]:
    return {"process": end["ended"], "status": end["status"], "said": end["said"]}
