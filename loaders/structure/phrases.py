"""How well a phrase stands as a table cell: as the name of positions, or of the authority that acts.

A cost is a number from 0 (nothing speaks against it) upwards; 6 and more means "hardly". Costs of one phrase depend on
its words alone, never on where it stands, so that they can be kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from loaders.names.morphology import stem
from loaders.structure.offices import WORD, End, Head, acts, continues, end_of, head, may_start, starts_small

_COMMA = re.compile(r"\s*,\s*(?![^(]*\))")
_CHOICE = re.compile(r"\s+немесе\s+(?:оның|олардың)\s+\w+\s+\w+")
_SPACES = re.compile(r"\s+")
_MARKS = re.compile(r"\*+")
# Words that say what someone is but not where: of no use to tell whose office a phrase means.
_EMPTY = frozenset(
    stem(w)
    for w in """қазақстан республика бірінші және мен жөніндегі тиісті орынбасар төраға басшы бастық директор хатшы
    ректор көмекші кеңесші өкіл""".split()
)
_END_AS_POSITION = {End.OFFICE: 0.0, End.NOUN: 2.5, End.BARE: 3.5, End.ACTOR: 5.0, End.OPEN: 7.0}
_END_AS_AUTHORITY = {End.OFFICE: 0.0, End.ACTOR: 0.0, End.NOUN: 3.5, End.BARE: 4.5, End.OPEN: 7.0}


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """The words of a cell with what they tell. One object for one string (`phrase`), so equal is identical.

    `key` is the phrase in small letters without marks, `parts` what its commas part; `heads` the heads of its parts
    (None where a part has none); `place` the stems that say where the first part serves, `stems` those of all parts;
    `choice` whether one may act for another ("X or, on X's instruction, Y"); `rank` how high it stands: 5 head of state
    and parliament, 4 those next to them, 3 heads of organs, 2 others.
    """

    value: str
    key: str
    parts: tuple[str, ...]
    end: End
    heads: tuple[Head | None, ...]
    place: frozenset[str]
    stems: frozenset[str]
    marked: bool
    choice: bool
    rank: int
    as_position: float
    as_authority: float

    @property
    def first(self) -> Head | None:
        """The head of its first part."""
        return self.heads[0] if self.heads else None

    @property
    def particular(self) -> bool:
        """Whether it says of which organ it is, more than `министр` or `Комиссия`, and stands not above all organs."""
        return len(self.place) > 1 and self.rank <= 3 and self.first is not None and self.first.office

    @property
    def formal(self) -> bool:
        """Whether it begins with the name of the state, as names do where they first come up."""
        return self.key.startswith("қазақстан республикасы")

    @property
    def listed(self) -> bool:
        """Whether it names several authorities one after another."""
        return len(self.heads) > 1 and all(h is not None and h.nominative and acts(h) for h in self.heads)


@lru_cache(maxsize=65536)
def phrase(value: str) -> Phrase:
    """A cell's words, taken apart."""
    plain = _SPACES.sub(" ", _MARKS.sub("", value)).strip(" ,")
    parts = _parts(plain)
    heads = tuple(_head_of(p) for p in parts)
    end = end_of(value)
    return Phrase(
        value=value,
        key=plain.lower(),
        parts=tuple(part.lower() for part in parts),
        end=end,
        heads=heads,
        place=_stems(parts[0]) if parts else frozenset(),
        stems=_stems(plain),
        marked="*" in value,
        choice=bool(_CHOICE.search(plain)),
        rank=_rank(heads[0] if heads else None, _stems(parts[0]) if parts else frozenset()),
        as_position=_END_AS_POSITION[end] + _position_cost(plain, heads),
        as_authority=_END_AS_AUTHORITY[end] + _authority_cost(plain, heads),
    )


@lru_cache(maxsize=262144)
def related(authority: Phrase, position: Phrase) -> bool:
    """Whether an authority serves where the position is: every word that says where is said of the position too."""
    return bool(authority.place) and all(any(_same(a, p) for p in position.stems) for a in authority.place)


