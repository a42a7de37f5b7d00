import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import BadQuery, OkiletError, RefusedQuery
from queries.syntax import Dataset, answerable, read

THERE = "<http://127.0.0.1:1/>"
BODY = THERE + "{?s ?p ?o}"
PREFIX = "PREFIX ex:<http://127.0.0.1:1/> PREFIX SERVICEex:<http://127.0.0.1:1/> "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SELECT * {}", "select"),
        ("base <a:b> prefix SELECT: <c:d> # DESCRIBE\n aSk {}", "ask"),
        ("CONSTRUCT WHERE {}", "construct"),
        ("DESCRIBE <a:b>", "describe"),
        ("\\u0053ELECT * {}", "select"),
        ("LOAD <a:b>", "update"),
        ("WITH <a:b> DELETE { ?s ?p ?o } WHERE { SELECT * {} }", "update"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert read(text).kind == kind


@pytest.mark.parametrize("text", ["", "# ASK {}", "{ SELECT * {} }", "WHERE {}", "PREFIX ex: <a:b>", "?x"])
def test_what_begins_with_no_form_is_told(text: str) -> None:
    with pytest.raises(BadQuery, match="expected SELECT, ASK, CONSTRUCT or DESCRIBE"):
        read(text)


# Each of these is a query with SERVICE to an engine that reads without a tokenizer
HIDDEN = (
    f"SELECT * {{SERVICE{BODY}}}",
    f"SELECT * {{sErViCe#x\n SILENT\t{BODY}}}",
    f"SELECT * {{SERVICESILENT{BODY}}}",
    f"{PREFIX}SELECT * {{SERVICEex:foo{{?s ?p ?o}}}}",
    f"{PREFIX}SELECT * {{SERVICESILENTex:foo{{?s ?p ?o}}}}",
    f"{PREFIX}SELECT * {{SERVICESILENT ex:foo{{?s ?p ?o}}}}",
    f"SELECT * {{?s ?p trueSERVICE SILENT{BODY}}}",
    f"SELECT * {{?s ?p 1SERVICE SILENT{BODY}}}",
    f"SELECT * {{?s ?p 1.SERVICE SILENT{BODY}}}",
    f"SELECT * {{?s ?p ?o FILTER(?x<?y).SERVICE#>\nSILENT{BODY}}}",
    f"SELECT * {{?s ?p ?o FILTER(?x<?y).SERVICE#>'\nSILENT{BODY}#'}}",
    f"SELECT * {{?s ?p ?o FILTER(1<?y).#>'\nSERVICE SILENT{BODY}#'\n}}",
    f"SELECT * {{?s ?p ?o FILTER(?x<<urn:a#>)SERVICE SILENT{BODY}}}",
    f"SELECT * {{?s ?p ?o FILTER(?x<<urn:a'>)SERVICE SILENT{BODY}#'\n}}",
    f"{PREFIX}SELECT * {{?s ?p ex:a.b.SERVICE SILENT{BODY}}}",
    f"{PREFIX}SELECT * {{?s ?p ex:a.b.SERVICE ?x{{}}}}",
    f"SELECT * {{VALUES ?x {{'''a'#\\ud800'''\n}}SERVICE SILENT{BODY}#'''\n}}",
    f"SELECT * {{SERVIC\\u0045 SILENT{BODY}}}",
    f"SELECT * {{\\u0053\\U00000045RVICE SILENT{BODY}}}",
    f"SELECT * {{\\u005Cu0053ERVICE SILENT{BODY}}}",
    f"SELECT (EXISTS{{SERVICE SILENT{BODY}}} AS ?x){{}}",
    f"CONSTRUCT{{?s ?p ?o}}WHERE{{SERVICE SILENT{BODY}}}",
    f"DESCRIBE?s{{OPTIONAL{{SERVICE SILENT{BODY}}}}}",
)


@pytest.mark.parametrize("text", HIDDEN)
def test_no_spelling_hides_service(text: str) -> None:
    with pytest.raises((RefusedQuery, BadQuery)):
        answerable(text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service ?p 'SERVICE <a:b> {}' . <http://a/SERVICE> a <a:service> } # SERVICE",
        "PREFIX service: <a:> SELECT * { ?s service:service ?o . GRAPH service:g { ?s ?p service:x } }",
        "PREFIX s: <a:> SELECT * { ?x s:service ?o VALUES ?y { s:service } { SELECT ?service { ?service ?p 1 } } }",
        "SELECT ?selfservice { ?s ?p ?selfservice }",
    ],
)
def test_the_word_in_names_and_values_is_no_service(text: str) -> None:
    assert answerable(text).service is None
    assert answerable(text).text == text


def test_the_place_of_service_is_told() -> None:
    with pytest.raises(RefusedQuery, match=r"line 2, column 3"):
        answerable(f"SELECT *\n{{ SERVICE {BODY} }}")


@pytest.mark.parametrize("text", ["CLEAR ALL", "INSERT DATA { <a:b> <a:c> 1 }", "PREFIX x: <a:b> LOAD SILENT x:y"])
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(RefusedQuery, match="read-only"):
        answerable(text)


