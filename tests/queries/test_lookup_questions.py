"""What is asked about stays, what asks goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.lookup.questions import named_in


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("кто назначает начальника полиции области", "начальника полиции области"),
        ("Кто назначает и освобождает министра финансов?", "министра финансов"),
        ("кто представляет и согласует акима", "акима"),
        ("кем назначается судья", "судья"),
        ("полиция бастығын кім тағайындайды?", "полиция бастығын"),
        ("кім тағайындайды қаржы министрін", "қаржы министрін"),
        ("who appoints the Minister of Finance?", "Minister of Finance"),
        ("who nominates and concurs with the Prosecutor General", "Prosecutor General"),
        ("how is the Prime Minister appointed", "Prime Minister"),
        ("как назначается аким города", "аким города"),
        ("аким қалай сайланады", "аким"),
    ],
)
def test_what_asks_is_left_out(asked: str, named: str) -> None:
    assert named_in(asked) == named


@pytest.mark.parametrize(
    "text",
    [
        "министр финансов",
        "тағайындау туралы жарлық",
        "кто назначает",
        "who",
        "",
        "828 жарлық 92-жол",
        "лауазымға тағайындау",
        "кадрларды ұсыну",
    ],
)
def test_what_asks_nothing_stays(text: str) -> None:
    assert named_in(text) == text


@given(st.text(max_size=500))
def test_any_text_gives_a_text_to_look_for(text: str) -> None:
    assert bool(named_in(text)) == bool(text)
