"""Whatever is sent, the application answers: no 5xx, and every refusal in the one shape."""

import gzip
import io
import json

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.test import run_wsgi_app

from service.config import settings as settings_of
from service.data import Data
from tests.service.conftest import application

PATHS = (
    "/",
    "/sparql",
    "/queries",
    "/queries/acts",
    "/queries/acts.csv",
    "/chain",
    "/chain.json",
    "/findings.csv",
    "/id/act/U020000828_",
    "/doc/act/U020000828_.ttl",
    "/dataset.ttl",
    "/.well-known/void",
    "/-/health",
    "/-/limits",
    "/static/okilet.css",
)
PARAMETERS = "query format timeout default-graph-uri named-graph-uri lang of as-of down act check page severity".split()
HEADERS = (
    "ACCEPT ACCEPT_LANGUAGE ACCEPT_ENCODING ACCEPT_CHARSET IF_NONE_MATCH IF_MODIFIED_SINCE RANGE COOKIE ORIGIN"
    " X_REQUEST_ID X_FORWARDED_FOR AUTHORIZATION HOST TRANSFER_ENCODING CONTENT_ENCODING EXPECT"
).split()
SENSIBLE = st.sampled_from(
    'text/html application/json text/turtle */* gzip;q=x,*;q=0 ru;q=9,kk W/"a",* bytes=5-1 a:b:c [::1 x%00y a_b.c:99999'
    " application/sparql-query;charset=utf-16 multipart/form-data application/x-www-form-urlencoded;charset=x".split()
)
LATIN = st.characters(codec="latin-1", exclude_characters="\r\n\0")  # what a WSGI server passes on of bytes
WILD = st.text(LATIN, max_size=30)


@st.composite
def paths(draw: st.DrawFn) -> str:
    start = draw(st.sampled_from(PATHS))
    return draw(st.one_of(st.just(start), WILD.map(lambda text: start + text), WILD.map(lambda text: "/" + text)))


@st.composite
def query_strings(draw: st.DrawFn) -> str:
    name = st.one_of(st.sampled_from(PARAMETERS), st.text(LATIN, max_size=5))
    value = st.one_of(
        WILD, st.sampled_from(["%", "%ff", "%00", "+", "ASK%7B%7D", "kk", "csv", "2023-01-01", "U020000828_"])
    )
    pairs = draw(st.lists(st.tuples(name, value), max_size=4))
    return "&".join(f"{key}={value}" for key, value in pairs)


@pytest.fixture(scope="module")
def whole(shipped: Data, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return application(settings_of({"home": tmp_path_factory.mktemp("home"), "log_level": "error"}, {}), shipped)


@settings(max_examples=400, deadline=None)
@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "X"]),
    path=paths(),
    query=query_strings(),
    headers=st.dictionaries(st.sampled_from(HEADERS), st.one_of(SENSIBLE, WILD), max_size=5),
    kind=st.one_of(st.none(), SENSIBLE, WILD),
    body=st.one_of(st.just(b""), st.binary(max_size=60), query_strings().map(lambda text: text.encode("latin-1"))),
)
def test_nothing_that_is_sent_breaks_it(
    whole: Flask, method: str, path: str, query: str, headers: dict[str, str], kind: str | None, body: bytes
) -> None:
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(body),
        "wsgi.input_terminated": True,
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(len(body)),
        **{f"HTTP_{name}": value for name, value in headers.items()},
        **({} if kind is None else {"CONTENT_TYPE": kind}),
    }
    pieces, status, answered = run_wsgi_app(whole, environ, buffered=True)
    content = b"".join(pieces)
    assert int(status[:3]) < 500, content
    assert answered["X-Content-Type-Options"] == "nosniff"
    if int(status[:3]) >= 400 and method != "HEAD":
        assert_is_error(answered["Content-Type"], content, gzipped=answered.get("Content-Encoding") == "gzip")


def assert_is_error(kind: str, content: bytes, *, gzipped: bool) -> None:
    if gzipped:
        content = gzip.decompress(content)
    if kind.startswith("text/html"):
        assert b'<dd lang="en">' in content
        return
    assert kind == "application/json"
    said = json.loads(content)
    assert set(said) == {"error"}
    assert set(said["error"]) == {"code", "message", "detail"}
    assert said["error"]["message"]


@pytest.mark.parametrize(
    "path", ["/%2e%2e/%2e%2e/etc/passwd", "/static/../app.py", "/static/%2e%2e/app.py", "/doc//etc/passwd"]
)
def test_no_file_outside_is_given(whole: Flask, path: str) -> None:
    answer = whole.test_client().get(path)
    assert answer.status_code == 404
    assert b"import" not in answer.data


def test_the_fuzzing_reaches_all_there_is(whole: Flask) -> None:
    adapter = whole.url_map.bind("localhost")
    assert [path for path in PATHS if not adapter.test(path, "GET")] == []
