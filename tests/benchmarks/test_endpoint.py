"""What the benchmark of the endpoint asks, compares and writes; nothing is timed here."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from benchmarks.endpoint.answers import Answer, read
from benchmarks.endpoint.graph import Graph, offices_for
from benchmarks.endpoint.load import figures
from benchmarks.endpoint.questions import NAMES, Question, questions
from benchmarks.endpoint.results import RESULTS, Cell, Run, Size, rate
from benchmarks.endpoint.tables import tables
from benchmarks.page import PAGE, filled
from ontology.terms import OKL
from queries.catalogue import LANGUAGES, bind
from queries.engine import Engine, Solutions
from queries.oxigraph_engine import OxigraphEngine
from queries.rdflib_engine import RdflibEngine

ROOT = Path(__file__).parents[2]
SMALL = Graph(offices_for(2_000))
ASKED = {question.name: question for question in questions(SMALL)}


@cache
def engines() -> Mapping[str, Engine]:
    lines = [f"{s} {p} {o} {g} .\n".encode() for s, p, o, g in SMALL.quads()]
    return {"oxigraph": OxigraphEngine.from_lines(lines), "rdflib": RdflibEngine.from_lines(lines)}


def rows(engine: str, text: str) -> list[tuple[str, ...]]:
    answer = engines()[engine].query(text)
    assert isinstance(answer, Solutions)
    columns = sorted(range(len(answer.variables)), key=lambda n: answer.variables[n])
    return sorted(tuple(row[n] for n in columns) for row in answer.values())


@pytest.mark.parametrize("triples", [2_000, 20_000])
def test_a_graph_has_the_size_asked_for_and_each_triple_once(triples: int) -> None:
    quads = list(Graph(offices_for(triples)).quads())
    assert len({quad[:3] for quad in quads}) == len(quads)
    assert abs(len(quads) - triples) < triples / 50


def test_a_graph_uses_terms_of_the_vocabulary_alone() -> None:
    words = {term[1:-1] for quad in SMALL.quads() for term in quad[1:3] if term.startswith(f"<{OKL}")}
    declared = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "ontology").glob("*.ttl"))
    assert words
    assert [word for word in words if f"okl:{word.removeprefix(OKL)} a " not in declared] == []


def test_every_office_but_the_first_is_filled_by_one() -> None:
    appoints = [quad[2] for quad in SMALL.quads() if quad[1] == f"<{OKL('appoints')}>"]
    assert len(appoints) == len(set(appoints)) == SMALL.offices - 1


def test_there_are_eight_questions_in_three_languages() -> None:
    assert len(ASKED) == len(NAMES) == 8
    for question in ASKED.values():
        assert all(question.query.title[lang] and question.query.question[lang] for lang in LANGUAGES)


@pytest.mark.parametrize("name", NAMES)
def test_both_engines_give_the_same_rows(name: str) -> None:
    found = [rows("oxigraph", text) for text in ASKED[name].texts()[:4]]
    assert any(found)
    if name != "export":
        assert found == [rows("rdflib", text) for text in ASKED[name].texts()[:4]]
    else:
        assert [len(f) for f in found] == [len(rows("rdflib", text)) for text in ASKED[name].texts()]


@pytest.mark.parametrize("name", NAMES)
def test_a_value_in_place_and_a_value_bound_in_front_are_the_same(name: str) -> None:
    question = ASKED[name]
    bound = [rows("oxigraph", bind(question.query, values)) for values in question.values[:4]]
    assert bound == [rows("oxigraph", text) for text in question.texts()[:4]]


def test_questions_differ_from_one_request_to_the_next() -> None:
    asked: Question = questions(Graph(5_000), ["point-lookup"])[0]
    assert len(set(asked.texts())) == len(set(asked.library())) == 500
    assert asked.library()[1] == "/queries/point-lookup.json?position=position%2Foffice-2919"
    assert asked.protocol("/sparql")[0].startswith("/sparql?query=PREFIX%20skos%3A%20%3Chttp")


def test_answers_are_alike_in_any_order_and_spelling() -> None:
    def answer(*rows: dict[str, dict[str, str]]) -> Answer:
        return read(json.dumps({"results": {"bindings": rows}}).encode(), 0.1)

    named = {"a": {"type": "literal", "value": "x", "xml:lang": "kk"}}
    plain = {"a": {"type": "literal", "value": "x"}}
    typed = {"a": {"type": "typed-literal", "value": "x", "datatype": "http://www.w3.org/2001/XMLSchema#string"}}
    assert answer(named, plain).like(answer(typed, named))
    assert not answer(named).like(answer(plain))
    assert answer(named).like(answer(plain), any_rows=True)
    assert not answer(named).like(answer(named, named), any_rows=True)
    assert read(b"<html>", 0.1).failure.startswith("no SPARQL JSON")


def test_the_rate_of_slow_answers_is_that_after_the_first_of_each_client() -> None:
    moments = [1.0] * 8 + [2.0] * 8 + [3.0] * 8
    said = {"requests": 24, "micros": 3_900_000, "refused": 0, "timeouts": 1, "broken": 2}
    line = json.dumps({**said, "median_ms": 1000, "p99_ms": 1000, "moments": moments})
    assert figures(line).rate == pytest.approx(8.0)
    assert (figures(line).answers, figures(line).errors) == (24, 3)
    assert figures(json.dumps({**said, "median_ms": 1, "p99_ms": 1, "moments": []})).rate == pytest.approx(24 / 3.9)


def run() -> Run:
    cells = [
        Cell("point-lookup", "oxigraph", [24_000.0, 25_000.0, 90.0], answers=9),
        Cell("point-lookup", "in-process", [5_000.0], answers=9, errors=2),
        Cell("point-lookup", "sparql", [3_000.0], differs=True),
        Cell("point-lookup", "rdflib", reason="no answer in 20 s"),
    ]
    servers = {"oxigraph": "Oxigraph", "rdflib": "rdflib", "in-process": "in process", "sparql": "`/sparql`"}
    size = Size(1_000, cells, {"oxigraph": 0.52}, {"oxigraph": 20})
    return Run("2026-01-02", "2 cores", 8, servers, {"Oxigraph": "0.5"}, [size])


def test_a_run_is_kept_as_it_was(tmp_path: Path) -> None:
    run().write(tmp_path / "results.json")
    assert Run.read(tmp_path / "results.json") == run()


def test_tables_are_written_from_a_run() -> None:
    written = tables(run())
    assert written["endpoint"] == (
        "| query | Oxigraph | rdflib | in process | `/sparql` |\n"
        "| --- | ---: | ---: | ---: | ---: |\n"
        "| point lookup | 24,000 | – | 5,000! | 3,000≠ |\n"
        "\n"
        "- ! point lookup, in process, 1,000 triples: 2 errors beside 9 answers\n"
        "- ≠ point lookup, `/sparql`, 1,000 triples: other rows than Oxigraph\n"
        "- – point lookup, rdflib, 1,000 triples: no answer in 20 s\n"
        "- Rounds of one figure lie 104% of it apart (the middle of 1 figures), at most 104%.\n"
    )
    assert "| point lookup | **0.21** | 0.25 | 0.60 | 0.5 | – | – |" in written["goals"]
    assert "| Oxigraph | 0.5 | 20 |" in written["costs"]
    assert written["machine"].startswith("Measured on 2026-01-02: 2 cores; 8 clients")


def test_rates_have_about_three_digits() -> None:
    assert [rate(value) for value in (24_680.4, 101.6, 42.04, 0.456)] == ["24,680", "102", "42.0", "0.46"]


def test_a_text_is_put_in_its_place_of_the_page() -> None:
    page = "a\n<!-- x: by hand -->\nold\n<!-- end -->\nb\n<!-- y: z -->\n<!-- end -->\n"
    assert filled(page, "x", "new\\1\n") == page.replace("old", "new\\1")
    assert filled(page, "y", "n\n") == page.replace("y: z -->\n", "y: z -->\nn\n")
    with pytest.raises(ValueError, match="no place for z"):
        filled(page, "z", "")


def test_the_page_shows_the_figures_that_are_kept() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name, text in tables(Run.read(RESULTS)).items():
        assert filled(page, name, text) == page, name
