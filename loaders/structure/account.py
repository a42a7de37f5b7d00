"""Which characters of a source stand in its document, and which stand nowhere.

Takes: a document. Gives: the share that is placed, what print adds (no provision holds it), diagnostics for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.lines import Line
from loaders.model import Diagnostic, Document, Severity
from loaders.structure.blocks import Block
from loaders.text import Text

_FURNITURE = re.compile(r"[\d\s.\W]+")


def accounted(document: Document) -> float:
    """The share of a source's characters, white space aside, that stand in a provision, a note, a table's heads or what
    print adds."""
    text = document.source.text
    found = placed(document)
    total = sum(not char.isspace() for char in text)
    return sum(1 for i, char in enumerate(text) if not char.isspace() and i in found) / total if total else 0.0


def placed(document: Document) -> frozenset[int]:
    """The characters of the source that stand somewhere in the document, by their index."""
    pieces: list[Text] = [piece for note in document.notes for piece in (note.heading, note.text)]
    for provision in document.provisions:
        pieces += (provision.text, provision.heading)
    for table in document.tables:
        pieces += table.heads
    for grid in document.grids:
        pieces += grid.heads
    pieces += document.furniture
    pieces += (i.text for i in document.instructions)
    return frozenset(origin for piece in pieces for origin in piece.origins if origin >= 0)


def furniture(document: Document, closing: Sequence[Block], cells: Sequence[Line]) -> tuple[Text, ...]:
    """What print adds: the publisher's line; in tables the numbers of columns and the dashes before entries."""
    found = placed(document)
    added = [block.text for block in closing]
    for line in cells:
        left = [i for i, origin in enumerate(line.text.origins) if origin not in found]
        words = "".join(line.text.value[i] for i in left)
        if words.strip() and _FURNITURE.fullmatch(words):
            added.append(Text(words, tuple(line.text.origins[i] for i in left)).strip())
    return tuple(added)


def unplaced(document: Document) -> Iterator[Diagnostic]:
    """A diagnostic for each line with letters or figures that stand nowhere."""
    text, found = document.source.text, placed(document)
    for match in re.finditer(r"\S+(?:\s+\S+)*?(?=\s*\n|$)", text):
        left = [i for i in range(*match.span()) if text[i].isalnum() and i not in found]
        if left:
            words = Text.of(text[left[0] : left[-1] + 1], left[0])
            yield Diagnostic("unplaced-text", Severity.WARNING, "text that belongs to no provision", words)
