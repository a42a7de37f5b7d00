"""A name is found however it is typed: language, ending, keyboard, word order, slips; the more specific first."""

from functools import cache

import pytest

from ontology import iris
from ontology.errors import Ambiguous, NotFound
from ontology.shipped import ONTOLOGY
from queries.folding import fold
from queries.lookup import Lookup
from queries.names import read_names
from queries.oxigraph_engine import OxigraphEngine
from tests.queries.chains.case import engine, iri


@cache
def lakes() -> Lookup:
    return Lookup(read_names(engine()))


@cache
def thesaurus() -> Lookup:
    return Lookup(read_names(OxigraphEngine.from_files(sorted((ONTOLOGY / "thesaurus").glob("*.ttl")))))


@pytest.mark.parametrize(
    "forms",
    [
        "қаржы|қаржының|қаржыға|каржы|karjy|qarzhy",
        "министр|министрі|министрінің|министра|министром|министров",
        "комитет|комитеті|комитетінің|комитета|комитетов|комитету",
        "департамент|департаментінің|департамента|департаменттері",
        "облыс|облысы|облыстың|облыстық",
        "город|города|городе|городской",
        "заместитель|заместителя|заместители|заместителем",
        "region|regions|regional",
    ],
)
def test_all_forms_of_a_word_fold_to_one(forms: str) -> None:
    assert len({fold(form) for form in forms.split("|")}) == 1


@pytest.mark.parametrize(("one", "other"), [("министр", "министрлік"), ("әкім", "әкімдік"), ("minister", "ministry")])
def test_words_apart_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("typed", "tail"),
    [
        ("Көл министрі", "position/lake-minister"),
        ("көл министріне", "position/lake-minister"),
        ("КОЛ МИНИСТРI", "position/lake-minister"),
        ("kol ministri", "position/lake-minister"),
        ("министру озёр", "position/lake-minister"),
        ("lakes minister", "position/lake-minister"),
        ("head of the Ministry of Lakes", "position/lake-minister"),
        ("замминистра озер", "position/deputy-lake-minister"),
        ("вице-министр озёр", "position/deputy-lake-minister"),
        ("deputy minister of laks", "position/deputy-lake-minister"),
        ("БК төрағасы", "position/fish-chair"),
        ("руководителя комитета рыб", "position/fish-chair"),
        ("Көл министрлігі Балық комитетінің төрағасы", "position/fish-chair"),
        ("министр", "class/ministers"),
        ("заместители министров", "class/deputies"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed: str, tail: str) -> None:
    assert lakes().one(typed) == iri(tail)


def test_an_iri_is_itself() -> None:
    assert lakes().one(iri("position/prime")) == iri("position/prime")


def test_candidates_are_ranked_and_say_why() -> None:
    first, second, *_ = lakes().find("заместитель министра озёр")
    assert (first.iri, first.score, first.name) == (
        iri("position/deputy-lake-minister"),
        1.0,
        "Заместитель министра озёр",
    )
    assert second.score < first.score


def test_organs_are_found_where_they_are_asked_for() -> None:
    assert lakes().one("водного совета", kinds=("organ",)) == iri("organ/council")


def test_equally_good_matches_are_all_named() -> None:
    with pytest.raises(Ambiguous) as caught:
        lakes().one("министрлігі", kinds=("organ",))
    assert caught.value.detail == [iri("organ/lakes"), iri("organ/rivers")]


@pytest.mark.parametrize("text", ["deputy chairman", "заместитель", "орынбасар"])
def test_a_role_without_an_organ_is_nobody_in_particular(text: str) -> None:
    with pytest.raises(Ambiguous, match="does not say of which organ") as caught:
        lakes().one(text)
    assert isinstance(caught.value.detail, list)
    assert len(caught.value.detail) > 1


def test_a_role_that_is_the_name_of_a_class_means_the_class() -> None:
    assert lakes().one("министр") == iri("class/ministers")


def test_what_nothing_fits_is_not_found() -> None:
    with pytest.raises(NotFound, match="no position goes by the name «космодром»"):
        lakes().one("космодром")


@pytest.mark.parametrize(
    ("tail", "typed"),
    [
        (
            "position/deputy-chair-of-committee-state-revenue",
            (
                "deputy head of the State Revenue Committee|заместителя председателя Комитета государственных доходов|"
                "Мемлекеттік кірістер комитеті төрағасының орынбасары|МКК төрағасының орынбасары"
            ),
        ),
        (
            "position/first-vice-rector-of-law-enforcement-academy",
            (
                "first vice-rector of the Law Enforcement Academy|первый проректор Академии правоохранительных органов|"
                "Құқық қорғау органдары академиясының бірінші проректорына"
            ),
        ),
        (
            "position/head-of-justice-department",
            (
                "a regional justice department's head|руководитель департамента юстиции области|"
                "облыстық әділет департаментінің басшысы|руководитель департамента юстиции Акмолинской области"
            ),
        ),
        (
            "position/akim-of-city-district",
            "a city district's akim|аким района в городе|қаладағы аудан әкімі|акима городского района",
        ),
        (
            "position/deputy-head-of-bureau-of-national-statistics",
            (
                "deputy head of the statistics bureau|заместитель руководителя Бюро национальной статистики|"
                "Ұлттық статистика бюросы басшысының орынбасары"
            ),
        ),
        ("position/judge-of-supreme-court", "a Supreme Court judge|судьи Верховного Суда|Жогаргы Соттың судьясы"),
        (
            "position/deputy-minister-of-finance",
            (
                "deputy minister of finance|заместителя министра финансов|Қаржы министрінің орынбасары|"
                "qarzhy ministrinin orynbasary"
            ),
        ),
        (
            "position/deputy-minister-of-defence",
            "deputy minister of defence|deputy defense minister|вице-министр обороны|Қорғаныс министрінің орынбасары",
        ),
        ("position/head-of-police-department", "облыстың полиция департаментінің бастығы"),
        ("position/akim-of-city-of-republican-significance", "аким Алматы|Шымкент қаласының әкімі"),
        ("class/deputy-ministers", "deputy minister|министрдің орынбасары"),
    ],
)
def test_the_thesaurus_answers_in_three_languages(tail: str, typed: str) -> None:
    expected = str(iris.thing(tail))
    assert {name: thesaurus().one(name) for name in typed.split("|")} == dict.fromkeys(typed.split("|"), expected)
