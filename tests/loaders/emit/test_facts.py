"""Facts in the graph: rules with their steps, studies, impacts, words that ship as a leading phrase, order and state."""

import dataclasses

from loaders.model import AppointmentRule, Name, StudyPhrase
from ontology import iris
from ontology.terms import OKL
from tests.loaders.graphs import DAY, DRAFT_GRAPH, IMPACTS, TEXTS, build, objects, subjects, with_facts
from tests.readings import FACTS, LONG, READING, RULE, words


def test_a_rule_with_its_steps_in_order() -> None:
    dataset = build()
    (rule,) = subjects(dataset, "AppointmentRule")
    assert rule == str(iris.Fact("rule", "U030000077_", DAY, "annex-1/row-1"))
    steps = objects(dataset, rule, OKL("step"))
    assert [objects(dataset, step[1:-1], OKL("kind")) for step in steps] == [
        ['"nominates"'],
        ['"concurs"'],
        ['"appoints"'],
    ]
    assert [objects(dataset, step[1:-1], OKL("order"))[0][1] for step in steps] == ["1", "2", "3"]
    assert objects(dataset, steps[1][1:-1], OKL("condition")) == ['"оның тапсырмасы бойынша"@kk']
    assert objects(dataset, steps[1][1:-1], OKL("mark")) == ['"*"']


def test_a_rule_that_names_no_appointer_is_a_partial_one_and_keeps_its_steps() -> None:
    dataset = build(with_facts(dataclasses.replace(RULE, steps=RULE.steps[:2])))
    (rule,) = subjects(dataset, "PartialRule")
    assert subjects(dataset, "AppointmentRule") == []
    assert len(objects(dataset, rule, OKL("step"))) == 2
    assert objects(dataset, rule, OKL("position")) == [f"<{iris.ID}position/kol-inspektory>"]


def test_a_rule_of_a_class_keeps_its_exceptions() -> None:
    rule: AppointmentRule = dataclasses.replace(RULE, exceptions=(Name("Балық агенттігінің төрағасы", words("Балық")),))
    dataset = build(with_facts(rule))
    exceptions = objects(dataset, subjects(dataset, "AppointmentRule")[0], OKL("hasException"))
    assert exceptions == [f"<{iris.ID}position/balyq-agenttigining-toraghasy>"]


def test_a_mark_leads_to_its_footnote() -> None:
    dataset = build()
    row, _ = subjects(dataset, "NomenclatureRow")
    assert objects(dataset, row, OKL("footnote")) == [f"<{iris.ID}act/U030000077_/annex-1/mark-1>"]


def test_a_marked_step_leads_to_its_footnote() -> None:
    dataset = build()
    (rule,) = subjects(dataset, "AppointmentRule")
    (footnote,) = objects(dataset, f"{rule}#step-2", OKL("footnote"))
    assert footnote == f"<{iris.Provision('U030000077_', 'annex-1/mark-1')}>"


def test_a_post_studied_leads_to_its_entry_of_the_list() -> None:
    (study,) = (fact for fact in READING.facts if isinstance(fact, StudyPhrase))
    dataset = build(with_facts(dataclasses.replace(study, entry="annex-2/1/item-1")))
    (subject,) = subjects(dataset, "CandidateStudy")
    assert objects(dataset, subject, OKL("listedIn")) == [f"<{iris.ID}act/U030000077_/annex-2/1/item-1>"]
    assert objects(dataset, subject, OKL("statedIn")) == [f"<{iris.ID}act/U030000077_/annex-2/1>"]


def test_an_impact_may_lack_its_author() -> None:
    nameless = dataclasses.replace(IMPACTS[0], by=None)
    (impact,) = set(subjects(build(with_facts(nameless)), "Impact")) - set(subjects(build(with_facts()), "Impact"))
    assert objects(build(with_facts(nameless)), impact, OKL("by")) == []


def test_long_words_ship_as_a_leading_phrase_and_stand_whole_apart() -> None:
    dataset = build()
    (duty,) = subjects(dataset, "Duty")
    (lead,) = objects(dataset, duty, OKL("objectLead"))
    phrase = lead.removeprefix('"').removesuffix('"@kk')
    assert len(phrase) <= 80
    assert phrase.endswith("…")
    assert LONG.startswith(phrase[:-1])
    assert objects(dataset, duty, OKL("object")) == []
    assert objects(dataset, duty, OKL("object"), TEXTS) == [f'"{LONG}"@kk']
    assert objects(dataset, duty, OKL("action")) == ['"қарау"@kk']


def test_whom_an_exemption_describes_at_length_ships_as_a_leading_phrase() -> None:
    dataset = build()
    (exemption,) = subjects(dataset, "Exemption")
    (lead,) = objects(dataset, exemption, OKL("actorNameLead"))
    assert lead.endswith('…"@kk')
    assert objects(dataset, exemption, OKL("actorName")) == []
    assert objects(dataset, exemption, OKL("actorName"), TEXTS) == [f'"{LONG}"@kk']


def test_two_facts_at_one_provision_are_told_apart() -> None:
    dataset = build()
    assert sorted(subjects(dataset, "ActReference")) == [
        str(iris.Fact("reference", "U030000077_", DAY, "main/1", number)) for number in (1, 2)
    ]


def test_facts_stand_in_the_order_of_their_provisions() -> None:
    dataset = build(dataclasses.replace(READING, facts=FACTS[::-1]))
    orders = {
        path: [int(objects(dataset, s, OKL("order"))[0].split('"')[1]) for s in subjects(dataset, kind)]
        for path, kind in (("main/1", "ActReference"), ("annex-1", "AppointmentRule"), ("annex-2", "Deadline"))
    }
    assert max(orders["main/1"]) < min(orders["annex-1"]) < min(orders["annex-2"])


def test_facts_of_a_repealed_act_end_with_it() -> None:
    dataset = build()
    (rule,) = subjects(dataset, "AppointmentRule")
    assert objects(dataset, rule, OKL("validTo"))[0].startswith('"2021-02-03"')
    assert objects(dataset, rule, OKL("state")) == ['"ended"']


def test_a_proposed_fact_has_no_dates() -> None:
    dataset = build()
    duty = iris.Fact("duty", "U030000077_", None, "by/P1600000120/2016-03-04/annex-2/2")
    assert objects(dataset, duty, OKL("state"), DRAFT_GRAPH) == ['"proposed"']
    assert (
        objects(dataset, duty, OKL("validFrom"), DRAFT_GRAPH) + objects(dataset, duty, OKL("validTo"), DRAFT_GRAPH)
        == []
    )
