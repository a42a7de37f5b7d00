"""Names coordinated in one phrase, taken apart: "Теңіз істері, Көпір министрлері" is two posts.

Kazakh says what several names share once, in front (an owner in the genitive) or at the end (the office, in plural):

    phrase     := [left-out "қоспағанда" ","] unit (("," | ";" | "және" | "мен") unit)* ["(" left-out "қоспағанда" ")"]
    unit       := [owner] office            complete: ends in an office noun
                | bare                      "Көпір": takes the office of the next complete unit
                | owner-in-genitive         "облыстардың": goes with the next unit, as one name
                | office-alone              "судьялары": takes the owner of the unit before
                | "оның" office             the unit before is the owner

A singular office makes one post of all its bare units ("Орман және су министрі"), unless each names a body of its own
("Орман басқармасының, Су басқармасының бастығы").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.names.morphology import WORD, Case, analyse, case_of, is_plural, stem
from loaders.names.number import said_of_one
from loaders.names.roles import is_body, is_office, last_word, names_acting_body
from loaders.names.segments import PLACES, Known, segments
from loaders.names.shared import shared_front, shared_tail, with_owner_before
from loaders.text import EMPTY, Text

_MARKS = re.compile(r"\*+")
_EXCEPT_LEAD = re.compile(r"^(?P<except>.+?)\s+қоспағанда\s*,\s*(?P<rest>.+)$", re.DOTALL)
_EXCEPT_BRACKETS = re.compile(r"\s*\((?P<except>[^()]+?)\s+қоспағанда\s*\)", re.DOTALL)
_TRAILING_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Part:
    """One name out of a phrase: `name` as a person would say it alone, `words` the characters it was read from,
    `office` those of the name whose office it shares (empty where it has its own)."""

    name: str
    words: Text
    office: Text = EMPTY


@dataclass(frozen=True, slots=True)
class Coordination:
    """A phrase taken apart: the names, the names it leaves out, the footnote marks it bears."""

    parts: tuple[Part, ...]
    exceptions: tuple[Part, ...] = ()
    marks: tuple[str, ...] = ()


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


def coordinated(text: Text, known: Known = _nothing_known, before: str = "") -> Coordination:
    """Take a phrase of names apart.

    Takes a table cell or a phrase of prose, damage undone, and what finds names that are one though they hold an
    "and" or a comma ("Білім және ғылым министрлігі"), as character ranges of a string. Gives each name it
    coordinates, in order, each complete; a shared owner or office is supplied to those that lack it. A phrase that
    cannot be taken apart is one name. `before` is the name that stands before the phrase, whose owner it may share.
    """
    text, marks = take_marks(text)
    text, left_out = take_exceptions(text)
    parts = _parts(text, known, _complete, before)
    exceptions = tuple(part for phrase in left_out for part in _parts(phrase, known, _complete_body))
    return Coordination(parts, tuple(_office_left_out(part, text.value) for part in exceptions), marks)


def _office_left_out(part: Part, phrase: str) -> Part:
    """A body left out of a phrase about its offices stands for those offices: "Теңіз министрлігі" left out of
    "министрліктер комитеттерінің төрағалары" leaves out "Теңіз министрлігі комитеттерінің төрағалары"."""
    if is_office(last_word(part.name)):
        return part
    kind = stem(last_word(part.name))
    match = next((m for m in WORD.finditer(phrase) if stem(m.group()) == kind), None)
    rest = phrase[match.end() :].strip() if match else ""
    return Part(f"{part.name} {rest}", part.words) if rest else part


def _parts(text: Text, known: Known, complete: Callable[[str], bool], before: str = "") -> tuple[Part, ...]:
    parts: list[Part] = []
    waiting: list[Text] = []
    for segment in _join_owners(text, segments(text, known), complete):
        if not complete(segment.value):
            waiting.append(segment)
            continue
        if waiting and not _apart(waiting, segment.value):
            segment = _from_to(text, waiting[0], segment)
            waiting = []
        parts += _sharing(waiting, segment) if waiting else [_alone(segment, parts[-1].name if parts else before)]
        waiting = []
    if waiting:  # no office noun at all: the phrase is one name as printed
        words = _from_to(text, waiting[0], waiting[-1])
        parts.append(Part(_tidy(words.value), words))
    return tuple(parts)


def _apart(waiting: list[Text], complete: str) -> bool:
    """Whether bare names before an office name posts of their own: the office is plural, or each names a body."""
    return is_plural(complete) or all(_names_body(segment.value) for segment in waiting)


def _names_body(segment: str) -> bool:
    last = last_word(_TRAILING_BRACKETS.sub("", segment))
    inflection = analyse(last)
    return is_body(last) and (inflection.possessive or inflection.case is Case.GENITIVE)


def _sharing(waiting: list[Text], complete: Text) -> list[Part]:
    """Bare names and the complete one after them, each with the office and the owner they share, in the singular."""
    first = waiting[0].value
    parts: list[Part] = []
    for segment in waiting:
        tail = said_of_one(shared_tail(complete.value, _TRAILING_BRACKETS.sub("", segment.value)))
        front = shared_front(first, segment.value) if segment is not waiting[0] else ""
        parts.append(Part(_tidy(f"{front}{segment.value} {tail}"), segment, complete))
    tail = shared_tail(complete.value, _TRAILING_BRACKETS.sub("", first))
    own = complete.value[: len(complete.value) - len(tail)].strip()
    parts.append(Part(_tidy(f"{shared_front(first, own)}{own} {said_of_one(tail)}"), complete))
    return parts


def _alone(segment: Text, before: str) -> Part:
    return Part(_tidy(with_owner_before(segment.value, before)), segment)


def _from_to(text: Text, first: Text, last: Text) -> Text:
    """What stands in `text` from its piece `first` to its piece `last`."""
    start = next(i for i in range(len(text)) if text[i : i + len(first)] == first)
    end = next(i for i in range(start, len(text)) if text[i : i + len(last)] == last) + len(last)
    return text[start:end]


def _complete(segment: str) -> bool:
    bare = _TRAILING_BRACKETS.sub("", segment)
    if is_office(last_word(bare)):
        return case_of(bare) in (Case.NOMINATIVE, Case.ACCUSATIVE)
    return names_acting_body(bare)


def _complete_body(segment: str) -> bool:
    """What an exception leaves out may also be bodies: "Ішкі істер министрліктерін қоспағанда"."""
    return _complete(segment) or (is_body(last_word(segment)) and case_of(segment) is Case.ACCUSATIVE)


def _join_owners(text: Text, units: list[Text], complete: Callable[[str], bool]) -> list[Text]:
    """Join places ("облыстардың, … астананың") to the unit they own."""
    joined: list[Text] = []
    for segment in units:
        if joined and not complete(joined[-1].value) and stem(last_word(joined[-1].value)) in PLACES:
            joined[-1] = _from_to(text, joined[-1], segment)
        else:
            joined.append(segment)
    return joined


def _tidy(value: str) -> str:
    """A name without stray blanks, commas, and the accusative of an exception."""
    value = re.sub(r"\s+", " ", value).strip(" ,;")
    word = last_word(value)
    if word and analyse(word).case is Case.ACCUSATIVE and (is_office(word) or is_body(word)):
        head = value.rfind(word)
        value = value[:head] + analyse(word).nominative + value[head + len(word) :]
    return value
