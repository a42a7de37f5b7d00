"""Provisions in the graph: the tree of each act with numbers and titles; the words stand in the text graph alone.

With the words stands where their characters are in the file (`loaders.origins`), and, where damage was undone in them,
the lines of the file as printed: so that a reader can be shown what a fact was read from, and what was repaired.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.emit.acts import ActBook
from loaders.emit.nquads import Sheet
from loaders.model import ActKey, EditorialNote, Provision, ProvisionKind, Table
from loaders.origins import damaged, lines_of, origins_of
from loaders.text import Text
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


def write_provisions(
    sheet: Sheet, texts: Sheet, acts: ActBook, provisions: Iterable[Provision], file: str = ""
) -> None:
    """Each provision with its path, kind, number, order and what it is part of; titles whole, other words apart.

    `file` is the decoded file that their words were read from.
    """
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
        _write_words(texts, subject, provision.text, file)


def _write_words(texts: Sheet, subject: str, text: Text, file: str) -> None:
    texts.words(subject, OKL("text"), str(text))
    if not file:
        return
    texts.code(subject, OKL("origins"), origins_of(text))
    if damaged(text, file):
        lines = lines_of(text, file)
        texts.words(subject, OKL("printed"), str(lines))
        texts.code(subject, OKL("printedOrigins"), origins_of(lines))


def write_notes(texts: Sheet, acts: ActBook, notes: Iterable[EditorialNote]) -> None:
    """The publisher's notes, with the provisions that they speak of."""
    for note in notes:
        subject = acts.provision(note.act, note.target)
        texts.words(subject, OKL("editorialNote"), str(note.text))
        texts.code(subject, OKL("noteOrigins"), origins_of(note.text))


def write_heads(texts: Sheet, acts: ActBook, tables: Iterable[Table]) -> None:
    """The heads of the columns of tables, as printed."""
    for table in tables:
        if any(table.heads):
            heads = " | ".join(map(str, table.heads))
            texts.words(acts.provision(table.act, table.document), OKL("columnHeads"), heads)


def write_place(sheet: Sheet, acts: ActBook, act: ActKey, path: str) -> str:
    """A place named by its path, also one that no document here holds; gives its IRI."""
    subject = acts.provision(act, path)
    sheet.link(subject, RDF("type"), ELI("LegalResourceSubdivision"))
    sheet.code(subject, OKL("path"), path)
    sheet.link(subject, OKL("act"), acts.iri(act))
    return subject
