"""What the loaders make of the five acts against readings made by people who did not see it.

The readings hold places, names, dates and figures, no sentence. A share below the bar is a regression, or a reading to
be corrected with a reason.
"""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from queries.catalogue import run
from queries.oxigraph_engine import OxigraphEngine

READINGS = Path(__file__).parent / "readings"
BARS = {
    "act-references": 0.99,
    "amendments": 0.99,
    "calendar": 0.97,
    "candidate-study": 0.97,
    "concurrence": 0.85,
    "deadlines": 0.97,
    "definitions": 0.97,
    "duties": 0.9,
    "exemptions": 0.75,
    "internal-references": 0.96,
    "nomenclature": 0.975,
    "requirements": 0.75,
}
ACT = re.compile(r"^https://w3id\.org/okilet/id/act/")
YES = {"true": "yes", "false": "no"}


def plain(column: str, value: str) -> str:
    value = ACT.sub("", value) if column == "act" else value
    value = YES.get(value, value) if column == "resolved" else value
    return " ".join(value.replace("«", '"').replace("»", '"').split()).strip(" .;").lower()


def reading(query: str) -> tuple[list[str], Counter[tuple[str, ...]]]:
    with (READINGS / f"{query}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = list(rows[0])
    return columns, Counter(tuple(plain(c, row[c]) for c in columns) for row in rows)


def answered(engine: OxigraphEngine, query: str, columns: list[str]) -> Counter[tuple[str, ...]]:
    answer = run(query, engine)
    places = [answer.variables.index(column) for column in columns]
    rows = answer.values()
    return Counter(tuple(plain(c, row[i]) for c, i in zip(columns, places, strict=True)) for row in rows)


def share(ours: Counter[tuple[str, ...]], theirs: Counter[tuple[str, ...]]) -> float:
    """F1 of two bags of rows."""
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def test_every_reading_has_a_bar() -> None:
    assert {path.stem for path in READINGS.glob("*.csv")} - {"contradictions"} == set(BARS)


@pytest.mark.corpus
@pytest.mark.parametrize("query", sorted(BARS))
def test_loaders_agree_with_the_reading(engine: OxigraphEngine, query: str) -> None:
    columns, theirs = reading(query)
    ours = answered(engine, query, columns)
    differing = {"ours": sorted(ours - theirs)[:5], "theirs": sorted(theirs - ours)[:5]}
    assert share(ours, theirs) >= BARS[query], differing


@pytest.mark.corpus
def test_all_rows_of_the_table_are_there(engine: OxigraphEngine) -> None:
    _, theirs = reading("nomenclature")
    ours = answered(engine, "nomenclature", ["act", "row", "position", "appoints", "nominates", "concurs"])
    assert ours.total() == 121
    assert (ours & theirs).total() >= 120


def test_a_lost_row_would_be_seen() -> None:
    _, theirs = reading("calendar")
    lost = Counter(dict(list(theirs.items())[3:]))
    assert share(lost, theirs) < BARS["calendar"]
    assert share(theirs, theirs) == 1.0
