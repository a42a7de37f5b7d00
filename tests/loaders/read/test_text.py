"""Files are read in every encoding they come in; what is no text is refused with one line that says what to do."""

import hashlib
from pathlib import Path

import pytest

from loaders.read import LIMIT, read_source
from ontology.errors import BinaryFile, EmptyFile, InputError, NoInput, TooLarge, Unreadable

SENTENCE = "Бақша шаруашылығы туралы ереже бекітілсін.\r\nҮлгі нысан № 5 қоса беріледі.\n"
RUSSIAN = "Утвердить прилагаемые правила ведения садов.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (SENTENCE.encode("utf-8-sig"), "utf-8"),
        (SENTENCE.encode("utf-16"), "utf-16-le"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_read_without_its_mark_and_with_its_line_ends(tmp_path: Path, data: bytes, encoding: str) -> None:
    path = tmp_path / "act.txt"
    path.write_bytes(data)
    source = read_source(path)
    assert (source.text, source.encoding) == (SENTENCE, encoding)
    assert (source.name, source.sha256) == ("act.txt", hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "cp1251"), (SENTENCE.replace("і", "i").replace("№", "N").replace("Ү", "У"), "ptcp154")],
)
def test_one_byte_cyrillic_is_read(tmp_path: Path, text: str, encoding: str) -> None:
    path = tmp_path / "act.txt"
    path.write_bytes(text.encode(encoding))
    assert (read_source(path).text, read_source(path).encoding) == (text, encoding)


@pytest.mark.parametrize("data", [b"", b" \n\n\t", b"\xef\xbb\xbf"])
def test_empty_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    with pytest.raises(EmptyFile, match=r"empty\.txt: the file is empty"):
        read_source(path)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"%PDF-1.7\n\x01\x02\xff\xfe\x00", bytes(range(256))]
)
def test_binary_file(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    with pytest.raises(BinaryFile, match=r"picture\.txt: not a text file"):
        read_source(path)


def test_file_over_the_limit_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    with pytest.raises(TooLarge, match="67 MB is more than the 67 MB that an act may have; give the act alone"):
        read_source(path)


def test_file_that_vanished(tmp_path: Path) -> None:
    with pytest.raises(NoInput, match="no such file"):
        read_source(tmp_path / "gone.txt")


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read_source(tmp_path)


def test_messages_are_one_line() -> None:
    assert InputError("two\nlines").message == "two lines"
