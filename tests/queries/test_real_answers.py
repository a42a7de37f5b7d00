"""Every named query over the graph that ships, against answers that were checked by hand in the acts.

A file `tests/queries/real/<query>.json` says how the answer was checked, and what it must be:

    {"checked": "rows 12 to 14 of the annex, read one by one",
     "answers": [{"ask": {"position": "position/prime-minister"}, "count": 3, "columns": ["role", "authority"],
                  "rows": [["appoints", "position/president"]], "lacks": [["elects", "organ/senate"]], "whole": false}]}

`count` is the number of all rows, where it was counted. `rows` are found among the rows, cut to `columns`, in this order; where `whole` is true
they are all there are. `lacks` are not found. IRIs are without their front, as `okilet query` shows them in a table.
"""

import datetime as dt
import json
import random
from pathlib import Path
from typing import Any

import pytest

from ontology import iris
from ontology.shipped import shipped_files
from queries.catalogue import NamedQuery, catalogue, run
from queries.oxigraph_engine import OxigraphEngine

REAL = Path(__file__).parent / "real"
ANSWERS = [
    pytest.param(path.stem, answer, id=f"{path.stem}-{number}")
    for path in sorted(REAL.glob("*.json"))
    for number, answer in enumerate(json.loads(path.read_text(encoding="utf-8"))["answers"], start=1)
]


@pytest.fixture(scope="module")
def shipped() -> OxigraphEngine:
    return OxigraphEngine.from_files(shipped_files())


@pytest.fixture(scope="module")
def shuffled(shipped: OxigraphEngine) -> OxigraphEngine:
    """The same graph, its statements taken in in another order."""
    lines = [f"{q.subject.n3()} {q.predicate.n3()} {q.object.n3()} <{q.graph}> .\n".encode() for q in shipped.quads()]
    random.Random(3).shuffle(lines)
    return OxigraphEngine.from_lines(lines)


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_the_order_of_rows_is_that_of_the_query_alone(
    query: NamedQuery, shipped: OxigraphEngine, shuffled: OxigraphEngine
) -> None:
    assert run(query.name, shipped, lang="ru") == run(query.name, shuffled, lang="ru")


def test_every_query_has_an_answer_and_every_answer_a_query() -> None:
    assert {path.stem for path in REAL.iterdir()} == {query.name for query in catalogue()}


@pytest.mark.parametrize("path", sorted(REAL.glob("*.json")), ids=lambda path: path.stem)
def test_an_answer_says_how_it_was_checked_and_asserts_something(path: Path) -> None:
    file = json.loads(path.read_text(encoding="utf-8"))
    assert set(file) == {"checked", "answers"}
    assert len(file["checked"]) > 20
    for answer in file["answers"]:
        assert set(answer) <= {"ask", "count", "columns", "rows", "lacks", "whole"}
        assert answer["rows"] or answer.get("count") == 0
        assert all(len(row) == len(answer["columns"]) for row in [*answer["rows"], *answer.get("lacks", [])])


@pytest.mark.parametrize(("name", "answer"), ANSWERS)
def test_answer(name: str, answer: dict[str, Any], shipped: OxigraphEngine) -> None:
    ask = dict(answer["ask"])
    day, lang = ask.pop("as_of", ""), ask.pop("lang", "kk")
    found = run(name, shipped, ask, dt.date.fromisoformat(day) if day else None, lang)
    columns = [found.variables.index(column) for column in answer["columns"]]
    rows = [[row[column].replace(iris.ID, "") for column in columns] for row in found.values()]
    expected: list[list[str]] = answer["rows"]
    if answer.get("whole"):
        assert rows == expected
    assert len(rows) == answer.get("count", len(rows))
    left = iter(rows)
    assert [row for row in expected if row not in left] == []  # each in its turn
    assert [row for row in answer.get("lacks", []) if row in rows] == []
