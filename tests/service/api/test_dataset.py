"""The dataset over HTTP: VoID, the record for catalogues, dumps, in the forms that are asked for, kept by ETag."""

import gzip
import urllib.request
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from rdflib import DCAT, VOID, Graph, Literal, URIRef

from service.config import settings
from service.data import Data, load
from service.home import publish
from service.publication.statistics import STATISTICS_FILE, Statistics
from tests.service.conftest import Server, application

LINES = [
    b"<urn:a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:Lake> <urn:g1> .\n",
    b"<urn:a> <urn:near> <urn:b> <urn:g2> .\n",
]
WHOLE = URIRef("http://localhost/dataset#dataset")
PARSED = {"text/turtle": "turtle", "application/rdf+xml": "xml", "application/n-triples": "nt"}


@pytest.mark.parametrize("media", PARSED)
def test_void_in_every_form(client: FlaskClient, media: str) -> None:
    response = client.get("/.well-known/void", headers={"Accept": media})
    assert response.content_type.partition(";")[0] == media
    assert "Accept" in response.headers["Vary"]
    found = Graph().parse(data=response.data, format=PARSED[media])
    assert found.value(WHOLE, VOID.sparqlEndpoint) == URIRef("http://localhost/sparql")


def test_void_is_turtle_for_whoever_does_not_say_and_nothing_else_for_who_does(client: FlaskClient) -> None:
    assert client.get("/.well-known/void").content_type == "text/turtle; charset=utf-8"
    assert client.get("/.well-known/void", headers={"Accept": "image/png"}).status_code == 406


def test_void_tells_the_counts_kept_with_the_release(tmp_path: Path) -> None:
    counted = Statistics(3, 1234, 5, 6, {}, {}, {})
    publish(tmp_path, LINES, {STATISTICS_FILE: counted.to_json()})
    client = application(settings({"home": tmp_path}, {}), load(tmp_path)).test_client()
    found = Graph().parse(data=client.get("/.well-known/void").data, format="turtle")
    assert found.value(WHOLE, VOID.triples) == Literal(1234)


def test_void_of_a_release_that_was_not_counted_is_counted_once(tmp_path: Path) -> None:
    publish(tmp_path, LINES)
    data = load(tmp_path)
    client = application(settings({"home": tmp_path}, {}), data).test_client()
    first = client.get("/.well-known/void").data
    assert Graph().parse(data=first, format="turtle").value(WHOLE, VOID.triples) == Literal(2)
    data.source[0].unlink()
    assert client.get("/.well-known/void").data == first


def test_addresses_are_those_of_the_public(shipped: Data, tmp_path: Path) -> None:
    app = application(settings({"home": tmp_path, "public_url": "https://data.example/okilet"}, {}), shipped)
    found = Graph().parse(data=app.test_client().get("/.well-known/void").data, format="turtle")
    whole = URIRef("https://data.example/okilet/dataset#dataset")
    assert found.value(whole, VOID.sparqlEndpoint) == URIRef("https://data.example/okilet/sparql")
    assert URIRef("https://data.example/okilet/dump/okilet.nq.gz") in set(found.objects(whole, VOID.dataDump))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # rdflib's own, in reading JSON-LD
@pytest.mark.parametrize(("form", "name"), [("ttl", "turtle"), ("jsonld", "json-ld"), ("rdf", "xml"), ("nt", "nt")])
def test_the_record_in_every_form(client: FlaskClient, form: str, name: str) -> None:
    found = Graph().parse(data=client.get(f"/dataset.{form}").data, format=name)
    assert found.value(None, DCAT.servesDataset, WHOLE) == URIRef("http://localhost/dataset#sparql")
    assert set(found) == set(Graph().parse(data=client.get("/dataset.nt").data, format="nt"))


@pytest.mark.parametrize(
    ("accept", "location"),
    [("", "/dataset.ttl"), ("application/ld+json", "/dataset.jsonld"), ("text/html,*/*;q=0.8", "/")],
)
def test_the_dataset_leads_to_its_record(client: FlaskClient, accept: str, location: str) -> None:
    response = client.get("/dataset", headers={"Accept": accept} if accept else {})
    assert (response.status_code, response.headers["Location"]) == (303, location)


@pytest.mark.parametrize("path", ["/.well-known/void", "/dataset.ttl", "/dataset.jsonld", "/dump/okilet.nq.gz"])
def test_who_has_it_is_told_so(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.fixture
def small(tmp_path: Path) -> FlaskClient:
    publish(tmp_path, LINES)
    return application(settings({"home": tmp_path}, {}), load(tmp_path)).test_client()


def test_a_dump_is_a_file_to_download(small: FlaskClient) -> None:
    response = small.get("/dump/okilet.nq.gz")
    assert response.content_type == "application/gzip"
    assert "Content-Encoding" not in response.headers
    assert response.headers["Content-Disposition"] == "attachment; filename=okilet.nq.gz"
    assert gzip.decompress(response.data) == b"".join(LINES)
    assert b"<urn:g2> {" in gzip.decompress(small.get("/dump/okilet.trig.gz").data)


def test_a_dump_is_not_compressed_again(small: FlaskClient) -> None:
    response = small.get("/dump/okilet.nq.gz", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in response.headers
    assert gzip.decompress(response.data) == b"".join(LINES)


def test_head_and_ranges_of_a_dump(small: FlaskClient) -> None:
    whole = small.get("/dump/okilet.nq.gz").data
    head = small.head("/dump/okilet.nq.gz")
    assert (head.status_code, head.data, head.content_length) == (200, b"", len(whole))
    part = small.get("/dump/okilet.nq.gz", headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.data) == (206, whole[10:20])
    beyond = small.get("/dump/okilet.nq.gz", headers={"Range": "bytes=999999-"})
    assert (beyond.status_code, beyond.get_json()["error"]["code"]) == (416, "no-such-range")
    for said in ("lines=1-2", "bytes=0-1,4-5", "bytes=a", "bytes=-"):  # not understood: as if it were not there
        other = small.get("/dump/okilet.nq.gz", headers={"Range": said})
        assert (other.status_code, other.data) == (200, whole)
    assert f"{len(whole)} bytes" in beyond.get_json()["error"]["message"]


def test_no_other_dump(client: FlaskClient) -> None:
    assert client.get("/dump/okilet.ttl.gz").status_code == 404


def fetched(url: str, method: str = "GET", **headers: str) -> tuple[int, str, bytes]:
    request = urllib.request.Request(url, method=method, headers=headers)
    with urllib.request.urlopen(request, timeout=60) as response:
        return response.status, response.url, response.read()


def test_over_a_real_socket(server: Server) -> None:
    status, _, whole = fetched(f"{server.url}/dump/okilet.trig.gz")
    assert status == 200
    assert b"okl:AppointmentRule" in gzip.decompress(whole)
    assert fetched(f"{server.url}/dump/okilet.trig.gz", Range="bytes=10-19")[::2] == (206, whole[10:20])
    assert fetched(f"{server.url}/dump/okilet.trig.gz", "HEAD")[::2] == (200, b"")
    status, url, body = fetched(f"{server.url}/id/organ/government", Accept="text/turtle")
    assert (status, url) == (200, f"{server.url}/doc/organ/government.ttl")
    assert f"<{server.url}/doc/organ/government> a foaf:Document".encode() in body
