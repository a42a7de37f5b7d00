"""Terms as an act uses them: before it defines them, after, cut short, spelt out again, or without defining them.

What is told is little: of a defined term the first use before its definition in each document of the act and the first
after it; of all else the first use in a provision.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.clauses.sentences import plain
from loaders.extract import definitions
from loaders.extract.places import Place, places, state_at
from loaders.grammar.doublets import Doublet, doublets
from loaders.grammar.short_forms import looks
from loaders.model import ActKey, Definition, Document, ProvisionKind, TermUse
from loaders.names.morphology import WORD, analyse, stem
from loaders.names.roles import is_body
from loaders.text import Text
from ontology.lexicon import Lexicon

_SILENT = frozenset([ProvisionKind.DOCUMENT, ProvisionKind.SIGNATURE, ProvisionKind.APPROVAL])
_HEADINGS = frozenset([ProvisionKind.TITLE, ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.ROW])
_STATE = (stem("Қазақстан"), stem("Республикасы"))
_UNITS = frozenset(stem(word) for word in ("аппарат", "бөлімше"))  # named after the body they are part of
_STRESS = frozenset(stem(word) for word in ("міндетті", "түрде"))  # said once, where the term is defined
_THIS = "осы"
_BRACKETED = re.compile(r"\(\s*(?P<letters>[А-ЯӘІҢҒҮҰҚӨҺ]{2,6})\s*\)")


@dataclass(frozen=True, slots=True)
class _Term:
    """A defined term: the stems of its words and of those it stands for, and the place of its definition."""

    name: str
    stems: tuple[str, ...]
    meaning: tuple[str, ...]
    at: int
    path: str

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(WORD.findall(self.name))


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a place, without its short forms in brackets, and their stems."""

    number: int
    place: Place
    text: Text
    words: tuple[re.Match[str], ...]
    stems: tuple[str, ...]


def term_uses(document: Document, lexicon: Lexicon) -> tuple[TermUse, ...]:
    """The uses of terms of each act in a file, in order of appearance; the lexicon tells which words are one notion."""
    said: dict[ActKey, list[_Said]] = defaultdict(list)
    for number, place in enumerate(places(document)):
        if place.kind not in _SILENT:
            text = plain(place.text)
            words = tuple(WORD.finditer(text.value))
            said[place.act].append(_Said(number, place, text, words, tuple(stem(w.group()) for w in words)))
    terms = _terms(document, said)
    several = doublets(lexicon)
    return tuple(use for act, there in said.items() for use in _uses(document, there, terms[act], several))


def _terms(document: Document, said: dict[ActKey, list[_Said]]) -> dict[ActKey, list[_Term]]:
    numbers = {(s.place.act, s.place.path): s.number for there in said.values() for s in there}
    found: dict[ActKey, list[_Term]] = defaultdict(list)
    for fact in definitions.extract(document)[0]:
        if isinstance(fact, Definition):
            at = numbers.get((fact.act, fact.provision), -1)
            stems, meaning = _stems(fact.term), _stems(fact.meaning.value)
            if all(term.stems != stems for term in found[fact.act]):
                found[fact.act].append(_Term(fact.term, stems, meaning, at, fact.provision))
    return found


def _stems(words: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in WORD.findall(words))


def _uses(document: Document, said: list[_Said], terms: list[_Term], several: tuple[Doublet, ...]) -> Iterator[TermUse]:
    spelt_out = {m["letters"] for s in said for m in _BRACKETED.finditer(s.place.text.value)}
    before: set[tuple[str, str]] = set()
    after: set[str] = set()
    roles: dict[str, list[TermUse]] = defaultdict(list)
    known = {term.stems for term in terms}
    for there in said:
        for term in terms:
            yield from _of_term(document, there, term, before, after)
        if there.place.kind is ProvisionKind.TITLE:
            continue
        for found in looks(there.text.value):
            heading = there.place.kind in _HEADINGS and found.kind != "abbreviation"
            if heading or _stems(found.name) in known or found.name in spelt_out:
                continue
            if any(_covers(there, term, found.start) for term in terms):
                continue
            use = _use(document, there, found.start, found.end, found.name, found.kind)
            if found.kind == "role":
                roles[found.name].append(use)
            else:
                yield use
    for uses in roles.values():
        if len(uses) > 1:  # one mention is told by what stands around it
            yield from uses
    yield from _doublets(document, said, several)


def _doublets(document: Document, said: list[_Said], several: tuple[Doublet, ...]) -> Iterator[TermUse]:
    """The uses of words for one notion where the act has several; each word once in a provision."""
    for doublet in several:
        uses: dict[str, list[TermUse]] = {}
        for there in said:
            if there.place.kind in _HEADINGS:
                continue
            for name, stems in doublet.variants:
                start, end = next(_runs(there.stems, stems), (0, 0))
                at = (there.words[start].start(), there.words[end - 1].end()) if end else (0, 0)
                if end and not _is_quoted(there.text.value, at[0]):
                    use = _use(document, there, *at, name, "doublet", doublet.name)
                    uses.setdefault(name, []).append(use)
        if len(uses) > 1:
            yield from (use for of_name in uses.values() for use in of_name)


