"""A phrase of names parted where commas and "and" stand between nouns, not within one name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.names.morphology import WORD, Case, analyse, stem
from loaders.names.roles import is_body, is_office, last_word
from loaders.names.shared import owner
from loaders.text import Text

Known = Callable[[str], Sequence[tuple[int, int]]]

PLACES = frozenset(stem(word) for word in "облыс аудан қала астана ауыл кент округ өңір".split())
_SEPARATOR = re.compile(r"\s*;\s*|\s*,\s*(?:сондай-ақ\s+)?|\s+және\s+|\s+(?:мен|бен|пен)\s+")
_DESCRIPTION = re.compile(
    r"(?:[лдт][ыі]қ?|[лдт][ыі]к|[аеи]т[ыі]н|[йы]т[ыі]н|[ғқ]ан|[гк]ен|[иы]?и|[дт][аеы]ғы|[дт]егі|[ғқ]ы|[гк]і|ше|басқа|өзге)$"
)
_ADJECTIVE = re.compile(r"(?:[лдт][ыі]|ше)$")


def segments(text: Text, known: Known) -> list[Text]:
    """Parts between separators that stand outside brackets, quotation marks and known names, and that part nouns."""
    found: list[Text] = []
    last = 0
    whole = known(text.value)
    for match in _SEPARATOR.finditer(text.value):
        before = text.value[: match.start()]
        inside = any(a < match.start() and match.end() < b for a, b in whole)
        joins = match.group().strip().isalpha() and _joins_descriptions(last_word(before), text.value[match.end() :])
        if _open(before) or inside or joins or _continues(text.value[last : match.start()], match, text.value):
            continue
        found.append(text[last : match.start()])
        last = match.end()
    found.append(text[last:])
    return [s.strip() for s in found if s.strip()]


def _continues(left: str, separator: re.Match[str], text: str) -> bool:
    """Whether what follows in small letters goes on with a name begun by a capital: "Экология, геология … министрі".

    A name that is finished does not go on: one that ends in an office, a body, a place, a genitive, or, before a
    comma, in a noun that the words before it own.
    """
    own = left[len(owner(f"{left} _")) :].strip()
    last = last_word(left)
    if not own[:1].isupper() or not text[separator.end() : separator.end() + 1].islower() or not last:
        return False
    inflection = analyse(last)
    owned = inflection.possessive and not separator.group().strip().isalpha()
    finished = is_office(last) or is_body(last) or stem(last) in PLACES or inflection.case is not Case.NOMINATIVE
    return not (finished or owned)


def _joins_descriptions(left: str, after: str) -> bool:
    """Whether an "and" joins adjectives or participles of one name, not two names."""
    right = WORD.match(after)
    if right is None or not _describes(left):
        return False
    if right.group()[0].isupper():  # a new name, unless both are plainly adjectives: "Төтенше және Өкілетті"
        return bool(_ADJECTIVE.search(left) and _ADJECTIVE.search(right.group()))
    return left[:1].islower() or _describes(right.group())


def _describes(word: str) -> bool:
    return bool(_DESCRIPTION.search(word.lower())) and not is_office(word) and not is_body(word)


def _open(before: str) -> bool:
    """Whether a bracket or quotation mark is open; a straight mark opens before a letter that nothing precedes."""
    depth = 0
    for match in re.finditer(r'[«»()]|(?<![\w"])"(?=\S)|"', before):
        sign = match.group()
        opens = sign in "«(" or (sign == '"' and (match.start() == 0 or before[match.start() - 1] in ' "(«'))
        depth = depth + 1 if opens else max(0, depth - 1)
    return depth > 0
