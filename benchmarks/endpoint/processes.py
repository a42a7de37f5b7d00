"""Starting and stopping servers: each a session of its own, so that all its processes end and are counted together."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"
_START_SECONDS = 180
_LOOK = 0.1  # seconds between two looks at what a server does
_IDLE = 0.3  # share of a core that a server at rest takes at most


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers: its address, the processes of its session."""

    base: str
    process: subprocess.Popen[bytes]
    stop_first: Callable[[], object] = lambda: None  # what a server wants before it is told to end

    def megabytes(self) -> int:
        """Memory of all its processes, what they share counted once (proportional set size)."""
        return sum(map(_proportional, _of_session(self.process.pid))) // 1024

    def settle(self, seconds: float) -> None:
        """Wait until it rests, at most so long: it may go on with questions whose clients have left."""
        deadline = time.monotonic() + seconds
        before = self._ticks()
        while time.monotonic() < deadline:
            time.sleep(_LOOK)
            now = self._ticks()
            if now - before <= _IDLE * _LOOK * os.sysconf("SC_CLK_TCK"):
                return
            before = now

    def _ticks(self) -> int:
        """Processor time its processes have taken, in the kernel's ticks."""
        return sum(sum(map(int, fields[11:13])) for fields in map(_fields, _of_session(self.process.pid)) if fields)

    def stop(self) -> None:
        """End it and whatever it started."""
        self.stop_first()
        for signal_number in (signal.SIGTERM, signal.SIGKILL):
            for pid in _of_session(self.process.pid):
                _signal(pid, signal_number)
            deadline = time.monotonic() + 10
            while time.monotonic() < deadline and any(True for _ in _of_session(self.process.pid)):
                self.process.poll()
                time.sleep(0.05)
        self.process.wait()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


def start(
    command: Sequence[str],
    port: int,
    path: str,
    log: Path,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Running:
    """Start a server and wait until it answers `path`; raises `RuntimeError` with the end of its log if it doesn't."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            stdout=output,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            cwd=folder,
            env={**os.environ, **(environment or {})},
        )
    running = Running(f"http://{HOST}:{port}", process)
    try:
        _wait(running, path, log)
    except BaseException:
        running.stop()
        raise
    return running


def _wait(running: Running, path: str, log: Path) -> None:
    """Wait until the server answers; raises `RuntimeError` if it ends or the time is over."""
    deadline = time.monotonic() + _START_SECONDS
    while not _answers(running.base + path):
        if running.process.poll() is not None or time.monotonic() > deadline:
            end = "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-12:])
            raise RuntimeError(f"the server does not answer {path}:\n{end}")
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return bool(response.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _of_session(session: int) -> list[int]:
    """The processes of a session that have not ended."""
    found = []
    for pid in (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()):
        fields = _fields(pid)
        if fields and int(fields[3]) == session and fields[0] != "Z":
            found.append(pid)
    return found


def _fields(pid: int) -> list[str]:
    """What the kernel says of a process, from its state on (proc(5), stat); nothing for one that has ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _proportional(pid: int) -> int:
    """Proportional set size in KiB, 0 for a process that has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def _signal(pid: int, number: int) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return
