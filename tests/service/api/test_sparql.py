"""The query part of the SPARQL 1.1 Protocol, point by point, and what HTTP asks beside it."""

import gzip
import io
import json
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import Graph

from ontology.iris import BASE
from service.config import settings
from service.data import Data
from tests.service.conftest import application
from tests.service.in_process import PoolInProcess

VOCABULARY, META = f"{BASE}graph/vocabulary", f"{BASE}graph/thesaurus"
ONE = "SELECT ?x { VALUES ?x { 'ө' } }"
JSON = "application/sparql-results+json"


@pytest.fixture
def app(shipped: Data, tmp_path: object) -> Flask:
    """The application, keeping no answers: what one test asked is asked anew in the next."""
    return application(settings({"home": tmp_path, "answers_kept": 0}, {}), shipped)


def address(query: str, **more: str | list[str]) -> str:
    return "/sparql?" + urlencode({"query": query, **more}, doseq=True)


def graphs(client: FlaskClient) -> list[str]:
    found = client.get(address("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g", format="csv"))
    return found.text.split("\r\n")[1:-1]


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
def test_the_three_ways_to_ask(client: FlaskClient, path: str) -> None:
    answers = (
        client.get(f"{path}?query={quote(ONE)}"),
        client.post(path, data={"query": ONE}),
        client.post(path, data=ONE.encode(), content_type="application/sparql-query"),
    )
    for answer in answers:
        assert answer.status_code == 200
        assert answer.content_type == JSON
        assert answer.json == {
            "head": {"vars": ["x"]},
            "results": {"bindings": [{"x": {"type": "literal", "value": "ө"}}]},
        }


@pytest.mark.parametrize(
    ("form", "type_", "body"),
    [
        ("xml", "application/sparql-results+xml", "<literal>ө</literal>"),
        ("csv", "text/csv; charset=utf-8", "x\r\nө\r\n"),
        ("tsv", "text/tab-separated-values; charset=utf-8", '?x\n"ө"\n'),
    ],
)
def test_forms_of_results_by_accept_and_by_name(client: FlaskClient, form: str, type_: str, body: str) -> None:
    for answer in (
        client.get(address(ONE), headers={"Accept": type_.partition(";")[0]}),
        client.get(address(ONE, format=form), headers={"Accept": "application/json"}),
        client.post("/sparql", data={"query": ONE, "format": form}),
    ):
        assert answer.content_type == type_
        assert body in answer.text
        assert "Accept" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("form", "type_", "rdflib"),
    [
        ("ttl", "text/turtle; charset=utf-8", "turtle"),
        ("nt", "application/n-triples", "nt"),
        ("rdf", "application/rdf+xml", "xml"),
        ("jsonld", "application/ld+json", "json-ld"),
    ],
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader of JSON-LD
def test_forms_of_graphs(client: FlaskClient, form: str, type_: str, rdflib: str) -> None:
    text = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{VOCABULARY}> {{ ?s ?p ?o }} }}"
    whole = client.get(address(text, format="nt")).text.count("\n")
    answer = client.get(address(text), headers={"Accept": type_.partition(";")[0]})
    assert answer.content_type == type_
    assert len(Graph().parse(data=answer.data, format=rdflib)) == whole > 100
    if form == "ttl":
        assert "@prefix skos: <" in answer.text
        assert "skos:" in answer.text.partition("\n\n")[2]


def test_ask_and_describe(client: FlaskClient) -> None:
    assert client.get(address("ASK {}")).json == {"head": {}, "boolean": True}
    answer = client.get(address(f"DESCRIBE <{BASE}id/position/minister-of-finance>", format="nt"))
    assert f"<{BASE}id/position/minister-of-finance> " in answer.text
    assert client.get(address("ASK {}", format="csv")).text == "true"


def test_a_form_that_is_not_there_is_told_with_the_types(client: FlaskClient) -> None:
    for answer in (
        client.get(address(ONE), headers={"Accept": "image/png"}),
        client.get(address(ONE, format="ttl")),
    ):
        assert answer.status_code == 406
        assert answer.json
        assert JSON in answer.json["error"]["detail"]["types"]
    assert client.get(address(ONE, format="docx")).status_code == 400


def test_the_default_graph_is_the_union_of_all(client: FlaskClient) -> None:
    everything = int(client.get(address("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", format="csv")).text.split()[1])
    distinct = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } }"
    assert everything == int(client.get(address(distinct, format="csv")).text.split()[1])


