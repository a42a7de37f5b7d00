"""Titles in quotation marks before a citation: «"… туралы" Қазақстан Республикасының Заңы».

Marks of all kinds nest, some are lost in print. Walking back from the closing mark, each mark counts as opening or
closing by the blank beside it; a title whose opening mark is lost begins where the citation before it ends.
"""

from __future__ import annotations

import re

OPENING, CLOSING, STRAIGHT = "«“„", "»”", "\"''"
_BEFORE_OPENING = ' (\n\t«“„"-–—'
_LEADING = re.compile(r"[\s,;:.–—)»”\"-]*(?:(?:және|мен|сондай-ақ)\s+)?")


def title_before(value: str, end: int, floor: int) -> tuple[int, int] | None:
    """Where the title stands that a citation beginning at `end` follows: characters `[start, end)` less the marks.

    `floor` is the end of the citation before, where a title without an opening mark begins. None where no closing mark
    stands right before the citation.
    """
    close = len(value[:end].rstrip()) - 1
    if close < 0 or value[close] not in CLOSING + STRAIGHT:
        return None
    depth = 1
    for index in range(close - 1, -1, -1):
        char = value[index]
        if char in OPENING or (char in STRAIGHT and _opens(value, index)):
            depth -= 1
        elif char in CLOSING + STRAIGHT:
            depth += 1
        if depth == 0:
            return _stripped(value, index + 1, close)
    lead = _LEADING.match(value, floor)
    return _stripped(value, lead.end() if lead else floor, close) if floor < close else None


def _opens(value: str, index: int) -> bool:
    return index == 0 or value[index - 1] in _BEFORE_OPENING


def _stripped(value: str, start: int, end: int) -> tuple[int, int] | None:
    words = value[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return (start, end) if start < end else None
