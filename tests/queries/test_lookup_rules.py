"""By which rule of language a name is found, said in three languages; and what is left to whoever asks."""

import random
from functools import cache

import pytest

from ontology.errors import Ambiguous, NotFound
from queries.folding import fold, sounds
from queries.lookup import KINDS, Candidate, Lookup
from queries.lookup.fitting import Fit, Fitting
from queries.lookup.language import alike
from queries.lookup.reading import Token
from queries.names import Names, Thing, read_names
from tests.queries.chains.case import engine, iri


@cache
def lakes() -> Lookup:
    return Lookup(read_names(engine()))


def thing(tail: str, *names: str, role: str = "", organ: str = "") -> Thing:
    found = Thing(iri(tail), tail.partition("/")[0], organ=organ and iri(organ), role=role)
    found.labels = {"ru": names[0]}
    found.names = {tuple(sorted(fold(name))): name for name in names}
    return found


@cache
def station() -> Lookup:
    """An agency for lights at sea, its chair and deputies, its departments in regions, a court."""
    agency, department = "organ/agency", "organ/department"
    things = (
        thing(agency, "Агентство по морским маякам", "Маяки"),
        thing(department, "Департамент морских маяков области", organ=agency),
        thing("organ/court", "Верховный Морской Суд"),
        thing("position/chair", "Председатель Агентства по морским маякам", role="head", organ=agency),
        thing("position/deputy", "Заместитель Председателя Агентства по морским маякам", role="deputy", organ=agency),
        thing("position/in-charge", "Заместитель Председателя, курирующий погоду", role="deputy", organ=agency),
        thing(
            "position/staff", "Руководитель аппарата Агентства по морским маякам", role="chief-of-staff", organ=agency
        ),
        thing("position/local", "Начальник Департамента морских маяков области", role="head", organ=department),
        thing("position/judge", "Председатель Верховного Морского Суда", role="head", organ="organ/court"),
    )
    return Lookup(Names({one.iri: one for one in things}))


def best(text: str) -> Candidate:
    return station().find(text, KINDS)[0]


@pytest.mark.parametrize(
    ("typed", "tail", "rule"),
    [
        ("Председатель Агентства по морским маякам", "position/chair", "literal"),
        ("председателю агентства по морским маякам", "position/chair", "form"),
        ("глава Агентства по морским маякам", "position/chair", "synonym"),
        ("начальник агентства маяков морских", "position/chair", "synonym"),
        ("глава АММ", "position/chair", "abbreviation"),
        ("глава ММ", "position/chair", "abbreviation"),
        ("Маяки", "organ/agency", "literal"),
        ("глава Маяков", "position/chair", "organ"),
        ("predsedatel agentstva po morskim maiakam", "position/chair", "script"),
        ("председатель агентства по морским маяккам", "position/chair", "slip"),
        ("председатель мормаяков", "position/chair", "joined"),
        ("председатель агент. по морским маякам", "position/chair", "begun"),
        ("зампред агентства по морским маякам", "position/deputy", "form"),
        ("замглавы АММ", "position/deputy", "abbreviation"),
        ("шеф аппарата АММ", "position/staff", "synonym"),
        ("начальник департамента морских маяков Павлодарской области", "position/local", "left-out"),
        ("начальник управления морских маяков ВКО", "position/local", "place"),
        ("Верховный Суд", "organ/court", "partly"),
    ],
)
def test_each_rule_is_told(typed: str, tail: str, rule: str) -> None:
    found = best(typed)
    assert (found.iri, rule in {name for name, _ in found.rules}) == (iri(tail), True), found


def test_a_deputy_is_not_one_in_charge_of_something() -> None:
    assert station().one("замглавы АММ") == iri("position/deputy")
    assert station().one("заместитель председателя курирующий погоду") == iri("position/in-charge")


def test_a_rank_that_was_not_typed_is_another_office() -> None:
    found = station().find("глава АММ")
    assert found[0].iri == iri("position/chair")
    assert all(c.score < found[0].score - 0.05 for c in found[1:])


