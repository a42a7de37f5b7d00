"""The tests of the SPARQL 1.1 Protocol that W3C approved, over the socket of a real server.

The endpoint answers queries only: the manifest's updates that are right are expected to be refused.
"""

import http.client
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import RDF, RDFS
from rdflib.term import Node

from ontology.shipped import shipped_files
from queries.oxigraph_engine import OxigraphEngine
from service.home import publish
from tests.service.conftest import Server, start, stop

FOLDER = Path(os.environ.get("OKILET_TESTDATA", "nowhere")) / "w3c" / "protocol"
MANIFEST = FOLDER / "manifest.ttl"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")

pytestmark = pytest.mark.skipif(not MANIFEST.exists(), reason="OKILET_TESTDATA names no folder with w3c/protocol")

FORMATS = {
    "boolean": "application/sparql-results+json",
    "tabular": "application/sparql-results+json",
    "RDF": "text/turtle; charset=utf-8",
}


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None
    statuses: frozenset[int]
    boolean: bool | None
    format: str

    @property
    def is_update(self) -> bool:
        updates = (b"update=", b"CLEAR", b"DROP", b"INSERT", b"DELETE")
        return "update" in self.headers.get("content-type", "") or any(word in (self.body or b"") for word in updates)


def manifest() -> Graph:
    return Graph().parse(MANIFEST, publicID=FOLDER.as_uri() + "/")


def cases() -> Iterator[tuple[str, list[Request]]]:
    graph = manifest()
    for test in graph.subjects(RDF.type, MF.ProtocolTest):
        action = graph.value(test, MF.action)
        listed = graph.value(action, HT.requests)
        assert listed
        requests = Collection(graph, listed)
        yield str(test).rpartition("#")[2], [_request(graph, node) for node in requests]


def _request(graph: Graph, node: Node) -> Request:
    answer, body, listed = (graph.value(node, HT[name]) for name in ("resp", "body", "headers"))
    given = Collection(graph, listed) if listed else ()
    headers = {str(graph.value(h, HT.fieldName)): str(graph.value(h, HT.fieldValue)) for h in given}
    boolean = graph.value(answer, MF.expectedBoolean)
    return Request(
        str(graph.value(node, HT.methodName)),
        str(graph.value(node, HT.absolutePath)),
        headers,
        str(graph.value(body, CNT.chars)).encode(str(graph.value(body, CNT.characterEncoding))) if body else None,
        frozenset(int(re.findall(r"(\d)xx", str(s))[0]) for s in graph.objects(answer, MF.expectedStatus)),
        None if boolean is None else str(boolean) == "true",
        str(graph.value(answer, MF.expectedFormat) or ""),
    )


CASES = dict(cases()) if MANIFEST.exists() else {}
UPDATES = {name for name in CASES if name.startswith("update_")}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the graphs that the manifest names."""
    folder = tmp_path_factory.mktemp("w3c")
    home = folder / "home"
    home.mkdir()
    graph = manifest()
    lines = set()
    for data in set(graph.objects(None, UT.graphData)):
        file, name = graph.value(data, UT.graph), graph.value(data, RDFS.label)
        assert isinstance(file, URIRef)
        triples = (FOLDER / Path(urlsplit(file).path).name).read_text().splitlines()
        lines |= {f"{triple.rstrip(' .')} <{name}> .\n".encode() for triple in triples}
    assert len(lines) == 3
    publish(home, sorted(lines))
    running = start(folder)
    yield running
    stop(running)


def ask(server: Server, request: Request) -> tuple[int, http.client.HTTPMessage, bytes]:
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=30)
    try:
        connection.request(request.method, request.path, request.body, request.headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_the_manifest_is_whole() -> None:
    assert len(CASES) == 34
    assert len(UPDATES) == 7
    assert sum(len(requests) for requests in CASES.values()) == 39


@pytest.mark.parametrize("name", CASES)
def test_protocol(name: str, server: Server) -> None:
    for request in CASES[name]:
        status, headers, body = ask(server, request)
        if name in UPDATES and request.is_update:
            assert status == 400
            assert b'"refused-query"' in body
            break  # what follows asks for what the update did
        assert status // 100 in request.statuses, body
        if status >= 400:
            assert body.startswith(b'{"error": {"code": ')
        if request.format:
            assert headers["Content-Type"] == FORMATS[request.format]
        if request.boolean is not None:
            assert body == b'{"head":{},"boolean":%s}' % str(request.boolean).lower().encode()


def test_without_data_of_its_own_the_server_would_answer_otherwise() -> None:
    request = CASES["query_dataset_default_graphs_get"][0]
    assert request.boolean is True
    engine = OxigraphEngine.from_files(shipped_files())
    names = ["http://kasei.us/2009/09/sparql/data/data1.rdf", "http://kasei.us/2009/09/sparql/data/data2.rdf"]
    text = f"ASK {{ <{names[0]}> a ?type . <{names[1]}> a ?type }}"
    assert engine.results(text, "json", default_graphs=names).body == b'{"head":{},"boolean":false}'