def _is_quoted(text: str, at: int) -> bool:
    """Whether a character stands in a quotation, the title of another act say."""
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("«") > before.count("»")


def _of_term(
    document: Document, said: _Said, term: _Term, before: set[tuple[str, str]], after: set[str]
) -> Iterator[TermUse]:
    part = said.place.path.split("/")[0]
    for start, end in _runs(said.stems, term.stems):
        if not _is_term(said, term, start, end):
            continue
        at = said.words[start].start(), said.words[end - 1].end()
        if said.number < term.at and (term.name, part) not in before and _tells(said, term):
            before.add((term.name, part))
            yield _use(document, said, *at, term.name, "early")
        elif term.name not in after and (
            said.number > term.at or (said.number == term.at and _behind(said, term, at[0]))
        ):
            after.add(term.name)
            yield _use(document, said, *at, term.name, "term")
    if said.number > term.at:
        yield from _cut_short(document, said, term)
        yield from _spelt_out(document, said, term)


def _covers(said: _Said, term: _Term, at: int) -> bool:
    """Whether a defined term of several words stands over a character."""
    runs = _runs(said.stems, term.stems) if len(term.stems) > 1 else ()
    return any(said.words[start].start() <= at < said.words[end - 1].end() for start, end in runs)


def _tells(said: _Said, term: _Term) -> bool:
    """Whether a use before the definition says something: not in a title, of a plain word, or within one grid."""
    if said.place.kind is ProvisionKind.TITLE:
        return False
    plain_word = len(term.stems) == 1 and term.name[:1].islower()
    grid = said.place.kind is ProvisionKind.SLOT and "/week-" in term.path
    return not plain_word and not grid


def _behind(said: _Said, term: _Term, start: int) -> bool:
    """Whether a use in the provision of the definition stands behind what it defines."""
    runs = list(_runs(said.stems, term.meaning))
    return bool(runs) and said.words[runs[0][1] - 1].end() < start


def _runs(stems: tuple[str, ...], wanted: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    size = len(wanted)
    for start in range(len(stems) - size + 1):
        if size and stems[start] == wanted[0] and stems[start : start + size] == wanted:
            yield start, start + size


def _is_term(said: _Said, term: _Term, start: int, end: int) -> bool:
    """Whether words that have the stems of a term are the term: not the full name, nor a plain word."""
    values = [m.group() for m in said.words[start:end]]
    own = term.words
    if any(value.lower() != word.lower() for value, word in zip(values[:-1], own[:-1], strict=True)):
        return False
    if own[0][:1].isupper() and not values[0][:1].isupper():
        return False
    last = analyse(values[-1])
    if len(own) == 1 and own[0][:1].isupper() and last.possessive and not analyse(own[0]).possessive:
        return False
    return not (start and said.stems[start - 1] == _STATE[1])


def _cut_short(document: Document, said: _Said, term: _Term) -> Iterator[TermUse]:
    """A defined term of several words said without the first."""
    tail = term.stems[1:]
    if not tail or said.place.kind in _HEADINGS:
        return
    for start, end in _runs(said.stems, tail):
        words = [m.group() for m in said.words[start:end]]
        before = said.words[start - 1].group() if start else ""
        if len(tail) == 1:
            cut = before.lower() == _THIS and words[0][:1].isupper()
        else:
            cut = words[0][:1].islower() and stem(before) != term.stems[0] and not _attribute(before)
        if cut and not analyse(words[0]).possessive:
            name = " ".join(term.words[1:])
            name = name[0].upper() + name[1:] if len(tail) == 1 else name
            at = said.words[start].start(), said.words[end - 1].end()
            yield _use(document, said, *at, name, "cut-short", term.name)
            return


def _attribute(word: str) -> bool:
    """Whether a word before a noun makes another name of it: a description or an owner."""
    return bool(word) and (word[0].isupper() or analyse(word).case.value == "genitive")


def _spelt_out(document: Document, said: _Said, term: _Term) -> Iterator[TermUse]:
    """The full name of what has a short form in the act, said again behind it."""
    meaning = term.meaning
    rest = tuple(s for s in meaning if s not in _STATE and s not in _STRESS)
    full = meaning if rest == term.stems else rest
    if len(full) < 2 or full == term.stems or said.place.kind in _HEADINGS:
        return
    for start, end in _runs(said.stems, full):
        after = said.words[end].group() if end < len(said.words) else ""
        if after and is_body(after) and analyse(after).possessive and stem(after) not in _UNITS:
            continue  # the full name of another body: "Палатасының Қоры"
        at = said.words[start].start(), said.words[end - 1].end()
        yield _use(document, said, *at, said.text.value[at[0] : at[1]], "spelt-out", term.name)
        return


def _use(document: Document, said: _Said, start: int, end: int, name: str, kind: str, whole: str = "") -> TermUse:
    return TermUse(
        act=said.place.act,
        provision=said.place.path,
        words=(said.text[start:end],),
        state=state_at(document, said.place),
        term=" ".join(name.split()),
        kind=kind,
        whole=whole,
    )
