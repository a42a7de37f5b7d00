"""Sentences of a passage, and a passage without its short forms."""

from __future__ import annotations

import re

from loaders.text import Text

SHORT_FORM = re.compile(r"\s*\(\s*бұдан\s+(?:әрі|кейін)\s*[-–—:]?[^()]*\)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:ж|т\.б|б|№|[А-ЯӘІҢҒҮҰҚӨҺ]|т|п|с|тг|млн|мың)\.$")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[\"«]?[А-ЯӘІҢҒҮҰҚӨҺA-Z\d])")


def sentences(text: Text) -> tuple[Text, ...]:
    """A passage taken apart at the ends of its sentences."""
    parts: list[Text] = []
    start = 0
    for match in _SENTENCE.finditer(text.value):
        before = text.value[start : match.start()]
        if _ABBREVIATED.search(before) or before.count("(") > before.count(")") or before.count('"') % 2:
            continue
        parts.append(text[start : match.start()])
        start = match.end()
    parts.append(text[start:])
    return tuple(p.strip() for p in parts if p.value.strip())


def plain(text: Text) -> Text:
    """A text without its short forms («бұдан әрі – …»)."""
    return text.sub(SHORT_FORM, "").squeeze()
