"""A pool for tests of the application: it runs queries at once, in this process, on the graph in force."""

import time
from collections.abc import Callable, Mapping

from queries.oxigraph_engine import OxigraphEngine
from service.pool.client import Job, Result


class PoolInProcess:
    """Answers as the query processes do, without their limits; `error` is raised instead, where it is set."""

    def __init__(self, engine: Callable[[], tuple[str, OxigraphEngine]]) -> None:
        self._engine = engine
        self.error: Exception | None = None
        self.sandbox = ""
        self.jobs: list[Job] = []

    def run(self, job: Job) -> Result:
        self.jobs.append(job)
        if self.error:
            raise self.error
        begun = time.perf_counter()
        version, engine = self._engine()
        written = engine.results(
            job.text, job.form, default_graphs=job.default_graphs, named_graphs=job.named_graphs, rows=job.rows
        )
        return Result(version, written.body, len(written.body), written.cut, time.perf_counter() - begun)

    def status(self) -> Mapping[str, object]:
        if self.error:
            raise self.error
        return {
            "version": self._engine()[0],
            "processes": 3,
            "idle": 2,
            "running": 1,
            "waiting": 0,
            "clients": 1,
            "counts": {"answered": len(self.jobs), "time-limit": 1},
            "sandbox": self.sandbox,
            "disk": False,
        }
