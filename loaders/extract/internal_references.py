"""References to provisions of the same act: «осы Ереженің 17-тармағы 3) тармақшасында», «осы тармақтың үшінші бөлігі».

    reference := "осы" owner places      the owner is the act («Жарлық»), an annex («Ереже») or a unit («тармақ»)
               | Owner places            an annex by its name or short form, with a capital
               | places                  without an owner, in plain form («5-тармақта», not «5-тармағында»)

Other forms stand in `annex_references`. A document that names itself as a whole («осы Ережеде») is no reference.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.document import ActKey, Diagnostic, Severity, State
from loaders.extract.acts import Outline, document_of, identity, is_words_of_act
from loaders.extract.annex_references import annex_references
from loaders.extract.approvals import short_forms
from loaders.extract.candidates import Candidates
from loaders.extract.targets import path_of, unit_above
from loaders.facts import InternalReference
from loaders.grammar.acts import act_kind
from loaders.grammar.citations import find_citations
from loaders.grammar.places import Level, Place, find_places, level_of, provision_path
from loaders.names.morphology import Case, analyse, stem
from loaders.text import Text

_LAST_WORDS = re.compile(r"(?:[^\W\d][\w-]*\s+){0,4}[^\W\d][\w-]*\s*$")
_OWNING = (Case.GENITIVE, Case.DATIVE)
_APPROVED = re.compile(r"бекітілген\s", re.IGNORECASE)
_AMENDING = re.compile(r"редакцияда|толықтырылсын|алып\s+тасталсын|енгізілсін|ауыстырылсын|күші\s+жойыл", re.IGNORECASE)
_WORDS = re.compile(r"\w+")
_ONE_TERM = re.compile(
    r"\s+(?:көзделген|көрсетілген|белгіленген|айқындалған|аталған)\s+(?:[\w-]+\s+){0,2}?мерзім(?!дер)\w*", re.IGNORECASE
)
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that may refer, where they stand, and whether they are an amending instruction."""

    act: ActKey
    path: str
    text: Text
    state: State
    instructs: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """What some words refer to at first sight: a path, the place that they name if they name one, and whether they go
    on to one term («… көзделген мерзім»)."""

    target: str
    words: Text
    place: Place | None = None
    means_term: bool = False


def internal_references(outline: Outline) -> tuple[tuple[InternalReference, ...], tuple[Diagnostic, ...]]:
    """Every reference within an act, in order of appearance, each target of a provision once."""
    found: dict[tuple[object, ...], InternalReference] = {}
    forms = short_forms(outline)
    candidates = Candidates(outline)
    for passage in _passages(outline):
        for said in (
            *_placed(outline, passage),
            *(Said(*each) for each in annex_references(outline, forms, passage.act, passage.path, passage.text)),
        ):
            fact = _reference(outline, candidates, passage, said)
            if said.place or fact.target != passage.path:
                found.setdefault((identity(fact.act), fact.provision, fact.target), fact)
    references = tuple(found.values())
    return references, tuple(_unresolved(r) for r in references if not r.resolved)


def _reference(outline: Outline, candidates: Candidates, passage: Passage, said: Said) -> InternalReference:
    """The fact that some words state. What they mean at first sight gives way to the only provision that they fit."""
    units = said.place.units if said.place else ()
    fitting = candidates.of(passage.act, said.target, units) if units else ()
    target = said.target if said.target in fitting or not fitting else fitting[0]
    names_passage = bool(units) and units[-1].level is Level.PART
    return InternalReference(
        act=passage.act,
        provision=passage.path,
        words=(said.words,),
        state=passage.state,
        target=target,
        resolved=_is_there(outline, passage.act, target),
        may_mean=(target, *(path for path in fitting if path != target)) if len(fitting) > 1 else (),
        means_term=said.means_term and not names_passage,
    )


def _passages(outline: Outline) -> Iterator[Passage]:
    for provision in outline.document.provisions:
        if is_words_of_act(provision):
            yield Passage(provision.act, provision.path, provision.text, provision.state)
    for instruction in outline.document.instructions:
        yield Passage(instruction.act, instruction.provision, instruction.text, instruction.state, instructs=True)


def _placed(outline: Outline, passage: Passage) -> Iterator[Said]:
    """References that name a place: «… 17-тармағы 3) тармақшасында»."""
    value = passage.text.value
    citations = find_citations(value)
    for run in find_places(value):
        start, end = run[0].start, run[-1].end
        if any(c.start <= start < (c.places[-1].end if c.places else c.after) for c in citations):
            continue
        owner = _owner(value, start)
        means_term = len(run) == 1 and _ONE_TERM.match(value, end) is not None
        if owner is None:
            if _stands_alone(passage, run):
                for place in run:
                    target = path_of(outline, passage.act, place.units, passage.path)
                    yield Said(target, passage.text[start:end], place, means_term)
        elif not any(c.after <= owner.start and _APPROVED.search(value[c.after : start]) for c in citations):
            for place in run:
                target = _of_owner(outline, passage, owner, place)
                if target:
                    yield Said(target, passage.text[owner.start : end], place, means_term)


