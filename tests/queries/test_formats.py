import csv
import io
import json

import openpyxl
import pyoxigraph as ox
import pytest

from ontology.errors import BadParameter
from queries.engine import Answer, Solutions, Sort, Term, Triples
from queries.formats import FORMATS, write

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
        ["https://a.example/s", "", "b1"],
    ]


def test_a_table_shortens_what_is_long() -> None:
    long = "сөз " * 30
    act = Term.iri("https://w3id.org/okilet/id/act/U1300000624")
    lines = written(Solutions(("act", "words"), ((act, Term.text(long)),)), "table").decode().splitlines()
    assert lines[2].split() == ["act/U1300000624", *["сөз"] * 14, "сөз…"]


def test_tsv_writes_terms() -> None:
    assert written(FOUND, "tsv").decode().splitlines() == [
        "?act\t?words\t?row",
        f'<https://a.example/s>\t"екі, \\"сөз\\"\\tжәне\\nжол"@kk\t"12"^^<{INTEGER}>',
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
