"""The outermost layer: what every request shares, done once around the application and in one pass.

Takes a WSGI application; gives one whose every answer has the headers of `service.headers`, a request id and the data
version, is counted in the metrics and logged, and which answers in the one error shape whatever happens inside. Small
bodies leave as one piece, large ones as they come.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from werkzeug.middleware.proxy_fix import ProxyFix

from service import logs
from service.config import Settings
from service.data import Published
from service.headers import CONSTANT, DATA_VERSION, PREFLIGHT, REQUEST_ID, identify
from service.metrics import Metrics

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

ROUTE = "okilet.route"  # key of the WSGI environment under which the application notes the rule that matched
_WHOLE = 1 << 20  # bodies up to this length are sent in one piece
_BROKEN = (
    b'{"error": {"code": "internal", "message": "an error that nobody expected; the operators find it in the log'
    b' under the id of the request", "detail": null}}\n'
)


class Edge:
    """Wraps `app`; see the module."""

    def __init__(self, app: WSGIApplication, settings: Settings, published: Published, metrics: Metrics) -> None:
        hops = settings.proxies
        told = 0 if settings.public_url else hops  # where the public address is set, nobody need tell it
        self._app: WSGIApplication = (
            ProxyFix(app, x_for=hops, x_proto=told, x_host=told, x_prefix=told) if hops else app
        )
        self._slow = settings.slow_seconds
        self._published = published
        self._metrics = metrics

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        seen = _Seen(environ, identify(environ), self)
        try:
            body = self._app(environ, seen.begin(start_response))
            if not seen.whole:
                return _Counted(body, seen)
            try:
                sent = b"".join(body)
            finally:
                if close := getattr(body, "close", None):
                    close()
        except Exception as error:
            logs.emit_error("the application failed", error, request=seen.identity)
            headers = [("Content-Type", "application/json"), ("Content-Length", str(len(_BROKEN)))]
            seen.begin(start_response)("500 INTERNAL SERVER ERROR", headers)
            sent = _BROKEN
        seen.done(len(sent))
        return [sent]

    def finish(self, seen: _Seen, length: int) -> None:
        """Count and log a request that is answered."""
        environ = seen.environ
        seconds = time.perf_counter() - seen.started
        route = environ.get(ROUTE, "")
        self._metrics.answered(route, environ["REQUEST_METHOD"], seen.status, seconds)
        slow = seconds > self._slow
        if slow or logs.logged("info"):
            fields = {
                "request": seen.identity,
                "client": environ.get("REMOTE_ADDR", ""),
                "method": environ["REQUEST_METHOD"],
                "path": _readable(environ.get("PATH_INFO", "")),
                "route": route,
                "status": seen.status,
                "ms": round(seconds * 1000, 2),
                "bytes": length,
                "version": seen.version,
            }
            logs.emit("info", "request", **fields)
            if slow:
                logs.emit("warning", "slow", **fields, query=environ.get(logs.QUERY, ""))

    @property
    def version(self) -> str:
        """The version of the graph in force."""
        return self._published.now.version


class _Seen:
    """What is seen of one request on its way."""

    __slots__ = ("edge", "environ", "identity", "started", "status", "version", "whole")

    def __init__(self, environ: dict[str, Any], identity: str, edge: Edge) -> None:
        self.started = time.perf_counter()
        self.environ = environ
        self.identity = identity
        self.edge = edge
        self.status = 0
        self.version = ""
        self.whole = True

    def begin(self, start_response: StartResponse) -> StartResponse:
        """The `start_response` for the application: adds the headers and remembers what is sent."""

        def started(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], object]:
            have = dict(headers)
            self.status = int(status[:3])
            self.version = have.get(DATA_VERSION) or self.edge.version
            self.whole = int(have.get("Content-Length", _WHOLE + 1)) <= _WHOLE or self.status == 304
            headers = [*headers, *CONSTANT[1:]] if "Content-Security-Policy" in have else [*headers, *CONSTANT]
            if DATA_VERSION not in have:
                headers.append((DATA_VERSION, self.version))
            if self.environ["REQUEST_METHOD"] == "OPTIONS" and "Allow" in have:
                headers += (("Access-Control-Allow-Methods", have["Allow"]), *PREFLIGHT)
            headers.append((REQUEST_ID, self.identity))
            return start_response(status, headers)

        return started

    def done(self, length: int) -> None:
        """All is sent."""
        self.edge.finish(self, length)


class _Counted:
    """A body that is sent as it comes; it is counted when it ends."""

    def __init__(self, body: Iterable[bytes], seen: _Seen) -> None:
        self._body = body
        self._seen = seen
        self._length = 0
        self._pieces = iter(body)

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = next(self._pieces)
        self._length += len(piece)
        return piece

    def close(self) -> None:
        """End the body, whole or not."""
        try:
            if close := getattr(self._body, "close", None):
                close()
        finally:
            self._seen.done(self._length)


def _readable(path: str) -> str:
    """A path of the WSGI environment (bytes as Latin-1) as text."""
    return path if path.isascii() else path.encode("latin-1", "replace").decode("utf-8", "replace")
