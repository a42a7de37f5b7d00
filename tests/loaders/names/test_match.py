"""Names are matched to the thesaurus by stems; bare titles and names without an organ by what stands beside them."""

import pytest

from loaders.names.keys import key
from loaders.names.match import Matcher
from ontology.lexicon import Form, Labels, Lexicon, Organ, OrganClass, Position, PositionClass, Role

ORGANS = {
    o.iri: o
    for o in (
        Organ(iri="organ/sea", labels=Labels("Теңіз министрлігі")),
        Organ(iri="organ/pier", labels=Labels("Айлақ және арна комитеті"), parent="organ/sea"),
        Organ(iri="organ/pier-command", labels=Labels("Айлақ және арна комитетінің өңірлік тобы"), parent="organ/pier"),
        Organ(iri="organ/council", labels=Labels("Өзен Кеңесі")),
    )
}
ROLES = {
    r.iri: r
    for r in (
        Role(iri="role/head", labels=Labels("басшы"), forms=(Form("төраға", "kk"), Form("министр", "kk"))),
        Role(iri="role/deputy", labels=Labels("орынбасар")),
    )
}
POSITIONS = {
    p.iri: p
    for p in (
        Position(iri="position/sea-minister", labels=Labels("Теңіз министрі"), organ="organ/sea", role="role/head"),
        Position(
            iri="position/pier-chair", labels=Labels("Айлақ және арна комитетінің төрағасы"),
            organ="organ/pier", role="role/head",
        ),
        Position(
            iri="position/pier-deputy", labels=Labels("Айлақ және арна комитеті төрағасының орынбасары"),
            organ="organ/pier", role="role/deputy",
        ),
        Position(
            iri="position/group-head", labels=Labels("Айлақ және арна комитеті өңірлік топтарының басшысы"),
            organ="organ/pier-command", role="role/head",
        ),
        Position(iri="position/other-group-head", labels=Labels("өңірлік топтың басшысы")),
        Position(iri="position/both", labels=Labels("Өзен Кеңесі мен Теңіз министрлігіндегі өкіл")),
    )
}  # fmt: skip
CLASSES = {"class/ministers": PositionClass(iri="class/ministers", labels=Labels("министрлер"))}
LEXICON = Lexicon(
    ORGANS, POSITIONS, ROLES, {"class/bodies": OrganClass(iri="class/bodies", labels=Labels("кеңестер"))}, CLASSES
)
MATCHER = Matcher.of(LEXICON)


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("Теңіз министріне", "position/sea-minister"),
        ("Қазақстан Республикасының Теңіз министрімен", "position/sea-minister"),
        ("Айлақ және арна комитетінің (бұрынғы қызметтің) төрағалары", "position/pier-chair"),
        ("Айлақ және арна комитетінің комитетінің төрағасы", "position/pier-chair"),
        ("Теңіз министрлігі Айлақ және арна комитеті төрағасының орынбасарлары", "position/pier-deputy"),
        ("министрлерді", "class/ministers"),
        ("Теңіз министрлігінің төрағасы", "position/sea-minister"),
        ("Орман министрі", ""),
        ("Көпір бөлімі мен Айлақ және арна комитетінің төрағасы", ""),
    ],
)
def test_an_office_is_found_by_its_stems(name: str, iri: str) -> None:
    assert MATCHER.office(name).iri == iri


def test_a_bare_title_means_the_office_beside_it() -> None:
    beside = ["Теңіз министрлігі Айлақ және арна комитеті төрағасының орынбасары"]
    assert MATCHER.office("Министр", beside).iri == "position/sea-minister"
    assert MATCHER.office("министр").iri == ""
    assert MATCHER.office("министрлер", beside).iri == "class/ministers"


def test_a_name_without_an_organ_is_read_as_one_of_the_organ_beside_it() -> None:
    assert MATCHER.office("өңірлік топтардың басшылары").iri == "position/other-group-head"
    beside = ["Айлақ және арна комитетінің төрағасы"]
    assert MATCHER.office("өңірлік топтардың басшылары", beside).iri == "position/group-head"


def test_actors_may_be_organs() -> None:
    assert MATCHER.anything("Өзен Кеңесінің").iri == "organ/council"
    assert MATCHER.organ("кеңестер").iri == "class/bodies"


def test_organs_are_found_inside_a_phrase_without_the_words_around() -> None:
    phrase = "Өзен Кеңесінің және Қазақстан Республикасы Теңіз министрлігінің қызметкерлері"
    found = [(m.iri, phrase[m.start : m.end]) for m in MATCHER.organs_in(phrase)]
    assert found == [
        ("organ/council", "Өзен Кеңесінің"),
        ("organ/sea", "Қазақстан Республикасы Теңіз министрлігінің"),
    ]


def test_the_name_of_one_position_is_not_taken_apart() -> None:
    phrase = "Өзен Кеңесі мен Теңіз министрлігіндегі өкілдері"
    assert MATCHER.whole_names(phrase) == ((-1, len(phrase) + 1),)
    assert MATCHER.whole_names("Айлақ және арна комитеті, Теңіз министрлігі") == ((0, 24),)


def test_a_key_leaves_out_the_state_brackets_and_words_printed_twice() -> None:
    assert key("Қазақстан Республикасының Өзен (көл) Кеңесінің Кеңесінің төрағасы") == key("өзен кеңесі төраға")
    assert key("төрағаның бірінші орынбасары, орынбасарлары") != key("төрағаның бірінші орынбасары")


def test_an_organ_and_those_it_belongs_to() -> None:
    assert MATCHER.line("organ/pier-command") == ("organ/pier-command", "organ/pier", "organ/sea")
    assert MATCHER.organ_of("Айлақ және арна комитетінің төрағасы") == "organ/pier"
    assert MATCHER.organ_of("министрлер") == ""
