"""Names as people type them, from the acts and from usage in the Russian and English press, on the graph that ships.

`asked.csv` has what was typed, what it means ("*": several things, "-": nothing here), of what kind the question is, and
when it was collected: rules of the look-up were made with those of `development` in view; `held-out` and `later` were
answered first without.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from ontology.errors import Ambiguous, NotFound
from ontology.iris import ID
from ontology.shipped import shipped_files
from queries.lookup import KINDS, POSTS, Lookup
from queries.oxigraph_engine import OxigraphEngine

ASKED = tuple(csv.DictReader((Path(__file__).parent / "asked.csv").read_text(encoding="utf-8").splitlines()))
MEANT = tuple(row for row in ASKED if row["expected"] not in {"*", "-"})
UNTOLD = pytest.mark.xfail(reason="read as the class of heads of ministries' agencies", strict=True)
SEVERAL = [
    pytest.param(row["text"], marks=UNTOLD if row["text"] == "head of the agency" else ())
    for row in ASKED
    if row["expected"] == "*"
]


@cache
def lookup() -> Lookup:
    return Lookup.over(OxigraphEngine.from_files(shipped_files()))


def answer(text: str, kinds: tuple[str, ...]) -> str:
    try:
        return lookup().one(text, kinds).removeprefix(ID)
    except Ambiguous:
        return "*"
    except NotFound:
        return "-"


def test_enough_is_asked_in_every_way() -> None:
    kinds = Counter(row["kind"] for row in ASKED)
    assert len(ASKED) >= 370
    assert min(kinds[kind] for kind in ("press-ru", "press-en", "kk-case", "latin", "abbreviation", "organ")) > 20
    assert len({row["text"] for row in ASKED}) == len(ASKED)


@pytest.mark.parametrize("kinds", [KINDS, POSTS])
def test_95_of_100_find_what_is_meant(kinds: tuple[str, ...]) -> None:
    asked = [row for row in MEANT if kinds == KINDS or row["expected"].startswith(("position/", "class/"))]
    wrong = {row["text"]: found for row in asked if (found := answer(row["text"], kinds)) != row["expected"]}
    assert len(wrong) <= 0.05 * len(asked), wrong


@pytest.mark.parametrize("text", SEVERAL)
def test_what_may_be_several_things_has_candidates(text: str) -> None:
    with pytest.raises(Ambiguous) as caught:
        lookup().one(text)
    assert isinstance(caught.value.detail, list)
    assert len(set(caught.value.detail)) > 1


@pytest.mark.parametrize("text", [row["text"] for row in ASKED if row["expected"] == "-"])
def test_what_means_nothing_here_is_not_found(text: str) -> None:
    with pytest.raises(NotFound):
        lookup().one(text, KINDS)


def test_what_was_understood_is_said_where_the_name_is_not_one_of_its_own() -> None:
    meant = lookup().meant("глава КазМунайГаза")
    assert meant.notes("глава КазМунайГаза", "ru") == (
        f"«глава КазМунайГаза» понято как «{meant.label('ru')}» ({meant.reason('ru')}).",
    )
    assert "«ҚазМұнайГаз»; по названию его органа" in meant.reason("ru")
    assert lookup().meant("министр финансов").notes("министр финансов", "ru") == ()
