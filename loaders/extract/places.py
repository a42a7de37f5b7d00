"""Every place of an act that holds words: provisions and the entries of calendar grids, alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.clauses.passages import state_of
from loaders.model import ActKey, Document, Provision, ProvisionKind, State
from loaders.text import Text


@dataclass(frozen=True, slots=True)
class Place:
    """Words at a path of an act; `lead` the words that introduce the list they belong to."""

    act: ActKey
    path: str
    kind: ProvisionKind
    text: Text
    lead: str = ""
    provision: Provision | None = None


def places(document: Document) -> Iterator[Place]:
    """The places of the acts in a file, in order; a grid entry that is a provision too is given once."""
    leads = {(p.act, p.path): p.text.value for p in document.provisions}
    seen: set[tuple[ActKey, str]] = set()
    for provision in document.provisions:
        seen.add((provision.act, provision.path))
        if provision.text and not provision.repealed:
            lead = leads.get((provision.act, provision.parent), "")
            yield Place(provision.act, provision.path, provision.kind, provision.text, lead, provision)
    for grid in document.grids:
        for entry in grid.entries:
            path = entry.path if entry.path.startswith(grid.document) else f"{grid.document}/{entry.path}"
            if (grid.act, path) not in seen:
                yield Place(grid.act, path, ProvisionKind.SLOT, entry.text)


def state_at(document: Document, place: Place) -> State:
    """The state of what is said at a place."""
    return state_of(document, place.provision) if place.provision else State.IN_FORCE
