"""Where the characters of words stand in their file, as one short string that a graph can hold.

52@1034 1+ 30@1100      52 characters from character 1034 of the decoded file on, one that the file does not hold, …

origins_of(text)         the string of a `Text`
read_origins(string)     the index of each character again, `INSERTED` where the file holds none
lines_of(text, file)     the lines of the file that words were read from, as they stand there
damaged(text, file)      whether the words differ from print in more than where lines end
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from loaders.text import INSERTED, Text


def origins_of(text: Text) -> str:
    """The places of a text's characters, run by run. Linear in its length."""
    runs: list[tuple[int, int]] = []
    for origin in text.origins:
        start, length = runs[-1] if runs else (INSERTED, 0)
        goes_on = origin == INSERTED if start == INSERTED else origin == start + length
        if length and goes_on:
            runs[-1] = (start, length + 1)
        else:
            runs.append((origin, 1))
    return " ".join(f"{length}+" if start == INSERTED else f"{length}@{start}" for start, length in runs)


def read_origins(written: str) -> tuple[int, ...]:
    """The index of each character in the file, `INSERTED` for one that it does not hold. Raises `ValueError`."""
    found: list[int] = []
    for run in written.split():
        length, mark, start = run.partition("@")
        found += range(int(start), int(start) + int(length)) if mark else [INSERTED] * int(length.removesuffix("+"))
    return tuple(found)


def lines_of(text: Text, file: str) -> Text:
    """The whole lines of a file that characters of the text stand in, in file order, with what parts them there.

    Lines with nothing but white space between them are one piece; where others are left out a line end is inserted.
    """
    begins = [0, *(i + 1 for i, char in enumerate(file) if char == "\n")]
    touched = sorted({bisect_right(begins, origin) - 1 for origin in text.origins if origin >= 0})
    pieces: list[Text] = []
    last = -1
    for number in touched:
        start = begins[number]
        end = begins[number + 1] - 1 if number + 1 < len(begins) else len(file)
        if pieces and not file[last:start].strip():
            pieces.append(Text.of(file[last:end], last))
        else:
            parted = (Text.inserted("\n"),) if pieces else ()
            pieces += (*parted, Text.of(file[start:end], start))
        last = end
    return Text.concat(pieces)


def damaged(text: Text, file: str) -> bool:
    """Whether a character is another than in the file, or two neighbours are parted there by more than white space, by
    white space where the text has none, or stand there the other way round."""
    known = [(i, o) for i, o in enumerate(text.origins) if 0 <= o < len(file) and not text.value[i].isspace()]
    if any(text.value[i] != file[o] for i, o in known):
        return True
    for (i, before), (j, after) in pairwise(known):
        if after <= before or file[before + 1 : after].strip():
            return True
        if j == i + 1 and after != before + 1:
            return True
    return False
