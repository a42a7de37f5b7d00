"""The record for catalogues: what it says of a small graph, and that the shapes of DCAT-AP 3.0.1 find nothing in it."""

import dataclasses
import os
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, PROV, RDF, SH, SKOS, Graph, Literal, URIRef

from ontology.iris import GRAPH, ID
from queries.engine import open_graph
from queries.oxigraph_engine import OxigraphEngine
from service.publication.dataset import ActVersion, record, versions
from service.publication.rdf import serialized
from tests.service.publication.published import AT, PUBLIC, PUBLISHED

WHOLE = URIRef(AT.iri)
ACT = ActVersion(
    iri=f"{ID}act/U030000077_/2003-05-06",
    act=f"{ID}act/U030000077_",
    date="2003-05-06",
    ends="2021-02-03",
    title="Бақтар туралы",
    source=f"{ID}source/abc",
)
KEYED = ActVersion(
    iri=f"{ID}act/order-president-2001-01-09-12/2001-01-09",
    act=f"{ID}act/order-president-2001-01-09-12",
    date="2001-01-09",
    ends="",
    title="",
    source="",
)
PART = URIRef(f"{GRAPH}U030000077_/2003-05-06")


def graph(*acts: ActVersion) -> Graph:
    return Graph().parse(data=serialized(record(acts, AT, "abc", PUBLISHED), "ttl"), format="turtle")


def folder_of_shapes() -> Path:
    folder = os.environ.get("OKILET_TESTDATA")
    if not folder:
        pytest.skip("needs the shapes of DCAT-AP in the folder named by OKILET_TESTDATA")
    return Path(folder) / "dcat-ap"


def shapes(*names: str) -> Graph:
    """The shapes in these files. Some of their `sh:property` lead to shapes that stand nowhere; they check nothing."""
    found = Graph()
    for name in names:
        found.parse(folder_of_shapes() / name)
    for shape in set(found.objects(None, SH.property)):
        if found.value(shape, SH.path) is None:
            found.remove((None, SH.property, shape))
    assert len(set(found.objects(None, SH.property))) > 80
    return found


FILES = [("dcat-ap-SHACL.ttl",), ("ranges.ttl",), ("dcat-ap-SHACL.ttl", "ranges.ttl")]


@pytest.mark.parametrize("names", FILES, ids=["shapes", "ranges", "both"])
def test_the_record_of_the_graph_that_ships_conforms(names: tuple[str, ...]) -> None:
    rules = shapes(*names)
    found = graph(*versions(open_graph()))
    conforms, _, report = validate(found, shacl_graph=rules)
    assert conforms, report


def test_the_shapes_find_what_is_wrong() -> None:
    rules = shapes("dcat-ap-SHACL.ttl")
    for broken in ((WHOLE, DCTERMS.title, None), (None, DCAT.accessURL, None), (None, FOAF.name, None)):
        found = graph(ACT)
        found.remove(broken)
        assert not validate(found, shacl_graph=rules)[0], broken


def test_the_dataset_says_who_when_where_and_under_what() -> None:
    found = graph(ACT, KEYED)
    for term in (DCTERMS.title, DCTERMS.description, DCAT.keyword):
        assert {o.language for o in found.objects(WHOLE, term) if isinstance(o, Literal)} == {"kk", "ru", "en"}
    assert found.value(WHOLE, DCTERMS.publisher) == URIRef(f"{PUBLIC}/dataset#publisher")
    assert str(found.value(WHOLE, URIRef("http://www.w3.org/ns/dcat#version"))) == "abc"
    assert {str(language).rpartition("/")[2] for language in found.objects(WHOLE, DCTERMS.language)} == {
        "KAZ",
        "RUS",
        "ENG",
    }
    period = found.value(WHOLE, DCTERMS.temporal)
    assert str(found.value(period, DCAT.startDate)) == "2001-01-09"
    assert found.value(period, DCAT.endDate) is None
    assert set(found.objects(WHOLE, DCTERMS.hasPart)) == {PART, URIRef(KEYED.graph)}


