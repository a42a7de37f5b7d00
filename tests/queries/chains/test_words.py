"""Words in three languages by key."""

import pytest

from queries.chains.words import Words

SAY = Words({"steps": {"kk": "қадам: {n}", "ru": "шагов: {n}", "en": "steps: {n}"}, "end": {"kk": "соңы"}})


def test_values_take_their_places() -> None:
    assert [SAY("steps", lang, n=3) for lang in ("kk", "ru", "en")] == ["қадам: 3", "шагов: 3", "steps: 3"]


def test_a_language_without_words_takes_the_kazakh_ones() -> None:
    assert SAY("end", "en") == "соңы"


def test_a_key_is_never_shown() -> None:
    with pytest.raises(KeyError):
        SAY("beginning", "kk")
