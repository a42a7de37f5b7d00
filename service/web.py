"""The web server: granian, whose workers each have an application of their own.

    serve_web(settings, host, port, folder, grace)     until SIGTERM; gives the exit status

How it meets slow and many clients: a request takes one of a worker's threads only when its headers are there, which
must be within `HEADERS` seconds; connections that wait take none. `service.patience` sees to slow bodies and slow
readers.
"""

from __future__ import annotations

import os
import resource
from pathlib import Path
from typing import TYPE_CHECKING, Any

from service import logs
from service.config import Settings
from service.patience import Patience
from service.places import LINK, cores
from service.pool import sandbox
from service.pool.client import PoolClient

if TYPE_CHECKING:
    from collections.abc import Callable

HEADERS = 10  # seconds that a client may take to send the headers of a request, and to send another one
CONNECTIONS = 4096  # at most, of each worker
COUNTERS = "counters"


def serve_web(settings: Settings, host: str, port: int, folder: Path, grace: float) -> int:
    """Be the web server; `folder` holds the link to the query server. Call it in a process of its own."""
    counters = folder / COUNTERS
    counters.mkdir(exist_ok=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(counters)  # before the library is imported

    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels
    from granian.server import Server

    server = Server(
        "service",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=settings.web_workers or cores(),
        blocking_threads=settings.web_threads,
        http=HTTPModes.http1,
        backlog=1024,
        backpressure=_connections(),
        http1_settings=HTTP1Settings(header_read_timeout=HEADERS * 1000),
        respawn_failed_workers=True,
        workers_kill_timeout=max(1, int(grace)),
        log_level=LogLevels.error,
        log_dictconfig=_LOGS,
    )
    server.serve(target_loader=_Loader(settings, folder, os.getpid()))
    return 0


_LOGS: dict[str, Any] = {  # what granian logs goes the way of all libraries
    "formatters": {},
    "handlers": {},
    "loggers": {"_granian": {"handlers": [], "propagate": True}},
}


class _Loader:
    """Makes the application, in the worker."""

    def __init__(self, settings: Settings, folder: Path, parent: int) -> None:
        self._settings = settings
        self._folder = folder
        self._parent = parent

    def __call__(self, _: str) -> Callable[..., Any]:
        """The application of this worker."""
        sandbox.die_with(self._parent)
        sandbox.name("okilet-worker")
        logs.set_level(self._settings.log_level)

        try:
            from service.app import create_app
            from service.context import EXTENSION
            from service.warming import Warming

            pool = PoolClient(self._folder / LINK, at_once=max(1, self._settings.web_threads * 3 // 4))
            app = create_app(self._settings, pool)
            warming = Warming(self._folder)
            app.extensions[EXTENSION].data.watch(warming.begin if self._settings.warm == "yes" else None)
            threads, longest = self._settings.web_threads, self._settings.request_bytes
            return Patience(app, threads, longest, self._settings.proxies)
        except Exception as error:
            logs.emit_error("a web worker cannot start", error)
            os._exit(1)


def _connections() -> int:
    """How many connections a worker may hold: what files the system lets it have, but for a hundred."""
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(64, min(CONNECTIONS, soft - 100))
