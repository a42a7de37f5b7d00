"""Sentences, and phrases put in the nominative."""

import pytest

from loaders.clauses.nominatives import in_nominative
from loaders.clauses.sentences import plain, sentences
from loaders.text import Text


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = Text.of("Тізімді 2015 ж. № 3 шешіммен А. Әлиев бекітті. Ол жарияланды.")
    assert [s.value for s in sentences(text)] == ["Тізімді 2015 ж. № 3 шешіммен А. Әлиев бекітті.", "Ол жарияланды."]


def test_short_forms_are_left_out() -> None:
    assert plain(Text.of("Көлік комитетіне (бұдан әрі – Комитет) жіберіледі")).value == "Көлік комитетіне жіберіледі"


@pytest.mark.parametrize(
    ("printed", "named"),
    [
        ("Мәдениет министрлігіне", "Мәдениет министрлігі"),
        ("басшысына немесе өзге тұлғаға", "басшысы немесе өзге тұлға"),
        ("лауазымды адамды (келесі адамдарды)", "лауазымды адам (келесі адамдар)"),
        ("органның (ұйымның) басшысынан", "органның (ұйымның) басшысы"),
        ("СІМ-не", "СІМ"),
        ("мұражай директоры", "мұражай директоры"),
    ],
)
def test_names_in_the_nominative(printed: str, named: str) -> None:
    assert in_nominative(printed) == named
