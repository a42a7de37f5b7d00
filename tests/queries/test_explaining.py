import pytest

from ontology.errors import BadQuery
from queries.catalogue import catalogue
from queries.grammar import stopped
from queries.lexer import tokens
from queries.oxigraph_engine import OxigraphEngine

ENGINE = OxigraphEngine.from_lines(())


@pytest.mark.parametrize(
    ("text", "line", "column", "found", "expected"),
    [
        ("SELECT ?s WHERE { ?s ?p }", 1, 25, "'}' cannot stand here", "a value"),
        ("ASK {", 1, 6, "the query ends too early", "}, SELECT, triples, "),
        ("SELECT *\nWHERE { ?s ?p ?o", 2, 17, "the query ends too early", "}, ,, ;, ., "),
        ("SELECT { ?s ?p ?o }", 1, 8, "'{' cannot stand here", "DISTINCT, REDUCED, *, a variable or ("),
        ("SELECT ?x { ?s ?p ?o FILTER ?o > 3 }", 1, 29, "'?o' cannot stand here", "a condition"),
        ("SELECT ?x { ?s ?p ?o FILTER(?o > ) }", 1, 34, "')' cannot stand here", "an expression"),
        ("SELECT * { ?s ?p ?o } LIMIT ?x", 1, 29, "'?x' cannot stand here", "a whole number"),
        ("SELECT * { ?s 'x' ?o }", 1, 15, "\"'x'\" cannot stand here", "a property"),
        ("SELECT * {} LIMIT 5 ORDER BY ?s", 1, 21, "'ORDER' cannot stand here", "OFFSET, VALUES or the end"),
        ("SELECT * { ?s nope:x ?o }", 1, 15, "the prefix nope: is not declared", "PREFIX nope: <…> in front"),
        ("SELECT * {} GARBAGE", 1, 13, "'GARBAGE', which is no word of SPARQL", "a word of SPARQL"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", 1, 35, "The SELECT contains a variable that is unbound", "a query"),
        ("SELECT * { ?s ?p ?o BIND(1 AS ?o) }", 1, 36, "the query fits the grammar, but", "no variable bound twice"),
        ("SELECT * { ?s <http://[> ?o }", 1, 25, "IRI parsing failed", "a query"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, line: int, column: int, found: str, expected: str) -> None:
    with pytest.raises(BadQuery) as caught:
        ENGINE.results(text, "json", rows=10)
    detail = caught.value.detail
    assert isinstance(detail, dict)
    assert detail["line"] == line
    assert detail["column"] == column
    assert found in caught.value.message
    assert detail["expected"].startswith(expected)


FITTING = (
    "ASK { ?s ?p 1, -2; a 'x'@en, [], (1 2), [ a 3 ] . [ ?p 1 ] . (1) ?p () }",
    "SELECT * { ?s ^(<a:b>|!(<a:b>|^a))+/<a:c>? ?o FILTER(!?x && ?y IN (1,2) || NOT EXISTS {} || -?x+1 > -3 || <a:f>()) }",
    "SELECT (GROUP_CONCAT(DISTINCT ?x; SEPARATOR=',') AS ?y) (COUNT(*) AS ?n) {} GROUP BY (STR(?z) AS ?a) HAVING(?x>1)",
    "PREFIX : <a:> CONSTRUCT { ?s :p [ :q 1 ] } FROM :g FROM NAMED <a:b> WHERE { { } UNION { } MINUS { } . } LIMIT 1",
    "CONSTRUCT WHERE { ?s ?p ?o } ORDER BY DESC(?s) ?p OFFSET 1",
    "DESCRIBE <a:b> ?s { GRAPH ?g { ?s ?p ?o } BIND(1 + 2 * 3 AS ?z) VALUES (?a ?b) { (1 UNDEF) () } } VALUES ?x { 'a' }",
    "BASE <a:b> SELECT DISTINCT ?s { { SELECT REDUCED * { } LIMIT 1 } OPTIONAL { ?s ?p true } LATERAL { } FILTER(1 = 1) }",
)


@pytest.mark.parametrize("text", FITTING)
def test_a_right_query_fits_the_grammar(text: str) -> None:
    assert stopped(tokens(text)) is None


def test_the_named_queries_fit_the_grammar() -> None:
    assert len(catalogue()) > 20
    for query in catalogue():
        assert stopped(tokens(query.text)) is None, query.name


@pytest.mark.parametrize("text", FITTING)
def test_each_token_left_out_or_doubled_is_told_or_fits(text: str) -> None:
    whole = tokens(text)
    for index in range(len(whole)):
        for changed in (whole[:index] + whole[index + 1 :], whole[: index + 1] + whole[index:]):
            found = stopped(changed)
            if found:
                assert index - 40 <= found[0] <= len(changed)
                assert found[1]


def test_long_and_deep_queries_are_told_of_too() -> None:
    assert stopped(tokens("SELECT * {" + "?s ?p ?o." * 4000 + " ?s }")) == (16004, ("a property",))
    assert stopped(tokens("SELECT * {FILTER(" + "(" * 40 + "?s ?p" + ")" * 41 + "}")) is not None
    assert stopped(tokens("SELECT * " + "{" * 5000)) is None  # nobody is told more than Oxigraph says
