"""Facts as the graph has them: what is said of each, and of the steps of a rule.

facts = stated_at(view, [provision iri, …])        in the order of the document
fact.one("actorName"), fact.whole("action")        the first value; of words that ship as a leading phrase the whole
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ontology import iris
from ontology.terms import DCT, OKL, RDF
from queries.engine import Row, Term
from service.explorer.acts.asking import ask
from service.explorer.view import View

_Said = Mapping[str, list[Term]]


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that a provision states: its IRI, what is said of it, and of its steps in their order."""

    iri: str
    said: _Said
    steps: tuple[Fact, ...] = ()

    @property
    def kind(self) -> str:
        """The local name of its class."""
        return next(
            (t.value.removeprefix(OKL("")) for t in self.said.get(RDF("type"), ()) if t.value.startswith(OKL)), ""
        )

    @property
    def order(self) -> int:
        """Its place among the facts of its document."""
        return int(self.one("order") or 0)

    @property
    def version(self) -> str:
        """The IRI of the version of the act that it was read from, "" where that has no day."""
        return self.one("inVersion")

    def one(self, name: str) -> str:
        """The first value of a property, "" where it has none."""
        return next(iter(self.all(name)), "")

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a property, in order."""
        return tuple(term.value for term in self.said.get(OKL(name), ()))

    def whole(self, name: str) -> str:
        """Words: whole where they are loaded, else their leading phrase."""
        return self.one(name) or self.one(f"{name}Lead")

    @property
    def title(self) -> str:
        """The title that a reference gives the act it names."""
        return next((term.value for term in self.said.get(DCT("title"), ())), "")


def stated_at(here: View, places: Iterable[str]) -> tuple[Fact, ...]:
    """The facts that provisions state, in the order of the document."""
    return facts_of(ask(here.data.engine, "facts", place=places))


def listed(here: View, act: str, *kinds: str) -> tuple[Fact, ...]:
    """The facts of some kinds that an act states, in its order; steps are left out."""
    return facts_of(ask(here.data.engine, "listed", act=[act], **{"class": [OKL(kind) for kind in kinds]}))


def facts_of(rows: Iterable[Row]) -> tuple[Fact, ...]:
    """Facts out of rows of fact, subject, property and value."""
    about: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    parts: defaultdict[str, set[str]] = defaultdict(set)
    for fact, subject, name, value in rows:
        assert fact
        assert subject
        assert name
        assert value
        about[subject.value][name.value].append(value)
        parts[fact.value].add(subject.value)
    found = [_fact(fact, subjects, about) for fact, subjects in parts.items() if fact in subjects]
    return tuple(sorted(found, key=lambda fact: (fact.version, fact.order, fact.iri)))


def _fact(iri: str, subjects: Iterable[str], about: Mapping[str, _Said]) -> Fact:
    steps = sorted((Fact(s, _ordered(about[s])) for s in subjects if s != iri), key=lambda s: (s.order, s.iri))
    return Fact(iri, _ordered(about[iri]), tuple(steps))


def _ordered(said: _Said) -> _Said:
    return {name: sorted(values, key=lambda term: (len(term.value), term.value)) for name, values in said.items()}


def anchor(iri: str) -> str:
    """The place of a fact on the page of its provision: `rule-2022-06-30`, `duty-2022-06-30-2`."""
    try:
        fact = iris.parse(iri)
    except ValueError:
        return iris.slug(iris.tail(iri))
    if not isinstance(fact, iris.Fact):
        return iris.slug(iris.tail(iri))
    by = fact.path.removeprefix("by/") if fact.path.startswith("by/") else ""
    parts = (fact.sort, iris.slug(by) if by else str(fact.version or ""), str(fact.number) if fact.number > 1 else "")
    return "-".join(part for part in parts if part)
