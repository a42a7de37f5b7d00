"""Clauses on coming into force, and what dates they give."""

import datetime as dt

import pytest

from loaders.grammar.force import Force, clause_of_this_act, force_dates, force_kind, is_force_clause

SIGNED = dt.date(2016, 5, 2)


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("01.02.2016 бастап қолданысқа енгізіледі", Force(dt.date(2016, 2, 1))),
        ("2016 жылғы 1 ақпаннан бастап қолданысқа енгізіледі", Force(dt.date(2016, 2, 1))),
        (
            "04.03.2016 бастап қолданысқа енгізіледі және 31.12.2017 дейін қолданылады",
            Force(dt.date(2016, 3, 4), dt.date(2018, 1, 1)),
        ),
        ("01.07.2017 дейін қолданылады", Force(None, dt.date(2017, 7, 1))),
        ("қол қойылған күнінен бастап күшіне енеді", Force(SIGNED)),
        ("алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі", Force()),
        ("қолданысқа енгізілу тәртібін 3-т. қараңыз", Force()),
    ],
)
def test_dates_are_given_only_where_they_can_be_known(clause: str, expected: Force) -> None:
    assert is_force_clause(clause)
    assert force_dates(clause, SIGNED) == expected


def test_an_act_that_is_not_signed_yet_has_no_date() -> None:
    assert force_dates("қол қойылған күнінен бастап қолданысқа енгізіледі", None) == Force()


def test_the_clause_of_an_act_stands_without_its_first_words() -> None:
    sentence = "Осы бұйрық 01.06.2020 бастап қолданысқа енгізіледі және ресми жариялануға тиіс."
    place = clause_of_this_act(sentence)
    assert place is not None
    assert sentence[slice(*place)] == "01.06.2020 бастап қолданысқа енгізіледі және ресми жариялануға тиіс"


def test_what_an_act_orders_is_no_clause_on_force() -> None:
    assert clause_of_this_act("Осы бұйрықтың орындалуын бақылау хатшыға жүктелсін.") is None
    assert not is_force_clause("бұдан әрі – Қор")


def test_a_law_speaks_of_itself_in_the_nominative() -> None:
    value = "Осы Заң 2016 жылғы 1 шілдеден бастап қолданысқа енгізіледі."
    place = clause_of_this_act(value)
    assert place is not None
    assert value[slice(*place)] == "2016 жылғы 1 шілдеден бастап қолданысқа енгізіледі"


def test_relations_that_arose_earlier_say_nothing_of_coming_into_force() -> None:
    clause = (
        "он күн өткен соң қолданысқа енгізіледі және 2019 жылғы 1 қаңтардан бастап туындаған қатынастарға қолданылады"
    )
    assert force_dates(clause, dt.date(2019, 1, 21)) == Force()


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("01.02.2016 бастап қолданысқа енгізіледі", "date"),
        ("қол қойылған күнінен бастап күшіне енеді", "signature"),
        ("алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі", "publication"),
        ("қолданысқа енгізілу тәртібін 3-т. қараңыз", "elsewhere"),
        ("төрағаның өкілеттігі тоқтатылған сәттен бастап қолданысқа енгізіледі", "event"),
    ],
)
def test_how_a_clause_tells_the_day(clause: str, kind: str) -> None:
    assert force_kind(clause) == kind
