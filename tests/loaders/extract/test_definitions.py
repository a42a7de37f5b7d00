"""Defined terms: short forms in brackets and sentences with a dash."""

import pytest

from loaders.extract.definitions import extract
from loaders.model import Definition
from tests.loaders.provisions import act


def definitions(lines: str) -> list[tuple[str, str]]:
    return [(f.term, f.meaning.value) for f in extract(act(lines))[0] if isinstance(f, Definition)]


@pytest.mark.parametrize(
    ("sentence", "term", "meaning"),
    [
        ("Есеп Мәдениет министрлігіне (бұдан әрі – Министрлік) жіберіледі.", "Министрлік", "Мәдениет министрлігі"),
        ("Тізімді Қор комиссиясымен келісілген Көркем қорлар бөлімінің (бұдан әрі - Бөлім) ұсынуы бойынша бекітеді.",
         "Бөлім", "Көркем қорлар бөлімі"),
        ("Қоса беріліп отырған көрмелерді ұйымдастыру, өткізу және жабу қағидалары (бұдан әрі – Қағидалар) бекітілсін.",
         "Қағидалар", "көрмелерді ұйымдастыру, өткізу және жабу қағидалары"),
        ("Өтінім қорларды есепке алумен айналысатын құрылымдық бөлімшеге (бұдан әрі – Есеп бөлімі) беріледі.",
         "Есеп бөлімі", "қорларды есепке алумен айналысатын құрылымдық бөлімше"),
        ("Осы Қағидалар заңға сәйкес әзірленді және мұражай заттарының тізілімін (бұдан әрі – тізілім) реттейді.",
         "тізілім", "мұражай заттарының тізілімі"),
        ("Комитеттің аумақтық бөлімшесі болып табылады (бұдан әрі – Департамент).", "Департамент",
         "Комитеттің аумақтық бөлімшесі"),
        ("Тізілім – мұражай заттары туралы мәліметтердің жиынтығы.", "Тізілім", "мұражай заттары туралы мәліметтердің жиынтығы"),
    ],
)  # fmt: skip
def test_term_and_meaning(sentence: str, term: str, meaning: str) -> None:
    assert definitions(f"annex-1/1 | {sentence}") == [(term, meaning)]


def test_two_short_forms_in_one_sentence_stay_apart() -> None:
    found = definitions(
        "annex-1/1 | Кеңес Қаржы министрлігінде (бұдан әрі – Министрлік), Көлік комитетінде (бұдан әрі – Комитет) өтеді."
    )
    assert found == [("Министрлік", "Қаржы министрлігі"), ("Комитет", "Көлік комитеті")]


def test_notions_of_a_list() -> None:
    found = definitions(
        """
        annex-1/1 | Осы Қағидаларда мынадай ұғымдар пайдаланылады:
        annex-1/1/1 | экспонат – көрмеге қойылған мұражай заты;
        """
    )
    assert found == [("экспонат", "көрмеге қойылған мұражай заты")]


@pytest.mark.parametrize(
    "sentence",
    ["Рұқсаттың қолданылу мерзімі – он екі ай.", "Бөлімнің мақсаты – қорларды сақтау.", "Директор - көрмені ашады."],
)
def test_what_defines_nothing(sentence: str) -> None:
    assert not definitions(f"annex-1/1 | {sentence}")
