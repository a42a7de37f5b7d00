"""Duties whose verb leaves the doer unsaid, and notices that leave unsaid what they tell."""

import pytest

from loaders.extract.duties import extract
from loaders.model import Duty
from tests.loaders.provisions import act


def duty(sentence: str) -> Duty:
    (found,) = (fact for fact in extract(act(f"annex-1/1 | {sentence}"))[0] if isinstance(fact, Duty))
    return found


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Экспонаттар тізімі министрлікке жіберілуге жатады.", "жіберілуге жатады"),
        ("Көрме жоспары кеңес төрағасымен келісілуге тиіс.", "келісілуге тиіс"),
    ],
)
def test_a_passive_that_nobody_owes_keeps_its_verb(sentence: str, verb: str) -> None:
    found = duty(sentence)
    assert (found.actor, found.verb) == ("", verb)
    assert "passive" in found.traits


@pytest.mark.parametrize(
    "sentence",
    [
        "Экспонаттар тізімін мұражай директоры жібереді.",
        "Тізімге экспонаттардың суреттері қоса берілуге тиіс.",  # by whoever sends the list
    ],
)
def test_what_somebody_owes_has_none(sentence: str) -> None:
    found = duty(sentence)
    assert found.verb == ""
    assert "passive" not in found.traits


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("Бөлім үш күн ішінде мұражайларға хабарлайды.", False),
        ("Бөлім мұражайларға көрме туралы хабарлайды.", True),
        ("Бөлім мұражайларға көрменің күнін хабарлайды.", True),
        ("Бөлім көрме өткізілетіні туралы мұражайларды хабардар етеді.", True),
    ],
)
def test_a_notice_says_of_what(sentence: str, says: bool) -> None:
    assert ("tells-nothing" not in duty(sentence).traits) is says
