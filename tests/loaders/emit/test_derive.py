"""What follows from classes: the positions that rules and studies cover, and the rule to go by for each."""

from __future__ import annotations

import datetime as dt

from loaders.emit.derive import derive, members
from loaders.emit.nquads import Quad, Sheet
from ontology import iris
from ontology.lexicon import load_lexicon
from ontology.terms import ELI, OKL, RDF

GRAPH = str(iris.Graph("U030000077_"))
ID = iris.ID
VERSION = "https://example.org/version"


def sheet(version: str = "2022-06-30") -> Sheet:
    made = Sheet(GRAPH)
    made.date(VERSION, ELI("version_date"), dt.date.fromisoformat(version))
    return made


def fact(on: Sheet, name: str, kind: str, positions: list[str], exceptions: tuple[str, ...] = ()) -> str:
    subject = f"https://example.org/{name}"
    on.link(subject, RDF("type"), OKL(kind))
    on.link(subject, OKL("inVersion"), VERSION)
    for position in positions:
        on.link(subject, OKL("position"), ID + position)
    for exception in exceptions:
        on.link(subject, OKL("hasException"), ID + exception)
    return subject


def objects(quads: list[Quad], subject: str, name: str) -> set[str]:
    return {q[3][1:-1].removeprefix(ID) for q in quads if q[1] == f"<{subject}>" and q[2] == f"<{OKL(name)}>"}


def test_members_are_those_of_the_lexicon() -> None:
    lexicon = load_lexicon()
    held = {group: {m for m in found if "/position/" in m} for group, found in members().items()}
    for group in lexicon.position_classes:
        expected = {f"<{ID}{member}>" for member in lexicon.members(group)}
        assert held.get(f"<{ID}{group}>", set()) == expected, group


def test_a_class_covers_its_members_less_the_exceptions_of_the_provision() -> None:
    facts = sheet()
    left_out = ("position/minister-of-defence", "class/foreign-defence-and-internal-affairs-ministers")
    rule = fact(facts, "rule", "AppointmentRule", ["class/ministers"], left_out)
    covered = objects(list(derive(facts.quads())), rule, "covers")
    assert {"position/minister-of-finance", "position/minister-of-justice"} <= covered
    assert covered.isdisjoint(
        {"position/minister-of-defence", "position/minister-of-internal-affairs", "class/ministers"}
    )


def test_a_class_covers_whoever_was_there_in_the_version() -> None:
    facts = sheet("2022-06-30")
    rule = fact(facts, "rule", "AppointmentRule", ["class/ministers"])
    facts.code(rule, OKL("state"), "ended")
    covered = objects(list(derive(facts.quads())), rule, "covers")
    assert "position/minister-of-enlightenment" in covered
    assert "position/minister-of-education-and-science" not in covered  # ended before


def test_who_leaves_out_deputies_leaves_out_the_first_one() -> None:
    facts = sheet()
    left_out = ("position/deputy-minister-of-defence",)
    rule = fact(facts, "rule", "AppointmentRule", ["class/deputy-ministers"], left_out)
    covered = objects(list(derive(facts.quads())), rule, "covers")
    assert "position/first-deputy-minister-of-defence" not in covered
    assert "position/first-deputy-minister-of-internal-affairs" in covered


def test_what_is_named_is_covered_and_a_class_without_known_members_stands_for_itself() -> None:
    facts = sheet()
    study = fact(facts, "study", "CandidateStudy", ["position/prime-minister", "class/corps-a"])
    found = list(derive(facts.quads()))
    assert objects(found, study, "covers") == {"position/prime-minister", "class/corps-a"}
    assert objects(found, study, "binds") == set()


def test_the_row_of_a_position_binds_before_that_of_its_class() -> None:
    facts = sheet()
    wide = fact(facts, "wide", "AppointmentRule", ["class/chairs-of-committees-of-ministries"])
    narrow = fact(facts, "narrow", "AppointmentRule", ["class/chairs-of-committees-of-ministry-of-internal-affairs"])
    own = fact(facts, "own", "AppointmentRule", ["position/chair-of-committee-penal-system"])
    found = list(derive(facts.quads()))
    police, penal = "position/chair-of-committee-administrative-police", "position/chair-of-committee-penal-system"
    treasury = "position/chair-of-committee-treasury"
    assert {police, penal, treasury} <= objects(found, wide, "covers")
    assert {police, penal, treasury} & objects(found, wide, "binds") == {treasury}
    assert {police, penal} & objects(found, narrow, "binds") == {police}
    assert objects(found, own, "binds") == {penal}


def step(on: Sheet, rule: str, number: int, kind: str, actor: str, stage: int = 1) -> str:
    node = f"{rule}#step-{number}"
    on.link(rule, OKL("step"), node)
    on.code(node, OKL("kind"), kind)
    on.link(node, OKL("actor"), ID + actor)
    on.number(node, OKL("stage"), stage)
    return node


def test_a_study_serves_where_somebody_of_its_body_has_a_part() -> None:
    facts = sheet()
    posts = {
        "port": "head-of-presidential-administration",
        "pier": "president",
        "ship": "secretary-of-security-council",
    }
    for post, actor in posts.items():
        rule = fact(facts, f"rule-{post}", "AppointmentRule", [f"position/{post}"])
        step(facts, rule, 1, "concurs", f"position/{actor}")
    study = fact(facts, "study", "CandidateStudy", [f"position/{post}" for post in posts])
    facts.link(study, OKL("actor"), ID + "organ/presidential-administration-unit-legal-support")
    assert objects(list(derive(facts.quads())), study, "serves") == {"position/port", "position/pier"}


