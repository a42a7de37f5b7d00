"""Invented work calendars: cells of sittings for each week and weekday, and the grid they make, flattened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from tests.generate.typeset import PAGE, Layout, tidy, wrapped

WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма")
ORDINALS = ("Бірінші", "Екінші", "Үшінші", "Төртінші", "Бесінші")

Cell = tuple[str, ...]
Week = tuple[Cell, ...]

_SITTINGS = (
    "Әкім өткізетін апталық кеңес",
    "Бақ шаруашылығы кеңесінің отырысы",
    "Әкімнің ауыл тұрғындарын қабылдауы",
    "Әкім орынбасарларының оған есеп беруі",
    "Су комиссиясының отырысы",
    "Әкімнің аудандарға жұмыс сапары",
    "аппаратта және басқармаларда өтетін кеңестер",
    "бөлімдер мен мектептерде өтетін жиналыстар",
    "Әкімнің бағбандармен телефон арқылы келіссөздері",
    "Егін жөніндегі штабтың отырысы (бекітілген кестеге сәйкес)",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """How a grid is set: `width` of a week's column, `page` lines a page (0: none), `by_week` read column by column."""

    width: int = 18
    page: int = 0
    by_week: bool = False


def weeks(chance: Random, count: int) -> tuple[Week, ...]:
    """Cells of one to three sittings for each weekday of so many weeks."""
    return tuple(tuple(tuple(chance.sample(_SITTINGS, chance.randint(1, 3))) for _ in WEEKDAYS) for _ in range(count))


def flatten_grid(grid: Sequence[Week], setting: Setting, chance: Random) -> str:
    """The grid as a PDF reader gives it."""
    count = len(grid)
    printed = ["Апта", " ".join(ORDINALS[:count]), "", "Апта күндері", "", " ".join(map(str, range(1, count + 2))), ""]
    if setting.by_week:
        printed += [line for day in WEEKDAYS for line in (day, "")]
        for week in grid:
            for cell in week:
                printed += [*_lines(cell, setting.width, chance), ""]
        return "\n".join(printed) + "\n"
    used = len(printed)
    for day, name in enumerate(WEEKDAYS):
        cells = [_lines(week[day], setting.width, chance) for week in grid]
        height = max(len(lines) for lines in cells)
        printed += [name, ""]
        if setting.page and used + height > setting.page:
            room = max(1, setting.page - used)
            printed += _part([lines[:room] for lines in cells])
            printed += [PAGE]
            printed += _part([lines[room:] for lines in cells])
            used = max(0, height - room)
        else:
            printed += _part(cells)
            used += height
    return "\n".join("\n\n" if line == PAGE else line for line in tidy(printed)) + "\n"


def _part(cells: Sequence[Sequence[str]]) -> list[str]:
    return [line for lines in cells if lines for line in (*lines, "")]


def _lines(cell: Cell, width: int, chance: Random) -> list[str]:
    lines: list[str] = []
    for number, sitting in enumerate(cell, 1):
        end = ";" if number < len(cell) else ""
        lines += wrapped(f"- {sitting}{end}", width, Layout(hyphen=0.0), chance)
    return lines
