"""Printed lines joined to one passage: words cut by line ends made whole.

Takes: printed lines, already unspaced. Gives: one text with single blanks. Guarantees: idempotent on its own result;
true hyphens (Премьер-Министр, іс-шара, СІМ-нің) stay; no letter is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.restore.context import NO_CONTEXT, Context
from loaders.text import Text

_BLANK = Text.inserted(" ")
_NOTHING = Text("", ())
_VOWELS = "аәеёиоөуұүыіэюя"
_PLURAL = r"[лдт][ае]р(?:[ыі]н?(?:[ыі]ң|[ае]|д[ае]|[ае]н)?)?"
_SUFFIX = rf"(?:с?[ыі]н[ыі]ң|[ндт][ыі]ң|с[ыі]|{_PLURAL}|[ндт][ае]н?|[мбп]ен|с[ыі]нд?[ае]н?)"
_HYPHEN_LEFT = re.compile(rf"(?<=[а-яәғқңөұүһі]{{4}})-(?={_SUFFIX}(?![а-яәғқңөұүһі]))")
_FIRST = re.compile(r"^[^\W\d_]+")
_LAST = re.compile(r"[^\W\d_]+$")


def joined(lines: Sequence[Text], context: Context = NO_CONTEXT) -> Text:
    """The lines as one text."""
    whole = _NOTHING
    for raw in lines:
        line = raw.strip()
        if not line:
            continue
        if whole:
            ends_in_blank = whole.value[-1].isspace()
            whole = whole.strip()
            whole = whole + _between(whole.value, line.value, ends_in_blank, context) + line
        else:
            whole = line
        if raw.value[-1:].isspace():
            whole += raw[-1:]
    return tidy(whole)


def _between(left: str, right: str, ends_in_blank: bool, context: Context) -> Text:
    """What belongs between two lines: nothing inside a word or at a hyphen, else a blank."""
    if right[0] in ",;:.)»" or left[-1] in "(«":
        return _NOTHING
    if re.search(r"[^\W_]-$", left) and re.match(r"[^\W\d_]", right):
        return _NOTHING
    if (
        re.match(r"-\s?[^\W\d_а-яәғқңөұүһі]", right)
        and re.search(r"[^\W\d_]$", left)
        and _compound(left, right, context)
    ):
        return _NOTHING
    if ends_in_blank:
        return _BLANK
    return _NOTHING if _cut(left, right, context) else _BLANK


def _compound(left: str, right: str, context: Context) -> bool:
    """Whether "Премьер" and "- Министр" are one word: the document writes it so elsewhere."""
    first, last = _FIRST.search(right.lstrip("- ")), _LAST.search(left)
    if not first or not last:
        return False
    start = f"{last.group()}-{first.group()}".lower()
    return any(word.startswith(start[: len(start) - 2]) for word in context.words if "-" in word)


def _cut(left: str, right: str, context: Context) -> bool:
    """Whether a line end cut a word in two: the rest has no vowel, or the document knows the whole but not a half."""
    first, last = _FIRST.search(right), _LAST.search(left)
    if not first or not last or not first.group()[0].islower():
        return False
    rest, begun = first.group(), last.group()
    if not any(c in _VOWELS for c in rest):
        return True
    if not context.knows(begun + rest):
        return False
    return not (context.knows(begun) and context.knows(rest))


def tidy(text: Text) -> Text:
    """Single blanks, none before marks and inside brackets and quotation marks, left-over hyphens gone."""
    text = text.squeeze()
    text = text.sub(r"(?<=[^\W\d_])- (?=[А-ЯӘҒҚҢӨҰҮҺІ]\w*)", lambda m: "-" if _attached(text.value, m) else m.group())
    text = text.sub(r" (?=[,;:.)»])(?!\.\.)", "").sub(r"(?<=[(«]) ", "")
    return _quotes(text).sub(_HYPHEN_LEFT, "")


def _attached(value: str, match: re.Match[str]) -> bool:
    """A hyphen written to the word before it and parted from the next: "Премьер- Министр"."""
    return value[match.start() - 1 : match.start()].isalpha() and not value[: match.start()].endswith(" ")


def _quotes(text: Text) -> Text:
    """Straight quotation marks close to what they quote: an opening one to its right, a closing one to its left."""
    if '"' not in text.value:
        return text
    drop: set[int] = set()
    value = text.value
    for index, char in enumerate(value):
        if char != '"':
            continue
        opens = (
            index == 0
            or (value[index - 1] in " (" and value[index + 1 : index + 2].strip() != "")
            or (index > 1 and value[index - 1] == " " and _opening(value, index))
        )
        if opens and value[index + 1 : index + 2] == " ":
            drop.add(index + 1)
        elif not opens and index and value[index - 1] == " ":
            drop.add(index - 1)
    if not drop:
        return text
    kept = [i for i in range(len(value)) if i not in drop]
    return Text("".join(value[i] for i in kept), tuple(text.origins[i] for i in kept))


def _opening(value: str, index: int) -> bool:
    return value[:index].count('"') % 2 == 0