COUNT = "SELECT (COUNT(*) AS ?n) {} {{ ?s ?p ?o }}"


def count(client: FlaskClient, text: str, **more: str | list[str]) -> int:
    return int(client.get(address(text, format="csv", **more)).text.split()[1])


def test_graphs_of_the_request(client: FlaskClient) -> None:
    names = graphs(client)
    everything, none = COUNT.replace("{} {{", "{").replace("}}", "}"), f"{BASE}graph/none"
    one, other = (count(client, everything, **{"default-graph-uri": name}) for name in (VOCABULARY, META))
    assert one > 0
    assert other > 0
    assert count(client, everything, **{"default-graph-uri": [VOCABULARY, META]}) <= one + other
    assert count(client, everything, **{"default-graph-uri": names}) == count(client, everything)
    assert count(client, everything, **{"default-graph-uri": none}) == 0
    assert count(client, everything, **{"named-graph-uri": VOCABULARY}) == 0
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert count(client, inside, **{"named-graph-uri": VOCABULARY}) == one
    assert count(client, inside, **{"named-graph-uri": none, "default-graph-uri": VOCABULARY}) == 0
    from_other = f"SELECT (COUNT(*) AS ?n) FROM <{META}> FROM NAMED <{META}> {{ ?s ?p ?o }}"
    assert count(client, from_other) == other
    assert count(client, from_other, **{"default-graph-uri": VOCABULARY}) == one
    posted = client.post(
        f"/sparql?default-graph-uri={quote(VOCABULARY)}&format=csv",
        data=everything,
        content_type="application/sparql-query",
    )
    assert posted.text == f"n\r\n{one}\r\n"
    posted = client.post("/sparql?format=csv", data={"query": everything, "default-graph-uri": VOCABULARY})
    assert posted.text == f"n\r\n{one}\r\n"


@pytest.mark.parametrize(
    ("query_string", "status", "code"),
    [
        ("query=ASK%7B%7D&query=ASK%7B%7D", 400, "bad-request"),
        ("query=ASK%7B", 400, "bad-query"),
        ("query=", 400, "bad-query"),
        ("query=%FF", 400, "bad-request"),
        ("update=CLEAR+ALL", 400, "refused-query"),
        ("query=CLEAR+ALL", 400, "refused-query"),
        ("query=ASK%7B%7D&timeout=x", 400, "bad-parameter"),
        ("default-graph-uri=a:b", 400, "bad-request"),
        ("query=ASK" + "%7B" * 200, 413, "query-too-large"),
        ("query=ASK%7B%7D%23" + "x" * 50_000, 413, "query-too-large"),
    ],
)
def test_what_is_wrong_is_told_in_one_shape(client: FlaskClient, query_string: str, status: int, code: str) -> None:
    answer = client.get(f"/sparql?{query_string}")
    assert answer.status_code == status
    assert answer.json
    assert set(answer.json) == {"error"}
    assert set(answer.json["error"]) == {"code", "message", "detail"}
    assert answer.json["error"]["code"] == code
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_place_of_a_syntax_error_is_told(client: FlaskClient) -> None:
    answer = client.get(address("SELECT ?s WHERE {\n  ?s ?p }"))
    assert answer.json
    assert answer.json["error"]["detail"] == {"line": 2, "column": 9, "expected": "a value"}


def test_methods_and_media_types_that_are_none(client: FlaskClient) -> None:
    answer = client.put("/sparql?query=ASK%7B%7D")
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert client.post("/sparql", data="ASK {}", content_type="text/plain").status_code == 415
    assert client.post("/sparql", data="ASK {}").status_code == 415
    packed = {"data": gzip.compress(b"ASK {}"), "content_type": "application/sparql-query"}
    assert client.post("/sparql", **packed, headers={"Content-Encoding": "gzip"}).status_code == 415
    assert client.post("/sparql", data="x" * 2_000_000, content_type="application/sparql-query").status_code == 413


def test_head_says_what_get_says(client: FlaskClient) -> None:
    first, second = client.get(address(ONE)), client.head(address(ONE))
    assert second.status_code == 200
    assert second.data == b""
    for name in ("Content-Length", "Content-Type", "ETag", "Vary"):
        assert first.headers[name] == second.headers[name]
    assert client.head("/sparql?query=ASK%7B").status_code == 400


