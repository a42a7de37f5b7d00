"""Verbs at the end of clauses: modality and voice."""

import pytest

from loaders.clauses.predicates import predicates_of
from loaders.clauses.words import words_of


@pytest.mark.parametrize(
    ("sentence", "modality", "passive"),
    [
        ("Комитет тізімді бекітеді", "must", False),
        ("Тізім бекітіледі", "must", True),
        ("Құжат ұсынылады", "must", True),
        ("Комитет құжат ұсынады", "must", False),
        ("Комитет ережені қолданады", "must", False),
        ("Тізім бекітілуге тиіс", "must", True),
        ("Тізім жіберілуге жатады", "must", True),
        ("Комитет сұратуға құқылы", "may", False),
        ("Адам алынуы мүмкін", "may", True),
        ("Комитет ала алмайды", "must-not", False),
        ("Тізімді өзгертуге жол берілмейді", "must-not", True),
        ("Тізімді өзгертуге тыйым салынады", "must-not", True),
        ("Комитет тізімді өзгертпейді", "must-not", False),
    ],
)
def test_modality_and_voice(sentence: str, modality: str, passive: bool) -> None:
    (predicate,) = predicates_of(words_of(sentence))
    assert (predicate.modality, predicate.passive) == (modality, passive)


def test_a_modal_before_a_noun_describes_it() -> None:
    assert [p.stem for p in predicates_of(words_of("Келісілуге тиіс барлық тізімдер жіберіледі"))] == ["жіберіл"]


def test_each_clause_has_its_verb() -> None:
    found = predicates_of(words_of("Хатшы хаттаманы ресімдейді, оған қол қояды және оны жібереді"))
    assert [p.stem for p in found] == ["ресімде", "қо", "жібер"]
