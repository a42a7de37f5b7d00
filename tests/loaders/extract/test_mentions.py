"""Where acts name organs and positions: by facts whose names are matched, and in all other text."""

import datetime as dt
from collections.abc import Iterable

import pytest

from loaders.extract.mentions import mentions
from loaders.model import (
    AppointmentRule,
    Definition,
    Fact,
    Mention,
    Name,
    Provision,
    ProvisionKind,
    RuleStep,
    StudyPhrase,
)
from loaders.text import Text
from ontology.lexicon import DatedName, Labels, Lexicon
from tests.loaders.extract.hand_made import DECREE, document
from tests.loaders.names.lexicon import LAKE, lexicon, organ, position

_SECOND = 200  # where in the file the second paragraph begins, and each further one after as many characters
OLD = DatedName(Labels("Көл кеңсесі"), None, dt.date(2010, 1, 1), iri="organ/office/name/1")
NEW = DatedName(Labels("Көл аппараты"), dt.date(2010, 1, 1), None, iri="organ/office/name/2")


def said(
    *words: str, facts: Iterable[Fact] = (), known: Lexicon = LAKE, provisions: tuple[Provision, ...] = ()
) -> tuple[Mention, ...]:
    paragraphs = (
        Provision(DECREE, f"main/{number + 1}", ProvisionKind.PARAGRAPH, Text.of(text, _SECOND * number))
        for number, text in enumerate(words)
    )
    return mentions(document(DECREE, rewritten=(*paragraphs, *provisions)), tuple(facts), known)


def shown(found: Iterable[Mention]) -> list[tuple[str, str, str]]:
    return [(m.provision, m.name.iri.partition("/")[2], m.name.text) for m in found]


def rule(
    words: str, positions: Iterable[tuple[str, str, str]], actor: tuple[str, str] | None = None
) -> AppointmentRule:
    """A rule over `words` of the first paragraph: positions as (text, words, iri)."""
    text = Text.of(words)

    def name(spelt: str, printed: str, iri: str) -> Name:
        start = words.index(printed)
        return Name(spelt, text[start : start + len(printed)], f"position/{iri}")

    steps = (RuleStep(1, "appoints", name(actor[0], actor[0], actor[1])),) if actor else ()
    return AppointmentRule(
        act=DECREE, provision="main/1", words=(text,), positions=tuple(name(*p) for p in positions), steps=steps
    )


def test_names_in_text_in_the_nominative_with_their_organs() -> None:
    found = said("Бақылау Көл Банкінің Төрағасына және Көл істері министрлігіне жүктелсін.")
    assert shown(found) == [
        ("main/1", "chair-of-bank", "Көл Банкінің Төрағасы"),
        ("main/1", "bank", "Көл Банкі"),
        ("main/1", "ministry", "Көл істері министрлігі"),
    ]
    assert {m.how for m in found} == {"exact"}


def test_one_mention_a_wording_and_provision() -> None:
    found = said("Арал агенттігі, Арал агенттігінің қызметкерлері.", "Арал агенттігімен")
    assert shown(found) == [("main/1", "agency", "Арал агенттігі"), ("main/2", "agency", "Арал агенттігі")]


def test_titles_of_other_acts_and_short_forms_are_passed_over() -> None:
    assert said('"Көл істері министрлігі туралы" Заң', "Кеңес (бұдан әрі – Арал агенттігі) шешеді") == ()


@pytest.mark.parametrize(
    "words",
    [
        "Көл істері министрінің 2015 жылғы 5 наурыздағы № 7 бұйрығына сәйкес",
        "Көл істері министрінің міндетін атқарушының 2015 жылғы 5 наурыздағы бұйрығы",
        "Көл істері министрінің және Арал агенттігі төрағасының 2015 жылғы бірлескен бұйрығы",
        "Арал агенттігінің, Көл істері министрлігінің 05.03.2015 № 7 хаты",
    ],
)
def test_issuers_of_other_acts_are_passed_over(words: str) -> None:
    assert said(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Таратылған Көл істері министрлігінің мүлкі берілсін",
        "Көл істері министрлігі таратылсын",
        "Көл істері министрлігі бөлу арқылы қайта ұйымдастырылсын",
    ],
)
def test_what_the_act_says_has_passed_is_passed_over(words: str) -> None:
    assert said(words) == ()


def test_a_name_before_a_number_that_is_no_date_stays() -> None:
    assert shown(said("Арал агенттігі 2015 хат жібереді")) == [("main/1", "agency", "Арал агенттігі")]


def test_a_record_of_deletion_names_nobody() -> None:
    deleted = Provision(
        DECREE, "main/7", ProvisionKind.PARAGRAPH, Text.of("Алып тасталды – Арал агенттігінің", 500), repealed=True
    )
    assert said("Көл", provisions=(deleted,)) == ()


def test_a_short_form_of_the_act_is_no_other_name() -> None:
    definition = Definition(
        act=DECREE, provision="main/1", words=(Text.of("КБ"),), term="Көл Банк", meaning=Text.of("Үлкен Көл Банкі")
    )
    (found,) = said("Көл Банктің есебі", facts=[definition])
    assert (found.how, found.wording) == ("defined", "")


def test_what_a_fact_links_and_says_in_one_way_is_not_said_again() -> None:
    words = "Арал агенттігінің төрағасы"
    assert said(words, facts=[rule(words, [(words, words, "chair-of-agency")])]) == ()


