"""The endpoint's answers as wholes: cut, timed, failed, large, kept."""

import gzip
import tempfile
from typing import BinaryIO
from urllib.parse import urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient

from ontology.errors import Busy, MemoryLimit, OkiletError, QueryFailed, TimeLimit, Unavailable
from ontology.iris import BASE
from service.config import settings
from service.context import EXTENSION
from service.data import Data
from service.pool.client import Job, Result
from tests.service.conftest import application
from tests.service.in_process import PoolInProcess

VOCABULARY = f"{BASE}graph/vocabulary"
ONE = "SELECT ?x { VALUES ?x { 'ө' } }"


@pytest.fixture
def app(shipped: Data, tmp_path: object) -> Flask:
    """The application, keeping no answers: what one test asked is asked anew in the next."""
    return application(settings({"home": tmp_path, "answers_kept": 0}, {}), shipped)


def address(query: str, **more: str) -> str:
    return "/sparql?" + urlencode({"query": query, **more})


def limited(data: Data, tmp_path: object, **given: object) -> Flask:
    return application(settings({"home": tmp_path, **given}, {}), data)


def test_a_result_cut_at_the_limit_says_so(shipped: Data, tmp_path: object) -> None:
    client = limited(shipped, tmp_path, query_rows=7).test_client()
    answer = client.get(address("SELECT * { ?s ?p ?o }"))
    assert answer.json
    assert len(answer.json["results"]["bindings"]) == 7
    assert answer.json["head"]["link"] == [f"{BASE}-/limits"]
    assert answer.headers["Okilet-Cut"] == "7"
    assert answer.headers["Link"] == '<http://localhost/-/limits>; rel="help"'
    answer = client.get(address("CONSTRUCT WHERE { ?s ?p ?o }", format="nt"))
    assert answer.text.count("\n") == 7
    assert answer.headers["Okilet-Cut"] == "7"
    for text in ("SELECT * { ?s ?p ?o } LIMIT 7", "ASK { ?s ?p ?o }"):
        assert "Okilet-Cut" not in client.get(address(text)).headers


@pytest.mark.parametrize(("asked", "given"), [("", 20.0), ("0.5", 0.5), ("20", 20.0), ("3600", 20.0)])
def test_a_client_may_ask_for_less_time(client: FlaskClient, pool: PoolInProcess, asked: str, given: float) -> None:
    assert client.get(address(ONE, timeout=asked)).status_code == 200
    assert pool.jobs[-1].seconds == given


def test_a_job_says_who_asks_for_what(client: FlaskClient, pool: PoolInProcess) -> None:
    path = address(ONE, **{"default-graph-uri": VOCABULARY})
    client.get(path, environ_base={"REMOTE_ADDR": "192.0.2.7"})
    assert pool.jobs[-1] == Job(ONE, "json", (VOCABULARY,), (), 100_000, 20.0, "192.0.2.7")


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (TimeLimit("too long", {"limit": 20, "unit": "s", "setting": "OKILET_QUERY_SECONDS"}), 504, "time-limit"),
        (MemoryLimit("too much"), 507, "memory-limit"),
        (QueryFailed("broke"), 500, "query-failed"),
        (Busy("later", {"retry_after": 3}), 503, "busy"),
        (Unavailable("not there"), 503, "unavailable"),
        (ValueError("a secret"), 500, "internal"),
    ],
)
def test_what_ends_a_query_is_an_error_never_a_torn_answer(
    client: FlaskClient, pool: PoolInProcess, error: Exception, status: int, code: str
) -> None:
    pool.error = error
    answer = client.get(address(ONE))
    assert answer.status_code == status
    assert answer.json
    assert answer.json["error"]["code"] == code
    assert answer.json["error"]["detail"] == (
        error.detail if isinstance(error, OkiletError) else {"request": answer.headers["X-Request-Id"]}
    )
    assert "secret" not in answer.text
    assert ("Retry-After" in answer.headers) == (status == 503)
    assert answer.headers.get("Retry-After", "3") in {"3", "5"}


class LargeAnswers:
    """A pool that answers from a file."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.files: list[BinaryIO] = []

    def run(self, job: Job) -> Result:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer, closed by who reads it
        file.write(self.body)
        file.seek(0)
        self.files.append(file)
        return Result("v", file, len(self.body), cut=False, seconds=0.1)


@pytest.mark.parametrize("encoding", ["", "gzip"])
def test_a_large_answer_leaves_in_pieces_from_its_file(app: Flask, encoding: str) -> None:
    body = b"x\r\n" + b"".join(b"%d\r\n" % number for number in range(500_000))
    large = LargeAnswers(body)
    old = app.extensions[EXTENSION]
    app.extensions[EXTENSION] = type(old)(old.settings, old.data, large)
    answer = app.test_client().get(address(ONE, format="csv"), headers={"Accept-Encoding": encoding}, buffered=False)
    pieces = [piece for piece in answer.iter_encoded() if piece]
    answer.close()
    assert len(pieces) > 4
    said = b"".join(pieces)
    assert (gzip.decompress(said) if encoding else said) == body
    if not encoding:
        assert answer.headers["Content-Length"] == str(len(body))
    assert answer.headers["Okilet-Data-Version"] == "v"
    assert all(file.closed for file in large.files)
    assert app.test_client().head(address(ONE)).headers["Content-Length"] == str(len(body))
    assert all(file.closed for file in large.files)


def test_answers_are_kept_where_settings_say_so(shipped: Data, tmp_path: object) -> None:
    for kept, asked in ((0, 3), (4, 1)):
        app = limited(shipped, tmp_path, answers_kept=kept)
        pool = app.extensions[EXTENSION].pool
        client = app.test_client()
        text = f"SELECT ({kept} AS ?x) {{}}"
        bodies = {client.get(address(text)).data for _ in range(3)}
        assert len(bodies) == 1
        assert len(pool.jobs) == asked
        client.get(address(text, format="csv"))
        client.get(address("SELECT (NOW() AS ?x) {}"))
        client.get(address("SELECT (NOW() AS ?x) {}"))
        assert len(pool.jobs) == asked + 3
