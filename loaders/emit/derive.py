"""What follows from the facts, each by one SPARQL CONSTRUCT file: shortcuts from rules, amendments from impacts, and
from the classes of the thesaurus which positions a rule or a study covers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from loaders.emit.files import ontology_quads
from loaders.emit.nquads import Quad, iri
from ontology import iris
from ontology.terms import ELI, OKL, ORG, PREFIXES, RDF, SKOS

_FOLDER = Path(__file__).parents[1]
MEMBERSHIP = _FOLDER / "membership.rq"
CONSTRUCTS = tuple(  # in this order
    _FOLDER / f"{name}.rq"
    for name in (
        "impacts",
        "shortcuts",
        "inclusion",
        "coverage",
        "binding",
        "limiting",
        "acting",
        "through",
        "service",
        "demands",
    )
)

_OF_FACTS = (
    "step position hasException kind actor act target by statedIn state path inVersion validTo stage"
    " footnote condition conditionLead mentions"
).split()
_NEEDED = frozenset(
    f"<{p}>" for p in (RDF("type"), ELI("version_date"), ORG("subOrganizationOf"), *map(OKL, _OF_FACTS))
)
_OF_CLASSES = "hasMember hasException broaderClass memberRole memberOrganClass positionRole".split()
_GROUPING = frozenset(f"<{p}>" for p in (RDF("type"), ORG("postIn"), ORG("classification"), *map(OKL, _OF_CLASSES)))
_OF_BODIES = frozenset(
    f"<{p}>" for p in (ORG("subOrganizationOf"), ORG("reportsTo"), ORG("classification"), SKOS("broader"))
)
_OF_MEMBERS = frozenset(f"<{p}>" for p in (ORG("postIn"), *map(OKL, ("validFrom", "validTo", "positionRole"))))
_NAMING = frozenset(f"<{p}>" for p in map(OKL, ("position", "hasException", "actor")))

Triple = tuple[str, str, str]


def derive(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The derived quads of the graph that the quads belong to; all must be of one graph."""
    quads = [quad for quad in quads if quad[2] in _NEEDED]
    if not quads:
        return
    graph = quads[0][0]
    named = {quad[3] for quad in quads if quad[2] in _NAMING}
    store = _store((*(quad[1:] for quad in quads), *_membership(named), *_bodies()))
    for path in CONSTRUCTS:
        found = tuple(_triples(store, path))
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in found)
        for triple in found:
            yield graph, str(triple.subject), str(triple.predicate), str(triple.object)


def members() -> Mapping[str, tuple[str, ...]]:
    """All that each class of positions holds in the end, narrower classes among them, as terms of N-Triples."""
    return _members()


def _membership(named: Iterable[str]) -> Iterator[Triple]:
    """What is held by the classes named and by those within them; of all of it the organ, role, begin and end."""
    has_member, classes = iri(OKL("hasMember")), _members()
    held = {member for thing in named for member in classes.get(thing, ())}
    held.update(named)
    for thing in held:
        for member in classes.get(thing, ()):
            yield thing, has_member, member
    for _, thing, predicate, value in _thesaurus(_OF_MEMBERS):
        if thing in held:
            yield thing, predicate, value


@cache
def _bodies() -> tuple[Triple, ...]:
    """Which organ belongs to which body and class, who reports to whom there, which office is a wider one."""
    of_bodies = tuple(quad[1:] for quad in _thesaurus(_OF_BODIES))
    reporting = {thing for thing, predicate, _ in of_bodies if predicate == iri(ORG("reportsTo"))}
    return (*of_bodies, *(quad[1:] for quad in _thesaurus(_OF_MEMBERS) if quad[1] in reporting))


@cache
def _members() -> Mapping[str, tuple[str, ...]]:
    store = _store(quad[1:] for quad in _thesaurus(_GROUPING))
    found: dict[str, set[str]] = defaultdict(set)
    for triple in _triples(store, MEMBERSHIP):
        found[str(triple.subject)].add(str(triple.object))
    return {group: tuple(sorted(held)) for group, held in found.items()}


@cache
def _thesaurus(predicates: frozenset[str]) -> tuple[Quad, ...]:
    graph = iri(str(iris.Graph("thesaurus")))
    return tuple(quad for quad in ontology_quads() if quad[0] == graph and quad[2] in predicates)


def _store(triples: Iterable[Triple]) -> ox.Store:
    store = ox.Store()
    store.bulk_load("".join(f"{s} {p} {o} .\n" for s, p, o in triples).encode(), format=ox.RdfFormat.N_TRIPLES)
    return store


def _triples(store: ox.Store, path: Path) -> Iterator[ox.Triple]:
    result = store.query(_query(path), prefixes=PREFIXES)
    if not isinstance(result, ox.QueryTriples):
        raise TypeError("a derivation is a CONSTRUCT query")
    yield from result


@cache
def _query(path: Path) -> str:
    return path.read_text(encoding="utf-8")
