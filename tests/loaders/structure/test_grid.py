"""Flattened calendar grids: one phenomenon a case, then grids that nobody has seen."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.model import ProvisionKind
from tests.generate.calendars import Setting, flatten_grid, weeks
from tests.loaders.structure.tables import entries, grid_of

HEAD = "Апта\nБірінші Екінші\n\nАпта күндері\n\n1 2 3\n\n"


def test_a_cell_ends_where_no_semicolon_promises_more() -> None:
    text = f"{HEAD}дүйсенбі\n\n- бақ кеңесі;\n- су кеңесі\n\n- егін кеңесі\n\nсейсенбі\n\n- қабылдау\n\n- сапар\n"
    assert entries(text) == {
        (1, 1): ["бақ кеңесі", "су кеңесі"],
        (2, 1): ["егін кеңесі"],
        (1, 2): ["қабылдау"],
        (2, 2): ["сапар"],
    }


def test_cells_on_the_line_of_their_weekday() -> None:
    text = f"{HEAD}дүйсенбі - бақ кеңесі - су кеңесі\n\nсейсенбі\n\n- қабылдау\n\n- сапар\n"
    assert entries(text)[1, 1] == ["бақ кеңесі"]
    assert entries(text)[2, 1] == ["су кеңесі"]


def test_a_cell_cut_by_a_page_goes_on_behind_its_neighbour() -> None:
    text = (
        f"{HEAD}дүйсенбі\n\n- Әкімнің бағбандар \nқоғамының \n\n- су кеңесі\n\n\n\nмүшелерін \nқабылдауы;\n- бақ кеңесі\n\n"
        "сейсенбі\n\n- қабылдау\n\n- сапар\n"
    )
    assert entries(text)[1, 1] == ["Әкімнің бағбандар қоғамының мүшелерін қабылдауы", "бақ кеңесі"]
    assert entries(text)[2, 1] == ["су кеңесі"]


def test_short_forms_are_left_out_of_entries_and_kept_in_provisions() -> None:
    text = f"{HEAD}дүйсенбі\n\n- Бас бағбан (бұдан \nәрі - Бағбан) өткізетін кеңес*\n\n- сапар\n\nсейсенбі\n\n- қабылдау\n\n- сапар\n"
    grid, provisions, _ = grid_of(text)
    assert grid.entries[0].text.value == "Бас бағбан өткізетін кеңес*"
    assert provisions[0].text.value == "Бас бағбан (бұдан әрі - Бағбан) өткізетін кеңес*"
    assert (provisions[0].path, provisions[0].kind) == ("annex-1/week-1/day-1/item-1", ProvisionKind.SLOT)


def test_a_hyphen_thrown_to_a_new_line_is_no_bullet() -> None:
    text = (
        f"{HEAD}дүйсенбі\n\n- Премьер-Министр өткізетін кеңес\n\n- Әкім (бұдан әрі - Премьер\n- Министр) өткізетін кеңес\n\n"
        "сейсенбі\n\n- қабылдау\n\n- сапар\n"
    )
    assert entries(text)[2, 1] == ["Әкім өткізетін кеңес"]


def test_a_grid_read_column_by_column() -> None:
    text = (
        "Апта күндері\n\nдүйсенбі\n\nсейсенбі\n\nБірінші апта\n\n- бақ кеңесі\n\n- су кеңесі\n\n"
        "Екінші апта\n\n- қабылдау;\n- жиналыс\n\n- сапар\n"
    )
    assert entries(text) == {
        (1, 1): ["бақ кеңесі"],
        (1, 2): ["су кеңесі"],
        (2, 1): ["қабылдау", "жиналыс"],
        (2, 2): ["сапар"],
    }


def test_a_lost_cell_is_a_doubt() -> None:
    text = f"{HEAD}дүйсенбі\n\n- бақ кеңесі\n\nсейсенбі\n\n- қабылдау\n\n- сапар\n"
    _, _, doubts = grid_of(text)
    assert [d.code for d in doubts] == ["grid-doubtful"]


SETTINGS = st.builds(Setting, width=st.integers(14, 26), page=st.sampled_from((0, 15, 25, 40)), by_week=st.booleans())


@settings(max_examples=60, deadline=None)
@given(setting=SETTINGS, count=st.integers(2, 5), seed=st.integers(0, 10_000))
def test_every_entry_comes_to_its_week_and_day(setting: Setting, count: int, seed: int) -> None:
    chance = Random(seed)
    grid = weeks(chance, count)
    found = entries(flatten_grid(grid, setting, chance))
    wanted = {(w, d): list(cell) for w, week in enumerate(grid, 1) for d, cell in enumerate(week, 1)}
    wrong = [key for key in wanted if found.get(key) != wanted[key]]
    assert len(wrong) <= 0.1 * len(wanted)


@pytest.mark.parametrize("by_week", [False, True])
def test_at_least_99_of_100_cells_are_exact(by_week: bool) -> None:
    total = right = 0
    for seed in range(40):
        chance = Random(seed)
        grid = weeks(chance, 4)
        found = entries(flatten_grid(grid, Setting(page=25, by_week=by_week), chance))
        for week, days in enumerate(grid, 1):
            for day, cell in enumerate(days, 1):
                total += 1
                right += found.get((week, day)) == list(cell)
    assert right >= 0.99 * total
