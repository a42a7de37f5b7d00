"""The print of a calendar grid: its heads, the labels of its rows, and the entries between them, as printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from loaders.lines import Line
from loaders.restore import Context, restore_cell
from loaders.structure.offices import End, end_of
from loaders.text import Text

WEEKDAYS = ("дүйсенбі", "сейсенбі", "сәрсенбі", "бейсенбі", "жұма", "сенбі", "жексенбі")
_ORDINALS = ("бірінші", "екінші", "үшінші", "төртінші", "бесінші", "алтыншы")
_DAY = re.compile(rf"^\s*(?P<day>{'|'.join(WEEKDAYS)})(?=\s|$)", re.IGNORECASE)
_WEEK = re.compile(
    rf"^\s*(?:(?P<word>{'|'.join(_ORDINALS)})(?:\s+апта)?|(?P<digit>[1-6])(?:-?ші)?\s*-?\s*апта)\s*$", re.IGNORECASE
)
_HEAD = re.compile(r"^(?:апта(?:лар|ның)?|апта\s+күндері?|күндер|[\d\s]+)$", re.IGNORECASE)
_BULLETS = "-–—•·‣▪"
_USUAL_WEEKS, _USUAL_DAYS = 4, 5


@dataclass(frozen=True, slots=True)
class Entry:
    """Words printed together: an entry of a cell, or its rest where a page break cut it (`opens` false).

    `value` the words damage undone, `continued` whether a semicolon promises another entry, `after_gap` whether an
    empty line stands above.
    """

    pieces: tuple[Text, ...]
    value: str
    opens: bool
    continued: bool
    after_gap: bool


@dataclass(slots=True)
class Group:
    """What follows a label: entries, page by page. `label` the number of the weekday or of the week."""

    label: int
    by_weekday: bool
    parts: list[list[Entry]] = field(default_factory=lambda: [[]])


@dataclass(frozen=True, slots=True)
class Page:
    """A grid as printed: heads and labels, number of weeks and days, groups of entries."""

    heads: tuple[Text, ...]
    weeks: int
    days: int
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """A label (`day`, `week`), a head (neither), or words (`entry`)."""

    text: Text
    page: bool
    day: int = 0
    week: int = 0
    entry: Entry | None = None


def groups(lines: Sequence[Line], context: Context) -> Page:
    """Part the lines of a grid into heads, labels and entries."""
    tokens = tuple(_tokens(lines, context))
    heads = tuple(token.text for token in tokens if token.entry is None)
    weeks = max((t.week for t in tokens), default=0) or _USUAL_WEEKS
    days = max((t.day for t in tokens), default=0) or _USUAL_DAYS
    by_weekday = _labels_rows(tokens, "day")
    by_week = not by_weekday and _labels_rows(tokens, "week")
    found: list[Group] = []
    if not by_weekday and not by_week:
        return Page(heads, weeks, days, tuple(_unlabelled(tokens, days)))
    for token in tokens:
        number = token.day if by_weekday else token.week
        if number:
            found.append(Group(number, by_weekday))
        elif token.entry is not None and found:
            if token.page:
                found[-1].parts.append([])
            found[-1].parts[-1].append(token.entry)
    return Page(heads, weeks, days, tuple(group for group in found if any(group.parts)))


def _labels_rows(tokens: Sequence[_Token], kind: str) -> bool:
    """Whether labels of a kind stand before cells, not all together in the head."""
    rows = sum(
        1
        for token, after in pairwise(tokens)
        if (token.day if kind == "day" else token.week) and after.entry is not None
    )
    return rows > 1


def _unlabelled(tokens: Sequence[_Token], days: int) -> Iterator[Group]:
    """Cells read column by column with all labels in front: so many a week as there are weekdays."""
    week = Group(1, by_weekday=False)
    cells = 0
    last: Entry | None = None
    for token in tokens:
        if token.entry is None:
            continue
        if token.entry.opens and (last is None or not last.continued):
            cells += 1
            if cells > days:
                yield week
                week, cells = Group(week.label + 1, by_weekday=False), 1
        week.parts[-1].append(token.entry)
        last = token.entry
    if any(week.parts):
        yield week


def _tokens(lines: Sequence[Line], context: Context) -> Iterator[_Token]:
    bullet = _bullet(lines)
    pieces: list[Text] = []
    gap = page = False
    for line in lines:
        starts_block = bool(line.gap)
        for number, piece in enumerate(_pieces(line, bullet)):
            value = restore_cell((piece,), context).value
            label = None if number and _bulleted(value, bullet) else _label(value)
            first = starts_block and number == 0
            opens = _bulleted(value, bullet) and not _inside(pieces, value, context)
            if pieces and (label or opens or first):
                yield _Token(pieces[0], page, entry=_entry(pieces, bullet, gap, context))
                pieces, gap, page = [], False, False
            gap, page = gap or first, page or (first and line.page_break)
            if label is not None:
                day, week = label
                yield _Token(piece, False, day, week)
            else:
                pieces.append(piece)
    if pieces:
        yield _Token(pieces[0], page, entry=_entry(pieces, bullet, gap, context))


def _bullet(lines: Sequence[Line]) -> str:
    """The bullet of this grid: the mark that lines begin with most often, a hyphen where none does."""
    found = Counter(line.text.value.strip()[0] for line in lines if line.text.value.strip()[:1] in _BULLETS)
    return found.most_common(1)[0][0] if found else "-"


def _bulleted(value: str, bullet: str) -> bool:
    return value.startswith(bullet)


def _pieces(line: Line, bullet: str) -> Iterator[Text]:
    """A line's parts: the label before its cells, and cells that share it."""
    text = line.text
    day = _DAY.match(text.value)
    if day and text.value[day.end() :].strip():
        yield text[: day.end()]
        text = text[day.end() :]
    elif not day:
        weeks = list(re.finditer(rf"(?:{'|'.join(_ORDINALS)})(?:\s+апта)?", text.value, re.IGNORECASE))
        if len(weeks) > 1 and not re.sub(rf"(?:{'|'.join(_ORDINALS)}|апта|\s)+", "", text.value.lower()):
            yield from (text.group(week) for week in weeks)
            return
        days = list(re.finditer("|".join(WEEKDAYS), text.value, re.IGNORECASE))
        if len(days) > 1:
            yield from (text.group(d) for d in days)
            return
    last = 0
    for match in re.finditer(rf"(?<=\S)\s+{re.escape(bullet)}\s+(?=\S)", text.value):
        before = text.value[last : match.start()]
        if (before.count("(") == before.count(")") and end_of(before) is not End.OPEN) or before.rstrip().endswith(";"):
            yield text[last : match.start()]
            last = match.start()
    yield text[last:]


