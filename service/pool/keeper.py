"""The keeper of the graph: holds it and forks the query processes from itself, so that each has it without a copy.

It does what the server says over their socket, a line of JSON each, and tells what happens:

    {"do": "fork"}                 ◀─ ─▶  {"ready": {"sandbox": "…", "disk": false}} when the graph is loaded
    {"do": "kill", "pid": 7}              {"failed": "…"} when it cannot be
    {"do": "yield", "pid": 7}             {"born": 7}, with the process's socket beside it
    {"do": "resume", "pid": 7}            {"ended": 7, "status": 9, "why": "killed"}

A process that has let others go first may be told to take part again where `ready` says `resumes`: the kernel allows it
to those with the right (CAP_SYS_NICE) or a limit for it (RLIMIT_NICE of 20, `LimitNICE=+0` of systemd). Elsewhere it is
replaced, and its successor has to copy anew what queries touch.

The server has no part in the forking: that takes milliseconds a million triples, in which it passes answers on. Only
the keeper, who is their parent, signals the processes: an id cannot have become another process's before it has heard
of the end.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import socket
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from ontology.errors import OkiletError
from queries.engine import Engine
from service import logs, processes
from service.pool import process, sandbox
from service.pool.process import Bounds

Opener = Callable[[], Engine]


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph to ask. `load` is called once, in the keeper; what it gives, in each query process.

    It tells also whether the engine reads files while it answers.
    """

    version: str
    load: Callable[[], tuple[Opener, bool]]


def keep(control: socket.socket, parent: int, graph: Graph, memory: int, result: int) -> NoReturn:
    """Be the keeper from now on, in a fork of the server `parent`; `memory` (MiB) bounds queries, `result` answers."""
    status = 1
    try:
        sandbox.die_with(parent)
        sandbox.name("okilet-graph")
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # ends when the server closes the socket
        try:
            opener, files = graph.load()
        except (OkiletError, OSError, MemoryError, ValueError) as error:
            _tell(control, {"failed": str(error) or type(error).__name__})
        else:
            _Keeper(control, graph.version, opener, Bounds(memory, result, files)).run()
            status = 0
    except BrokenPipeError:  # the server is gone
        pass
    except BaseException as error:
        logs.emit_error("the keeper of the graph broke", error)
    finally:
        os._exit(status)


class _Keeper:
    def __init__(self, control: socket.socket, version: str, opener: Opener, bounds: Bounds) -> None:
        self._control = control
        self._version = version
        self._opener = opener
        self._bounds = bounds
        self._errors: dict[int, int] = {}  # what native code of each process says, as a file, by process id
        self._killed: set[int] = set()
        self._starved = _starved()

    def run(self) -> None:
        """Serve until the server closes the socket; then end all processes."""
        woken, wake = socket.socketpair()
        for end in (woken, wake):
            end.setblocking(False)
        signal.set_wakeup_fd(wake.fileno())
        signal.signal(signal.SIGCHLD, lambda *_: None)
        missing = sandbox.available()
        gc.collect()
        gc.freeze()
        _tell(self._control, {"ready": {"sandbox": missing, "disk": self._bounds.files, "resumes": resumes()}})
        pending = b""
        while True:
            readable, _, _ = select.select([self._control, woken], [], [])
            if woken in readable:
                with contextlib.suppress(BlockingIOError):
                    woken.recv(1 << 12)
                self._reap()
            if self._control in readable:
                more = self._control.recv(1 << 16)
                if not more:
                    break
                *lines, pending = (pending + more).split(b"\n")
                for line in lines:
                    self._do(json.loads(line))
        for pid in self._errors:
            os.kill(pid, signal.SIGKILL)

    def _do(self, told: dict[str, Any]) -> None:
        if told["do"] == "fork":
            self._fork()
        elif told["pid"] in self._errors:
            if told["do"] == "kill":
                self._killed.add(told["pid"])
                os.kill(told["pid"], signal.SIGKILL)
            elif told["do"] == "yield":
                _let_others_go_first(told["pid"])
            else:
                _take_part_again(told["pid"])

    def _fork(self) -> None:
        ours, theirs = socket.socketpair()
        errors = _file_in_memory()
        keeper = os.getpid()
        pid = os.fork()
        if not pid:
            process.run(theirs, errors, keeper, self._version, self._opener, self._bounds)
        self._errors[pid] = errors
        theirs.close()
        with ours:
            _tell(self._control, {"born": pid}, [ours.fileno()])

    def _reap(self) -> None:
        for pid, code in processes.reaped():
            errors = self._errors.pop(pid, None)
            if errors is None:
                continue
            said = os.pread(errors, 2000, 0).decode("utf-8", "replace")
            os.close(errors)
            killed = pid in self._killed
            self._killed.discard(pid)
            told = {"ended": pid, "status": code, "why": self._why(code, said, killed)}
            _tell(self._control, told | {"said": said[-500:]})

    def _why(self, code: int, said: str, killed: bool) -> str:
        """`killed` by us, `exit`, of `memory`, or `broke`."""
        if killed and code == -signal.SIGKILL:
            return "killed"
        if code >= 0:
            return "exit" if code == 0 else "broke"
        if code == -signal.SIGABRT and "memory allocation" in said:
            return "memory"
        before, self._starved = self._starved, _starved()
        return "memory" if code == -signal.SIGKILL and self._starved > before else "broke"


def _tell(control: socket.socket, told: dict[str, Any], files: Sequence[int] = ()) -> None:
    line = json.dumps(told).encode() + b"\n"
    if files:
        socket.send_fds(control, [line], files)
    else:
        control.sendall(line)


def _let_others_go_first(pid: int) -> None:
    """Give a process only what processor time nobody else wants."""
    with contextlib.suppress(OSError):
        if hasattr(os, "SCHED_IDLE"):
            # niceness alone leaves it the processor for milliseconds after another process has work to do
            os.sched_setscheduler(pid, os.SCHED_IDLE, os.sched_param(0))
        else:
            os.setpriority(os.PRIO_PROCESS, pid, 19)


def _take_part_again(pid: int) -> None:
    """Give a process back what `_let_others_go_first` took from it."""
    with contextlib.suppress(OSError):
        os.sched_setscheduler(pid, os.SCHED_OTHER, os.sched_param(0))


def resumes() -> bool:
    """Whether the kernel lets us give it back; tried in a process of its own, which may stay as it is."""
    if not hasattr(os, "SCHED_IDLE"):
        return False
    pid = os.fork()
    if not pid:
        try:
            os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))
        except OSError:
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0


def _file_in_memory() -> int:
    if hasattr(os, "memfd_create"):
        return os.memfd_create("errors")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


def _starved() -> int:
    """How many processes the kernel has ended for want of memory since it started; 0 where it does not say."""
    try:
        for line in Path("/proc/vmstat").read_text(encoding="ascii").splitlines():
            if line.startswith("oom_kill "):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
