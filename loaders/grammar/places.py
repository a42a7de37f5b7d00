"""Places in an act as Kazakh acts name them, inflected: «17-тармағының 3) тармақшасында», «2 және 3-тармақтар».

    place  := unit (link unit)*
    unit   := numbers noun | ordinals noun | "кіріспе…" | "тақырыб…" | "атау…"
    noun   := "қосымша" | "бөлім" | "тарау" | "параграф" | "бап" | "тармақ" | "тармақша" | "бөлік" | "абзац"
    numbers := number ((","|"және"|"мен"|"–") number)*          number := "2" | "2-1" | "3)" | "3-1)"
    link   := " " | ", " | " және " | " мен "

Units go from the larger to the smaller; a unit not smaller than the one before begins another place, which keeps the
larger units: «5-тармақтың 1) және 3) тармақшалары» is `5/1` and `5/3`, «5-тармақ пен 7-тармақ» `5` and `7`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """Sizes of places, the largest first; chapters and sections are no part of a paragraph's path."""

    ANNEX = 0
    SECTION = 1
    CHAPTER = 2
    SUBCHAPTER = 3
    ARTICLE = 4
    PARAGRAPH = 5
    SUBPARAGRAPH = 6
    PART = 7
    ITEM = 8
    NAME = 9  # title, preamble


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit with one number: (PARAGRAPH, "17-1"); of a NAME the number is `title` or `preamble`."""

    level: Level
    number: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place: units from the largest to the smallest; `end` and `start` are the characters that name it."""

    units: tuple[Unit, ...]
    start: int
    end: int


_NOUNS: tuple[tuple[Level, str], ...] = (
    (Level.ANNEX, r"қосымша(?!лы)\w*"),
    (Level.SECTION, r"бөлім(?!ше)\w*"),
    (Level.CHAPTER, r"тарау\w*"),
    (Level.SUBCHAPTER, r"параграф\w*"),
    (Level.ARTICLE, r"ба[пб](?:тар\w*|қа|тың|та|тан|ты|пен|ы|ының|ында|ына|ынан|ын|ымен)?(?!\w)"),
    (Level.SUBPARAGRAPH, r"тарма[қғ]ша\w*"),
    (Level.PARAGRAPH, r"тарма[қғ](?!ша)\w*"),
    (Level.PART, r"бөлі[кг](?!ші)\w*"),
    (Level.ITEM, r"(?:абзац|азат\s?жо[лл])\w*"),
)
_LEVELS = tuple((level, re.compile(pattern, re.IGNORECASE)) for level, pattern in _NOUNS)
_ORDINALS = {
    stem: number
    for number, stem in enumerate(
        "бірінші екінші үшінші төртінші бесінші алтыншы жетінші сегізінші тоғызыншы оныншы".split(), 1
    )
}
_TENS = {"он": 10, "жиырма": 20, "отыз": 30}
_ORDINAL = rf"(?:(?:{'|'.join(_TENS)})\s+)?(?:{'|'.join(_ORDINALS)})|жиырмасыншы|отызыншы"
_NUMBER = r"\d+(?:-\d+)?(?:-[IVX]+)?"
_LINK = r"\s*(?:,|;|және|мен|пен|бен|немесе|не|[–—-])\s*"
_NUMBERS = rf"(?P<numbers>{_NUMBER}\)?(?:{_LINK}{_NUMBER}\)?)*)"
_WORDS = rf"(?P<words>(?:{_ORDINAL})(?:{_LINK}(?:{_ORDINAL}))*)"
_NAMES = r"(?P<name>кіріспе|преамбула|тақырып|тақырыб|атау)\w*"
_NOUN = "(?:" + "|".join(f"(?P<{level.name}>{pattern})" for level, pattern in _NOUNS) + ")"
_UNIT = rf"(?<![\w№])(?:(?:{_NUMBERS}\s?-?\s?|{_WORDS}\s+)(?<![\w]){_NOUN}|{_NAMES})"
_FIRST = re.compile(_UNIT, re.IGNORECASE)
_NEXT = re.compile(rf"(?P<link>(?:\s|,|(?:және|мен|пен|бен|немесе)(?!\w))*){_UNIT}", re.IGNORECASE)
_RANGE = re.compile(r"(\d+)\)?\s*[–—]\s*(\d+)")
_PLAIN_RANGE = re.compile(r"(?<![\d-])(\d+)\)?\s+-\s+(\d+)")
_ONE_NUMBER = re.compile(_NUMBER)
_LONGEST_RANGE = 200
_FIRST_PART = "1"