def test_scripts_of_other_sites_may_ask(client: FlaskClient) -> None:
    asked = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}
    answer = client.options("/sparql", headers={**asked, "Access-Control-Request-Headers": "content-type"})
    assert answer.status_code in {200, 204}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    answer = client.get(address(ONE), headers={"Origin": "https://a.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    exposed = answer.headers["Access-Control-Expose-Headers"].split(", ")
    assert {"ETag", "Link", "Retry-After", "Okilet-Cut", "Okilet-Data-Version"} <= set(exposed)


def test_an_answer_that_the_client_has_is_not_made_again(client: FlaskClient, pool: PoolInProcess) -> None:
    first = client.get(address(ONE))
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, no-cache"
    asked = len(pool.jobs)
    for condition in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
        again = client.get(address(ONE), headers={"If-None-Match": condition})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag
        assert "Accept" in again.headers["Vary"]
    assert len(pool.jobs) == asked
    assert client.get(address(ONE), headers={"If-None-Match": '"other"'}).status_code == 200


def test_the_etag_is_of_query_graphs_and_form(client: FlaskClient) -> None:
    asked = [
        address(ONE),
        address(ONE + " "),
        address(ONE, format="csv"),
        address(ONE, **{"default-graph-uri": VOCABULARY}),
        address(ONE, **{"named-graph-uri": VOCABULARY}),
    ]
    tags = [client.get(path).headers["ETag"] for path in asked]
    assert len(set(tags)) == len(asked)
    assert all(tag.startswith('W/"') for tag in tags)
    assert client.get(address(ONE), headers={"Accept": "text/csv"}).headers["ETag"] == tags[2]


@pytest.mark.parametrize("text", ["SELECT (NOW() AS ?x) {}", "SELECT (rand() AS ?x) {}", "SELECT (UUID() AS ?x) {}"])
def test_what_differs_each_time_has_no_etag(client: FlaskClient, text: str) -> None:
    first = client.get(address(text))
    assert "ETag" not in first.headers
    assert first.headers["Cache-Control"] == "no-store"
    assert first.data != client.get(address(text), headers={"If-None-Match": "*"}).data


def test_a_post_has_no_etag(client: FlaskClient) -> None:
    answer = client.post("/sparql", data={"query": ONE}, headers={"If-None-Match": "*"})
    assert answer.status_code == 200
    assert "ETag" not in answer.headers


def test_large_answers_are_compressed_for_whom_takes_it(client: FlaskClient) -> None:
    path = address("SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 200", format="csv")
    plain, packed = client.get(path), client.get(path, headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in plain.headers["Vary"]
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data) / 4
    assert client.get(path, headers={"If-None-Match": packed.headers["ETag"]}).status_code == 304


def test_the_service_description_stands_where_no_query_does(client: FlaskClient) -> None:
    for accept, type_, rdflib in (
        ("*/*", "text/turtle; charset=utf-8", "turtle"),
        ("application/rdf+xml", "application/rdf+xml", "xml"),
        ("application/n-triples", "application/n-triples", "nt"),
    ):
        answer = client.get("/sparql", headers={"Accept": accept})
        assert answer.content_type == type_
        said = Graph().parse(io.BytesIO(answer.data), format=rdflib)
        sd = "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
        (row,) = said.query(sd + "SELECT ?url { ?s a sd:Service ; sd:endpoint ?url ; sd:feature sd:UnionDefaultGraph }")
        assert str(row[0]) == "http://localhost/sparql"  # type: ignore[index]
        names = {str(row[0]) for row in said.query(sd + "SELECT ?n { ?d sd:namedGraph/sd:name ?n }")}  # type: ignore[index]
        assert names == set(graphs(client))
        assert (
            client.get("/sparql", headers={"Accept": accept, "If-None-Match": answer.headers["ETag"]}).status_code
            == 304
        )
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_results_are_what_readers_of_them_read(client: FlaskClient) -> None:
    text = "SELECT ?s ?o ?none { ?s skos:prefLabel ?o } ORDER BY ?s ?o LIMIT 50"
    whole = json.loads(client.get(address(text)).data)["results"]["bindings"]
    for form, kind in (("json", "JSON"), ("xml", "XML"), ("tsv", "TSV")):
        found = ox.parse_query_results(
            client.get(address(text, format=form)).data, format=getattr(ox.QueryResultsFormat, kind)
        )
        assert isinstance(found, ox.QuerySolutions)
        assert [row["o"].value for row in found] == [row["o"]["value"] for row in whole]
