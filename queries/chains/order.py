"""The order of boxes in the columns of a picture, and their heights above each other, by Sugiyama's way.

A line over several columns has a slot of its own in each of those between. Going over the columns to and fro, each is
put in the order of the middles of what its slots are joined to; of all orders seen, that with the fewest crossings is
taken, the given one where none is better. Then each slot is moved as near to the middle of its neighbours as the order
and the distances let it.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

Slot = str | tuple[int, int]  # a box, by its IRI; or the column and the number of a line that passes
_ROUNDS = 4
_COUNTED = 4000  # joints; beyond, counting crossings costs more than a better order gives


def ordered(
    column: Mapping[str, int], lines: Sequence[tuple[str, str]]
) -> tuple[list[list[Slot]], list[tuple[Slot, ...]]]:
    """The columns, each as its slots from above, and the slots that each line goes through, ends included."""
    columns: list[list[Slot]] = [[] for _ in range(max(column.values(), default=0) + 1)]
    groups = _groups(column, lines)
    for iri in groups:
        columns[column[iri]].append(iri)
    ways: list[tuple[Slot, ...]] = []
    for number, (who, whom) in enumerate(lines):
        first, last = column[who], column[whom]
        step = 1 if last > first else -1
        between = [(at, number) for at in range(first + step, last, step)] if first != last else []
        for slot in between:
            columns[slot[0]].append(slot)
        ways.append((who, *between, whom))
    return _uncrossed(columns, ways, groups), ways


def _groups(column: Mapping[str, int], lines: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The boxes with the first of their group: those that lines within a column join, which stand together."""
    beside: dict[str, list[str]] = defaultdict(list)
    for who, whom in lines:
        if column[who] == column[whom]:
            beside[who].append(whom)
            beside[whom].append(who)
    found: dict[str, str] = {}
    for first in column:
        waiting = [first]
        while waiting:
            iri = waiting.pop()
            if iri not in found:
                found[iri] = first
                waiting += reversed(beside[iri])
    return found


def _uncrossed(
    columns: list[list[Slot]], ways: Sequence[tuple[Slot, ...]], groups: Mapping[str, str]
) -> list[list[Slot]]:
    at = {slot: number for number, slots in enumerate(columns) for slot in slots}
    joints = [(a, b) if at[a] < at[b] else (b, a) for way in ways for a, b in pairwise(way)]
    joints = [(a, b) for a, b in joints if at[a] != at[b]]
    if not joints or len(joints) > _COUNTED:
        return columns
    before: dict[Slot, list[Slot]] = defaultdict(list)
    behind: dict[Slot, list[Slot]] = defaultdict(list)
    for a, b in joints:
        before[b].append(a)
        behind[a].append(b)
    best, fewest = columns, _crossings(columns, joints, at)
    current = [list(slots) for slots in columns]
    for turn in range(2 * _ROUNDS):
        if not fewest:
            break
        forward = turn % 2 == 0
        joined = before if forward else behind
        for number in range(1, len(current)) if forward else range(len(current) - 2, -1, -1):
            beside = current[number - 1 if forward else number + 1]
            current[number] = _sorted(current[number], joined, beside, groups)
        crossings = _crossings(current, joints, at)
        if crossings < fewest:
            best, fewest = [list(slots) for slots in current], crossings
    return best


def _sorted(
    slots: Sequence[Slot], joined: Mapping[Slot, list[Slot]], beside: Sequence[Slot], groups: Mapping[str, str]
) -> list[Slot]:
    """The slots by the mean place of what their group is joined to in the column beside; joined to none, they stay."""
    place = {slot: number for number, slot in enumerate(beside)}
    scale = max(len(beside), 1) / max(len(slots), 1)
    others: dict[Slot, list[int]] = defaultdict(list)
    stays: dict[Slot, float] = {}

    def of(slot: Slot) -> Slot:
        return groups[slot] if isinstance(slot, str) else slot

    for number, slot in enumerate(slots):
        group = of(slot)
        others[group] += [place[other] for other in joined.get(slot, ())]
        stays.setdefault(group, number * scale)
    return sorted(slots, key=lambda slot: _mean(others[of(slot)], stays[of(slot)]))


def _crossings(columns: Sequence[Sequence[Slot]], joints: Sequence[tuple[Slot, Slot]], at: Mapping[Slot, int]) -> int:
    """How often lines cross between neighbouring columns."""
    place = {slot: number for slots in columns for number, slot in enumerate(slots)}
    gaps: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for a, b in joints:
        gaps[at[a]].append((place[a], place[b]))
    found = 0
    for pairs in gaps.values():
        seen: list[int] = []
        for _, end in sorted(pairs):
            found += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return found


def even(
    columns: Sequence[Sequence[Slot]],
    heights: Mapping[Slot, int],
    joined: Sequence[tuple[Slot, Slot]],
    apart: Callable[[Slot, Slot], int],
) -> dict[Slot, int]:
    """The top of each slot, the least of them 0; slots of a column stand at least `apart` pixels from each other.

    `joined` are slots of neighbouring columns.
    """
    near: dict[Slot, list[Slot]] = defaultdict(list)
    for a, b in joined:
        near[a].append(b)
        near[b].append(a)
    middle: dict[Slot, float] = {}
    for slots in columns:
        y = 0
        for number, slot in enumerate(slots):
            y += apart(slots[number - 1], slot) if number else 0
            middle[slot] = y + heights[slot] / 2
            y += heights[slot]
    for turn in range(2 * _ROUNDS):
        for slots in columns if turn % 2 == 0 else reversed(columns):
            wanted = {
                number: _mean([middle[other] for other in near[slot]], 0.0)
                for number, slot in enumerate(slots)
                if slot in near
            }
            if wanted:
                middle.update(zip(slots, _spread(slots, wanted, heights, apart), strict=True))
    top = {slot: round(middle[slot] - heights[slot] / 2) for slots in columns for slot in slots}
    least = min(top.values(), default=0)
    return {slot: y - least for slot, y in top.items()}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _spread(
    slots: Sequence[Slot],
    wanted: Mapping[int, float],
    heights: Mapping[Slot, int],
    apart: Callable[[Slot, Slot], int],
) -> list[float]:
    """Middles nearest to those wanted, by least squares, in the order of the slots and without overlap.

    Slots that press on each other form a block, which stands at the mean of what its slots want. A slot that wants
    nothing stays close to the one before.
    """
    offset, offsets = 0.0, [0.0]  # of each middle from the first, where all stand as close as they may
    for above, below in pairwise(slots):
        offset += (heights[above] + heights[below]) / 2 + apart(above, below)
        offsets.append(offset)
    blocks: list[tuple[float, int]] = []  # sum and number of what the slots of a block want of its first
    first = min(wanted)
    start = wanted[first] - offsets[first]
    for place, shift in enumerate(offsets):
        start = wanted[place] - shift if place in wanted else start
        total, number = start, 1
        while blocks and blocks[-1][0] / blocks[-1][1] >= total / number:
            last, members = blocks.pop()
            total, number = total + last, number + members
        blocks.append((total, number))
    starts = [total / number for total, number in blocks for _ in range(number)]
    return [start + shift for start, shift in zip(starts, offsets, strict=False)]
