"""Letter-spaced words become whole; other words stay as they are."""

import pytest

from loaders.restore.spacing import unspaced
from loaders.text import Text


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("Б а қ ш а  ", "Бақша "),
        ("Б а қ ш а  с а я б а қ т а р ы н ы ң", "Бақша саябақтарының"),
        ("      Ш Е Ш І М  Е Т Т І :", "      ШЕШІМ ЕТТІ:"),
        ("к ө ш е т т е р і »  ж і б е р е д і .", "көшеттері» жібереді."),
        ("өтк і зет ін  ", "өткізетін "),
        ("бағбандар ін ің  ", "бағбандарінің "),
        ("к ір і спе  мынадай  редакцияда", "кіріспе мынадай редакцияда"),
        ("      1 2 .  Қ а л а л ы қ  с а я б а қ :", "      12. Қалалық саябақ:"),
        ("2 -тармақ мынадай", "2-тармақ мынадай"),
        ("бақша жә не саябақ", "бақша және саябақ"),
    ],
)
def test_stretched_words(printed: str, whole: str) -> None:
    assert unspaced(Text.of(printed)).value == whole


@pytest.mark.parametrize(
    "line",
    [
        "қала ішінде және іс жүзінде",
        'мемлекеттік қызметтің "А" корпусы',
        "N 5 бұйрық және № 7 қаулы",
        "бақшалар  (бұдан әрі - бақ)",
        "а) және б) тармақшалары",
    ],
)
def test_other_lines_stay(line: str) -> None:
    assert unspaced(Text.of(line)).value == line


def test_idempotent_and_no_letter_lost() -> None:
    line = Text.of("Қ а л а л ы қ  с а я б а қ т ы ң  к ү з е т і")
    once = unspaced(line)
    assert unspaced(once).value == once.value
    assert once.value.replace(" ", "") == line.value.replace(" ", "")


def test_places_of_letters_are_kept() -> None:
    text = unspaced(Text.of("Б а қ  "))
    assert text.origins[:3] == (0, 2, 4)
