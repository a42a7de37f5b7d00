"""How the provisions of an act stand to one another: what each number follows in its count and which it repeats, under
which heading it stands, which provision has no words, and which document is printed in part only.

    17-1 follows 17          the first of a count follows nothing; a count that begins anew with 1 is another one
    24~2 repeats 24          the same number a second time among paragraphs of a document, sub-paragraphs of a paragraph
                             (through all its passages), chapters, sections, articles
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.emit.acts import ActBook
from loaders.emit.nquads import Sheet
from loaders.model import ActKey, Document, Provision, ProvisionKind
from ontology.terms import OKL

_COUNTED = (
    ProvisionKind.CHAPTER,
    ProvisionKind.SECTION,
    ProvisionKind.ARTICLE,
    ProvisionKind.PARAGRAPH,
    ProvisionKind.SUBPARAGRAPH,
)
_HEADINGS = (ProvisionKind.SECTION, ProvisionKind.CHAPTER)
_WORDED = (*_COUNTED, ProvisionKind.TITLE)
_NO_BODY = (ProvisionKind.DOCUMENT, ProvisionKind.TITLE, ProvisionKind.APPROVAL, ProvisionKind.SIGNATURE)
_PASSAGE = re.compile(r"/part-\d+$")
_QUOTES = ("«", '"', "“")
_FIRST = "1"

Key = tuple[ActKey, str]


def write_links(sheet: Sheet, acts: ActBook, document: Document) -> None:
    """The links of all provisions of a file. Linear in their number."""
    partly = excerpts(document)
    for act, path in partly:
        sheet.flag(acts.provision(act, path), OKL("excerpt"), value=True)
    whole = [p for p in document.provisions if (p.act, _document(p.path)) not in partly]
    for (act, path), before in follows(whole):
        sheet.link(acts.provision(act, path), OKL("follows"), acts.provision(act, before))
    for (act, path), first in repeats(document.provisions):
        sheet.link(acts.provision(act, path), OKL("repeats"), acts.provision(act, first))
    for (act, path), heading in divisions(document.provisions):
        sheet.link(acts.provision(act, path), OKL("division"), acts.provision(act, heading))
    for act, path in empty(document.provisions):
        sheet.flag(acts.provision(act, path), OKL("empty"), value=True)


def excerpts(document: Document) -> frozenset[Key]:
    """The documents of which a file has only what it writes anew: those that its instructions change from within.

    An act that the file is of, or a draft in it, stands there whole, and so does a document that is written anew as
    one.
    """
    own = {header.key for header in document.headers}
    paths = [(_identity(i.amended), path) for i in document.instructions for path in i.targets]
    whole = {(act, path) for act, path in paths if "/" not in path}
    within = {(act, _document(path)) for act, path in paths if "/" in path}
    documents = [p for p in document.provisions if p.kind is ProvisionKind.DOCUMENT and p.act not in own]
    return frozenset((p.act, p.path) for p in documents if (_identity(p.act), p.path) in within - whole)


def follows(provisions: Iterable[Provision]) -> Iterator[tuple[Key, str]]:
    """Each numbered provision with the path of the one before it in its count."""
    last: dict[tuple[ActKey, str, ProvisionKind], str] = {}
    for provision in filter(_counts, provisions):
        count = (provision.act, _PASSAGE.sub("", provision.parent), provision.kind)
        if count in last and provision.number != _FIRST:
            yield (provision.act, provision.path), last[count]
        last[count] = provision.path


def repeats(provisions: Iterable[Provision]) -> Iterator[tuple[Key, str]]:
    """Each numbered provision whose number was borne before, with the path of the first that bore it."""
    first: dict[tuple[ActKey, str, ProvisionKind, str], str] = {}
    for provision in filter(_counts, provisions):
        number = (provision.act, _PASSAGE.sub("", provision.parent), provision.kind, provision.number)
        if number in first:
            yield (provision.act, provision.path), first[number]
        first.setdefault(number, provision.path)


def divisions(provisions: Iterable[Provision]) -> Iterator[tuple[Key, str]]:
    """Each provision right below a document with the path of the chapter or section that it stands under; of a
    chapter, the section."""
    section: dict[Key, str] = {}
    nearest: dict[Key, str] = {}
    for provision in provisions:
        at = (provision.act, _document(provision.path))
        if provision.kind in _HEADINGS:
            if provision.kind is ProvisionKind.CHAPTER and at in section:
                yield (provision.act, provision.path), section[at]
            if provision.kind is ProvisionKind.SECTION and provision.parent == at[1]:
                section[at] = provision.path
            nearest[at] = provision.path
        elif provision.parent == at[1] and provision.kind not in _NO_BODY and at in nearest:
            yield (provision.act, provision.path), nearest[at]


def empty(provisions: Iterable[Provision]) -> Iterator[Key]:
    """Provisions that bear a number or are a heading, and have neither words nor anything below them."""
    provisions = tuple(provisions)
    parents = {(p.act, p.parent) for p in provisions}
    for provision in provisions:
        said = provision.text.value.strip(' .;,:-–—«»"')
        here = (provision.act, provision.path)
        if provision.kind in _WORDED and not said and not provision.repealed and here not in parents:
            yield here


def _counts(provision: Provision) -> bool:
    """Whether a number counts in its document: one that a quotation mark opens is quoted from another."""
    quoted = provision.heading.value.startswith(_QUOTES)
    return provision.kind in _COUNTED and bool(provision.number) and not quoted


def _identity(act: ActKey) -> tuple[object, ...]:
    return act.kind, act.issuer, act.date, act.number


def _document(path: str) -> str:
    return path.partition("/")[0]
