"""Which word of a printed cell can end it: nouns of offices and of bodies that act, told by their form.

A cell of an appointment table is one noun phrase (or several with commas), and a Kazakh noun phrase ends in its head.
So the head's form alone says whether a cell may end here: `министрлері` closes a name, `министрлерінің` wants more.
The lists are words of the language (what an act calls whoever heads, deputises, judges, decides), not names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from loaders.names.morphology import Case, analyse
from loaders.names.roles import is_body


class End(IntEnum):
    """How finished a phrase is after its last word, from finished to wanting more."""

    OFFICE = 0  # an office noun in the nominative
    ACTOR = 1  # a body that decides: parliament, government, council, commission
    NOUN = 2  # some other noun in the nominative that bears a possessive
    BARE = 3  # a word without any suffix that tells
    OPEN = 4  # genitive, adjective, participle, comma, conjunction: more must follow


@dataclass(frozen=True, slots=True)
class Head:
    """An office or body noun as it stands: the noun alone, and its suffixes."""

    noun: str
    office: bool
    plural: bool
    possessive: bool
    nominative: bool


# Those who act for the state: they appoint, nominate, consent.
_ACTING = """президент премьер-министр министр төраға төрайым басшы бастық әкім прокурор елбасы хатшы басқарушы
    комиссар омбудсмен спикер"""
# Those whom acts of appointment are about, seldom actors themselves.
_FILLED = """директор ректор проректор орынбасар көмекші кеңесші кеңесгер өкіл елші мүше депутат судья қолбасшы командир
    меңгеруші уәкіл инспектор аудитор консул атташе жетекші қызметкер қызметші маман сарапшы нотариус редактор
    комендант төреші арбитр ректор декан басқарма-төрағасы бас-директор менеджер капеллан адам тұлға"""
# Bodies that decide together, so that their name alone may fill a cell.
_DECIDING = """парламент сенат мәжіліс үкімет мәслихат кеңес комиссия жиналыс алқа кеңесші-орган палата пленум құрылтай
    басқарма әкімдік ассамблея конгресс төралқа"""
_PLACES = "облыс аудан қала астана ауыл кент округ өңір"

_SUFFIXES = (
    r"(?P<plural>[лдт][ае]р)?(?P<possessive>с?[ыі])?"
    r"(?P<case>[ндт]?[ыі]ң|[ғқ]а|[гк]е|н?а|н?е|н[ыі]|[дт][ыі]|н|н?д[ае]|т[ае]|н[ае]н|[дт][ае]н|-?[мбп]ен)?$"
)
_SOFT = {"к": "г", "қ": "ғ", "п": "б"}


def _pattern(words: str) -> re.Pattern[str]:
    nouns = sorted(set(words.split()), key=len, reverse=True)
    forms = [f"{n[:-1]}[{n[-1]}{_SOFT[n[-1]]}]" if n[-1] in _SOFT else n for n in nouns]
    return re.compile(f"(?P<noun>{'|'.join(forms)}){_SUFFIXES}")


_OFFICE = _pattern(_ACTING + " " + _FILLED)
_BODY = _pattern(_DECIDING)
_PLACE = _pattern(_PLACES)
_ACTING_NOUNS = frozenset(_ACTING.split())
_HARD = {"г": "к", "ғ": "қ", "б": "п"}

# Words after which a phrase goes on, and those that tie what follows to what stands before.
_WANTING = frozenset(
    """бойынша жөніндегі жанындағы туралы үшін қоспағанда тиісті өзге басқа барлық орталық мемлекеттік ұлттық
    республикалық жоғары бірінші бас аға тікелей оның олардың осы де да және мен бен пен немесе сондай-ақ екі үш төрт
    бес""".split()
)
_JOINING = frozenset("және мен бен пен немесе сондай-ақ де да".split())
_TYING = frozenset(
    "бойынша жөніндегі жанындағы туралы үшін қоспағанда қатысты арқылы де да және мен бен пен немесе сондай-ақ".split()
)
_ADJECTIVE = re.compile(
    r"(?:[лдт][ыі][қк]|[ғқгк][ае]н|[тй]?[ые]т[ыі]н|[аеяй]т[ыі]н|[дт][ае][ғгқк][ыі]|[лдт][ыі]|с[ыі]з|[аі]ра|хана)$"
)
_RANKS = frozenset("Бас бас Бірінші бірінші Аға аға".split())
_WAITING = (",", "–", "—", "-", "(")
_STARTERS = frozenset("тиісті аппарат осы".split())
_TRAILING = re.compile(r"[\s*\"»”“.;]+$")
_BRACKETS = re.compile(r"\s*\([^()]*\)$")
WORD = re.compile(r"[^\s,;()\"«»“”*]+")


@lru_cache(maxsize=65536)
def head(word: str) -> Head | None:
    """A word as an office or deciding body in any form, None where it is neither."""
    lower = word.lower().strip('*"«»')
    for pattern, office in ((_OFFICE, True), (_BODY, False)):
        match = pattern.match(lower)
        if match:
            noun = match["noun"]
            noun = noun[:-1] + _HARD.get(noun[-1], noun[-1])
            return Head(noun, office, bool(match["plural"]), bool(match["possessive"]), not match["case"])
    return None


def acts(found: Head) -> bool:
    """Whether an office or body is of the kind that appoints, nominates or consents."""
    return not found.office or found.noun in _ACTING_NOUNS


@lru_cache(maxsize=65536)
def end_of(phrase: str) -> End:
    """How finished a phrase is, by its last word; marks, quotation marks and closed brackets behind it do not count."""
    text = phrase.strip()
    if "*" in text[-2:]:
        return End.OFFICE
    text = _TRAILING.sub("", text)
    if text.count("(") > text.count(")"):
        return End.OPEN
    text = _TRAILING.sub("", _BRACKETS.sub("", text))
    if not text or text[-1] in ",–—-:(":
        return End.OPEN
    words = WORD.findall(text)
    if not words:
        return End.BARE
    word = words[-1]
    found = head(word)
    if found is not None:
        if not found.nominative:
            return End.OPEN
        return End.OFFICE if found.office else End.ACTOR
    lower = word.lower()
    if lower in _WANTING or analyse(word).case is not Case.NOMINATIVE:
        return End.OPEN
    if _ADJECTIVE.search(lower) and lower not in ("әкімшілік", "министрлік", "агенттік"):
        return End.OPEN
    return End.NOUN if analyse(word).possessive else End.BARE


def may_start(phrase: str) -> bool:
    """Whether a cell may begin so: with a capital, a quotation mark, or an office or place in small letters."""
    text = phrase.lstrip()
    if not text:
        return False
    if text[0].isupper() or text[0] in '"«“':
        return True
    return starts_small(text)


def starts_small(phrase: str) -> bool:
    """Whether a phrase begins in small letters as names of unnamed authorities do: `министр`, `облыс әкімі`."""
    words = WORD.findall(phrase)
    if not words or not words[0][0].islower():
        return False
    first = head(words[0])
    if first is not None and acts(first) and not first.possessive and first.noun != "басқарма":
        return True
    return words[0] in _STARTERS or bool(_PLACE.match(words[0]))


def ties(right: str) -> bool:
    """Whether a phrase begins with what ties it to the words before: a conjunction, a postposition, a comma, a dash."""
    word = right.split()[0] if right.strip() else ""
    return joins(right) or word.strip('("«*,') in _TYING


def joins(right: str) -> bool:
    """Whether a phrase begins with a conjunction, a comma or a dash."""
    word = right.split()[0] if right.strip() else ""
    return bool(word) and (word[0] in ",;)–—-" or word in _JOINING)


def continues(left: str, right: str) -> bool:
    """Whether `right` belongs to the name that `left` seems to close: `Президент` + `Кеңсесінің`, `және`, `–`."""
    if ties(right):
        return True
    bare = right.split()[0].strip('("«*,') if right.strip() else ""
    if not bare:
        return False
    if left.endswith(_WAITING):
        return True
    found = head(left.split()[-1]) if left.split() else None
    if found is None or "*" in left[-2:]:
        return False
    if found.office and found.possessive and found.noun not in ("президент", "премьер-министр", "прокурор"):
        return False
    return analyse(bare).possessive and (head(bare) is not None or is_body(bare))


def stands_alone(left: str, right: str) -> bool:
    """Whether `right` begins with an office that nobody owns, and `left` cannot be what says which: after an inflected
    word, or where the office is all there is, two names meet."""
    words = WORD.findall(left)
    bare = [word.strip(",*") for word in right.split()]
    first = head(bare[0])
    if not words or first is None or first.possessive or not acts(first):
        return False
    if left.rstrip().endswith(_WAITING) or (words[-1] in _RANKS and first.noun not in ("президент", "министр")):
        return False
    last = analyse(words[-1])
    return len(bare) == 1 or last.case is not Case.NOMINATIVE or last.possessive
