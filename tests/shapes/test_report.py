"""Each shape on pairs that differ by one edit: the graph conforms before it, and after it to all but that shape."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH

from loaders.emit.nquads import Quad, line, quoted, typed
from loaders.graph import build_dataset
from ontology import iris
from ontology.lexicon import load_lexicon
from ontology.terms import ELI, OA, OKL, ORG, SKOS
from queries.catalogue import run
from queries.oxigraph_engine import OxigraphEngine
from shapes.report import CHECK, SHAPES, Findings, validate, validate_quads
from shapes.selection import as_graph, selected
from shapes.sparql import offences
from tests.readings import READING

ACT = f"<{iris.ID}act/U030000077_>"
IN = f"<{iris.GRAPH}U030000077_/2015-04-01>"
RULE = f"<{iris.ID}rule/U030000077_/2015-04-01/annex-1/row-1>"
STEP = f"{RULE[:-1]}#step-3>"
PLACE = f"{RULE[:-1]}#place-1>"
IMPACT = f"<{iris.ID}impact/U030000077_/2015-04-01/annex-2/1>"
INSPECTOR = f"<{iris.ID}position/kol-inspektory>"
AGENCY = f"<{iris.ID}organ/balyq-agenttigi>"
NOBODY = f"<{iris.ID}organ/nobody>"


@dataclass(frozen=True)
class Quads:
    held: frozenset[Quad]

    def quads(self) -> Iterator[Quad]:
        return iter(self.held)

    def without(self, subject: str, predicate: str, value: str | None = None) -> "Quads":
        def gone(quad: Quad) -> bool:
            return quad[1:3] == (subject, f"<{predicate}>") and value in (None, quad[3])

        left = frozenset(quad for quad in self.held if not gone(quad))
        assert left != self.held
        return Quads(left)

    def given(self, subject: str, predicate: str, value: str) -> "Quads":
        return Quads(self.held | {(IN, subject, f"<{predicate}>", value)})


def sound() -> Quads:
    """The decree of `tests.readings`, all names reviewed, and of the thesaurus what it names."""
    quads = build_dataset([READING], load_lexicon()).quads()
    return Quads(
        frozenset(
            quad
            for quad in quads
            if quad[2] != f"<{OKL('needsReview')}>"
            and ("/thesaurus>" not in quad[0] or quad[1] == f"<{iris.ID}organ/ministry-of-finance>")
        )
    )


SOUND = sound()
PREFERRED = SKOS("prefLabel")

CASES: dict[str, tuple[str, str, Callable[[Quads], Quads]]] = {
    "fact-has-provision": ("violation", RULE, lambda g: g.given(RULE, OKL("statedIn"), ACT)),
    "fact-provision-known": (
        "warning",
        RULE,
        lambda g: g.without(f"<{iris.ID}act/U030000077_/annex-1/row-1>", OKL("provisionKind")),
    ),
    "fact-has-evidence": ("violation", RULE, lambda g: g.without(RULE, OKL("evidence"))),
    "fact-has-state": ("violation", RULE, lambda g: g.without(RULE, OKL("state")).given(RULE, OKL("state"), '"dead"')),
    "begins-on-a-day": (
        "violation",
        RULE,
        lambda g: g.without(RULE, OKL("validFrom")).given(RULE, OKL("validFrom"), typed("2003-05", "gYearMonth")),
    ),
    "ends-on-a-day": ("violation", RULE, lambda g: g.given(RULE, OKL("validTo"), typed("2030-01-01", "date"))),
    "ends-after-it-begins": (
        "warning",
        RULE,
        lambda g: g.without(RULE, OKL("validTo")).given(RULE, OKL("validTo"), typed("2003-05-06", "date")),
    ),
    "evidence-span": (
        "violation",
        PLACE,
        lambda g: g.without(PLACE, OA("end")).given(PLACE, OA("end"), typed("21", "integer")),
    ),
    "rule-has-position": (
        "violation",
        RULE,
        lambda g: without_shortcuts(g).without(RULE, OKL("position")),
    ),
    "rule-position-known": (
        "violation",
        RULE,
        lambda g: Quads(frozenset(q for q in g.held if q[1] != INSPECTOR)),
    ),
    "rule-has-step": (
        "violation",
        RULE,
        lambda g: without_shortcuts(g).without(RULE, OKL("step")),
    ),
    "rule-has-appointer": (
        "warning",
        RULE,
        lambda g: (
            g.without(STEP, OKL("kind"))
            .given(STEP, OKL("kind"), '"decides"')
            .without(f"<{iris.ID}organ/ministry-of-finance>", OKL("appoints"))
        ),
    ),
    "step-has-kind": ("violation", STEP, lambda g: g.given(STEP, OKL("kind"), '"decides"')),
    "step-has-actor": (
        "violation",
        STEP,
        lambda g: g.given(STEP, OKL("actor"), AGENCY).given(AGENCY, OKL("appoints"), INSPECTOR),
    ),
    "step-actor-known": (
        "violation",
        STEP,
        lambda g: (
            g.without(STEP, OKL("actor"))
            .given(STEP, OKL("actor"), NOBODY)
            .without(f"<{iris.ID}organ/ministry-of-finance>", OKL("appoints"))
            .given(NOBODY, OKL("appoints"), INSPECTOR)
        ),
    ),
    "appoints-backed": ("violation", INSPECTOR, lambda g: g.given(AGENCY, OKL("appoints"), INSPECTOR)),
    "elects-backed": ("violation", INSPECTOR, lambda g: g.given(AGENCY, OKL("elects"), INSPECTOR)),
    "nominates-backed": (
        "violation",
        INSPECTOR,
        lambda g: g.without(f"<{iris.ID}position/zhayyq-oblysynyng-akimi>", OKL("nominates")),
    ),
    "concurs-backed": ("violation", INSPECTOR, lambda g: g.without(AGENCY, OKL("concursWith"))),
    "label-in-kazakh": (
        "violation",
        AGENCY,
        lambda g: g.without(AGENCY, PREFERRED).given(AGENCY, PREFERRED, '"Fisheries Agency"@en'),
    ),
    "one-label-a-language": ("violation", AGENCY, lambda g: g.given(AGENCY, PREFERRED, '"Басқа агенттік"@kk')),
    "thing-reviewed": ("info", AGENCY, lambda g: g.given(AGENCY, OKL("needsReview"), typed("true", "boolean"))),
    "position-organ-known": ("warning", INSPECTOR, lambda g: g.given(INSPECTOR, ORG("postIn"), NOBODY)),
    "act-has-title": ("warning", ACT, lambda g: g.without(ACT, ELI("title"))),
    "act-has-kind": ("warning", ACT, lambda g: g.without(ACT, OKL("kind"))),
    "act-has-status": (
        "violation",
        ACT,
        lambda g: g.without(ACT, OKL("status")).given(ACT, OKL("status"), '"asleep"'),
    ),
    "impact-has-target": ("violation", IMPACT, lambda g: g.without(IMPACT, OKL("target"))),
    "impact-has-kind": (
        "violation",
        IMPACT,
        lambda g: g.without(IMPACT, OKL("kind")).given(IMPACT, OKL("kind"), '"praised"'),
    ),
    "impact-has-author": ("warning", IMPACT, lambda g: g.without(IMPACT, OKL("by"))),
}


FOLLOW = {  # what an edit breaks besides
    "fact-provision-known": [("fact-provision-known", "warning", RULE.replace("/rule/", "/row/"))],
    "begins-on-a-day": [("ends-after-it-begins", "warning", RULE)],
    "rule-has-step": [("rule-has-appointer", "warning", RULE)],
}


def without_shortcuts(graph: Quads) -> Quads:
    names = {f"<{OKL(name)}>" for name in ("appoints", "elects", "nominates", "concursWith")}
    return Quads(frozenset(quad for quad in graph.held if quad[2] not in names))


def found(findings: Findings) -> set[tuple[str, str, str]]:
    return {(f.check, f.severity, f"<{f.subject}>") for f in findings.all}


def test_the_sound_graph_conforms() -> None:
    assert validate_quads(SOUND) == Findings(())
    assert validate_quads(SOUND).conforms


@pytest.mark.parametrize("check", CASES)
def test_one_edit_breaks_one_shape(check: str) -> None:
    severity, subject, edit = CASES[check]
    findings = validate_quads(edit(SOUND))
    assert found(findings) == {(check, severity, subject), *FOLLOW.get(check, ())}
    assert findings.conforms is (severity != "violation")


def shapes() -> Graph:
    graph = Graph()
    for path in sorted(SHAPES.glob("*.ttl")):
        graph.parse(path)
    return graph


ASKED = ("appoints-backed", "concurs-backed", "label-in-kazakh", "rule-has-appointer")


@pytest.mark.parametrize("check", ASKED)
def test_constraints_asked_of_oxigraph_give_what_the_validator_gives(check: str) -> None:
    triples = selected(CASES[check][2](SOUND).quads())
    _, results, _ = pyshacl.validate(as_graph(triples), shacl_graph=shapes(), inference="none")
    assert isinstance(results, Graph)
    told = {
        (str(results.value(result, SH.sourceShape)), str(results.value(result, SH.value)))
        for result in results.objects(None, SH.result)
        if results.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
    }
    assert {(offence.shape, offence.subject) for offence in offences(shapes(), triples)} == told
    assert {shape for shape, _ in told} == {CHECK + check}


def test_every_sparql_constraint_has_a_target_node_and_selects_a_value() -> None:
    graph = shapes()
    asked = list(graph.subject_objects(SH.sparql))
    assert len(asked) == 6
    for shape, constraint in asked:
        assert graph.value(shape, SH.targetNode)
        assert "SELECT $this ?value" in str(graph.value(constraint, SH.select))


def test_every_shape_with_a_message_is_broken_by_a_case() -> None:
    checks = {str(shape).removeprefix(CHECK) for shape in shapes().subjects(SH.message, None)}
    assert checks == set(CASES)


def test_every_shape_has_an_iri_severity_and_message_in_three_languages() -> None:
    graph = shapes()
    for shape in set(graph.subjects(SH.message, None)):
        assert isinstance(shape, URIRef)
        assert graph.value(shape, SH.severity)
        assert {getattr(m, "language", "") for m in graph.objects(shape, SH.message)} == {"kk", "ru", "en"}


def test_every_target_is_there_in_a_sound_graph() -> None:
    data = as_graph(selected(build_dataset([READING], load_lexicon()).quads()))
    for kind in set(shapes().objects(None, SH.targetClass)) - {URIRef(OKL("Fact"))}:  # no fact is that and no more
        assert (None, RDF.type, kind) in data, kind


def test_every_property_that_a_shape_names_is_selected() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in SHAPES.glob("*.ttl"))
    data = as_graph(selected(SOUND.quads()))
    for name in ("statedIn", "provisionKind", "evidence", "state", "step", "actor", "kind", "by", "target"):
        assert f"okl:{name}" in text
        assert (None, URIRef(OKL(name)), None) in data, name


def test_a_finding_says_where_and_what_in_three_languages() -> None:
    _, _, edit = CASES["fact-has-evidence"]
    (finding,) = validate_quads(edit(SOUND)).violations
    assert finding.act == ACT[1:-1]
    assert finding.provisions == ("annex-1/row-1",)
    assert [finding.messages.get(lang) for lang in ("kk", "ru", "en")] == [
        "Фактінің файлдағы орны көрсетілуге тиіс.",
        "У факта должно быть место в файле.",
        "A fact leads to the characters of a file.",
    ]


def test_messages_of_queries_keep_their_languages() -> None:
    _, _, edit = CASES["elects-backed"]
    (finding,) = validate_quads(edit(SOUND)).violations
    assert finding.messages.ru.startswith("Связь «избирает»")


def test_findings_are_a_graph_that_can_be_asked() -> None:
    _, _, edit = CASES["fact-has-evidence"]
    broken = edit(SOUND)
    quads = [*broken.quads(), *validate_quads(broken).quads()]
    engine = OxigraphEngine.from_lines(line(quad) for quad in quads)
    assert run("findings", engine, lang="en").values() == (
        (
            "fact-has-evidence",
            "violation",
            ACT[1:-1],
            "annex-1/row-1",
            RULE[1:-1],
            "A fact leads to the characters of a file.",
        ),
    )
    assert validate(engine) == validate_quads(broken)  # earlier findings are no part of what is checked


def test_the_gravest_findings_come_first() -> None:
    graph = SOUND
    for check in ("thing-reviewed", "act-has-title", "fact-has-evidence"):
        graph = CASES[check][2](graph)
    assert [f.severity for f in validate_quads(graph).all] == ["violation", "warning", "info"]


def test_the_data_is_left_as_it_was() -> None:
    engine = OxigraphEngine.from_lines(line(quad) for quad in SOUND.quads())
    before = sorted(engine.quads())
    validate(engine)
    assert sorted(engine.quads()) == before


def test_literals_are_read_as_written() -> None:
    written = quoted('a"b\\c') + "@kk"
    quads = [("<g>", "<https://a.example/s>", f"<{ELI('title')}>", written)]
    ((_, _, title),) = as_graph(selected(quads))
    assert (str(title), getattr(title, "language", None)) == ('a"b\\c', "kk")
