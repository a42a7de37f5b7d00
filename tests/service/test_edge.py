"""What every request shares: headers, id, compression, counting, the log, behind a proxy or not."""

import gzip
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from werkzeug.wsgi import FileWrapper

from service.config import settings
from service.data import Data, Published
from service.edge import Edge
from service.logs import note_query
from service.metrics import Metrics
from tests.service.conftest import application

BIG = "өкілет " * 1000
HUGE = b"0123456789abcdef" * (1 << 17)  # 2 MiB


def add_routes(app: Flask) -> Flask:
    def small() -> Response:
        return Response('{"a": 1}', mimetype="application/json")

    def big() -> Response:
        response = Response(BIG, mimetype="text/plain")
        response.set_etag("strong")
        return response

    def huge() -> Response:
        response = Response(FileWrapper(io.BytesIO(HUGE), 1 << 16), mimetype="text/csv", direct_passthrough=True)
        response.content_length = len(HUGE)
        return response

    def picture() -> Response:
        return Response(b"\x89PNG" + b"\0" * 5000, mimetype="image/png")

    def seen() -> Response:
        return Response(json.dumps([request.remote_addr, request.url]), mimetype="application/json")

    def broken() -> Response:
        def pieces() -> Iterator[bytes]:
            yield b"a" * 5000
            raise OSError("the disk is gone")

        return Response(pieces(), mimetype="text/plain")

    for view in (small, big, huge, picture, seen, broken):
        app.add_url_rule(f"/try/{view.__name__}", view.__name__, view)
    return app


@pytest.fixture
def web(app: Flask) -> FlaskClient:
    return add_routes(app).test_client()


def logged(capfd: pytest.CaptureFixture[str], event: str) -> list[dict[str, object]]:
    lines = [json.loads(line) for line in capfd.readouterr().err.splitlines() if line.startswith("{")]
    return [line for line in lines if line["event"] == event]


@pytest.mark.parametrize("path", ["/", "/try/small", "/-/health", "/nothing"])
def test_every_answer_has_the_common_headers(web: FlaskClient, path: str, shipped: Data) -> None:
    headers = web.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" in headers["Access-Control-Expose-Headers"]
    assert headers["Okilet-Data-Version"] == shipped.version
    assert len(headers["X-Request-Id"]) == 16


@pytest.mark.parametrize("given", ["abc-1.2:3_4", "a" * 64])
def test_a_sane_request_id_is_kept(web: FlaskClient, given: str) -> None:
    assert web.get("/try/small", headers={"X-Request-Id": given}).headers["X-Request-Id"] == given


@pytest.mark.parametrize("given", ["a b", "a" * 65, "", '"{}', "é"])
def test_another_is_replaced(web: FlaskClient, given: str) -> None:
    made = web.get("/try/small", headers={"X-Request-Id": given}).headers["X-Request-Id"]
    assert made != given
    assert len(made) == 16


def test_a_preflight_is_answered(web: FlaskClient) -> None:
    answer = web.options("/", headers={"Origin": "http://x", "Access-Control-Request-Method": "GET"})
    assert answer.status_code == 200
    assert "GET" in answer.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    assert answer.headers["Access-Control-Max-Age"] == "86400"


def test_a_text_is_compressed_for_who_takes_it(web: FlaskClient) -> None:
    packed = web.get("/try/big", headers={"Accept-Encoding": "gzip, br"})
    assert gzip.decompress(packed.data).decode() == BIG
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) == len(packed.data) < 500
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert packed.headers["ETag"] == 'W/"strong"'
    plain = web.get("/try/big")
    assert plain.data.decode() == BIG
    assert plain.headers["Vary"] == "Accept-Encoding"
    assert plain.headers["ETag"] == '"strong"'
    assert "Content-Encoding" not in plain.headers


def test_the_head_of_a_compressed_answer_says_so(web: FlaskClient) -> None:
    head = web.head("/try/big", headers={"Accept-Encoding": "gzip"})
    assert (head.data, head.headers["Content-Encoding"], head.headers["ETag"]) == (b"", "gzip", 'W/"strong"')
    assert "Content-Length" not in head.headers
    assert web.head("/try/big").headers["Content-Length"] == str(len(BIG.encode()))


