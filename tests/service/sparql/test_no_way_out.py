"""No query reaches a file or a socket: each is sent to the endpoint, with an address on which a socket listens."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from tests.queries.test_syntax import HIDDEN, THERE

UPDATES = (
    "LOAD <{there}>",
    "LOAD SILENT <{there}> INTO GRAPH <a:b>",
    "load<{there}>into graph<a:b>",
    "\\u004COAD <{there}>",
    "PREFIX x: <{there}> LOAD x:",
    "BASE <{there}> LOAD <x>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{there}> {{ ?s ?p ?o }} }}",
    "INSERT DATA {{}} ; LOAD <{there}>",
    "CLEAR ALL ; LOAD <{there}>",
)
FROM = (
    "SELECT * FROM <{there}> {{ ?s ?p ?o }}",
    "SELECT * FROM NAMED <{there}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
    "SELECT * {{ GRAPH <{there}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{there}> SELECT * FROM x: FROM NAMED x: {{ ?s ?p ?o }}",
    "BASE <{there}> SELECT * FROM <> {{ ?s ?p ?o }}",
    "SELECT * FROM <\\u0068{tail}> {{ ?s ?p ?o }}",
    "select*from<{there}>{{?s ?p ?o}}",
    "DESCRIBE <{there}> FROM <{there}>",
    "CONSTRUCT {{ ?s ?p ?o }} FROM <{there}> {{ ?s ?p ?o }}",
)


class Listener:
    """A socket that counts who calls, and answers nobody."""

    def __init__(self) -> None:
        self.calls = 0
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            try:
                called, _ = self._socket.accept()
            except OSError:
                return
            self.calls += 1
            called.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listening = Listener()
    yield listening
    listening.close()


def send(client: FlaskClient, text: str) -> list[int]:
    """The statuses of the three ways to ask."""
    body = text.encode()
    return [
        client.get("/sparql", query_string={"query": text}).status_code,
        client.post("/sparql", data={"query": text}).status_code,
        client.post("/sparql", data=body, content_type="application/sparql-query").status_code,
    ]


def test_engines_left_alone_do_call(listener: Listener) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("a:s"), ox.NamedNode("a:p"), ox.Literal("1")))
    for text in HIDDEN:
        with contextlib.suppress(SyntaxError, OSError, RuntimeError, TypeError):
            list(store.query(text.replace(THERE[1:-1], listener.url)))  # type: ignore[arg-type]
    assert listener.calls >= len(HIDDEN) // 3  # so that the tests below would see it


@pytest.mark.parametrize("text", HIDDEN)
def test_service_is_refused_in_every_spelling(client: FlaskClient, listener: Listener, text: str) -> None:
    assert set(send(client, text.replace(THERE[1:-1], listener.url))) == {400}
    assert listener.calls == 0


@pytest.mark.parametrize("text", UPDATES)
def test_updates_are_refused_in_every_spelling(
    client: FlaskClient, listener: Listener, tmp_path: Path, text: str
) -> None:
    (tmp_path / "x.ttl").write_text("<a:b> <a:c> 'secret' .")
    for there in (listener.url, (tmp_path / "x.ttl").as_uri()):
        asked = text.format(there=there)
        assert set(send(client, asked)) == {400}
        for sent in (
            client.get("/sparql", query_string={"update": asked}),
            client.post("/sparql", data={"update": asked}),
            client.post("/sparql", data=asked.encode(), content_type="application/sparql-update"),
        ):
            assert sent.status_code == 400
            assert sent.json
            assert sent.json["error"]["code"] == "refused-query"
    assert listener.calls == 0


@pytest.mark.parametrize("text", FROM)
def test_graphs_that_are_not_there_are_empty(
    client: FlaskClient, listener: Listener, tmp_path: Path, text: str
) -> None:
    (tmp_path / "x.ttl").write_text("<a:b> <a:c> 'secret' .")
    for there in (listener.url, (tmp_path / "x.ttl").as_uri(), "ftp://127.0.0.1/x", "urn:x:y"):
        asked = text.format(there=there, tail=there[1:])
        answer = client.get("/sparql", query_string={"query": asked})
        assert answer.status_code == 200
        if answer.is_json or "results+json" in answer.content_type:
            assert answer.json
            assert answer.json["results"]["bindings"] == []
        else:
            assert not [line for line in answer.text.splitlines() if line and not line.startswith("@prefix")]
        assert "secret" not in answer.text
    assert listener.calls == 0


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_graphs_of_a_request_that_are_not_there_are_empty(client: FlaskClient, listener: Listener, name: str) -> None:
    for there in (listener.url, "file:///etc/passwd", "urn:x:y"):
        text = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
        answer = client.get("/sparql", query_string={"query": text, name: there})
        assert answer.json
        assert answer.json["results"]["bindings"] == []
    assert listener.calls == 0