def places_at(value: str, start: int) -> tuple[Place, ...]:
    """The places named from `start` on without a gap (blanks before them allowed); none where none begins there.

    Each has its own characters; several places read together have one `Place` each, in order.
    """
    closed: list[Place] = []
    current: list[Place] = []
    position = start
    while match := _NEXT.match(value, position):
        here = _units(match)
        before = current[0].units if current else ()
        link = match["link"]
        smaller = bool(before) and _holds(before[-1].level, here[0].level)
        if before and not smaller and not link.strip():
            break
        if smaller and link.isspace():
            bases, begins = [place.units for place in current], current[0].start
        else:
            bases, begins = [tuple(u for u in before if u.level < here[0].level)], match.end("link")
            closed += current
        current = [Place((*base, unit), begins, match.end()) for base in bases for unit in here]
        position = match.end()
    return (*closed, *current)


def find_places(value: str) -> tuple[tuple[Place, ...], ...]:
    """All runs of places in a string, in order."""
    runs: list[tuple[Place, ...]] = []
    position = 0
    while match := _FIRST.search(value, position):
        run = places_at(value, match.start())
        if run:
            runs.append(run)
        position = max(match.end(), run[-1].end if run else 0)
    return tuple(runs)


def level_of(noun: str) -> Level | None:
    """The level that a noun names, in any form: «тармақтың» is a paragraph; None for another word."""
    return next((level for level, pattern in _LEVELS if pattern.fullmatch(noun)), None)


def provision_path(units: tuple[Unit, ...], *, first_part: bool = False, of_paragraph: bool = False) -> str:
    """The provision path of a place below its document: `17/3`, `chapter-2`, `8/part-2`, `title`; "" for an annex.

    The first passage of a paragraph has no part of its own, unless `first_part` (in an act whose text is not at hand
    «бөлік» may be a numbered part). A passage of a document without paragraphs is always a part. `of_paragraph` says
    that the units are said of a paragraph, so that its first passage is "".
    """
    parts: list[str] = []
    numbered = [u for u in units if u.level >= Level.ARTICLE]
    for unit in units:
        if unit.level in (Level.SECTION, Level.CHAPTER) and (not numbered or numbered[0].level is Level.NAME):
            parts.append(f"{unit.level.name.lower()}-{unit.number}")
        elif unit.level in (Level.ARTICLE, Level.PARAGRAPH, Level.SUBPARAGRAPH, Level.NAME):
            parts.append(unit.number)
        elif unit.level is Level.PART and (first_part or unit.number != _FIRST_PART or not (parts or of_paragraph)):
            parts.append(f"part-{unit.number}")
        elif unit.level is Level.ITEM:
            parts.append(f"item-{unit.number}")
    return "/".join(parts)


def _holds(larger: Level, level: Level) -> bool:
    """Whether a unit of one level is named within one of another: a passage has its own list, an entry its passages."""
    return level > larger or (larger is Level.PART and level is Level.SUBPARAGRAPH)


def _units(match: re.Match[str]) -> tuple[Unit, ...]:
    if match["name"]:
        return (Unit(Level.NAME, "preamble" if match["name"].lower() in ("кіріспе", "преамбула") else "title"),)
    level = next(level for level, _ in _NOUNS if match[level.name])
    numbers = _ordinals(match["words"]) if match["words"] else _figures(match["numbers"])
    return tuple(Unit(level, number) for number in numbers)


def _figures(value: str) -> list[str]:
    numbers: list[str] = []
    ranges = {m.start(): m for pattern in (_RANGE, _PLAIN_RANGE) for m in pattern.finditer(value)}
    position = 0
    while match := _ONE_NUMBER.search(value, position):
        span = ranges.get(match.start())
        if span and int(span[1]) < int(span[2]) <= int(span[1]) + _LONGEST_RANGE:
            numbers += (str(n) for n in range(int(span[1]), int(span[2]) + 1))
            position = span.end()
        else:
            numbers.append(match.group())
            position = match.end()
    return numbers


def _ordinals(value: str) -> list[str]:
    found: list[str] = []
    for match in re.finditer(_ORDINAL, value.lower()):
        words = match.group().split()
        if words[0] in ("жиырмасыншы", "отызыншы"):
            found.append("20" if words[0].startswith("ж") else "30")
        else:
            found.append(str(sum(_TENS.get(w, _ORDINALS.get(w, 0)) for w in words)))
    return found
