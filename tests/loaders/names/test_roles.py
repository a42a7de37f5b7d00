"""Titles that do not say whose they are."""

import pytest

from loaders.names.roles import bare_title, whole_title


@pytest.mark.parametrize(
    ("phrase", "title"),
    [
        ("Министр", "Министр"),
        ("аппарат басшысы", "аппарат басшысы"),
        ("Төраға", "Төраға"),
        ("Министрдің айлақтарды қадағалайтын орынбасары", "Министр"),
        ("министрлер", ""),  # all of them
        ("Көл министрі", ""),
        ("Премьер-Министр", ""),  # there is but one
        ("Президент", ""),
        ("Әкімшілік Басшысы", ""),  # an organ named by its short form
        ("төрағасының орынбасары", ""),  # the chair of what stands before
        ("әкімдердің орынбасарлары", ""),
        ("Комиссия", ""),
        ("", ""),
    ],
)
def test_a_title_alone_is_told_from_one_with_its_organ(phrase: str, title: str) -> None:
    assert bare_title(phrase) == title


@pytest.mark.parametrize(
    ("title", "beside", "expected"),
    [
        ("Министр", "Теңіз министрлігінің Айлақ комитетінің төрағасы", "Теңіз министрі"),
        (
            "министр",
            "Қазақстан Республикасы Орман және су министрлігі комитеттерінің төрағалары",
            "Орман және су министрі",
        ),
        ("Министр", "облыстардың айлақ департаменттерінің басшылары", "Министр"),
        ("Төраға", "Теңіз министрлігінің Айлақ комитеті", "Төраға"),
    ],
)
def test_a_minister_is_that_of_the_ministry_beside(title: str, beside: str, expected: str) -> None:
    assert whole_title(title, (beside,)) == expected
