"""Whose attendance a duty orders, and at whose sittings.

    attendance := [sittings-in-the-dative] people-in-the-genitive+ "қатысуын" ("қамтамасыз етсін" | "қысқартсын" …)

The dative names a body's sittings, the genitives end in an office.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.names.morphology import WORD, Case, analyse, nominative
from loaders.names.roles import is_office
from loaders.text import Text

ENSURED, REDUCED = "attendance-ensured", "attendance-reduced"

_ATTENDING = re.compile(
    r"(?:^|\s)қатысуы?н\s+(?:(?P<ensured>қамтамасыз\s+ет)|(?P<reduced>қысқарт|азайт|шекте))", re.IGNORECASE
)
_SITTING = re.compile(r"^(?:отырыс|кеңес|жиналыс|жиын|мәжіліс)(?:тар|тер|дар|дер)?(?:[ыі]на|[ыі]не|қа|ке|ға|ге)$")
_GROUP = re.compile(r"^топ(?:тар)?ы?(?:на|қа)$")


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who is to attend, and the bodies at whose sittings, each name in the nominative; `trait` how it is ordered."""

    attendees: tuple[str, ...]
    bodies: tuple[str, ...]
    trait: str


def attendance(action: Text) -> Attendance | None:
    """The attendance that an action orders; None where it orders none."""
    match = _ATTENDING.search(action.value)
    if match is None:
        return None
    before = action.value[: match.start()].strip(" -–—")
    bodies, people = _sittings(before)
    return Attendance(tuple(_people(people)), bodies, ENSURED if match["ensured"] else REDUCED)


def _sittings(words: str) -> tuple[tuple[str, ...], str]:
    """The body whose sittings are named first, and the words after them."""
    for word in WORD.finditer(words):
        group = _GROUP.match(word.group().lower())
        if not group and not _SITTING.match(word.group().lower()):
            continue
        name = nominative(words[: word.end() if group else word.start()].strip())
        return ((name,) if name else ()), words[word.end() :].strip(" ,-–—")
    return (), words


def _people(words: str) -> list[str]:
    """Names that end in an office in the genitive, in the nominative."""
    found: list[str] = []
    start = 0
    for word in WORD.finditer(words):
        if analyse(word.group()).case is Case.GENITIVE and is_office(word.group()):
            after = words[word.end() :].lstrip(" ").split(" ")[0].strip(",")
            if after and is_office(after) and not words[word.end() :].startswith(","):
                continue  # "басшыларының орынбасарларының": those who deputise attend
            found.append(nominative(words[start : word.end()].strip(" ,-–—")))
            start = word.end()
    return found