@pytest.mark.parametrize("path", ["/try/small", "/try/picture"])
def test_what_is_small_or_packed_already_is_left_alone(web: FlaskClient, path: str) -> None:
    answer = web.get(path, headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert "Vary" not in answer.headers


def test_a_large_body_leaves_in_pieces(web: FlaskClient, capfd: pytest.CaptureFixture[str]) -> None:
    plain = web.get("/try/huge", buffered=True)
    assert (plain.data, plain.headers["Content-Length"]) == (HUGE, str(len(HUGE)))
    packed = web.get("/try/huge", headers={"Accept-Encoding": "gzip"}, buffered=True)
    assert gzip.decompress(packed.data) == HUGE
    assert "Content-Length" not in packed.headers
    assert [line["bytes"] for line in logged(capfd, "request")] == [len(HUGE), len(packed.data)]


def test_an_answer_that_breaks_off_is_logged_and_counted(web: FlaskClient, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(OSError, match="the disk is gone"):
        web.get("/try/broken", buffered=True)
    errors = capfd.readouterr().err
    assert "an answer broke off" in errors
    assert "the disk is gone" in errors


def test_whatever_breaks_is_answered_in_the_one_shape(
    app: Flask, capfd: pytest.CaptureFixture[str], shipped: Data, tmp_path: Path
) -> None:
    def breaks(environ: object, start_response: object) -> Iterable[bytes]:
        raise RuntimeError("below the framework")

    inner = Published(settings({"home": tmp_path}, {}), shipped)
    app.wsgi_app = Edge(breaks, settings({"home": tmp_path}, {}), inner, Metrics())  # type: ignore[method-assign]
    answer = app.test_client().get("/", headers={"X-Request-Id": "abc"})
    assert answer.status_code == 500
    assert answer.get_json()["error"]["code"] == "internal"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert b"below" not in answer.data
    assert [(line["request"], "below the framework" in str(line["traceback"])) for line in logged(capfd, "error")] == [
        ("abc", True)
    ]


def test_each_request_is_one_line_of_the_log(
    web: FlaskClient, capfd: pytest.CaptureFixture[str], shipped: Data
) -> None:
    web.get("/try/small?x=1", headers={"X-Request-Id": "abc"})
    (line,) = logged(capfd, "request")
    assert str(line.pop("time")).endswith("Z")
    assert float(str(line.pop("ms"))) >= 0
    assert line == {
        "level": "info",
        "event": "request",
        "request": "abc",
        "client": "127.0.0.1",
        "method": "GET",
        "path": "/try/small",
        "route": "/try/small",
        "status": 200,
        "bytes": 8,
        "version": shipped.version,
    }


def behind(proxies: int, shipped: Data, tmp_path: Path, **more: object) -> list[str]:
    chosen = settings({"home": tmp_path, "proxies": proxies, **more}, {})
    forwarded = {
        "X-Forwarded-For": "198.51.100.7, 203.0.113.9",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "okilet.kz",
        "X-Forwarded-Prefix": "/data",
    }
    answer = add_routes(application(chosen, shipped)).test_client().get("/try/seen", headers=forwarded)
    seen: list[str] = json.loads(answer.data)
    return seen


def test_forwarded_headers_are_believed_of_as_many_proxies_as_are_there(shipped: Data, tmp_path: Path) -> None:
    assert behind(0, shipped, tmp_path) == ["127.0.0.1", "http://localhost/try/seen"]
    assert behind(1, shipped, tmp_path) == ["203.0.113.9", "https://okilet.kz/data/try/seen"]
    assert behind(2, shipped, tmp_path)[0] == "198.51.100.7"


def test_with_a_public_address_only_the_client_is_believed(shipped: Data, tmp_path: Path) -> None:
    seen = behind(1, shipped, tmp_path, public_url="https://okilet.kz")
    assert seen == ["203.0.113.9", "http://localhost/try/seen"]


def test_a_slow_request_is_logged_with_its_query(
    shipped: Data, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    app = application(settings({"home": tmp_path, "slow_seconds": 0, "log_level": "warning"}, {}), shipped)

    def asks() -> str:
        note_query("SELECT * { ?s ?p ?o }")
        return ""

    app.add_url_rule("/try/asks", "asks", asks)
    app.test_client().get("/try/asks")
    (line,) = logged(capfd, "slow")
    assert (line["level"], line["route"], line["query"]) == ("warning", "/try/asks", "SELECT * { ?s ?p ?o }")


def test_requests_are_counted_by_route_never_by_path(web: FlaskClient) -> None:
    for path in ("/try/small", "/try/small", "/one", "/two"):
        web.get(path)
    web.open("/try/small", method="BREW")
    text = web.get("/-/metrics").get_data(as_text=True)
    assert 'okilet_requests_total{method="GET",route="/try/small",status="200"} 2.0' in text
    assert 'okilet_requests_total{method="GET",route="none",status="404"} 2.0' in text
    assert 'okilet_requests_total{method="other",route="none",status="405"} 1.0' in text
    assert 'okilet_request_seconds_count{route="/try/small"} 2.0' in text
