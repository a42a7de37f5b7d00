"""The dataset in VoID: exactly the counts, the addresses of whoever asks, and no more than is known."""

from rdflib import RDF, VOID, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF

from ontology.shipped import shipped_files
from ontology.terms import OKL
from service.publication.rdf import serialized
from service.publication.statistics import Class, Property, Statistics, kept
from service.publication.void import void
from tests.service.publication.published import AT, PUBLIC, PUBLISHED

LAKE, NEAR, GRAPH = "urn:example:Lake", f"{OKL('by')}", "urn:example:graph"
COUNTS = Statistics(
    quads=9,
    triples=8,
    subjects=3,
    objects=4,
    properties={str(RDF.type): Property(3, 3, 1), NEAR: Property(5, 2, 4)},
    classes={LAKE: Class(3, {str(RDF.type): 3, NEAR: 5})},
    graphs={GRAPH: 9},
)
WHOLE = URIRef(AT.iri)


def graph(counts: Statistics = COUNTS) -> Graph:
    return Graph().parse(data=serialized(void(counts, AT, "abc", PUBLISHED), "ttl"), format="turtle")


def numbers(found: Graph, of: URIRef) -> dict[str, int]:
    return {
        str(p).removeprefix(str(VOID)): int(o)
        for p, o in found.predicate_objects(of)
        if str(p).startswith(str(VOID)) and isinstance(o, Literal) and o.datatype is not None
    }


def test_the_whole_has_its_counts_and_addresses() -> None:
    found = graph()
    assert numbers(found, WHOLE) == {
        "triples": 8,
        "distinctSubjects": 3,
        "distinctObjects": 4,
        "classes": 1,
        "properties": 2,
    }
    assert found.value(WHOLE, VOID.sparqlEndpoint) == URIRef(f"{PUBLIC}/sparql")
    assert set(found.objects(WHOLE, VOID.dataDump)) == {
        URIRef(f"{PUBLIC}/dump/okilet.trig.gz"),
        URIRef(f"{PUBLIC}/dump/okilet.nq.gz"),
    }
    assert found.value(WHOLE, VOID.uriSpace) == Literal("https://w3id.org/okilet/")
    assert found.value(WHOLE, DCTERMS.identifier) == Literal("abc")
    assert found.value(URIRef(AT.void), FOAF.primaryTopic) == WHOLE
    assert {title.language for title in found.objects(WHOLE, DCTERMS.title) if isinstance(title, Literal)} == {
        "kk",
        "ru",
        "en",
    }


def test_vocabularies_are_those_of_which_terms_are_used() -> None:
    assert set(graph().objects(WHOLE, VOID.vocabulary)) == {URIRef(str(RDF)), URIRef(OKL(""))}


def test_graphs_are_subsets() -> None:
    found = graph()
    assert list(found.objects(WHOLE, VOID.subset)) == [URIRef(GRAPH)]
    assert numbers(found, URIRef(GRAPH)) == {"triples": 9}


def test_each_property_has_a_partition() -> None:
    found = graph()
    parts = {str(found.value(part, VOID.property)): part for part in found.objects(WHOLE, VOID.propertyPartition)}
    assert set(parts) == {str(RDF.type), NEAR}
    near = parts[NEAR]
    assert isinstance(near, URIRef)
    assert numbers(found, near) == {"triples": 5, "distinctSubjects": 2, "distinctObjects": 4}


def test_each_class_has_a_partition_with_the_properties_of_its_members() -> None:
    found = graph()
    (part,) = found.objects(WHOLE, VOID.classPartition)
    assert isinstance(part, URIRef)
    assert found.value(part, VOID["class"]) == URIRef(LAKE)
    assert numbers(found, part) == {"entities": 3, "triples": 8}
    below = {
        found.value(p, VOID.property): found.value(p, VOID.triples) for p in found.objects(part, VOID.propertyPartition)
    }
    assert below == {RDF.type: Literal(3), URIRef(NEAR): Literal(5)}


def test_the_graph_that_ships_is_described_whole() -> None:
    counts = kept(shipped_files())
    found = graph(counts)
    assert len(set(found.objects(WHOLE, VOID.propertyPartition))) == len(counts.properties) > 150
    assert len(set(found.objects(WHOLE, VOID.classPartition))) == len(counts.classes) > 30
    assert len(set(found.objects(WHOLE, VOID.subset))) == len(counts.graphs) == 9
    for example in found.objects(WHOLE, VOID.exampleResource):
        assert any(f"<{example}>" == quad for quad in subjects())


def subjects() -> set[str]:
    from service.publication.statistics import quads_of

    return {quad[1] for quad in quads_of(shipped_files())}
