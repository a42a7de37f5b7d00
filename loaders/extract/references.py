"""References: to other acts, to the annexes that an act approves, and to provisions of the same act.

Takes a structured document. Gives `Reference` facts (what provisions say of other acts, approved annexes, and the acts
that notes and headings name as having amended or repealed) and `InternalReference` facts. Guarantees: nothing refers
to the act itself or turns a relation round; one provision refers to one act in one way once.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import Diagnostic, Document
from loaders.extract.acts import Identity, Outline, identity
from loaders.extract.amendments import read_impacts
from loaders.extract.approvals import approvals
from loaders.extract.approved_places import approved_places
from loaders.extract.internal_references import internal_references
from loaders.extract.other_acts import cited_acts
from loaders.extract.titles import difference
from loaders.facts import Fact, Impact, Reference
from loaders.grammar.notes import REPEALED
from loaders.grammar.places import provision_path
from ontology.known_acts import known_act


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every reference of a document: to other acts, then within the act, each in order of appearance."""
    outline = Outline.of(document)
    impacts, _ = read_impacts(document)
    days = [i.by.date for i in impacts if i.by and i.by.date and identity(i.act) == identity(document.key)]
    others = (
        *_cited(outline, max((*days, document.key.date or dt.date.min))),
        *approvals(outline),
        *_amending(impacts),
    )
    inside, diagnostics = internal_references(outline)
    return (*_in_words(tuple(_once(others))), *inside), diagnostics


def _cited(outline: Outline, worded_on: dt.date) -> Iterator[Reference]:
    """What provisions say of other acts; `worded_on` is the day of the newest wording of the text."""
    for cited in cited_acts(outline):
        value, key = cited.provision.text.value, cited.citation.key
        approved = approved_places(value, cited.citation)
        places = approved or cited.citation.places
        known = known_act(key.kind or "", key.title, worded_on, key.date) if not key.number else None
        yield Reference(
            act=cited.provision.act,
            provision=cited.provision.path,
            words=(cited.words,),
            state=cited.state,
            relation=cited.relation,
            other=key,
            place=";".join(provision_path(p.units, first_part=True) for p in places),
            place_text=value[places[0].start : places[-1].end] if places else "",
            in_approved=bool(approved),
            known_code=known.code if known else "",
            registration=cited.citation.registration,
        )


def _amending(impacts: tuple[Impact, ...]) -> Iterator[Reference]:
    """The acts that notes and the heading name: «… Жарлығымен» amended or repealed the place."""
    for impact in impacts:
        if impact.by and identity(impact.by) != identity(impact.stated_in):
            yield Reference(
                act=impact.act,
                provision=impact.target,
                words=impact.words,
                state=impact.state,
                relation="repealed-by" if impact.kind == REPEALED else "amended-by",
                other=impact.by,
            )


def _in_words(references: tuple[Reference, ...]) -> Iterator[Reference]:
    """The references, those that name an act otherwise than most of the document does with the words that differ."""
    titles: defaultdict[Identity, Counter[str]] = defaultdict(Counter)
    for reference in references:
        if reference.other and reference.other.number and reference.other.title:
            titles[identity(reference.other)][reference.other.title] += 1
    for reference in references:
        other = reference.other
        usual = titles.get(identity(other)) if other and other.title and not reference.annex else None
        if other and usual and len(usual) > 1:
            cited_as, headed_as = difference(other.title, usual.most_common(1)[0][0])
            yield replace(reference, cited_as=cited_as, headed_as=headed_as)
        else:
            yield reference


def _once(references: tuple[Reference, ...]) -> Iterator[Reference]:
    """Each once, the one with the title of the act before one without."""
    kept: dict[tuple[object, ...], Reference] = {}
    for reference in references:
        other = identity(reference.other) if reference.other and not reference.annex else reference.annex
        key = (identity(reference.act), reference.provision, reference.relation, other)
        before = kept.get(key)
        if before is None or (reference.other and reference.other.title and not (before.other and before.other.title)):
            kept[key] = reference
    yield from kept.values()
