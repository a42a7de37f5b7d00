"""What slow clients may take of a web worker's threads."""

from __future__ import annotations

import io
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from ontology.errors import Busy
from service.patience import Patience

LONGEST = 1000


class Slow(io.RawIOBase):
    """A body whose second half is long in coming."""

    def __init__(self) -> None:
        self.come = threading.Event()
        self.waiting = threading.Event()
        self._parts = [b"first ", b"second"]

    def read(self, size: int = -1) -> bytes:
        if len(self._parts) == 1:
            self.waiting.set()
            assert self.come.wait(30)
        return self._parts.pop(0) if self._parts else b""


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answers with the body, or that there is no place."""
    try:
        body = environ["wsgi.input"].read()
    except Busy as error:
        start_response("503 BUSY", [])
        return [error.code.encode()]
    start_response("200 OK", [("X-Length", str(len(body)))])
    return [body]


def ask(application: Patience, body: Any = b"", client: str = "192.0.2.1", **environ: Any) -> tuple[str, bytes]:
    """The status and the body of an answer."""
    given: dict[str, Any] = {"REMOTE_ADDR": client, "wsgi.input": io.BytesIO(body) if isinstance(body, bytes) else body}
    if body != b"":
        given["HTTP_TRANSFER_ENCODING"] = "chunked"
    said: list[str] = []
    answer = application(given | environ, lambda status, headers: said.append(status))
    content = b"".join(answer)
    if close := getattr(answer, "close", None):
        close()
    return said[-1], content


@pytest.fixture
def patience() -> Patience:
    """With eight threads: two may wait for senders, one of them for one client; so for readers."""
    return Patience(echo, threads=8, longest=LONGEST)


def begin(patience: Patience, client: str, **environ: Any) -> tuple[Slow, threading.Thread, list[tuple[str, bytes]]]:
    """A slow sender, in a thread, that is being waited for."""
    body, answers = Slow(), list[tuple[str, bytes]]()
    thread = threading.Thread(target=lambda: answers.append(ask(patience, body, client, **environ)))
    thread.start()
    assert body.waiting.wait(10)
    return body, thread, answers


def test_bodies_arrive_whole(patience: Patience) -> None:
    assert ask(patience) == ("200 OK", b"")
    assert ask(patience, b"body", CONTENT_LENGTH="4") == ("200 OK", b"body")
    assert ask(patience, b"x" * LONGEST) == ("200 OK", b"x" * LONGEST)


def test_of_a_body_that_is_too_long_no_more_is_read_than_shows_it(patience: Patience) -> None:
    stream = io.BytesIO(b"x" * 1_000_000)
    assert LONGEST < len(ask(patience, stream)[1]) < 100_000
    assert stream.tell() < 100_000
    untouched = io.BytesIO(b"x" * 1_000_000)

    def unread(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        assert environ["wsgi.input"] is untouched
        start_response("413 TOO LARGE", [])
        return [b""]

    answer = ask(Patience(unread, 8, LONGEST), untouched, CONTENT_LENGTH="1000000")
    assert answer == ("413 TOO LARGE", b"")


def test_a_slow_sender_has_a_place_of_its_own_and_others_the_rest(patience: Patience) -> None:
    body, thread, answers = begin(patience, "192.0.2.1")
    assert ask(patience, b"more", "192.0.2.1") == ("503 BUSY", b"busy")
    assert ask(patience, b"other", "192.0.2.2") == ("200 OK", b"other")
    assert ask(patience, b"", "192.0.2.1") == ("200 OK", b"")
    body.come.set()
    thread.join(30)
    assert answers == [("200 OK", b"first second")]
    assert ask(patience, b"more", "192.0.2.1") == ("200 OK", b"more")


def test_slow_senders_all_together_take_no_more_than_their_share(patience: Patience) -> None:
    begun = [begin(patience, client) for client in ("192.0.2.1", "192.0.2.2")]
    assert ask(patience, b"third", "192.0.2.3") == ("503 BUSY", b"busy")
    assert ask(patience, b"", "192.0.2.3") == ("200 OK", b"")
    for body, thread, _ in begun:
        body.come.set()
        thread.join(30)
    assert ask(patience, b"third", "192.0.2.3") == ("200 OK", b"third")


def test_behind_a_proxy_clients_are_told_apart_by_what_it_says() -> None:
    patience = Patience(echo, threads=8, longest=LONGEST, proxies=1)
    body, answers = Slow(), list[tuple[str, bytes]]()
    told = {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 192.0.2.1"}
    thread = threading.Thread(target=lambda: answers.append(ask(patience, body, "127.0.0.1", **told)))
    thread.start()
    assert body.waiting.wait(10)
    same, other = "203.0.113.9,192.0.2.1", "192.0.2.2"
    assert ask(patience, b"x", "127.0.0.1", HTTP_X_FORWARDED_FOR=same) == ("503 BUSY", b"busy")
    assert ask(patience, b"x", "127.0.0.1", HTTP_X_FORWARDED_FOR=other) == ("200 OK", b"x")
    body.come.set()
    thread.join(30)


class Pieces:
    """An answer in pieces that knows whether it was closed."""

    def __init__(self) -> None:
        self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        return iter((b"a", b"b"))

    def close(self) -> None:
        self.closed = True


def test_slow_readers_are_bounded_too() -> None:
    made: list[Pieces] = []

    def pieces(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("200 OK", [("X-Request-Id", "r1"), ("Content-Length", "2"), ("ETag", '"e"')])
        made.append(Pieces())
        return made[-1]

    patience, said = Patience(pieces, threads=8, longest=LONGEST), list[tuple[str, list[tuple[str, str]]]]()
    environ = {"REMOTE_ADDR": "192.0.2.1", "wsgi.input": io.BytesIO()}
    first = patience(dict(environ), lambda *given: said.append(given))
    assert next(iter(first)) == b"a"
    refused = patience(dict(environ), lambda *given: said.append(given))
    told = json.loads(b"".join(refused))["error"]
    assert (told["code"], told["detail"]["retry_after"]) == ("busy", 5)
    assert made[1].closed
    status, headers = said[1]
    assert status.startswith("503")
    assert ("X-Request-Id", "r1") in headers
    assert ("Retry-After", "5") in headers
    assert "ETag" not in dict(headers)
    assert dict(headers)["Content-Length"] == str(len(b"".join([json.dumps({"error": told}).encode(), b"\n"])))
    first.close()  # type: ignore[attr-defined]
    assert made[0].closed
    assert ask(patience) == ("200 OK", b"ab")


def test_the_application_tells_of_a_body_that_was_not_read(client: FlaskClient) -> None:
    patience = Patience(client.application, threads=4, longest=LONGEST)
    given = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": "/sparql",
        "CONTENT_TYPE": "application/sparql-query",
        "SERVER_NAME": "x",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input_terminated": True,
    }
    body, thread, _ = begin(patience, "192.0.2.1", **given)
    status, content = ask(patience, b"ASK {}", "192.0.2.1", **given)
    assert status.startswith("503")
    assert json.loads(content)["error"]["code"] == "busy"
    body.come.set()
    thread.join(30)


@pytest.mark.parametrize(("length", "status"), [("100", "400 BAD REQUEST"), ("6", "200 OK")])
def test_a_body_that_ends_too_early_is_refused(client: FlaskClient, length: str, status: str) -> None:
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "POST",
        "REMOTE_ADDR": "192.0.2.1",
        "PATH_INFO": "/sparql",
        "CONTENT_TYPE": "application/sparql-query",
        "CONTENT_LENGTH": length,
        "SERVER_NAME": "x",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(b"ASK {}"),
    }
    said: list[str] = []
    answer = Patience(client.application, threads=4, longest=LONGEST)(environ, lambda *told: said.append(told[0]))
    content = json.loads(b"".join(answer))
    assert said == [status]
    if status == "200 OK":
        assert content["boolean"] is True
    else:
        assert content["error"]["code"] == "bad-request"
        assert content["error"]["message"] == "the body ends after 6 of 100 bytes"