def test_a_second_wording_is_told_with_the_first() -> None:
    words = "Арал агенттігінің төрағасы"
    known = lexicon(
        *LAKE.organs.values(), *LAKE.positions.values(), position("chief", words, "Арал агенттігінің басшысы")
    )
    rules = [rule(words, [(words, words, "chief")])]
    found = said(words, "Арал агенттігінің басшысына", facts=rules, known=known)
    assert [(m.provision, m.wording) for m in found if m.name.iri == "position/chief"] == [
        ("main/1", "төра"),
        ("main/2", "басш"),
    ]


def test_names_that_share_an_owner_are_met_where_they_stand() -> None:
    words = "Көл істері министрлігінің Арна комитетінің, Айлақ комитеттерінің төрағалары"
    names = [
        ("Көл істері министрлігінің Арна комитетінің төрағасы", "Көл істері министрлігінің Арна комитетінің", "x"),
        (
            "Көл істері министрлігінің Айлақ комитеттерінің төрағасы",
            "Айлақ комитеттерінің төрағалары",
            "chair-of-committee",
        ),
    ]
    found = said(words, facts=[rule(words, names)])
    (slip,) = [m for m in found if m.forms]
    assert (slip.name.iri, slip.forms) == ("organ/committee", ("plural-of-one",))
    assert slip.words[0].value == "Айлақ комитеттерінің"


def test_a_name_whose_front_stands_before_is_compared_by_what_it_prints() -> None:
    words = "штаб бастықтары – Арал бөлімдері мен Айлақ жүздік бөлімдері қолбасшыларының бірінші орынбасарлары"
    printed = "Айлақ жүздік бөлімдері қолбасшыларының бірінші орынбасарлары"
    known = lexicon(
        *LAKE.positions.values(), position("first", "Штаб бастығы – бөлім қолбасшысының бірінші орынбасары")
    )
    names = [(f"штаб бастықтары – {printed}", printed, "first")]
    again = [(f"штаб бастықтары – {printed}", printed.replace("жүздік ", ""), "first")]
    second = rule(words.replace("жүздік ", ""), again)
    facts = [rule(words, names), second]
    found = [m for m in said(words, facts=facts, known=known) if m.name.iri == "position/first"]
    assert [(m.how, m.wording.split()[1]) for m in found] == [("context", "жүздік"), ("context", "бөлім")]


def test_slips_of_form_stand_on_the_organ() -> None:
    words = "Арал агенттігінің (Арал қызметінің) агенттігінің төрағасы"
    found = said(words, facts=[rule(words, [(words, words, "chair-of-agency")])])
    assert [(m.name.iri, m.forms) for m in found] == [("organ/agency", ("doubled-word",))]
    assert [m.forms for m in said("Көл Банкі Төрағасы") if m.forms] == [("possessive-without-owner",)]


def test_a_slip_that_the_print_may_have_made_is_not_told() -> None:
    cut = Text.of("Көл Бан") + Text.of("кі Төрағасы", 9)
    provision = Provision(DECREE, "main/9", ProvisionKind.PARAGRAPH, cut)
    found = said("", provisions=(provision,))
    assert [m.forms for m in found if m.name.iri == "organ/bank"] == [()]


def test_an_owner_may_introduce_the_list() -> None:
    lead = Provision(DECREE, "main/5", ProvisionKind.PARAGRAPH, Text.of("Қазақстан Республикасының:", 700))
    entry = Provision(DECREE, "main/5/item-1", ProvisionKind.ITEM, Text.of("Көл Банкі;", 800), "main/5")
    assert [m.forms for m in said(provisions=(lead, entry))] == [()]


def test_the_number_of_a_post_is_told_where_it_differs() -> None:
    one, several = "Көл істері министрі", "Көл істері министрлері"
    study = StudyPhrase(
        act=DECREE,
        provision="main/2",
        words=(Text.of(several, _SECOND),),
        unit="",
        position=Text.of(several, _SECOND),
        positions=(Name(several, Text.of(several, _SECOND), "position/minister"),),
    )
    facts = [rule(one, [(one, one, "minister")]), study]
    assert [m.forms for m in said(one, several, facts=facts)] == [("singular",), ("plural",)]
    assert said(one, facts=facts[:1]) == ()


def test_classes_are_mentioned_for_their_slips_alone() -> None:
    assert said("арнаулы көл органдарға") == ()
    (found,) = said("талаптары арнаулы көл органдарына қолданылмайды")
    assert (found.name.iri, found.forms) == ("class/lake-organs", ("possessive-without-owner",))


def test_a_dated_name_is_told() -> None:
    known = lexicon(organ("office", "Көл аппараты", names=(OLD, NEW)))
    found = said("Көл кеңсесіне", "Көл аппаратында", known=known)
    assert [m.dated for m in found] == ["organ/office/name/1", "organ/office/name/2"]


def test_a_body_without_the_possessive_is_told_by_its_owner_where_it_has_no_name() -> None:
    def slips(sentence: str) -> list[tuple[str, tuple[str, ...]]]:
        return [(m.name.iri, m.forms) for m in said(sentence) if m.forms]

    (told,) = slips("Басқарма Арал агенттігінің бөлімдердің жұмысын тексереді.")
    assert told == ("organ/agency", ("lacks-possessive-behind-owner",))
    assert not slips("Басқарма Арал агенттігінің бөлімдерінің жұмысын тексереді.")
