"""Clients that keep a real server waiting: everybody else is answered."""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections.abc import Iterator

import pytest

from benchmarks.serving import Service, serving

QUERY = b"ASK { ?s ?p ?o }"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with serving(web_workers=1, web_threads=8, query_processes=2, log_level="error", warm="no") as service:
        yield service


def post(service: Service, address: str, sent: bytes = QUERY) -> socket.socket:
    """Begin to send a query from an address."""
    sock = socket.create_connection(("127.0.0.1", service.port), timeout=60, source_address=(address, 0))
    sock.sendall(
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nConnection: close\r\n"
        + b"Accept: application/sparql-results+json\r\nContent-Length: %d\r\n\r\n" % len(QUERY)
        + sent
    )
    return sock


def answer(sock: socket.socket) -> tuple[int, bytes]:
    """The status and the body of the answer."""
    received = b""
    with sock:
        while more := sock.recv(1 << 16):
            received += more
    head, _, body = received.partition(b"\r\n\r\n")
    return int(head.split()[1]), body


def test_slow_senders_keep_nobody_else_from_asking(service: Service) -> None:
    with contextlib.ExitStack() as stack:
        slow = [stack.enter_context(post(service, "127.0.0.20", QUERY[:3])) for _ in range(20)]
        time.sleep(1.0)
        assert service.get("/-/ready", "127.0.0.21").status == 200
        status, body = answer(post(service, "127.0.0.22"))
        assert (status, b"true" in body) == (200, True)
        status, body = answer(post(service, "127.0.0.20"))
        assert (status, b'"busy"' in body) == (503, True)
        told, _, _ = select.select(slow, [], [], 0)
        (waited_for,) = set(slow) - set(told)
        waited_for.sendall(QUERY[3:])
        assert answer(waited_for)[0] == 200


def test_connections_on_which_nothing_comes_keep_nobody_else_from_asking(service: Service) -> None:
    with contextlib.ExitStack() as stack:
        for number in range(200):
            sock = socket.create_connection(("127.0.0.1", service.port), source_address=("127.0.0.23", 0))
            stack.enter_context(sock)
            if number % 2:
                sock.sendall(b"GET / HTTP/1.1\r\nHo")
        assert service.get("/-/ready", "127.0.0.21").status == 200


def test_headers_that_do_not_come_end_the_connection(service: Service) -> None:
    with socket.create_connection(("127.0.0.1", service.port), timeout=60) as sock:
        sock.sendall(b"GET / HTTP/1.1\r\nHo")
        assert sock.recv(1000) == b""
