"""The page of the query library is what the files give, and names every one."""

import re
from pathlib import Path

import pytest

from ontology.shipped import shipped_files
from queries.catalogue import catalogue, questions
from queries.oxigraph_engine import OxigraphEngine
from service.queries_page import page

PAGE = Path(__file__).parent.parent.parent / "docs" / "queries.md"


@pytest.fixture(scope="module")
def written() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_is_up_to_date(written: str) -> None:
    assert page(OxigraphEngine.from_files(shipped_files())) == written, "run make docs"


def test_every_question_has_a_section_and_every_part_a_line(written: str) -> None:
    assert re.findall(r"^### (\S+)$", written, re.MULTILINE) == [query.name for query in questions()]
    parts = {query.name for query in catalogue()} - {query.name for query in questions()}
    assert set(re.findall(r"^- `(\S+)`: [A-Z].*\? \(", written, re.MULTILINE)) == parts
    assert len(questions()) >= 60


def test_no_cell_is_long(written: str) -> None:
    cells = [cell for line in written.splitlines() if line.startswith("| ") for cell in re.split(r"(?<!\\) \| ", line)]
    assert len(cells) > 500
    assert max(map(len, cells)) <= 60
