"""What `okilet serve` runs: starts the processes of the service, watches them and the home, ends them.

    serve(settings)        until SIGTERM, SIGINT or SIGHUP; gives the exit status

    supervisor
    ├─ web server (granian), which has the web workers          started anew when it ends
    └─ query server, one per version of the graph               started anew when it ends

A graph that is published gets a query server of its own. When that is ready, the link that web workers connect to is
made to point to it in one step, and the one before answers what it has and ends; web workers load the new graph by
themselves. The supervisor holds no graph and has one thread, from which all others are forked; when it ends, however it
does, the kernel ends them. SIGTERM: requests in progress have `GRACE` seconds.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from ontology.errors import OkiletError, Unavailable
from ontology.shipped import shipped_files
from service import home, logs, processes
from service.config import Settings
from service.data import RETRY, version_of
from service.places import LINK, Port, cores, private_folder
from service.pool import sandbox
from service.pool.keeper import Graph
from service.pool.options import Options
from service.pool.server import serve_queries

LOOK = 0.5  # seconds between two looks at the home
GRACE = 10.0  # seconds that requests in progress have when the service ends
_BEGINNING = 1.0  # seconds that a web server has before anybody could ask: one that is starting may not hear SIGTERM
_FILES = 16_384
STYLES = Path(__file__).parent / "static" / "built" / "okilet.css"
NOT_BUILT = (
    "the scripts and styles of the pages were not built when Okilet was installed: pages work without them, the "
    "picture and the editor do not; docs/operating.md says how to build them"
)
_STEADY = 30.0  # seconds after which a process counts as well started
_SLOWEST = 10.0  # seconds between two starts of a process that ends again and again


@dataclass(slots=True)
class _Child:
    """A process: what it is, since when, and for a query server the version it serves and what it says when ready."""

    pid: int
    name: str
    since: float
    version: str = ""
    socket: Path | None = None
    said: int | None = None
    heard: bytes = b""
    ready: bool = False
    retired: bool = False
    refused: bool = False  # its graph cannot be served


@dataclass(slots=True)
class _Restarts:
    """When something that ended may be started again: at once, then ever later."""

    count: int = 0
    due: float = 0.0

    def ended(self, lived: float) -> None:
        """Note an end."""
        self.count = 0 if lived > _STEADY else self.count + 1
        self.due = time.monotonic() + min(_SLOWEST, 0.1 * 2.0**self.count)


def serve(settings: Settings) -> int:
    """Serve until told to end; gives the exit status.

    Raises `Unavailable` where the port cannot be had or the service cannot start, `HomeError` where the published graph
    cannot be read. Once it has answered it goes on whatever ends.
    """
    logs.set_level(settings.log_level)
    version_of(settings.home)
    _allow_files()
    if not STYLES.is_file():
        logs.emit("warning", "build", message=NOT_BUILT)
    with Port(settings.host, settings.port) as port, private_folder() as folder:
        return _Supervisor(settings, port, folder).run()


class _Supervisor:
    def __init__(self, settings: Settings, port: Port, folder: Path) -> None:
        self._settings = settings
        self._port = port
        self._folder = folder
        self._children: dict[int, _Child] = {}
        self._current: _Child | None = None  # the query server that the link points to
        self._next: _Child | None = None  # the one that is loading
        self._web: _Child | None = None
        self._web_restarts = _Restarts()
        self._query_restarts = _Restarts()
        self._seen: object = None
        self._refused = ""  # the version that could not be loaded
        self._again = 0.0  # when it is tried again
        self._looked = 0.0
        self._signals = 0
        self._announced = False
        self._hopeless = ""  # why it cannot start
        self._count = 0

    def run(self) -> int:
        """Start all and keep it going until a signal."""
        woken, wake = socket.socketpair()
        for end in (woken, wake):
            end.setblocking(False)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD):
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:  # `nohup` has it ignored
                signal.signal(number, self._signalled)
        try:
            while not self._signals:
                if self._hopeless:
                    raise Unavailable(f"the service cannot start: {self._hopeless}")
                self._start_what_is_due()
                self._announce()
                self._wait(woken)
        finally:
            self._stop(woken)
            signal.set_wakeup_fd(-1)
            woken.close()
            wake.close()
        return 0

    def _signalled(self, number: int, _: object) -> None:
        if number != signal.SIGCHLD:
            self._signals += 1

    def _wait(self, woken: socket.socket, seconds: float = LOOK) -> None:
        """Wait for a signal or for what a query server says."""
        said = {child.said: child for child in self._children.values() if child.said is not None}
        files: list[Any] = [woken, *said]
        quick = seconds if self._announced else 0.05
        readable, _, _ = select.select(files, [], [], quick)
        if woken in readable:
            with contextlib.suppress(BlockingIOError):
                woken.recv(1 << 12)
        for file, child in said.items():
            if file in readable:
                self._hear(child, file)
        self._reap()

    # starting

    def _start_what_is_due(self) -> None:
        now = time.monotonic()
        if self._web is None and now >= self._web_restarts.due:
            self._web = self._start("okilet-web", partial(_be_web_server, self._settings, self._port, self._folder))
        if self._next is not None or now < self._query_restarts.due:
            return
        if self._current is None or now - self._looked >= LOOK:
            self._looked = now
            self._look()

    def _look(self) -> None:
        """Start a query server where there is none, or none of the graph that is published now."""
        seen = _stamp(self._settings.home)
        due = 0.0 < self._again <= time.monotonic()
        if self._current is not None and seen == self._seen and not due:
            return
        self._again = 0.0
        try:
            version = version_of(self._settings.home)
            graph = home.published(self._settings.home)
        except OkiletError as error:
            self._trouble(f"the published graph cannot be read: {error.message}")
            return
        self._seen = seen
        if self._current is not None and self._current.version == version:
            return
        files = (graph,) if graph else shipped_files()
        self._next = self._start_queries(version, files)

    def _start_queries(self, version: str, files: tuple[Path, ...]) -> _Child:
        settings = self._settings
        self._count += 1
        path = self._folder / f"query-{self._count}.sock"
        options = Options(
            socket=path,
            processes=settings.query_processes or cores() + 1,
            memory=settings.query_memory,
            result=settings.query_result,
            seconds=settings.query_seconds,
            queue=settings.queue,
            queue_per_client=settings.queue_per_client,
            queue_seconds=settings.queue_seconds,
        )
        graph = Graph(version, partial(_load, files, settings.memory_quads))
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        child = self._start("okilet-queries", partial(serve_queries, options, graph, theirs))
        os.close(theirs)
        child.version, child.socket, child.said = version, path, ours
        return child

    def _start(self, name: str, be: Callable[[], int]) -> _Child:
        """Fork a process that does `be` and ends with its status."""
        parent = os.getpid()
        pid = os.fork()
        if not pid:
            _become(name, parent, be)
        child = self._children[pid] = _Child(pid, name, time.monotonic())
        return child

    def _announce(self) -> None:
        """Say the address once it answers."""
        if not self._announced and self._current and self._port.answers():
            self._announced = True
            with contextlib.suppress(OSError):  # whoever reads it may have gone
                sys.stdout.write(f"Okilet answers at {self._port.address}\n")
                sys.stdout.flush()
            logs.emit("info", "start", address=self._port.address, version=self._current.version, process=os.getpid())

    # what query servers say, and ends

    def _hear(self, child: _Child, file: int) -> None:
        try:
            data = os.read(file, 1 << 16)
        except BlockingIOError:
            return
        child.heard += data
        if data and not child.heard.endswith(b"\n"):
            return
        os.close(file)
        child.said = None
        if not data:
            return
        told: dict[str, Any] = json.loads(child.heard)
        if "ready" in told:
            self._take_over(child, told["ready"])
        else:
            child.refused = True
            if not self._announced:
                self._hopeless = told["failed"]
            self._trouble(f"the published graph cannot be served: {told['failed']}", child.version)

    def _take_over(self, child: _Child, ready: dict[str, Any]) -> None:
        """Let the link point to a query server; the one before ends when it has answered."""
        if child.socket is None:
            return
        child.ready = True
        link = self._folder / LINK
        new = self._folder / f".{LINK}"
        new.unlink(missing_ok=True)
        new.symlink_to(child.socket.name)
        new.replace(link)
        before, self._current, self._next = self._current, child, None
        logs.emit("info", "pool", message="queries are answered", version=child.version, **_without_version(ready))
        if before:
            before.retired = True
            _signal(before.pid, signal.SIGTERM)

    def _reap(self) -> None:
        for pid, code in processes.reaped():
            child = self._children.pop(pid, None)
            if child:
                self._ended(child, code)

    def _ended(self, child: _Child, status: int) -> None:
        if child.said is not None:
            self._hear(child, child.said)
            if child.said is not None:
                os.close(child.said)
        if child.socket:
            child.socket.unlink(missing_ok=True)
        if not (child.retired or self._signals):
            if not self._announced:
                self._hopeless = self._hopeless or f"{child.name} has ended; the log says why"
            logs.emit("error", "pool", message="a process has ended", name=child.name, process=child.pid, status=status)
        lived = time.monotonic() - child.since
        if child is self._web:
            self._web = None
            self._web_restarts.ended(lived)
        if child is self._current:
            self._current = None
            self._query_restarts.ended(lived)
        if child is self._next:
            self._next = None
            if child.refused and self._current is not None:
                self._again = time.monotonic() + RETRY  # a newer one is looked at before
            else:
                self._seen = None  # looked at again
                self._query_restarts.ended(lived)

    def _trouble(self, message: str, version: str = "") -> None:
        if (version or message) != self._refused:
            self._refused = version or message
            logs.emit("error", "data", message=message, version=version)

    # the end

    def _stop(self, woken: socket.socket) -> None:
        """End all: requests in progress have their time, a second signal cuts it short."""
        logs.emit("info", "stop", process=os.getpid())
        if self._web:
            _signal(self._web.pid, signal.SIGTERM)
        self._wait_for(woken, lambda: self._web is None, GRACE if self._announced else _BEGINNING)
        for child in self._children.values():
            _signal(child.pid, signal.SIGTERM)
        self._wait_for(woken, lambda: not self._children, 1.0)
        for child in self._children.values():
            _signal(child.pid, signal.SIGKILL)
        self._wait_for(woken, lambda: not self._children, GRACE, hasty=False)

    def _wait_for(self, woken: socket.socket, over: Callable[[], bool], seconds: float, *, hasty: bool = True) -> None:
        until = time.monotonic() + seconds
        while not over() and time.monotonic() < until and not (hasty and self._signals > 1):
            self._wait(woken, 0.05)


def _become(name: str, parent: int, be: Callable[[], int]) -> None:
    """Be another process from now on: named, ended with the supervisor, ended when done."""
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        for number in (signal.SIGINT, signal.SIGHUP):  # of the whole terminal: the supervisor decides
            signal.signal(number, signal.SIG_IGN)
        sandbox.die_with(parent)
        sandbox.name(name)
        status = be()
    except BaseException as error:
        if not isinstance(error, SystemExit):
            logs.emit_error(f"{name} broke", error)
    finally:
        sys.stdout.flush()
        os._exit(status)


def _be_web_server(settings: Settings, port: Port, folder: Path) -> int:
    from service.web import serve_web

    return serve_web(settings, port.host, port.number, folder, GRACE)


def _allow_files() -> None:
    """Let all processes hold as many connections as they may: the usual limit is that of interactive programs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _FILES if hard == resource.RLIM_INFINITY else min(_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def _load(files: tuple[Path, ...], memory_quads: int) -> tuple[Callable[[], Any], bool]:
    """The graph for query processes, every piece of code that answers loaded."""
    from service.store import open_graph, warm

    opened = open_graph(files, memory_quads)
    warm(opened.engine())
    return opened.engine, opened.on_disk


def _stamp(folder: Path) -> object:
    try:
        status = (folder / "current").stat()
    except OSError:
        return ()
    return status.st_mtime_ns, status.st_ino


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _without_version(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "version"}
