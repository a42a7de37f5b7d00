"""What is shown of a chain beside its steps: who stands where, through whom it goes on, the words of provisions."""

import csv
import dataclasses
import datetime as dt
import io
import json

import networkx as nx
import pytest

from queries.chains.answer import STEP_COLUMNS, Answer
from queries.chains.forms import render
from queries.chains.rules import read_rules
from queries.chains.shown.chain import shown
from queries.chains.walk import Chain, chain
from tests.queries.chains.case import engine, iri

DAY = dt.date(2019, 5, 1)


def of(tail: str, *, down: bool = False, lang: str = "en") -> Chain:
    return chain(read_rules(engine()), iri(tail), DAY, down=down, lang=lang)


@pytest.fixture(scope="module")
def up() -> Answer:
    return shown(of("position/deputy-lake-minister"), "en")


def test_boxes_stand_in_the_column_of_their_depth(up: Answer) -> None:
    column = {node.label: node.level for node in up.picture.nodes}
    assert column == {
        "Deputy Minister of Lakes": 0,
        "Water Council": 1,
        "Minister of Lakes": 1,
        "President": 1,
        "Grand Vizier": 1,
        "Chairperson of the Water Council": 1,
    }


def test_the_post_asked_for_and_where_the_chain_ends_are_marked(up: Answer) -> None:
    assert {node.label: node.mark for node in up.picture.nodes if node.mark} == {
        "Deputy Minister of Lakes": "start",
        "President": "root",
    }
    assert "([" in render(up, "mermaid")
    assert "penwidth=3" in render(up, "dot")
    assert '<g class="start">' in render(up, "svg")


def test_a_row_of_csv_is_a_step(up: Answer) -> None:
    header, *rows = csv.reader(io.StringIO(render(up, "csv"), newline=""))
    assert header == ["depth", *STEP_COLUMNS, "applies"]
    steps = json.loads(render(up, "json"))["steps"]
    assert [row[:4] for row in rows] == [
        [str(step["depth"]), step["role"], step["authority"]["iri"], step["authority"]["label"]["en"]] for step in steps
    ]
    assert [row[7:9] for row in rows] == [[step["act"], step["provision"]] for step in steps]


def test_an_edge_of_gexf_is_a_step_with_all_that_is_known(up: Answer) -> None:
    graph = nx.read_gexf(io.BytesIO(render(up, "gexf").encode()))
    council = graph.get_edge_data(iri("organ/council"), iri("position/deputy-lake-minister"))
    (edge,) = council.values() if graph.is_multigraph() else [council]
    assert (edge["role"], edge["depth"], edge["provision"]) == ("appoints", 1, "annex-1/row-3")
    assert "lastmodifieddate" not in render(up, "gexf")


def test_downward_the_head_is_tied_to_the_organ_and_members_to_their_class() -> None:
    answer = shown(of("position/council-chair", down=True), "en")
    names = {node.iri: node.label for node in answer.picture.nodes}
    tied = [(names[e.who], e.words, names[e.whom]) for e in answer.picture.edges if e.style == "through"]
    assert tied == [
        ("Chairperson of the Water Council", "heads", "Water Council"),
        ("Deputy Minister of Lakes", "is one of", "deputy ministers"),
    ]
    assert answer.title == "Over whom decides: Chairperson of the Water Council (as of 2019-05-01)"


def test_words_of_provisions_are_shown_where_texts_are_loaded() -> None:
    found = of("position/prime")
    links = tuple(
        dataclasses.replace(k, step=dataclasses.replace(k.step, words="Президент, «иә»\nдейді")) for k in found.links
    )
    answer = shown(dataclasses.replace(found, links=links), "kk")
    assert {step["words"] for step in json.loads(render(answer, "json"))["steps"]} == {"Президент, «иә»\nдейді"}
    *_, last = csv.reader(io.StringIO(render(answer, "csv"), newline=""))
    assert last[-2:] == ["Президент, «иә»\nдейді", "true"]
    graph = nx.parse_graphml(render(answer, "graphml"))
    assert [data["words"] for _, _, data in graph.edges(data=True)] == ["Президент, «иә»\nдейді"]


def test_each_position_stands_below_what_leads_to_it_and_later_steps_say_where_it_is(up: Answer) -> None:
    assert [line.partition(" [")[0] + line.partition("]")[2] for line in up.lines] == [
        "  Deputy Minister of Lakes",
        "    appoints: Water Council",
        "    nominates: Minister of Lakes",
        "    concurs: President",
        "    concurs: Grand Vizier",
        "    Chairperson of the Water Council",
        "      elects: Water Council (see above)",
        "    Minister of Lakes",
        "      appoints: President",
        "      nominates: Grand Vizier (see below)",
        "    Grand Vizier",
        "      appoints: President",
        "Where the chain ends: President",
    ]


def test_text_downward_says_on_whom_and_names_the_first_few_of_the_ends() -> None:
    found = of("position/prime", down=True)
    lines = shown(dataclasses.replace(found, roots=found.roots * 9), "en").lines
    assert any(line.strip().startswith("nominates for: ministers") for line in lines)
    assert lines[-1].startswith(f"No one below: {9 * len(found.roots)} (")
    assert lines[-1].endswith("; …)")


def test_text_says_what_was_not_followed() -> None:
    found = chain(read_rules(engine()), iri("position/deputy-lake-minister"), DAY, depth=1, lang="en")
    assert shown(found, "en").lines[-2:] == (
        "Where the chain ends: President",
        "Not followed further: Chairperson of the Water Council; Minister of Lakes; Grand Vizier",
    )
