"""Who studies candidates beforehand: the unit, the phrases it studies, the positions that each names."""

from loaders.extract.candidate_study import study_phrases
from loaders.model import (
    ActKey,
    ActKind,
    Document,
    Header,
    Provision,
    ProvisionKind,
    Source,
    StudyPhrase,
)
from loaders.names.match import Matcher
from loaders.reconcile import reconcile
from loaders.text import EMPTY, Text
from ontology.lexicon import Lexicon, load_lexicon

ACT = ActKey(ActKind.DECREE, "president")
NOBODY = Matcher.of(Lexicon({}, {}, {}, {}, {}))
RESERVED = "Егер Кеңсе Басшысы өзгеше шешпесе, көл мәселелерін жүргізетін бөлімде"


def read(*provisions: tuple[str, ProvisionKind, str, str], matcher: Matcher = NOBODY) -> tuple[StudyPhrase, ...]:
    found = tuple(Provision(ACT, path, kind, Text.of(text), parent) for path, kind, parent, text in provisions)
    return study_phrases(Document(Source("t", "", "", ""), (Header(ACT, EMPTY, EMPTY),), found), matcher)


def paragraph(text: str) -> tuple[str, ProvisionKind, str, str]:
    return "annex-1/3", ProvisionKind.PARAGRAPH, "annex-1", text


def listed(*items: str, matcher: Matcher = NOBODY) -> tuple[StudyPhrase, ...]:
    lead = paragraph(f"{RESERVED} мынадай лауазымдарға кандидатуралар алдын ала зерделенуге тиіс:")
    below = [(f"annex-1/3/item-{n}", ProvisionKind.ITEM, "annex-1/3", item) for n, item in enumerate(items, 1)]
    return read(lead, *below, matcher=matcher)


def test_a_list_belongs_to_the_unit_of_its_sentence() -> None:
    found = listed("Көл министрінің орынбасарлары; Арал басқармасының директоры;", "Өзен агенттігінің төрағасы.")
    assert [(f.provision, f.unit, f.position.value) for f in found] == [
        ("annex-1/3", "көл мәселелерін жүргізетін бөлім", "Көл министрінің орынбасарлары"),
        ("annex-1/3", "көл мәселелерін жүргізетін бөлім", "Арал басқармасының директоры"),
        ("annex-1/3", "көл мәселелерін жүргізетін бөлім", "Өзен агенттігінің төрағасы"),
    ]


def test_one_position_stands_in_the_sentence_itself() -> None:
    (found,) = read(
        paragraph(f"{RESERVED} Арал орталығының директоры лауазымына кандидатуралар алдын ала зерделенуге тиіс.")
    )
    assert (found.unit, found.position.value) == ("көл мәселелерін жүргізетін бөлім", "Арал орталығының директоры")


def test_sub_paragraphs_name_units_of_their_own() -> None:
    found = read(
        paragraph("Арал Кеңесінің аппаратында мынадай лауазымдарға кандидатуралар алдын ала зерделенуге тиіс:"),
        ("annex-1/3/1", ProvisionKind.SUBPARAGRAPH, "annex-1/3", "Арал Кеңесінің Теңіз бөлімінде:"),
        ("annex-1/3/1/item-1", ProvisionKind.ITEM, "annex-1/3/1", "Флот қолбасшысы;"),
        ("annex-1/3/2", ProvisionKind.SUBPARAGRAPH, "annex-1/3", "Арал Кеңесінің Құрлық бөлімінде:"),
        ("annex-1/3/2/item-1", ProvisionKind.ITEM, "annex-1/3/2", "Порт бастығы."),
    )
    assert [(f.provision, f.unit, f.position.value) for f in found] == [
        ("annex-1/3/1", "Арал Кеңесінің Теңіз бөлімі", "Флот қолбасшысы"),
        ("annex-1/3/2", "Арал Кеңесінің Құрлық бөлімі", "Порт бастығы"),
    ]


def test_a_comma_parts_where_another_office_is_named_and_not_before_a_lone_title() -> None:
    (item,) = [
        "Көл министрінің бірінші орынбасары, орынбасарлары, Өзен, Арал агенттіктерінің төрағалары, оның орынбасарлары"
    ]
    assert [f.position.value for f in listed(item)] == [
        "Көл министрінің бірінші орынбасары, орынбасарлары",
        "Өзен, Арал агенттіктерінің төрағалары",
        "оның орынбасарлары",
    ]


