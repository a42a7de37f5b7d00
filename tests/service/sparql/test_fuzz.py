"""Whatever is sent to the endpoint, the answer is right or one of ours: 2xx, or 4xx in the one error shape."""

import json
from urllib.parse import quote_from_bytes

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from werkzeug.test import EnvironBuilder, run_wsgi_app

from service.config import settings as settings_of
from service.data import Data
from tests.service.conftest import application

PIECES = (
    "SELECT * WHERE { } ( ) [ ] << >> {| |} FILTER OPTIONAL UNION MINUS GRAPH BIND VALUES EXISTS NOT IN AS LIMIT OFFSET "
    "ORDER BY GROUP HAVING DISTINCT CONSTRUCT DESCRIBE ASK FROM NAMED SERVICE SILENT PREFIX BASE UNDEF COUNT SUM GROUP_CONCAT "
    "?s ?p ?o $x 1 -1 1.5 1e9 'a' \"b\" '''c''' @kk ^^ xsd:date okl:Act <a> <http://a.example/b> _:b [] a true . , ; / | ^ * + "
    "? ! && || = != < > <= >= # \\u0041 \\ \x00 ' \" ө 😀 \ufeff SEPARATOR INSERT DATA LOAD"
).split(" ")
QUERIES = st.one_of(
    st.lists(st.sampled_from([*PIECES, " ", "\n"]), max_size=30).map(" ".join),
    st.lists(st.sampled_from([*PIECES, " ", "\n"]), max_size=30).map(lambda parts: "SELECT * { " + "".join(parts)),
    st.lists(st.sampled_from(PIECES), max_size=12).map(lambda parts: "ASK { " + " ".join(parts) + " }"),
    st.text(max_size=80),
)
VISIBLE = st.text(alphabet=st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f"), max_size=40)
HEADERS = st.dictionaries(
    st.sampled_from(
        [
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Type",
            "Content-Encoding",
            "If-None-Match",
            "Origin",
            "X-Request-Id",
            "X-Forwarded-For",
            "Range",
            "Cookie",
            "Authorization",
            "Host",
        ]
    ),
    VISIBLE
    | st.sampled_from(
        [
            "*/*",
            "text/html",
            "text/csv;q=0.1",
            ";;q=",
            "application/sparql-query",
            "application/x-www-form-urlencoded",
            "gzip;q=x",
            'W/"',
            "a.example",
            "multipart/form-data; boundary=",
        ]
    ),
    max_size=5,
)
NAMES = st.sampled_from(
    ["query", "update", "format", "timeout", "default-graph-uri", "named-graph-uri", "lang", "", "ө"]
)
FEW = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)


@pytest.fixture(scope="module")
def app(shipped: Data, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Small limits, so that what fits the grammar by chance ends soon."""
    folder = tmp_path_factory.mktemp("none")
    return application(settings_of({"home": folder, "query_rows": 10, "request_bytes": 5000}, {}), shipped)


def right(status: int, headers: dict[str, str], body: bytes, *, method: str = "GET") -> None:
    if status < 400:
        assert status in {200, 204, 304, 308}
        return
    assert 400 <= status < 500, body
    if method == "HEAD":
        return
    if headers["Content-Type"].startswith("text/html"):
        assert b"<!doctype html>" in body
        return
    assert headers["Content-Type"] == "application/json"
    error = json.loads(body)["error"]
    assert set(error) == {"code", "message", "detail"}
    assert error["message"]
    assert b"Traceback" not in body


def send(app: Flask, **given: object) -> tuple[int, dict[str, str], bytes]:
    builder = EnvironBuilder(**given)  # type: ignore[arg-type]
    try:
        body, status, headers = run_wsgi_app(app.wsgi_app, builder.get_environ(), buffered=True)
        return int(status[:3]), dict(headers), b"".join(body)
    finally:
        builder.close()


@FEW
@given(text=QUERIES, method=st.sampled_from(["GET", "POST", "DIRECT", "HEAD"]))
def test_queries(app: Flask, text: str, method: str) -> None:
    body = text.encode("utf-8", "surrogatepass")
    encoded = "query=" + quote_from_bytes(body)
    if method == "DIRECT":
        found = send(app, path="/sparql", method="POST", data=body, content_type="application/sparql-query")
    elif method == "POST":
        kind = "application/x-www-form-urlencoded"
        found = send(app, path="/sparql", method="POST", data=encoded.encode(), content_type=kind)
    else:
        found = send(app, path="/sparql", method=method, query_string=encoded)
    right(*found, method=method)


@FEW
@given(
    headers=HEADERS,
    method=st.sampled_from(["GET", "POST", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "TRACE", "QUERY"]),
    data=st.binary(max_size=60),
)
def test_headers_and_methods(app: Flask, headers: dict[str, str], method: str, data: bytes) -> None:
    right(
        *send(app, path="/sparql", method=method, query_string="query=ASK%7B%7D", headers=headers, data=data),
        method=method,
    )


@FEW
@given(fields=st.lists(st.tuples(NAMES, st.binary(max_size=30) | st.just(b"ASK{}")), max_size=5), raw=st.booleans())
def test_parameters_and_encodings(app: Flask, fields: list[tuple[str, bytes]], raw: bool) -> None:
    said = "&".join(f"{name}={value.decode('latin-1') if raw else quote_from_bytes(value)}" for name, value in fields)
    environ = EnvironBuilder(path="/sparql").get_environ()
    environ["QUERY_STRING"] = said.encode("utf-8").decode("latin-1")
    body, status, headers = run_wsgi_app(app.wsgi_app, environ, buffered=True)
    right(int(status[:3]), dict(headers), b"".join(body))


@FEW
@given(
    path=st.binary(max_size=30),
    prefix=st.sampled_from(["/", "/sparql", "/sparql/", "//sparql", "/SPARQL", "/-/", "/static/"]),
)
def test_paths(app: Flask, path: bytes, prefix: str) -> None:
    environ = EnvironBuilder(path="/").get_environ()
    environ["PATH_INFO"] = prefix + path.decode("latin-1")
    body, status, headers = run_wsgi_app(app.wsgi_app, environ, buffered=True)
    right(int(status[:3]), dict(headers), b"".join(body))


@FEW
@given(
    body=st.binary(max_size=200),
    kind=VISIBLE | st.sampled_from(["application/sparql-query", "application/sparql-query;charset=x"]),
)
def test_bodies(app: Flask, body: bytes, kind: str) -> None:
    right(*send(app, path="/sparql", method="POST", data=body, content_type=kind))


def test_what_is_found_wrong_would_be_seen() -> None:
    for status, body in ((500, b"{}"), (400, b'{"error": "x"}'), (302, b"")):
        with pytest.raises((AssertionError, KeyError, TypeError)):
            right(status, {"Content-Type": "application/json"}, body)
