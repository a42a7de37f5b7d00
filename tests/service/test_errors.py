"""Errors over HTTP: one shape, the right status and headers, a page for browsers, and nothing of the inside."""

import io
import re
from pathlib import Path

import pytest
from flask import Flask, Response, request
from flask.testing import FlaskClient
from werkzeug.exceptions import BadRequestKeyError, NotAcceptable, ServiceUnavailable, UnsupportedMediaType
from werkzeug.test import TestResponse

from ontology import errors
from ontology.errors import OkiletError
from service.config import settings
from service.data import Data
from tests.service.conftest import application

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def tree(root: type[OkiletError]) -> list[type[OkiletError]]:
    return [root, *(found for child in root.__subclasses__() for found in tree(child))]


def raising(app: Flask, error: Exception) -> FlaskClient:
    def view() -> Response:
        raise error

    app.add_url_rule("/try", "try", view)
    return app.test_client()


def test_every_error_of_the_tree_is_answered_with_its_code_and_status(app: Flask) -> None:
    known = [error for error in tree(OkiletError) if error.__module__ == errors.__name__]
    assert len(known) >= 25
    queue = list(known)

    def view() -> Response:
        raise queue.pop(0)("what, where, what to do", {"limit": 5})

    app.add_url_rule("/try", "try", view)
    client = app.test_client()
    for error in known:
        answer = client.get("/try")
        assert answer.status_code == error.http_status, error
        assert answer.headers["Content-Type"] == "application/json"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.get_json() == {
            "error": {"code": error.code, "message": "what, where, what to do", "detail": {"limit": 5}}
        }


def test_what_nobody_expected_names_only_the_request(app: Flask, capfd: pytest.CaptureFixture[str]) -> None:
    client = raising(app, RuntimeError("/secret/path"))
    answer = client.get("/try", headers={"X-Request-Id": "abc"})
    assert answer.status_code == 500
    assert answer.get_json() == {
        "error": {
            "code": "internal",
            "message": "an error that nobody expected; the operators find it in the log as request abc",
            "detail": {"request": "abc"},
        }
    }
    log = capfd.readouterr().err
    assert '"request":"abc"' in log
    assert "RuntimeError: /secret/path" in log


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (NotAcceptable(), 406, "not-acceptable"),
        (UnsupportedMediaType(), 415, "unsupported-media"),
        (ServiceUnavailable(), 503, "unavailable"),
        (BadRequestKeyError("x"), 400, "bad-request"),
    ],
)
def test_errors_of_the_framework_have_the_same_shape(app: Flask, error: Exception, status: int, code: str) -> None:
    answer = raising(app, error).get("/try")
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code)
    assert set(answer.get_json()["error"]) == {"code", "message", "detail"}


def test_a_path_that_is_not_there(client: FlaskClient) -> None:
    answer = client.get("/жоқ")
    assert answer.status_code == 404
    assert answer.get_json()["error"] == {
        "code": "not-found",
        "message": "there is nothing at '/жоқ'; / names what there is",
        "detail": None,
    }


def test_a_method_that_is_not_answered_names_those_that_are(client: FlaskClient) -> None:
    answer = client.delete("/")
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert answer.get_json()["error"]["detail"] == {"allow": ["GET", "HEAD", "OPTIONS"]}


def body_of(app: Flask, length: int, **environment: object) -> TestResponse:
    """What is answered to a body of this length, sent as a server sends it on that ends bodies by itself."""
    return app.test_client().post(
        "/try",
        input_stream=io.BytesIO(b"a" * length),
        environ_overrides={"wsgi.input_terminated": True, **environment},
        content_type="text/plain",
    )


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_the_limit_names_the_setting(shipped: Data, tmp_path: Path, chunked: bool) -> None:
    app = application(settings({"home": tmp_path, "request_bytes": 2000}, {}), shipped)
    app.add_url_rule("/try", "try", lambda: str(len(request.get_data())), methods=["POST"])
    for length in (0, 1999, 2000):
        said = {"HTTP_TRANSFER_ENCODING": "chunked"} if chunked else {"CONTENT_LENGTH": str(length)}
        assert body_of(app, length, **said).data == str(length).encode()
    for length in (2001, 100_000):
        said = {"HTTP_TRANSFER_ENCODING": "chunked"} if chunked else {"CONTENT_LENGTH": str(length)}
        answer = body_of(app, length, **said)
        assert answer.status_code == 413
        detail = {"limit": 2000, "unit": "bytes", "setting": "OKILET_REQUEST_BYTES"}
        assert answer.get_json()["error"]["detail"] == detail


