"""Marks in words: every character once, within the marks that cover it and no other, and no mark crosses another."""

from hypothesis import given
from hypothesis import strategies as st

from service.explorer.acts.marks import Mark, Piece, marked

WORDS = "Министр тізімді жібереді"


def written(pieces: tuple[Piece[str], ...]) -> str:
    """The pieces as brackets: what is marked, and for what."""
    out = ""
    for piece in pieces:
        out += "".join(f"[{mark.fact}:" for mark in piece.opens)
        out += piece.words + "]" * piece.closes
    return out


def test_words_without_marks_are_one_piece() -> None:
    assert written(marked(WORDS, ())) == WORDS
    assert marked("", (Mark(0, 3, "a"),)) == ()


def test_a_mark_inside_another_is_nested() -> None:
    assert written(marked(WORDS, (Mark(8, 15, "b"), Mark(0, 24, "a")))) == "[a:Министр [b:тізімді] жібереді]"


def test_marks_that_cross_are_closed_and_opened_anew() -> None:
    pieces = marked(WORDS, (Mark(0, 15, "a"), Mark(8, 24, "b")))
    assert written(pieces) == "[a:Министр ][b:[a:тізімді] жібереді]"
    assert [len(piece.again) for piece in pieces] == [0, 1, 0]


def test_marks_of_one_place_are_nested_in_the_order_given() -> None:
    assert written(marked("он күн", (Mark(0, 6, "a"), Mark(0, 6, "b")))) == "[a:[b:он күн]]"


def test_marks_beyond_the_words_are_cut_and_empty_ones_left_out() -> None:
    assert written(marked("он күн", (Mark(-4, 2, "a"), Mark(3, 99, "b"), Mark(4, 4, "c")))) == "[a:он] [b:күн]"


@given(
    st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=7),
    st.text(alphabet="аб ", min_size=1, max_size=12),
)
def test_every_character_stands_once_within_the_marks_that_cover_it(spans: list[tuple[int, int]], words: str) -> None:
    marks = [Mark(start, end, number) for number, (start, end) in enumerate(spans)]
    pieces = marked(words, marks)
    assert "".join(piece.words for piece in pieces) == words
    open_marks: list[int] = []
    at = 0
    for piece in pieces:
        open_marks += [mark.fact for mark in piece.opens]
        for index in range(at, at + len(piece.words)):
            assert sorted(open_marks) == sorted(m.fact for m in marks if m.start <= index < m.end)
        at += len(piece.words)
        open_marks = open_marks[: len(open_marks) - piece.closes]
    assert open_marks == []
