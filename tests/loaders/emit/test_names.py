"""Organs and positions in the graph: entries of the thesaurus, and what is minted where none fits."""

import dataclasses

from loaders.model import Name, RuleStep, StudyPhrase
from ontology import iris
from ontology.terms import OKL, ORG, RDF, SKOS
from tests.loaders.graphs import build, objects, subjects, with_facts
from tests.readings import FACTS, RULE, words


def test_a_name_without_an_entry_is_minted_for_review() -> None:
    dataset = build()
    for tail, kind in (("position/kol-inspektory", "Position"), ("organ/balyq-agenttigi", "Organ")):
        thing = iris.ID + tail
        assert objects(dataset, thing, RDF("type")) == [f"<{OKL(kind)}>"]
        assert objects(dataset, thing, OKL("needsReview"))[0].startswith('"true"')
    assert objects(dataset, iris.ID + "position/kol-inspektory", SKOS("prefLabel")) == ['"Көл инспекторы"@kk']


def test_an_entry_of_the_thesaurus_is_not_minted() -> None:
    dataset = build()
    assert objects(dataset, iris.ID + "organ/ministry-of-finance", RDF("type")) == []


def test_a_thing_named_in_two_cases_of_letters_has_one_label() -> None:
    step = RuleStep(1, "appoints", Name("көл ИНСПЕКТОРЫ", words("Көл инспекторы")))
    other = dataclasses.replace(RULE, provision="annex-1/row-2", steps=(step,))
    dataset = build(with_facts(RULE, other))
    assert objects(dataset, iris.ID + "position/kol-inspektory", SKOS("prefLabel")) == ['"Көл инспекторы"@kk']


def test_names_that_differ_in_endings_alone_are_one_thing() -> None:
    other = dataclasses.replace(
        RULE, provision="annex-1/row-2", positions=(Name("Көлдің инспекторлары", words("Көл")),)
    )
    dataset = build(with_facts(RULE, other))
    named = {objects(dataset, rule, OKL("position"))[0] for rule in subjects(dataset, "AppointmentRule")}
    assert named == {f"<{iris.ID}position/kol-inspektory>"}


def test_a_unit_that_the_thesaurus_lacks_belongs_to_the_body_that_the_act_names() -> None:
    study = next(fact for fact in FACTS if isinstance(fact, StudyPhrase))
    body = Name("Балық кеңесі", words("Балық"), "organ/security-council-apparatus")
    dataset = build(with_facts(dataclasses.replace(study, body=body)))
    belongs = objects(dataset, iris.ID + "organ/balyq-agenttigi", ORG("subOrganizationOf"))
    assert belongs == [f"<{iris.ID}organ/security-council-apparatus>"]
    known = Name("Балық агенттігі", words("Балық агенттігі"), "organ/ministry-of-finance")
    dataset = build(with_facts(dataclasses.replace(study, body=body, unit_name=known)))
    assert objects(dataset, iris.ID + "organ/ministry-of-finance", ORG("subOrganizationOf")) == []


def test_a_name_without_letters_is_left_out() -> None:
    nobody = RuleStep(2, "concurs", Name("—", words("Көл")))
    nowhere = dataclasses.replace(RULE, positions=(Name("—", words("Көл")),), steps=(*RULE.steps, nobody))
    dataset = build(with_facts(nowhere))
    (rule,) = subjects(dataset, "PartialRule")
    assert subjects(dataset, "AppointmentRule") == []
    assert objects(dataset, rule, OKL("position")) == []
    assert len(objects(dataset, rule, OKL("step"))) == len(RULE.steps)


def test_a_title_without_its_organ_is_written_as_such() -> None:
    step = RuleStep(3, "appoints", Name("Министр", words("Көл"), "position/minister-of-finance", bare="Министр"))
    owned = Name("Министрдің орынбасары", words("Көл"), "position/deputy-minister-of-finance", bare="Министр")
    dataset = build(with_facts(dataclasses.replace(RULE, steps=(step,), positions=(owned,))))
    (rule,) = subjects(dataset, "AppointmentRule")
    assert objects(dataset, rule, OKL("bareOwner")) == ['"Министр"@kk']
    assert objects(dataset, f"{rule}#step-1", OKL("bareTitle")) == ['"Министр"@kk']
