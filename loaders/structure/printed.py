"""A flattened table as it was printed: stretches of words, and between them the joints where a cell may end.

A PDF's table comes out cell by cell. Mostly an empty line stands between two cells, but short cells may share a line,
a cell may follow its neighbour without a gap, and a page break goes through whatever stands there. So each joint gets
two costs: of ending a cell there (`cut`) and of reading on (`keep`); `rows` weighs them against what the cells say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from loaders.lines import Line
from loaders.restore import NO_CONTEXT, Context, restore_cell
from loaders.structure.offices import End, continues, end_of, may_start, stands_alone
from loaders.structure.phrases import joint, phrase
from loaders.text import Text

NEVER = 1e9
NO_WIDTH = 30
_FAR = 99
_ROW = 3  # a page break within so many blocks may go through the row of a block


class Kind(StrEnum):
    """What stands between two stretches of words."""

    SPACE = "space"  # a blank within a line
    LINE = "line"  # the end of a line
    GAP = "gap"  # empty lines
    PAGE = "page"  # a page break


@dataclass(frozen=True, slots=True)
class Joint:
    """Between two stretches: the cost of ending a cell here and of reading on; `empties` traces of empty cells.

    Where a line is longer than any column is wide, the last joint in it bears what speaks against a cell that keeps
    the line whole (`over`), and `inner` says how many joints the line has before it.
    """

    kind: Kind
    cut: float
    keep: float
    empties: int = 0
    over: float = 0.0
    inner: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that surely belong to one cell: slices of printed lines, raw."""

    pieces: tuple[Text, ...]

    @property
    def start(self) -> int:
        """Where it begins in the file."""
        return self.pieces[0].origins[0]

    @property
    def end(self) -> int:
        """Where it ends in the file."""
        return self.pieces[-1].origins[-1] + 1