def test_a_rule_meets_a_demand_by_an_alternative_or_by_who_appoints() -> None:
    facts = sheet()
    posts = ["position/port", "position/pier", "position/ship", "position/boat"]
    general = fact(facts, "general", "GeneralRule", posts)
    demands = {step(facts, general, 1, "concurs", "position/president", 4)}
    demands.add(step(facts, general, 2, "concurs", "position/head-of-presidential-administration", 4))
    submits = step(facts, general, 3, "nominates", "position/prime-minister", 1)
    acts = [
        ("concurs", "head-of-presidential-administration"),
        ("appoints", "president"),
        ("concurs", "minister-of-finance"),
    ]
    rules = [fact(facts, f"rule-{n}", "AppointmentRule", [post]) for n, post in enumerate(posts)]
    for rule, (kind, actor) in zip(rules, [*acts, ("nominates", "prime-minister")], strict=True):
        step(facts, rule, 1, kind, f"position/{actor}")
    found = list(derive(facts.quads()))
    assert objects(found, rules[0], "meets") == demands
    assert objects(found, rules[1], "meets") == {*demands, submits}  # whom he appoints, the rule is not about
    assert objects(found, rules[2], "meets") == set()
    assert objects(found, rules[3], "meets") == {submits}


def test_who_acts_is_the_actor_named_or_the_member_in_the_line_of_organs() -> None:
    facts = sheet()
    rule = fact(facts, "rule", "AppointmentRule", ["position/deputy-minister-of-finance", "position/prime-minister"])
    for number, actor in enumerate(("class/ministers", "organ/government"), start=1):
        step = f"{rule}#step-{number}"
        facts.link(rule, OKL("step"), step)
        facts.link(step, OKL("actor"), ID + actor)
    found = list(derive(facts.quads()))
    acting = {(q[1][1:-1].removeprefix(ID), q[3][1:-1].removeprefix(ID)) for q in found if q[2] == f"<{OKL('actsOn')}>"}
    assert acting == {
        ("position/minister-of-finance", "position/deputy-minister-of-finance"),
        ("organ/government", "position/deputy-minister-of-finance"),
        ("class/ministers", "position/prime-minister"),  # no minister's organ is in the line of this office
        ("organ/government", "position/prime-minister"),
    }
    assert objects(found, f"{ID}organ/government", "actsThrough") == {"position/prime-minister"}


def test_what_is_proposed_makes_nobody_act() -> None:
    facts = sheet()
    rule = fact(facts, "rule", "AppointmentRule", ["position/prime-minister"])
    facts.code(rule, OKL("state"), "proposed")
    facts.link(rule, OKL("step"), f"{rule}#step-1")
    facts.link(f"{rule}#step-1", OKL("actor"), f"{ID}position/president")
    assert not [quad for quad in derive(facts.quads()) if quad[2] == f"<{OKL('actsOn')}>"]


def footnoted(condition: str) -> tuple[Sheet, str, str]:
    """A rule on two deputies, with a step whose footnote stands at a note of its own."""
    facts = sheet()
    rule = fact(facts, "rule", "AppointmentRule", ["position/deputy-minister-of-finance", "position/prime-minister"])
    step, note = f"{rule}#step-1", f"{ID}act/U0300000077/annex-1/mark-1"
    facts.link(rule, OKL("step"), step)
    facts.link(step, OKL("actor"), f"{ID}position/president")
    facts.link(step, OKL("footnote"), note)
    facts.code(step, OKL("condition"), condition)
    return facts, step, note


def acted_on(quads: list[Quad]) -> set[str]:
    return objects(quads, f"{ID}position/president", "actsOn")


def test_a_footnote_limits_a_step_to_whom_it_names() -> None:
    facts, step, note = footnoted("Қаржы министрінің орынбасарларына қатысты;")
    facts.link(f"{ID}mention/1", RDF("type"), OKL("Mention"))
    facts.link(f"{ID}mention/1", OKL("statedIn"), note)
    facts.link(f"{ID}mention/1", OKL("mentions"), f"{ID}position/deputy-minister-of-finance")
    found = list(derive(facts.quads()))
    assert objects(found, step, "limitedTo") == {"position/deputy-minister-of-finance"}
    assert acted_on(found) == {"position/deputy-minister-of-finance"}


def test_a_footnote_limits_a_step_to_what_the_provision_lists() -> None:
    facts, step, note = footnoted("Ереженің 9-тармағында аталған лауазымдарға қатысты")
    study = fact(facts, "study", "CandidateStudy", ["position/prime-minister"])
    facts.link(study, OKL("statedIn"), f"{ID}act/U0300000077/annex-2/9/1")
    for number, place in enumerate(("annex-2/9", "annex-2/90"), start=1):
        reference = f"{ID}internal-reference/{number}"
        facts.link(reference, RDF("type"), OKL("InternalReference"))
        facts.link(reference, OKL("statedIn"), note if number == 1 else f"{note}0")
        facts.link(reference, OKL("target"), f"{ID}act/U0300000077/{place}")
    found = list(derive(facts.quads()))
    assert objects(found, step, "limitedTo") == {"position/prime-minister"}
    assert acted_on(found) == {"position/prime-minister"}


def test_a_footnote_that_names_who_acts_limits_nothing() -> None:
    facts, step, note = footnoted("Президенттің тапсырмасы бойынша")
    facts.link(f"{ID}mention/1", RDF("type"), OKL("Mention"))
    facts.link(f"{ID}mention/1", OKL("statedIn"), note)
    facts.link(f"{ID}mention/1", OKL("mentions"), f"{ID}position/president")
    found = list(derive(facts.quads()))
    assert not objects(found, step, "limitedTo")
    assert acted_on(found) == {"position/deputy-minister-of-finance", "position/prime-minister"}
