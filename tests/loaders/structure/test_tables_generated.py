"""Tables that nobody has seen: invented rows, laid out every way that print is known to lay them out."""

from collections import Counter
from difflib import SequenceMatcher
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.generate.nomenclature import rows
from tests.generate.typeset import Layout, flatten
from tests.loaders.structure.tables import cells, table_of

WIDTHS = st.tuples(*[st.integers(18, 30)] * 4)
SHARES = st.sampled_from((0.0, 0.3, 0.7))
LAYOUTS = st.builds(
    Layout,
    widths=WIDTHS,
    page=st.sampled_from((0, 20, 30, 45, 60)),
    middle=st.booleans(),
    flow=st.booleans(),
    spaced=SHARES,
    hyphen=st.sampled_from((0.0, 0.1)),
    kept=st.booleans(),
    marked=SHARES,
    traced=SHARES,
    glued=st.sampled_from((0.0, 1.0)),
)


def letters(text: str) -> Counter[str]:
    """The letters and marks of a text; hyphens may be print's."""
    return Counter(char for char in text if not char.isspace() and char != "-")


def exact(truth: list[tuple[str, ...]], found: list[tuple[str, ...]]) -> int:
    """How many rows were read exactly, in order."""
    matcher = SequenceMatcher(None, truth, found, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(layout=LAYOUTS, seed=st.integers(0, 10_000))
def test_no_letter_is_lost_and_none_is_read_twice(layout: Layout, seed: int) -> None:
    text = flatten(rows(Random(seed), 8), layout, Random(seed))
    table, provisions, _ = table_of(text)
    found = [cell.text for row in table.rows for cell in row.cells]
    assert sum((letters(cell.value) for cell in found), Counter()) == letters(text)
    origins = [origin for cell in found for origin in cell.origins if origin >= 0]
    assert len(origins) == len(set(origins))
    assert (
        [row.number for row in table.rows] == list(range(1, len(table.rows) + 1)) == [int(p.number) for p in provisions]
    )


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10_000), widths=WIDTHS)
def test_reading_does_not_depend_on_column_widths(seed: int, widths: tuple[int, ...]) -> None:
    chance = Random(seed)
    truth = rows(chance, 12)
    layout = Layout(widths=widths, page=0, spaced=0.0, hyphen=0.0, traced=0.0, glued=0.0)
    assert exact(list(truth), cells(flatten(truth, layout, chance))) >= len(truth) - 1


LAID_OUT = {
    "plain": Layout(page=0, spaced=0.0, hyphen=0.0, marked=0.0, traced=0.0, glued=0.0),
    "narrow": Layout(widths=(18, 18, 18, 18), page=0, spaced=0.5, hyphen=0.1),
    "wide": Layout(widths=(30, 30, 30, 30), page=0, spaced=0.0),
    "short cells on one line": Layout(page=0, middle=False, marked=0.0, glued=1.0),
    "no blanks at line ends": Layout(page=0, kept=False, marked=0.0),
    "traces of empty cells": Layout(page=0, marked=1.0, traced=1.0),
    "pages of rows": Layout(page=45, middle=True),
    "pages of rows set at the top": Layout(page=45, middle=False),
    "pages cut anywhere": Layout(page=40, flow=True),
    "short pages": Layout(page=20, glued=0.0),
}


@pytest.mark.parametrize("layout", LAID_OUT.values(), ids=LAID_OUT.keys())
def test_at_least_95_of_100_rows_are_exact(layout: Layout) -> None:
    total = right = 0
    for seed in range(3):
        chance = Random(seed)
        truth = rows(chance, 60)
        right += exact(list(truth), cells(flatten(truth, layout, chance)))
        total += len(truth)
    assert right >= 0.95 * total, f"{right} of {total}"
