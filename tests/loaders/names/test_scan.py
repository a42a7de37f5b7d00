"""Names of the thesaurus in running text."""

import pytest

from loaders.names.scan import Scanner, tokens
from tests.loaders.names.lexicon import LAKE

SCANNER = Scanner.of(LAKE)


def named(text: str, *, organs: bool = False) -> list[tuple[str, str]]:
    words = tokens(text)
    found = SCANNER.find(words, organs=organs)
    return [(f.entry.iri.partition("/")[2], text[words[f.first].start : words[f.last - 1].end]) for f in found]


@pytest.mark.parametrize(
    "text",
    [
        "Көл істері министрлігіне жүктелсін",
        "КӨЛ: Көл істері министрліктерінен",
        "Қазақстан Республикасы Көл істері министрлігінің",
        "Көл істері министрлігі (бұдан әрі – Министрлік)",
    ],
)
def test_a_name_in_any_case_and_number(text: str) -> None:
    assert [tail for tail, _ in named(text)] == ["ministry"]


def test_the_longest_name_is_taken() -> None:
    assert named("Көл істері министрлігінің Айлақ комитеті төрағасының баяндамасы") == [
        ("committee", "Көл істері министрлігінің Айлақ комитеті")
    ]
    assert named("Айлақ комитетінің төрағасы") == [("chair-of-committee", "Айлақ комитетінің төрағасы")]


def test_organs_alone_where_they_alone_are_asked_for() -> None:
    assert named("Айлақ комитетінің төрағасы", organs=True) == [("committee", "Айлақ комитетінің")]


def test_the_state_and_a_bracket_may_stand_in_a_name() -> None:
    assert named("Арал агенттігінің (Арал қызметінің) төрағасы") == [
        ("chair-of-agency", "Арал агенттігінің (Арал қызметінің) төрағасы")
    ]
    assert named("Қазақстан Республикасының Көл Банкі")[0][1] == "Қазақстан Республикасының Көл Банкі"


@pytest.mark.parametrize(
    "text",
    ["Айлақ, комитеті", "Айлақ және комитеті", "Айлақ. Комитеті", "Айлақ | комитеті", "айлақ жанындағы комитеті"],
)
def test_signs_and_words_between_part_names(text: str) -> None:
    assert named(text) == []


def test_a_comma_and_an_and_of_the_name_itself_are_kept() -> None:
    assert named("Орман, теңіз және су министрлігімен") == [("forest", "Орман, теңіз және су министрлігімен")]


def test_an_acronym_is_met_in_capitals_alone() -> None:
    assert named("КБ-ның есебі, кб туралы") == [("bank", "КБ-ның")]


def test_a_class_is_named_in_its_number() -> None:
    assert [tail for tail, _ in named("арнаулы көл органдарына")] == ["lake-organs"]
    assert named("арнаулы көл органына") == []
