"""Latin letters that stand for Cyrillic ones: "мемлекеттiк" with a Latin i.

Takes: a text. Gives: the same text, look-alikes replaced one to one. Guarantees: idempotent; only words that hold a
Cyrillic letter change, so that "N 132" and true Latin words stay.
"""

from __future__ import annotations

import re

from loaders.text import Text

_WORD = re.compile(r"[A-Za-zЀ-ӿ]+")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_ALIKE = str.maketrans("acehiopxyABCEHIKMOPTXYj", "асеһіорхуАВСЕНІКМОРТХУј")


def cyrillic(text: Text) -> Text:
    """Look-alikes inside Cyrillic words replaced."""
    if not re.search(r"[A-Za-z]", text.value):
        return text
    return text.sub(_WORD, lambda m: m.group().translate(_ALIKE) if _CYRILLIC.search(m.group()) else m.group())
