"""Places in an act: units, lists, ranges, ordinals, and the paths that they are."""

import pytest

from loaders.grammar.places import Level, find_places, level_of, places_at, provision_path


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("17-тармағы 3) тармақшасында", ["17/3"]),
        ("17-тармағының 3) тармақшасында", ["17/3"]),
        ("2 және 3-тармақтарында", ["2", "3"]),
        ("2 және 3 тармақтарында", ["2", "3"]),
        ("5-тармағының 1) және 3) тармақшаларында", ["5/1", "5/3"]),
        ("1-тармақтың 2), 3) және 4-1) тармақшалары", ["1/2", "1/3", "1/4-1"]),
        ("3-тармағының 2) тармақшасында және 5-тармағында", ["3/2", "5"]),
        ("5 – 7-тармақтарында", ["5", "6", "7"]),
        ("12-1-баппен", ["12-1"]),
        ("3-бабының 1-тармағының 2) тармақшасының екінші абзацы", ["3/1/2/item-2"]),
        ("10-тармақтың екінші және үшінші бөліктері", ["10/part-2", "10/part-3"]),
        ("10-тармақтың бірінші бөлігі", ["10"]),
        ("он екінші бөлігі", ["part-12"]),
        ("1-тараудың тақырыбы", ["chapter-1/title"]),
        ("2-тараудың 9-тармағы", ["9"]),
        ("6-бөліммен", ["section-6"]),
        ("кіріспесі", ["preamble"]),
    ],
)
def test_words_become_paths(words: str, paths: list[str]) -> None:
    assert [provision_path(place.units) for place in places_at(words, 0)] == paths


def test_an_annex_is_a_unit_without_a_path_of_its_own() -> None:
    (run,) = find_places("осы Қағидаларға 1, 2-қосымшаларға сәйкес")
    assert [(u.level, u.number) for place in run for u in place.units] == [(Level.ANNEX, "1"), (Level.ANNEX, "2")]


@pytest.mark.parametrize("words", ["бөлімше", "5 адам", "тармақ", "№ 5-бап", "бөлшектік"])
def test_other_words_are_no_place(words: str) -> None:
    assert places_at(words, 0) == ()


def test_in_another_act_a_first_part_is_kept() -> None:
    (place,) = places_at("434-бабының бірінші бөлігі", 0)
    assert provision_path(place.units, first_part=True) == "434/part-1"


def test_a_noun_tells_its_level_in_any_form() -> None:
    assert level_of("тармақшасының") is Level.SUBPARAGRAPH
    assert level_of("Тармақтың") is Level.PARAGRAPH
    assert level_of("ереженің") is None
