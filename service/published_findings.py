"""The findings of the graph in force: those published with it, read back; nothing is checked again for a request.

    report_of(data)       the report, as `okilet build` gave it for this graph, with the waivers of that day

The graph that ships holds its findings too (`service.ship_findings`), of which none is waived.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ontology import iris
from ontology.terms import DCT, OKL, RDF, SH
from queries.engine import Engine, Solutions, Term
from service.data import Data
from shapes.catalogue import LANGUAGES, Words, by_name
from shapes.findings import Finding
from shapes.places import Place
from shapes.report import Report
from shapes.waivers import Waiver

_GRAPH = str(iris.Graph("findings"))


def report_of(data: Data) -> Report:
    """The report on this version of the graph, read once."""
    return data.kept("findings", lambda: read_report(data.engine))


def read_report(engine: Engine) -> Report:
    """The report that a published graph holds. A finding of a check that this software has not is left out."""
    facts: defaultdict[str, defaultdict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for _, subject, predicate, value in engine.quads(_GRAPH):
        facts[subject.value][predicate.value].append(value)
    waivers = {iri: _waiver(said) for iri, said in facts.items() if _is(said, OKL("Waiver"))}
    places = _places(engine, facts.values())
    found = [
        (int(_one(said, OKL("order")) or 0), finding)
        for said in facts.values()
        if _is(said, SH("ValidationResult")) and (finding := _finding(said, places, waivers))
    ]
    ordered = sorted(found, key=lambda pair: (pair[0], pair[1].rank))
    return Report(tuple(finding for _, finding in ordered), tuple(waivers.values()))


_Facts = Mapping[str, list[Term]]


def _finding(said: _Facts, places: Mapping[str, Place], waivers: Mapping[str, Waiver]) -> Finding | None:
    check = by_name().get(_one(said, DCT("identifier")))
    if check is None:
        return None
    act = _one(said, OKL("act"))
    written = _one(said, OKL("path")).split("; ")
    stated = [places[term.value] for term in said.get(OKL("statedIn"), ()) if term.value in places]
    spelt = {place: place.path if place.act == act else f"{place.code}:{place.path}" for place in stated}
    return Finding(
        check=check,
        focus=said[SH("focusNode")][0].n3(),
        name=_words(said, OKL("subjectLabel")),
        act=act,
        places=tuple(sorted(stated, key=lambda p: (written.index(spelt[p]) if spelt[p] in written else 0, p))),
        values=tuple(sorted(term.n3() for term in said.get(SH("value"), ()))),
        message=_words(said, SH("resultMessage")),
        waiver=waivers.get(_one(said, OKL("waivedBy"))),
    )


def _waiver(said: _Facts) -> Waiver:
    return Waiver(
        check=_one(said, OKL("check")),
        subject=_one(said, DCT("subject")),
        reason=_one(said, OKL("reason")),
        who=_one(said, DCT("creator")),
        date=dt.date.fromisoformat(_one(said, DCT("date"))),
    )


def _places(engine: Engine, findings: Iterable[_Facts]) -> dict[str, Place]:
    """The provisions that findings name, by IRI."""
    named = sorted({term.n3() for said in findings for term in said.get(OKL("statedIn"), ())})
    where = f"VALUES ?place {{ {' '.join(named)} }} ?place <{OKL('path')}> ?path ; <{OKL('act')}> ?act"
    answer = engine.query(f"SELECT ?place ?act ?path WHERE {{ {where} }} ORDER BY DESC(?act)")
    rows = answer.values() if isinstance(answer, Solutions) else ()
    return {iri: Place(act, 0, path, iri) for iri, act, path in rows}


def _is(said: _Facts, kind: str) -> bool:
    return any(term.value == kind for term in said.get(RDF("type"), ()))


def _one(said: _Facts, predicate: str) -> str:
    return next((term.value for term in said.get(predicate, ())), "")


def _words(said: _Facts, predicate: str) -> Words:
    by_language = {term.lang: term.value for term in said.get(predicate, ())}
    return Words(*(by_language.get(lang, "") for lang in LANGUAGES))
