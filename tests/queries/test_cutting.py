import csv
import io
import json
import xml.etree.ElementTree as ET

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.cutting import TOLD, cut, limited
from queries.engine import RESULT_FORMS
from queries.oxigraph_engine import OxigraphEngine
from queries.oxigraph_forms import RESULTS
from queries.syntax import read

# What could be taken for the end of a row in one of the forms
EVIL = (
    '}},{"',
    '}},{"x":{"type":"literal","value":"',
    "},{",
    "{},{}",
    ",{}]",
    "\r\n",
    "\n",
    '"\r\n"',
    '""',
    '"',
    "\\",
    '\\"',
    "</result><result>",
    "\t",
    "a,b",
    "}}",
    "[{}",
)
XMLNS = "{http://www.w3.org/2005/sparql-results#}"


def rows_of(body: bytes, form: str) -> list[tuple[str, ...]]:
    """The values of each row, by a reader that knows nothing of cutting."""
    if form == "json":
        found = json.loads(body)
        names = found["head"]["vars"]
        return [tuple(r.get(n, {"value": ""})["value"] for n in names) for r in found["results"]["bindings"]]
    if form == "csv":
        return [tuple(row) for row in list(csv.reader(io.StringIO(body.decode(), newline="")))[1:]]
    if form == "tsv":
        return [tuple(line.split("\t")) for line in body.decode().split("\n")[1:-1]]
    root = ET.fromstring(body)
    names = [v.attrib["name"] for v in root.iter(f"{XMLNS}variable")]
    found_rows = []
    for row in root.iter(f"{XMLNS}result"):
        values = {b.attrib["name"]: "".join(b.itertext()) for b in row.iter(f"{XMLNS}binding")}
        found_rows.append(tuple(values.get(name, "") for name in names))
    return found_rows


def written(rows: list[tuple[str | None, str | None]], form: str) -> bytes:
    bindings = [
        {n: {"type": "literal", "value": v} for n, v in zip("xy", row, strict=True) if v is not None} for row in rows
    ]
    whole = {"head": {"vars": ["x", "y"]}, "results": {"bindings": bindings}}
    parsed = ox.parse_query_results(json.dumps(whole).encode(), format=ox.QueryResultsFormat.JSON)
    return parsed.serialize(format=RESULTS[form]) or b""


VALUES = st.none() | st.lists(st.sampled_from([*EVIL, "x", "type"]), max_size=4).map("".join)
ROWS = st.lists(st.tuples(VALUES, VALUES), max_size=6)


@pytest.mark.parametrize("form", RESULT_FORMS)
@given(rows=ROWS)
def test_the_row_too_many_is_left_out_exactly(form: str, rows: list[tuple[str | None, str | None]]) -> None:
    whole = written(rows, form)
    body, was_cut = cut(whole, form, len(rows))
    assert (body, was_cut) == (whole, False)
    if not rows:
        return
    body, was_cut = cut(whole, form, len(rows) - 1)
    assert was_cut
    assert rows_of(body, form) == rows_of(whole, form)[:-1]


@pytest.mark.parametrize("form", RESULT_FORMS)
@pytest.mark.parametrize("value", EVIL)
def test_values_that_look_like_the_end_of_a_row(form: str, value: str) -> None:
    rows: list[tuple[str | None, str | None]] = [(value, value), (None, value), (None, None), (value, None)]
    whole = written(rows, form)
    for count in (4, 5):
        assert cut(whole, form, count) == (whole, False)
    assert rows_of(cut(whole, form, 3)[0], form) == rows_of(whole, form)[:3]


def test_a_cut_is_told_in_the_head() -> None:
    rows: list[tuple[str | None, str | None]] = [("head", "}"), ('"results":', "</head>"), ("c", None)]
    body, _ = cut(written(rows, "json"), "json", 2)
    assert json.loads(body)["head"] == {"vars": ["x", "y"], "link": [TOLD]}
    body, _ = cut(written(rows, "xml"), "xml", 2)
    head = ET.fromstring(body).find(f"{XMLNS}head")
    assert head is not None
    assert [(child.tag.removeprefix(XMLNS), child.attrib) for child in head] == [
        ("variable", {"name": "x"}),
        ("variable", {"name": "y"}),
        ("link", {"href": TOLD}),
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("SELECT * { ?s ?p ?o }", "SELECT * { ?s ?p ?o } LIMIT 11 "),
        ("SELECT * { ?s ?p ?o } # the end", "SELECT * { ?s ?p ?o } LIMIT 11  # the end"),
        ("SELECT * { ?s ?p ?o } LIMIT 5", "SELECT * { ?s ?p ?o } LIMIT 5"),
        ("SELECT * { ?s ?p ?o } LIMIT 10", "SELECT * { ?s ?p ?o } LIMIT 10"),
        ("SELECT * { ?s ?p ?o } LIMIT 11 OFFSET 3", "SELECT * { ?s ?p ?o } LIMIT 11 OFFSET 3"),
        ("SELECT * { ?s ?p ?o } OFFSET 3 limit 999999999999999999999", "SELECT * { ?s ?p ?o } OFFSET 3 limit 11"),
        ("SELECT * { ?s ?p ?o } VALUES ?s { 1 }", "SELECT * { ?s ?p ?o }  LIMIT 11 VALUES ?s { 1 }"),
        ("SELECT * { { SELECT * {} LIMIT 3 } VALUES ?x { 1 } }", None),
        ("SELECT (1 AS ?limit) { FILTER('LIMIT 2' = '') } ORDER BY ?limit", None),
        ("SELECT * { ?s ?p ?o", "SELECT * { ?s ?p ?o"),
    ],
)
def test_a_query_asks_for_one_row_more_than_it_may_have(text: str, asked: str | None) -> None:
    assert limited(read(text), 10) == (f"{text} LIMIT 11 " if asked is None else asked)


ENGINE = OxigraphEngine.from_lines(
    f'<https://a.example/{n}> <https://a.example/p> "{n}\\n}}}},{{\\"" <https://a.example/g> .\n'.encode()
    for n in range(30)
)


@pytest.mark.parametrize("form", RESULT_FORMS)
@pytest.mark.parametrize(
    ("text", "all_rows"),
    [
        ("SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o", 30),
        ("SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o LIMIT 12", 12),
        ("SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o OFFSET 20", 10),
        ("SELECT ?s ?o { ?s ?p ?o } ORDER BY ?o VALUES ?p { <https://a.example/p> }", 30),
        ("SELECT ?none { ?s ?p ?o }", 30),
        ("SELECT * { { SELECT ?s { ?s ?p ?o } LIMIT 11 } }", 11),
    ],
)
def test_an_engine_gives_so_many_rows_and_says_so(text: str, all_rows: int, form: str) -> None:
    whole = ENGINE.results(text, form)
    assert not whole.cut
    for rows in (1, 9, 10, 11, 12, 29, 30, 31):
        found = ENGINE.results(text, form, rows=rows)
        assert found.cut == (rows < all_rows)
        if text.startswith("SELECT ?s ?o") or form != "csv":  # a row of an empty cell is an empty line to csv
            assert rows_of(found.body, form) == rows_of(whole.body, form)[:rows]
