"""Provisions by the words in them."""

from ontology import iris
from queries.lookup.texts import Passage, Texts

ACT = f"{iris.ID}act/U1100000017"
SAID = {
    "main/1": "Көл кеңесінің төрағасы бақ басқармасының жылдық есебін қарайды.",
    "main/2": "Бақ кеңесі жылына екі рет отырыс өткізеді. Оның төрағасын көл министрі тағайындайды.",
    "main/3": "Есеп қазан айының бесінші күніне дейін беріледі.",
}
FOUND = Texts(Passage(f"{ACT}/{path}", ACT, path, text) for path, text in SAID.items())


def paths(text: str) -> list[str]:
    return [passage.path for passage in FOUND.find(text)]


def test_all_words_are_in_what_is_found_in_any_case() -> None:
    assert paths("төраға") == ["main/1", "main/2"]
    assert paths("көл төрағасы") == ["main/1", "main/2"]
    assert paths("есебін") == ["main/1", "main/3"]
    assert paths("тағайынд") == ["main/2"]
    assert paths("kol ministri") == ["main/2"]
    assert paths("көл теңіз") == []
    assert paths("және") == []


def test_words_side_by_side_as_typed_come_first() -> None:
    assert paths("көл министрі") == ["main/2"]
    assert paths("бақ кеңесі") == ["main/2", "main/1"]


def test_an_excerpt_marks_what_was_sought() -> None:
    pieces = FOUND.excerpt(FOUND.find("жылдық есеп")[0], "жылдық есеп")
    assert "".join(piece.text for piece in pieces) == SAID["main/1"]
    assert [piece.text for piece in pieces if piece.sought] == ["жылдық", "есебін"]


def test_a_long_passage_is_cut_at_words() -> None:
    long = Texts([Passage("p", ACT, "main/9", f"{'алма ' * 80}көл {'өрік ' * 80}".strip())])
    pieces = long.excerpt(long.find("көл")[0], "көл")
    said = "".join(piece.text for piece in pieces)
    assert said.startswith("… алма алма")
    assert said.endswith("өрік өрік …")
    assert [piece.text for piece in pieces if piece.sought] == ["көл"]
    assert len(said) < 260


def test_an_excerpt_marks_no_more_than_is_sought() -> None:
    passage = FOUND.find("төраға")[0]
    assert [piece.text for piece in FOUND.excerpt(passage, "төраға жыл") if piece.sought] == ["төрағасы", "жылдық"]
    assert [piece.text for piece in FOUND.excerpt(passage, "төраға б қ") if piece.sought] == ["төрағасы"]
    many = " ".join(["төраға", *(f"алма{letter}" for letter in "бвгджзклмнпрст"), "есеп"])  # words behind the twelfth
    assert [piece.text for piece in FOUND.excerpt(passage, many) if piece.sought] == ["төрағасы"]


def test_without_texts_nothing_is_found() -> None:
    assert (len(Texts([])), Texts([]).find("көл"), len(FOUND)) == (0, (), 3)
