"""Requests as they come: held to what they may be where Werkzeug is lenient.

A body that does not say how long it is: Werkzeug stops reading at the limit and takes what it has for the whole (a
query without its end, perhaps still a query); here one byte more than the limit is an error. Parameters that are not
UTF-8: Werkzeug puts in replacement characters, or breaks; here they are refused. Headers that say what a client would
like best: to read one of some hundred thousand characters, or of spaces, takes Werkzeug seconds to hours; here one over
`LONGEST` counts for nothing. What proxies tell of the public address: links and IRIs are made of it, so what can be no
part of one counts for nothing either; a proxy may pass on what a client made up.
"""

from __future__ import annotations

import re
from typing import IO, Any
from urllib.parse import unquote_to_bytes

import flask
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.utils import cached_property

from ontology.errors import BadRequest

LONGEST = 4096  # characters of a header that says what a client would like, or has already
_USUAL = 300  # characters; in no shorter one can spaces be too many
_WISHES = (
    "HTTP_ACCEPT",
    "HTTP_ACCEPT_ENCODING",
    "HTTP_ACCEPT_LANGUAGE",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_RANGE",
    "HTTP_RANGE",
)
_ADDRESS = {
    "HTTP_X_FORWARDED_PROTO": re.compile(r"https?", re.IGNORECASE),
    "HTTP_X_FORWARDED_HOST": re.compile(r"(?:[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"),
    "HTTP_X_FORWARDED_PREFIX": re.compile(r"(?:/[A-Za-z0-9._~-]+)*/?"),
}


class Request(flask.Request):
    """A request whose parameters are text, or refused with `BadRequest`."""

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The parameters of the address; once refused, there are none, so that the refusal can be written."""
        try:
            unquote_to_bytes(self.query_string).decode()
        except UnicodeDecodeError:
            self.__dict__["args"] = MultiDict()
            raise BadRequest("the parameters are not UTF-8; write other letters as %D0%B0") from None
        return super().args


def tidy(environ: dict[str, Any]) -> None:
    """Make the headers that are read with patterns short: one space for many, and none that is over `LONGEST`."""
    for name in _WISHES:
        said = environ.get(name)
        if said is not None and len(said) > _USUAL:
            if len(said) > LONGEST:
                del environ[name]
            else:
                environ[name] = " ".join(said.split())


def believe(environ: dict[str, Any]) -> None:
    """Leave out what proxies tell of the public address that can be no part of one."""
    for name, pattern in _ADDRESS.items():
        said = environ.get(name)
        if said and not all(pattern.fullmatch(part.strip()) for part in said.split(",")):
            del environ[name]


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
