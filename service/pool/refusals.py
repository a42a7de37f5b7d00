"""The errors that limits make: each names the limit, its unit and its setting."""

from __future__ import annotations

import math

from ontology.errors import Busy, MemoryLimit, ResultTooLarge, TimeLimit

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


def result_limit(result: int) -> ResultTooLarge:
    """The error of a query whose answer is longer than `result` MiB."""
    return ResultTooLarge(
        f"the answer is larger than it may be ({result} MiB); ask for fewer rows or columns, or for less in each",
        {"limit": result, "unit": "MiB", "setting": "OKILET_QUERY_RESULT"},
    )


def queue_full(limit: int, wait: float, *, own: bool) -> Busy:
    """The error of a query that finds a full queue (its client's `own`, or that of all), `limit` queries long.

    `wait` is how many seconds it would take until it could start.
    """
    whose, setting = ("of yours ", "OKILET_QUEUE_PER_CLIENT") if own else ("", "OKILET_QUEUE")
    detail = {"retry_after": _soon(wait), "limit": limit, "unit": "queries", "setting": setting}
    return Busy(f"too many queries {whose}are waiting already; come again later", detail)


def waited(seconds: float, wait: float) -> Busy:
    """The error of a query that waited `seconds` without its turn having come; `wait` is as in `queue_full`."""
    detail = {"retry_after": _soon(wait), "limit": seconds, "unit": "seconds", "setting": "OKILET_QUEUE_SECONDS"}
    return Busy(f"the query waited {seconds:g} s and others were still before it; come again later", detail)


def no_thread(threads: int) -> Busy:
    """The error of a query where `threads` threads of the web process wait for queries already."""
    detail = {"retry_after": 1, "limit": threads, "unit": "threads", "setting": "OKILET_WEB_THREADS"}
    return Busy("too many queries are waited for already; come again later", detail)


def _soon(wait: float) -> int:
    return max(1, min(math.ceil(wait), LONGEST_WAIT))
