"""Where in the acts a thing stands: a provision where it is, a fact where it is stated, a step where its rule is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ontology import iris
from ontology.terms import OKL
from shapes.view import View

_OWN = f"{iris.ID}act/"
_ORDER = re.compile("[0-9]{1,9}")
_LAST = 1 << 30  # what a document does not hold stands behind all it holds


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A provision: the IRI of its act, its order in the document, its path, its IRI."""

    act: str
    order: int
    path: str
    iri: str

    @property
    def code(self) -> str:
        """The name of the act in its IRI."""
        return self.act.removeprefix(_OWN)


class Places:
    """Places of what stands in one graph; each is looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.of = cache(self._of)

    def _of(self, subject: str) -> tuple[Place, ...]:
        """The provisions where a provision, fact or part of a fact stands, in order; none for anything else."""
        own = self._provision(subject)
        if own:
            return (own,)
        rules = self._view.subjects(OKL("step"), subject)
        return self._stated(subject) or tuple(sorted({place for rule in rules for place in self._stated(rule)}))

    def _stated(self, subject: str) -> tuple[Place, ...]:
        stated = self._view.things(subject, OKL("listedIn"))[:1]  # the entry of a list says more than its paragraph
        stated = stated or self._view.things(subject, OKL("statedIn"))
        return tuple(sorted(place for iri in stated if (place := self._provision(iri))))

    def act_of(self, subject: str) -> str:
        """The act that a subject is, or that it belongs to; "" for none."""
        if subject.startswith(_OWN):
            return _OWN + subject.removeprefix(_OWN).partition("/")[0]
        return self._act(subject)

    def _provision(self, subject: str) -> Place | None:
        path = self._view.value(subject, OKL("path"))
        if not path:
            return None
        order = self._view.value(subject, OKL("order"))
        return Place(self._act(subject), int(order) if _ORDER.fullmatch(order) else _LAST, path, subject)

    def _act(self, subject: str) -> str:
        return next(iter(self._view.things(subject, OKL("act"))), "")
