"""docs/sparql.md is true."""

import re
from pathlib import Path

from flask.testing import FlaskClient

from service.api.sparql import paths
from service.sparql.negotiation import GRAPHS, RESULTS
from service.sparql.tokens import CHAIN, MOST_CHAIN
from tests.service.conftest import ROOT

TEXT = (Path(ROOT) / "docs" / "sparql.md").read_text(encoding="utf-8")
ROWS = {row[0]: row[1:] for row in re.findall(r"^\| `([\w-]+)` \| (.*) \| (.*) \|$", TEXT, re.MULTILINE)}


def test_every_query_gives_an_answer(client: FlaskClient) -> None:
    found = re.findall(r"```sparql\n(.*?)```", TEXT, re.DOTALL)
    assert len(found) == 3
    for text in found:
        answer = client.get("/sparql", query_string={"query": text, "format": "nt" if "DESCRIBE" in text else "csv"})
        assert answer.status_code == 200, text
        assert answer.text.count("\n") > 3


def test_every_form_is_listed_with_the_types_that_it_answers_to() -> None:
    for table, kind in ((RESULTS, "SELECT"), (GRAPHS, "CONSTRUCT")):
        for form, types in table.items():
            assert kind in ROWS[form][1]
            said = re.findall(r"`([^`]+)`", ROWS[form][0])
            assert said == [name for name in types if name in said]
            assert said[0] == types[0]


def test_every_parameter_is_described() -> None:
    described = paths()["/sparql"]["get"]
    assert isinstance(described, dict)
    names = {parameter["name"] for parameter in described["parameters"]} - {"lang"}
    assert names == set(re.findall(r"^\| `([\w-]+)` \| [^|]*\|$", TEXT.partition("## Forms")[0], re.MULTILINE))


def test_numbers_and_headers_are_as_they_are(client: FlaskClient) -> None:
    assert f"{CHAIN} operators or clauses in a row" in TEXT
    assert f"at most {MOST_CHAIN:,}" in TEXT
    answer = client.get("/sparql?query=ASK%7B%7D")
    for name in ("ETag", "Okilet-Data-Version", "Access-Control-Allow-Origin"):
        assert f"| `{name}` |" in TEXT
        assert name in answer.headers
    error = client.get("/sparql?query=ASK%0A%7B%20%3Fs%20%3Fp%20%7D").json
    assert error
    assert error["error"]["detail"] == {"line": 2, "column": 9, "expected": "a value"}
