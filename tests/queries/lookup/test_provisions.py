"""Provisions by what people call them, in three languages, and by their paths."""

import pytest

from ontology import iris
from queries.lookup.provisions import Provisions

DECREE, RULES = f"{iris.ID}act/U1100000017", f"{iris.ID}act/P0500000009_"
PATHS = {
    DECREE: (
        "main main/preamble main/1 main/2 annex-1 annex-1/row-1 annex-1/row-12 annex-1/row-92 annex-1/note-2 "
        "annex-2 annex-2/1 annex-2/17 annex-2/17/4 annex-2/17/4/item-1 annex-2/17-1"
    ),
    RULES: "main main/1 main/2 annex-1/chapter-2 annex-1/17 annex-1/week-3/day-2/item-1",
}
FOUND = Provisions((act, f"{act}/{path}", path) for act, paths in PATHS.items() for path in paths.split())


def paths(text: str, *acts: str) -> list[str]:
    found = FOUND.find(FOUND.read(text), acts)
    return [f"{'decree' if provision.act == DECREE else 'rules'} {provision.path}" for provision in found]


@pytest.mark.parametrize(
    "typed",
    [
        "92-жол",
        "92-жолы",
        "92-жолында",
        "92 jol",
        "строка 92",
        "в строке 92",
        "92-я строка",
        "row 92",
        "1-қосымша 92-жол",
        "1-қосымшаның 92-жолы",
        "приложение 1, строка 92",
        "row 92 of annex 1",
        "annex-1/row-92",
        "U1100000017 annex-1/row-92",
        "U1100000017:annex-1/row-92",
        "u1100000017/annex-1/row-92",
        f"<{DECREE}/annex-1/row-92>",
        "U1100000017 row 92",
    ],
)
def test_a_row_is_found_however_it_is_called(typed: str) -> None:
    assert paths(typed) == ["decree annex-1/row-92"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2-тармақ", ["decree main/2", "rules main/2"]),
        ("п. 2", ["decree main/2", "rules main/2"]),
        ("17 пункт", ["decree annex-2/17", "rules annex-1/17"]),
        ("17-1-тармақ", ["decree annex-2/17-1"]),
        ("17-тармақтың 4) тармақшасы", ["decree annex-2/17/4"]),
        ("пп. 4) п. 17", ["decree annex-2/17/4"]),
        ("sub-paragraph 4 of paragraph 17", ["decree annex-2/17/4"]),
        ("2-ескертпе", ["decree annex-1/note-2"]),
        ("преамбула", ["decree main/preamble"]),
        ("глава 2", ["rules annex-1/chapter-2"]),
        ("3-апта", ["rules annex-1/week-3/day-2/item-1"]),
        ("приложение 2", ["decree annex-2"]),
        ("93-жол", []),
        ("92", []),
        ("жол", []),
        ("көл кеңесінің төрағасы", []),
        ("", []),
    ],
)
def test_what_is_counted_is_told_by_its_word(typed: str, found: list[str]) -> None:
    assert paths(typed) == found


def test_only_the_acts_that_are_meant_are_looked_at() -> None:
    assert paths("2-тармақ", RULES) == ["rules main/2"]
    assert paths("17-тармақ", RULES, DECREE) == ["rules annex-1/17", "decree annex-2/17"]
    assert paths("U1100000017 17-тармақ", RULES) == ["decree annex-2/17"]


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("17 жарлық 92-жол", "17 жарлық"),
        ("строка 92 указа 17", "указа 17"),
        ("Decree 17 row 92", "decree 17"),
        ("17-жарлықтың 92-жолы", "17 жарлықтың"),
        ("U1100000017 92-жол", ""),
    ],
)
def test_what_is_left_may_name_the_act(typed: str, rest: str) -> None:
    asked = FOUND.read(typed)
    assert (asked.units, asked.rest) == ((("row", "92"),), rest)


def test_a_code_alone_names_no_place() -> None:
    asked = FOUND.read("U1100000017")
    assert (asked.act, asked.is_place) == (DECREE, False)
    assert FOUND.find(asked) == ()
    assert len(FOUND) == 21
