"""How much processor time another process has used: what a query costs others, however busy the machine is."""

from __future__ import annotations

import sys
import time

_SCHEDULED = 2  # the kind of clock that the kernel's scheduler keeps for each process


def processor_seconds(pid: int) -> float:
    """Seconds of processor time that a process has used; those of the clock where the system does not tell them.

    Differences of two of these are what is meant; one of a process that has ended meanwhile is nought.
    """
    if not sys.platform.startswith("linux"):
        return time.monotonic()
    try:
        return time.clock_gettime((~pid << 3) | _SCHEDULED)
    except OSError:
        return 0.0
