"""Every check on a pair of graphs that differ by one edit: no result before it, exactly those listed after it.

pySHACL is the reference; the report's own engine gives the same results, and both the same messages in three languages.
"""

import re
from collections.abc import Iterator

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SH

from shapes.catalogue import LANGUAGES, Check, by_name, checks, shapes_graph
from shapes.core import core_results
from shapes.findings import findings_of
from shapes.results import Result, filled
from shapes.selection import Triple
from shapes.sparql import sparql_results
from shapes.view import View
from tests.shapes.cases import Case, cases

CASES = cases()


def by_reference(data: Graph, check: Check) -> tuple[set[tuple[str, str]], set[str]]:
    """Focus nodes with values, and messages, of one check by pySHACL."""
    copy = Graph()
    copy += data
    _, report, _ = pyshacl.validate(
        copy, shacl_graph=shapes_graph(), inference="none", do_owl_imports=False, use_shapes=[check.iri]
    )
    found, said = set(), set()
    for node in report.objects(None, SH.result):
        if report.value(node, SH.sourceShape) == URIRef(check.iri):
            focus, value = report.value(node, SH.focusNode), report.value(node, SH.value)
            found.add((focus.n3(), value.n3() if value is not None else ""))
            said |= {str(message) for message in report.objects(node, SH.resultMessage)}
    return found, said


def triples_of(data: Graph) -> list[Triple]:
    return [(s.n3(), p.n3(), o.n3()) for s, p, o in data]


def by_report(data: Graph, check: Check) -> list[Result]:
    triples = triples_of(data)
    both = [*core_results([triples], ()), *sparql_results(View(triples))]
    return [result for result in both if result.check == check.name]


def pairs(results: list[Result]) -> set[tuple[str, str]]:
    return {(result.focus, result.value) for result in results}


def raw(term: str) -> str:
    """A term as pySHACL writes it into a message."""
    literal = re.fullmatch(r'"(.*)"(@[\w-]+|\^\^<.*>)?', term, re.DOTALL)
    return term[1:-1] if term.startswith("<") else literal[1].replace('\\"', '"') if literal else term


def raw_messages(check: Check, results: list[Result]) -> Iterator[str]:
    for result in results:
        for lang in LANGUAGES:
            terms = result.terms()
            yield filled(check.message.get(lang), lambda hole, t=terms: raw(t[hole]) if hole in t else None)


def test_every_check_has_a_case_and_every_case_a_check() -> None:
    assert {case.check for case in CASES} == set(by_name())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_pair_differs_by_one_edit(case: Case) -> None:
    assert case.hunks == 1
    assert case.finds


@pytest.mark.parametrize("case", CASES, ids=str)
def test_results_are_exactly_those_listed(case: Case) -> None:
    check = by_name()[case.check]
    assert by_reference(case.conforming, check)[0] == set()
    assert pairs(by_report(case.conforming, check)) == set()
    assert by_reference(case.breaking, check)[0] == case.finds
    assert pairs(by_report(case.breaking, check)) == case.finds


@pytest.mark.parametrize("case", CASES, ids=str)
def test_messages_are_those_of_the_shape_and_are_filled(case: Case) -> None:
    check = by_name()[case.check]
    results = by_report(case.breaking, check)
    if check.query:  # what Core constraints say has no variables but the focus node and the value
        assert by_reference(case.breaking, check)[1] == set(raw_messages(check, results))
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
