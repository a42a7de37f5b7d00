"""Damage that no act was seen with, to show that none can do harm: lines and words lost, doubled, moved, mixed up."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_SCRAPS = (
    *(
        "*",
        "**",
        "***",
        "№",
        "№ 0",
        ";",
        ":",
        "-",
        "–",
        "1)",
        "2-1.",
        "99.",
        "24.",
        "5-тармақ",
        "бекітілген",
        "ҚАУЛЫ ЕТЕДІ:",
    ),
    *("31.02.2020", "00.00.0000", "2099 жылғы 1 қаңтардағы", "0001 жылғы 1 қаңтар", "Ескерту.", "Күші жойылды -"),
    *(
        "алып тасталсын;",
        "жаңа редакцияда",
        "осы тармақтың үшінші бөлігі",
        "3-қосымшаға сәйкес",
        "(бұдан әрі - )",
        "\f",
    ),
    *("Президент", "немесе оның тапсырмасы бойынша", "қоспағанда", '"', "«", "1-тарау.", "Ескертпе:", "он күн ішінде"),
)
_LATIN = str.maketrans("аеорсухіАЕОРСХІ", "aeopcyxiAEOPCXI")


def damaged(text: str, chance: Random) -> str:
    """The text after one to forty strokes of damage anywhere below its heading, seldom in the heading too."""
    lines = text.split("\n")
    for _ in range(chance.choice((1, 2, 5, 10, 20, 40))):
        first = 0 if chance.random() < 0.1 else 5  # where the heading is gone, nothing is read at all
        chance.choice(_STROKES)(lines, first, chance)
    return "\n".join(lines)


def _lose(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    del lines[at : at + chance.choice((1, 1, 2, 8))]


def _double(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    lines[at:at] = lines[at : at + chance.choice((1, 3, 9))]


def _move(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    taken = lines[at : at + chance.choice((1, 2, 10))]
    del lines[at : at + len(taken)]
    to = _place(lines, first, chance)
    lines[to:to] = taken


def _join(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    lines[at : at + 2] = [" ".join(line.strip() for line in lines[at : at + 2])]


def _cut(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    words = chance.randint(0, max(0, len(lines[at]) - 1))
    lines[at : at + 1] = [lines[at][:words], lines[at][words:]]


def _scrap(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    words = lines[at].split(" ")
    words.insert(chance.randint(0, len(words)), chance.choice(_SCRAPS))
    lines[at] = " ".join(words)


def _blot(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    lines[at] = "".join(char for char in lines[at] if chance.random() > 0.1)


def _mix(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    words = lines[at].split()
    chance.shuffle(words)
    lines[at] = " ".join(words)


def _renumber(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    lines[at] = "".join(chance.choice("0123456789") if char.isdigit() else char for char in lines[at])


def _latin(lines: list[str], first: int, chance: Random) -> None:
    at = _place(lines, first, chance)
    lines[at] = lines[at].translate(_LATIN)


def _empty(lines: list[str], first: int, chance: Random) -> None:
    lines[_place(lines, first, chance)] = chance.choice(("", " ", "-", "*", "..."))


def _end(lines: list[str], first: int, chance: Random) -> None:
    if chance.random() < 0.1:
        del lines[_place(lines, max(first, len(lines) // 2), chance) :]


def _place(lines: list[str], first: int, chance: Random) -> int:
    while len(lines) <= first:
        lines.append("")
    return chance.randrange(first, len(lines))


_STROKES: tuple[Callable[[list[str], int, Random], None], ...] = (
    *(_lose, _double, _move, _join, _cut, _scrap, _scrap, _blot, _mix, _renumber, _latin, _empty, _end),
)
