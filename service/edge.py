"""The outermost layer: what every request shares, done once around the application and in one pass.

Takes a WSGI application; gives one whose every answer has the headers of `service.headers`, a request id and the data
version, is compressed where that pays, counted in the metrics and logged, and which answers in the one error shape
whatever happens inside. Small bodies leave as one piece, large ones as they come.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from werkzeug.middleware.proxy_fix import ProxyFix

from service import compression, logs
from service.config import Settings
from service.data import Published
from service.headers import CONSTANT, DATA_VERSION, PREFLIGHT, REQUEST_ID, identify
from service.incoming import believe, bound, tidy
from service.metrics import Metrics

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

_WHOLE = 1 << 20  # bodies up to this length leave in one piece
_BROKEN = (
    b'{"error": {"code": "internal", "message": "an error that nobody expected; the operators find it in the log'
    b' under the id of the request", "detail": null}}\n'
)
_BROKEN_HEADERS = (("Content-Type", "application/json"), ("Content-Length", str(len(_BROKEN))))
_ROUTE = "okilet.route"  # key of the WSGI environment
_BODILESS = frozenset({204, 304})
_POLICY, _REST = CONSTANT[:1], CONSTANT[1:]


class Edge:
    """Wraps `app`; see the module."""

    def __init__(self, app: WSGIApplication, settings: Settings, published: Published, metrics: Metrics) -> None:
        hops = settings.proxies
        told = 0 if settings.public_url else hops  # where the public address is set, nobody need tell it
        self._app: WSGIApplication = (
            ProxyFix(app, x_for=hops, x_proto=told, x_host=told, x_prefix=told) if hops else app
        )
        self._proxied = hops > 0
        self._slow = settings.slow_seconds
        self._longest = settings.request_bytes
        self._published = published
        self._metrics = metrics

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        begun = time.perf_counter()
        identity = identify(environ)
        tidy(environ)
        if self._proxied:
            believe(environ)
        if environ["REQUEST_METHOD"] == "POST":
            bound(environ, self._longest)
        said: list[Any] = []
        try:
            body = self._app(environ, _listener(said, environ))
            status, headers = said
            have = dict(headers)
            number = int(status[:3])
            length = int(have["Content-Length"]) if "Content-Length" in have else None
            bodiless = environ["REQUEST_METHOD"] == "HEAD" or number in _BODILESS
            whole = bodiless or (length is not None and length <= _WHOLE)
            content = _joined(body) if whole else b""
        except Exception as error:
            logs.emit_error("the application failed", error, request=identity)
            status, number, headers, content = "500 INTERNAL SERVER ERROR", 500, [*_BROKEN_HEADERS], _BROKEN
            have, length, whole = dict(headers), len(content), True
        version = have.get(DATA_VERSION) or self._published.now.version
        squeezed = False
        if compression.pays(number, have, length):
            headers = compression.varying(headers)
            if compression.takes_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")):
                squeezed = True
                content = compression.packed(content) if content else b""
                headers = compression.encoded(headers, len(content) or None)
        start_response(status, self._with_common(headers, have, environ, version, identity))
        if whole:
            self._finish(environ, number, begun, identity, version, len(content))
            return [content]
        pieces = compression.packed_pieces(body) if squeezed else iter(body)
        return _Pieces(
            pieces, body, lambda sent: self._finish(environ, number, begun, identity, version, sent), identity
        )

    def _with_common(
        self,
        headers: list[tuple[str, str]],
        have: dict[str, str],
        environ: dict[str, Any],
        version: str,
        identity: str,
    ) -> list[tuple[str, str]]:
        if "Content-Security-Policy" not in have:
            headers += _POLICY
        headers += _REST
        if DATA_VERSION not in have:
            headers.append((DATA_VERSION, version))
        if environ["REQUEST_METHOD"] == "OPTIONS" and "Allow" in have:
            headers += (("Access-Control-Allow-Methods", have["Allow"]), *PREFLIGHT)
        headers.append((REQUEST_ID, identity))
        return headers

    def _finish(
        self, environ: dict[str, Any], status: int, begun: float, identity: str, version: str, length: int
    ) -> None:
        """Count and log a request that is answered."""
        seconds = time.perf_counter() - begun
        route = environ.get(_ROUTE, "")
        method = environ["REQUEST_METHOD"]
        self._metrics.answered(route, method, status, seconds)
        slow = seconds > self._slow
        if not (slow or logs.logged("info")):
            return
        fields = {
            "request": identity,
            "client": environ.get("REMOTE_ADDR", ""),
            "method": method,
            "path": _readable(environ.get("PATH_INFO", "")),
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 2),
            "bytes": length,
            "version": version,
        }
        logs.emit("info", "request", **fields)
        if slow:
            logs.emit("warning", "slow", **fields, query=environ.get(logs.QUERY, ""))


def _listener(said: list[Any], environ: dict[str, Any]) -> StartResponse:
    """A `start_response` that keeps what the application says, and notes the rule that matched while it is known."""

    def start_response(status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Any:
        said[:] = (status, headers)
        rule = getattr(environ.get("werkzeug.request"), "url_rule", None)
        environ[_ROUTE] = rule.rule if rule else ""

    return start_response


def _joined(body: Iterable[bytes]) -> bytes:
    try:
        return b"".join(body)
    finally:
        if close := getattr(body, "close", None):
            close()


class _Pieces:
    """A body that leaves as it comes; `done` is told its length when it ends, whole or not."""

    def __init__(self, pieces: Iterator[bytes], body: Iterable[bytes], done: Any, identity: str) -> None:
        self._pieces = pieces
        self._body = body
        self._done = done
        self._identity = identity
        self._length = 0

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        try:
            piece = next(self._pieces)
        except StopIteration:
            raise
        except Exception as error:
            logs.emit_error("an answer broke off", error, request=self._identity)
            raise
        self._length += len(piece)
        return piece

    def close(self) -> None:
        """End the body."""
        done, self._done = self._done, None
        if done is None:
            return
        try:
            if close := getattr(self._body, "close", None):
                close()
        finally:
            done(self._length)


def _readable(path: str) -> str:
    """A path of the WSGI environment (bytes as Latin-1) as text."""
    return path if path.isascii() else path.encode("latin-1", "replace").decode("utf-8", "replace")