def test_an_organ_is_meant_by_its_name_and_its_post_where_posts_are_asked_for() -> None:
    assert station().one("агентство по морским маякам", KINDS) == iri("organ/agency")
    assert station().one("агентство по морским маякам") == iri("position/chair")


@pytest.mark.parametrize("text", ["министр морей", "глава космодрома", "Маяк Коммунизма", "", "?!", "председатель США"])
def test_what_no_name_holds_is_not_found(text: str) -> None:
    with pytest.raises(NotFound, match="no position goes by the name"):
        station().one(text)


def test_much_left_unsaid_is_ambiguous() -> None:
    with pytest.raises(Ambiguous) as caught:
        station().one("председатель морской")
    assert caught.value.detail == [iri("position/chair"), iri("position/judge")]


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("kk", "«Заместитель министра озёр»; «замминестра» сөзінде қате болуы мүмкін"),
        ("ru", "«Заместитель министра озёр»; в «замминестра», вероятно, описка"),
        ("en", "«Заместитель министра озёр»; «замминестра» looks like a slip"),
    ],
)
def test_the_reason_is_said_in_three_languages(lang: str, said: str) -> None:
    assert lakes().find("замминестра озёр")[0].reason(lang) == said


def test_an_iri_and_its_tail_are_reasons() -> None:
    for text in (iri("position/prime"), "position/prime"):
        (found,) = lakes().find(text)
        assert (found.iri, found.score, found.reason("en")) == (iri("position/prime"), 1.0, f"«{text}»; by IRI")


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [("глава", "председатель", 0.95), ("minister", "министр", 0.97), ("министр", "ректор", 0.6), ("аким", "суд", 0.0)],
)
def test_words_for_ranks_stand_for_one_another_more_or_less(one: str, other: str, value: float) -> None:
    assert alike(*fold(f"{one} {other}")) == value


@pytest.mark.parametrize(
    ("forms", "stem"),
    [
        ("төраға|төрағасын|торага|törağasy|toraghasy", "torak"),
        ("İşkı|ішкі|ishki|ишки", "ishk"),
        ("хатшыға|hatshy|hatşysy", "hatsh"),
        ("әкімін|әкім|ákimi|аким", "akim"),
        ("басшысымен|басшы|basshysy", "bassh"),
        ("судья|судьями|судьясының", "sudi"),
    ],
)
def test_endings_and_scripts_meet(forms: str, stem: str) -> None:
    assert {fold(form) for form in forms.split("|")} == {(stem,)}


def test_letters_keep_their_sounds() -> None:
    assert [sounds(word) for word in ("ұқк", "uqk", "сім", "sim")] == ["ukk", "ukk", "sim", "sim"]


def test_of_very_many_names_few_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of invented syllables: the one typed is found among 20,000, with a slip too, by comparing under a hundred."""
    chance = random.Random(7)
    syllables = [a + b for a in "бвгджзклмнпрст" for b in "аоуиэ"]
    words = ["".join(chance.choices(syllables, k=4)) for _ in range(3000)]
    named = [f"Начальник отдела {' '.join(chance.choices(words, k=3))}" for _ in range(20_000)]
    things = {iri(f"position/{at}"): thing(f"position/{at}", name) for at, name in enumerate(named)}
    many = Lookup(Names(things))
    compared: list[str] = []

    def best(fitting: Fitting, tokens: tuple[Token, ...], thing: Thing) -> Fit:
        compared.append(thing.iri)
        return as_it_is(fitting, tokens, thing)

    as_it_is = Fitting.best
    monkeypatch.setattr(Fitting, "best", best)
    for at in chance.sample(range(len(named)), 20):
        name = named[at]
        assert many.find(name)[0].name == name
        assert many.find(name[:-3] + name[-2:])[0].name == name
    assert len(compared) < 20 * 2 * 100
