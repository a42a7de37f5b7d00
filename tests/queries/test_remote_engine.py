"""What the remote engine does beside answering: pages, errors of the server, servers that are none."""

import socket
import time

import pytest
from flask import Response

from ontology.errors import (
    BadQuery,
    Busy,
    MemoryLimit,
    OkiletError,
    QueryFailed,
    RefusedQuery,
    TimeLimit,
    Unavailable,
)
from queries.engine import Quad, Solutions, Term
from queries.oxigraph_engine import OxigraphEngine
from queries.remote_engine import RemoteEngine
from tests.queries.sparql_server import listening, serving

GRAPH = "https://a.example/g"
S, P = Term.iri("https://a.example/s"), Term.iri("https://a.example/p")
LINES = [f'{S.n3()} {P.n3()} "{number}" <{GRAPH}{number % 3}> .\n'.encode() for number in range(25)]


@pytest.mark.parametrize(("page", "cut"), [(100, None), (7, None), (8, 3), (1, None)])
def test_quads_come_in_pages_also_where_the_server_cuts_them(page: int, cut: int | None) -> None:
    local = OxigraphEngine.from_lines(LINES)
    with serving(local, cut) as address:
        engine = RemoteEngine(address, page=page)
        found = list(engine.quads())
        assert len(found) == 25
        assert set(found) == set(local.quads())
        assert next(engine.quads(f"{GRAPH}2")) == Quad(f"{GRAPH}2", S, P, Term.text("11"))
        assert list(engine.quads("https://a.example/none")) == []


def test_a_graph_that_is_no_iri_is_refused() -> None:
    with pytest.raises(BadQuery, match="is no IRI of a graph"):
        list(RemoteEngine("http://127.0.0.1:9/sparql").quads("x> { ?a ?b ?c } #"))


def test_a_syntax_error_is_the_servers_own() -> None:
    with serving(OxigraphEngine.from_lines(LINES)) as address, pytest.raises(BadQuery, match="sparql: ") as refused:
        RemoteEngine(address).query("SELECT ?s WHERE { ?s ?p }")
    assert refused.value.http_status == 400


@pytest.mark.parametrize("text", ["INSERT DATA { <a:s> <a:p> 1 }", "DROP ALL", "LOAD <http://127.0.0.1:9/x>"])
def test_an_update_is_not_sent_on(text: str) -> None:
    with pytest.raises(RefusedQuery):
        RemoteEngine("http://127.0.0.1:9/sparql").query(text)


def test_prefixes_of_ours_are_declared_for_the_server() -> None:
    text = 'SELECT ?a WHERE { BIND(STR(okl:x) AS ?a) BIND("eli:no" AS ?b) }'
    with serving(OxigraphEngine.from_lines(LINES)) as address:
        assert RemoteEngine(address).query(text) == Solutions(("a",), ((Term.text("https://w3id.org/okilet/ns#x"),),))


@pytest.mark.parametrize(
    ("status", "body", "media", "raised", "said"),
    [
        (
            400,
            '{"error": {"code": "refused-query", "message": "no SERVICE"}}',
            "application/json",
            RefusedQuery,
            "no S",
        ),
        (400, "line 3: unexpected", "text/plain", BadQuery, "line 3: unexpected"),
        (503, '{"error": {"code": "busy", "message": "later", "detail": {"retry_after": 3}}}', "text/x", Busy, "later"),
        (504, "", "text/plain", TimeLimit, "status 504"),
        (507, '{"error": []}', "application/json", MemoryLimit, "error"),
        (500, "boom " * 1000, "text/plain", QueryFailed, "boom"),
        (404, "<html>", "text/html", Unavailable, "<html>"),
        (401, "who?", "text/plain", Unavailable, "who"),
        (200, "<html></html>", "text/html", QueryFailed, "text/html"),
        (200, '{"head": {}}', "application/sparql-results+json", QueryFailed, "cannot be read"),
        (200, '{"head": {"vars": ["a"]}, "resu', "application/sparql-results+json", QueryFailed, "cannot be read"),
        (200, "<a> <b", "text/turtle", QueryFailed, "cannot be read"),
    ],
)
def test_what_a_server_says_is_an_error_of_ours(
    status: int, body: str, media: str, raised: type[OkiletError], said: str
) -> None:
    with listening(lambda: Response(body, status, mimetype=media)) as address, pytest.raises(raised) as refused:
        RemoteEngine(address).query("ASK {}")
    assert said in refused.value.message
    assert len(refused.value.message) < 400
    if raised is Busy:
        assert refused.value.detail == {"retry_after": 3}


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(Unavailable, match="cannot be reached"):
            RemoteEngine(f"http://127.0.0.1:{taken.getsockname()[1]}/sparql").query("ASK {}")


def test_a_server_that_does_not_answer_in_time() -> None:
    def late() -> Response:
        time.sleep(2)
        return Response("")

    with listening(late) as address, pytest.raises(TimeLimit, match="within 1 s"):
        RemoteEngine(address, seconds=1).query("ASK {}")
