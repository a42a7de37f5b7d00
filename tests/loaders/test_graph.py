"""The graphs that readings become: which there are, what is in all of them, and where each came from."""

import dataclasses
import datetime as dt

from loaders.emit.meta import SOFTWARE
from loaders.graph import act_graph, build_dataset
from loaders.model import Duty, Reading
from ontology import VERSION, iris
from ontology.lexicon import load_lexicon
from ontology.terms import ELI, OKL, PROV, RDF, SCHEMA
from tests.loaders.graphs import DAY, DRAFT_GRAPH, GRAPH, build, objects
from tests.readings import DRAFT_READING, FACTS, READING, SOURCE, TEXT


def test_the_named_graphs() -> None:
    assert [str(graph).removeprefix(iris.GRAPH) for graph in build().graphs()] == [
        "P1600000120/2016-03-04",
        "U030000077_/2015-04-01",
        "meta",
        "text/P1600000120/2016-03-04",
        "text/U030000077_/2015-04-01",
        "thesaurus",
        "vocabulary",
    ]


def test_the_same_readings_in_any_order_give_the_same_bytes() -> None:
    first = b"".join(build(READING, DRAFT_READING).lines())
    assert first == b"".join(build(DRAFT_READING, READING).lines())


def test_lines_are_sorted_and_once_each() -> None:
    quads = list(build().quads())
    assert quads == sorted(set(quads))


def test_there_are_no_blank_nodes() -> None:
    assert [quad for quad in build().quads() if any(term.startswith("_:") for term in quad)] == []


def test_every_kind_of_fact_is_written() -> None:
    found = {quad[3] for quad in build().quads(GRAPH) if quad[2] == f"<{RDF('type')}>"}
    kinds = {f"<{OKL(kind)}>" for kind in "AppointmentRule NomenclatureRow CandidateStudy Impact ActReference".split()}
    kinds |= {f"<{OKL(kind)}>" for kind in "InternalReference Definition Duty Deadline Requirement Exemption".split()}
    kinds |= {f"<{OKL(kind)}>" for kind in ("Concurrence", "MeetingSlot")}
    assert kinds <= found


def test_the_version_is_the_newest_amendment_worked_in_and_not_the_repeal() -> None:
    assert act_graph(READING) == GRAPH
    assert act_graph(DRAFT_READING) == DRAFT_GRAPH


def test_what_two_documents_say_at_one_place_on_one_day_is_told_apart() -> None:
    """An act that rewrites another has the day of the version that holds the new words."""
    document = DRAFT_READING.document
    key = dataclasses.replace(document.key, date=DAY)
    header = dataclasses.replace(document.headers[0], key=key)
    provisions = tuple(dataclasses.replace(p, act=key) if p.act == document.key else p for p in document.provisions)
    other = dataclasses.replace(document, headers=(header,), provisions=provisions)
    said = next(fact for fact in FACTS if isinstance(fact, Duty))
    dataset = build(READING, Reading(other, (said,)))
    duties = [quad for quad in dataset.quads() if quad[2:] == (f"<{RDF('type')}>", f"<{OKL('Duty')}>")]
    assert len({quad[1] for quad in duties}) == len(duties) == 2


def test_a_second_file_of_the_same_version_is_named_and_left_out() -> None:
    source = dataclasses.replace(SOURCE, name="later.txt", sha256="f" * 64)
    second = dataclasses.replace(READING, document=dataclasses.replace(READING.document, source=source))
    dataset = build(second, READING)
    assert dataset.left_out == ("later.txt",)
    assert list(dataset.quads()) == list(build(READING).quads())


def test_more_quads_are_added_in_order() -> None:
    quad = ("<https://a.example/g>", "<https://a.example/s>", "<https://a.example/p>", '"o"')
    assert next(iter(build(READING).with_quads([quad]).quads())) == quad


def test_where_a_graph_came_from() -> None:
    meta = iris.Graph("meta")
    dataset = build()
    assert objects(dataset, GRAPH, PROV("wasDerivedFrom"), meta) == [f"<{iris.SourceFile(SOURCE.sha256)}>"]
    file = iris.SourceFile(SOURCE.sha256)
    assert objects(dataset, file, PROV("generatedAtTime"), meta) == []
    written = dataclasses.replace(SOURCE, modified=dt.datetime(2024, 1, 2, 3, 4, 5, tzinfo=dt.UTC))
    reading = dataclasses.replace(READING, document=dataclasses.replace(READING.document, source=written))
    timed = build_dataset([reading], load_lexicon(), timed=True)
    (time,) = objects(timed, file, PROV("generatedAtTime"), meta)
    assert time.startswith('"2024-01-02T03:04:05+00:00"')


def test_the_length_of_a_source_is_known() -> None:
    source = iris.SourceFile(SOURCE.sha256)
    (length,) = objects(build(), source, OKL("length"), iris.Graph("meta"))
    assert length == f'"{len(TEXT)}"^^<http://www.w3.org/2001/XMLSchema#integer>'


def test_the_software_says_its_version_installed_or_not() -> None:
    version = objects(build(), SOFTWARE, SCHEMA("softwareVersion"), iris.Graph("meta"))
    assert version == [f'"{VERSION}"']


def test_shortcuts_are_derived_from_the_steps() -> None:
    dataset = build()
    inspector = f"<{iris.ID}position/kol-inspektory>"
    assert objects(dataset, iris.ID + "organ/ministry-of-finance", OKL("appoints")) == [inspector]
    assert objects(dataset, iris.ID + "organ/balyq-agenttigi", OKL("concursWith")) == [inspector]
    assert objects(dataset, iris.ID + "position/zhayyq-oblysynyng-akimi", OKL("nominates")) == [inspector]


def test_amendments_are_derived_from_impacts_unless_proposed() -> None:
    dataset = build()
    act = iris.Act("U030000077_")
    assert objects(dataset, act, ELI("amended_by")) == [f"<{iris.Act('U1500000031')}>"]
    assert set(objects(dataset, act, ELI("repealed_by"))) == {f"<{iris.Act('U2100000501')}>"}
    assert objects(dataset, act, ELI("amended_by"), DRAFT_GRAPH) == []
