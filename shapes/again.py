"""The report on a graph of which most was checked before: what has changed, and what refers to it, is checked again.

    report, checked = check_again(quads, before)      `before` is what the last call gave, or None: all is checked
    checked.to_json(), Checked.from_json(text)        what to keep until the next time

A graph is what it was if the triples that shapes look at are the same, and what `graph/meta` says of its source.
Findings that lie in no graph to be checked again are kept as they were. A change of what all graphs rest on (thesaurus,
vocabulary, shapes) changes everything; where a file of the user is loaded, which may say anything of any act, all is
checked each time.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import ontology
from ontology import iris
from ontology.terms import OKL, RDF
from shapes.catalogue import SHAPES, Words, by_name
from shapes.findings import Finding, findings_of
from shapes.links import Links, keys
from shapes.places import Place
from shapes.report import SHARED, Report, by_graph, of_act, results_of
from shapes.selection import Quad, Triple
from shapes.view import View
from shapes.waivers import Waiver
from shapes.waiving import waived

ONTOLOGY = Path(ontology.__file__).parent
_FORMAT = "1"
_META = f"<{iris.Graph('meta')}>"
_HOLDS = f"<{OKL('provisionKind')}>"
_NAMES = {f"<{OKL('path')}>", f"<{RDF('type')}>"}


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked: digests of the shapes and of each graph with its links, and each finding with its graphs."""

    shapes: str
    digests: Mapping[str, str]
    links: Mapping[str, frozenset[tuple[str, str]]]
    findings: tuple[tuple[Finding, frozenset[str]], ...]

    def to_json(self) -> str:
        """As text to keep, with a checksum."""
        data = {
            "digests": dict(self.digests),
            "links": {graph: sorted(own) for graph, own in self.links.items()},
            "findings": [[_plain(finding), sorted(graphs)] for finding, graphs in self.findings],
        }
        return _json({"shapes": self.shapes, "sum": _sum(data), "checked": data})

    @classmethod
    def from_json(cls, text: str) -> Checked | None:
        """What was kept; None where it is of other shapes or was spoilt, so that all is checked anew."""
        try:
            kept = json.loads(text)
            data = kept["checked"]
            if kept["shapes"] != shapes_digest() or kept["sum"] != _sum(data):
                return None
            links = {graph: frozenset(map(_pair, own)) for graph, own in data["links"].items()}
            findings = tuple((_finding(plain), frozenset(graphs)) for plain, graphs in data["findings"])
            return cls(kept["shapes"], data["digests"], links, findings)
        except (ValueError, KeyError, TypeError):
            return None


def check_again(
    quads: Iterable[Quad], before: Checked | None = None, waivers: Sequence[Waiver] = ()
) -> tuple[Report, Checked]:
    """The report on quads, and what to keep for the next time. Linear in what changed and what that is linked with,
    but for one pass over all quads to see what has changed."""
    graphs = by_graph(quads)
    digests = _digests(graphs)
    links = {name: keys(triples) for name, triples in graphs.items() if name not in SHARED}
    kept: tuple[tuple[Finding, frozenset[str]], ...] = ()
    files = any(name not in SHARED and not of_act(name) for name in digests)
    if before is None or files or not all(map(of_act, _changed(before.digests, digests))):
        found = _found(graphs, set(links), graphs)
    else:
        again, context = _reached(before, digests, links)
        some = {name: triples for name, triples in graphs.items() if name in context or not of_act(name)}
        found = tuple((f, lies) for f, lies in _found(some, again, graphs) if lies & again or not lies)
        kept = tuple((f, lies) for f, lies in before.findings if lies and not lies & again and lies <= digests.keys())
    together = sorted((*found, *kept), key=lambda pair: pair[0].rank)
    checked = Checked(shapes_digest(), digests, links, tuple(together))
    return Report(waived([finding for finding, _ in together], waivers), tuple(waivers)), checked


def _reached(
    before: Checked, digests: Mapping[str, str], links: Mapping[str, frozenset[tuple[str, str]]]
) -> tuple[set[str], set[str]]:
    """The graphs to check again, and those besides that must be there to check them."""
    none: frozenset[tuple[str, str]] = frozenset()
    every = {name: links.get(name, none) | before.links.get(name, none) for name in (*links, *before.links)}
    linked = Links(every)
    again = linked.reached(_changed(before.digests, digests))
    again |= {name for _, lies in before.findings if lies & again for name in lies}
    return again, linked.reached(again)


