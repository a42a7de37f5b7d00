"""Records of deletion: «19. Алып тасталды - …», and those that stand for several provisions at once.

    record  := ["("] ("Алып тасталды" | "Күші жойылды" …) words
    several := number (("-" | "–" | "," | "және") number)+ ("." | ")") record     «2 - 4. …», «3), 5) …»

Pure functions over strings; each takes time linear in its string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = r"(?:Алып\s+таста\w+|Күші\s+жой\w+|Алынып\s+таста\w+)\b"
_RECORD = re.compile(rf"^\(?(?P<words>{_WORDS})", re.IGNORECASE)
_NUMBER = r"\d+(?:-\d+)*"
_LINK = r"\s*(?:[-–—,]|және|мен|пен)\s*"
_SEVERAL = re.compile(
    rf"^(?P<numbers>{_NUMBER}\)?(?:{_LINK}{_NUMBER}\)?)+)(?P<dot>\.?)\s*\(?(?P<words>{_WORDS})", re.IGNORECASE
)
_HYPHENED = re.compile(r"\d+-\d+")
_RANGE = re.compile(r"(?P<first>\d+)\)?\s*[-–—]\s*(?P<last>\d+)")
_PIECE = re.compile(rf"{_RANGE.pattern}|(?P<one>{_NUMBER})")
_LONGEST = 60  # provisions that one record may stand for


@dataclass(frozen=True, slots=True)
class Gone:
    """Numbers that one record deletes, whether of sub-paragraphs, and where in the string its words begin."""

    numbers: tuple[str, ...]
    listed: bool
    words: int


def record_of_end(words: str) -> int | None:
    """Where the record begins in the words of a provision that are one; None where they are not."""
    match = _RECORD.match(words)
    return match.start("words") if match else None


def gone_together(value: str, before: str) -> Gone | None:
    """Several provisions that a passage records as deleted; `before` is the number of the paragraph before it.

    «2-4.» may also be the fourth paragraph added after paragraph 2: it is where paragraph 2 stands before it.
    """
    match = _SEVERAL.match(value)
    if match is None or not (match["dot"] or ")" in match["numbers"]):
        return None
    printed = match["numbers"]
    if _HYPHENED.fullmatch(printed) and _is_one(printed, before):
        return None
    numbers = tuple(number for piece in _PIECE.finditer(printed) for number in _numbers(piece))
    if not numbers:
        return None
    return Gone(numbers, ")" in printed, match.start("words"))


def _is_one(printed: str, before: str) -> bool:
    first, _, last = printed.partition("-")
    return before.partition("-")[0] == first or int(last) <= int(first)


def _numbers(piece: re.Match[str]) -> tuple[str, ...]:
    if piece["one"]:
        return (piece["one"],)
    first, last = int(piece["first"]), int(piece["last"])
    if not first < last <= first + _LONGEST:
        return (piece.group(),) if _HYPHENED.fullmatch(piece.group()) else (piece["first"], piece["last"])
    return tuple(map(str, range(first, last + 1)))
