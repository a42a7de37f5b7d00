"""Where the characters of words stand in their file, and whether damage was undone in them."""

import pytest

from loaders.origins import damaged, lines_of, origins_of, read_origins
from loaders.restore import restore_passage
from loaders.text import EMPTY, INSERTED, Text

FILE = "      Бақ кеңесінің тіз\n      бесі бекітілсін.\nБ ө л і м   1\n"


def test_runs_are_written_and_read_again() -> None:
    text = Text.of("Бақ", 6) + Text.inserted(" ") + Text.of("тізбесі", 20)
    assert origins_of(text) == "3@6 1+ 7@20"
    assert read_origins(origins_of(text)) == text.origins


def test_no_characters_have_no_places() -> None:
    assert origins_of(EMPTY) == ""
    assert read_origins("") == ()


def test_characters_that_go_back_in_the_file_begin_a_run() -> None:
    text = Text.of("аб", 10) + Text.of("вг", 4) + Text.inserted("--")
    assert origins_of(text) == "2@10 2@4 2+"
    assert read_origins(origins_of(text)) == (10, 11, 4, 5, INSERTED, INSERTED)


def test_the_lines_that_words_were_read_from() -> None:
    start = FILE.index("тіз")
    words = Text.of("тіз", start) + Text.of("бесі", FILE.index("бесі"))
    lines = lines_of(words, FILE)
    assert lines.value == "      Бақ кеңесінің тіз\n      бесі бекітілсін."
    assert lines.origins == tuple(range(len(lines)))


def test_lines_left_out_leave_a_line_end() -> None:
    words = Text.of("Бақ", 6) + Text.of("1", FILE.index("1"))
    lines = lines_of(words, FILE)
    assert lines.value == "      Бақ кеңесінің тіз\nБ ө л і м   1"
    assert lines.origins[lines.value.index("\n")] == INSERTED


@pytest.mark.parametrize(
    ("file", "harm"),
    [
        ("      Бақ тізбесі\n      бекітілсін.", False),  # a line end between words
        ("      Бақ тізбе-\n      сінің көшірмесі", True),  # within a word
        ("      Б а қ  т і з б е с і", True),  # letters spaced
        ("      Бaқ тізбесі", True),  # a Latin letter among Kazakh ones
    ],
)
def test_what_counts_as_damage(file: str, harm: bool) -> None:
    start = 0
    lines = []
    for line in file.split("\n"):
        lines.append(Text.of(line, start))
        start += len(line) + 1
    text = restore_passage(lines)
    assert damaged(text, file) is harm


def test_words_put_back_to_where_they_belong_were_damaged() -> None:
    file = "бекітілсін.ереже"
    text = Text.of("ереже", 11) + Text.inserted(" ") + Text.of("бекітілсін.", 0)
    assert damaged(text, file)
    assert not damaged(Text.of("ереже", 11), file)
