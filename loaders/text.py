"""Characters that remember where they came from.

Undoing damage moves, joins and replaces characters; a fact must still lead to the characters of the source file it was
read from. `Text` is a string in which every character carries its index in the decoded file, or `INSERTED` where a
stage wrote one that the file does not hold (a blank between joined lines).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

INSERTED = -1


class Span(NamedTuple):
    """Characters `[start, end)` of the decoded file, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    """A string and, for each character, its index in the decoded file (`INSERTED` where there is none)."""

    value: str
    origins: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.value) != len(self.origins):
            raise ValueError(f"{len(self.value)} characters, {len(self.origins)} origins")

    @classmethod
    def of(cls, value: str, start: int = 0) -> Text:
        """A piece of the file as it stands, beginning at index `start`."""
        return cls(value, tuple(range(start, start + len(value))))

    @classmethod
    def inserted(cls, value: str) -> Text:
        """Characters that the file does not hold."""
        return cls(value, (INSERTED,) * len(value))

    @classmethod
    def concat(cls, pieces: Iterable[Text]) -> Text:
        """The pieces one after another."""
        pieces = tuple(pieces)
        return cls("".join(p.value for p in pieces), tuple(o for p in pieces for o in p.origins))

    def __str__(self) -> str:
        return self.value

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)

    def __add__(self, other: Text) -> Text:
        return Text(self.value + other.value, self.origins + other.origins)

    def __getitem__(self, key: slice) -> Text:
        return Text(self.value[key], self.origins[key])

    def strip(self, chars: str | None = None) -> Text:
        """Without the given characters (white space by default) at both ends."""
        left = len(self.value) - len(self.value.lstrip(chars))
        right = len(self.value.rstrip(chars))
        return self[left:right] if left < right else self[0:0]

    def group(self, match: re.Match[str], group: int | str = 0) -> Text:
        """The part of this text that a match on `value` found (empty where the group took no part)."""
        start, end = match.span(group)
        return self[start:end] if start >= 0 else self[0:0]

    def split(self, pattern: str | re.Pattern[str]) -> tuple[Text, ...]:
        """The parts between matches of `pattern`."""
        return tuple(self[start:end] for start, end in _between(re.compile(pattern), self.value))

    def sub(self, pattern: str | re.Pattern[str], replacement: Callable[[re.Match[str]], Text | str] | str) -> Text:
        """Each match replaced; a `Text` keeps its origins, a `str` of the match's length takes them over one to one,
        any other `str` counts as inserted."""
        pieces: list[Text] = []
        last = 0
        for match in re.compile(pattern).finditer(self.value):
            start, end = match.span()
            new = replacement(match) if callable(replacement) else match.expand(replacement)
            if isinstance(new, str):
                new = Text(new, self.origins[start:end]) if len(new) == end - start else Text.inserted(new)
            pieces += (self[last:start], new)
            last = end
        return Text.concat((*pieces, self[last:])) if pieces else self

    def squeeze(self) -> Text:
        """Runs of white space as one blank, none at the ends."""
        return self.sub(r"\s+", lambda m: Text(" ", (self.origins[m.start()],))).strip()

    def spans(self) -> tuple[Span, ...]:
        """The places in the file, in file order, one span for each unbroken run.

        A gap of white space alone cannot be seen from here, so runs parted by dropped characters stay apart; callers
        that know the file merge them with `merge_spans`.
        """
        indices = sorted({o for o, c in zip(self.origins, self.value, strict=True) if o >= 0 and not c.isspace()})
        runs: list[Span] = []
        for index in indices:
            if runs and index == runs[-1].end:
                runs[-1] = Span(runs[-1].start, index + 1)
            else:
                runs.append(Span(index, index + 1))
        return tuple(runs)


EMPTY = Text("", ())


def merge_spans(spans: Iterable[Span], source: str) -> tuple[Span, ...]:
    """Spans in file order, those joined that overlap or have only white space of `source` between them."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not source[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _between(pattern: re.Pattern[str], value: str) -> Iterator[tuple[int, int]]:
    last = 0
    for match in pattern.finditer(value):
        yield last, match.start()
        last = match.end()
    yield last, len(value)