@dataclass(frozen=True, slots=True)
class Printed:
    """Stretches and the joints between them (`joints[i]` stands between `stretches[i]` and the next)."""

    stretches: tuple[Stretch, ...]
    joints: tuple[Joint, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """How the table was set: `width` of the columns in characters (the widest), `trailing` the share of line ends
    inside blocks that kept the blank at which the line was broken."""

    width: int
    trailing: float


@dataclass(frozen=True, slots=True)
class Known:
    """Names of authorities met elsewhere in the table, by their first words and by their last: where a page break cuts
    such a name, its pieces are known by it."""

    whole: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()
    ends: frozenset[str] = frozenset()

    @classmethod
    def of(cls, keys: Iterable[str]) -> Known:
        """Take the names in small letters."""
        whole = frozenset(keys)
        words = [key.split() for key in whole]
        return cls(
            whole,
            frozenset(" ".join(w[:n]) for w in words for n in range(1, len(w) + 1)),
            frozenset(" ".join(w[n:]) for w in words for n in range(len(w))),
        )


NOBODY = Known()


def printed(lines: Sequence[Line], context: Context = NO_CONTEXT, known: Known = NOBODY) -> Printed:
    """Take the lines of a table, heads left out, as stretches and joints."""
    restored = tuple(restore_cell((line.text,), context) for line in lines)
    setting = _setting(lines, restored)
    above, below = _pages(lines)
    stretches: list[Stretch] = []
    joints: list[Joint] = []
    pieces: list[Text] = []
    for index, line in enumerate(lines):
        if index:
            between = _between(lines, restored, index, setting, below[index])
            if between is not None:
                stretches.append(Stretch(tuple(pieces)))
                joints.append(between)
                pieces = []
        last = 0
        page = _Page(below[index], above[index], known)
        for offset, found in _inside(line, restored[index], setting, page):
            pieces.append(line.text[last:offset])
            stretches.append(Stretch(tuple(pieces)))
            joints.append(found)
            pieces = []
            last = offset
        pieces.append(line.text[last:])
    if pieces:
        stretches.append(Stretch(tuple(pieces)))
    return Printed(tuple(stretches), tuple(joints))


def _setting(lines: Sequence[Line], restored: Sequence[Text]) -> Setting:
    inner = [i for i in range(len(lines) - 1) if not lines[i + 1].gap]
    lengths = sorted(len(restored[i].value) for i in inner) or [NO_WIDTH]
    kept = sum(lines[i].text.value[-1:].isspace() for i in inner)
    return Setting(lengths[min(len(lengths) - 1, int(len(lengths) * 0.97))], kept / max(1, len(inner)))


def _between(lines: Sequence[Line], restored: Sequence[Text], index: int, setting: Setting, below: int) -> Joint | None:
    """The joint above line `index`, None where the lines surely belong together."""
    line, left, right = lines[index], restored[index - 1].value, restored[index].value
    if line.page_break:
        return Joint(Kind.PAGE, 0.0, NEVER)
    if 0 in line.gap:
        wanting = end_of(left) is End.OPEN or not may_start(right)
        return Joint(Kind.GAP, 0.0, 4.0 if wanting else 9.0, _empties(line.gap))
    if line.gap:
        return Joint(Kind.GAP, 0.5, 1.5)
    finished = end_of(left) is not End.OPEN
    if not may_start(right) or not (finished or below == 0 or _actor_starts(right)):
        return None
    if finished and continues(left, right):
        return None
    cut, keep = 3.0, joint(left, right)
    if not finished:
        cut += 2.0
    trailing = lines[index - 1].text.value[-1:].isspace()
    fits = len(left) + 1 + len(right.split()[0]) <= setting.width
    if setting.trailing > 0.5:
        cut += 2.0 if trailing else -1.0
    if fits and finished:
        keep += 3.5 if setting.trailing > 0.5 and not trailing else 1.5
    return _joint(Kind.LINE, cut, keep)


@dataclass(frozen=True, slots=True)
class _Page:
    """How many blocks stand between a line and the page breaks around it, and the names that they may have cut."""

    below: int
    above: int
    known: Known


def _inside(line: Line, restored: Text, setting: Setting, page: _Page) -> tuple[tuple[int, Joint], ...]:
    """Joints within a line, with their offset in the raw line: several cells on one line."""
    words = list(re.finditer(r"\S+", restored.value))
    start = line.text.origins[0] if len(line.text) else 0
    found: list[tuple[int, Joint]] = []
    for before, after in pairwise(words):
        costs = _parting(restored.value[: before.end()], restored.value[after.start() :], page)
        origins = [o for o in restored.origins[after.start() : after.end()] if o >= 0]
        if costs is not None and origins and start < min(origins) < start + len(line.text):
            found.append((min(origins) - start, _joint(Kind.SPACE, *costs)))
    excess = len(restored.value) - setting.width - 2
    if found and excess > 0:
        offset, last = found[-1]
        found[-1] = offset, replace(last, over=min(8.0, 0.8 * excess), inner=len(found) - 1)
    return tuple(found)


def _parting(left: str, right: str, page: _Page) -> tuple[float, float] | None:
    """The costs of ending a cell between two words of a line and of reading on, None where no cell can end."""
    finished = end_of(left) in (End.OFFICE, End.ACTOR)
    if finished and may_start(right) and not continues(left, right):
        return 2.5, joint(left, right)
    if finished and page.above < _ROW and right.lower() in page.known.ends:
        return 3.0, joint(left, right)
    if page.below >= _ROW or not may_start(right) or left.endswith(("–", "—", "-")):
        return None
    begun = right.lower().rstrip(" ,*")
    if begun in page.known.whole:
        cut = 1.0
    elif page.below:
        return None
    elif begun in page.known.starts:
        cut = 3.5
    elif _actor_starts(right):
        cut = 4.0
    else:
        return None
    return cut, 4.0 if stands_alone(left, right) else 0.0


def _joint(kind: Kind, cut: float, keep: float) -> Joint:
    """A joint of which one way costs nothing: only the difference counts."""
    least = min(cut, keep)
    return Joint(kind, cut - least, keep - least)


def _actor_starts(right: str) -> bool:
    """Whether a line begins with the whole name of an authority, though more may follow."""
    found = phrase(right)
    return found.first is not None and found.first.nominative and found.as_authority < 7.5 and may_start(right)


def _pages(lines: Sequence[Line]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """For each line, how many blocks end between it and the page break above, and the one below (many: none)."""
    above: list[int] = []
    count = _FAR
    for index, line in enumerate(lines):
        if index and line.gap:
            count = 0 if line.page_break else count + 1
        above.append(count)
    below: list[int] = []
    count = _FAR
    for index in reversed(range(len(lines))):
        below.append(count)
        if lines[index].gap:
            count = 0 if lines[index].page_break else count + 1
    return tuple(above), tuple(reversed(below))


def _empties(gap: tuple[int, ...]) -> int:
    """Traces of empty cells in a gap: groups of blanks that stand alone between empty lines."""
    groups = 0
    previous = 1
    for position, width in enumerate(gap):
        if width and not previous and position:
            groups += 1
        previous = width
    return groups
