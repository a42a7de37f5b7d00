"""On the graph of the five acts, pySHACL says exactly what the report's own engine says; and every check has targets there.

pySHACL asks a constraint once for each focus node. Its graph stands on an Oxigraph store, or the five acts would take it a
quarter of an hour; on the cases (`test_cases.py`) it runs on rdflib alone.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
import pytest
from oxrdflib import OxigraphStore
from rdflib import Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF, RDFS, SH

from ontology.shipped import shipped_files
from queries.oxigraph_engine import OxigraphEngine
from shapes.catalogue import Check, checks, shapes_graph
from shapes.report import by_graph, results_of
from shapes.results import Result
from shapes.selection import Triple, as_graph
from shapes.view import View
from tests.shapes.reference import by_reference, raw


@pytest.fixture(scope="module")
def graphs() -> dict[str, list[Triple]]:
    quads = OxigraphEngine.from_files(shipped_files()).quads()
    return by_graph((f"<{g}>", s.n3(), p.n3(), o.n3()) for g, s, p, o in quads)


@pytest.fixture(scope="module")
def every(graphs: dict[str, list[Triple]]) -> list[Triple]:
    return [triple for triples in graphs.values() for triple in triples]


TYPE, SUBCLASS = f"<{RDF.type}>", f"<{RDFS.subClassOf}>"
PARTS = 4  # of the checks by query, so that several processors share them


class _Counted(OxigraphStore):
    """A store that is not written to: pySHACL asks for its length three times a result, each time counted anew."""

    def __len__(self, context: Graph | None = None) -> int:
        return len(self._inner)


def stored(triples: Iterable[Triple]) -> Graph:
    store = ox.Store()
    lines = "".join(f"{subject} {predicate} {value} .\n" for subject, predicate, value in triples)
    store.bulk_load(lines.encode(), format=ox.RdfFormat.N_TRIPLES)
    return Graph(store=_Counted(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)


def results(graphs: dict[str, list[Triple]]) -> list[Result]:
    return list(results_of(graphs, View(triple for triples in graphs.values() for triple in triples)))


@pytest.mark.long
@pytest.mark.parametrize("part", range(PARTS))
def test_both_engines_say_the_same_of_queries(graphs: dict[str, list[Triple]], part: int) -> None:
    triples = [triple for triples in graphs.values() for triple in triples]
    by_query = {check.name: check.iri for check in [check for check in checks() if check.query][part::PARTS]}
    said = by_reference(stored(triples), *by_query.values())
    assert said == {words for result in results(graphs) if result.check in by_query for words in raw(result)}


@pytest.mark.long
def test_both_engines_say_the_same_of_the_rest(graphs: dict[str, list[Triple]]) -> None:
    triples = [triple for triples in graphs.values() for triple in triples]
    core = {check.name: check.iri for check in checks() if not check.query}
    said = by_reference(as_graph(triples), *core.values())
    ours = results(graphs)
    assert {words[:3] for words in said} == {(r.check, r.focus, r.value) for r in ours if r.check in core}


@pytest.mark.parametrize("check", [check for check in checks() if check.code[0] != "W"], ids=lambda check: check.name)
def test_every_check_has_targets(check: Check, every: list[Triple]) -> None:
    assert next(_targets(check, every), None)


def _targets(check: Check, every: list[Triple]) -> Iterator[str]:
    shapes, shape = shapes_graph(), URIRef(check.iri)
    classes = {f"<{target}>" for target in shapes.objects(shape, SH.targetClass)}
    classes |= {s for s, p, o in every if p == SUBCLASS and o in classes}
    subjects, objects = (
        {f"<{target}>" for target in shapes.objects(shape, predicate)}
        for predicate in (SH.targetSubjectsOf, SH.targetObjectsOf)
    )
    for subject, predicate, value in every:
        if (predicate == TYPE and value in classes) or predicate in subjects:
            yield subject
        if predicate in objects:
            yield value
