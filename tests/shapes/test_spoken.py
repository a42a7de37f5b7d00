import pytest

from shapes.spoken import spoken


@pytest.mark.parametrize(
    ("path", "kk", "ru", "en"),
    [
        ("main", "негізгі мәтін", "основной текст", "main text"),
        ("main/2/1", "2-тармақ, 1) тармақша", "пункт 2, подпункт 1)", "paragraph 2, sub-paragraph 1)"),
        (
            "annex-1/46/item-3",
            "1-қосымша, 46-тармақ, тізбенің 3-жолы",
            "приложение 1, пункт 46, позиция 3 перечня",
            "annex 1, paragraph 46, entry 3",
        ),
        (
            "annex-2/8/part-2/1",
            "2-қосымша, 8-тармақ, 2-бөлік, 1) тармақша",
            "приложение 2, пункт 8, часть 2, подпункт 1)",
            "annex 2, paragraph 8, part 2, sub-paragraph 1)",
        ),
        ("annex-1/row-92", "1-қосымша, кестенің 92-жолы", "приложение 1, строка 92 таблицы", "annex 1, row 92"),
        ("annex-1/mark-3", "1-қосымша, «***» ескертпесі", "приложение 1, сноска «***»", "annex 1, footnote ***"),
        (
            "annex-2/24~2",
            "2-қосымша, 24-тармақ (осындай нөмірлі № 2)",
            "приложение 2, пункт 24 (№ 2 с этим номером)",
            "annex 2, paragraph 24 (no. 2 with this number)",
        ),
        (
            "annex-1/week-3/day-2/item-1",
            "1-қосымша, 3-апта, сейсенбі, тізбенің 1-жолы",
            "приложение 1, неделя 3, вторник, позиция 1 перечня",
            "annex 1, week 3, Tuesday, entry 1",
        ),
        ("chapter-2/title", "2-тарау, тақырыбы", "глава 2, заголовок", "chapter 2, title"),
        ("17-1", "17-1-тармақ", "пункт 17-1", "paragraph 17-1"),
        ("somewhere", "somewhere", "somewhere", "somewhere"),
        ("day-8/mark-99999999", *["day-8, mark-99999999"] * 3),
    ],
)
def test_a_path_is_said_in_words(path: str, kk: str, ru: str, en: str) -> None:
    words = spoken(path)
    assert (words.kk, words.ru, words.en) == (kk, ru, en)
