"""Clients that send or read slowly take threads of the web server; only so many of them may.

    application = Patience(application, threads=32, longest=1_048_576)

Granian gives a request a thread when its headers are there. While the application reads a body, and while a client
reads an answer that leaves piece by piece, the thread waits for the client, for as long as that likes to take. So
bodies are read here, whole, before the application is called; and of a web worker's threads at most half may wait for
clients, half of these for one client. Who comes beyond that is told to come later (`Busy`); requests without a body
and answers that leave in one piece, which wait for nobody, always find threads.
"""

from __future__ import annotations

import io
import json
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ontology.errors import BadRequest, Busy, OkiletError
from service.pool.schedule import client_of

RETRY = 5  # seconds after which to come again
_WAIT = 0.25  # seconds in which a place may yet become free: bodies that are there already are read in far less
_CHUNK = 1 << 16
_OF_THE_BODY = frozenset({"content-type", "content-length", "content-encoding", "content-disposition", "etag"})
_Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Patience:
    """Wraps a WSGI application; see the module.

    `longest` is the length in bytes of the longest body that the application takes; of `proxies` in front, the one
    farthest from here tells who the client is.
    """

    def __init__(self, application: _Application, threads: int, longest: int, proxies: int = 0) -> None:
        self._application = application
        self._proxies = proxies
        self._longest = longest
        self._share = max(1, threads // 4)
        self._senders = _Places(self._share)
        self._readers = _Places(self._share)

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request."""
        if "CONTENT_LENGTH" in environ or "HTTP_TRANSFER_ENCODING" in environ:
            self._read(environ)
        said: list[Any] = []

        def keep(status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> None:
            said[:] = (status, headers)

        answer = self._application(environ, keep)
        if not isinstance(answer, list):
            client = self._client(environ)
            if not self._readers.take(client):
                _close(answer)
                body = _refusal(self._share)
                start_response("503 SERVICE UNAVAILABLE", _headers(said[1], body))
                return [body]
            answer = _Leaving(answer, lambda: self._readers.give_back(client))
        start_response(*said)
        return answer

    def _read(self, environ: dict[str, Any]) -> None:
        """Put the whole body in the place of its stream, or what says that it was not read."""
        length = environ.get("CONTENT_LENGTH") or ""
        said = int(length) if length.isascii() and length.isdigit() else 0
        if said > self._longest:
            return  # the application refuses it without reading
        client = self._client(environ)
        if not self._senders.take(client):
            environ["wsgi.input"] = _Unread(busy(self._share))
            return
        try:
            stream = environ["wsgi.input"]
            body = bytearray()
            while len(body) <= self._longest and (more := stream.read(_CHUNK)):
                body += more
            torn = len(body) < said and "HTTP_TRANSFER_ENCODING" not in environ  # perhaps still a query, but not theirs
            told = BadRequest(f"the body ends after {len(body)} of {said} bytes")
            environ["wsgi.input"] = _Unread(told) if torn else io.BytesIO(body)
        finally:
            self._senders.give_back(client)

    def _client(self, environ: dict[str, Any]) -> str:
        address: str = environ.get("REMOTE_ADDR", "")
        if self._proxies:
            told = environ.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if len(told) >= self._proxies:
                address = told[-self._proxies].strip()
        return client_of(address)


class _Places:
    """So many places for clients who are waited for, half of them at most for one client."""

    def __init__(self, places: int) -> None:
        self._left = places
        self._per_client = max(1, places // 2)
        self._taken: Counter[str] = Counter()
        self._changed = threading.Condition()

    def take(self, client: str) -> bool:
        """Take a place; False where none becomes free soon."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._left and self._taken[client] < self._per_client, _WAIT):
                return False
            self._left -= 1
            self._taken[client] += 1
            return True

    def give_back(self, client: str) -> None:
        """Leave a place."""
        with self._changed:
            self._left += 1
            self._taken[client] -= 1
            if not self._taken[client]:
                del self._taken[client]
            self._changed.notify_all()


class _Unread:
    """A body that was not read, or not whole: whoever wants it learns why."""

    def __init__(self, why: OkiletError) -> None:
        self._why = why

    def read(self, size: int = -1) -> bytes:
        """Raises `Busy` or `BadRequest`."""
        raise self._why

    readline = readinto = read


class _Leaving:
    """An answer that leaves piece by piece; `done` is called once when it has."""

    def __init__(self, pieces: Iterable[bytes], done: Callable[[], None]) -> None:
        self._pieces = pieces
        self._next = iter(pieces)
        self._done: Callable[[], None] | None = done

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._next)

    def close(self) -> None:
        """End the answer."""
        done, self._done = self._done, None
        try:
            _close(self._pieces)
        finally:
            if done:
                done()


def busy(share: int) -> Busy:
    """The error of a request for which there is no place; `share` threads wait for clients already."""
    return Busy(
        "too many slow clients are waited for; come again later",
        {"retry_after": RETRY, "limit": share, "unit": "threads", "setting": "OKILET_WEB_THREADS"},
    )


def _refusal(share: int) -> bytes:
    error = busy(share)
    told = {"error": {"code": error.code, "message": error.message, "detail": error.detail}}
    return json.dumps(told).encode() + b"\n"


def _headers(headers: list[tuple[str, str]], body: bytes) -> list[tuple[str, str]]:
    kept = [(name, value) for name, value in headers if name.lower() not in _OF_THE_BODY]
    length = str(len(body))
    return [*kept, ("Content-Type", "application/json"), ("Content-Length", length), ("Retry-After", str(RETRY))]


def _close(answer: Iterable[bytes]) -> None:
    close = getattr(answer, "close", None)
    if close:
        close()