def joint(left: str, right: str) -> float:
    """What speaks against reading on from `left` to `right` within one cell (0: nothing)."""
    end = end_of(left)
    if end not in (End.OFFICE, End.ACTOR) or continues(left, right):
        return 0.0
    if "*" in left[-2:]:
        return 6.0
    found = head(WORD.findall(left)[-1])
    if found is None:
        return 0.0
    return 3.0 if found.office and not acts(found) and not found.possessive else 5.0


def _position_cost(plain: str, heads: tuple[Head | None, ...]) -> float:
    """Positions are named in full and begin with a capital; a bare office ("министр") or a body is an authority."""
    cost = _ownerless(plain)
    if not may_start(plain) or starts_small(plain):
        cost += 6.0
    last = heads[-1] if heads else None
    words = plain.split()
    if _CHOICE.search(plain):
        cost += 5.0
    if len(heads) > 1 and all(h is not None and h.nominative and not h.plural and acts(h) for h in heads):
        cost += 4.0
    if last is not None and acts(last):
        cost += 0.8
        if len(words) == 1:
            cost += 6.0
        elif not last.plural and len(words) == 2:
            cost += 1.0
        elif not last.possessive and not last.plural and last.noun in ("президент", "министр", "премьер-министр"):
            cost += 3.0
    elif last is not None:
        cost -= 0.7
    return cost


def _authority_cost(plain: str, heads: tuple[Head | None, ...]) -> float:
    """Authorities are offices and bodies that act; one who is a deputy, an adviser, a rector seldom appoints."""
    cost = _ownerless(plain)
    if not may_start(plain):
        cost += 5.0
    if plain[:1] in '"«“':
        cost += 1.0
    for found in heads:
        if found is None:
            cost += 1.5
        elif not acts(found):
            cost += 2.5 if found.noun in ("директор", "ректор", "қолбасшы") else 4.0
        elif found.plural and not starts_small(plain):
            cost += 1.5
    return cost


def _rank(first: Head | None, place: frozenset[str]) -> int:
    if first is None:
        return 2
    if first.noun in ("президент", "елбасы", "парламент", "сенат", "мәжіліс"):
        return 5
    if first.noun in ("үкімет", "премьер-министр"):
        return 4
    if first.noun == "басшы":
        return 4 if any(s.startswith("әкімшілі") for s in place) else 2
    if first.noun in ("хатшы", "төраға") and any(s.startswith("кеңе") for s in place):
        return 4
    return 3 if first.noun in ("министр", "төраға", "прокурор", "бастық", "комиссар", "әкім") else 2


def _ownerless(plain: str) -> float:
    """A name does not begin with what is someone's: `Төрағасы`, `Кеңсесінің Басшысы` want an owner before them."""
    words = WORD.findall(plain)
    first = head(words[0]) if words else None
    return 4.0 if first is not None and first.possessive and not first.plural else 0.0


def _parts(plain: str) -> tuple[str, ...]:
    """What commas part, each with its head: `облыстардың, қалалардың мәслихаттары` is one part."""
    parts: list[str] = []
    waiting = ""
    for piece in _COMMA.split(_CHOICE.sub(", ", plain)):
        waiting = f"{waiting}, {piece}" if waiting else piece
        if piece and end_of(piece) is not End.OPEN:
            parts.append(waiting)
            waiting = ""
    return (*parts, waiting) if waiting else tuple(parts)


def _head_of(part: str) -> Head | None:
    words = WORD.findall(re.sub(r"\([^()]*\)", "", part))
    return head(words[-1]) if words else None


def _stems(text: str) -> frozenset[str]:
    return frozenset(s for s in (stem(w) for w in WORD.findall(text)) if len(s) > 1) - _EMPTY


def _same(one: str, other: str) -> bool:
    """Whether two stems are of one word, or of a word and what is derived from it (прокурор, прокуратура)."""
    shortest = min(len(one), len(other))
    if shortest < 5:
        return one == other
    return one[:shortest] == other[:shortest] or one[:6] == other[:6]
