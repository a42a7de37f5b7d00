"""Where one title is written in two ways: the words in which they differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from loaders.names.morphology import stem

_WORD = re.compile(r"[^\W_]+")
_LEAST_WORDS = 4
_LEAST_ALIKE = 0.75
_LOOK_ALIKE = str.maketrans("aceopxyiAEOPXI", "асеорхуіАЕОРХІ")


def difference(one: str, other: str) -> tuple[str, str]:
    """The words of each of two titles that the other lacks, with the word before and after them; empty where they say
    the same, or where they are too unlike to be the title of one thing. The end of the last word, letter case and
    punctuation do not count. Quadratic in the number of words."""
    ours, theirs = _WORD.findall(one), _WORD.findall(other)
    plain, their_plain = _plain(ours), _plain(theirs)
    if "".join(plain) == "".join(their_plain) or min(len(ours), len(theirs)) < _LEAST_WORDS:
        return "", ""
    matcher = SequenceMatcher(None, plain, their_plain, autojunk=False)
    if matcher.ratio() < _LEAST_ALIKE:
        return "", ""
    changes = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    first = " … ".join(_around(ours, start, end) for _, start, end, _, _ in changes)
    second = " … ".join(_around(theirs, start, end) for _, _, _, start, end in changes)
    return first, second


def _plain(words: list[str]) -> list[str]:
    """Words as they are compared: small letters, look-alikes put right, the last without its ending."""
    plain = [word.translate(_LOOK_ALIKE).lower() for word in words]
    return [*plain[:-1], *map(stem, plain[-1:])]


def _around(words: list[str], start: int, end: int) -> str:
    return " ".join(words[max(0, start - 1) : end + 1])
