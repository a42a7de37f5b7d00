"""Chains of appointment over an invented graph: rules of one's own first, then of classes; days, ends and cycles."""

import datetime as dt
from collections.abc import Iterator

import pytest

from ontology.errors import BadParameter
from queries.chains.classes import Classes, read_classes
from queries.chains.rules import read_rules
from queries.chains.walk import Chain, chain
from tests.queries.chains.case import engine, iri

TODAY = dt.date(2024, 1, 15)


def ask(
    tail: str, *, as_of: dt.date | None = None, down: bool = False, ends: str = "2020-05-01", lang: str = "en"
) -> Chain:
    return chain(read_rules(engine(ends=ends)), iri(tail), as_of, down=down, lang=lang, today=TODAY)


def said(found: Chain, depth: int) -> list[tuple[str, str, str]]:
    return [(k.step.role, k.authority.label("en"), k.of.label("en")) for k in found.links if k.depth == depth]


def test_a_rule_of_its_own_goes_before_the_rule_of_its_class() -> None:
    found = ask("position/deputy-river-minister")
    assert said(found, 1) == [("appoints", "Minister of Rivers", "Deputy Minister of Rivers")]


def test_a_class_rule_binds_the_members_that_have_none_and_means_their_own_minister() -> None:
    found = ask("position/deputy-lake-minister")
    assert said(found, 1) == [
        ("appoints", "Water Council", "Deputy Minister of Lakes"),
        ("nominates", "Minister of Lakes", "Deputy Minister of Lakes"),
        ("concurs", "President", "Deputy Minister of Lakes"),
        ("concurs", "Grand Vizier", "Deputy Minister of Lakes"),
    ]
    assert [k.step.condition for k in found.links if k.step.condition] == ["оның тапсырмасы бойынша"]


def test_each_position_is_looked_at_once_depth_by_depth() -> None:
    found = ask("position/deputy-lake-minister")
    assert said(found, 2) == [
        ("elects", "Water Council", "Chairperson of the Water Council"),
        ("appoints", "President", "Minister of Lakes"),
        ("nominates", "Grand Vizier", "Minister of Lakes"),
        ("appoints", "President", "Grand Vizier"),
    ]
    assert said(found, 3) == []
    assert [root.label("en") for root in found.roots] == ["President"]


def test_an_exception_is_honoured() -> None:
    found = ask("position/river-minister")
    assert found.links == ()
    assert found.notes == ("The loaded data have no rule for “Minister of Rivers”.",)


def test_an_organ_goes_on_through_its_head_and_a_cycle_is_named() -> None:
    notes = ask("position/council-chair").notes
    assert (
        "Water Council acts as an organ; the chain goes on through its head: Chairperson of the Water Council." in notes
    )
    assert any(note.startswith("The chain closes: Chairperson of the Water Council") for note in notes)


def test_without_a_day_the_last_day_of_the_rule_counts() -> None:
    found = ask("position/prime")
    assert found.as_of == dt.date(2020, 4, 30)
    assert found.notes == (
        "The last day on which a rule for the position stood is taken: 2020-04-30.",
        "The rules of X1 ended on 2020-05-01 (repealed by act № 77 of 2020-05-01).",
    )


def test_rules_in_force_stand_today() -> None:
    assert ask("position/prime", ends="").as_of == TODAY


@pytest.mark.parametrize(("day", "rules"), [("2010-01-31", 0), ("2010-02-01", 1), ("2020-04-30", 1), ("2020-05-01", 0)])
def test_days_are_half_open(day: str, rules: int) -> None:
    assert len(ask("position/prime", as_of=dt.date.fromisoformat(day)).links) == rules


def test_before_the_version_no_older_wording_is_loaded() -> None:
    notes = ask("position/prime", as_of=dt.date(2009, 1, 1)).notes
    assert "No older wording is loaded for 2009-01-01: X1 was read in the version of 2010-02-01." in notes
    assert any(
        note.startswith("In the acts that are loaded no rule for this position stood on 2009-01-01;") for note in notes
    )


@pytest.mark.parametrize(
    ("lang", "start"), [("kk", "Лауазым туралы"), ("ru", "Взят последний"), ("en", "The last day")]
)
def test_notes_are_in_the_language_asked_for(lang: str, start: str) -> None:
    assert ask("position/prime", lang=lang).notes[0].startswith(start)


def test_downward_over_whom_someone_decides() -> None:
    found = ask("position/prime", down=True)
    assert said(found, 1) == [
        ("nominates", "Grand Vizier", "ministers"),
        ("concurs", "Grand Vizier", "deputy ministers"),
    ]
    lakes = ask("position/lake-minister", down=True)
    assert said(lakes, 1) == [
        ("appoints", "Minister of Lakes", "Chairperson of the Fish Committee"),
        ("nominates", "Minister of Lakes", "Deputy Minister of Lakes"),
    ]


