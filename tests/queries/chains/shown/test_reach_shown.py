"""What is shown of reach, levels, cycles and measures, in all forms and languages."""

import csv
import datetime as dt
import io
import json
from collections.abc import Callable

import pytest

from queries.chains.answer import Answer
from queries.chains.centrality import MEASURES, centralities
from queries.chains.forms import FORMS, render
from queries.chains.levels import cycles, levels
from queries.chains.multigraph import Powers
from queries.chains.reach import over_time, reach, reach_of
from queries.chains.rules import ROLES, read_rules
from queries.chains.shown import centrality as shown_centrality
from queries.chains.shown import cycles as shown_cycles
from queries.chains.shown import levels as shown_levels
from queries.chains.shown import over_time as shown_over_time
from queries.chains.shown import reach as shown_reach
from tests.queries.chains.case import engine, iri
from tests.queries.chains.country import DAY, country
from tests.queries.chains.shipped import shipped_rules


def case() -> Powers:
    return read_rules(engine()).drawn(dt.date(2015, 1, 1))


def none() -> Powers:
    return read_rules(engine()).drawn(dt.date(2021, 1, 1))


def shipped() -> Powers:
    return shipped_rules().drawn(dt.date(2023, 1, 1))


ANSWERS: dict[str, Callable[[Powers, str], Answer]] = {
    "all": lambda powers, lang: shown_reach.shown(reach(powers), lang, latest=True),
    "of": lambda powers, lang: shown_reach.shown_of(reach_of(powers, iri("organ/council")), lang),
    "over time": lambda powers, lang: shown_over_time.shown(tuple(over_time(powers.rules)), lang),
    "of over time": lambda powers, lang: shown_over_time.shown(
        tuple(over_time(powers.rules)), lang, iri("position/prime")
    ),
    "levels": lambda powers, lang: shown_levels.shown(levels(powers), lang),
    "cycles": lambda powers, lang: shown_cycles.shown(cycles(powers), lang),
    "centrality": lambda powers, lang: shown_centrality.shown(centralities(powers), lang),
}


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("name", ANSWERS)
@pytest.mark.parametrize("powers", [case, none, lambda: country(60, 4, 240).drawn(DAY)])
def test_each_answer_has_every_form(name: str, lang: str, powers: Callable[[], Powers]) -> None:
    answer = ANSWERS[name](powers(), lang)
    ends = {node.iri for node in answer.picture.nodes}
    assert len(ends) == len(answer.picture.nodes)
    assert all({edge.who, edge.whom} <= ends for edge in answer.picture.edges)
    assert all(len(row) == len(answer.table.header) for row in answer.table.rows)
    assert all(render(answer, form) for form in FORMS)
    assert json.loads(render(answer, "json"))["question"] in ("reach", "levels", "cycles", "centrality")


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_differ_by_language_but_in_json(name: str) -> None:
    answers = [ANSWERS[name](case(), lang) for lang in ("kk", "ru", "en")]
    assert len({answer.title for answer in answers}) == 3
    assert len({answer.lines for answer in answers}) == 3
    contents = [{**answer.content, "notes": []} for answer in answers]
    assert contents[0] == contents[1] == contents[2]


def rows(answer: Answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(render(answer, "csv"))))


def test_reach_as_a_table() -> None:
    first, *others = rows(ANSWERS["all"](case(), "en"))
    assert {name: first[name] for name in ("rank", "authority_label", "kind", *ROLES, "directly", "in_the_end")} == {
        "rank": "1",
        "authority_label": "President",
        "kind": "position",
        "appoints": "2",
        "elects": "0",
        "nominates": "0",
        "concurs": "1",
        "consults": "0",
        "directly": "3",
        "in_the_end": "4",
    }
    assert first["in_the_end_share"] == "0.666667"
    assert [row["authority_label"] for row in others[:2]] == ["Grand Vizier", "Water Council"]


def test_the_first_authorities_are_drawn_with_their_figures() -> None:
    picture = ANSWERS["all"](case(), "en").picture
    president = next(node for node in picture.nodes if node.label == "President")
    assert (president.level, president.mark) == (0, "root")
    assert president.says == "directly: 3 (50.0%); in the end: 4 (66.7%)"
    assert {(edge.who, edge.whom, edge.style) for edge in picture.edges} >= {
        (iri("position/president"), iri("position/prime"), "appoints"),
        (iri("position/council-chair"), iri("organ/council"), "through"),
    }


