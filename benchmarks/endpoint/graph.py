"""A graph of any size in the acts' model: offices in organs, for each a rule with three steps, what follows of it.

    graph = Graph(offices_for(1_000_000))
    for subject, predicate, object, graph in graph.quads(): …      terms as N-Triples writes them

The same size gives the same quads. Each triple stands in one named graph: that of the act version that states it, or
the thesaurus. Offices form a tree of authority: a few fill each other's posts, and each of these few fills an even
share of all other posts, so that the posts of one authority grow with the square root of the graph.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

from ontology import iris
from ontology.terms import ELI, OKL, ORG, RDF, SKOS, XSD

Quad = tuple[str, str, str, str]

_TRIPLES = 35.0  # for each office, with its share of organs and acts
_ROWS = 120  # rules in an act, as in the longest list of posts that ships
_FAN = 5  # posts of authority that one authority fills
_FIELDS = tuple(
    "қаржы әділет көлік энергетика мәдениет спорт еңбек сауда экология білім ғылым денсаулық туризм "
    "кеден салық статистика орман су жер мұрағат".split()
)
_UNITS = tuple(
    "басқармасы департаменті комитеті инспекциясы қызметі агенттігі орталығы бөлімі кеңесі институты "
    "зертханасы мұражайы академиясы кеңсесі қоры бюросы архиві палатасы мектебі станциясы".split()
)
_PLACES = tuple("Алатау Бұлақты Көктөбе Қайыңды Сарыарқа Тасөткел Шыңғырлау Ақжар Қарасу Жаңажол".split())
_ROLES = ("head", "first-deputy", "deputy", "chief-of-staff", "chair", "secretary", "member")


@dataclass(frozen=True, slots=True)
class Graph:
    """A generated graph with this many offices."""

    offices: int

    @property
    def authorities(self) -> int:
        """How many offices fill posts; they are the first ones."""
        return max(_FAN + 1, math.isqrt(self.offices))

    def superior(self, number: int) -> int:
        """The office that fills the post of another (not of the first)."""
        return (number - 1) // _FAN if number < self.authorities else number % self.authorities

    def unit(self, number: int) -> str:
        """The name of the unit an office belongs to, in Kazakh: one of some four hundred."""
        field, unit = divmod(number * 7919 % (len(_FIELDS) * len(_UNITS)), len(_UNITS))
        return f"{_FIELDS[field]} {_UNITS[unit]}"

    def quads(self) -> Iterator[Quad]:
        """All quads: the thesaurus, then act by act."""
        thesaurus = _iri(iris.Graph("thesaurus"))
        for number in range(self.offices):
            yield from ((*triple, thesaurus) for triple in self._office(number))
        for number in range(self._organs):
            yield from ((*triple, thesaurus) for triple in self._organ(number))
        for first in range(0, self.offices, _ROWS):
            yield from self._act(first)

    @property
    def _organs(self) -> int:
        return max(1, self.offices // 10)

    def _office(self, number: int) -> Iterator[tuple[str, str, str]]:
        this = office(number)
        place = _PLACES[number % len(_PLACES)]
        yield this, _A, _iri(OKL("Position"))
        yield this, _LABEL, f'"{place} {self.unit(number)} басшысы № {number}"@kk'
        yield this, _LABEL, f'"Руководитель {number}, {place}"@ru'
        if number % 2:
            yield this, _LABEL, f'"Head {number} of {place}"@en'
        yield this, _iri(ORG("postIn")), organ(number % self._organs)
        yield this, _iri(OKL("positionRole")), _iri(iris.Thing("role", _ROLES[number % len(_ROLES)]))

    def _organ(self, number: int) -> Iterator[tuple[str, str, str]]:
        this = organ(number)
        yield this, _A, _iri(OKL("Organ"))
        yield this, _LABEL, f'"{self.unit(number)} {number}"@kk'
        yield this, _LABEL, f'"Орган {number}"@ru'
        if number:
            yield this, _iri(ORG("subOrganizationOf")), organ((number - 1) // 8)

    def _act(self, first: int) -> Iterator[Quad]:
        """An act with the rules for the offices from this one on."""
        number = first // _ROWS
        act = iris.Act(f"U{number % 10:02d}{number:07d}_")
        version = iris.Version(act.name, dt.date(2020, 1, 1) + dt.timedelta(number))
        graph = _iri(iris.Graph(act.name, version.date))
        head = (
            (_iri(act), _A, _iri(ELI("LegalResource"))),
            (_iri(act), _iri(OKL("kind")), '"decree"'),
            (_iri(version), _A, _iri(ELI("LegalResource"))),
            (_iri(version), _iri(ELI("is_member_of")), _iri(act)),
            (_iri(version), _iri(ELI("version_date")), _date(version.date)),
        )
        yield from ((*triple, graph) for triple in head)
        for of in range(first, min(first + _ROWS, self.offices)):
            yield from ((*triple, graph) for triple in self._rule(of, version))

    def _rule(self, number: int, version: iris.Version) -> Iterator[tuple[str, str, str]]:
        """The rule for an office: nominated, agreed to, appointed, and the direct links that follow of these."""
        place = f"annex-1/row-{number % _ROWS + 1}"
        this = _iri(iris.Fact("rule", version.act, version.date, place))
        yield this, _A, _iri(OKL("AppointmentRule"))
        yield this, _iri(OKL("act")), _iri(iris.Act(version.act))
        yield this, _iri(OKL("inVersion")), _iri(version)
        yield this, _iri(OKL("position")), office(number)
        yield this, _iri(OKL("order")), _number(number % _ROWS)
        yield this, _iri(OKL("row")), _number(number % _ROWS + 1)
        yield this, _iri(OKL("state")), '"ended"' if number % 8 == 0 else '"in-force"'
        if number % 4:
            yield this, _iri(OKL("validFrom")), _date(dt.date(2000 + number % 20, 1, 15))
        if number % 8 == 0:
            yield this, _iri(OKL("validTo")), _date(dt.date(2023, 7, 31))
        for order, (kind, link, actor) in enumerate(self._steps(number), 1):
            step = _iri(iris.Fact("rule", version.act, version.date, place, fragment=f"step-{order}"))
            yield this, _iri(OKL("step")), step
            yield step, _A, _iri(OKL("RuleStep"))
            yield step, _iri(OKL("kind")), f'"{kind}"'
            yield step, _iri(OKL("order")), _number(order)
            yield step, _iri(OKL("stage")), _number(order)
            yield step, _iri(OKL("actor")), actor
            if kind == "concurs" and number % 5 == 0:
                yield step, _iri(OKL("condition")), f'"{self.unit(number + 1)} келіскен жағдайда"@kk'
            yield actor, _iri(OKL(link)), office(number)

    def _steps(self, number: int) -> Iterator[tuple[str, str, str]]:
        """Kind, direct link and actor of the steps of the rule for an office."""
        yield "nominates", "nominates", office((number * 7 + 1) % self.authorities)
        yield "concurs", "concursWith", organ(number * 3 % self._organs)
        if number:
            yield "appoints", "appoints", office(self.superior(number))
        else:
            yield "elects", "elects", organ(0)


def offices_for(triples: int) -> int:
    """How many offices a graph of about this many triples has."""
    return round(triples / _TRIPLES)


def office(number: int) -> str:
    """An office, as N-Triples writes its IRI."""
    return _iri(iris.Thing("position", f"office-{number}"))


def organ(number: int) -> str:
    """An organ, as N-Triples writes its IRI."""
    return _iri(iris.Thing("organ", f"organ-{number}"))


def _iri(value: object) -> str:
    return f"<{value}>"


def _number(value: int) -> str:
    return f'"{value}"^^<{XSD("integer")}>'


def _date(value: dt.date) -> str:
    return f'"{value}"^^<{XSD("date")}>'


_A = _iri(RDF("type"))
_LABEL = _iri(SKOS("prefLabel"))
