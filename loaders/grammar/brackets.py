"""Words in brackets set aside, so that what stands around them can be read as one."""

from __future__ import annotations

from dataclasses import dataclass

MASK = "\x01"
"""What stands for each character of a bracket in `Brackets.masked`."""


@dataclass(frozen=True, slots=True)
class Brackets:
    """A string with its outermost brackets blotted out, and their spans `[start, end)`, brackets included."""

    masked: str
    spans: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, value: str) -> Brackets:
        """Set the brackets of a string aside; one that is not closed stays as it is."""
        spans: list[tuple[int, int]] = []
        depth, start = 0, 0
        for index, char in enumerate(value):
            if char == "(":
                start = start if depth else index
                depth += 1
            elif char == ")" and depth:
                depth -= 1
                if not depth:
                    spans.append((start, index + 1))
        pieces, last = [], 0
        for start, end in spans:
            pieces += [value[last:start], MASK * (end - start)]
            last = end
        return cls("".join((*pieces, value[last:])), tuple(spans))

    def after(self, position: int) -> tuple[int, int] | None:
        """What stands between the brackets that follow `position` after blanks alone; None where none do."""
        for start, end in self.spans:
            if start >= position:
                return (start + 1, end - 1) if not self.masked[position:start].strip() else None
        return None
