"""What a note says of amendments: kinds, places, acts, statements that follow one another."""

import pytest

from loaders.grammar.notes import read_note
from loaders.grammar.places import provision_path

Read = list[tuple[str, list[str], list[str]]]


def read(note: str) -> Read:
    return [
        (s.kind, [provision_path(p.units) for p in s.places], [c.number for c in s.citations]) for s in read_note(note)
    ]


BY = "ҚР Президентінің 05.10.2020 № 27 Жарлығымен."


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("4-тармақ жаңа редакцияда", ("reworded", ["4"])),
        ("4-тармаққа өзгеріс енгізілді", ("changed", ["4"])),
        ("4-тармаққа өзгерістер мен толықтырулар енгізілді", ("changed", ["4"])),
        ("5-бапқа өзгерістер енгізілді", ("changed", ["5"])),
        ("Ереже 2-1-тармақпен толықтырылды", ("added", ["2-1"])),
        ("3-тарау 17-1-тармақпен толықтырылды", ("added", ["17-1"])),
        ("Заң 12-1-баппен толықтырылды", ("added", ["12-1"])),
        ("24-тармақпен толықтырылды", ("added", ["24"])),
        ("5-тармақ 3) тармақшамен толықтырылды", ("added", ["5/3"])),
        ("екінші бөлік алып тасталды", ("deleted", ["part-2"])),
        ("Күші жойылды", ("repealed", [])),
        ("Тізбенің атауы жаңа редакцияда", ("reworded", ["title"])),
        ("1-тараудың тақырыбы жаңа редакцияда", ("reworded", ["chapter-1/title"])),
        ("Кіріспе жаңа редакцияда", ("reworded", ["preamble"])),
        ("Мәтін бойынша «көл» деген сөз «теңіз» деген сөзбен ауыстырылды", ("changed", [])),
    ],
)
def test_a_note_says_what_was_done_where(said: str, expected: tuple[str, list[str]]) -> None:
    assert read(f"{said} – {BY}") == [(*expected, ["27"])]


def test_a_list_of_acts_is_one_statement() -> None:
    note = "1-тармаққа өзгерістер енгізілді - ҚР Президентінің 2009.07.27. N 52; 09.10.2019 № 84 Жарлықтарымен."
    assert read(note) == [("changed", ["1"], ["52", "84"])]


def test_a_second_statement_speaks_of_the_same_place() -> None:
    note = (
        "8-тармақ жаңа редакцияда - ҚР Үкіметінің 26.02.2018 № 43 қаулысымен (01.03.2018 бастап қолданысқа "
        "енгізіледі); өзгеріс енгізілді - ҚР Үкіметінің 09.10.2019 № 84 қаулысымен."
    )
    assert read(note) == [("reworded", ["8"], ["43"]), ("changed", ["8"], ["84"])]


def test_two_statements_share_one_noun() -> None:
    note = (
        "Тізбе жаңа редакцияда - ҚР Президентінің 2009.07.27 N 52, өзгерістер енгізілді - ҚР Президентінің "
        "2010.09.22 N 66 Жарлықтарымен."
    )
    assert read(note) == [("reworded", [], ["52"]), ("changed", [], ["66"])]


def test_two_verbs_share_the_acts() -> None:
    note = f"3) тармақша жаңа редакцияда, 4) тармақша алып тасталды – {BY}"
    assert read(note) == [("reworded", ["3"], ["27"]), ("deleted", ["4"], ["27"])]


def test_the_verb_may_stand_behind_the_acts() -> None:
    assert read("ҚР Президентінің 2009.07.27 N 52 Жарлығымен жаңа редакцияда") == [("reworded", [], ["52"])]


def test_a_note_without_an_amendment_says_nothing() -> None:
    assert read("Қаулының қосымшасын қағаз нұсқадан қараңыз.") == []
