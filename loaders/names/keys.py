"""What of a name is compared: the stems of its words, without what names of one thing may or may not have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.names.morphology import WORD, stem

Key = tuple[str, ...]

_STATE = (stem("Қазақстан"), stem("Республикасы"))
_SHORT_STATE = stem("ҚР")
_BRACKETS = re.compile(r"\([^()]*\)")
_TWICE = re.compile(r"\b(\w+)(?:\s+\1\b)+", re.IGNORECASE)
_FILLERS = frozenset(stem(word) for word in ["тиісті", "және", "мен", "сондай-ақ", "екі", "он", "бес"])


@lru_cache(maxsize=65536)
def key(name: str) -> Key:
    """The stems of a name's words; brackets, quotation marks, fillers, the name of the state and a word printed twice
    running left out."""
    stems = [stem(m.group()) for m in WORD.finditer(_TWICE.sub(r"\1", _BRACKETS.sub(" ", name)))]
    return without_state(stems)


def without_state(stems: Sequence[str]) -> Key:
    """Stems without fillers and the name of the state."""
    kept: list[str] = []
    index = 0
    while index < len(stems):
        if tuple(stems[index : index + 2]) == _STATE:
            index += 2
            continue
        if stems[index] != _SHORT_STATE and stems[index] not in _FILLERS:
            kept.append(stems[index])
        index += 1
    return tuple(kept)


def may_be_name(stems: Sequence[str]) -> bool:
    """Whether words can be a name: what a key leaves out neither begins nor ends one, but for the state in front."""
    if stems[0] in _FILLERS or stems[-1] in _FILLERS or stems[-1] == _SHORT_STATE:
        return False
    return tuple(stems[-2:]) != _STATE