def test_names_are_completed_from_the_phrase_before() -> None:
    found = listed("Өзен агенттігінің төрағасы, төрағаның орынбасарлары; Көл бюросының басшысы, оның орынбасарлары")
    assert [[p.text for p in f.positions] for f in found] == [
        ["Өзен агенттігінің төрағасы"],
        ["Өзен агенттігінің төрағасының орынбасарлары"],
        ["Көл бюросының басшысы"],
        ["Көл бюросының басшысының орынбасарлары"],
    ]


def test_these_ministries_are_those_just_named() -> None:
    thesaurus = Matcher.of(load_lexicon())
    found = listed(
        "Қаржы, Әділет министрлерінің орынбасарлары, осы министрліктердің аппарат басшылары", matcher=thesaurus
    )
    facts, _ = reconcile(found, thesaurus)
    assert [[p.iri for p in fact.positions] for fact in facts if isinstance(fact, StudyPhrase)] == [
        ["position/deputy-minister-of-finance", "position/deputy-minister-of-justice"],
        ["position/chief-of-staff-of-ministry-of-finance", "position/chief-of-staff-of-ministry-of-justice"],
    ]


def test_what_a_phrase_leaves_out_is_kept() -> None:
    (found,) = listed("Көл министрінің орынбасарын қоспағанда, министрлердің орынбасарлары")
    assert [p.text for p in found.positions] == ["министрлердің орынбасарлары"]
    assert [p.text for p in found.exceptions] == ["Көл министрінің орынбасары"]


def test_other_paragraphs_say_nothing_of_it() -> None:
    assert read(paragraph("Кеңсе құжаттарды он күн ішінде зерделейді.")) == ()


def test_what_is_left_out_is_so_up_to_the_semicolon() -> None:
    found = listed(
        "Арал комитетінің төрағасын қоспағанда, Көл министрінің орынбасарлары, Көл комитеттерінің төрағалары;"
        " Өзен агенттігінің төрағасы."
    )
    assert [[name.text for name in fact.exceptions] for fact in found] == [
        ["Арал комитетінің төрағасы"],
        ["Арал комитетінің төрағасы"],
        [],
    ]


def test_deputies_of_several_chairs_named_before() -> None:
    found = listed("Арал комитетінің, Балқаш комитетінің төрағалары, төрағаларының орынбасарлары.")
    assert [name.text for name in found[1].positions] == [
        "Арал комитетінің төрағасының орынбасарлары",
        "Балқаш комитетінің төрағасының орынбасарлары",
    ]


def test_a_comma_that_the_act_forgot_where_all_names_are_known() -> None:
    known = Matcher.of(load_lexicon())
    phrase = "Мемлекеттік күзет қызметінің бастығы Қаржы министрінің және Көлік министрінің орынбасарлары"
    (found,) = listed(phrase, matcher=known)
    assert [name.text for name in found.positions] == [
        "Мемлекеттік күзет қызметінің бастығы",
        "Қаржы министрінің орынбасары",
        "Көлік министрінің орынбасары",
    ]
    (unknown,) = listed(phrase)
    assert [name.text for name in unknown.positions] != [name.text for name in found.positions]


def test_the_body_whose_units_study_stands_in_the_lead_or_in_the_title_of_the_chapter() -> None:
    found = read(
        ("annex-1/chapter-2", ProvisionKind.CHAPTER, "annex-1", ""),
        ("annex-1/chapter-2/title", ProvisionKind.TITLE, "annex-1/chapter-2", "Хан кеңсесінде лауазымдарды бөлу"),
        paragraph(f"{RESERVED} мынадай лауазымдарға кандидатуралар алдын ала зерделенуге тиіс:"),
        ("annex-1/3/item-1", ProvisionKind.ITEM, "annex-1/3", "Порт бастығы."),
        (
            "annex-1/4",
            ProvisionKind.PARAGRAPH,
            "annex-1",
            "Су Кеңесінің аппаратында мынадай лауазымдарға кандидатуралар алдын ала зерделенуге тиіс:",
        ),
        ("annex-1/4/1", ProvisionKind.SUBPARAGRAPH, "annex-1/4", "Су Кеңесінің Теңіз бөлімінде:"),
        ("annex-1/4/1/item-1", ProvisionKind.ITEM, "annex-1/4/1", "Флот қолбасшысы;"),
    )
    assert [(f.unit, f.body.text if f.body else "") for f in found] == [
        ("көл мәселелерін жүргізетін бөлім", "Хан кеңсесі"),
        ("Су Кеңесінің Теңіз бөлімі", "Су Кеңесінің аппараты"),
    ]
