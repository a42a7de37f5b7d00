"""Descriptions on a small graph: exactly what belongs to a thing, in order, bounded, and what does not is left out."""

from collections.abc import Sequence

import pytest

from ontology.iris import GRAPH, ID, NS
from ontology.terms import RDF, SH
from queries.engine import Engine, Written
from queries.oxigraph_engine import OxigraphEngine
from queries.rdflib_engine import RdflibEngine
from service.publication.describe import FACTS, REFERENCES, Description, Names, describe, known
from service.publication.rdf import serialized

RULE = f"{ID}rule/L010000001_/2001-02-03/annex-1/row-1"
GARDENER = f"{ID}position/gardener"
AKIM = f"{ID}position/akim"
ROW = f"{ID}act/L010000001_/annex-1/row-1"
ACTS = f"{GRAPH}L010000001_/2001-02-03"
THESAURUS = f"{GRAPH}thesaurus"
PREFIXES = {
    "okl:": NS,
    "skos:": "http://www.w3.org/2004/02/skos/core#",
    "rdf:": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "oa:": "http://www.w3.org/ns/oa#",
    "xsd:": "http://www.w3.org/2001/XMLSchema#",
}
RULES = f"""
<{RULE}> rdf:type okl:AppointmentRule
<{RULE}> okl:position <{GARDENER}>
<{RULE}> okl:statedIn <{ROW}>
<{RULE}> okl:step <{RULE}#step-1>
<{RULE}> okl:evidence <{RULE}#place-1>
<{RULE}#step-1> okl:actor <{AKIM}>
<{RULE}#step-1> okl:kind "appoints"
<{RULE}#place-1> oa:start "7"^^xsd:integer
<{ROW}> okl:path "annex-1/row-1"
<{ROW}> okl:act <{ID}act/L010000001_>
"""
NAMED = f"""
<{GARDENER}> skos:prefLabel "Бағбан"@kk
<{GARDENER}> skos:prefLabel "Садовник \\"старший\\""@ru
<{AKIM}> skos:prefLabel "Әкім"@kk
<{AKIM}> skos:altLabel "Аким"@ru
<{ID}position/miller> skos:prefLabel "Диірменші"@kk
"""


def expanded(text: str) -> list[str]:
    for prefix, name in PREFIXES.items():
        words = text.split(" ")
        text = " ".join(_expanded(word, prefix, name) for word in words)
    return [line for line in text.splitlines() if line]


def _expanded(word: str, prefix: str, name: str) -> str:
    for start in ("", "^^"):
        mark = f"{start}{prefix}"
        if mark in word and "<" not in word.partition(mark)[0]:
            head, _, tail = word.partition(mark)
            local, newline, rest = tail.partition("\n")
            return f"{head}{start}<{name}{local}>{newline}{rest}"
    return word


def quads(**graphs: str) -> list[bytes]:
    return [
        f"{line} <{ACTS if name == 'acts' else THESAURUS}> .\n".encode()
        for name, text in graphs.items()
        for line in expanded(text)
    ]


ENGINES = [OxigraphEngine.from_lines, RdflibEngine.from_lines]


@pytest.fixture(params=ENGINES, ids=["oxigraph", "rdflib"])
def engine(request: pytest.FixtureRequest) -> Engine:
    made: Engine = request.param(quads(acts=RULES, thesaurus=NAMED))
    return made


def described(engine: Engine, thing: str) -> Description:
    found = describe(engine, Names(engine), thing)
    assert found is not None
    return found


def ended(lines: Sequence[str]) -> list[str]:
    return [f"{line} ." for line in lines]


def test_a_position_comes_with_its_rule_steps_places_and_all_names(engine: Engine) -> None:
    found = described(engine, GARDENER)
    rules, named = expanded(RULES), expanded(NAMED)
    assert set(found.lines) == set(ended([*rules, named[0], named[1], named[2]]))
    assert len(found.lines) == len(set(found.lines))
    assert list(found.lines[:2]) == ended(named[:2])  # the thing first
    assert found.lines[-1] == ended(named)[2]  # names of what it points to last
    assert (found.facts, found.references, found.cut) == ((RULE,), 1, False)


def test_whoever_has_a_part_in_a_rule_comes_with_it(engine: Engine) -> None:
    found = described(engine, AKIM)
    assert found.facts == (RULE,)
    assert set(ended(expanded(RULES))) < set(found.lines)


def test_a_rule_comes_with_its_parts_before_its_provision(engine: Engine) -> None:
    subjects = [line.partition(" ")[0][1:-1] for line in described(engine, RULE).lines]
    assert list(dict.fromkeys(subjects)) == [
        RULE,
        f"{RULE}#place-1",
        f"{RULE}#step-1",
        ROW,
        AKIM,
        GARDENER,
    ]


