"""Where noun phrases begin."""

import pytest

from loaders.clauses.phrases import phrase_start
from loaders.clauses.words import words_of


@pytest.mark.parametrize(
    ("before", "phrase"),
    [
        ("", "көрме бөлімінің басшысы"),
        ("тізімді", "мұражай директоры"),
        ("директор", "тиісті комиссияның төрағасы"),
        ("директор кестені", "облыстардың, қалалардың және астананың әкімдері"),
        ("комитет", "осы Қағидаларда көзделген құжаттарды"),
        ("комитет", "қорды сақтайтын қызметкерлерге"),
        ("", "министрлік бекіткен кестені"),
        ("директорға", "көрме өткізу мен жабуды"),
    ],
)
def test_a_phrase_begins_after_what_has_a_case_of_its_own(before: str, phrase: str) -> None:
    sentence = f"{before} {phrase}".strip()
    words = words_of(sentence)
    start = words[phrase_start(words, len(words) - 1)].start
    assert sentence[start:] == phrase


def test_a_topic_belongs_to_its_head_on_request() -> None:
    words = words_of("директор көрмені жабу туралы ұсынымды")
    assert words[phrase_start(words, len(words) - 1, topics=True)].value == "көрмені"
    assert words[phrase_start(words, len(words) - 1)].value == "ұсынымды"
