"""Procedures put together over an invented act: what applies to a position, in which order, with which terms."""

import datetime as dt
from dataclasses import replace

import pytest

from ontology.errors import Ambiguous, BadParameter, NotFound
from queries.chains.rules import read_rules
from queries.timing.asking import asked, asked_document, find_act, period
from queries.timing.procedure import Procedure, appointment
from queries.timing.timeline import Dated, Known, Step
from tests.queries.chains import case as lakes
from tests.queries.timing.case import ACT, CALENDAR, iri, read

D = dt.date
DAY = D(2020, 1, 1)
FACTS, RULES = read()


def of(tail: str) -> Procedure:
    return appointment(FACTS, RULES, iri(f"position/{tail}"), DAY)


def said(steps: tuple[Step, ...]) -> list[tuple[str, str, str]]:
    return [
        (s.what, " ".join(a.iri.rpartition("/")[2] or a.name for a in s.actors), " ".join(p.path for p in s.places))
        for s in steps
    ]


def notes(found: Procedure) -> list[str]:
    return [note.key for note in found.notes]


def test_the_steps_of_rules_general_rules_studies_and_duties_stand_in_their_order() -> None:
    assert said(of("inspector").steps) == [
        ("consults", "council", "annex-2/2"),
        ("nominates", "head", "annex-1/row-1 annex-2/2"),
        ("does", "head", "annex-2/4/item-1 annex-2/4/item-2"),
        ("does", "", "annex-2/5"),
        ("does", "Кеңсе бастығы", "annex-2/5"),
        ("does", "unit", "annex-2/6"),
        ("studies", "unit", "annex-2/10"),
        ("concurs", "vizier", "annex-1/row-1"),
        ("concurs", "chief", "annex-1/row-1 annex-2/2 annex-2/7"),
        ("does", "service", "annex-2/7/part-2"),
        ("does", "service", "annex-2/12"),
        ("appoints", "president", "annex-1/row-1"),
    ]


def test_a_list_of_what_is_handed_over_is_one_step_with_its_documents() -> None:
    papers = of("inspector").steps[2]
    assert papers.documents == ("ұсыным", "қызмет тізімі")
    assert (papers.addressee, papers.actors[0].name) == ("Кеңсе", "2-тармақта аталғандар")


def test_persons_of_other_paragraphs_bodies_of_other_rules_and_dismissal_are_left_out() -> None:
    places = [place.path for step in of("guard").steps for place in step.places]
    assert not {"annex-2/4/item-1", "annex-2/11", "annex-2/8", "annex-2/12"} & set(places)
    assert "annex-2/11" in [place.path for step in of("pilot").steps for place in step.places]


def test_a_general_rule_on_a_consent_that_the_rule_does_not_ask_for_is_left_out_and_said() -> None:
    found = of("guard")
    assert notes(found) == ["premise", "no-consent"]
    assert [step.what for step in found.steps if step.what in ("concurs", "decides")] == []
    assert [step.doubt for step in found.steps] == ["", "no-consent", "no-consent", "no-consent", ""]


def test_a_rule_about_a_group_nobody_lists_may_apply_unless_another_speaks_of_the_position() -> None:
    pilot = of("pilot")
    assert dict(pilot.notes[0].values) == {"provisions": "U0300000770:annex-2/3"}
    assert notes(of("inspector")) == []


def test_what_one_may_do_is_no_step() -> None:
    found = of("inspector")
    assert said(found.options) == [("does", "unit", "annex-2/9")]
    assert "annex-2/9" not in {place.path for step in found.steps for place in step.places}


def test_nobody_proposes_himself() -> None:
    facts, rules = read()
    general = next(f for f in facts.of("GeneralRule") if f.path == "annex-2/2")
    facts.steps = {**facts.steps, general.iri: tuple(
        replace(step, actor=iri("position/inspector")) if step.role == "nominates" else step
        for step in facts.steps[general.iri]
    )}  # fmt: skip
    found = appointment(facts, rules, iri("position/inspector"), DAY)
    assert "himself" in notes(found)
    assert [a.iri for s in found.steps if s.what == "nominates" for a in s.actors] == [iri("position/head")]
    assert "consults" not in [step.what for step in found.steps]


def test_before_the_version_and_after_its_end_there_is_no_procedure() -> None:
    found = appointment(FACTS, RULES, iri("position/inspector"), D(2014, 1, 1))
    assert (found.steps, notes(found)) == ((), ["none-stands"])


def days(found: tuple[Dated, ...]) -> dict[str, tuple[dt.date | None, dt.date | None, str, int]]:
    return {
        one.step.places[-1].path: (
            one.latest.day if one.latest else None, one.counted.day if one.counted else None, one.why, one.base,
        )
        for one in found
        if one.step.term
    }  # fmt: skip


def test_days_are_open_where_the_act_leaves_them_open_and_the_terms_are_summed_beside() -> None:
    found = asked(FACTS, RULES, iri("position/inspector"), Known(start=D(2023, 1, 5)), as_of=DAY).dated
    assert days(found) == {
        "annex-2/5": (None, D(2023, 1, 6), "outside", -1),
        "annex-2/6": (None, D(2023, 1, 20), "no-start", 5),
        "annex-2/7": (None, D(2023, 1, 25), "after-open", 6),
        "annex-2/7/part-2": (None, D(2023, 1, 27), "after-open", 9),
    }
    assert {one.earliest for one in found} == {D(2023, 1, 5)}


