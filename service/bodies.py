"""Bodies of requests that do not say how long they are: held to the limit all the same.

Werkzeug stops reading such a body at the limit and takes what it has for the whole (a query without its end, perhaps
still a query). Here one byte more than the limit is an error.
"""

from __future__ import annotations

from typing import IO, Any

from werkzeug.exceptions import RequestEntityTooLarge


def bound(environ: dict[str, Any], limit: int) -> None:
    """Bound the body of the request of this WSGI environment to `limit` bytes, if its length is not said."""
    if not environ.get("CONTENT_LENGTH") or "HTTP_TRANSFER_ENCODING" in environ:
        environ["wsgi.input"] = _Bounded(environ["wsgi.input"], limit)


class _Bounded:
    """A stream that raises `RequestEntityTooLarge` where more than `limit` bytes come."""

    def __init__(self, stream: IO[bytes], limit: int) -> None:
        self._stream = stream
        self._left = limit

    def read(self, size: int = -1) -> bytes:
        """As any stream reads, but never past the limit."""
        if self._left <= 0:
            return b""
        data = self._stream.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        if data and self._left <= 0 and self._stream.read(1):
            raise RequestEntityTooLarge
        return data