def test_the_posts_of_one_authority() -> None:
    answer = shown_reach.shown_of(reach_of(case(), iri("position/prime")), "en")
    assert answer.title == "Reach: Grand Vizier (as of 2015-01-01)"
    assert answer.lines == (
        "Posts in all: 6",
        "Place by reach in the end: 2",
        "directly: 2 (33.3%)",
        "  nominates: 1",
        "    Minister of Lakes",
        "  concurs: 1",
        "    Deputy Minister of Lakes",
        "in the end: 3 (50.0%)",
        "  through others: 1",
        "    Chairperson of the Fish Committee",
    )
    assert answer.notes == ("The rules of X1 ended on 2020-05-01 (repealed by act № 77 of 2020-05-01).",)
    content = json.loads(render(answer, "json"))
    assert [thing["iri"] for thing in content["held"]["nominates"]] == [iri("position/lake-minister")]
    assert len(content["held"]["in-the-end"]) == content["in_the_end"] == 3


def test_who_holds_nothing_is_told_so() -> None:
    answer = shown_reach.shown_of(reach_of(case(), iri("position/fish-chair")), "en")
    assert answer.lines == ("It acts on no post.",)


def test_one_who_heads_an_organ_is_drawn_with_its_posts() -> None:
    picture = shown_reach.shown_of(reach_of(case(), iri("position/council-chair")), "en").picture
    said = {(edge.who.rpartition("/")[2], edge.whom.rpartition("/")[2], edge.words) for edge in picture.edges}
    assert ("council-chair", "council", "heads") in said
    assert ("council", "deputy-lake-minister", "appoints") in said
    assert picture.start == iri("position/council-chair")


def test_a_day_that_nobody_gave_and_a_day_without_rules_are_noted() -> None:
    assert ANSWERS["all"](case(), "en").notes[0].startswith("The last day on which any rule stood")
    assert "None of the rules that are loaded stood on 2021-01-01." in ANSWERS["levels"](none(), "en").notes
    assert ANSWERS["cycles"](none(), "en").lines == ("There is no cycle: nobody stands above oneself.",)


def test_roles_that_were_chosen_are_noted() -> None:
    assert "Only these acts count: appoints." in shown_reach.shown(reach(case(), ("appoints",)), "en").notes


def test_over_time_the_day_on_which_all_rules_end_is_shown() -> None:
    answer = ANSWERS["of over time"](case(), "en")
    assert [(row["as_of"], row["posts"], row["in_the_end"]) for row in rows(answer)] == [
        ("2010-02-01", "6", "3"),
        ("2020-05-01", "0", "0"),
    ]
    assert {row["as_of"] for row in rows(ANSWERS["over time"](case(), "en"))} == {"2010-02-01"}


def test_a_cycle_step_by_step() -> None:
    answer = ANSWERS["cycles"](case(), "en")
    assert answer.lines[:5] == (
        "1. Depend on each other: Water Council; Chairperson of the Water Council",
        "   Water Council → Chairperson of the Water Council: elects [X1, annex-1/row-5]",
        "   Chairperson of the Water Council → Water Council: heads",
        "Acting on oneself:",
        "   Water Council → Chairperson of the Water Council: elects [X1, annex-1/row-5]",
    )
    assert [(row["cycle"], row["turn"], row["role"]) for row in rows(answer)] == [
        ("1", "1", "elects"),
        ("1", "2", "through"),
    ]


def test_levels_from_the_top_down() -> None:
    answer = ANSWERS["levels"](case(), "en")
    assert answer.lines[0] == "Level 0: 4 (posts: 1)"
    assert "  Grand Vizier (acts directly on posts: 2; steps to the top: at least 1)" in answer.lines
    place = next(row for row in rows(answer) if row["thing"] == iri("position/fish-chair"))
    assert (place["level"], place["hops"], place["posts"], place["is_post"]) == ("3", "2", "0", "true")


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_each_measure_has_its_sentence(lang: str) -> None:
    lines = ANSWERS["centrality"](case(), lang).lines
    assert [line for line in lines if not line.startswith("  ")] == [
        shown_centrality.SAYS[name][lang] for name in MEASURES
    ]


@pytest.mark.parametrize("name", ["all", "levels", "cycles", "centrality"])
@pytest.mark.parametrize("form", ["svg", "mermaid", "dot"])
def test_pictures_of_the_graph_that_ships_can_be_drawn(name: str, form: str) -> None:
    assert render(ANSWERS[name](shipped(), "kk"), form)
