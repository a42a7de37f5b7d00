"""The table and the grid of the real acts: read as printed, and the same rows laid out anew."""

import os
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from loaders.model import Document, Table
from loaders.read import read_source
from loaders.structure import structure
from tests.generate.typeset import Layout, flatten
from tests.loaders.structure.tables import cells
from tests.loaders.structure.test_tables_generated import exact

FOLDER = os.environ.get("OKILET_CORPUS", "")
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not FOLDER, reason="OKILET_CORPUS names no folder with the five acts"),
]


@lru_cache(maxsize=1)
def documents() -> dict[str, Document]:
    found = [structure(read_source(path)) for path in sorted(Path(FOLDER).glob("*.txt"))]
    return {d.key.number: d for d in found if d.tables or d.grids}


def table() -> Table:
    (found,) = documents()["828"].tables
    return found


def row(number: int) -> tuple[str, ...]:
    return tuple(cell.text.value for cell in table().rows[number - 1].cells)


def test_every_row_has_a_position_and_an_appointer() -> None:
    assert len(table().rows) == 121
    assert [r.number for r in table().rows if not r.cells[0].text or not r.cells[1].text] == []
    assert [head.value for head in table().heads if head] == [
        "Кім тағайындайды (сайлайды)",
        "Тағайындау (сайлау) үшін кім ұсынады (ұсыным жасайды)",
        "Кіммен келісіледі",
    ]


def test_every_letter_below_the_heads_stands_in_one_cell() -> None:
    origins = [o for r in table().rows for c in r.cells for o in c.text.origins if o >= 0]
    assert len(origins) == len(set(origins))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (4, ("Президент", "", "")),
        (14, ("Президент", "Әкімшілік Басшысы", "Парламент Сенаты")),
        (40, ("Президент", "Ішкі істер министрі", "Комиссия*")),
        (49, ("Президент", "Мемлекеттік қызмет істері агенттігінің төрағасы", "Әкімшілік Басшысы")),
        (50, ("Бас прокурор", "", "Комиссия*")),
        (76, ("Бас Прокурор", "Бас Прокурор", "Президент, Комиссия*")),
        (
            99,
            ("Төтенше жағдайлар министр",) * 2 + ("Премьер-Министр, Әкімшілік Басшысы, Қауіпсіздік Кеңесінің Хатшысы",),
        ),
        (102, ("Ішкі істер министрі", "Ішкі істер министрі", "Комиссия*")),
        (112, ("тиісті холдингтердің директорлар кеңестері", "Премьер-Министр", "Әкімшілік Басшысы")),
    ],
)
def test_authorities_of_rows_that_print_made_hard(number: int, expected: tuple[str, ...]) -> None:
    assert row(number)[1:] == expected


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(Layout(widths=(18, 20, 22, 24), page=0), id="other widths"),
        pytest.param(Layout(widths=(30, 28, 26, 24), page=50, middle=False), id="other pages"),
        pytest.param(Layout(widths=(21, 19, 23, 18), page=35, flow=True, glued=0.0), id="pages cut anywhere"),
    ],
)
def test_the_same_rows_in_another_order_and_layout(layout: Layout) -> None:
    chance = Random(7)
    truth = [row(r.number) for r in table().rows]
    chance.shuffle(truth)
    assert exact(truth, cells(flatten(truth, layout, chance))) >= 0.95 * len(truth)


def test_each_week_of_the_grid_has_each_weekday() -> None:
    (grid,) = documents()["155"].grids
    found = {(entry.week, entry.weekday) for entry in grid.entries}
    assert found == {(week, day) for week in range(1, 5) for day in range(1, 6)}
    assert len(grid.entries) == 40
