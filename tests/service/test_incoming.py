"""Requests as they come, before anything reads them."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from service.incoming import LONGEST, tidy


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
