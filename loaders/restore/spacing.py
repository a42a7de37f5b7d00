"""Letter-spaced words: "Қ а з а қ с т а н  Р е с п у б л и к а с ы" and, by halves, "өтк і зет ін".

A justified line that could not be filled is stretched: letters are parted by one blank, words by two or more. Some
printers set only the narrow letter і apart. Takes: one printed line. Gives: the line with its words whole and one blank
between them. Guarantees: idempotent; a line without stretched words stays as it is; no letter is lost.
"""

from __future__ import annotations

import re

from loaders.text import Text

_GROUP = re.compile(r"\S+(?: \S+)*")
_FRAGMENT = re.compile(r"\S+")
_LETTER = re.compile(r"[^\W\d_]")
# Words of Kazakh that begin with і; anything else that begins with it is the rest of a word.
_BEGINS = re.compile(r"і(?:с|ш|рі|рге|рк|зд|зг|з$|лг|ле|лі|лу|ну|нжу|ңг|ңі|ңк|нд[еі]т)", re.IGNORECASE)
_BROKEN_NUMBER = re.compile(r"(?<=\d) (?=-[а-яәғқңөұүһі])")
_PUNCTUATION = frozenset('.,;:»«"()!?-–')


def unspaced(line: Text) -> Text:
    """A printed line with its letter-spaced words put together."""
    groups = [line[m.start() : m.end()] for m in _GROUP.finditer(line.value)]
    if not any(_stretched(group.value) or _halved(group.value) for group in groups):
        return line.sub(_BROKEN_NUMBER, "")
    starts = [m.start() for m in _GROUP.finditer(line.value)]
    pieces: list[Text] = [line[: starts[0]]]
    for group in groups:
        if len(pieces) > 1:
            pieces.append(Text.inserted(" "))
        pieces.append(group.sub(" ", "") if _all_single(group.value) else _whole(group))
    tail = line[starts[-1] + len(groups[-1]) :]
    return Text.concat((*pieces, tail[:1])).sub(_BROKEN_NUMBER, "")


def _whole(group: Text) -> Text:
    if _stretched(group.value):
        return group.sub(r" ", "")
    if _halved(group.value):
        return group.sub(r"(?<=[^\W\d_]) (?=\S)", lambda m: "" if _inside(group.value, m.start()) else m.group())
    return group


def _stretched(group: str) -> bool:
    """Single letters all along: at least three, and hardly anything longer between them."""
    fragments = group.split(" ")
    single = [f for f in fragments if len(f) == 1]
    letters = sum(1 for f in single if _LETTER.match(f))
    longer = [f for f in fragments if len(f) > 1 and not (len(f) == 2 and _PUNCTUATION & set(f))]
    return (letters >= 3 or (letters >= 1 and len(fragments) <= 3 and len(single) >= 2)) and not longer


def _all_single(group: str) -> bool:
    """A number set apart in a line whose words are: "4 6 ."."""
    return " " in group and all(len(fragment) == 1 for fragment in group.split(" "))


def _halved(group: str) -> bool:
    return any(_inside(group, m.start()) for m in re.finditer(" ", group))


def _inside(group: str, blank: int) -> bool:
    """Whether a blank stands inside a word, beside a narrow і that was set apart."""
    before = group[:blank].rpartition(" ")[2]
    after = group[blank + 1 :].partition(" ")[0]
    if not before or not after or not _LETTER.match(before[-1]):
        return False
    if before.lower() == "жә" and after.lower().startswith("не"):
        return True
    if after[0] == "і" and not _BEGINS.match(after):
        return True
    return before == "і" and after[0].islower()
