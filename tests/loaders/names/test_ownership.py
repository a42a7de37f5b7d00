"""Owners in the genitive and the possessive of what they own."""

import pytest

from loaders.names import forms, ownership
from loaders.names.scan import Scanner, tokens
from tests.loaders.names.lexicon import lexicon, organ

SEA = lexicon(
    organ("agency", "Теңіз агенттігі"),
    organ("office", "Теңіз агенттігінің Кеңсесі", "Теңіз агенттік Кеңсесі", parent="agency"),
    organ("committee", "Арал комитеті"),
    organ("bureau", "Арал комитетінің Толқын бюросы", "Арал комитеті Толқын бюросы", parent="committee"),
)


def unsaid(text: str) -> list[str]:
    words = tokens(text)
    return [words[at].word for at in ownership.unsaid_owners(words)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Министрліктің бөлімдердің жұмысын тексереді.", ["бөлімдердің"]),
        ("Елшілік Қазақстан Республикасының көл органдар мен ұйымдардың кеңселерінің қызметін үйлестіреді.", ["органдар"]),
        ("Агенттік комитеттердің балық аулауға жауапты құрылымдық бөлімшелердің жұмысына бақылауды жүзеге асырады.",
         ["бөлімшелердің"]),
    ],
)  # fmt: skip
def test_a_body_behind_its_owner_without_the_possessive(text: str, found: list[str]) -> None:
    assert unsaid(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Министрліктің бөлімдерінің жұмысын тексереді.",
        "Министрліктің бөлімдердің жұмысын тексеру құқығы бар.",
        "Комиссияның бөлімдердің басшыларын тыңдауы тиіс.",
        "Облыстардың, қалалардың департаменттерінің жұмысын тексереді.",
        "Үкіметтің министрліктердің басшыларына берген тапсырмаларын бақылайды.",
        "Министрліктің ұсынған бөлімдердің тізімін бекітеді.",
        "Қазақстан Республикасының көл органдардың қызметі туралы заңнамасын сақтайды.",
        "Комиссияның бөлімдердің өкілдерін тыңдауға, олардың есебін қарауға құқығы жүзеге асырылады.",
        "Министрліктің бөлімдердің басшылары",  # no verb: the owner may go with what is left out
    ],
)
def test_an_owner_that_owns_something_else(text: str) -> None:
    assert not unsaid(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Қазақстан Республикасының Теңіз агенттігі Кеңсесіндегі жиналыс", True),
        ("Қазақстан Республикасының Теңіз агенттігі Кеңсесіне жіберіледі", True),
        ("Қазақстан Республикасының Теңіз агенттігінің Кеңсесіне жіберіледі", False),
        ("Қазақстан Республикасының Теңіз агенттігі Кеңсесінің басшысы", False),  # inside a longer name
        ("Қазақстан Республикасы Теңіз агенттігі Кеңсесінде", False),
        ("Қазақстан Республикасының Теңіз агенттігі облыстарында", False),
        ("Қазақстан Республикасының Арал комитеті бюросында", True),
    ],
)
def test_a_body_before_its_own_part(text: str, found: bool) -> None:
    words = tokens(text)
    first = next(Scanner.of(SEA).find(words[:4], organs=True))
    parts = ownership.parts(SEA).get(first.entry.iri, frozenset())
    assert ownership.lacks_genitive_before_part(words, first, parts) is found


def test_a_possessive_that_nothing_owns() -> None:
    text = tokens("төрағалардың орынбасарлары, хатшылары кеңселерінің басшылары")
    at = next(i for i, token in enumerate(text) if token.word == "хатшылары")
    assert ownership.stray_possessive(text, at, ["хатшылар кеңселерінің басшылары"])
    assert not ownership.stray_possessive(text, at, ["хатшылары кеңселерінің басшылары"])
    owned = tokens("комитеттердің хатшылары кеңселерінің басшылары")
    assert not ownership.stray_possessive(owned, 1, ["хатшылар кеңселерінің басшылары"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Қазақстан Республикасы Арал комитетінің төрағасы, Қазақстан Республикасының Арал комитетінің хатшысы", True),
        ("Қазақстан Республикасының Арал комитеті, Қазақстан Республикасы Арал комитетінің төрағасы", False),
        ("Қазақстан Республикасының Арал комитетінің төрағасы, Арал комитетінің хатшысы", False),
        (
            "Қазақстан Республикасының Арал комитетінің төрағасы, Қазақстан Республикасы Теңіз агенттігінің хатшысы",
            False,
        ),
    ],
)
def test_the_state_in_two_ways(text: str, found: bool) -> None:
    words = tokens(text)
    assert ownership.may_have_two_ways(text) or not found
    assert bool(ownership.state_two_ways(words, Scanner.of(SEA).find(words, organs=True))) is found


def test_a_body_before_the_places_of_its_units() -> None:
    def before(text: str) -> str:
        return forms.before_places(tokens(text), 2)

    assert before("Арал комитетінің облыстар бойынша бөлімдері") == forms.GENITIVE_BEFORE_PLACES
    assert before("Арал комитеті облыстардың бөлімдері") == forms.LACKS_GENITIVE_BEFORE_PLACES
    assert before("Арал комитеті (Көл комитеті) облыстардың бөлімдері") == forms.LACKS_GENITIVE_BEFORE_PLACES
    assert not before("Арал комитеті облыстар бойынша бөлімдері")
    assert not before("Арал комитетінің төрағасы")
