"""Frames over sockets."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from ontology.errors import (
    BadQuery,
    Busy,
    MemoryLimit,
    OkiletError,
    QueryFailed,
    ResultTooLarge,
    TimeLimit,
    Unavailable,
)
from service.pool import wire


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    here, there = socket.socketpair()
    with here, there:
        yield here, there


@pytest.mark.parametrize("body", [b"", b"x", "өкілет".encode(), b"\0" * 300_000])
def test_a_frame_comes_as_it_went(ends: tuple[socket.socket, socket.socket], body: bytes) -> None:
    here, there = ends
    here.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 20)
    here.sendall(wire.pack({"form": "json", "word": "өкілет \udc80", "none": None}, body))
    assert wire.receive(there) == ({"form": "json", "word": "өкілет \udc80", "none": None}, body)


def test_frames_come_in_pieces(ends: tuple[socket.socket, socket.socket]) -> None:
    here, there = ends
    frame = wire.pack({"a": 1}, b"body")
    here.sendall(frame[:5])
    here.sendall(frame[5:])
    assert wire.receive(there) == ({"a": 1}, b"body")


def test_a_socket_closed_between_frames_is_the_end_and_within_one_a_loss(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    here, there = ends
    here.sendall(wire.pack({"a": 1}, b"body")[:-1])
    here.close()
    with pytest.raises(wire.Lost):
        wire.receive(there)
    assert wire.receive(there) is None


@pytest.mark.parametrize(
    "data",
    [
        wire.PREFIX.pack(1 << 31, 0),
        wire.PREFIX.pack(2, 1 << 40) + b"{}",
        wire.PREFIX.pack(2, 0) + b"[]",
        wire.PREFIX.pack(3, 0) + b"{a}",
        wire.PREFIX.pack(1, 0) + b"\xff",
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    ],
)
def test_bytes_that_are_no_frame_are_refused(ends: tuple[socket.socket, socket.socket], data: bytes) -> None:
    here, there = ends
    here.sendall(data)
    with pytest.raises(wire.Garbled):
        wire.receive(there)


@pytest.mark.parametrize(
    "error",
    [
        BadQuery("no", {"line": 1, "column": 8, "expected": "}"}),
        TimeLimit("slow", {"limit": 2.5, "unit": "seconds", "setting": "OKILET_QUERY_SECONDS"}),
        MemoryLimit("large"),
        ResultTooLarge("long"),
        QueryFailed("broke"),
        Busy("later", {"retry_after": 3}),
        Unavailable("gone"),
    ],
)
def test_errors_travel(error: OkiletError) -> None:
    told = wire.raised(wire.header_of(wire.pack(wire.failure(error))))
    assert type(told) is type(error)
    assert (told.message, told.detail) == (error.message, error.detail)


def test_an_answer_tells_of_no_error_and_an_unknown_error_is_a_failure() -> None:
    assert wire.raised({"version": "v1"}) is None
    told = wire.raised({"error": {"code": "unheard-of", "message": "m", "detail": None}})
    assert type(told) is QueryFailed
