"""Provisions in the graph: the tree of each act with numbers and titles; the words stand in the text graph alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.emit.acts import ActBook
from loaders.emit.nquads import Sheet
from loaders.model import ActKey, EditorialNote, Provision, ProvisionKind
from ontology.terms import ELI, OKL, RDF

_TITLES = frozenset({ProvisionKind.TITLE, ProvisionKind.CHAPTER, ProvisionKind.SECTION})

Places = Mapping[tuple[ActKey, str], int]


def places(provisions: Iterable[Provision]) -> Places:
    """The order of each provision in its document, from 1."""
    return {(p.act, p.path): order for order, p in enumerate(provisions, start=1)}


def nearest(held: Places, act: ActKey, path: str) -> str:
    """The path where the document holds such a provision, else of the first above it that is held; "" for none."""
    while path and (act, path) not in held:
        path = path.rpartition("/")[0]
    return path


def write_provisions(sheet: Sheet, texts: Sheet, acts: ActBook, provisions: Iterable[Provision]) -> None:
    """Each provision with its path, kind, number, order and what it is part of; titles whole, other words apart."""
    provisions = tuple(provisions)
    held = places(provisions)
    for order, provision in enumerate(provisions, start=1):
        subject = acts.provision(provision.act, provision.path)
        above = nearest(held, provision.act, provision.parent)
        parent = acts.provision(provision.act, above) if above else acts.iri(provision.act)
        write_place(sheet, acts, provision.act, provision.path)
        sheet.link(subject, ELI("is_part_of"), parent)
        sheet.code(subject, OKL("provisionKind"), provision.kind)
        sheet.code(subject, ELI("number"), provision.number)
        sheet.code(subject, OKL("state"), provision.state)
        sheet.number(subject, OKL("order"), order)
        if provision.repealed:
            sheet.flag(subject, OKL("deleted"), value=True)
        if provision.kind in _TITLES:
            sheet.words(subject, ELI("title"), str(provision.text))
        texts.words(subject, OKL("text"), str(provision.text))


def write_notes(texts: Sheet, acts: ActBook, notes: Iterable[EditorialNote]) -> None:
    """The publisher's notes, with the provisions that they speak of."""
    for note in notes:
        texts.words(acts.provision(note.act, note.target), OKL("editorialNote"), str(note.text))


def write_place(sheet: Sheet, acts: ActBook, act: ActKey, path: str) -> str:
    """A place named by its path, also one that no document here holds; gives its IRI."""
    subject = acts.provision(act, path)
    sheet.link(subject, RDF("type"), ELI("LegalResourceSubdivision"))
    sheet.code(subject, OKL("path"), path)
    sheet.link(subject, OKL("act"), acts.iri(act))
    return subject
