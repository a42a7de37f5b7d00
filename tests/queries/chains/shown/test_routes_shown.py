"""What is shown of routes, of the nearest, of those in common: in every form, in three languages."""

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from queries.chains.answer import Answer
from queries.chains.authorities import common, nearest
from queries.chains.forms import FORMS, render
from queries.chains.moment import powers_of
from queries.chains.routes import routes
from queries.chains.rules import Rules, read_rules
from queries.chains.shown import common as shown_common
from queries.chains.shown import nearest as shown_nearest
from queries.chains.shown import routes as shown_routes
from queries.chains.words import LANGUAGES
from tests.queries.chains.case import engine, iri

DEPUTY, PRESIDENT, FISH = (iri(f"position/{name}") for name in ("deputy-lake-minister", "president", "fish-chair"))
DAY = dt.date(2015, 1, 1)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_rules(engine())


def between(rules: Rules, lang: str = "en", as_of: dt.date | None = DAY, **asked: Any) -> Answer:
    powers = powers_of(rules, (DEPUTY, PRESIDENT), as_of)
    return shown_routes.shown(routes(powers, DEPUTY, PRESIDENT, **asked), lang, latest=as_of is None)


def in_common(rules: Rules, lang: str = "en") -> Answer:
    posts = (DEPUTY, FISH)
    return shown_common.shown(common(powers_of(rules, posts, DAY), posts), lang)


def closest(rules: Rules, lang: str = "en", **asked: Any) -> Answer:
    return shown_nearest.shown(nearest(powers_of(rules, (DEPUTY,), DAY), DEPUTY, **asked), lang)


def test_routes_as_text(rules: Rules) -> None:
    assert render(between(rules, k=2), "text").splitlines() == [
        "Alternative chains: Deputy Minister of Lakes up to President (as of 2015-01-01)",
        "  Chain 1 (steps: 1)",
        "    Deputy Minister of Lakes",
        "      concurs: President [X1, annex-1/row-3]",
        "  Chain 2 (steps: 2)",
        "    Deputy Minister of Lakes",
        "      nominates: Minister of Lakes [X1, annex-1/row-3]",
        "      Minister of Lakes",
        "        appoints: President [X1, annex-1/row-2]",
        "Chains in all: 4; shown: 2",
        "Notes:",
        "  - The rules of X1 ended on 2020-05-01 (repealed by act № 77 of 2020-05-01).",
    ]


def test_routes_as_json(rules: Rules) -> None:
    answer = json.loads(render(between(rules, depth=2), "json"))
    assert (answer["question"], answer["total"], answer["more"], answer["depth"]) == ("routes", 3, False, 2)
    assert answer["from"]["iri"] == DEPUTY
    assert answer["to"]["label"] == {"kk": "Президент", "ru": "Президент", "en": "President"}
    assert [route["length"] for route in answer["routes"]] == [1, 2, 2]
    hop = answer["routes"][0]["hops"][0]
    assert (hop["authority"]["iri"], hop["of"]["iri"], hop["through"]) == (PRESIDENT, DEPUTY, False)
    assert [(s["role"], s["provision"], s["condition"]) for s in hop["steps"]] == [("concurs", "annex-1/row-3", "")]
    assert answer["notes"][-1] == "Only chains of at most 2 steps count."


