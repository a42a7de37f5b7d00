"""Every named query on hand-made graphs: what it finds, what it leaves, and nothing where there is nothing."""

import datetime as dt
from pathlib import Path

import pytest

from queries.catalogue import catalogue, named, run
from queries.engine import Row, Term
from queries.oxigraph_engine import OxigraphEngine
from queries.rdflib_engine import RdflibEngine
from tests.queries.case_files import CASES, KINDS, Case, read_cases

FOLDERS = sorted(CASES.iterdir())
FOUND = [case for folder in FOLDERS for case in read_cases(folder)]
AT_LEAST = 450  # cases in all


def test_there_are_as_many_cases_as_files_ask() -> None:
    asked = [path.read_text(encoding="utf-8").count("\n# ask:") for path in CASES.rglob("*.trig")]
    assert len(FOUND) == sum(asked) >= AT_LEAST


def test_every_folder_of_cases_is_that_of_a_query() -> None:
    assert {folder.name for folder in FOLDERS} <= {query.name for query in catalogue()}


@pytest.mark.parametrize("name", [query.name for query in catalogue()])
def test_every_query_has_a_hit_a_trap_and_an_empty_case(name: str) -> None:
    kinds = [(case.kind, bool(case.rows)) for case in FOUND if case.query == name]
    assert {kind for kind, _ in kinds} == set(KINDS)
    assert ("hit", True) in kinds
    assert ("empty", True) not in kinds


@pytest.mark.parametrize("kind", [OxigraphEngine, RdflibEngine], ids=["oxigraph", "rdflib"])
@pytest.mark.parametrize("case", FOUND, ids=lambda case: f"{case.query}-{case.name}")
def test_rows(case: Case, kind: type[OxigraphEngine | RdflibEngine]) -> None:
    params = dict(case.ask)
    day, lang = params.pop("as_of", ""), params.pop("lang", "kk")
    as_of = dt.date.fromisoformat(day) if day else None
    found = run(case.query, kind.from_lines(case.lines), params, as_of, lang)
    assert found.variables == named(case.query).columns
    assert list(map(_written, found.rows)) == list(map(_written, case.rows))


def _written(row: Row) -> str:
    """A row as cases write it, for a difference that can be read."""
    return " | ".join(cell.n3() if isinstance(cell, Term) else "" for cell in row)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("near-miss.trig", "# x\n# ask:\n", "no case; there are hit.trig"),
        ("hit.ttl", "# x\n# ask:\n", "no case; there are hit.trig"),
        ("hit.trig", "# x\np:a okl:act .\n# ask:\n", "line 2: "),
        ("hit.trig", "# ask:\n", "says not what it shows"),
        ("hit.trig", "# x\n", "asks nothing"),
        ("hit.trig", "# x\n# with: sea\n# ask:\n", "sea.trig"),
    ],
)
def test_a_file_that_is_no_case_is_refused(name: str, text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=name) as refused:
        read_cases(tmp_path)
    assert said in str(refused.value)


def test_a_case_is_read_with_its_terms(tmp_path: Path) -> None:
    (tmp_path / "trap-late.trig").write_text(
        '# x\np:a okl:row 2 .\n# ask: position=p:a lang=ru text="a b"\n# | p:a | "Ә"@kk | 2 | |\n# ask:\n', "utf-8"
    )
    first, second = read_cases(tmp_path)
    assert (first.kind, first.name, second.name) == ("trap", "trap-late-1", "trap-late-2")
    assert first.ask == {"position": "https://w3id.org/okilet/id/position/a", "lang": "ru", "text": "a b"}
    integer = "http://www.w3.org/2001/XMLSchema#integer"
    assert [cell and cell[1:] for cell in first.rows[0]] == [
        ("https://w3id.org/okilet/id/position/a", "", ""),
        ("Ә", "", "kk"),
        ("2", integer, ""),
        None,
    ]
    assert second.rows == ()
    assert len(first.lines) == 1
