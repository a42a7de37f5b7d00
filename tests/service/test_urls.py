"""Addresses: each that is made is one that is answered, and means the same read back."""

from pathlib import Path

import pytest
from flask import Flask

from service import urls
from service.config import settings
from service.data import Data
from tests.service.conftest import application

IRI = "https://w3id.org/okilet/id/"


@pytest.mark.parametrize(
    ("tail", "form", "path"),
    [
        ("act/U020000828_", "", "/doc/act/U020000828_"),
        ("act/U020000828_/annex-1/row-92", "ttl", "/doc/act/U020000828_/annex-1/row-92.ttl"),
        ("act/U020000828_/17~2", "html", "/doc/act/U020000828_/17~2.html"),
        ("rule/U020000828_/row-92#step-1-1", "nt", "/doc/rule/U020000828_/row-92.nt#step-1-1"),
        ("position/бастық", "rdf", "/doc/position/%D0%B1%D0%B0%D1%81%D1%82%D1%8B%D2%9B.rdf"),
        ("organ/a b?c%d", "", "/doc/organ/a%20b%3Fc%25d"),
    ],
)
def test_the_address_of_a_description_leads_back_to_its_thing(app: Flask, tail: str, form: str, path: str) -> None:
    with app.test_request_context():
        assert urls.document(IRI + tail, form) == path
        assert urls.tail_of(IRI + tail) == tail
        assert urls.iri_of(tail) == IRI + tail
        whole = urls.decoded(path.partition("#")[0]).removeprefix("/doc/")
        assert urls.iri_of(whole.removesuffix(f".{form}")) == IRI + tail.partition("#")[0]


def test_an_iri_of_elsewhere_stays_as_it_is(app: Flask) -> None:
    elsewhere = "http://www.w3.org/ns/org#Post"
    with app.test_request_context():
        assert urls.tail_of(elsewhere) is None
        assert (urls.document(elsewhere, "ttl"), urls.identifier(elsewhere)) == (elsewhere, elsewhere)
        assert urls.tail_of(IRI) is None
        assert urls.identifier(IRI + "rule/x#step-1") == "/id/rule/x#step-1"


def test_another_base_is_what_identifiers_begin_with(shipped: Data, tmp_path: Path) -> None:
    app = application(settings({"home": tmp_path, "base_iri": "http://data.kz/"}, {}), shipped)
    with app.test_request_context():
        assert urls.document("http://data.kz/id/act/X", "ttl") == "/doc/act/X.ttl"
        assert urls.iri_of("act/X") == "http://data.kz/id/act/X"
        assert urls.document(IRI + "act/X", "ttl") == IRI + "act/X"


@pytest.mark.parametrize(
    ("public", "host", "path", "whole"),
    [
        ("", "http://here:81", "/sparql", "http://here:81/sparql"),
        ("https://okilet.kz", "http://here:81", "/sparql", "https://okilet.kz/sparql"),
        ("https://gov.kz/okilet", "http://here:81", "/okilet/sparql", "https://gov.kz/okilet/sparql"),
    ],
)
def test_whole_addresses_are_those_that_the_public_uses(
    shipped: Data, tmp_path: Path, public: str, host: str, path: str, whole: str
) -> None:
    app = application(settings({"home": tmp_path, "public_url": public}, {}), shipped)
    with app.test_request_context("/", base_url=host):
        assert urls.sparql() == path
        assert urls.absolute(urls.sparql()) == whole


def test_a_proxy_may_put_the_service_below_a_path(shipped: Data, tmp_path: Path) -> None:
    app = application(settings({"home": tmp_path, "proxies": 1}, {}), shipped)
    answer = app.test_client().get("/?lang=en", headers={"X-Forwarded-Prefix": "/data"})
    assert 'href="/data/queries?lang=en"' in answer.get_data(as_text=True)


def test_parameters_are_written_so_that_they_are_read_again(app: Flask) -> None:
    values = {"of": "полиция бастығы & co", "as-of": "2023-01-01"}
    with app.test_request_context():
        address = urls.chain("json", values)
    with app.test_request_context(address) as context:
        assert context.request.args.to_dict() == values
        assert context.request.path == "/chain.json"


def test_the_same_page_in_another_language_keeps_what_was_asked(app: Flask) -> None:
    with app.test_request_context("/queries/acts?lang=kk&act=X&act=Y"):
        assert urls.with_language("ru") == "/queries/acts?act=X&act=Y&lang=ru"


def made() -> list[str]:
    return [
        urls.home(),
        urls.static("okilet.css"),
        urls.sparql({"query": "ASK {}"}),
        urls.queries(),
        urls.query("acts"),
        *(urls.query("acts", form) for form in ("html", "csv", "tsv", "json", "xlsx")),
        *(urls.chain(form) for form in ("", "json", "svg")),
        *(urls.findings(form) for form in ("", "json", "csv", "ttl")),
        *(urls.dataset(form) for form in ("ttl", "jsonld")),
        *(urls.dump(form) for form in ("trig", "nq")),
        urls.void(),
        *(urls.system(name) for name in ("health", "ready", "metrics", "limits", "openapi.json")),
        urls.identifier(IRI + "act/U020000828_"),
        *(urls.document(IRI + "act/U020000828_", form) for form in ("html", "ttl", "jsonld", "rdf", "nt")),
    ]


def test_every_address_that_is_made_is_answered(app: Flask) -> None:
    with app.test_request_context():
        addresses = made()
    adapter = app.url_map.bind("localhost")
    unanswered = [address for address in addresses if not adapter.test(address.partition("?")[0], "GET")]
    assert unanswered == []
