"""The heads of a flattened appointment table, told from its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.lines import Line
from loaders.restore import Context, restore_cell
from loaders.text import Text

_ROLES = (
    re.compile(r"лауазым|қызметтің\s+атауы", re.IGNORECASE),
    re.compile(r"кім\s+(?:\S+\s+){0,3}(?:тағайынд|сайл|бекіт)", re.IGNORECASE),
    re.compile(r"кім\s+ұсын|ұсыным", re.IGNORECASE),
    re.compile(r"кім(?:мен|дермен)\s+(?:\S+\s+)?келіс|келісіл", re.IGNORECASE),
)
_NUMBERS = re.compile(r"[\d\s.]+")


def take_heads(lines: Sequence[Line], context: Context) -> tuple[tuple[Text, ...], tuple[Line, ...]]:
    """Part the heads of the columns from the rows.

    Gives the heads in the order of the columns (position, who appoints, who nominates, with whom it is concurred),
    empty where print lost one, and the lines below them. The line of column numbers goes with the heads.
    """
    blocks = _blocks(lines)
    heads: list[Text] = [Text("", ())] * len(_ROLES)
    taken = 0
    for block in blocks:
        text = restore_cell([line.text for line in block], context)
        role = next((i for i in (2, 1, 3, 0) if _ROLES[i].search(text.value)), None)
        if _NUMBERS.fullmatch(text.value):
            pass
        elif role is not None and not heads[role] and "?" not in text.value and len(text) < 90:
            heads[role] = text
        else:
            break
        taken += len(block)
    return tuple(heads), tuple(lines[taken:])


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    blocks: list[list[Line]] = []
    for line in lines:
        if line.gap or not blocks:
            blocks.append([])
        blocks[-1].append(line)
    return blocks
