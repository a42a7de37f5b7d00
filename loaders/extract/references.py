"""References: to other acts, to the annexes that an act approves, and to provisions of the same act.

Takes a structured document. Gives `Reference` facts (what provisions say of other acts, approved annexes, and the acts
that notes and headings name as having amended or repealed) and `InternalReference` facts. Guarantees: nothing refers
to the act itself or turns a relation round; one provision refers to one act in one way once.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.document import Diagnostic, Document
from loaders.extract.acts import Outline, identity
from loaders.extract.amendments import read_impacts
from loaders.extract.approvals import approvals
from loaders.extract.internal_references import internal_references
from loaders.extract.other_acts import cited_acts
from loaders.facts import Fact, Reference
from loaders.grammar.notes import REPEALED
from loaders.grammar.places import provision_path


def extract(document: Document) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """Every reference of a document: to other acts, then within the act, each in order of appearance."""
    outline = Outline.of(document)
    others = (*_cited(outline), *approvals(outline), *_amending(document))
    inside, diagnostics = internal_references(outline)
    return (*_once(others), *inside), diagnostics


def _cited(outline: Outline) -> Iterator[Reference]:
    for cited in cited_acts(outline):
        places = cited.citation.places
        yield Reference(
            act=cited.provision.act,
            provision=cited.provision.path,
            words=(cited.words,),
            state=cited.state,
            relation=cited.relation,
            other=cited.citation.key,
            place=";".join(provision_path(p.units, first_part=True) for p in places),
            place_text=cited.provision.text.value[places[0].start : places[-1].end] if places else "",
        )


def _amending(document: Document) -> Iterator[Reference]:
    """The acts that notes and the heading name: «… Жарлығымен» amended or repealed the place."""
    impacts, _ = read_impacts(document)
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
