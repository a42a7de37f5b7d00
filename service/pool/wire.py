"""What runs over the sockets of the pool: frames of a small JSON header and a body of bytes.

    4 bytes   length of the header     \
    8 bytes   length of the body        } in network order, then the header (UTF-8) and the body
    …
A job is `{"form", "default", "named", "rows", "seconds", "client"}` with the query as body; an answer is
`{"version", "cut", "seconds"}` with the result as body, or `{"error": {"code", "message", "detail"}}`.
`{"ask": "status"}` is answered by `{"status": {…}}`. The server passes frames of jobs and answers on as they are.
"""

from __future__ import annotations

import json
import socket
import struct
from collections.abc import Mapping
from typing import Any

from ontology import errors
from ontology.errors import OkiletError, QueryFailed

PREFIX = struct.Struct("!IQ")
LONGEST_HEADER = 1 << 20
LONGEST_JOB = 1 << 28

_ERRORS: Mapping[str, type[OkiletError]] = {
    kind.code: kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, OkiletError) and "code" in vars(kind)
}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


class Garbled(Exception):
    """Bytes that are no frame: the other end is not what it should be."""


class Lost(Exception):
    """The other end closed the socket before a frame was complete."""


def pack(header: Mapping[str, Any], body: bytes = b"") -> bytes:
    """A frame."""
    return head_of(header, len(body)) + body


def head_of(header: Mapping[str, Any], length: int) -> bytes:
    """A frame but for its body, which has `length` bytes."""
    encoded = _encode(header).encode("utf-8", "surrogatepass")
    return PREFIX.pack(len(encoded), length) + encoded


def lengths(data: bytes | bytearray | memoryview) -> tuple[int, int]:
    """The lengths of header and body, from the first 12 bytes of a frame; raises `Garbled`."""
    header, body = PREFIX.unpack_from(data)
    if header > LONGEST_HEADER:
        raise Garbled(f"a header of {header} bytes")
    return header, body


def header_of(data: bytes | bytearray | memoryview) -> dict[str, Any]:
    """The header of a frame that begins in `data`, which holds all of it; raises `Garbled`."""
    length = PREFIX.unpack_from(data)[0]
    try:
        header = json.loads(bytes(data[PREFIX.size : PREFIX.size + length]).decode("utf-8", "surrogatepass"))
    except ValueError as error:
        raise Garbled(str(error)) from error
    if not isinstance(header, dict):
        raise Garbled("the header is no object")
    return header


def receive(sock: socket.socket, longest: int = LONGEST_JOB) -> tuple[dict[str, Any], bytes] | None:
    """The next frame of a blocking socket, None where it was closed between two; raises `Lost` and `Garbled`."""
    data = bytearray(sock.recv(1 << 16))
    if not data:
        return None
    fill(sock, data, PREFIX.size)
    header, body = lengths(data)
    if body > longest:
        raise Garbled(f"a body of {body} bytes")
    fill(sock, data, PREFIX.size + header + body)
    return header_of(data), bytes(data[PREFIX.size + header :])


def fill(sock: socket.socket, data: bytearray, length: int) -> None:
    """Read on until `data` has `length` bytes; raises `Lost`."""
    while len(data) < length:
        more = sock.recv(max(1 << 16, min(length - len(data), 1 << 20)))
        if not more:
            raise Lost
        data += more


def failure(error: OkiletError) -> dict[str, Any]:
    """An error as the header of an answer."""
    return {"error": {"code": error.code, "message": error.message, "detail": error.detail}}


def raised(header: Mapping[str, Any]) -> OkiletError | None:
    """The error that an answer's header tells of; None where it tells of none."""
    told = header.get("error")
    if told is None:
        return None
    return _ERRORS.get(told["code"], QueryFailed)(told["message"], told["detail"])
