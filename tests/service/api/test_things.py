"""Linked data over HTTP: every IRI of the graph leads to a document about its thing, in the form that is asked for."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import Graph, URIRef

from ontology.iris import BASE, ID
from ontology.shipped import shipped_files
from ontology.terms import FOAF, OKL, RDFS, SKOS
from service.config import settings
from service.data import Data
from service.publication.statistics import quads_of
from shapes.catalogue import checks
from tests.service.conftest import application

GOVERNMENT = f"{ID}organ/government"
PARSED = {"ttl": "turtle", "jsonld": "json-ld", "rdf": "xml", "nt": "nt"}
MEDIA = {
    "ttl": "text/turtle; charset=utf-8",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "nt": "application/n-triples",
}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "ttl"),
        ("*/*", "ttl"),
        (BROWSER, "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("application/rdf+xml", "rdf"),
        ("application/n-triples", "nt"),
        ("text/turtle;q=0.2, application/rdf+xml;q=0.9", "rdf"),
        ("text/html;q=0.1, application/*", "jsonld"),
        ("text/turtle;q=0, */*", "jsonld"),
    ],
)
def test_a_thing_leads_to_the_form_that_is_accepted(client: FlaskClient, accept: str, form: str) -> None:
    response = client.get("/id/organ/government", headers={"Accept": accept} if accept else {})
    assert response.status_code == 303
    assert response.headers["Location"] == f"/doc/organ/government.{form}"
    assert "Accept" in response.headers["Vary"]
    assert response.data == b""


def test_an_extension_is_stronger_than_what_is_accepted(client: FlaskClient) -> None:
    response = client.get("/id/organ/government.rdf", headers={"Accept": "text/html"})
    assert response.headers["Location"] == "/doc/organ/government.rdf"
    assert client.get("/doc/organ/government.nt", headers={"Accept": "text/html"}).content_type == MEDIA["nt"]


def test_a_document_without_extension_leads_to_one(client: FlaskClient) -> None:
    response = client.get("/doc/organ/government", headers={"Accept": "application/ld+json"})
    assert (response.status_code, response.headers["Location"]) == (303, "/doc/organ/government.jsonld")


def test_the_language_asked_for_is_kept(client: FlaskClient) -> None:
    response = client.get("/id/organ/government?lang=ru", headers={"Accept": "text/html"})
    assert response.headers["Location"] == "/doc/organ/government.html?lang=ru"


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own, in reading JSON-LD
@pytest.mark.parametrize("form", PARSED)
def test_every_form_says_the_same(client: FlaskClient, form: str) -> None:
    response = client.get(f"/doc/organ/government.{form}")
    assert response.status_code == 200
    assert response.content_type == MEDIA[form]
    graph = Graph().parse(data=response.data, format=PARSED[form])
    same = Graph().parse(data=client.get("/doc/organ/government.nt").data, format="nt")
    assert set(graph) == set(same)
    assert {str(name) for name in graph.objects(URIRef(GOVERNMENT), URIRef(SKOS("prefLabel")))} >= {"Үкімет"}


def test_a_document_says_what_it_is_about(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/doc/organ/government.ttl").data, format="turtle")
    document = URIRef("http://localhost/doc/organ/government")
    assert graph.value(document, URIRef(FOAF("primaryTopic"))) == URIRef(GOVERNMENT)
    assert graph.value(document, URIRef(RDFS("comment"))) is None


def test_what_is_left_out_is_said_and_where_it_is_found(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/doc/act/U020000828_.ttl").data, format="turtle")
    document = URIRef("http://localhost/doc/act/U020000828_")
    said = {getattr(text, "language", "") for text in graph.objects(document, URIRef(RDFS("comment")))}
    assert said == {"kk", "ru", "en"}
    rest = str(graph.value(document, URIRef(RDFS("seeAlso"))))
    assert rest.startswith("http://localhost/sparql?query=CONSTRUCT")
    assert "U020000828_" in rest


@pytest.mark.parametrize(
    "path",
    [
        "/id/organ/none",
        "/doc/organ/none.ttl",
        "/graph/none",
        "/check/none",
        "/id/act",
        "/doc/.ttl",
        "/doc/ns.x",
        "/id/a%3E%20b",
    ],
)
def test_what_is_not_there_is_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert response.get_json()["error"]["code"] == "not-found"


def test_what_cannot_be_written_is_406_and_lists_the_types(client: FlaskClient) -> None:
    response = client.get("/id/organ/government", headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert set(response.get_json()["error"]["detail"]["types"]) == {
        "text/turtle",
        "application/ld+json",
        "application/rdf+xml",
        "application/n-triples",
        "text/html",
    }


def test_a_thing_that_is_not_there_is_404_whatever_is_accepted(client: FlaskClient) -> None:
    assert client.get("/id/organ/none", headers={"Accept": "image/png"}).status_code == 404


def test_the_vocabulary_leads_to_its_terms(client: FlaskClient) -> None:
    assert client.get("/ns", headers={"Accept": "text/turtle"}).headers["Location"] == "/doc/ns.ttl"
    graph = Graph().parse(data=client.get("/doc/ns.ttl").data, format="turtle")
    labels = {str(label) for label in graph.objects(URIRef(OKL("appoints")), URIRef(RDFS("label")))}
    assert "appoints" in labels
    assert b"okl:" in client.get("/doc/ns.ttl").data


def test_checks_are_described_though_the_graph_holds_no_findings(client: FlaskClient) -> None:
    check = checks()[0]
    assert client.get(f"/check/{check.name}").headers["Location"] == f"/doc/check/{check.name}.ttl"
    graph = Graph().parse(data=client.get(f"/doc/check/{check.name}.ttl").data, format="turtle")
    labels = {str(label) for label in graph.objects(URIRef(check.iri), URIRef(RDFS("label")))}
    assert labels == {check.label.kk, check.label.ru, check.label.en}


def test_who_has_the_document_is_told_so(client: FlaskClient) -> None:
    first = client.get("/doc/organ/government.ttl")
    again = client.get("/doc/organ/government.ttl", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    other = client.get("/doc/organ/government.nt", headers={"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_head_gives_the_headers_alone(client: FlaskClient) -> None:
    response = client.head("/doc/organ/government.ttl")
    assert (response.status_code, response.content_type, response.data) == (200, MEDIA["ttl"], b"")


def test_documents_lie_below_the_public_address(shipped: Data, tmp_path: Path) -> None:
    app = application(settings({"home": tmp_path, "public_url": "https://data.example/okilet"}, {}), shipped)
    response = app.test_client().get("/id/organ/government", headers={"Accept": "text/turtle"})
    assert response.headers["Location"] == "/okilet/doc/organ/government.ttl"
    body = app.test_client().get("/doc/organ/government.nt").text
    assert "<https://data.example/okilet/doc/organ/government> " in body
    assert "<https://data.example/okilet/dataset#dataset> ." in body


def test_a_graph_with_another_base_does_not_hold_our_things(shipped: Data, tmp_path: Path) -> None:
    app = application(settings({"home": tmp_path, "base_iri": "https://other.example/"}, {}), shipped)
    response = app.test_client().get("/id/organ/government")
    assert response.status_code == 404
    assert "https://other.example/id/organ/government" in response.get_json()["error"]["message"]


def own() -> Iterator[str]:
    for quad in quads_of(shipped_files()):
        yield from (term[1:-1] for term in quad if term.startswith(f"<{BASE}"))


def test_every_iri_of_the_graph_that_ships_is_described(app: Flask) -> None:
    """All of them: each document is there, and what is said of a part stands in the document of its whole."""
    spoken_of = {quad[1][1:-1] for quad in quads_of(shipped_files())}
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for name in set(own()):
        whole, mark, _ = name.partition("#")
        parts[whole].update({name} if mark and name in spoken_of else ())
    assert len(parts) > 3000
    assert sum(map(len, parts.values())) > 2500
    client = app.test_client()
    for whole, inside in parts.items():
        below = whole.removeprefix(BASE)
        response = client.get(f"/{below}", headers={"Accept": "application/n-triples"})
        assert response.status_code == 303, whole
        told = client.get(response.headers["Location"])
        assert told.status_code == 200, whole
        subjects = {line.partition(" ")[0][1:-1] for line in told.text.splitlines()}
        assert subjects >= inside, whole
        assert f"<{whole}>" in told.text, whole
