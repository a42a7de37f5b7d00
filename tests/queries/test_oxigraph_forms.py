import io
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from rdflib import Graph

from ontology.errors import BadQuery, NotAcceptable
from ontology.terms import PREFIXES
from queries.engine import GRAPH_FORMS, RESULT_FORMS, Solutions, Sort, Term
from queries.oxigraph_engine import OxigraphEngine
from queries.oxigraph_forms import GRAPHS, RESULTS, serialized, solutions

S, P = ox.NamedNode("https://a.example/s"), ox.NamedNode("https://a.example/p")
TRIPLES = [
    ox.Triple(S, P, ox.Literal('сөз "<&>"\n\t\\', language="kk")),
    ox.Triple(S, ox.NamedNode(PREFIXES["skos"] + "prefLabel"), ox.Literal("x")),
    ox.Triple(S, P, ox.BlankNode("b")),
    ox.Triple(ox.BlankNode("b"), P, ox.Literal("5", datatype=ox.NamedNode(PREFIXES["xsd"] + "integer"))),
]
RDFLIB = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}
ENGINE = OxigraphEngine.from_lines([b'<https://a.example/s> <https://a.example/p> "a\\u0001\\uFFFEb" <x:g> .\n'])


def test_the_forms_are_those_of_the_protocol() -> None:
    assert tuple(RESULTS) == RESULT_FORMS
    assert tuple(GRAPHS) == GRAPH_FORMS


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader of JSON-LD
@pytest.mark.parametrize("form", GRAPH_FORMS)
def test_graphs_are_read_by_others_as_they_were_meant(form: str) -> None:
    read = Graph().parse(data=serialized(TRIPLES, GRAPHS[form]), format=RDFLIB[form])
    meant = Graph().parse(data=ox.serialize(TRIPLES, format=ox.RdfFormat.N_TRIPLES) or b"", format="nt")
    assert read.isomorphic(meant)


def test_turtle_has_prefixes_in_order() -> None:
    text = serialized(TRIPLES, GRAPHS["ttl"]).decode()
    head, _, rest = text.partition("\n\n")
    assert head.splitlines() == sorted(head.splitlines())
    assert len(head.splitlines()) == len(PREFIXES)
    assert "skos:prefLabel" in rest
    assert serialized(TRIPLES, GRAPHS["ttl"], {"a": "https://a.example/"}).startswith(b"@prefix a: ")


@pytest.mark.parametrize("tail", ["1", "", "a#1", "x/"])
def test_rdf_xml_of_a_property_without_a_name_is_refused_and_not_torn(tail: str) -> None:
    nameless = [ox.Triple(S, ox.NamedNode(f"https://a.example/{tail}"), S)]
    with pytest.raises(NotAcceptable, match="ask for Turtle"):
        serialized(nameless, GRAPHS["rdf"])
    assert f"<https://a.example/{tail}>" in serialized(nameless, GRAPHS["ttl"]).decode()


def test_xml_holds_no_characters_that_it_may_not() -> None:
    found = ENGINE.results("SELECT ?o { ?s ?p ?o }", "xml").body
    assert "".join(ET.parse(io.BytesIO(found)).getroot().itertext()) == "a\ufffd\ufffdb"
    found = ENGINE.results("CONSTRUCT WHERE { ?s ?p ?o }", "rdf").body
    assert "".join(ET.parse(io.BytesIO(found)).getroot().itertext()).strip() == "a\ufffd\ufffdb"
    assert "a\\u0001\ufffeb" in ENGINE.results("SELECT ?o { ?s ?p ?o }", "json").body.decode()


def test_solutions_of_json() -> None:
    body = """{"head":{"vars":["a","b"]},"results":{"bindings":[
        {"a":{"type":"uri","value":"x:y"},"b":{"type":"literal","value":"ө","xml:lang":"kk"}},
        {"b":{"type":"literal","value":"1","datatype":"x:int"}},
        {"a":{"type":"bnode","value":"n"}}]}}"""
    assert solutions(body.encode()) == Solutions(
        ("a", "b"),
        (
            (Term.iri("x:y"), Term.text("ө", "kk")),
            (None, Term(Sort.LITERAL, "1", "x:int")),
            (Term(Sort.BLANK, "n"), None),
        ),
    )


def test_triples_as_terms_are_no_terms() -> None:
    with pytest.raises(BadQuery, match="triples as terms"):
        ENGINE.query("SELECT (<<( <x:a> <x:b> <x:c> )>> AS ?t) {}")
    assert b'"type":"triple"' in ENGINE.results("SELECT (<<( <x:a> <x:b> <x:c> )>> AS ?t) {}", "json", rows=1).body


@pytest.mark.parametrize(("text", "form"), [("ASK {}", "ttl"), ("SELECT * {}", "nt"), ("CONSTRUCT WHERE {}", "json")])
def test_a_form_of_the_other_kind_is_not_acceptable(text: str, form: str) -> None:
    with pytest.raises(NotAcceptable, match="there are"):
        ENGINE.results(text, form)
