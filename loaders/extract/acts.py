"""Telling acts apart: which keys mean one act, and which provisions an act has in the document read."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.document import ActKey, Document, Provision, ProvisionKind, State

_NOT_SAID = (ProvisionKind.APPROVAL, ProvisionKind.SIGNATURE)
Identity = tuple[object, ...]


def identity(key: ActKey) -> Identity:
    """What two keys of one act share: kind, issuer, date and number; the title only where those are missing."""
    if key.within:
        return ("draft", identity(key.within), key.part)
    if key.date or key.number:
        return (key.kind, key.issuer, key.date, key.number)
    return (key.kind, key.issuer, " ".join(key.title.lower().split()))


def same_act(one: ActKey, other: ActKey) -> bool:
    """Whether two keys can mean one act: what one of them lacks does not part them."""
    if identity(one) == identity(other):
        return True
    if one.within or other.within or not (one.number and other.number):
        return False
    alike = (one.date == other.date or not (one.date and other.date)) and one.number == other.number
    return alike and one.kind is other.kind and (one.issuer == other.issuer or not (one.issuer and other.issuer))


@dataclass(frozen=True, slots=True)
class Outline:
    """The provisions of a document by act and path, those right below each, and the titles of its documents."""

    document: Document
    by_act: dict[Identity, dict[str, Provision]]
    _below: dict[tuple[Identity, str], list[Provision]]
    _titles: dict[Identity, dict[str, str]]

    @classmethod
    def of(cls, document: Document) -> Outline:
        """Index a document's provisions."""
        outline = cls(document, {}, {}, {})
        for provision in document.provisions:
            act = identity(provision.act)
            outline.by_act.setdefault(act, {})[provision.path] = provision
            outline._below.setdefault((act, provision.parent), []).append(provision)
            if provision.kind is ProvisionKind.TITLE and provision.path == f"{document_of(provision.path)}/title":
                outline._titles.setdefault(act, {})[document_of(provision.path)] = provision.text.value
        return outline

    def at(self, act: ActKey, path: str) -> Provision | None:
        """The provision of an act at a path, None where the document doesn't hold it."""
        return self.by_act.get(identity(act), {}).get(path)

    def has(self, act: ActKey, path: str) -> bool:
        """Whether the document holds the provision."""
        return self.at(act, path) is not None

    def children(self, provision: Provision) -> tuple[Provision, ...]:
        """The provisions right below one, in order."""
        return tuple(self._below.get((identity(provision.act), provision.path), ()))

    def titles(self, act: ActKey) -> dict[str, str]:
        """The title of each document of an act (`main`, `annex-1`) that the file holds."""
        return self._titles.get(identity(act), {})

    def is_draft(self, provision: Provision) -> bool:
        """Whether a provision is proposed, or stands in a draft that the act submits."""
        drafts = {header.key.part for header in self.document.headers[1:] if header.key.part}
        return (
            provision.state is State.PROPOSED
            or provision.act.within is not None
            or (provision.act == self.document.key and document_of(provision.path) in drafts)
        )


def is_words_of_act(provision: Provision) -> bool:
    """Whether a provision holds what the act says: not who issued, signed or approved it, nor that it was deleted."""
    return (
        not provision.repealed
        and provision.kind not in _NOT_SAID
        and provision.path != f"{document_of(provision.path)}/heading"
    )


def document_of(path: str) -> str:
    """The document part of a provision path: `main`, `annex-1`."""
    return path.partition("/")[0]
