"""Names coordinated in one phrase, taken apart: "Сыртқы істер, Қорғаныс министрлері" is two posts.

Kazakh says what several names share once, in front (an owner in the genitive) or at the end (the office, in plural):

    phrase     := [left-out "қоспағанда" ","] unit (("," | ";" | "және" | "мен") unit)* ["(" left-out "қоспағанда" ")"]
    unit       := [owner] office            complete: ends in an office noun
                | bare                      "Қорғаныс": takes the office of the next complete unit
                | owner-in-genitive         "облыстардың": goes with the next unit, as one name
                | office-alone              "судьялары": takes the owner of the unit before
                | "оның" office             the unit before is the owner
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.names.morphology import WORD, Case, analyse, case_of, is_plural, stem
from loaders.names.roles import is_body, is_office, last_word, names_acting_body
from loaders.text import Text

_MARKS = re.compile(r"\*+")
_EXCEPT_LEAD = re.compile(r"^(?P<except>.+?)\s+қоспағанда\s*,\s*(?P<rest>.+)$", re.DOTALL)
_EXCEPT_BRACKETS = re.compile(r"\s*\((?P<except>[^()]+?)\s+қоспағанда\s*\)", re.DOTALL)
_SEPARATOR = re.compile(r"\s*;\s*|\s*,\s*(?:сондай-ақ\s+)?|\s+және\s+|\s+(?:мен|бен|пен)\s+")
_PRONOUN = re.compile(r"^(?:оның|олардың)\s+")
_COUNT = re.compile(r"^(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он(?:\s+\w+)?|жиырма)\s+(?=\w)")
_ORDINAL = frozenset(["бірінші", "бас", "аға", "жетекші"])
_DESCRIPTION = re.compile(
    r"(?:[лдт][ыі]қ?|[лдт][ыі]к|[аеи]т[ыі]н|[йы]т[ыі]н|[ғқ]ан|[гк]ен|[иы]?и|[дт][аеы]ғы|[дт]егі|[ғқ]ы|[гк]і|ше|басқа|өзге)$"
)
_PLACES = frozenset(stem(word) for word in "облыс аудан қала астана ауыл кент округ өңір".split())


@dataclass(frozen=True, slots=True)
class Part:
    """One name out of a phrase: `name` as a person would say it alone, `words` the characters it was read from."""

    name: str
    words: Text


@dataclass(frozen=True, slots=True)
class Coordination:
    """A phrase taken apart: the names, the names it leaves out, the footnote marks it bears."""

    parts: tuple[Part, ...]
    exceptions: tuple[Part, ...] = ()
    marks: tuple[str, ...] = ()


Known = Callable[[str], Sequence[tuple[int, int]]]


def _nothing_known(_: str) -> Sequence[tuple[int, int]]:
    return ()


def take_marks(text: Text) -> tuple[Text, tuple[str, ...]]:
    """A text without its asterisks, and the asterisks."""
    marks = tuple(m.group() for m in _MARKS.finditer(text.value))
    return text.sub(_MARKS, "").squeeze(), marks


def take_exceptions(text: Text) -> tuple[Text, tuple[Text, ...]]:
    """A phrase without what it leaves out («… қоспағанда»), and the phrases left out, in the accusative as printed."""
    exceptions: list[Text] = []
    bracket = _EXCEPT_BRACKETS.search(text.value)
    if bracket:
        exceptions.append(text.group(bracket, "except"))
        text = text[: bracket.start()] + text[bracket.end() :]
    lead = _EXCEPT_LEAD.match(text.value)
    if lead:
        exceptions.append(text.group(lead, "except"))
        text = text.group(lead, "rest")
    return text.strip(" ,"), tuple(exceptions)


def coordinated(text: Text, known: Known = _nothing_known) -> Coordination:
    """Take a phrase of names apart.

    Takes a table cell or a phrase of prose, damage undone, and what finds names that are one though they hold an
    "and" or a comma ("Білім және ғылым министрлігі"), as character ranges of a string. Gives each name it
    coordinates, in order, each complete; a shared owner or office is supplied to those that lack it. A phrase that
    cannot be taken apart is one name.
    """
    text, marks = take_marks(text)
    text, left_out = take_exceptions(text)
    exceptions = tuple(part for phrase in left_out for part in _parts(phrase, known, _complete_body))
    return Coordination(_parts(text, known, _complete), exceptions, marks)


def _parts(text: Text, known: Known, complete: Callable[[str], bool]) -> tuple[Part, ...]:
    joined = _join_owners(text, _segments(text, known), complete)
    parts: list[Part] = []
    waiting: list[Text] = []
    for segment in joined:
        if complete(segment.value):
            if waiting and not is_plural(segment.value):  # "A және B министрі" is one post: one office, one name
                segment = _from_to(text, waiting[0], segment)
                waiting = []
            parts += _with_shared_office(waiting, segment)
            parts.append(_alone(segment, parts[-1].name if parts else "", waiting))
            waiting = []
        else:
            waiting.append(segment)
    if waiting:  # no office noun at all: the phrase is one name as printed
        words = _from_to(text, waiting[0], waiting[-1])
        parts.append(Part(_tidy(words.value), words))
    return tuple(parts)


def _from_to(text: Text, first: Text, last: Text) -> Text:
    """What stands in `text` from its piece `first` to its piece `last`."""
    start = next(i for i in range(len(text)) if text[i : i + len(first)] == first)
    end = next(i for i in range(start, len(text)) if text[i : i + len(last)] == last) + len(last)
    return text[start:end]


def _segments(text: Text, known: Known) -> list[Text]:
    """Parts between separators that stand outside brackets, quotation marks and known names, and that part nouns."""
    segments: list[Text] = []
    last = 0
    whole = known(text.value)
    for match in _SEPARATOR.finditer(text.value):
        before = text.value[: match.start()]
        inside = any(a < match.start() and match.end() < b for a, b in whole)
        joins = match.group().strip().isalpha() and _joins_descriptions(last_word(before), text.value[match.end() :])
        if _open(before) or inside or joins:
            continue
        segments.append(text[last : match.start()])
        last = match.end()
    segments.append(text[last:])
    return [s.strip() for s in segments if s.strip()]


def _joins_descriptions(left: str, after: str) -> bool:
    """Whether an "and" joins adjectives or participles of one name, not two names."""
    right = WORD.match(after)
    return _describes(left) and (left[:1].islower() or bool(right and _describes(right.group())))


def _describes(word: str) -> bool:
    return bool(_DESCRIPTION.search(word.lower())) and not is_office(word) and not is_body(word)


def _open(before: str) -> bool:
    quotes = before.count('"') % 2 == 1 or before.count("«") > before.count("»")
    return quotes or before.count("(") > before.count(")")


def _complete(segment: str) -> bool:
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", segment)
    if is_office(last_word(bare)):
        return case_of(bare) in (Case.NOMINATIVE, Case.ACCUSATIVE)
    return names_acting_body(bare)


def _complete_body(segment: str) -> bool:
    """What an exception leaves out may also be bodies: "Ішкі істер министрліктерін қоспағанда"."""
    return _complete(segment) or (is_body(last_word(segment)) and case_of(segment) is Case.ACCUSATIVE)


def _join_owners(text: Text, segments: list[Text], complete: Callable[[str], bool]) -> list[Text]:
    """Join places in the genitive ("облыстардың, … астананың") to the unit they own."""
    joined: list[Text] = []
    for segment in segments:
        if joined and not complete(joined[-1].value) and stem(last_word(joined[-1].value)) in _PLACES:
            joined[-1] = _from_to(text, joined[-1], segment)
        else:
            joined.append(segment)
    return joined


def _one(tail: str) -> str:
    """A shared tail said of one: "академияларының бастықтары" -> "академиясының бастығы"."""
    words = tail.split()
    return " ".join((*(_owner_alone(word) for word in words[:-1]), singular(words[-1])))


def _owner_alone(word: str) -> str:
    if is_plural(word) and (is_body(word) or is_office(word)) and analyse(word).case is Case.GENITIVE:
        return genitive(singular(analyse(word).nominative))
    return word


def _with_shared_office(waiting: list[Text], complete: Text) -> list[Part]:
    """Bare names before a complete unit take its office, in the singular: "Қорғаныс" + "… министрлері"."""
    if not waiting:
        return []
    tail = _shared_tail(complete.value, waiting[0].value)
    prefix = ""
    parts: list[Part] = []
    for index, segment in enumerate(waiting):
        value = segment.value
        if index == 0:
            prefix = _owner(value)
        elif prefix and not _owner(value):
            value = f"{prefix} {value}"
        parts.append(Part(_tidy(f"{value} {_one(tail)}"), segment))
    return parts


def _shared_tail(complete: str, bare: str) -> str:
    """What of a complete unit the bare names before it share: from the word parallel to their last word on."""
    words = complete.split()
    last = last_word(bare)
    if analyse(last).case is Case.GENITIVE:
        cut = max((i for i, w in enumerate(words) if analyse(w.strip(",")).case is Case.GENITIVE), default=-1)
        return " ".join(words[cut + 1 :])
    if is_body(last) and analyse(last).possessive:
        cut = next((i for i, w in enumerate(words[:-1]) if is_body(w.strip(",")) and analyse(w).possessive), -1)
        if cut >= 0:
            return " ".join(words[cut + 1 :])
    tail = [words[-1]]
    for word in reversed(words[:-1]):
        compound = is_body(word) and not analyse(word).possessive  # "аппарат басшылары" is one office
        owner = (is_body(word) or is_office(word)) and analyse(word).case is Case.GENITIVE
        if not (compound or owner):
            break
        tail.insert(0, word)
    return " ".join(tail)


def _alone(segment: Text, before: str, waiting: list[Text]) -> Part:
    value = segment.value
    if waiting:
        tail = _shared_tail(value, waiting[0].value)
        own = value[: -len(tail)].strip()
        owner = "" if _owner(own) else _owner(waiting[0].value)
        return Part(_tidy(f"{owner} {own} {_one(tail)}"), segment)
    if _PRONOUN.match(value) and before:
        return Part(_tidy(f"{genitive(before)} {_PRONOUN.sub('', value)}"), segment)
    words = [w for w in _COUNT.sub("", value).split() if w.lower() not in _ORDINAL]
    if len(words) == 1 and before:
        owner = _owner(before)
        if owner and analyse(words[0]).possessive:
            return Part(_tidy(f"{owner} {value}"), segment)
    return Part(_tidy(value), segment)


def _owner(name: str) -> str:
    """The leading words of a name up to its last genitive: "Жоғарғы Соттың Төрағасы" -> "Жоғарғы Соттың"."""
    words = name.split()
    cut = max((i for i, w in enumerate(words[:-1]) if _owns(w)), default=-1)
    return " ".join(words[: cut + 1])


def _owns(word: str) -> bool:
    """Whether a word inside a name closes the owner of what follows: a genitive, or a body it belongs to."""
    inflection = analyse(word.strip(","))
    return inflection.case is Case.GENITIVE or (is_body(word) and inflection.possessive)


def singular(phrase: str) -> str:
    """The last word of a phrase in the singular, possessive kept: "министрлері" -> "министрі"."""
    if not is_plural(phrase):
        return phrase
    match = list(WORD.finditer(phrase))[-1]
    return phrase[: match.start()] + _singular(match.group()) + phrase[match.end() :]


_PLURAL_ENDS = re.compile(r"^(?P<base>.+?)(?P<plural>[лдт][ае]р)(?P<possessive>[ыі]?)(?P<case>н?)$")
_HARD_TO_SOFT = {"к": "г", "қ": "ғ", "п": "б"}


def _singular(word: str) -> str:
    match = _PLURAL_ENDS.match(word)
    if not match:
        return word
    base = match["base"]
    if not match["possessive"]:
        return base
    vowel = match["possessive"]
    if base[-1].lower() in "аәеоөуұүыіэюя":
        return f"{base}с{vowel}"
    return f"{base[:-1]}{_HARD_TO_SOFT.get(base[-1], base[-1])}{vowel}"


def genitive(name: str) -> str:
    """A name in the genitive: "басшысы" -> "басшысының", "комитет" -> "комитеттің"."""
    last = name.rstrip()[-1].lower()
    vowels = [c for c in name.lower() if c in "аәеёиоөуұүыіэюя"]
    back = bool(vowels) and vowels[-1] in "аоұыуя"
    if last in "аәеёиоөуұүыіэюямнң":
        first = "н"
    elif last in "пфкқтсшщчцх":
        first = "т"
    else:
        first = "д"
    return f"{name}{first}{'ың' if back else 'ің'}"


def _tidy(value: str) -> str:
    """A name without stray blanks, commas, and the accusative of an exception."""
    value = re.sub(r"\s+", " ", value).strip(" ,;")
    word = last_word(value)
    if word and analyse(word).case is Case.ACCUSATIVE and (is_office(word) or is_body(word)):
        head = value.rfind(word)
        value = value[:head] + analyse(word).nominative + value[head + len(word) :]
    return value


__all__ = [
    "Coordination",
    "Part",
    "coordinated",
    "genitive",
    "singular",
    "take_exceptions",
    "take_marks",
]
