"""Plain text in the encodings in which Kazakh acts are met: UTF-8, UTF-16, Windows-1251.

Takes: a path. Gives: a `Source`. Guarantees: characters count as decoded, without a byte order mark, line ends as they
stand; the digest is that of the file's bytes; nothing is read of a file over the limit.
"""

from __future__ import annotations

import codecs
import datetime as dt
import hashlib
import re
from pathlib import Path

from loaders.model import Source
from ontology.errors import BinaryFile, EmptyFile, NoInput, TooLarge, Unreadable

LIMIT = 64 * 1024 * 1024
"""Bytes. The longest acts on Adilet (codes) have under 4 MB; beyond the limit a file is no act."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_PROBE = 65536
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Kazakh letters have no place in Windows-1251; its Kazakh variant, PT 154, puts them where Windows has punctuation.
_KAZAKH_1251 = frozenset("ҒҚҢҮҰҺӘӨҖғқңүұһәө")


def read_source(path: Path) -> Source:
    """The file at `path` as characters.

    Raises `NoInput`, `Unreadable`, `EmptyFile`, `TooLarge` or `BinaryFile`, naming the file and what to do.
    """
    try:
        status = path.stat()
        size = status.st_size
        if size > LIMIT:
            raise TooLarge(
                f"{path}: {size / 1e6:.0f} MB is more than the {LIMIT / 1e6:.0f} MB that an act may have; "
                "give the act alone, as text"
            )
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise NoInput(f"{path}: no such file; check the path") from error
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read ({error.strerror}); check its kind and permissions") from error
    text, encoding = decode(data, path)
    if not text.strip():
        raise EmptyFile(f"{path}: the file is empty; give a file that holds the text of an act")
    modified = dt.datetime.fromtimestamp(int(status.st_mtime), dt.UTC)
    return Source(path.name, hashlib.sha256(data).hexdigest(), encoding, text, modified)


def decode(data: bytes, path: Path) -> tuple[str, str]:
    """Characters of `data` and the encoding they were in; `path` is named where it has none (`BinaryFile`)."""
    for encoding in _likely(data):
        try:
            text = data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text[:_PROBE]):
            return text, encoding
    raise BinaryFile(f"{path}: not a text file; give the act as text in UTF-8, UTF-16 or Windows-1251")


def _likely(data: bytes) -> tuple[str, ...]:
    """Encodings to try, likeliest first."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return (encoding,)
    head = data[:_PROBE]
    if len(head) > 1 and b"\0" in head:
        # Cyrillic in UTF-16 has 0x04 in every second byte; blanks and digits have 0x00 there
        for offset, encoding in ((0, "utf-16-be"), (1, "utf-16-le")):
            high = head[offset::2]
            if sum(b in (0, 4) for b in high) > 0.8 * len(high):
                return (encoding,)
        return ()
    return ("utf-8", *_one_byte(head))


def _one_byte(head: bytes) -> tuple[str, ...]:
    """Windows-1251 or its Kazakh variant, where the bytes read as mostly Cyrillic; nothing otherwise."""
    letters = [c for c in head.decode("cp1251", errors="ignore") if c.isalpha()]
    if not letters or sum(1 for c in letters if _CYRILLIC.match(c)) < len(letters) / 2:
        return ()
    kazakh = sum(1 for c in head.decode("ptcp154", errors="ignore") if c in _KAZAKH_1251)
    return ("ptcp154", "cp1251") if kazakh * 100 > len(letters) else ("cp1251",)