def test_a_step_said_to_be_done_gives_the_last_days_of_what_counts_from_it() -> None:
    known = Known(start=D(2023, 1, 5), done={6: D(2023, 1, 16)})
    found = asked(FACTS, RULES, iri("position/inspector"), known, as_of=DAY).dated
    decided = found[8]
    assert (decided.latest and decided.latest.day, decided.why, decided.base) == (D(2023, 1, 19), "", 6)
    notice = found[9]
    assert notice.latest is not None
    assert (notice.latest.day, notice.latest.moved_from) == (D(2023, 1, 23), D(2023, 1, 21))
    assert [one.earliest for one in found[6:8]] == [D(2023, 1, 16)] * 2


def test_without_a_start_nothing_has_a_day() -> None:
    found = asked(FACTS, RULES, iri("position/inspector"), Known(), as_of=DAY).dated
    assert not [one for one in found if one.latest or one.counted or one.earliest]


def test_the_rules_are_those_of_the_start_where_no_day_is_given() -> None:
    assert asked(FACTS, RULES, iri("position/inspector"), Known(start=D(2016, 2, 3))).procedure.day == D(2016, 2, 3)
    latest = asked(FACTS, RULES, iri("position/inspector"), Known(), today=D(2024, 1, 1), lang="en")
    assert latest.procedure.day == D(2024, 1, 1)
    assert "The last day on which a rule" in latest.notes[0]


def test_a_document_counts_back_from_an_event_and_on_from_the_receipt_of_what_was_sent() -> None:
    facts, rules = read(CALENDAR)
    found = asked_document(facts, rules, ACT, Known(end=D(2023, 3, 27)), document="annex-3").dated
    assert days(found)["annex-3/5"] == (D(2023, 3, 7), D(2023, 3, 7), "", -1)
    assert days(found)["annex-3/6"] == (None, D(2023, 3, 17), "receipt", 4)
    begun = asked_document(facts, rules, ACT, Known(start=D(2023, 3, 1), event=True), document="annex-3").dated
    assert days(begun)["annex-3/6"][0] == D(2023, 3, 13)
    assert days(begun)["annex-3/5"][2] == "no-event"


def test_a_period_gives_the_days_of_recurring_terms_and_says_where_it_holds_several_or_none() -> None:
    facts, rules = read(CALENDAR)
    known = Known(period=period("2026-Q2"))
    found = days(asked_document(facts, rules, ACT, known, document="annex-3").dated)
    assert found["annex-3/4"][0] == D(2026, 6, 1)
    assert found["annex-3/1"][2] == "no-period"
    whole = days(asked_document(facts, rules, ACT, Known(period=period("2026")), document="annex-3").dated)
    assert (whole["annex-3/1"][2], whole["annex-3/2"][2]) == ("several", "no-such-day")


def test_a_step_or_document_that_is_not_there_is_one_clear_error() -> None:
    with pytest.raises(BadParameter, match="no step 40 to be done; the procedure has steps 1 to 12"):
        asked(FACTS, RULES, iri("position/inspector"), Known(done={40: DAY}), as_of=DAY)
    with pytest.raises(NotFound, match="U0300000770 annex-9 sets no duty and no term"):
        asked_document(FACTS, RULES, ACT, Known(), document="annex-9")


@pytest.mark.parametrize(
    "text", ["U0300000770", "u0300000770", "770", "№ 770 Жарлық", "указ 770", ACT, "көл лауазымдары"]
)
def test_an_act_goes_by_its_code_number_and_title(text: str) -> None:
    assert find_act(FACTS, text) == ACT


def test_words_of_a_title_do_not_count_where_they_may_name_somebody() -> None:
    assert find_act(FACTS, "көл лауазымдары", titles=False) == ""
    assert find_act(FACTS, "№ 770 Жарлық", titles=False) == ACT


def test_what_is_no_act_is_none_and_what_fits_several_is_ambiguous() -> None:
    assert find_act(FACTS, "Көл инспекторы") == ""
    info = FACTS.acts[ACT]
    facts, _ = read()
    facts.acts = {ACT: info, f"{ACT}_2": replace(info, iri=f"{ACT}_2")}
    with pytest.raises(Ambiguous, match="U0300000770, U0300000770_2"):
        find_act(facts, "770")


@pytest.mark.parametrize(
    ("text", "months"), [("2026-Q1", (1, 2, 3)), ("2026-H2", (7, 8, 9, 10, 11, 12)), ("2026-06", (6,))]
)
def test_periods(text: str, months: tuple[int, ...]) -> None:
    assert period(text) == (2026, months)


@pytest.mark.parametrize("text", ["2026-Q5", "Q2", "2026-13", ""])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(BadParameter, match="is no period; write it as 2026-Q2"):
        period(text)


def test_the_rule_of_a_class_says_nothing_of_the_day_of_whom_it_leaves_out() -> None:
    found = asked(FACTS, read_rules(lakes.engine()), lakes.iri("position/river-minister"), Known(), lang="en")
    assert found.procedure.day is None
    assert found.notes == ("The loaded data have no rule for “Minister of Rivers”.",)
