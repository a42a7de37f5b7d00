"""Waivers put to findings: what is set aside stays in the report, and a waiver that sets none aside comes into it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from ontology.terms import OKL
from shapes.core import core_results
from shapes.emit import finding_quads, waiver_quads
from shapes.findings import Finding, findings_of
from shapes.view import View
from shapes.waivers import Waiver


def waived(findings: Iterable[Finding], waivers: Sequence[Waiver]) -> tuple[Finding, ...]:
    """The findings, those that a waiver names with that waiver, and one more for each waiver that names none.

    A violation cannot be waived. Linear in findings and waivers.
    """
    if not waivers:
        return tuple(findings)
    given = {(waiver.check, waiver.subject): waiver for waiver in waivers}
    put = [
        finding
        if finding.severity == "violation"
        else replace(finding, waiver=given.get((finding.check.name, finding.subject)))
        for finding in findings
    ]
    return tuple(sorted((*put, *_unused(put, waivers)), key=lambda finding: finding.rank))


def _unused(findings: Iterable[Finding], waivers: Iterable[Waiver]) -> tuple[Finding, ...]:
    """What the checks say of the waivers themselves."""
    links = f"<{OKL('waivedBy')}>"
    quads = [quad for waiver in waivers for quad in waiver_quads(waiver)]
    quads += [quad for finding in findings if finding.waiver for quad in finding_quads(finding) if quad[2] == links]
    triples = [quad[1:] for quad in quads]
    return findings_of(core_results([triples], ()), View(triples))
