"""What is counted for Prometheus: requests by route and status, and how long they took.

Several web processes count together where `PROMETHEUS_MULTIPROC_DIR` names a folder (the supervisor makes one, empty,
before anything here is imported); one process alone counts in memory.
"""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.multiprocess import MultiProcessCollector

SHARED = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60)
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        shared = SHARED in os.environ
        self.registry = CollectorRegistry()
        own = None if shared else self.registry
        self._requests = Counter("okilet_requests", "Requests answered", ("route", "method", "status"), registry=own)
        self._seconds = Histogram("okilet_request_seconds", "Time to answer", ("route",), buckets=BUCKETS, registry=own)
        if shared:
            MultiProcessCollector(self.registry)  # type: ignore[no-untyped-call]
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request. `route` is the rule that matched, "" for none: never the path, of which there is no end."""
        key = (route, method, status)
        known = self._known.get(key)
        if known is None:
            said = method if method in _METHODS else "other"
            known = (self._requests.labels(route or "none", said, str(status)), self._seconds.labels(route or "none"))
            if said == method:
                self._known[key] = known
        known[0].inc()
        known[1].observe(seconds)
