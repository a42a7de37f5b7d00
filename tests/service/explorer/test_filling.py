"""How a position is filled: stages in their turn, who acts together, who in place of another, what stands aside."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from queries.chains.classes import Classes
from queries.chains.rules import Rules, Step
from queries.names import Names
from queries.oxigraph_engine import OxigraphEngine
from service.data import Data
from service.explorer.posts.filling import Filling, filling
from service.explorer.posts.told import Told
from service.explorer.view import View
from tests.queries.chains import case

DAY = dt.date(2015, 1, 1)


@pytest.fixture(autouse=True)
def request_context(app: Flask) -> Iterator[None]:
    """Addresses are those of a request."""
    with app.test_request_context("/"):
        yield


def step(role: str, who: str, alternative: int = 1, *, order: int, stage: int = 0, **other: Any) -> Step:
    """A step on the invented post `x`, of the rule `r`."""
    given: dict[str, Any] = {
        "rule": "r", "act": case.iri("act/X1"), "provision": "annex-1/row-1", "position": case.iri("position/x"),
        "role": role, "authority": case.iri(f"position/{who}"), "alternative": alternative, "condition": "",
        "valid_from": "", "valid_to": "", "begins": dt.date(2010, 1, 1), "ends": dt.date.max, "order": order,
        "stage": stage,
    }  # fmt: skip
    return Step(**{**given, **other})


def filled(*steps: Step) -> Filling:
    data = Data("none", OxigraphEngine.from_lines([]), (), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None)
    data.kept("rules", lambda: Rules(steps, Names({}), Classes([])))
    return filling(View(data, "en"), case.iri("position/x"), DAY)


def names(found: Filling, way: int = 0) -> list[tuple[str, list[list[list[str]]]]]:
    """Of each stage its role, and its parts with the groups that may take them."""
    return [
        (stage.role, [[[who.who.iri.rpartition("/")[2] for who in group] for group in part] for part in stage.parts])
        for stage in found.ways[way].stages
    ]


def test_stages_stand_in_their_turn_whatever_the_order_of_the_row() -> None:
    found = filled(
        step("appoints", "a", order=1, stage=3), step("concurs", "c", order=2, stage=2), step("nominates", "n", order=3, stage=1)
    )  # fmt: skip
    assert names(found) == [("nominates", [[["n"]]]), ("concurs", [[["c"]]]), ("appoints", [[["a"]]])]


def test_without_turns_who_decides_stands_last_and_who_is_heard_before_who_agrees() -> None:
    found = filled(
        step("elects", "e", order=1), step("concurs", "c", order=2), step("consults", "h", order=3), step("nominates", "n", order=4)
    )  # fmt: skip
    assert [role for role, _ in names(found)] == ["nominates", "consults", "concurs", "elects"]


def test_of_alternatives_one_acts_and_those_without_a_number_always() -> None:
    found = filled(
        step("concurs", "always", 0, order=1),
        step("concurs", "chair", 1, order=2),
        step("concurs", "secretary", 2, order=3, condition="on the chair's word"),
        step("concurs", "aide", 2, order=4),
    )
    assert names(found) == [("concurs", [[["always"]], [["chair"], ["secretary", "aide"]]])]
    (_, choice) = found.ways[0].stages[0].parts
    assert [who.condition for group in choice for who in group] == ["", "on the chair's word", ""]


def test_several_of_one_alternative_all_act() -> None:
    found = filled(step("concurs", "a", order=1), step("concurs", "b", order=2))
    assert names(found) == [("concurs", [[["a"]], [["b"]]])]


def test_all_who_are_consulted_are_shown() -> None:
    found = filled(step("consults", "a", 1, order=1), step("consults", "b", 2, order=2))
    assert names(found) == [("consults", [[["a"]], [["b"]]])]


def test_rules_that_say_who_appoints_stand_before_those_known_in_part() -> None:
    found = filled(
        step("nominates", "n", order=1, rule="q", partial=True, provision="5"), step("appoints", "a", order=1)
    )
    assert [(way.rule, way.partial) for way in found.ways] == [("r", False), ("q", True)]


def test_a_rule_that_ended_before_today_has_ended() -> None:
    ended = filled(step("appoints", "a", order=1, ends=dt.date(2020, 1, 1)))
    assert ended.ended
    assert ended.ways[0].validity.words == "no longer in force from 1 January 2020"
    assert not filled(step("appoints", "a", order=1)).ended
    assert not filled().ended


def test_places_of_a_stage_stand_once() -> None:
    found = filled(step("concurs", "a", order=1), step("concurs", "b", order=2))
    assert [place.short for place in found.ways[0].stages[0].places] == ["annex 1, row 1"]


def test_footnotes_of_the_graph_that_ships_lead_to_their_mark(shipped: Data) -> None:
    view = View(shipped, "en")
    found = filling(view, case.iri("position/head-of-police-department"), dt.date(2023, 1, 1))
    notes = [note.path for stage in found.ways[0].stages for part in stage.parts for group in part for who in group
             for note in who.footnotes]  # fmt: skip
    assert notes == ["annex-1/mark-1"]


def test_tables_are_read_once_for_a_version(shipped: Data) -> None:
    told = Told.of(shipped)
    assert Told.of(shipped) is told
    assert told.studies is told.studies
    police = case.iri("position/head-of-police-department")
    assert [(study.provision, study.valid_to) for study in told.studies[police]] == [("annex-2/17/4", "2023-07-31")]
    chair = case.iri("position/chair-of-security-council")
    holders = {(office.holder.rpartition("/")[2], office.valid_to) for office in told.ex_officio[chair]}
    assert holders == {("first-president", "2022-02-07"), ("president", "")}
    divided = told.events[case.iri("organ/ministry-of-education-and-science")]
    assert [(event.date, len(event.resulting)) for event in divided] == [("2022-06-11", 2)]
    assert told.events[divided[0].resulting[0]] == divided
