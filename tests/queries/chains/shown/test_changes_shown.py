"""What is shown of changes: by kind and rule, what is gone and come, whom it binds, what could not be compared."""

import csv
import datetime as dt
import io
import json

import pytest

from queries.chains.answer import Answer
from queries.chains.changes import changes
from queries.chains.forms import FORMS, render
from queries.chains.rules import Rules, read_rules
from queries.chains.shown.changes import shown
from queries.chains.words import LANGUAGES
from tests.queries.chains.case import engine, iri, two_versions

ENDED = "The rules of X1 ended on 2020-05-01 (repealed by act № 77 of 2020-05-01)."


@pytest.fixture(scope="module")
def rules() -> Rules:
    return read_rules(two_versions())


def answer(
    rules: Rules, tail: str = "", lang: str = "en", days: tuple[str, str] = ("2014-01-01", "2016-01-01")
) -> Answer:
    earlier, later = map(dt.date.fromisoformat, days)
    return shown(changes(rules, earlier, later, iri(tail) if tail else ""), lang)


def test_changes_as_text(rules: Rules) -> None:
    assert render(answer(rules), "text").splitlines() == [
        "What changed: 2014-01-01 to 2016-01-01",
        "Added (rules: 1, positions and classes: 1)",
        "  Minister of Rivers",
        "    + concurs: Water Council [X1, annex-1/row-2]",
        "    + appoints: President [X1, annex-1/row-2]",
        "Ended (rules: 1, positions and classes: 1)",
        "  Chairperson of the Water Council",
        "    − elects: Water Council [X1, annex-1/row-5]",
        "Altered (rules: 3, positions and classes: 4)",
        "  ministers",
        "    − nominates: Grand Vizier [X1, annex-1/row-2]",
        "    + concurs: Water Council [X1, annex-1/row-2]",
        "    = appoints: President [X1, annex-1/row-2]",
        "    and so for: Minister of Lakes",
        "  Deputy Minister of Rivers",
        "    − appoints: Minister of Rivers [X1, annex-1/row-4]",
        "    + nominates: Minister of Rivers [X1, annex-1/row-3]",
        "    + concurs: President [X1, annex-1/row-3]",
        "    + concurs: Grand Vizier [X1, annex-1/row-3; оның тапсырмасы бойынша]",
        "    + appoints: Water Council [X1, annex-1/row-3]",
        "    the rule of deputy ministers in place of its own",
        "  Deputy Minister of Lakes",
        "    − concurs: President [X1, annex-1/row-3]",
        "    − concurs: Grand Vizier [X1, annex-1/row-3; оның тапсырмасы бойынша]",
        "    = nominates: Minister of Lakes [X1, annex-1/row-4]",
        "    = appoints: Water Council [X1, annex-1/row-4]",
        "    a rule of its own in place of that of deputy ministers",
        "Positions and classes with a rule: 8 on 2014-01-01, 8 on 2016-01-01.",
        "Notes:",
        f"  - {ENDED}",
    ]


def test_changes_as_json(rules: Rules) -> None:
    found = json.loads(render(answer(rules, "position/lake-minister"), "json"))
    assert (found["question"], found["from"], found["to"]) == ("changes", "2014-01-01", "2016-01-01")
    assert found["position"]["label"]["ru"] == "Министр озёр"
    assert found["counts"]["altered"] == {"rules": 1, "positions": 1}
    (change,) = found["changes"]
    assert change["before"]["class"]["iri"] == change["after"]["class"]["iri"] == iri("class/ministers")
    assert change["before"]["rule"] == iri("rule/X1/2010-02-01/annex-1/row-2")
    assert change["after"]["rule"] == iri("rule/X1/2015-03-01/annex-1/row-2")
    assert [(s["role"], s["provision"]) for s in change["gone"]] == [("nominates", "annex-1/row-2")]
    assert [s["role"] for s in change["come"]] == ["concurs"]


def test_changes_as_rows(rules: Rules) -> None:
    rows = list(csv.DictReader(io.StringIO(render(answer(rules, "position/lake-minister"), "csv"))))
    assert [(r["kind"], r["step"], r["role"], r["authority_label"]) for r in rows] == [
        ("altered", "gone", "nominates", "Grand Vizier"),
        ("altered", "come", "concurs", "Water Council"),
        ("altered", "same", "appoints", "President"),
    ]
    assert {(r["position"], r["class"]) for r in rows} == {(iri("position/lake-minister"), iri("class/ministers"))}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_in_every_language_names_who_acts(rules: Rules, form: str, lang: str) -> None:
    name = {"kk": "Өзен министрінің орынбасары", "ru": "Заместитель министра рек", "en": "Deputy Minister of Rivers"}
    assert name[lang] in render(answer(rules, lang=lang), form)


def test_the_picture_tells_gone_from_come(rules: Rules) -> None:
    picture = answer(rules).picture
    said = {(e.who, e.whom, e.words, e.style) for e in picture.edges}
    council, lakes = iri("organ/council"), iri("class/ministers")
    assert (iri("position/prime"), lakes, "− nominates", "ended") in said
    assert (council, lakes, "+ concurs", "added") in said
    assert (iri("position/president"), lakes, "appoints", "appoints") in said
    assert {n.iri for n in picture.nodes if n.mark == "ended"} == {iri("position/council-chair")}


def test_before_the_oldest_version_it_is_said_that_nothing_is_known() -> None:
    found = answer(read_rules(engine()), "position/prime", days=("2009-01-01", "2012-01-01"))
    assert found.lines[0].startswith("No earlier wording is loaded, so whether it changed is not known (rules: 1")
    assert "No older wording is loaded for 2009-01-01: X1 was read in the version of 2010-02-01." in found.notes


def test_days_on_which_nothing_stood_are_not_compared() -> None:
    found = answer(read_rules(engine()), days=("2009-01-01", "2021-01-01"))
    assert found.lines[0] == "  Nothing to compare: no rule that is loaded stood on either day."
    assert "Rules that stood only between the two days: 6." in found.notes


def test_nothing_changed_is_said(rules: Rules) -> None:
    assert answer(rules, days=("2016-01-01", "2017-01-01")).lines[0] == "  Nothing changed."


def test_an_end_names_the_act_that_ended_it(rules: Rules) -> None:
    found = answer(rules, days=("2019-01-01", "2020-05-01"))
    assert found.lines[0] == "Ended (rules: 5, positions and classes: 8)"
    assert found.notes == (ENDED,)


def test_a_post_without_rules_is_said_to_have_none(rules: Rules) -> None:
    assert answer(rules, "position/president").notes == ("The loaded data have no rule for “President”.",)