def test_routes_as_rows(rules: Rules) -> None:
    rows = list(csv.DictReader(io.StringIO(render(between(rules), "csv"))))
    assert [(r["route"], r["hop"], r["role"], r["authority_label"]) for r in rows][:3] == [
        ("1", "1", "concurs", "President"),
        ("2", "1", "nominates", "Minister of Lakes"),
        ("2", "2", "appoints", "President"),
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_in_every_language_names_who_acts(rules: Rules, form: str, lang: str) -> None:
    name = {"kk": "Көл министрі", "ru": "Министр озёр", "en": "Minister of Lakes"}[lang]
    for answer in (between(rules, lang), in_common(rules, lang), closest(rules, lang)):
        assert name in render(answer, form)


def test_the_picture_marks_both_ends(rules: Rules) -> None:
    picture = between(rules).picture
    assert {node.iri: node.mark for node in picture.nodes if node.mark} == {DEPUTY: "start", PRESIDENT: "goal"}
    assert max(node.level for node in picture.nodes) == next(n.level for n in picture.nodes if n.iri == PRESIDENT)
    assert ET.fromstring(render(between(rules), "svg")).tag.endswith("svg")


def test_the_other_way_round_is_said(rules: Rules) -> None:
    found = routes(powers_of(rules, (PRESIDENT, DEPUTY), DAY), PRESIDENT, DEPUTY)
    notes = shown_routes.shown(found, "en").notes
    assert (
        "The chain leads from the second to the first: President stands above, Deputy Minister of Lakes below." in notes
    )


def test_where_no_chain_leads_the_answer_says_so_and_why(rules: Rules) -> None:
    river = iri("position/river-minister")
    answer = shown_routes.shown(routes(powers_of(rules, (river, FISH), DAY), river, FISH), "en")
    assert answer.lines == ("  No chain leads from the one to the other.",)
    assert "The loaded data have no rule for “Minister of Rivers”." in answer.notes


def test_the_latest_day_is_said(rules: Rules) -> None:
    assert between(rules, as_of=None).notes[0].endswith("for the position stood is taken: 2020-04-30.")
    posts = (DEPUTY, FISH)
    powers = powers_of(rules, posts)
    assert powers.day == dt.date(2020, 4, 30)
    said = shown_common.shown(common(powers, posts), "en", latest=True).notes[0]
    assert said == "The last day on which rules for all of these stood is taken: 2020-04-30."


def test_a_day_without_rules_is_said(rules: Rules) -> None:
    answer = between(rules, as_of=dt.date(2021, 1, 1))
    assert "In the acts that are loaded no rule for Deputy Minister of Lakes stood on 2021-01-01." in answer.notes


def test_those_in_common_as_text(rules: Rules) -> None:
    assert render(in_common(rules), "text").splitlines() == [
        "Authorities in common: Deputy Minister of Lakes; Chairperson of the Fish Committee (as of 2015-01-01)",
        "  Lowest in common:",
        "    Minister of Lakes",
        "      Deputy Minister of Lakes",
        "        nominates: Minister of Lakes [X1, annex-1/row-3]",
        "      Chairperson of the Fish Committee",
        "        appoints: Minister of Lakes [X1, annex-1/row-6]",
        "  Authorities in common in all: 3",
        "    Minister of Lakes (steps: 1, 1)",
        "    President (steps: 1, 2)",
        "    Grand Vizier (steps: 1, 2)",
        "Notes:",
        "  - The rules of X1 ended on 2020-05-01 (repealed by act № 77 of 2020-05-01).",
    ]


def test_those_in_common_as_json_and_rows(rules: Rules) -> None:
    answer = json.loads(render(in_common(rules), "json"))
    assert [(a["authority"]["label"]["en"], a["lowest"]) for a in answer["authorities"]] == [
        ("Minister of Lakes", True),
        ("President", False),
        ("Grand Vizier", False),
    ]
    assert [route["length"] for route in answer["authorities"][1]["routes"]] == [1, 2]
    rows = list(csv.DictReader(io.StringIO(render(in_common(rules), "csv"))))
    assert (rows[0]["common_label"], rows[0]["from"], rows[0]["role"]) == ("Minister of Lakes", DEPUTY, "nominates")
    assert len(rows) == 2 + 3 + 3


def test_who_acts_on_each_directly(rules: Rules) -> None:
    posts = (iri("position/lake-minister"), iri("position/prime"))
    answer = shown_common.shown(common(powers_of(rules, posts, DAY), posts), "en")
    assert answer.content["direct"] == {
        "appoints": [{"iri": PRESIDENT, "label": {"kk": "Президент", "ru": "Президент", "en": "President"}}]
    }
    assert "    appoints: President" in answer.lines
    over = "One of them stands above another: Grand Vizier above, Minister of Lakes below."
    assert over in answer.notes


def test_the_nearest_as_text_and_json(rules: Rules) -> None:
    answer = closest(rules, k=2, can=("concurs",))
    assert answer.lines == (
        "  1. President (steps: 1)",
        "    Deputy Minister of Lakes",
        "      concurs: President [X1, annex-1/row-3]",
        "  2. Grand Vizier (steps: 1)",
        "    Deputy Minister of Lakes",
        "      concurs: Grand Vizier [X1, annex-1/row-3; оның тапсырмасы бойынша]",
    )
    assert answer.notes[-1] == "Only those are taken whose own step is: concurs."
    assert [found["length"] for found in json.loads(render(answer, "json"))["authorities"]] == [1, 1]


def test_nobody_above_is_said(rules: Rules) -> None:
    powers = powers_of(rules, (PRESIDENT,), DAY)
    answer = shown_nearest.shown(nearest(powers, PRESIDENT), "en")
    assert answer.lines == ("  There is nobody above.",)
    assert answer.notes == ("The loaded data have no rule for “President”.",)
