"""Answers compressed by gzip, where the client takes it and it pays.

Bodies under a kilobyte and those that are compressed already leave as they are; a body in pieces is compressed as it
leaves, its length then unsaid. A strong ETag turns weak: the bytes are others, the content is the same.
"""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping

LEAST = 1024  # bytes
_LEVEL = 5  # of 9: within some percent of the smallest at a third of its time
_TYPES = re.compile(
    r"text/|application/(json|xml|javascript|sparql|n-|trig|turtle|[^;]*\+(json|xml))|image/svg", re.IGNORECASE
)
_CODING = re.compile(r"\s*(?P<name>[^\s;,]+)\s*(?:;\s*q\s*=\s*(?P<q>[0-9.]+)\s*)?")
_BODILESS = frozenset({204, 206, 304})
_Headers = list[tuple[str, str]]


def pays(status: int, headers: Mapping[str, str], length: int | None) -> bool:
    """Whether an answer of these headers (and this length, None where it is not known) is one to compress."""
    if length is not None and length < LEAST:
        return False
    if status in _BODILESS or "Content-Encoding" in headers or "Content-Range" in headers:
        return False
    return bool(_TYPES.match(headers.get("Content-Type", "")))


def varying(headers: _Headers) -> _Headers:
    """The headers, saying that the encoding was negotiated."""
    for place, (name, value) in enumerate(headers):
        if name == "Vary":
            if value != "*" and "accept-encoding" not in value.lower():
                headers[place] = (name, f"{value}, Accept-Encoding")
            return headers
    return [*headers, ("Vary", "Accept-Encoding")]


def encoded(headers: _Headers, length: int | None) -> _Headers:
    """The headers of the compressed answer; `length` of its body, None where it leaves in pieces."""
    changed = [
        (name, f"W/{value}" if name == "ETag" and value.startswith('"') else value)
        for name, value in headers
        if name not in {"Content-Length", "Accept-Ranges"}
    ]
    changed.append(("Content-Encoding", "gzip"))
    if length is not None:
        changed.append(("Content-Length", str(length)))
    return changed


def packed(body: bytes) -> bytes:
    """A body, compressed; the same bytes every time."""
    return gzip.compress(body, _LEVEL, mtime=0)


def packed_pieces(body: Iterable[bytes]) -> Iterator[bytes]:
    """A body in pieces, compressed piece by piece."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, 31)
    for piece in body:
        if ready := packer.compress(piece):
            yield ready
    yield packer.flush()


def takes_gzip(header: str) -> bool:
    """Whether an `Accept-Encoding` header lets the answer be compressed (RFC 9110, 12.5.3)."""
    header = header.lower()
    if "gzip" not in header and "*" not in header:
        return False
    weights: dict[str, float] = {}
    for part in header.split(","):
        match = _CODING.fullmatch(part)
        if match:
            weights[match["name"]] = _weight(match["q"])
    gzipped = weights.get("gzip", weights.get("x-gzip", weights.get("*", 0.0)))
    return gzipped > 0 and gzipped >= weights.get("identity", 0.0)


def _weight(said: str | None) -> float:
    try:
        return float(said) if said else 1.0
    except ValueError:
        return 0.0
