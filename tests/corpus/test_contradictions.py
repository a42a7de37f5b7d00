"""The list of contradictions that readers see, and the share of it that the report finds."""

import re
from collections import Counter
from pathlib import Path

import pytest

from loaders.graph import Dataset
from shapes.again import check_again
from shapes.catalogue import Words, checks
from shapes.findings import Finding
from shapes.places import Place
from tests.corpus.contradictions import Row, about, finds, found, page, rows

PAGE = Path(__file__).parents[2] / "docs" / "contradictions.md"
BAR = 0.91
FAMILIES = ("structure", "appointments", "study", "names", "time", "deadlines", "calendar", "completeness")
PATH = re.compile(r"([A-Z]\d+_?:)?(main|annex-\d+)(/[a-z0-9~-]+)*")
CHECK = checks()[0]


def words(text: str) -> Words:
    return Words(text, text, text)


def finding(path: str, name: str, message: str = "", act: str = "U030000077_") -> Finding:
    iri = f"https://w3id.org/okilet/id/act/{act}"
    place = Place(iri, 1, path, f"{iri}/{path}")
    return Finding(CHECK, "<https://example.org/x>", words(name), place.act, (place,), (), words(message))


def row(provisions: str, subject: str) -> Row:
    places = tuple(("U030000077_", path) for path in provisions.split("; "))
    return Row("names-01", "names", places, provisions, subject, "Two names.", "certain", (), "")


@pytest.mark.parametrize(
    ("path", "hit"),
    [
        ("annex-1/5", True),
        ("annex-1/5/item-2", True),
        ("annex-1/5/part-2/item-1", True),
        ("annex-1", False),
        ("annex-1/5/2", False),
        ("annex-1/55", False),
        ("annex-2/5", False),
    ],
)
def test_a_finding_stands_at_a_place_of_the_row(path: str, hit: bool) -> None:
    assert finds(finding(path, "Көл инспекциясы"), row("annex-1/5; annex-1/9", "Көл инспекциясы")) is hit


def test_a_finding_of_the_whole_paragraph_finds_an_entry_of_its_list() -> None:
    assert finds(finding("annex-1/5", "Көл инспекциясы"), row("annex-1/5/item-3", "Көл инспекциясы"))


def test_a_finding_in_another_act_is_none() -> None:
    assert not finds(finding("annex-1/5", "Көл инспекциясы", act="U030000078_"), row("annex-1/5", "Көл инспекциясы"))


@pytest.mark.parametrize(
    ("text", "subject", "hit"),
    [
        ("Көл инспекциясының басшысы", "Көл инспекциясы", True),
        ("Орман инспекциясының басшысы", "Көл инспекциясы бастығының орынбасары", False),
        ("Орман қоры", "Көл инспекциясы; орман қоры", True),
        ("2030-05-06 № 77 жарлық", "№ 77", True),
        ("2030-05-06 № 78 жарлық", "№ 77", False),
        ("Қазақстан Республикасы", "Қазақстан Республикасының Көл инспекциясы", False),
        ("", "", False),
    ],
)
def test_a_text_is_about_a_subject(text: str, subject: str, hit: bool) -> None:
    assert about(text, subject) is hit


def test_the_message_counts_as_well_as_the_name() -> None:
    assert finds(finding("main/1", "5-тармақ", "Көл инспекциясы екі рет аталған"), row("main/1", "Көл инспекциясы"))


def test_the_list_is_whole() -> None:
    listed = rows()
    assert len(listed) >= 180
    assert not [name for name, times in Counter(row.id for row in listed).items() if times > 1]
    assert tuple(dict.fromkeys(row.family for row in listed)) == FAMILIES
    assert {row.weight for row in listed} == {"certain", "likely"}
    assert not [row.id for row in listed if not all(map(PATH.fullmatch, row.places.split("; ")))]
    assert not [row.id for row in listed if not (row.subject and row.what.endswith("."))]


def test_each_row_has_checks_or_says_why_not() -> None:
    known = {check.name for check in checks()}
    assert not [row.id for row in rows() if bool(row.checks) is bool(row.why_not)]
    assert {name for row in rows() for name in row.checks} <= known


def test_the_page_is_up_to_date() -> None:
    codes = {check.name: check.code for check in checks()}
    assert PAGE.read_text(encoding="utf-8") == page(rows(), codes), "run `make docs`"


@pytest.fixture(scope="module")
def findings(dataset: Dataset) -> tuple[Finding, ...]:
    return check_again(dataset.quads())[0].all


@pytest.mark.corpus
def test_what_is_said_to_be_found_is_found(findings: tuple[Finding, ...]) -> None:
    missing = {row.id: lost for row in rows() if (lost := set(row.checks) - set(found(row, findings)))}
    assert not missing


@pytest.mark.corpus
def test_the_share_found_does_not_fall(findings: tuple[Finding, ...]) -> None:
    listed = rows()
    number = sum(bool(set(row.checks) & set(found(row, findings))) for row in listed)
    assert number / len(listed) >= BAR
