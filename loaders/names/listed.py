"""Names listed in one phrase, for those who hold a sitting or attend it: one reading after another, the closest first.

    "Айлақ палатасы, Бақ палатасы"                     two bodies
    "орталық бақ және жергілікті су органдары"         descriptions that share a noun: two groups of bodies
    "палаталардың спикерлері мен депутаттары"          two groups that share an owner

Which reading is meant is told by what the names are found to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.names.coordination import coordinated
from loaders.names.morphology import WORD
from loaders.names.roles import is_body, is_office
from loaders.names.segments import segments
from loaders.text import Text

_AND = re.compile(r"\s+(?:және|мен|бен|пен)\s+")
_CENTRAL = "орталық"  # "central" before a noun, though a noun of its own as well


def readings(phrase: str) -> Iterator[tuple[str, ...]]:
    """The ways to part a phrase, from one name to several; each gives names in the nominative."""
    yield (phrase,)
    parts = tuple(part.value for part in segments(Text.of(phrase), lambda _: ()))
    if len(parts) > 1:
        yield parts
    named = tuple(part.name for part in coordinated(Text.of(phrase)).parts)
    if len(named) > 1 and named != parts:
        yield named


def shared_noun(name: str) -> tuple[str, ...]:
    """Names whose descriptions an "and" joins before the noun they share; the name itself where there is none."""
    match = _AND.search(name)
    if match is None:
        return (name,)
    left, right = name[: match.start()], name[match.end() :]
    if any(_heads(word) for word in WORD.findall(left)):
        return (name,)
    noun = next((m for m in WORD.finditer(right) if _heads(m.group())), None)
    if noun is None or noun.start() == 0:
        return (name,)
    return f"{left} {right[noun.start() :]}", right


def _heads(word: str) -> bool:
    """Whether a word is the noun of a name, not one that describes it."""
    return word.lower() != _CENTRAL and (is_body(word) or is_office(word))
