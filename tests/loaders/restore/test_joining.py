"""Printed lines become passages; look-alike letters become Cyrillic; true hyphens and Latin words stay."""

from collections.abc import Callable

import pytest

from loaders.restore import Context, restore_cell, restore_passage, tidy
from loaders.restore.letters import cyrillic
from loaders.text import Text

CONTEXT = Context.of(["осы Премьер-Министрдің бақшасы", "осы саябақтарды бақылайды осы", "бұл комиссиялары бар"])


def cell(*lines: str) -> str:
    return restore_cell([Text.of(line) for line in lines], CONTEXT).value


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Қалалық бақтар ", "басқармасының ", "бастығы"), "Қалалық бақтар басқармасының бастығы"),
        (("Премьер-Министрді", "ң баяндамасы"), "Премьер-Министрдің баяндамасы"),
        (("бұл - Премьер", "- Министр) бағы"), "бұл - Премьер-Министр) бағы"),
        (("мұражай мен Премьер – ", "М и н и с т р"), "мұражай мен Премьер-Министр"),
        (("Премьер- ", "Министрдің кеңесі"), "Премьер-Министрдің кеңесі"),
        (("ғылыми-", "б а қ ш а  ", "органы"), "ғылыми-бақша органы"),
        (("Республика-сының бағы",), "Республикасының бағы"),
        (("қалалар", ", аудандар"), "қалалар, аудандар"),
        (("бақтар (", "бұдан әрі - бақ", ") қоры"), "бақтар (бұдан әрі - бақ) қоры"),
        (('"Көшет', 'о р т а л ы ғ ы "  ', "мекемесі"), '"Көшет орталығы" мекемесі'),
        (('"Бақ "', 'көшет" қоры', '" АҚ'), '"Бақ "көшет" қоры" АҚ'),
        (("саябақтар", "ды бақылау"), "саябақтарды бақылау"),
        (("СІМ-нің 5 %-ды 500-ден",), "СІМ-нің 5 %-ды 500-ден"),
        (("іс-шара мен әл-ауқат",), "іс-шара мен әл-ауқат"),
        (("Бақ агент-", "тігінің төра-", "ғасы"), "Бақ агенттігінің төрағасы"),
        (("Көшет министрлігі-", "нің бастығы"), "Көшет министрлігінің бастығы"),
        (("СІМ-", "нің бағы"), "СІМ-нің бағы"),
        (("көктемгі іс-", "шаралар жоспары"), "көктемгі іс-шаралар жоспары"),
        (("Вице-", "министр"), "Вице-министр"),
        (("Премьер", "-Министрдің бағы"), "Премьер-Министрдің бағы"),
        (("саябақтардың қызметкер", "лерінің тізімі"), "саябақтардың қызметкерлерінің тізімі"),
        (("агроэкологиялы", "қ бақтар"), "агроэкологиялық бақтар"),
        (("агроэкологиялық", "бақ қоры"), "агроэкологиялық бақ қоры"),
        (("көшеттер", "мен бақтар"), "көшеттер мен бақтар"),
    ],
)
def test_lines_of_a_cell(lines: tuple[str, ...], whole: str) -> None:
    assert cell(*lines) == whole


def test_a_passage_puts_links_back_and_joins() -> None:
    lines = [Text.of("      1. Бақтарды күту туралы  бекітілсін.ереже")]
    assert restore_passage(lines).value.endswith("туралы ереже бекітілсін.")


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("мемлекеттiк", "мемлекеттік"),
        ("қызметкe", "қызметке"),
        ("оpгандардың", "органдардың"),
        ("N 132", "N 132"),
        ("email және iPhone", "email және iPhone"),
    ],
)
def test_look_alike_letters(damaged: str, whole: str) -> None:
    assert cyrillic(Text.of(damaged)).value == whole


@pytest.mark.parametrize("stage", [cyrillic, tidy])
def test_stages_are_idempotent(stage: Callable[[Text], Text]) -> None:
    once = stage(Text.of('бақ ( "бау ") мемлекеттiк , Республика-сының'))
    assert stage(once).value == once.value
