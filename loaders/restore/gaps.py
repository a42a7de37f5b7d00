"""Gaps that displaced links leave in a line: which of them ask for what, by what stands before and behind them.

Takes: a line less what may hang at its end, its gaps, the fragments. Gives: the gaps that the fragments belong to.
Guarantees: a wide blank that nothing is missing at is not chosen, unless something surely hangs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from loaders.grammar.acts import ACT_NOUN
from loaders.names.morphology import Case, analyse, stem
from loaders.text import Text

Gap = tuple[int, int]
"""Where something is missing: characters `[start, end)` of a line, both 0 at its start."""

# What is commonly a link: the number of an act, a provision, a word for an act or a part of one, in any case.
_ACTS = frozenset(
    stem(word)
    for word in """жарлық заң кодекс қаулы өкім бұйрық шешім конституция ереже қағида регламент тізбе қосымша нысан
    стандарт нұсқаулық тәртіп бағдарлама тұжырымдама жоспар шарт хаттама тақырып кіріспе тармақ тармақша бап тарау
    бөлім бөлік абзац ескертпе""".split()
)
NUMBER = r"(?:№|N)\s?\d+(?:-[\w]+)?"
PROVISION = r"(?:\d+(?:-\d+)*(?:,\s\d+)*\s(?:және|мен|бен|пен)\s)?\d+(?:-\d+)*(?:\)\s?|-)[^\W\d_]+"
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_NUMBERED = re.compile(rf"(?:{NUMBER}|\d{{2}}\.\d{{2}}\.\d{{4}}|\d{{4}}\.\d{{2}}\.\d{{2}}\.?)$")
_ANSWERS_NUMBER = re.compile(rf"№|N\s?\d|{ACT_NOUN}", re.IGNORECASE)
_PARTICIPLE = re.compile(r"(?:[ғқ]ан|[гк]ен|ат[ыі]н|ет[ыі]н|йт[ыі]н)$")
_NO_NAME = re.compile(
    r"(?:^|\s)(?:және|мен|пен|бен|немесе|не|сәйкес|бойынша|туралы|үшін|арқылы|кейін|дейін|бастап|ретінде|жөнінде|тиіс"
    r"|бірге|ала|де|да)$|(?:[аейи]д[ыі]|ып|іп)$",
    re.IGNORECASE,
)
LIST = re.compile(rf"(?:\d[\d.]+\d\s{NUMBER}[,;]\s?)+$")
"""Dates with numbers of acts, each closed by a mark: the part of a list that hangs as one."""


def is_reference(words: str) -> bool:
    """Whether words are such as are commonly links: an act's number, or at their end an act's or a provision's noun."""
    last = re.search(r"[^\W\d_]+$", words)
    return bool(re.fullmatch(NUMBER, words)) or bool(last and stem(last.group()) in _ACTS)


def fitting(value: str, gaps: Sequence[Gap], fragments: Sequence[Text], below: str) -> list[Gap]:
    """The gaps that fragments set off by nothing belong to; none where print may have left a wide blank alone.

    As many references as gaps, hung up side by side, fill them in order. Otherwise each fragment needs a gap that asks
    for it.
    """
    references = all(is_reference(f.value) or LIST.match(f.value + " ") for f in fragments)
    if references and len(fragments) == len(gaps) > 1:
        return list(gaps)
    asking = [g for g in gaps if (_asks(value, g) if references else below and _asks_for_a_name(value, g, fragments))]
    return sorted(sorted(asking, key=_first_marks(value))[: len(fragments)])


def _asks(value: str, gap: Gap) -> bool:
    """Whether what stands before a gap calls for a reference, and what stands behind it is none."""
    start, end = gap
    left, right = value[:start], value[end:]
    if end == 0:
        return True
    if _NUMBERED.search(left) or left.endswith("туралы") or _describes(left):
        return not _ANSWERS_NUMBER.match(right)
    word = _WORD_BEFORE.search(left)
    if not word:
        return False
    if analyse(word.group()).case is Case.GENITIVE:
        return not _answers_genitive(right)
    return stem(word.group()) in _ACTS and analyse(word.group()).case is Case.NOMINATIVE


def _asks_for_a_name(value: str, gap: Gap, fragments: Sequence[Text]) -> bool:
    """Whether a gap calls for words that are no reference: after a genitive or «…дегі», nothing behind it to which that
    could belong."""
    start, end = gap
    if end == 0:
        return True
    left, right = value[:start], value[end:]
    word = _WORD_BEFORE.search(left)
    if not word or any(_NO_NAME.search(f.value) for f in fragments):
        return False
    calls = _describes(left) or analyse(word.group()).case is Case.GENITIVE
    return calls and (right[:1] in "(,;" or (_describes(left) and " " in fragments[0].value))


def _describes(left: str) -> bool:
    return bool(re.search(r"(?:[дт][еа]гі|[дт]ағы)$", left))


def _answers_genitive(right: str) -> bool:
    """Whether words after a genitive begin with what it belongs to: a date, a provision, a noun that is possessed."""
    if re.match(r"\d", right):
        return True
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", right)[:2] if right[:1].isalpha() else []:
        if _NO_NAME.search(word) or _PARTICIPLE.search(word):
            return False
        if analyse(word).possessive and not word.endswith(("шы", "ші")):
            return True
    return False


def chosen(value: str, gaps: Sequence[Gap], number: int) -> list[Gap]:
    """As many gaps as fragments: those that ask most first, in the order of the line."""
    return sorted(sorted(gaps, key=_first_marks(value))[:number])


def _first_marks(value: str) -> Callable[[Gap], int]:
    """How strongly a gap asks, the strongest first: at the line's start or before a mark, then after a genitive."""

    def asks(gap: Gap) -> int:
        start, end = gap
        before = _WORD_BEFORE.search(value[:start])
        genitive = bool(before and analyse(before.group()).case is Case.GENITIVE)
        return -(2 * (start == end) + 2 * (value[end : end + 1] in ",;:.)") + genitive)

    return asks
