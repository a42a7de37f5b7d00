"""What damage was undone in words: which of them, what it was, and how they are printed in the file.

    repairs(words, origins, printed, printed_origins)       in the order of the words, none overlaps another

    letter-spacing        «Қ а з а қ с т а н»     blanks within a word
    cut-word              «тізбе- / сінің»        a line end within a word
    look-alike            «aкт»                   a letter of another alphabet that looks alike
    displaced             «бекітілсін.ереже»      words that hang elsewhere in their line

`origins` are the places of the words' characters in the file (`loaders.origins`), `printed` the lines of the file that
they were read from, with the places of their characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from loaders.text import INSERTED

SPACED, CUT, LOOK_ALIKE, DISPLACED = "letter-spacing", "cut-word", "look-alike", "displaced"
CAUSES = (SPACED, CUT, LOOK_ALIKE, DISPLACED)
_AROUND = ".,;:()«»\"'"
_TOKEN = re.compile(r"[^\s|]+")


@dataclass(frozen=True, slots=True)
class Repair:
    """Characters `[start, end)` of the words, what damage was undone there, how they stand in the file.

    `letters` are the letters of another alphabet that were replaced.
    """

    start: int
    end: int
    cause: str
    printed: str
    letters: str = ""


def repairs(words: str, origins: Sequence[int], printed: str, printed_origins: Sequence[int]) -> tuple[Repair, ...]:
    """The repairs in words, side by side ones of one cause as one. Linear in their length, but for a sort."""
    if len(words) != len(origins) or len(printed) != len(printed_origins):
        return ()
    at = {origin: index for index, origin in enumerate(printed_origins) if origin != INSERTED}
    tokens = [match.span() for match in _TOKEN.finditer(words)]
    moved = _moved(tokens, origins)
    found: list[Repair] = []
    for number, (start, end) in enumerate(tokens):
        cause = DISPLACED if number in moved else _cause(words, origins, printed, at, start, end)
        if not cause:
            continue
        if cause != DISPLACED:
            start, end = _bare(words, start, end)
        joins = found and found[-1].cause == cause and number and found[-1].end >= _bare(words, *tokens[number - 1])[1]
        if joins:
            found[-1] = replace(found[-1], end=end)
        else:
            found.append(Repair(start, end, cause, ""))
    return tuple(
        replace(
            repair,
            printed=_printed(repair, origins, printed, at),
            letters=_letters(repair, words, origins, printed, at),
        )
        for repair in found
    )


def _bare(words: str, start: int, end: int) -> tuple[int, int]:
    """A word without the marks around it."""
    said = words[start:end]
    left, right = said.lstrip(_AROUND), said.rstrip(_AROUND)
    return (end - len(left), start + len(right)) if left else (start, end)


def _letters(repair: Repair, words: str, origins: Sequence[int], printed: str, at: dict[int, int]) -> str:
    """The letters that were replaced by those they look like, each once."""
    places = [i for i in range(repair.start, repair.end) if origins[i] in at and words[i].isalpha()]
    changed = (printed[at[origins[i]]] for i in places if printed[at[origins[i]]] != words[i])
    return " ".join(dict.fromkeys(changed))


def _cause(words: str, origins: Sequence[int], printed: str, at: dict[int, int], start: int, end: int) -> str:
    """What was undone in one word, "" where nothing was."""
    known = [i for i in range(start, end) if origins[i] in at]
    for i, j in pairwise(known):
        between = printed[at[origins[i]] + 1 : at[origins[j]]]
        if origins[j] < origins[i]:
            return DISPLACED
        if between:
            return CUT if "\n" in between or "-" in between else SPACED
    if any(printed[at[origins[i]]] != words[i] for i in known):
        return LOOK_ALIKE
    return ""


def _moved(tokens: Sequence[tuple[int, int]], origins: Sequence[int]) -> frozenset[int]:
    """The words that stand elsewhere in the file than their neighbours: all but the longest run in file order."""
    firsts = [next((origins[i] for i in range(*span) if origins[i] != INSERTED), None) for span in tokens]
    known = [(number, first) for number, first in enumerate(firsts) if first is not None]
    tails: list[int] = []  # the last of the best increasing run of each length
    ends: list[int] = []
    before: dict[int, int] = {}
    for index, (_, first) in enumerate(known):
        place = bisect_right(tails, first)
        before[index] = ends[place - 1] if place else -1
        if place == len(tails):
            tails.append(first)
            ends.append(index)
        else:
            tails[place] = first
            ends[place] = index
    kept: set[int] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(known[at][0])
        at = before[at]
    return frozenset(number for number, _ in known if number not in kept)


def _printed(repair: Repair, origins: Sequence[int], printed: str, at: dict[int, int]) -> str:
    """How repaired words stand in the file; those that hang elsewhere, with what they hang on."""
    places = [at[origins[i]] for i in range(repair.start, repair.end) if origins[i] in at]
    if not places:
        return ""
    start, end = min(places), max(places) + 1
    if repair.cause == DISPLACED:
        start = max(printed.rfind("\n", 0, start), printed.rfind(" ", 0, max(start - 1, 0))) + 1
    said = printed[start:end]
    if repair.cause == CUT:
        return " ".join(said.replace("\n", " ⏎ ").split())
    return said.strip() if repair.cause == SPACED else " ".join(said.split())
