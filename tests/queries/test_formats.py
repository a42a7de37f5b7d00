import csv
import io
import json

import openpyxl
import pyoxigraph as ox
import pytest

from ontology.errors import BadParameter
from ontology.terms import XSD
from queries.engine import Answer, Solutions, Sort, Term, Triples
from queries.formats import FORMATS, answered, with_plain_ends, write
from queries.oxigraph_engine import OxigraphEngine
from queries.rdflib_engine import RdflibEngine

INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
S, P = Term.iri("https://a.example/s"), Term.iri("https://a.example/p")
FOUND = Solutions(
    ("act", "words", "row"),
    (
        (S, Term.text('екі, "сөз"\tжәне\nжол', "kk"), Term(Sort.LITERAL, "12", INTEGER)),
        (S, None, Term(Sort.BLANK, "b1")),
    ),
)
TRIPLES = Triples(((S, P, Term.text("ә", "kk")), (S, P, S)))


def written(answer: Answer, form: str) -> bytes:
    stream = io.BytesIO()
    write(answer, form, stream)
    return stream.getvalue()


def test_csv() -> None:
    text = written(FOUND, "csv").decode()
    assert text.startswith("act,words,row\n")
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["act", "words", "row"],
        ["https://a.example/s", 'екі, "сөз"\tжәне\nжол', "12"],
        ["https://a.example/s", "", "_:b1"],
    ]


def test_a_table_shortens_what_is_long() -> None:
    long = "сөз " * 30
    act = Term.iri("https://w3id.org/okilet/id/act/U1300000624")
    lines = written(Solutions(("act", "words"), ((act, Term.text(long)),)), "table").decode().splitlines()
    assert lines[2].split() == ["act/U1300000624", *["сөз"] * 14, "сөз…"]


def test_tsv_writes_terms() -> None:
    assert written(FOUND, "tsv").decode().splitlines() == [
        "?act\t?words\t?row",
        '<https://a.example/s>\t"екі, \\"сөз\\"\\tжәне\\nжол"@kk\t12',
        "<https://a.example/s>\t\t_:b1",
    ]


def test_json_is_that_of_sparql() -> None:
    assert json.loads(written(FOUND, "json")) == {
        "head": {"vars": ["act", "words", "row"]},
        "results": {
            "bindings": [
                {
                    "act": {"type": "uri", "value": "https://a.example/s"},
                    "words": {"type": "literal", "value": 'екі, "сөз"\tжәне\nжол', "xml:lang": "kk"},
                    "row": {"type": "literal", "value": "12", "datatype": INTEGER},
                },
                {"act": {"type": "uri", "value": "https://a.example/s"}, "row": {"type": "bnode", "value": "b1"}},
            ]
        },
    }


HARD = 'қ\r\na,"b"\r\nc\td\r\ne\\f\r\n\u2028/\x7f\x01\x08\x0c\r\n'
TERMS = (
    Term.text(HARD),
    Term.text(HARD, "kk"),
    Term.text(""),
    Term.text(" пробел "),
    *(Term(Sort.LITERAL, value, XSD("integer")) for value in ("5", "-7", "0")),
    Term(Sort.LITERAL, "1.5", XSD("decimal")),
    Term(Sort.LITERAL, "true", XSD("boolean")),
    Term.date("2020-01-02"),
    Term(Sort.LITERAL, "x", "https://a.example/type"),
    S,
)


@pytest.mark.parametrize("form", FORMATS)
def test_what_an_engine_writes_is_what_is_written_of_its_answer(form: str) -> None:
    lines = [f"{S.n3()} {P.n3()} {term.n3()} <https://a.example/g> .\n".encode() for term in TERMS]
    text = "SELECT ?s ?o ?none WHERE { ?s ?p ?o } ORDER BY ?o"
    for engine in (OxigraphEngine.from_lines(lines), RdflibEngine.from_lines(lines)):
        answer = engine.query(text)
        assert isinstance(answer, Solutions)
        assert {row[1] for row in answer.rows} == set(TERMS)
        assert answered(engine, text, form) == written(answer, form)


def test_plain_line_ends_leave_values_as_they_are() -> None:
    assert with_plain_ends(b"a,b\r\nc,\r\n") == b"a,b\nc,\n"
    assert with_plain_ends(b'a,b\r\n"x\r\n""y""",\r\n,"\r\n"\r\n') == b'a,b\n"x\r\n""y""",\n,"\r\n"\n'


def test_truth_values() -> None:
    assert json.loads(written(True, "json")) == {"head": {}, "boolean": True}
    assert written(False, "csv") == b"answer\nfalse\n"


def test_a_table_is_aligned() -> None:
    found = Solutions(("a", "bb"), ((Term.text("ұзын сөз"), Term.text("1")), (Term.text("ә"), None)))
    assert written(found, "table").decode().splitlines() == ["a         bb", "--------  --", "ұзын сөз  1", "ә"]


def test_a_workbook_opens_and_numbers_are_numbers() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written(FOUND, "xlsx"))).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0] == ("act", "words", "row")
    assert rows[1][2] == 12
    assert rows[2] == ("https://a.example/s", None, "b1")


def test_a_cell_is_never_a_formula() -> None:
    found = Solutions(("a",), ((Term.text("=1+1"),),))
    sheet = openpyxl.load_workbook(io.BytesIO(written(found, "xlsx"))).active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_answer_gives_the_same_bytes(form: str) -> None:
    assert written(FOUND, form) == written(FOUND, form)


@pytest.mark.parametrize("answer", [FOUND, TRIPLES, True], ids=["rows", "triples", "truth"])
def test_turtle_parses(answer: Answer) -> None:
    triples = list(ox.parse(written(answer, "ttl"), format=ox.RdfFormat.TURTLE))
    assert triples
    if isinstance(answer, Triples):
        assert len(triples) == 2


def test_triples_are_a_table_of_three_columns() -> None:
    assert written(TRIPLES, "csv").decode().splitlines()[0] == "subject,predicate,object"


def test_another_format_is_refused() -> None:
    with pytest.raises(BadParameter, match="csv"):
        written(FOUND, "pdf")
