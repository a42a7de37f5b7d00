"""What is published uses only terms that the vocabularies define: classes and properties, one by one."""

from collections.abc import Iterator, Mapping

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, Graph, URIRef
from rdflib.namespace import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    OWL,
    PROV,
    RDFS,
    SH,
    SKOS,
    VANN,
    VOID,
    DefinedNamespace,
)

from ontology.iris import NS
from ontology.terms import RDFS as RDFS_NAMES
from queries.engine import open_graph

CLOSED: tuple[type[DefinedNamespace], ...] = (
    DCAT, DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, VANN, VOID,
)  # fmt: skip
# Vocabularies, or versions of them, that rdflib doesn't hold: the terms used here, each looked up at its source
LISTED: Mapping[str, frozenset[str]] = {
    # https://www.w3.org/TR/vocab-dcat-3/
    "http://www.w3.org/ns/dcat#": frozenset({"version"}),
    # https://semiceu.github.io/DCAT-AP/releases/3.0.1/ (properties of its own)
    "http://data.europa.eu/r5r/": frozenset({"availability", "applicableLegislation"}),
    # https://www.w3.org/TR/sparql11-service-description/
    "http://www.w3.org/ns/sparql-service-description#": frozenset(
        "Service Dataset Graph NamedGraph GraphCollection endpoint supportedLanguage feature resultFormat "
        "defaultEntailmentRegime defaultDataset availableGraphs defaultGraph namedGraph name".split()
    ),
    # https://www.w3.org/TR/annotation-vocab/
    "http://www.w3.org/ns/oa#": frozenset({"TextPositionSelector", "start", "end"}),
    # http://www.w3.org/2008/05/skos-xl
    "http://www.w3.org/2008/05/skos-xl#": frozenset({"literalForm", "Label", "altLabel"}),
    # https://schema.org/
    "https://schema.org/": frozenset({"sha256", "encodingFormat", "name", "softwareVersion"}),
    # http://data.europa.eu/eli/ontology
    "http://data.europa.eu/eli/ontology#": frozenset(
        "LegalResource LegalResourceSubdivision LegalExpression amended_by amends date_document "
        "date_no_longer_in_force first_date_entry_in_force id_local is_member_of is_part_of language number realizes "
        "repealed_by repeals title version_date".split()
    ),
}


def own() -> frozenset[str]:
    return frozenset(q.subject.value for q in open_graph().quads() if q.predicate.value == RDFS_NAMES("label"))


def defined(term: str) -> bool:
    for name, terms in LISTED.items():
        if term.startswith(name) and term.removeprefix(name) in terms:
            return True
    return any(term.startswith(str(space)) and URIRef(term) in space for space in CLOSED)


def used(graph: Graph) -> Iterator[str]:
    yield from (str(term) for term in set(graph.predicates()))
    yield from (str(kind) for kind in set(graph.objects(None, RDF.type)))


def unknown(graph: Graph) -> set[str]:
    ours = own()
    return {term for term in used(graph) if not (term in ours if term.startswith(NS) else defined(term))}


@pytest.mark.parametrize(
    "path",
    [
        "/.well-known/void",
        "/dataset.ttl",
        "/sparql",
        "/doc/position/president.ttl",
        "/doc/act/U020000828_.ttl",
        "/doc/act/U020000828_/2022-06-30.ttl",
        "/doc/act/U020000828_/annex-1.ttl",
        "/doc/rule/U020000828_/2022-06-30/annex-1/row-75.ttl",
        "/doc/graph/meta.ttl",
        "/doc/graph/U020000828_/2022-06-30.ttl",
        "/doc/check/two-appointers.ttl",
        "/doc/ns.ttl",
    ],
)
def test_terms_are_defined(client: FlaskClient, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/turtle"})
    assert response.status_code == 200
    graph = Graph().parse(data=response.data, format="turtle")
    assert len(set(used(graph))) > 3
    assert unknown(graph) == set()


def test_a_term_that_nobody_defines_is_found() -> None:
    graph = Graph()
    for term in (str(DCTERMS) + "titel", "http://www.w3.org/ns/dcat#verzion", NS + "appointz", "urn:example:term"):
        graph.add((URIRef("urn:a"), URIRef(term), URIRef("urn:b")))
    assert len(unknown(graph)) == 4
