"""Who takes gzip, and what it is good for."""

import gzip
import time

import pytest

from service.compression import encoded, packed, packed_pieces, pays, takes_gzip, varying


@pytest.mark.parametrize(
    ("header", "takes"),
    [
        ("", False),
        ("gzip", True),
        ("GZIP", True),
        ("gzip, deflate, br", True),
        ("deflate, br", False),
        ("gzip;q=0", False),
        ("gzip;q=0.0, *", False),
        ("*", True),
        ("*;q=0", False),
        ("x-gzip", True),
        ("br;q=1.0, gzip ; q=0.5", True),
        ("identity, gzip;q=0.5", False),
        ("identity;q=0.5, gzip", True),
        ("identity;q=0", False),
        ("gzip;q=abc", False),
        ("gzip;q=1.2.3", False),
        (";;,gzip", True),
    ],
)
def test_the_weights_of_accept_encoding_are_kept_to(header: str, takes: bool) -> None:
    assert takes_gzip(header) is takes


@pytest.mark.parametrize(
    ("status", "headers", "length", "worth"),
    [
        (200, {"Content-Type": "text/csv; charset=utf-8"}, 5000, True),
        (200, {"Content-Type": "application/sparql-results+json"}, None, True),
        (200, {"Content-Type": "application/ld+json"}, 5000, True),
        (200, {"Content-Type": "application/n-triples"}, 5000, True),
        (200, {"Content-Type": "application/rdf+xml"}, 5000, True),
        (200, {"Content-Type": "text/turtle"}, 1023, False),
        (200, {"Content-Type": "text/turtle"}, 1024, True),
        (200, {"Content-Type": "application/gzip"}, 5000, False),
        (200, {"Content-Type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}, 5000, False),
        (200, {}, 5000, False),
        (206, {"Content-Type": "text/csv"}, 5000, False),
        (304, {"Content-Type": "text/csv"}, None, False),
        (200, {"Content-Type": "text/csv", "Content-Encoding": "br"}, 5000, False),
        (503, {"Content-Type": "application/json"}, 5000, True),
    ],
)
def test_only_what_gains_is_compressed(status: int, headers: dict[str, str], length: int | None, worth: bool) -> None:
    assert pays(status, headers, length) is worth


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([], [("Vary", "Accept-Encoding")]),
        ([("Vary", "Accept")], [("Vary", "Accept, Accept-Encoding")]),
        ([("Vary", "accept-encoding")], [("Vary", "accept-encoding")]),
        ([("Vary", "*")], [("Vary", "*")]),
    ],
)
def test_what_was_negotiated_is_said(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    assert varying(before) == after


def test_a_strong_tag_turns_weak_and_the_length_is_the_new_one() -> None:
    headers = [("ETag", '"a"'), ("Content-Length", "9"), ("Accept-Ranges", "bytes"), ("Link", "x")]
    assert encoded(headers, 5) == [
        ("ETag", 'W/"a"'),
        ("Link", "x"),
        ("Content-Encoding", "gzip"),
        ("Content-Length", "5"),
    ]
    assert encoded([("ETag", 'W/"a"')], None) == [("ETag", 'W/"a"'), ("Content-Encoding", "gzip")]


def test_the_same_body_gives_the_same_bytes() -> None:
    body = "әкімшілік ".encode() * 500
    assert packed(body) == packed(body)
    assert gzip.decompress(packed(body)) == body
    assert gzip.decompress(b"".join(packed_pieces([body[:77], b"", body[77:]]))) == body
    assert gzip.decompress(b"".join(packed_pieces([]))) == b""


def test_a_header_of_spaces_takes_no_time() -> None:
    begun = time.monotonic()
    assert takes_gzip(f"gzip, a{' ' * 30_000}x")
    assert time.monotonic() - begun < 5
