"""Which words end a cell, which may begin one, and which go on with what stands before."""

import pytest

from loaders.structure.offices import End, continues, end_of, may_start, stands_alone
from loaders.structure.phrases import joint


@pytest.mark.parametrize(
    ("phrase", "end"),
    [
        ("Бақ министрі", End.OFFICE),
        ("министрлер", End.OFFICE),
        ("қала мәслихаты", End.ACTOR),
        ("Комиссия*", End.OFFICE),
        ("Төрағасы** және екі мүшесі", End.OFFICE),
        ("басшылары (бағбандарды қоспағанда)", End.OFFICE),
        ("басшылары (бағбандарды", End.OPEN),
        ("Бақ министрінің", End.OPEN),
        ("Бақ министрлігінің жанындағы", End.OPEN),
        ("Премьер-Министр,", End.OPEN),
        ("бірінші орынбасары –", End.OPEN),
        ("бағбандарды қоспағанда", End.OPEN),
        ("Жасыл желектер түрлері", End.NOUN),
        ("Бақ", End.BARE),
    ],
)
def test_how_finished_a_phrase_is(phrase: str, end: End) -> None:
    assert end_of(phrase) is end


@pytest.mark.parametrize(
    ("phrase", "may"),
    [
        ("Бақ министрі", True),
        ('"Бақ" қоғамының басшысы', True),
        ("министр", True),
        ("облыс әкімі", True),
        ("тиісті облыстардың әкімдері", True),
        ("орынбасарлары", False),
        ("және мүшелері", False),
        ("", False),
    ],
)
def test_what_a_cell_may_begin_with(phrase: str, may: bool) -> None:
    assert may_start(phrase) is may


@pytest.mark.parametrize(
    ("left", "right", "goes_on"),
    [
        ("Президент", "Кеңсесінің бастығы", True),
        ("Президенті", "Әкімшілігінің Басшысы", True),
        ("төрағасы", "және мүшелері", True),
        ("министрлігінің", "– тиісті органның", True),
        ("Президент", "Әкімшілік Басшысы", False),
        ("Бақ министрі", "Комиссия*", False),
        ("Парламент", "Сенаты", True),
    ],
)
def test_what_goes_on_with_the_words_before(left: str, right: str, goes_on: bool) -> None:
    assert continues(left, right) is goes_on


@pytest.mark.parametrize(
    ("left", "right", "alone"),
    [
        ("комитетінің", "Президент", True),
        ("орталық", "Президент", True),
        ("Егінге", "Премьер-Министр,", True),
        ("Бас", "прокурор", False),
        ("бағбандарды қоспағанда,", "министрлер", False),
        ("комитетінің", "төрағасы", False),
    ],
)
def test_an_office_that_nobody_owns_is_a_name_of_its_own(left: str, right: str, alone: bool) -> None:
    assert stands_alone(left, right) is alone


@pytest.mark.parametrize("phrase", ["§", "№", "2 %"])
def test_a_phrase_without_a_word_is_no_office(phrase: str) -> None:
    assert end_of(phrase) is End.BARE
    assert joint(phrase, "Президент") == 0.0
    assert joint(f"{phrase}**", "Президент") > 0
