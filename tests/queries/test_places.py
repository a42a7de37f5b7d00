"""Provision paths in words."""

import pytest

from queries.places import place_words


@pytest.mark.parametrize(
    ("path", "kk", "ru", "en"),
    [
        ("annex-1/row-92", "1-қосымша, 92-жол", "приложение 1, строка 92", "annex 1, row 92"),
        (
            "main/17/4/item-2",
            "17-тармақ, 4) тармақша, тізімнің 2-жолы",
            "пункт 17, подпункт 4), строка перечня 2",
            "paragraph 17, subparagraph 4), list item 2",
        ),
        ("main", "негізгі мәтін", "основной текст", "main text"),
        ("annex-2/24~2", "2-қосымша, 24-тармақ, 2-рет", "приложение 2, пункт 24, 2-й раз", "annex 2, paragraph 24, occurrence 2"),
        ("annex-1/17-1/part-2", "1-қосымша, 17-1-тармақ, 2-бөлік", "приложение 1, пункт 17-1, часть 2", "annex 1, paragraph 17-1, part 2"),
        ("annex-1/mark-3", "1-қосымша, *** сілтемесі", "приложение 1, сноска ***", "annex 1, footnote ***"),
        ("annex-1/week-3/day-2", "1-қосымша, 3-апта, сейсенбі", "приложение 1, неделя 3, вторник", "annex 1, week 3, Tuesday"),
        ("main/title", "тақырып", "заголовок", "title"),
    ],
)  # fmt: skip
def test_a_path_in_words(path: str, kk: str, ru: str, en: str) -> None:
    assert [place_words(path, lang) for lang in ("kk", "ru", "en")] == [kk, ru, en]


def test_laws_have_articles() -> None:
    assert place_words("main/12/3/2", "en", "law") == "article 12, paragraph 3, subparagraph 2)"
    assert place_words("main/12/3", "kk", "code") == "12-бап, 3-тармақ"


def test_a_part_that_is_not_known_stays_as_it_is() -> None:
    assert place_words("annex-1/Ω-3", "en") == "annex 1, Ω-3"
    assert place_words("annex-1/day-9", "en") == "annex 1, day-9"