@dataclass(frozen=True, slots=True)
class _Owner:
    """The words before a place that say what it is a place of: the noun, whether «осы» stands before it."""

    noun: str
    this: bool
    start: int
    before: tuple[str, ...]


def _owner(value: str, place: int) -> _Owner | None:
    match = _LAST_WORDS.search(value[:place])
    if match is None:
        return None
    words = [(m.group(), match.start() + m.start()) for m in re.finditer(r"\S+", match.group())]
    noun, start = words[-1]
    if analyse(noun).case not in _OWNING:
        return None
    this = next((i for i in range(len(words) - 1, -1, -1) if words[i][0].lower() == "осы"), None)
    if this is not None:
        return _Owner(noun, True, words[this][1], ())
    capital = [w for w in words[-2:] if w[0][0].isupper()]
    if not capital:
        return None if level_of(noun) is None and analyse(noun).case is Case.DATIVE else _Owner(noun, False, start, ())
    return _Owner(noun, False, capital[0][1], tuple(w for w, at in words if at < capital[0][1]))


def _of_owner(outline: Outline, passage: Passage, owner: _Owner, place: Place) -> str:
    """The path that a place of an owner has in the act; "" where the owner is no part of it."""
    level = level_of(owner.noun)
    if level is not None:
        return _of_unit(outline, passage, level, place) if owner.this else ""
    if act_kind(owner.noun) is not None:
        return path_of(outline, passage.act, place.units, "main", owned=True) if owner.this else ""
    document = _document_named(outline, passage, owner)
    return path_of(outline, passage.act, place.units, document, owned=True) if document else ""


def _of_unit(outline: Outline, passage: Passage, level: Level, place: Place) -> str:
    if level in (Level.ANNEX, Level.SECTION, Level.CHAPTER, Level.SUBCHAPTER):
        return path_of(outline, passage.act, place.units, document_of(passage.path))
    base = unit_above(outline, passage.act, passage.path, level)
    return "/".join(filter(None, (base, provision_path(place.units, of_paragraph=True)))) if base else ""


def _document_named(outline: Outline, passage: Passage, owner: _Owner) -> str:
    """The document of the act that an owner's noun names: the one it stands in first, then the one with the title."""
    here = document_of(passage.path)
    wanted = stem(owner.noun)
    titles = {
        document: [stem(w) for w in re.findall(r"\w+", title)]
        for document, title in outline.titles(passage.act).items()
    }
    named = [document for document, stems in titles.items() if stems and stems[-1] == wanted and document != "main"]
    if "туралы" in [w.lower() for w in owner.before[-1:]]:
        before = [stem(w) for w in owner.before[-_NEAR:]]
        return next((d for d in named if all(w in titles[d] for w in before)), "")
    if here in named or (owner.this and (here != "main" or not named)):
        return here
    if not owner.this and not _is_capital(owner, passage):
        return ""
    return named[0] if named else ""


def _is_capital(owner: _Owner, passage: Passage) -> bool:
    return passage.text.value[owner.start].isupper() if owner.start < len(passage.text) else False


def _stands_alone(passage: Passage, run: tuple[Place, ...]) -> bool:
    """Whether places without an owner mean the act's own: in plain form, and not what an instruction changes."""
    first = run[0]
    if first.units[0].level in (Level.SECTION, Level.NAME) or passage.instructs:
        return False
    value = passage.text.value
    if _AMENDING.search(value):
        return False
    nouns = [w for w in re.findall(r"[^\W\d]+", value[first.start : first.end]) if level_of(w) is not None]
    return bool(nouns) and not analyse(nouns[0]).possessive


def _is_there(outline: Outline, act: ActKey, target: str) -> bool:
    if outline.has(act, target):
        return True
    if "/" in target:
        return False
    own = any(document_of(path) == target for path in outline.by_act.get(identity(act), {}))
    attached = act == outline.document.key and any(document_of(p.path) == target for p in outline.document.provisions)
    return own or attached


def _unresolved(reference: InternalReference) -> Diagnostic:
    """A diagnostic for a reference whose target the document does not hold."""
    return Diagnostic(
        code="reference-unresolved",
        severity=Severity.INFO,
        message=f"the provision referred to, {reference.target}, is not in the document",
        place=reference.words[0],
        provision=reference.provision,
    )
