"""What was repaired in words: found from where their characters stand in the file, and how they are printed there."""

import pytest

from loaders.origins import lines_of
from loaders.restore import restore_passage
from loaders.text import Text
from service.explorer.acts.repairs import CUT, DISPLACED, LOOK_ALIKE, SPACED, repairs


def undone(file: str, text: Text) -> list[tuple[str, str, str]]:
    lines = lines_of(text, file)
    found = repairs(text.value, text.origins, lines.value, lines.origins)
    return [(one.cause, text.value[one.start : one.end], one.printed) for one in found]


def read(file: str) -> Text:
    """A passage of the file, damage undone, as the loaders read it."""
    lines = []
    start = 0
    for line in file.split("\n"):
        lines.append(Text.of(line, start))
        start += len(line) + 1
    return restore_passage(lines)


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("      Бақ тізбесі\n      бекітілсін.", []),
        ("      Қ а р ж ы  министрі", [(SPACED, "Қаржы", "Қ а р ж ы")]),
        ("      тізімді Кеңсе-\nсіне береді", [(CUT, "Кеңсесіне", "Кеңсе- ⏎ сіне")]),
        ("      жібередi тізімді", [(LOOK_ALIKE, "жібереді", "жібередi")]),
        ("      зерделеу туралы  бекітілсін.ереже", [(DISPLACED, "ереже", "бекітілсін.ереже")]),
    ],
)
def test_each_kind_of_damage_is_told(file: str, found: list[tuple[str, str, str]]) -> None:
    assert undone(file, read(file)) == found


def test_the_letters_that_were_replaced_are_told() -> None:
    file = "жібередi"
    text = read(file)
    (one,) = repairs(text.value, text.origins, file, range(len(file)))
    assert (one.cause, one.letters) == (LOOK_ALIKE, "i")


def test_words_side_by_side_are_one_repair() -> None:
    file = "Қ а р ж ы  м и н и с т р і"
    text = Text("Қаржы министрі", (0, 2, 4, 6, 8, 9, 11, 13, 15, 17, 19, 21, 23, 25))
    assert undone(file, text) == [(SPACED, "Қаржы министрі", file)]


def test_places_that_do_not_fit_the_words_tell_nothing() -> None:
    assert repairs("он күн", (0, 1), "он күн", range(6)) == ()
