"""Names found while they are typed."""

import pytest

from queries.folding import fold
from queries.lookup.beginnings import Beginnings, begins
from queries.names import Thing

NAMES = {
    ("lake-minister", "position"): ("Көл министрі", "Министр озёр", "Minister of Lakes"),
    ("lake-ministry", "organ"): ("Көл министрлігі", "Министерство озёр", "Ministry of Lakes"),
    ("lake-deputy", "position"): (
        "Көл министрінің орынбасары",
        "Заместитель министра озёр",
        "Deputy Minister of Lakes",
    ),
    ("garden-head", "position"): ("Бақ басқармасының басшысы", "Начальник управления садов", "Head of gardens"),
    ("ministers", "class"): ("министрлер", "министры", "ministers"),
}


def thing(iri: str, kind: str, names: tuple[str, ...]) -> Thing:
    labels = dict(zip(("kk", "ru", "en"), names, strict=True))
    return Thing(iri, kind, labels, {tuple(sorted(fold(name))): name for name in names})


FOUND = Beginnings([thing(iri, kind, names) for (iri, kind), names in NAMES.items()])
EVERY = ("position", "organ", "class")


def typed(text: str, *kinds: str, limit: int = 10) -> list[str]:
    return [begun.iri for begun in FOUND.find(text, kinds or EVERY, limit)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("көл мин", ["lake-minister", "lake-ministry", "lake-deputy"]),
        ("kol min", ["lake-minister", "lake-ministry", "lake-deputy"]),
        ("мин оз", ["lake-minister", "lake-ministry"]),
        ("көл министрінің ор", ["lake-deputy"]),
        ("зам", ["lake-deputy"]),
        ("замминистра оз", ["lake-deputy"]),
        ("head of gar", ["garden-head"]),
        ("бақ", ["garden-head"]),
        ("министрлер", ["ministers", "lake-minister"]),
        ("теңіз", []),
        ("көл теңіз", []),
        ("", []),
        ("–", []),
    ],
)
def test_each_word_begins_a_word_of_one_name(text: str, found: list[str]) -> None:
    assert typed(text)[: len(found) or None] == found


def test_kinds_and_numbers_are_kept_to() -> None:
    assert typed("көл мин", "organ") == ["lake-ministry"]
    assert typed("мин", limit=2) == typed("мин")[:2]
    assert len(typed("мин")) == 4


def test_of_very_many_names_some_are_left_out_and_that_is_told() -> None:
    many = Beginnings([thing(f"lake-{n}", "organ", (f"Көл {n}", f"Озеро {n}", f"Lake {n}")) for n in range(4100)])
    assert len(many.find("көл", EVERY, 9999)) == 4000
    assert not many.finds_all("көл", EVERY)
    assert many.finds_all("көл 17", EVERY)
    assert many.finds_all("көл", ("position",))
    assert many.finds_all("–", EVERY)


def test_the_name_that_fits_is_told() -> None:
    assert [begun.name for begun in FOUND.find("мин оз", ("position",))] == [
        "Министр озёр",
        "Заместитель министра озёр",
    ]
    assert [begun.at_start for begun in FOUND.find("мин оз", ("position",))] == [True, False]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("Көл министрінің орынбасары", "көл министрі", True),
        ("Министр озёр", "министру озе", True),
        ("Minister of Lakes", "lak min", True),
        ("Министр озёр", "Minister of Lakes", False),
        ("Көл министрі", "көл кеңесі", False),
        ("Көл министрі", "", False),
    ],
)
def test_a_name_tells_by_itself_why_it_was_found(name: str, text: str, told: bool) -> None:
    assert begins(name, text) is told