@pytest.mark.parametrize(
    ("detail", "seconds"), [({"retry_after": 12}, "12"), ({"retry_after": 0.2}, "1"), (None, "5"), ({}, "5")]
)
def test_who_is_sent_away_is_told_when_to_come_again(app: Flask, detail: object, seconds: str) -> None:
    answer = raising(app, errors.Busy("too much at once", detail)).get("/try")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, seconds)


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (None, "application/json"),
        ("*/*", "application/json"),
        ("application/json", "application/json"),
        ("application/sparql-results+json", "application/json"),
        ("text/html", "text/html; charset=utf-8"),
        ("TEXT/HTML", "text/html; charset=utf-8"),
        (BROWSER["Accept"], "text/html; charset=utf-8"),
        ("text/html;q=0.5, application/json", "application/json"),
        ("application/json;q=0.5, text/html", "text/html; charset=utf-8"),
        ("text/html;q=0", "application/json"),
        ("text/html;q=x", "application/json"),
        (";;,,", "application/json"),
    ],
)
def test_browsers_get_a_page_and_programs_json(client: FlaskClient, accept: str | None, kind: str) -> None:
    answer = client.get("/nothing", headers={"Accept": accept} if accept else {})
    assert answer.headers["Content-Type"] == kind
    assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("query", "accepted", "lang", "title"),
    [
        ("", "", "kk", "Мұндай бет жоқ"),
        ("", "ru-RU,ru;q=0.9,en;q=0.8", "ru", "Такой страницы нет"),
        ("", "de,en;q=0.5", "en", "There is no such page"),
        ("?lang=en", "ru", "en", "There is no such page"),
        ("?lang=xx", "ru", "ru", "Такой страницы нет"),
    ],
)
def test_the_page_speaks_the_language_asked_for(
    client: FlaskClient, query: str, accepted: str, lang: str, title: str
) -> None:
    answer = client.get(f"/nothing{query}", headers={**BROWSER, "Accept-Language": accepted, "X-Request-Id": "abc"})
    text = answer.get_data(as_text=True)
    assert answer.status_code == 404
    assert answer.headers["Content-Language"] == lang
    assert f'<html lang="{lang}">' in text
    assert f"<h1>{title}</h1>" in text
    assert "there is nothing at &#39;/nothing&#39;" in text
    assert "<code>abc</code>" in text


def test_what_is_shown_of_a_request_is_escaped(client: FlaskClient) -> None:
    text = client.get("/<script>alert(1)</script>?lang=en&x=<b>", headers=BROWSER).get_data(as_text=True)
    assert "<script>" not in text
    assert "alert(1)<" not in text
    assert "<b>" not in text


def test_candidates_are_listed_on_the_page(app: Flask) -> None:
    error = errors.Ambiguous("several things", ["Minister of Finance", "Minister of Justice"])
    answer = raising(app, error).get("/try", headers={**BROWSER, "Accept-Language": "en"})
    assert answer.status_code == 300
    assert re.findall(r"<li>(Minister [^<]+)</li>", answer.get_data(as_text=True)) == [
        "Minister of Finance",
        "Minister of Justice",
    ]


def test_every_status_has_a_page(app: Flask) -> None:
    queue = [error for error in tree(OkiletError) if error.__module__ == errors.__name__]
    count = len(queue)

    def view() -> Response:
        raise queue.pop()("what")

    app.add_url_rule("/try", "try", view)
    client = app.test_client()
    for _ in range(count):
        assert "<h1>" in client.get("/try", headers=BROWSER).get_data(as_text=True)


@pytest.mark.parametrize("query", ["lang=%ff", "x=%D0", "lang=\x80"])
@pytest.mark.parametrize("kind", ["application/json", "text/html"])
def test_parameters_that_are_not_utf_8_are_refused(client: FlaskClient, query: str, kind: str) -> None:
    answer = client.get("/", environ_overrides={"QUERY_STRING": query}, headers={"Accept": kind})
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith(kind)
    assert "the parameters are not UTF-8" in answer.get_data(as_text=True)


def test_a_slash_too_many_leads_to_the_address_without_it(client: FlaskClient) -> None:
    answer = client.get("/queries/acts/?as-of=2020-01-01&q=%D2%9B")
    assert (answer.status_code, answer.headers["Location"]) == (308, "/queries/acts?as-of=2020-01-01&q=%D2%9B")
    assert client.head("/chain/").headers["Location"] == "/chain"
    other_host = client.get("/", environ_overrides={"PATH_INFO": "//queries/"})
    assert other_host.headers["Location"] == "/queries"  # //queries would be a host
    for path in ("/nothing/", "//example.org/", "/static/"):
        answer = client.get("/", environ_overrides={"PATH_INFO": path})
        assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "not-found"), path
    assert client.post("/queries/").status_code == 404
