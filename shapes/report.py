"""The consistency report: what the checks find in a graph, in three languages, as data and as the graph of findings.

    report = validate(engine)                 over a published graph
    report, _ = check_again(quads)            over quads that are about to be published: `shapes.again`
    report.violations                         what forbids to publish; `warnings` and `infos` do not
    report.quads()                            the findings and waivers as quads of `graph/findings`

    quads ── selected ──▶ results of SHACL Core (pySHACL) and of SPARQL constraints (Oxigraph) ──▶ findings ── waivers

The checks are the shapes in the Turtle files beside this module (`shapes.catalogue`). A violation is something that the
graph may never hold (a fact that cannot be traced, a shortcut without a rule); a warning is a contradiction, gap or
slip in the acts; an info is worth a look.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ontology import iris
from shapes.core import core_results
from shapes.emit import finding_quads, waiver_quads
from shapes.findings import Finding, findings_of
from shapes.results import Result
from shapes.selection import Quad, Triple, selected
from shapes.sparql import sparql_results
from shapes.view import View
from shapes.waivers import Waiver
from shapes.waiving import waived

SHARED = tuple(f"<{iris.Graph(name)}>" for name in ("thesaurus", "vocabulary", "meta"))
_OURS, _FILES = f"<{iris.GRAPH}", f"<{iris.GRAPH}file/"


class Term(Protocol):
    """A term as `queries.engine.Term`."""

    def n3(self) -> str:
        """The term as N-Triples writes it."""


class Engine(Protocol):
    """What can be validated when published, as `queries.engine.Engine`."""

    def quads(self) -> Iterable[tuple[str, Term, Term, Term]]:
        """The IRI of the graph, subject, predicate, object."""


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, the gravest first, then by code of the check, act, place and subject; and the waivers given."""

    all: tuple[Finding, ...]
    waivers: tuple[Waiver, ...] = ()

    @property
    def conforms(self) -> bool:
        """Whether nothing forbids to publish."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """What the graph may never hold."""
        return self._grave("violation")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Contradictions, gaps and slips in the acts, those that were waived left out."""
        return self._grave("warning")

    @property
    def infos(self) -> tuple[Finding, ...]:
        """What may be worth a look, what was waived left out."""
        return self._grave("info")

    @property
    def waived(self) -> tuple[Finding, ...]:
        """What somebody has set aside."""
        return tuple(finding for finding in self.all if finding.waiver)

    def quads(self) -> Iterator[Quad]:
        """The report as quads of `graph/findings`, in N-Triples terms."""
        for waiver in self.waivers:
            yield from waiver_quads(waiver)
        for order, finding in enumerate(self.all, 1):
            yield from finding_quads(finding, order)

    def _grave(self, severity: str) -> tuple[Finding, ...]:
        return tuple(f for f in self.all if f.severity == severity and not f.waiver)


def validate(engine: Engine, waivers: Sequence[Waiver] = ()) -> Report:
    """The report on a published graph."""
    graphs = by_graph((f"<{g}>", s.n3(), p.n3(), o.n3()) for g, s, p, o in engine.quads())
    view = View(triple for triples in graphs.values() for triple in triples)
    found = findings_of(results_of(graphs, view), view)
    return Report(waived(found, waivers), tuple(waivers))


def results_of(graphs: dict[str, list[Triple]], view: View) -> Iterator[Result]:
    """The results of all checks on selected triples by graph; `view` holds the same triples."""
    shared = [triple for name, triples in graphs.items() if not of_act(name) for triple in triples]
    yield from core_results((triples for name, triples in graphs.items() if of_act(name)), shared)
    yield from sparql_results(view)


def of_act(name: str) -> bool:
    """Whether a graph is that of a version of an act; any other (thesaurus, a user's file) may say anything of all."""
    return name.startswith(_OURS) and not name.startswith(_FILES) and name not in SHARED


def by_graph(quads: Iterable[Quad]) -> dict[str, list[Triple]]:
    """The triples that checks look at, by the graph they stand in."""
    graphs: dict[str, list[Triple]] = {}
    for name, *triple in selected(quads):
        graphs.setdefault(name, []).append((triple[0], triple[1], triple[2]))
    return graphs
