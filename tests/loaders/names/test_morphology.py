"""Kazakh inflection: cases are told, nominatives given back, all forms of a word share a stem."""

import pytest

from loaders.names.morphology import Case, analyse, is_plural, nominative, stem


@pytest.mark.parametrize(
    ("word", "expected", "case"),
    [
        ("Басшысымен", "Басшысы", Case.INSTRUMENTAL),
        ("министрмен", "министр", Case.INSTRUMENTAL),
        ("басшысының", "басшысы", Case.GENITIVE),
        ("облыстардың", "облыстар", Case.GENITIVE),
        ("министрлігіне", "министрлігі", Case.DATIVE),
        ("министрге", "министр", Case.DATIVE),
        ("органына", "органы", Case.DATIVE),
        ("СІМ-не", "СІМ", Case.DATIVE),
        ("аппаратында", "аппараты", Case.LOCATIVE),
        ("Үкіметте", "Үкімет", Case.LOCATIVE),
        ("кеңседен", "кеңсе", Case.ABLATIVE),
        ("басшыны", "басшы", Case.ACCUSATIVE),
        ("төрағаларын", "төрағалары", Case.ACCUSATIVE),
        ("органды", "орган", Case.ACCUSATIVE),
        ("органы", "органы", Case.NOMINATIVE),
        ("министрлер", "министрлер", Case.NOMINATIVE),
        ("астана", "астана", Case.NOMINATIVE),
        ("төраға", "төраға", Case.NOMINATIVE),
    ],
)
def test_case_and_nominative(word: str, expected: str, case: Case) -> None:
    assert (analyse(word).nominative, analyse(word).case) == (expected, case)


@pytest.mark.parametrize(
    "forms",
    [
        "министр министрі министрге министрдің министрлер министрлерінің министрлерімен",
        "облыс облысы облыстың облыстар облыстарының",
        "кеңес кеңесі кеңесінің кеңеске кеңестері",
        "министрлік министрлігі министрліктің министрлігіне министрліктер",
        "басшы басшысы басшыны басшысының басшыларына",
        "орган органы органның органды органдарда",
        "президент президенті президенттің президентіне президентпен",
        "комитет комитеті комитетті комитетімен комитеттерінің",
        "іс ісі істер істерінің",
        "төраға төрағасы төрағаны төрағалары төрағасының",
        "тармақ тармағы тармағына тармақтар",
        "бап бабы бабына баптың",
        "акт актісі актілер актісінің",
    ],
)
def test_all_forms_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


def test_different_offices_keep_different_stems() -> None:
    words = "министр министрлік әкім әкімдік басшы бастық төраға хатшы хатшылық комитет комиссия кеңес кеңсе".split()
    assert len({stem(word) for word in words}) == len(words)


def test_only_the_last_word_of_a_phrase_changes() -> None:
    assert nominative("Тіл саясаты комитетінің төрағасымен") == "Тіл саясаты комитетінің төрағасы"


def test_plural_is_seen_under_possessive_and_case() -> None:
    assert is_plural("облыстардың әкімдерінің")
    assert not is_plural("облыстың әкімінің")


def test_nothing_has_no_stem() -> None:
    assert stem("") == ""