@pytest.mark.parametrize(
    ("text", "clear"),
    [
        ("ASK { FILTER(?x<?y&&?y>3) }", "ASK { FILTER(?x< ?y&&?y>3) }"),
        ("ASK { FILTER(?x<=?y&&?y>=3) }", "ASK { FILTER(?x<= ?y&&?y>=3) }"),
        ("ASK { FILTER(?x<<urn:a>) }", "ASK { FILTER(?x< <urn:a>) }"),
        ("ASK { ?s <urn:a> ?o }", "ASK { ?s <\\U00000075rn:a> ?o }"),
        ("ASK { VALUES (?x ?y) { (1 <urn:a>) } }", "ASK { VALUES (?x ?y) { (1 <\\U00000075rn:a>) } }"),
        ("ASK { ?s ?p (?x <urn:a>) }", "ASK { ?s ?p (?x <\\U00000075rn:a>) }"),
        ("ASK { FILTER(?x = <urn:a> && <urn:f>(?y)<3) }", "ASK { FILTER(?x = <urn:a> && <urn:f>(?y)<3) }"),
        ("ASK { ?s <http://a.example/p> ?o }", "ASK { ?s <http://a.example/p> ?o }"),
        ("ASK { FILTER(3 <?x||?y>3) }", "ASK { FILTER(3 <?x||?y>3) }"),
    ],
)
def test_what_could_be_read_in_two_ways_is_made_clear(text: str, clear: str) -> None:
    assert read(text).text == clear


def test_graphs_of_from() -> None:
    text = (
        "BASE <http://b.example/x/> PREFIX p: <../p#> SELECT * FROM <g> FROM NAMED p:a%41 FROM okl:b FROM<http://c/>{}"
    )
    assert read(text).dataset == Dataset(
        ("http://b.example/x/g", "https://w3id.org/okilet/ns#b", "http://c/"), ("http://b.example/p#a%41",)
    )
    assert read("SELECT * FROM <graph/meta> {}").dataset == Dataset(("https://w3id.org/okilet/graph/meta",), ())
    assert read("SELECT * FROM <http://a/\\u0062> {}").dataset == Dataset(("http://a/b",), ())
    assert read("SELECT * { ?from ?p 'FROM <a:b>' }").dataset is None


@pytest.mark.parametrize("word", ["NOW", "RAND", "UUID", "STRUUID", "BNODE", "now"])
def test_what_differs_each_time_is_not_repeatable(word: str) -> None:
    assert not read(f"SELECT ({word}() AS ?x) {{}}").repeatable
    assert read(f"SELECT ?{word} {{ ?{word} ?p '{word}()' }}").repeatable


def test_nesting_and_rows_of_operators_are_counted() -> None:
    assert read("ASK { { FILTER(((1))) } [] ?p ?o }").depth == 5
    assert read("ASK {" + "[ ?p " * 30 + "]" * 30 + "}").depth == 31
    assert read("ASK { FILTER(" + "||".join(["?x"] * 50) + ") }").chain == 49
    assert read("SELECT * {" + "BIND(1 AS ?x)" * 40 + "}").chain == 40
    assert read("DESCRIBE" + " <http://a/>" * 40).chain == 41


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("SELECT * {} LIMIT 5", 5),
        ("SELECT * {} limit 5 OFFSET 2 VALUES ?x {1}", 5),
        ("SELECT * { { SELECT * {} LIMIT 3 } }", None),
        ("SELECT (?limit AS ?x) { ?s ?p 'LIMIT 4' } # LIMIT 2", None),
        ("SELECT * {} OFFSET 7 LIMIT 99999999999999999999999999", 999999999999999999),
        ("SELECT * {} LIMIT 00000000000000000000000200001", 200001),
        ("SELECT * {} LIMIT 000", 0),
    ],
)
def test_the_outermost_limit(text: str, limit: int | None) -> None:
    found = read(text).limit
    assert (found and found.value) == limit


ALPHABET = "SERVICE SILENT SELECT FILTER ( ) { } < > ?x ?y . # \n ' \" ''' ex:a urn:a <http://127.0.0.1:1/> 1 & | ^ \\u0053".split(
    " "
)


@given(st.lists(st.sampled_from([*ALPHABET, " "]), max_size=25).map("".join))
def test_reading_ends_in_one_way(text: str) -> None:
    try:
        found = read("SELECT * {" + text)
    except OkiletError:
        return
    assert read(found.text).text == found.text


LONG = (
    "a." * 25_000,
    "a-" * 25_000,
    "<" * 50_000,
    "(" * 50_000,
    "'''" + "''a" * 16_000,
    "'''a\"\"\"" * 7_000,
    "a:" + "a." * 24_000,
    "_:" + "a" + "." * 49_000,
    "?x<a>" * 10_000,
    "\\u0041" * 8_000,
    "<" + "a" * 49_000,
    "#" * 50_000,
    "x" * 50_000,
    "1" * 50_000,
    '"' + "\\n" * 24_000,
)


@pytest.mark.parametrize("evil", LONG, ids=lambda evil: evil[:12])
def test_no_text_takes_long_to_read(evil: str) -> None:
    begun = time.process_time()
    with pytest.raises(OkiletError):
        raise BadQuery(str(answerable("SELECT * {" + evil).depth))  # read or refused, as it likes
    assert time.process_time() - begun < 5  # a hundredth of it, unless time grows with the square
