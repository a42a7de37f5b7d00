"""Requests as they come, before anything reads them."""

from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.config import settings
from service.data import Data
from service.incoming import LONGEST, believe, tidy
from tests.service.conftest import application


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("text/csv, */*;q=0.1", "text/csv, */*;q=0.1"),
        (f"text/csv,{' ' * 1000}text/html", "text/csv, text/html"),
        (f"a/b{' ' * 1000}x", "a/b x"),
        ("a" * LONGEST, "a" * LONGEST),
        ("a" * (LONGEST + 1), None),
    ],
)
def test_wishes_are_short_or_count_for_nothing(said: str, read: str | None) -> None:
    for name in ("HTTP_ACCEPT", "HTTP_ACCEPT_LANGUAGE", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_RANGE"):
        environ: dict[str, Any] = {name: said, "HTTP_COOKIE": said}
        tidy(environ)
        assert environ.pop(name, None) == read
        assert environ == {"HTTP_COOKIE": said}


@pytest.mark.parametrize("path", ["/queries/acts", "/id/organ/government", "/chain", "/nothing", "/dump/okilet.nq.gz"])
def test_a_wish_without_end_is_answered_as_if_there_were_none(client: FlaskClient, path: str) -> None:
    plain = client.get(path)
    names = ("Accept", "Accept-Language", "Accept-Encoding", "If-None-Match", "Range")
    answer = client.get(path, headers=dict.fromkeys(names, f"text/html, a/b{' ' * 200_000}x"))
    told = ("Content-Type", "Content-Language", "Content-Length", "Location", "ETag")
    assert answer.status_code == plain.status_code
    assert {name: answer.headers.get(name) for name in told} == {name: plain.headers.get(name) for name in told}


@pytest.mark.parametrize(
    ("name", "said", "believed"),
    [
        ("PROTO", "https", True),
        ("PROTO", "http, https", True),
        ("PROTO", "javascript", False),
        ("HOST", "okilet.example.org", True),
        ("HOST", "a.example:8080, [2001:db8::1]:443", True),
        ("HOST", "a.example/x", False),
        ("HOST", 'a"><script>', False),
        ("PREFIX", "/okilet", True),
        ("PREFIX", "/a/b-c/", True),
        ("PREFIX", "//a.example", False),
        ("PREFIX", "/> <", False),
    ],
)
def test_of_the_public_address_only_what_can_be_part_of_one_is_believed(name: str, said: str, believed: bool) -> None:
    environ: dict[str, Any] = {f"HTTP_X_FORWARDED_{name}": said}
    believe(environ)
    assert bool(environ) is believed


@pytest.mark.parametrize("path", ["/sparql", "/dataset.ttl", "/.well-known/void", "/"])
def test_an_address_made_up_breaks_nothing(shipped: Data, tmp_path: Path, path: str) -> None:
    client = application(settings({"home": tmp_path, "proxies": 1}, {}), shipped).test_client()
    made_up = {"Proto": "a b", "Host": "x>y", "Prefix": "/> <"}
    answer = client.get(path, headers={f"X-Forwarded-{name}": said for name, said in made_up.items()})
    plain = client.get(path)
    assert (answer.status_code, answer.headers["ETag"]) == (200, plain.headers["ETag"])
