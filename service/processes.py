"""The processes of the service, as the kernel knows them (Linux; elsewhere nothing is known): how old, how much memory.

All but the first, which started them, are named `okilet-…`.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_NAME = "okilet-"
_PROC = Path("/proc")


def first() -> int:
    """The process that started the service, this one's forebear: the supervisor; this one if nothing started it."""
    pid = os.getpid()
    try:
        while name_of(pid).startswith(_NAME):
            pid = int(_fields(pid)[1])
    except (OSError, ValueError):
        pass
    return pid


def reaped() -> Iterator[tuple[int, int]]:
    """The children of this process that have ended since it was asked last: id and exit code, `-9` for signal 9."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        yield pid, os.waitstatus_to_exitcode(status)


def name_of(pid: int) -> str:
    """The name of a process. Raises `OSError` where there is none."""
    return (_PROC / str(pid) / "comm").read_text(encoding="utf-8", errors="replace").strip()


def age(pid: int) -> float | None:
    """Seconds since a process began; None where that is not known."""
    try:
        ticks = int(_fields(pid)[19])
        return time.clock_gettime(time.CLOCK_BOOTTIME) - ticks / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, AttributeError):
        return None


def memory(top: int) -> dict[str, int]:
    """Bytes that a process and its descendants take, by their names; pages that forks share are parted among them, so
    that the sum is what all of them really take."""
    sizes: Counter[str] = Counter()
    for pid in _with_descendants(top):
        try:
            lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
            sizes[name_of(pid)] += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
        except OSError:  # ended meanwhile, or of another user
            continue
    return dict(sizes)


def _fields(pid: int) -> list[str]:
    """The fields of a process's state after its name, which may hold anything: state, parent, …"""
    return (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()


def _with_descendants(top: int) -> Iterator[int]:
    yield top
    for children in (_PROC / str(top) / "task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:
            continue
        for child in found:
            yield from _with_descendants(int(child))
