import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadParameter, NotAcceptable
from service.sparql.negotiation import GRAPHS, RESULTS, Choice, choose

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "type_"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/*", "application/sparql-results+json"),
        ("text/*", "text/csv; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/xml", "application/xml"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", "application/sparql-results+xml"),
        ("text/csv;q=0.5, */*;q=0.1", "text/csv; charset=utf-8"),
        ("*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
        ("application/sparql-results+json;q=0.2, application/*;q=0.9", "application/sparql-results+xml"),
        ("TEXT/CSV ; Charset=UTF-8 ; Q=1.0", "text/csv; charset=utf-8"),
        ("nonsense, text/csv;q=0.3, ;;,/", "text/csv; charset=utf-8"),
        ("text/turtle, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
        (BROWSER, "application/xml"),
    ],
)
def test_the_best_form_of_results(accept: str, type_: str) -> None:
    assert choose(RESULTS, accept).type == type_


@pytest.mark.parametrize(
    ("accept", "form", "type_"),
    [
        ("", "ttl", "text/turtle; charset=utf-8"),
        ("*/*", "ttl", "text/turtle; charset=utf-8"),
        ("application/ld+json", "jsonld", "application/ld+json"),
        ("application/json", "jsonld", "application/json"),
        ("application/n-triples", "nt", "application/n-triples"),
        ("text/plain", "nt", "text/plain; charset=utf-8"),
        ("application/rdf+xml, text/turtle;q=0.9", "rdf", "application/rdf+xml"),
        ("application/xml;q=0.9, text/turtle;q=0.8", "rdf", "application/xml"),
        ("application/x-turtle", "ttl", "application/x-turtle"),
    ],
)
def test_the_best_form_of_graphs(accept: str, form: str, type_: str) -> None:
    assert choose(GRAPHS, accept) == Choice(form, type_)


@pytest.mark.parametrize("accept", ["image/png", "*/*;q=0", "text/turtle", "text/html", "application/ld+json;q=1"])
def test_what_is_not_there_is_not_acceptable_and_the_types_are_listed(accept: str) -> None:
    with pytest.raises(NotAcceptable) as caught:
        choose(RESULTS, accept)
    assert caught.value.detail == {"types": [types[0] for types in RESULTS.values()]}


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (BROWSER, "html"),
        ("text/html", "html"),
        ("text/html;q=0.9, application/sparql-results+json", "json"),
        ("text/html, application/sparql-results+json", "html"),
        ("*/*", "json"),
        ("text/*", "csv"),
        ("text/html;q=0, */*", "json"),
        ("text/html;q=0.1, image/png", "html"),
    ],
)
def test_a_page_is_for_who_asks_for_one(accept: str, form: str) -> None:
    assert choose(RESULTS, accept, page=True).form == form


@pytest.mark.parametrize(
    ("named", "results", "graphs"),
    [
        ("json", "application/sparql-results+json", "application/ld+json"),
        ("xml", "application/sparql-results+xml", "application/rdf+xml"),
        ("CSV", "text/csv; charset=utf-8", None),
        ("tsv", "text/tab-separated-values; charset=utf-8", None),
        ("application/sparql-results+json", "application/sparql-results+json", None),
        ("application/sparql-results json", "application/sparql-results+json", None),
        ("application/json", "application/json", "application/json"),
        ("turtle", None, "text/turtle; charset=utf-8"),
        ("ttl", None, "text/turtle; charset=utf-8"),
        ("n-triples", None, "application/n-triples"),
        ("json-ld", None, "application/ld+json"),
        ("rdf+xml", None, "application/rdf+xml"),
        ("text/turtle", None, "text/turtle; charset=utf-8"),
    ],
)
def test_format_names_a_form_whatever_is_accepted(named: str, results: str | None, graphs: str | None) -> None:
    for forms, expected in ((RESULTS, results), (GRAPHS, graphs)):
        if expected:
            assert choose(forms, "image/png", named).type == expected
        else:
            with pytest.raises(NotAcceptable):
                choose(forms, "*/*", named)


def test_a_format_that_nobody_knows_is_told() -> None:
    with pytest.raises(BadParameter, match="there are json, xml, csv, tsv, ttl, jsonld, rdf, nt"):
        choose(RESULTS, "", "docx")
    assert choose(RESULTS, "", "html", page=True).form == "html"


@given(st.text(alphabet='abtx/*;q=.,01+- json"', max_size=60))
def test_any_header_gives_a_form_or_the_list(accept: str) -> None:
    try:
        found = choose(GRAPHS, accept)
    except NotAcceptable:
        return
    assert found.form in GRAPHS
