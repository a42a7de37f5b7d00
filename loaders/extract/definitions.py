"""Defined terms and short forms.

    short form := phrase "(бұдан әрі –" term ("," term)* ")"        the phrase before the bracket, in the nominative
    sentence   := term "–" description "."                          a paragraph or an entry of a list of notions

The description is a noun phrase: a sentence with a verb at its end defines nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.clauses.phrases import phrase_start
from loaders.clauses.predicates import predicates_of
from loaders.clauses.sentences import sentences
from loaders.clauses.words import Kind, Word, words_of
from loaders.extract.places import Place, places, state_at
from loaders.model import Definition, Diagnostic, Document, Fact, ProvisionKind
from loaders.names.morphology import Case, analyse
from loaders.text import Text

_SHORT = re.compile(
    r"\(\s*бұдан\s+(?:әрі|кейін)\s*[-–—:]?\s*(?P<terms>[^()]*(?:\([^()]*\)[^()]*)*?)\s*\)", re.IGNORECASE
)
_DASHED = re.compile(r"^(?P<term>[^–—:;()]{2,120}?)\s+[–—-]\s+(?P<meaning>[^;]+?)[.;]?$", re.DOTALL)
_ATTACHED = re.compile(r"^(?:\d+\.\s*)?(?:қоса\s+беріліп\s+отырған|осы)\s+", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"^(?:қағида|ереже|нұсқаулық|нұсқау|регламент|әдістеме|стандарт|тәртіп|тәртіб|жоспар|бағдарлама|тұжырымдама|тізбе|жарғы"
    r"|келісім|шарт|талаптар|алгоритм)",
    re.IGNORECASE,
)
_NOTIONS = re.compile(r"ұғым|термин|анықтама|пайдаланыл", re.IGNORECASE)
_PAST = re.compile(r"^\w{2,}(?:лен|лан|дан|ден|тан|тен|іл|ыл|ел)д[іы]$")
_NO_TERM = re.compile(
    r"(?:мақсаты|міндеті|мақсаттары|міндеттері|негіздері|мерзімі|көлемі|мөлшері|саны|жөнінде|үшін|бойынша|жағдайда)$",
    re.IGNORECASE,
)


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every defined term of the acts in a file, in order of appearance."""
    found: list[Fact] = []
    for place in places(document):
        found += _short_forms(document, place)
        found += _sentence(document, place)
    return tuple(found), ()


def _short_forms(document: Document, place: Place) -> Iterator[Definition]:
    text = place.text
    floor = 0
    for match in _SHORT.finditer(text.value):
        before = text[: match.start()]
        meaning = _meaning(before, floor)
        floor = match.end()
        for term in re.split(r"\s*[,;]\s*(?=[А-ЯӘІҢҒҮҰҚӨҺ])", match["terms"].strip(' "«»–-')):
            if not term or not meaning:
                continue
            yield Definition(
                act=place.act,
                provision=place.path,
                words=(meaning, text.group(match)),
                state=state_at(document, place),
                term=" ".join(term.split()),
                meaning=_nominative(meaning),
            )


def _meaning(before: Text, floor: int) -> Text:
    """The noun phrase that ends right before a bracket."""
    sentence = sentences(before[floor:])
    if not sentence:
        return before[0:0]
    last = sentence[-1]
    attached = _ATTACHED.match(last.value)
    if attached:
        last = last[attached.end() :]
    last = _last_line(last)
    words = words_of(last)
    heads = [i for i, w in enumerate(words) if w.kind not in (Kind.BRACKET, Kind.COMMA, Kind.DASH)]
    if not heads:
        return last
    head = heads[-1]
    while head and words[head].lower in ("болып", "табылады"):
        head -= 1
    last = last[: words[heads[-1]].end if head == heads[-1] else words[head].end]
    if _whole(words, head, last):
        return last.strip(" ,-–")
    start = phrase_start(words, head, 0, topics=True)
    ended = [i for i in range(start, head) if _PAST.match(words[i].lower) and words[i + 1].kind is Kind.CONJUNCTION]
    start = ended[-1] + 2 if ended else start
    for index in range(head - 1, start - 1, -1):
        relative = words[index].kind is Kind.PARTICIPLE
        if relative and words[index + 1].value[:1].isupper() and words[index + 1].kind is Kind.NOUN:
            start = index + 1
            break
    return last[words[_of_state(words, start, head)].start :].strip(" ,-–")


def _of_state(words: tuple[Word, ...], start: int, head: int) -> int:
    """Where the name of a body of state begins, if whoever has to do with it stands before: "Төрағаның Қазақстан …"."""
    for index in range(start + 1, head):
        before, state = words[index - 1], words[index].lower == "қазақстан"
        if state and words[index + 1].lower.startswith("республикасы") and before.acts and before.case is Case.GENITIVE:
            return index
    return start


def _last_line(text: Text) -> Text:
    """Words after the last semicolon, colon or spaced dash."""
    cut = max((m.end() for m in re.finditer(r"[;:]\s|\s[–—-]\s", text.value)), default=0)
    return text[cut:] if cut < len(text) else text


def _whole(words: tuple[Word, ...], head: int, text: Text) -> bool:
    """Whether the words from the start of the sentence are the name: of a document attached, of what one does."""
    word = words[head]
    if any(p.end <= head for p in predicates_of(words)):
        return False
    if word.kind is Kind.INFINITIVE and word.case is Case.NOMINATIVE:
        return True
    return word.case is Case.NOMINATIVE and bool(_DOCUMENT.match(word.lower)) and "," in text.value


def _nominative(phrase: Text) -> Text:
    """A phrase with its last word in the nominative, by leaving its case suffix off."""
    words = [w for w in words_of(phrase) if w.kind in (Kind.NOUN, Kind.INFINITIVE, Kind.QUOTED)]
    if not words or words[-1].case is Case.NOMINATIVE or words[-1].end != len(phrase):
        return phrase
    last = words[-1]
    if last.kind is Kind.QUOTED:
        return phrase
    return phrase[: last.start + len(analyse(last.value).nominative)]


def _sentence(document: Document, place: Place) -> Iterator[Definition]:
    listed = place.kind is ProvisionKind.SUBPARAGRAPH and bool(_NOTIONS.search(place.lead))
    if place.kind is not ProvisionKind.PARAGRAPH and not listed:
        return
    match = _DASHED.match(_SHORT.sub("", place.text.value))
    if not match or len(sentences(place.text)) > 1:
        return
    term, meaning = match["term"].strip(), match["meaning"].strip()
    words, described = words_of(term), words_of(meaning)
    if _NO_TERM.search(term) or len(words) > 9 or not words or predicates_of(described) or len(described) < 3:
        return
    last = described[-1]
    if words[-1].case is not Case.NOMINATIVE or last.kind is not Kind.NOUN or last.case is not Case.NOMINATIVE:
        return
    if any(w.kind in (Kind.FINITE, Kind.CONDITIONAL, Kind.CONVERB) for w in words):
        return
    start = place.text.value.find(meaning)
    if start < 0:
        return
    yield Definition(
        act=place.act,
        provision=place.path,
        words=(place.text,),
        state=state_at(document, place),
        term=_SHORT.sub("", term).strip(' "«»'),
        meaning=place.text[start : start + len(meaning)],
    )
