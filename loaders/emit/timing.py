"""What is done and from when a term counts, in the graph: codes beside the words of a duty or a deadline."""

from __future__ import annotations

from loaders.clauses.deeds import means_anyone
from loaders.emit.names import NameBook
from loaders.emit.nquads import Sheet
from loaders.model import Deadline
from loaders.timing import Doing
from ontology.terms import OKL


def write_doing(sheet: Sheet, subject: str, doing: Doing) -> None:
    """What is done, as codes; a trait stands only where it holds."""
    sheet.code(subject, OKL("deed"), doing.deed)
    for matter in doing.matters:
        sheet.code(subject, OKL("matter"), matter)
    traits = {
        "hands-over": doing.hands_over,
        "rests-on-input": doing.rests,
        "on-request": doing.on_request,
        "conditional": doing.conditional,
        "to-nobody": doing.open_addressee,
        "days-unsaid": doing.unsaid_days,
    }
    for trait, holds in traits.items():
        sheet.code(subject, OKL("trait"), trait if holds else "")
    sheet.code(subject, OKL("vagueTime"), doing.vague_time)


def write_timing(sheet: Sheet, subject: str, names: NameBook, fact: Deadline) -> None:
    """From what a term counts, who gives within it and who is given."""
    sheet.code(subject, OKL("anchor"), fact.anchor.kind)
    sheet.code(subject, OKL("anchorEvent"), fact.anchor.key)
    sheet.code(subject, OKL("anchorDeed"), fact.anchor.deed)
    sheet.code(subject, OKL("anchorMatter"), fact.anchor.matter)
    sheet.code(subject, OKL("actorKey"), fact.actor_key)
    sheet.code(subject, OKL("addresseeKey"), fact.addressee_key)
    if fact.actor_name and fact.actor_name.iri:
        sheet.link(subject, OKL("actor"), names.actor(fact.actor_name))
    if fact.addressee_name and fact.addressee_name.iri:
        sheet.link(subject, OKL("addresseeActor"), names.actor(fact.addressee_name))
    sheet.code(subject, OKL("trait"), "to-anyone" if means_anyone(fact.addressee) else "")
    write_doing(sheet, subject, fact.doing)