def _label(value: str) -> tuple[int, int] | None:
    """The weekday and the week that a line names (0 for none), None where it is no label and no head."""
    day = _DAY.match(value)
    if day and not value[day.end() :].strip():
        return WEEKDAYS.index(day["day"].lower()) + 1, 0
    week = _WEEK.match(value)
    if week:
        return 0, _ORDINALS.index(week["word"].lower()) + 1 if week["word"] else int(week["digit"])
    return (0, 0) if _HEAD.match(value) else None


def _inside(pieces: Sequence[Text], value: str, context: Context) -> bool:
    """Whether a bullet only looks like one: the hyphen of a compound or a dash in brackets, thrown to a new line."""
    before = restore_cell(pieces, context).value if pieces else ""
    if before.count("(") > before.count(")"):
        return True
    words, rest = before.split(), value[1:].split()
    return bool(words and rest) and context.knows(f"{words[-1]}-{rest[0]}".strip("();,"))


def _entry(pieces: Sequence[Text], bullet: str, gap: bool, context: Context) -> Entry:
    whole = restore_cell(pieces, context)
    opens = _bulleted(whole.value, bullet)
    if opens:
        first = pieces[0]
        cut = first.value.index(bullet) + 1
        pieces = (first[cut:], *pieces[1:])
    return Entry(
        pieces=tuple(p for p in pieces if p.value.strip()),
        value=whole.value,
        opens=opens,
        continued=whole.value.rstrip().endswith(";"),
        after_gap=gap,
    )
