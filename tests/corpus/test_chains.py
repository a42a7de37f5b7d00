"""The questions that the chains must answer on the five acts, in three languages, with the provision of each step."""

import datetime as dt

import pytest

from queries.chains.rules import Rules, read_rules
from queries.chains.walk import chain
from queries.lookup import Lookup
from queries.names import read_names
from queries.oxigraph_engine import OxigraphEngine

pytestmark = pytest.mark.corpus

QUESTIONS = [
    (
        ("Мемлекеттік кірістер комитеті төрағасының орынбасары", "заместитель председателя Комитета государственных доходов", "deputy head of the State Revenue Committee"),
        "row-75",
        {("appoints", "minister-of-finance"), ("nominates", "minister-of-finance"), ("concurs", "prime-minister"), ("concurs", "head-of-presidential-administration")},
    ),
    (
        ("Құқық қорғау органдары академиясының бірінші проректоры", "первый проректор Академии правоохранительных органов", "first vice-rector of the Law Enforcement Academy"),
        "row-77",
        {("appoints", "prosecutor-general"), ("nominates", "prosecutor-general"), ("concurs", "commission-on-personnel-policy-in-law-enforcement")},
    ),
    (
        ("облыстың әділет департаментінің басшысы", "руководитель департамента юстиции области", "head of a regional justice department"),
        "row-101",
        {("appoints", "chief-of-staff-of-ministry-of-justice"), ("concurs", "head-of-presidential-administration"), ("concurs", "minister-of-justice")},
    ),
    (
        ("қаладағы ауданның әкімі", "аким района в городе", "akim of a city district"),
        "row-74",
        {("appoints", "akim-of-city"), ("concurs", "head-of-presidential-administration"), ("concurs", "maslikhat-of-city")},
    ),
    (
        ("Ұлттық статистика бюросы басшысының орынбасары", "заместитель руководителя Бюро национальной статистики", "deputy head of the statistics bureau"),
        "row-68",
        {("appoints", "chair-of-strategic-planning-and-reforms-agency"), ("concurs", "head-of-presidential-administration")},
    ),
    (
        ("Жоғарғы Соттың судьясы", "судья Верховного Суда", "Supreme Court judge"),
        "row-7",
        {("elects", "senate"), ("nominates", "president"), ("concurs", "supreme-judicial-council")},
    ),
    (
        ("қаржы министрінің орынбасары", "заместитель министра финансов", "deputy minister of finance"),
        "row-41",
        {("appoints", "government"), ("nominates", "minister-of-finance"), ("concurs", "president"), ("concurs", "head-of-presidential-administration"), ("concurs", "secretary-of-security-council")},
    ),
    (
        ("қорғаныс министрінің орынбасары", "заместитель министра обороны", "deputy minister of defence"),
        "row-37",
        {("appoints", "president"), ("nominates", "minister-of-defence"), ("concurs", "chair-of-security-council"), ("concurs", "head-of-presidential-administration")},
    ),
]  # fmt: skip
DAY = dt.date(2023, 1, 1)


@pytest.fixture(scope="module")
def graph(engine: OxigraphEngine) -> Rules:
    return read_rules(engine)


@pytest.fixture(scope="module")
def lookup(engine: OxigraphEngine) -> Lookup:
    return Lookup(read_names(engine))


@pytest.mark.parametrize(("names", "row", "steps"), QUESTIONS, ids=[q[0][2] for q in QUESTIONS])
def test_first_steps(
    graph: Rules, lookup: Lookup, names: tuple[str, ...], row: str, steps: set[tuple[str, str]]
) -> None:
    positions = {lookup.one(name) for name in names}
    assert len(positions) == 1
    found = chain(graph, positions.pop(), DAY)
    first = [link for link in found.links if link.depth == 1]
    assert {link.step.provision for link in first} == {f"annex-1/{row}"}
    assert {(link.step.role, link.authority.iri.rpartition("/")[2]) for link in first} == steps
    assert "president" in {root.iri.rpartition("/")[2] for root in found.roots}
