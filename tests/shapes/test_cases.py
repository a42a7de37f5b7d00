"""Every check on a pair of graphs that differ by one edit: no result before it, exactly those listed after it.

pySHACL is the reference; the report's own engine gives the same results, and both the same messages in three languages.
"""

import re

import pytest
from rdflib import Graph

from shapes.catalogue import LANGUAGES, Check, by_name, checks
from shapes.core import core_results
from shapes.findings import findings_of
from shapes.results import Result
from shapes.sparql import sparql_results
from shapes.view import View
from tests.shapes.cases import Case, cases
from tests.shapes.reference import by_reference, raw, triples_of

CASES = cases()


def by_report(data: Graph, check: Check) -> list[Result]:
    triples = triples_of(data)
    both = [*core_results([triples], ()), *sparql_results(View(triples))]
    return [result for result in both if result.check == check.name]


def pairs(results: list[Result]) -> set[tuple[str, str]]:
    return {(result.focus, result.value) for result in results}


def test_every_check_has_a_case_and_every_case_a_check() -> None:
    assert {case.check for case in CASES} == set(by_name())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_pair_differs_by_one_edit(case: Case) -> None:
    assert case.hunks == 1
    assert case.finds


@pytest.mark.parametrize("case", CASES, ids=str)
def test_results_and_messages_are_exactly_those_listed(case: Case) -> None:
    check = by_name()[case.check]
    assert by_reference(case.conforming, check.iri) == set()
    assert pairs(by_report(case.conforming, check)) == set()
    reference, results = by_reference(case.breaking, check.iri), by_report(case.breaking, check)
    assert {said[1:3] for said in reference} == case.finds
    assert pairs(results) == case.finds
    if check.query:  # what Core constraints say has no variables but the focus node and the value
        assert reference == {said for result in results for said in raw(result)}
    found = findings_of(results, View(triples_of(case.breaking)))
    assert {finding.message.en for finding in found} == case.says
    for finding in found:
        for lang in LANGUAGES:
            assert finding.message.get(lang)
            assert not re.search(r"\{[?$]", finding.message.get(lang))


@pytest.mark.parametrize("check", checks(), ids=lambda check: check.name)
def test_a_check_is_described_in_three_languages(check: Check) -> None:
    for words in (check.label, check.definition, check.example, check.source, check.message):
        for lang in LANGUAGES:
            assert words.get(lang), (check.name, lang)
    assert len({check.message.kk, check.message.ru, check.message.en}) == 3
    assert re.fullmatch(r"[A-Z]-\d\d", check.code)
    assert (check.severity == "violation") == check.code.startswith("I-")


def test_codes_are_borne_once() -> None:
    codes = [check.code for check in checks()]
    assert len(codes) == len(set(codes))
