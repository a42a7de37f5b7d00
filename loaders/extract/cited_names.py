"""Names that an act repeats rather than uses: in citations of other acts, and of organs that it says have passed.

An act calls another by its title and issuer as they were: «"… туралы" … министрінің 2015 жылғы 5 наурыздағы № 1
бұйрығы». What is named there is named by that act. Short forms in brackets («бұдан әрі – …») define, they do not name;
«таратылған … министрлігі» and «… министрлігі таратылсын» know what they name to be past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_TITLE = re.compile(r"[\"«“](?:[^\"«»“”]|[«\"“][^\"«»“”]*[»\"”])*?\s(?:туралы|жөнінде)\s*[\"»”]")
_SHORT_FORM = re.compile(r"\(\s*бұдан\s+(?:әрі|кейін)[^()]*\)", re.IGNORECASE)
_DATED = re.compile(
    r"\s*(?:міндетін\s+(?:уақытша\s+)?атқарушының\s+)?(?:\d{4}\s+жыл[ғд]|\d{1,2}\.\d{2}\.\d{4}|\d{4}\.\d{2}\.\d{2})"
)
_PASSED = r"(?:бұрынғы|таратыл(?:ған|атын)|қайта\s+(?:ұйымдастырыл|құрыл)(?:ған|атын))"
_PASSED_BEFORE = re.compile(rf"\b{_PASSED}\s+$", re.IGNORECASE)
_PASSES = re.compile(
    r"(?:\s+[^\s.;:]+){0,8}?\s+(?:таратылсын|таратылды|қайта\s+(?:ұйымдастырылсын|құрылсын|аталсын))\b"
)
_NEAR = 40  # characters in front that say that a name is past
_TOGETHER = re.compile(r"\s*(?:,|және|мен|бен|пен)\s*")


def passed_over(text: str, names: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Which of the names in a text, characters `[start, end)` in order, are repeated and not used: their
    indices. Issuers named together before one date are all passed over."""
    inside = [match.span() for pattern in (_TITLE, _SHORT_FORM) for match in pattern.finditer(text)]
    passed: set[int] = set()
    for index in reversed(range(len(names))):
        start, end = names[index]
        following = names[index + 1][0] if index + 1 in passed else -1
        together = _TOGETHER.match(text, end)
        issues = _DATED.match(text, end) or (together and together.end() == following)
        past = _PASSED_BEFORE.search(text[max(0, start - _NEAR) : start]) or _PASSES.match(text, end)
        if issues or past or any(a <= start < b for a, b in inside):
            passed.add(index)
    return frozenset(passed)
