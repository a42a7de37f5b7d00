"""The errors that limits make: each names the limit, its unit and its setting."""

from __future__ import annotations

import math

from ontology.errors import Busy, MemoryLimit, TimeLimit

LONGEST_WAIT = 30  # seconds after which a client is told to come again, at most


def time_limit(seconds: float) -> TimeLimit:
    """The error of a query that ran longer than `seconds`."""
    return TimeLimit(
        f"the query took longer than {seconds:g} s and was ended; ask for less at once",
        {"limit": seconds, "unit": "seconds", "setting": "OKILET_QUERY_SECONDS"},
    )


def memory_limit(memory: int) -> MemoryLimit:
    """The error of a query that took more than `memory` MiB."""
    return MemoryLimit(
        f"the query took more memory than it may ({memory} MiB); ask for less at once",
        {"limit": memory, "unit": "MiB", "setting": "OKILET_QUERY_MEMORY"},
    )


def busy(limit: int, wait: float, *, own: bool) -> Busy:
    """The error of a query that finds a full queue (its client's `own`, or that of all), `limit` queries long.

    `wait` is how many seconds it would take until it could start.
    """
    whose = "of yours " if own else ""
    detail = {
        "retry_after": max(1, min(math.ceil(wait), LONGEST_WAIT)),
        "limit": limit,
        "unit": "queries",
        "setting": "OKILET_QUEUE_PER_CLIENT" if own else "OKILET_QUEUE",
    }
    return Busy(f"too many queries {whose}are waiting already; come again later", detail)
