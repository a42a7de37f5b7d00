"""Who studies candidates for which positions beforehand («кандидатуралар алдын ала зерделенуге тиіс»).

paragraph := … [unit "-де"] "мынадай лауазымдарға кандидатуралар алдын ала зерделенуге тиіс:" list
           | … unit "-де" position "лауазымына кандидатуралар алдын ала зерделенуге тиіс"
list      := (number ")" unit "-де" ":" phrases)* | phrases
phrases   := phrase ((";" | ",") phrase)*        a comma parts only where an office stands before it, and after it more
                                                 than one more title of the same office ("…, орынбасарлары")
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.model import Document, Name, Provision, ProvisionKind, StudyPhrase
from loaders.names.coordination import Part, coordinated, take_exceptions
from loaders.names.match import Matcher
from loaders.names.morphology import Case, analyse, case_of, is_plural, nominative, stem
from loaders.names.number import genitive
from loaders.names.roles import is_body, is_office, last_word, names_office
from loaders.text import Text

_STUDIED = re.compile(r"кандидатуралар\s.*?алдын\s+ала\s.*?зерделен|алдын\s+ала\s+зерделен", re.DOTALL)
_ONE = re.compile(r"^(?P<unit>.*?)\s(?P<position>\S.*?)\s+лауазым(?:ын|дар)а\s+кандидатура", re.DOTALL)
_LIST = re.compile(r"\bмынадай\s+лауазымдарға\s+кандидатура")
_INTRODUCTION = re.compile(r"^(?:егер|Егер)\b.*?,\s*(?=\S)", re.DOTALL)
_ONE_WORD = re.compile(r"\s*(?:бірінші\s+|аға\s+)?(?P<word>[\w-]+)\s*(?:[,;.]|$)")
_BRACKET = re.compile(r"\s*\([^()]*\)")
_OF_OFFICES = re.compile(r"^(?P<offices>\w+[ндт][ыі]ң)\s+(?P<rest>\w.*)$", re.DOTALL)
_NO_COMMA = re.compile(r"(?<=\w)\s+(?=[А-ЯӘІҢҒҮҰҚӨҺ])")


def study_phrases(document: Document, matcher: Matcher) -> tuple[StudyPhrase, ...]:
    """Every phrase that names positions whose candidates a unit studies, in order of appearance.

    Takes a structured document. Gives one fact a phrase, as printed; `provision` goes down to the sub-paragraph.
    """
    found: list[StudyPhrase] = []
    chapter: Name | None = None
    for provision in document.provisions:
        if provision.kind is ProvisionKind.CHAPTER or provision.path.count("/") == 0:
            chapter = None
        if provision.kind in (ProvisionKind.CHAPTER, ProvisionKind.TITLE):
            chapter = _body(provision.text) or chapter
        elif _STUDIED.search(provision.text.value):
            found += _paragraph(document, provision, chapter, matcher)
    return tuple(found)


def _body(title: Text) -> Name | None:
    """The body whose units a chapter is about («Әкімшілікте … оның бөлімшелері арасында бөлу»)."""
    found = _unit(title)
    return found[0] if found and is_body(last_word(found[0].text)) else None


def _paragraph(document: Document, paragraph: Provision, body: Name | None, matcher: Matcher) -> Iterator[StudyPhrase]:
    sentence = _clause(paragraph.text)
    listed = [p for p in document.provisions if p.parent == paragraph.path and p.act == paragraph.act]
    unit = _unit(sentence)
    if not _LIST.search(sentence.value):
        one = _ONE.match(sentence.value)
        if one and unit:
            rest = sentence[unit[1] :].strip()
            end = re.search(r"\s+лауазым", rest.value)
            yield from _phrases(paragraph, (unit[0], body), rest[: end.start()] if end else rest, matcher)
        return
    for entry in listed:
        if entry.kind is ProvisionKind.ITEM or entry.kind is ProvisionKind.PART:
            if unit:
                yield from _phrases(paragraph, (unit[0], body), entry.text, matcher, entry.path)
        else:
            own = _unit(entry.text)
            head = entry.text.strip(" :")
            name = own[0] if own else (unit[0] if unit else Name(nominative(head.value), head))
            below = [p for p in document.provisions if p.parent == entry.path and p.act == entry.act]
            whole = unit[0] if own and unit else body
            for item in below:
                yield from _phrases(entry, (name, whole), item.text, matcher, item.path)


def _clause(text: Text) -> Text:
    """The sentence without the reservation in front («Егер … шешім қабылдамаса, …»)."""
    match = _INTRODUCTION.match(text.value)
    return text[match.end() :] if match else text


def _unit(sentence: Text) -> tuple[Name, int] | None:
    """The unit, named in the nominative, and where it ends: the words up to the first word in the locative."""
    for match in re.finditer(r"[\w-]+", sentence.value):
        word = match.group()
        if len(word) > 4 and analyse(word).case is Case.LOCATIVE and case_of(word) is Case.LOCATIVE:
            words = sentence[: match.end()]
            return Name(nominative(" ".join(words.value.split())), words), match.end()
    return None


def _phrases(
    place: Provision, unit_and_body: tuple[Name, Name | None], text: Text, matcher: Matcher, entry: str = ""
) -> Iterator[StudyPhrase]:
    unit, body = unit_and_body
    before: tuple[Part, ...] = ()
    exceptions: tuple[Name, ...] = ()
    for phrase, after in _parted(text, matcher):
        _, left_out = take_exceptions(phrase)
        names = coordinated(phrase, matcher.whole_names, before[-1].name if before else "")
        apart = _comma_missing(phrase, names.parts, matcher)
        parts = _of_each(phrase, before) or apart or names.parts
        before = parts
        said_here = tuple(Name(p.name, p.words) for p in names.exceptions)
        exceptions = (*(exceptions if after == "," else ()), *said_here)  # what is left out is so up to the semicolon
        yield StudyPhrase(
            act=place.act,
            provision=place.path,
            entry=entry,
            words=(phrase,),
            state=place.state,
            unit=unit.text,
            unit_name=unit,
            body=body,
            position=phrase,
            positions=tuple(Name(p.name, p.words) for p in parts),
            exceptions=exceptions,
            doubt="exception" if left_out and not names.exceptions else "comma" if apart else "",
        )


def _of_each(phrase: Text, before: tuple[Part, ...]) -> tuple[Part, ...]:
    """The names of a phrase that begins with the office of several named before it ("төрағаларының орынбасарлары" after
    two chairs), one for each of them; empty where it does not."""
    match = _OF_OFFICES.match(phrase.value)
    if match is None or not (is_office(match["offices"]) and is_plural(nominative(match["offices"]))):
        return ()
    office = stem(match["offices"])
    owners = [part.name for part in before if stem(last_word(part.name)) == office]
    return tuple(Part(f"{genitive(owner)} {match['rest']}", phrase) for owner in owners)


def _comma_missing(phrase: Text, parts: tuple[Part, ...], matcher: Matcher) -> tuple[Part, ...]:
    """The names of a phrase of which some are not known, read as two phrases without their comma: the first a known
    office, all others known too; empty where it cannot be read so."""
    if all(matcher.office(part.name).iri for part in parts):
        return ()
    for match in _NO_COMMA.finditer(phrase.value):
        first, rest = phrase[: match.start()], phrase[match.end() :]
        if not names_office(first.value) or not matcher.office(first.value).iri:
            continue
        others = coordinated(rest, matcher.whole_names).parts
        if all(matcher.office(part.name, (rest.value,)).iri for part in others):
            return (Part(first.value, first), *others)
    return ()


def _parted(text: Text, matcher: Matcher) -> Iterator[tuple[Text, str]]:
    """Phrases parted at semicolons, and at commas between offices; a lone "орынбасарлары" goes with the one before.

    Each with the sign before it: "" for the first."""
    start, sign = 0, ""
    whole = matcher.whole_names(text.value)
    for match in re.finditer(r"[;,]", text.value):
        before = text.value[start : match.start()]
        if before.count("(") > before.count(")") or any(a < match.start() < b for a, b in whole):
            continue
        if match.group() == "," and not names_office(_BRACKET.sub("", before)):
            continue
        title = _ONE_WORD.match(text.value[match.end() :])
        if match.group() == "," and title and names_office(title["word"]):
            continue
        if before.strip():
            yield text[start : match.start()].strip(), sign
        start, sign = match.end(), match.group()
    last = text[start:].strip(" .;")
    if last:
        yield last, sign