def _found(
    graphs: dict[str, list[Triple]], again: set[str], every: Mapping[str, Sequence[Triple]]
) -> tuple[tuple[Finding, frozenset[str]], ...]:
    """The findings in some graphs, each with those of `every` it lies in; Core constraints are asked of `again`."""
    view = View(triple for triples in graphs.values() for triple in triples)
    holders = _holders(graphs)
    results = results_of({n: t for n, t in graphs.items() if n in again or not of_act(n)}, view)
    findings = findings_of(results, view)
    astray = {finding.focus for finding in findings if not _lies(finding, holders)}
    holders |= _saying(every, astray) if astray else {}
    return tuple((finding, _lies(finding, holders)) for finding in findings)


def _saying(graphs: Mapping[str, Sequence[Triple]], nodes: set[str]) -> dict[str, set[str]]:
    """The graphs that say anything of some nodes, or name them."""
    saying: dict[str, set[str]] = {}
    for name, triples in graphs.items():
        if name not in SHARED:
            for node in {term for subject, _, value in triples for term in (subject, value)} & nodes:
                saying.setdefault(node, set()).add(name)
    return saying


def _holders(graphs: Mapping[str, Sequence[Triple]]) -> dict[str, set[str]]:
    """The graphs that hold a provision, else those that name it; of anything else the graphs that say what it is."""
    held: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    for name, triples in graphs.items():
        if name not in SHARED:
            for subject, predicate, _ in triples:
                if predicate == _HOLDS:
                    held.setdefault(subject, set()).add(name)
                elif predicate in _NAMES:
                    named.setdefault(subject, set()).add(name)
    return named | held


def _lies(finding: Finding, holders: Mapping[str, set[str]]) -> frozenset[str]:
    """The graphs that hold its places, or else its focus; none for a finding about what all graphs share."""
    nodes = [f"<{place.iri}>" for place in finding.places] or [finding.focus]
    return frozenset(name for node in nodes for name in holders.get(node, ()))


def _digests(graphs: Mapping[str, Sequence[Triple]]) -> dict[str, str]:
    """The digest of each graph. What `graph/meta` says of a source counts with the graphs that name the source."""
    about: defaultdict[str, list[Triple]] = defaultdict(list)
    for triple in graphs.get(_META, ()):
        about[triple[0]].append(triple)
    sources: set[str] = set()
    digests: dict[str, str] = {}
    for name, triples in graphs.items():
        if name != _META:
            own = {term for subject, _, value in triples for term in (subject, value) if term in about}
            digests[name] = _digest([*triples, *(triple for source in own for triple in about[source])])
            sources |= own
    return digests | {_META: _digest(triple for source in about.keys() - sources for triple in about[source])}


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> set[str]:
    """The graphs that are not what they were, come or gone."""
    return {name for name in before.keys() | now.keys() if before.get(name) != now.get(name)}


def _digest(triples: Iterable[Triple]) -> str:
    """A digest of triples that does not depend on their order."""
    total = 0
    for triple in triples:
        total += int.from_bytes(hashlib.blake2b(" ".join(triple).encode(), digest_size=16).digest(), "big")
    return f"{total % (1 << 128):032x}"


@cache
def shapes_digest() -> str:
    """A digest of all that decides what the checks find: shapes, this package, the terms it uses, the engines."""
    files = sorted((*SHAPES.glob("*.ttl"), *SHAPES.glob("*.py"), *ONTOLOGY.glob("*.py")))
    engines = [version(name).encode() for name in ("pyshacl", "rdflib", "pyoxigraph")]
    parts = [_FORMAT.encode(), *engines, *(path.read_bytes() for path in files)]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _sum(data: object) -> str:
    return hashlib.sha256(_json(data).encode()).hexdigest()


def _plain(finding: Finding) -> list[object]:
    places = [[place.act, place.order, place.path, place.iri] for place in finding.places]
    words = [[text.kk, text.ru, text.en] for text in (finding.name, finding.message)]
    return [finding.check.name, finding.focus, finding.act, places, list(finding.values), *words]


def _finding(plain: Sequence[Any]) -> Finding:
    """What `_plain` wrote, read back from JSON: of the types it wrote, as the checksum tells."""
    check, focus, act, places, values, name, message = plain
    return Finding(
        check=by_name()[check],
        focus=focus,
        name=Words(*name),
        act=act,
        places=tuple(Place(*place) for place in places),
        values=tuple(values),
        message=Words(*message),
    )


def _pair(key: Sequence[str]) -> tuple[str, str]:
    return key[0], key[1]
