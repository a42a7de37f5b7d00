"""Characters keep the place they came from, whatever is done to the text."""

import pytest

from loaders.text import EMPTY, INSERTED, Span, Text, merge_spans


def test_a_piece_knows_its_place() -> None:
    text = Text.of("Бақша мен саябақ", 100)
    assert text[10:].spans() == (Span(110, 116),)


def test_moved_pieces_give_several_spans_in_file_order() -> None:
    text = Text.of("туралы  бекітілсін.ереже", 0)
    moved = text[:7] + text[19:] + Text.inserted(" ") + text[8:19]
    assert str(moved) == "туралы ереже бекітілсін."
    assert moved.spans() == (Span(0, 6), Span(8, 24))


def test_inserted_characters_have_no_place() -> None:
    assert (Text.inserted(" ") + Text.of("а", 5)).origins == (INSERTED, 5)
    assert Text.inserted("бақ").spans() == ()


def test_a_replacement_of_equal_length_keeps_the_places() -> None:
    text = Text.of("мемлекеттiк", 7).sub("i", "і")
    assert text.value == "мемлекеттік"
    assert text.origins == tuple(range(7, 18))


def test_squeezing_leaves_single_blanks() -> None:
    text = Text.of("  бақ \n  өсіру ").squeeze()
    assert (text.value, text.origins[0], text.origins[-1]) == ("бақ өсіру", 2, 13)


def test_strip_and_split() -> None:
    assert [str(t) for t in Text.of("алма; өрік;шие").split(r";\s*")] == ["алма", "өрік", "шие"]
    assert Text.of("   ").strip() == EMPTY


def test_spans_are_merged_over_white_space_alone() -> None:
    source = "бақ \n өсіру, бау"
    assert merge_spans([Span(6, 11), Span(0, 3)], source) == (Span(0, 11),)
    assert merge_spans([Span(0, 3), Span(13, 16)], source) == (Span(0, 3), Span(13, 16))


def test_text_and_origins_must_agree() -> None:
    with pytest.raises(ValueError, match="2 characters, 1 origins"):
        Text("аб", (0,))