def test_the_json_has_the_fields_of_the_interface() -> None:
    answer = ask("position/prime").as_json()
    assert answer["position"] == {
        "iri": iri("position/prime"),
        "label": {"kk": "Бас Уәзір", "ru": "Главный везир", "en": "Grand Vizier"},
    }
    assert answer["as_of"] == "2020-04-30"
    assert answer["steps"] == [
        {
            "depth": 1,
            "role": "appoints",
            "authority": {
                "iri": iri("position/president"),
                "label": {"kk": "Президент", "ru": "Президент", "en": "President"},
            },
            "of": answer["position"],
            "rule": iri("rule/X1/2010-02-01/annex-1/row-1"),
            "act": iri("act/X1"),
            "provision": "annex-1/row-1",
            "condition": "",
            "valid_from": "",
            "valid_to": "2020-05-01",
            "words": "",
            "applies": True,
        }
    ]
    assert answer["roots"] == [
        {"iri": iri("position/president"), "label": {"kk": "Президент", "ru": "Президент", "en": "President"}}
    ]


def links() -> Iterator[tuple[str, str, str]]:
    yield from (("all", "member", "a"), ("all", "member", "b"), ("all", "member", "c"))
    yield from (("some", "in-class", "all"), ("some", "exception", "c"))
    yield from (("heads", "member-role", "x/role/head"), ("heads", "member-organ-class", "organs"))
    yield from (("organs", "member", "o"), ("d", "organ", "o"), ("d", "role", "x/role/head"))


def test_classes_hold_members_less_exceptions_and_posts_by_role() -> None:
    classes = Classes(links())
    assert classes.members("some") == {"a", "b"}
    assert classes.members("heads") == {"d"}
    assert classes.containing("a") == ("some", "all")
    assert read_classes(engine()).line(iri("position/fish-chair")) == (iri("organ/fish"), iri("organ/lakes"))


def test_a_rule_that_is_still_to_come_is_taken_on_its_first_day_and_a_note_says_so() -> None:
    rules = read_rules(engine())
    found = chain(rules, iri("position/prime"), lang="en", today=dt.date(2009, 1, 1))
    assert (found.as_of, len(found.links)) == (dt.date(2010, 2, 1), 1)
    assert found.notes[0].startswith("No rule for the position stands yet")


@pytest.mark.parametrize(("roles", "depth"), [(("reigns",), None), ((), None), (("appoints",), 0)])
def test_unknown_roles_none_and_depths_below_one_are_refused(roles: tuple[str, ...], depth: int | None) -> None:
    with pytest.raises(BadParameter):
        chain(read_rules(engine()), iri("position/prime"), roles=roles, depth=depth)


def test_a_step_limited_to_others_is_shown_and_leads_no_further() -> None:
    rules = read_rules(engine())
    rules.limits = {(iri("rule/X1/2010-02-01/annex-1/row-3"), 2): frozenset({iri("position/deputy-river-minister")})}
    found = chain(rules, iri("position/deputy-lake-minister"), dt.date(2015, 1, 1), lang="en")
    aside = [link for link in found.links if not link.applies]
    assert [(link.step.role, link.authority.label("en"), link.depth) for link in aside] == [("concurs", "President", 1)]
    assert any(note.startswith("President: this step (X1, annex-1/row-3) is only about") for note in found.notes)
    assert [link.applies for link in found.links].count(False) == 1


def test_the_bound_of_a_chain_is_not_its_end() -> None:
    rules = read_rules(engine())
    found = chain(rules, iri("position/deputy-lake-minister"), dt.date(2015, 1, 1), depth=1, lang="en")
    assert [root.label("en") for root in found.roots] == ["President"]
    cut = ["Chairperson of the Water Council", "Minister of Lakes", "Grand Vizier"]
    assert [thing.label("en") for thing in found.cut] == cut
    assert found.notes[-1] == "The chain is cut at the depth asked for; to go on, give a larger --depth or none."
    assert chain(rules, iri("position/deputy-lake-minister"), dt.date(2015, 1, 1), depth=3).cut == ()


def test_an_authority_that_was_no_more_on_the_day_is_noted() -> None:
    rules = read_rules(engine())
    rules.lifetimes = {iri("position/president"): (dt.date.min, dt.date(2014, 1, 1))}
    notes = chain(rules, iri("position/prime"), dt.date(2015, 1, 1), lang="ru").notes
    assert "Должности «Президент» на 2015-01-01 уже не было (нет с 2014-01-01)." in notes
