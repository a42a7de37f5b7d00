"""Acts as people cite them."""

import pytest

from queries.citation import cited, cited_in_full


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("kk", "2002 жылғы 29 наурыздағы № 828 Жарлық"),
        ("ru", "Указ № 828 от 29 марта 2002 года"),
        ("en", "Decree № 828 of 29 March 2002"),
    ],
)
def test_an_act_in_full(lang: str, words: str) -> None:
    assert cited_in_full("decree", "2002-03-29", "828", lang) == words


def test_months_take_the_ending_that_goes_with_them() -> None:
    months = [cited_in_full("law", f"2020-{month:02}-01", "1", "kk").split()[3] for month in range(1, 13)]
    assert (
        months
        == (
            "қаңтардағы ақпандағы наурыздағы сәуірдегі мамырдағы маусымдағы шілдедегі тамыздағы қыркүйектегі қазандағы"
            " қарашадағы желтоқсандағы"
        ).split()
    )


def test_an_act_in_short_and_one_of_an_unknown_kind() -> None:
    assert cited("resolution", "2023-10-24", "938", "ru") == "постановление № 938 от 2023-10-24"
    assert cited_in_full("bulla", "2020-02-03", "7", "en") == "act № 7 of 3 February 2020"
