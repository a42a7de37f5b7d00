import pytest

from ontology.errors import BadParameter, BadRequest, OkiletError, RefusedQuery, UnsupportedMedia
from service.sparql.request import FORM, QUERY, Asked, of_address, of_post

G, H = "https://a.example/g", "https://a.example/h"


def test_an_address() -> None:
    asked = of_address(b"query=ASK%20%7B%7D+%23+%D3%A9&format=json&timeout=2.5&output=json&results=json")
    assert asked == Asked("ASK {} # ө", None, None, "json", 2.5)


def test_graphs() -> None:
    address = f"query=ASK%7B%7D&default-graph-uri={G}&default-graph-uri={H}&default-graph-uri={G}&named-graph-uri={H}"
    assert of_address(address.encode()) == Asked("ASK{}", (G, H), (H,))
    assert of_address(f"query=ASK%7B%7D&named-graph-uri={H}".encode()) == Asked("ASK{}", (), (H,))
    assert of_address(b"query=ASK%7B%7D&default-graph-uri=") == Asked("ASK{}")


def test_nothing_is_asked() -> None:
    assert of_address(b"") == Asked(None)
    assert of_address(b"lang=ru&x=1") == Asked(None)
    assert of_address(b"query=") == Asked("")


def test_posts() -> None:
    in_address = f"default-graph-uri={G}&timeout=1".encode()
    expected = Asked("ASK {}", (G,), (), "", 1.0)
    assert of_post(FORM, in_address, b"query=ASK+%7B%7D") == expected
    assert of_post(f"{FORM}; charset=UTF-8", b"", b"query=ASK+%7B%7D&" + in_address) == expected
    assert of_post(QUERY, in_address, b"ASK {}") == expected
    assert of_post(f'{QUERY}; charset="utf-8"', in_address, b"ASK {}") == expected
    assert of_post(QUERY, b"", "ASK { ?s ?p 'ө' }".encode()).query == "ASK { ?s ?p 'ө' }"


@pytest.mark.parametrize(
    ("address", "error", "message"),
    [
        (b"query=ASK&query=ASK", BadRequest, "query is given 2 times"),
        (b"query=ASK&format=csv&format=csv", BadRequest, "format is given 2 times"),
        (b"query=ASK&timeout=1&timeout=2", BadRequest, "timeout is given 2 times"),
        (b"update=CLEAR+ALL", RefusedQuery, "read-only"),
        (b"query=ASK&update=", RefusedQuery, "read-only"),
        (b"query=%FF", BadRequest, "not UTF-8"),
        (b"query=\xff", BadRequest, "not UTF-8"),
        (f"default-graph-uri={G}".encode(), BadRequest, "there is no query"),
        (b"query=ASK&default-graph-uri=g", BadRequest, "no absolute IRI"),
        (b"query=ASK&named-graph-uri=a:b%20c", BadRequest, "no absolute IRI"),
        (b"query=ASK&timeout=soon", BadParameter, "give seconds"),
        (b"query=ASK&timeout=0", BadParameter, "give seconds"),
        (b"query=ASK&timeout=-1", BadParameter, "give seconds"),
        (b"query=ASK&timeout=inf", BadParameter, "give seconds"),
        (b"query=ASK&timeout=nan", BadParameter, "give seconds"),
        (b"a=1&" * 1001, BadRequest, "more than 1000 parameters"),
    ],
)
def test_wrong_addresses(address: bytes, error: type[OkiletError], message: str) -> None:
    with pytest.raises(error, match=message):
        of_address(address)


@pytest.mark.parametrize(
    ("content_type", "address", "body", "error", "message"),
    [
        ("", b"", b"ASK {}", UnsupportedMedia, "without a Content-Type"),
        ("text/plain", b"", b"ASK {}", UnsupportedMedia, "text/plain is not read here"),
        ("application/json", b"", b"{}", UnsupportedMedia, f"send {FORM} or {QUERY}"),
        (f"{QUERY}; charset=UTF-16", b"", "ASK {}".encode("utf-16"), UnsupportedMedia, "not as utf-16"),
        (QUERY, b"", "ASK {}".encode("utf-16"), BadRequest, "byte 1 is wrong"),
        (QUERY, b"query=ASK", b"ASK {}", BadRequest, "given twice"),
        (FORM, b"query=ASK", b"query=ASK", BadRequest, "given 2 times"),
        ("application/sparql-update", b"", b"CLEAR ALL", RefusedQuery, "read-only"),
        (FORM, b"", b"update=CLEAR+ALL", RefusedQuery, "read-only"),
    ],
)
def test_wrong_posts(content_type: str, address: bytes, body: bytes, error: type[OkiletError], message: str) -> None:
    with pytest.raises(error, match=message):
        of_post(content_type, address, body)
