"""Facts marked in words, where marks may overlap in any way: a nesting that no mark crosses another in.

    pieces = marked(words, (Mark(0, 12, fact), Mark(5, 20, other)))
    opening and closing tags in turn: ("open", fact), ("words", "…"), ("open", other), … ("close", fact), …

A mark that another crosses is closed and opened anew behind it (`again`), so that markup stays a tree; every
character of the words stands in exactly one piece, within all marks that cover it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

_F = TypeVar("_F")


@dataclass(frozen=True, slots=True)
class Mark(Generic[_F]):
    """Characters `[start, end)` of some words, and what they are marked for."""

    start: int
    end: int
    fact: _F


@dataclass(frozen=True, slots=True)
class Piece(Generic[_F]):
    """A run of words within the same marks: those around it, from the outermost in; those that begin and end here."""

    words: str
    start: int
    marks: tuple[Mark[_F], ...]
    opens: tuple[Mark[_F], ...]
    closes: int
    again: frozenset[int] = frozenset()


def marked(words: str, marks: Iterable[Mark[_F]]) -> tuple[Piece[_F], ...]:
    """Words in pieces. `opens` are the marks whose tag opens before a piece, `closes` how many tags close behind it.

    Marks outside of the words are cut to them, empty ones left out. `again` are places, in `opens`, of marks that were
    open before and go on.
    """
    length = len(words)
    cut = [Mark(max(0, mark.start), min(length, mark.end), mark.fact) for mark in marks]
    ordered = sorted((mark for mark in cut if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end))
    edges = sorted({0, length, *(mark.start for mark in ordered), *(mark.end for mark in ordered)})
    spans = [(start, end) for start, end in pairwise(edges) if start < end]
    around = [_around(ordered, start, end) for start, end in spans]
    pieces: list[Piece[_F]] = []
    before: tuple[Mark[_F], ...] = ()
    for number, (start, end) in enumerate(spans):
        here = around[number]
        after = around[number + 1] if number + 1 < len(around) else ()
        kept = _common(before, here)
        opens = here[kept:]
        again = frozenset(i for i, mark in enumerate(opens) if mark.start < start)
        pieces.append(Piece(words[start:end], start, here, opens, len(here) - _common(here, after), again))
        before = here
    return tuple(pieces)


def _around(ordered: Sequence[Mark[_F]], start: int, end: int) -> tuple[Mark[_F], ...]:
    """The marks that cover a span, the longest outside."""
    return tuple(
        sorted(
            (mark for mark in ordered if mark.start <= start and end <= mark.end),
            key=lambda mark: (-(mark.end - mark.start), mark.start),
        )
    )


def _common(before: Sequence[Mark[_F]], after: Sequence[Mark[_F]]) -> int:
    """How many marks, from the outermost in, stay open."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if one is not other:
            break
        count += 1
    return count