def test_a_provision_comes_with_what_it_states(engine: Engine) -> None:
    assert described(engine, ROW).facts == (RULE,)


def test_a_finding_in_it_is_no_fact_that_it_states() -> None:
    finding = f"<{GRAPH}findings#gap-000000000000>"
    stated = f"{finding} <{NS}statedIn> <{ROW}> <{GRAPH}findings> .\n"
    kind = f"{finding} <{RDF('type')}> <{SH('ValidationResult')}> <{GRAPH}findings> .\n"
    said = described(OxigraphEngine.from_lines([stated.encode(), kind.encode()]), ROW)
    assert (said.facts, said.references) == ((), 1)
    assert said.lines == (f"{finding} <{NS}statedIn> <{ROW}> .",)


def test_what_only_others_speak_of_is_described_by_them(engine: Engine) -> None:
    act = f"{ID}act/L010000001_"
    assert list(described(engine, act).lines) == ended([f"<{ROW}> <{NS}act> <{act}>", expanded(RULES)[8]])


@pytest.mark.parametrize("thing", [f"{ID}position/none", f"{ID}x> ?p ?o", f"{GRAPH}none", f"{ID}", "urn:a\x00b\ud800"])
def test_what_nobody_speaks_of_is_not_described(engine: Engine, thing: str) -> None:
    assert describe(engine, Names(engine), thing) is None
    assert not known(engine, thing)


@pytest.mark.parametrize("thing", [GARDENER, RULE, f"{ID}act/L010000001_", ACTS, THESAURUS])
def test_what_is_described_is_known(engine: Engine, thing: str) -> None:
    assert known(engine, thing)
    assert describe(engine, Names(engine), thing) is not None


def test_a_graph_is_told_as_such(engine: Engine) -> None:
    assert [line.rpartition("#")[2] for line in described(engine, ACTS).lines] == ["Graph> ."]


def test_a_graph_may_have_any_name() -> None:
    name = f"{ID}lake"
    engine = OxigraphEngine.from_lines([f"<urn:a> <urn:b> <urn:c> <{name}> .\n".encode()])
    assert known(engine, name)
    assert [line.rpartition("#")[2] for line in described(engine, name).lines] == ["Graph> ."]


@pytest.mark.parametrize("graph", [f"{GRAPH}findings", f"{GRAPH}file/lakes.ttl"])
def test_what_a_graph_says_of_its_own_parts_stands_in_its_document(graph: str) -> None:
    lines = [f'<{graph}#{n}> <urn:says> "{n}"' for n in range(REFERENCES + 5)] + ["<urn:a> <urn:says> <urn:b>"]
    engine = OxigraphEngine.from_lines(f"{line} <{graph}> .\n".encode() for line in lines)
    assert set(described(engine, graph).lines) > set(ended(lines[:-1]))
    assert len(described(engine, graph).lines) == len(lines)  # and that it is a graph


def test_references_and_facts_are_bounded_and_told() -> None:
    rules = "".join(
        f"<{ID}rule/L010000001_/main/{n}> okl:position <{GARDENER}>\n" for n in range(max(FACTS, REFERENCES) + 5)
    )
    engine = OxigraphEngine.from_lines(quads(acts=rules))
    found = described(engine, GARDENER)
    assert (len(found.facts), found.references, found.cut) == (FACTS, REFERENCES, True)
    few = OxigraphEngine.from_lines(quads(acts="".join(rules.splitlines(keepends=True)[:FACTS])))
    assert (described(few, GARDENER).references, described(few, GARDENER).cut) == (FACTS, False)


class Counting:
    """An engine that counts the questions it answers."""

    def __init__(self, engine: Engine) -> None:
        self.asked: list[str] = []
        self._engine = engine

    def results(self, text: str, form: str) -> Written:
        self.asked.append(text)
        return self._engine.results(text, form)


def test_names_are_asked_for_once(engine: Engine) -> None:
    counting = Counting(engine)
    names = Names(counting)
    first = names.lines([GARDENER, AKIM])
    assert first == sorted(ended(expanded(NAMED)[:3]), key=lambda line: line.partition(" ")[0])
    assert names.lines([AKIM, GARDENER]) == first
    assert names.lines([f"{ID}position/none"]) == []
    assert len(counting.asked) == 2


def test_the_same_description_gives_the_same_bytes(engine: Engine) -> None:
    for form in ("ttl", "jsonld", "rdf", "nt"):
        assert serialized(described(engine, RULE).lines, form) == serialized(described(engine, RULE).lines, form)