def test_a_licence_is_stated_where_the_operator_states_one_and_nowhere_else() -> None:
    licensed = set(graph(ACT).objects(None, DCTERMS.license))
    assert licensed == {URIRef("https://data.example/licence")}
    unstated = dataclasses.replace(AT, licence="", publisher="")
    found = Graph().parse(data="\n".join(record((ACT,), unstated, "abc", PUBLISHED)), format="nt")
    assert not set(found.objects(None, DCTERMS.license))
    assert {o.language for o in found.objects(None, FOAF.name) if isinstance(o, Literal)} >= {"kk", "ru", "en"}


def test_distributions_are_the_dumps_and_the_endpoint() -> None:
    found = graph()
    distributions = set(found.objects(WHOLE, DCAT.distribution))
    assert len(distributions) == 3
    downloads = {str(found.value(d, DCAT.downloadURL)) for d in distributions} - {"None"}
    assert downloads == set(AT.dumps)
    service = found.value(None, DCAT.servesDataset, WHOLE)
    assert found.value(service, DCAT.endpointURL) == URIRef(AT.sparql)
    assert {found.value(d, DCAT.accessService) for d in distributions} == {service, None}


def test_a_version_of_an_act_is_a_dataset_with_its_days_source_and_official_pages() -> None:
    found = graph(ACT)
    assert (PART, RDF.type, DCAT.Dataset) in found
    period = found.value(PART, DCTERMS.temporal)
    assert [str(found.value(period, term)) for term in (DCAT.startDate, DCAT.endDate)] == ["2003-05-06", "2021-02-02"]
    assert found.value(PART, PROV.wasDerivedFrom) == URIRef(f"{ID}source/abc")
    pages = {str(page): str(found.value(page, DCTERMS.language))[-3:] for page in found.objects(PART, FOAF.page)}
    assert pages == {f"https://adilet.zan.kz/{x}/docs/U030000077_": x.upper() for x in ("kaz", "rus", "eng")}
    distribution = found.value(PART, DCAT.distribution)
    assert str(found.value(distribution, DCAT.accessURL)).startswith(f"{PUBLIC}/sparql?query=CONSTRUCT")


def test_an_act_without_code_has_no_official_page_and_one_in_force_no_end() -> None:
    found = graph(KEYED)
    part = URIRef(KEYED.graph)
    assert list(found.objects(part, FOAF.page)) == []
    assert found.value(found.value(part, DCTERMS.temporal), DCAT.endDate) is None


def test_entries_of_code_lists_are_named_in_three_languages() -> None:
    found = graph()
    used = {o for o in found.objects() if isinstance(o, URIRef) and "publications.europa.eu/resource/authority" in o}
    for entry in used - {URIRef("http://publications.europa.eu/resource/authority/data-theme")}:
        assert {o.language for o in found.objects(entry, SKOS.prefLabel) if isinstance(o, Literal)} == {
            "kk",
            "ru",
            "en",
        }


def test_versions_are_read_from_the_graph() -> None:
    eli, prov = "http://data.europa.eu/eli/ontology#", str(PROV)
    triples = f"""<{ACT.iri}> <{eli}is_member_of> <{ACT.act}>
<{ACT.iri}> <{eli}version_date> "2003-05-06"^^<http://www.w3.org/2001/XMLSchema#date>
<{ACT.iri}> <{eli}date_no_longer_in_force> "2021-02-03"^^<http://www.w3.org/2001/XMLSchema#date>
<{ACT.act}> <{eli}title> "Бақтар туралы"@kk
<{PART}> <{prov}wasDerivedFrom> <{ID}source/abc>"""
    engine = OxigraphEngine.from_lines(f"{line} <{PART}> .\n".encode() for line in triples.splitlines())
    assert versions(engine) == (ACT,)


def test_the_versions_that_ship() -> None:
    found = versions(open_graph())
    assert [version.name for version in found] == [
        "P1500001144",
        "P2300000938",
        "U020000828_",
        "U1300000624",
        "order-president-2024-07-29-155",
    ]
    assert all(version.title and version.source for version in found)
    assert [version.last_day for version in found if version.name == "U020000828_"] == ["2023-07-30"]
