"""Names listed in one phrase: bodies, persons, groups that share a noun."""

import pytest

from loaders.names.listed import readings, shared_noun


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("Айлақ палатасы, Бақ палатасы", ("Айлақ палатасы", "Бақ палатасы")),
        ("Айлақ министрлігі және Бақ комитеті", ("Айлақ министрлігі", "Бақ комитеті")),
        ("палаталардың спикерлері мен депутаттары", ("палаталардың спикерлері", "палаталардың депутаттары")),
        ("Айлақ министрі", ("Айлақ министрі",)),
    ],
)
def test_one_reading_has_each_name(phrase: str, parts: tuple[str, ...]) -> None:
    found = list(readings(phrase))
    assert found[0] == (phrase,)
    assert parts in found


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        (
            "орталық бақ және жергілікті су органдары",
            ("орталық бақ органдары", "жергілікті су органдары"),
        ),
        (
            "өңірлік және аудандық комитеттердің төрағалары",
            ("өңірлік комитеттердің төрағалары", "аудандық комитеттердің төрағалары"),
        ),
        ("Айлақ палатасы және Бақ палатасы", ("Айлақ палатасы және Бақ палатасы",)),
        ("бақ және су", ("бақ және су",)),
    ],
)
def test_descriptions_share_a_noun(phrase: str, parts: tuple[str, ...]) -> None:
    assert shared_noun(phrase) == parts
