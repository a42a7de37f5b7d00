"""What is counted for Prometheus: requests by route and status, how long they took, queries, memory, the graph.

Several web processes count together where `PROMETHEUS_MULTIPROC_DIR` names a folder (the supervisor makes one, empty,
before the web processes start); one process alone counts in memory.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST as CONTENT_TYPE
from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector

from ontology import VERSION
from service import processes

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric

    from service.data import Data

__all__ = ["CONTENT_TYPE", "EXTENSION", "SHARED", "Metrics"]

EXTENSION = "okilet.metrics"  # where the application keeps its counters
SHARED = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 60)
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class Metrics:
    """The counters of one application."""

    def __init__(self) -> None:
        shared = SHARED in os.environ
        self._registry = CollectorRegistry()
        own = None if shared else self._registry
        self._requests = Counter("okilet_requests", "Requests answered", ("route", "method", "status"), registry=own)
        self._seconds = Histogram("okilet_request_seconds", "Time to answer", ("route",), buckets=BUCKETS, registry=own)
        if shared:
            MultiProcessCollector(self._registry)  # type: ignore[no-untyped-call]  # it has no types
        self._known: dict[tuple[str, str, int], tuple[Counter, Histogram]] = {}

    def answered(self, route: str, method: str, status: int, seconds: float) -> None:
        """Count one request. `route` is the rule that matched, "" for none; paths are without end."""
        key = (route, method, status)
        known = self._known.get(key)
        if known is None:
            said = method if method in _METHODS else "other"
            known = (self._requests.labels(route or "none", said, str(status)), self._seconds.labels(route or "none"))
            if said == method:
                self._known[key] = known
        known[0].inc()
        known[1].observe(seconds)

    def text(self, data: Data, queries: Mapping[str, object]) -> bytes:
        """All that is counted and how things stand now, in Prometheus' text format.

        `queries` is what the query processes say of themselves, empty where they do not answer.
        """
        now = CollectorRegistry()
        now.register(_Now(data, queries))
        return generate_latest(self._registry) + generate_latest(now)


class _Now:
    """How things stand at this moment, as metrics."""

    def __init__(self, data: Data, queries: Mapping[str, object]) -> None:
        self._data = data
        self._queries = queries

    def collect(self) -> Iterator[Metric]:
        """The metrics."""
        info = GaugeMetricFamily("okilet_info", "Software and graph in force", labels=("software", "data"))
        info.add_metric((VERSION, self._data.version), 1)
        yield info
        when = self._data.published.timestamp()
        yield GaugeMetricFamily("okilet_published_timestamp_seconds", "When the graph was published", when)
        yield GaugeMetricFamily("okilet_up", "Whether the query processes answer", int(bool(self._queries)))
        yield from self._of_queries()
        memory = GaugeMetricFamily(
            "okilet_memory_bytes", "Memory of processes by name, shared pages parted among them", labels=("process",)
        )
        for name, size in processes.memory(processes.first()).items():
            memory.add_metric((name,), size)
        yield memory

    def _of_queries(self) -> Iterator[Metric]:
        for name, purpose in (
            ("processes", "Query processes"),
            ("running", "Queries running"),
            ("waiting", "Queries waiting"),
        ):
            value = self._queries.get(name)
            if isinstance(value, int):
                yield GaugeMetricFamily(f"okilet_query_{name}", purpose, value)
        counts = self._queries.get("counts")
        if isinstance(counts, Mapping):
            ended = CounterMetricFamily("okilet_queries", "Queries by how they ended", labels=("outcome",))
            for outcome, count in counts.items():
                ended.add_metric((str(outcome),), count)
            yield ended
