"""Answers compressed by gzip, where the client takes it and it pays.

Bodies under a kilobyte and those that are compressed already leave as they are; a body in pieces is compressed as it
leaves, its length then unsaid. A strong ETag turns weak: the bytes are others, the content is the same.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator

from flask import Request, Response

LEAST = 1024  # bytes
_LEVEL = 5  # of 9: within some percent of the smallest at a third of its time
_TYPES = re.compile(
    r"text/|application/(json|xml|javascript|sparql|n-|trig|turtle|.*\+(json|xml))|image/svg|image/x-icon",
    re.IGNORECASE,
)
_CODING = re.compile(r"\s*(?P<name>[^\s;,]+)\s*(?:;\s*q\s*=\s*(?P<q>[0-9.]+))?\s*")


def compress(response: Response, request: Request) -> Response:
    """The response, compressed if that is right; says in `Vary` that the encoding was negotiated."""
    length = response.content_length
    if length is not None and length < LEAST:
        return response
    headers = response.headers
    if response.status_code in {204, 206, 304} or "Content-Encoding" in headers or "Content-Range" in headers:
        return response
    if not _TYPES.match(headers.get("Content-Type", "")):
        return response
    if not response.is_streamed and response.calculate_content_length() in range(LEAST):
        return response
    response.vary.add("Accept-Encoding")
    if not takes_gzip(request.environ.get("HTTP_ACCEPT_ENCODING", "")):
        return response
    headers["Content-Encoding"] = "gzip"
    tag = headers.get("ETag", "")
    if tag.startswith('"'):
        headers["ETag"] = f"W/{tag}"
    if response.is_streamed:
        response.direct_passthrough = False
        headers.pop("Content-Length", None)
        response.response = _pieces(response)
    else:
        response.set_data(gzip.compress(response.get_data(), _LEVEL, mtime=0))
    return response


def takes_gzip(header: str) -> bool:
    """Whether an `Accept-Encoding` header prefers gzip to the plain body (RFC 9110, 12.5.3)."""
    if "gzip" not in header and "*" not in header:
        return False
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        match = _CODING.fullmatch(part)
        if match:
            weights[match["name"]] = _weight(match["q"])
    gzipped = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    plain = weights.get("identity", 0.0)  # acceptable unless ruled out, but preferred only where it says so
    return gzipped > 0 and gzipped >= plain


def _weight(said: str | None) -> float:
    try:
        return float(said) if said else 1.0
    except ValueError:
        return 0.0


def _pieces(response: Response) -> Iterator[bytes]:
    """The body of a response, compressed piece by piece."""
    whole = response.response
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    try:
        for piece in whole:
            packed = packer.compress(piece.encode() if isinstance(piece, str) else piece)
            if packed:
                yield packed
        yield packer.flush()
    finally:
        if close := getattr(whole, "close", None):
            close()
