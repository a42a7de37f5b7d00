"""Hyperlinked fragments that hang at the end of their printed line: "туралы  бекітілсін.ереже".

A fragment that was a link is printed where its line ends; in its place a gap is left: two blanks, a blank before a
punctuation mark, or a blank at the start of the line. Several fragments hang in the order of their gaps.

Takes: one printed line, the line below it (empty at the end of a passage), and what the document says of itself.
Gives: the line with the fragments back in their gaps, and the fragments that were moved. Guarantees: idempotent; no
letter is lost; a line without a gap, or without anything that may be a fragment, stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.grammar.acts import ACT_NOUN
from loaders.restore.context import NO_CONTEXT, Context
from loaders.restore.gaps import LIST, NUMBER, PROVISION, Gap, chosen, fitting, is_reference
from loaders.text import Text

_LINK = re.compile(rf"(?:{NUMBER}|{PROVISION}|[^\W\d_]+(?:-[^\W\d_]+)*)$")
# Nothing follows these marks without a blank unless it was hung there.
_GLUED = re.compile(
    r"(?<=[.;:,»)])(?=[^\W_]|№)|(?<=[а-яәғқңөұүһі])(?=\d+(?:\s(?:және|мен|бен|пен)\s\d+)?-|[А-ЯӘҒҚҢӨҰҮҺІ])"
)
_CLOSING = frozenset("»;,.:)")
_NUMBER_SIGN = re.compile(r"(?:№|\bN)\s*$")
_NUMBER_BELOW = re.compile(r"(?<=[\s.,;:)])(?<!\d[.,])\d+(?:-[IVXІХ]+)?$|(?<=[а-яәіңғүұқөһ])\d+(?:-[IVXІХ]+)?$")
_NUMBER_LEFT_OUT = re.compile(rf"(?:№|(?<!\w)N)(?P<gap>\s+)(?=[(;,.:]|{ACT_NOUN})", re.IGNORECASE)
_INITIALS = re.compile(r"(?:^|[\s(])[^\W\d_]\.$|\d[.:,]$")
_GAP = re.compile(r"(?<=\S)\s+(?=[,;:.)](?!\.))|(?<=\S)\s{2,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Moved:
    """A printed line put right, and the fragments that were put back."""

    line: Text
    fragments: tuple[Text, ...] = ()


def put_back(
    line: Text, above: str = "", below: str = "", context: Context = NO_CONTEXT, *, gap_at_start: bool = False
) -> Moved:
    """Put displaced fragments back into their gaps.

    `above` and `below` are the lines around it in the same passage, empty at its ends. `gap_at_start` says that the
    line begins further right than lines of its kind do, or after an empty line inside a passage: the first fragment
    then belongs at its start, unless a capital shows that the line begins a sentence.
    """
    body = line.strip()
    left_out, number = _NUMBER_LEFT_OUT.search(body.value), _NUMBER_BELOW.search(body.value)
    if left_out and number and left_out.end() < number.start():
        filled = _filled(body[: number.start()], [left_out.span("gap")], [body[number.start() :]])
        return Moved(filled, (body[number.start() :],))
    gaps = [m.span() for m in _GAP.finditer(body.value)]
    closes = body.value[:1] in _CLOSING and _glued(body.value)
    if (gap_at_start and not body.value[:1].isupper() and body.value[:1] not in '"«') or closes:
        gaps.insert(0, (0, 0))
    if not gaps:
        return Moved(line)
    if gaps[0] == (0, 0) and (number := _NUMBER_BELOW.search(body.value)) and _NUMBER_SIGN.search(above):
        return Moved(_filled(body[: number.start()], gaps[:1], [body[number.start() :]]), (body[number.start() :],))
    moved = _put_back(body, gaps, below, context)
    same = " ".join(moved.line.value.split()) == " ".join(line.value.split())
    return Moved(line) if same else moved


def _put_back(body: Text, gaps: list[Gap], below: str, context: Context) -> Moved:
    glued = _glued(body.value)
    if glued:
        cut, tail = body[:glued], body[glued:]
        fragments = _fragments_of(tail, len(gaps))
        open_gaps = [g for g in gaps if g[1] <= len(cut)] or gaps[:1]
        if len(fragments) > len(open_gaps):
            return Moved(body)
        return Moved(_filled(cut, chosen(cut.value, open_gaps, len(fragments)), fragments), tuple(fragments))
    for most in range(len(gaps), 0, -1):
        start, fragments = _hanging(body, most, gaps, below, context)
        cut = body[:start]
        fits = fitting(cut.value, [g for g in gaps if g[1] <= len(cut)], fragments, below)
        if fragments and len(fits) == len(fragments):
            return Moved(_filled(cut, fits, fragments), tuple(fragments))
    return Moved(body)


def _glued(value: str) -> int:
    """Where the line's end is glued to what stands before it; 0 where it is not."""
    for match in reversed(list(_GLUED.finditer(value))):
        before, tail = value[: match.start()], value[match.start() :]
        inside_a_name = before[-1].isalpha() and not is_reference(tail)
        if not _INITIALS.search(before) and '"' not in tail and not inside_a_name:
            return match.start()
    return 0


def _fragments_of(tail: Text, most: int) -> list[Text]:
    """The fragments in a tail that is known to hang: as many as there are gaps, told by their shapes."""
    found: list[Text] = []
    rest = tail
    while len(found) + 1 < most:
        match = _LINK.search(rest.value)
        if not match or match.start() == 0 or not is_reference(match.group()):
            break
        found.insert(0, rest[match.start() :])
        rest = rest[: match.start()].strip()
    return [rest, *found]


def _hanging(body: Text, most: int, gaps: list[Gap], below: str, context: Context) -> tuple[int, list[Text]]:
    """At most so many fragments at the end of a line that are set off by nothing, taken one by one from the end."""
    found: list[Text] = []
    end = len(body)
    while len(found) < most:
        rest = body[:end].value.rstrip()
        match = _LINK.search(rest)
        if not match or not (is_reference(match.group()) or not found):
            break
        start = match.start()
        if not is_reference(match.group()):
            if not below or body.value[end - 1 : end] in ".;:":
                break
            start = _with_modifiers(rest, start, below, context)
        found.insert(0, body[start:end].strip())
        end = start
    listed = LIST.search(body[:end].value.rstrip() + " ") if found and len(found) < most else None
    if listed and any(gap_end <= listed.start() for _, gap_end in gaps):
        found.insert(0, body[listed.start() : end].strip())
        end = listed.start()
    return end, found


def _with_modifiers(rest: str, start: int, below: str, context: Context) -> int:
    """A fragment's start with the words before it that the document has beside it elsewhere ("құрылымдық бөлімше")."""
    first = re.match(r"[^\W\d_]+", below.strip())
    head = rest[start:]
    while True:
        match = re.search(r"(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*) $", rest[:start])
        if not match or match.start() == 0:
            return start
        with_head = context.together(match["word"], head.split()[0])
        with_below = context.together(match["word"], first.group()) if first else 0
        if with_head <= max(1, with_below):
            return start
        start = match.start("word")
        head = rest[start:]


def _filled(body: Text, gaps: list[Gap], fragments: list[Text]) -> Text:
    pieces: list[Text] = []
    last = 0
    blank = Text.inserted(" ")
    for (start, end), fragment in zip(gaps, fragments, strict=False):
        if start > 0:
            pieces += (body[last:start], blank)
        pieces.append(fragment)
        if body.value[end : end + 1] not in (",", ";", ":", ".", ")", "»"):
            pieces.append(blank)
        last = end
    pieces.append(body[last:].strip())
    return Text.concat(pieces)
