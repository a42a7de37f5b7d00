"""The consistency report as text, JSON, CSV and Turtle: what the command line prints and the web service answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

from ontology import iris
from ontology.terms import OKL
from queries.engine import Engine, Solutions, Term
from shapes.findings import Finding
from shapes.report import Report
from shapes.waivers import Waiver

COLUMNS = ("check", "severity", "act", "provisions", "subject", "message", "code", "subject_label", "waived")
_SHOWN = 160  # characters of the words of a place in the text report
_PLACES = 12  # places of a finding in the text report; the other forms give all
_MORE = {"kk": "… тағы {} орын", "ru": "… и ещё мест: {}", "en": "… and {} more places"}
SUMMARY = {
    "kk": "Бұзушылықтар: {}; ескертулер: {}; мәліметтер: {}; назардан тыс қалдырылды: {}.",
    "ru": "Нарушений: {}; предупреждений: {}; замечаний: {}; снято: {}.",
    "en": "Violations: {}; warnings: {}; remarks: {}; waived: {}.",
}
SEVERITY = {
    "violation": {"kk": "бұзушылық", "ru": "нарушение", "en": "violation"},
    "warning": {"kk": "ескерту", "ru": "предупреждение", "en": "warning"},
    "info": {"kk": "мәлімет", "ru": "замечание", "en": "remark"},
}
_WAIVED = {
    "kk": "назардан тыс қалдырған: {who}, {date}: {reason}",
    "ru": "снято: {who}, {date}: {reason}",
    "en": "waived by {who}, {date}: {reason}",
}
PlaceWords = Mapping[str, str]


def place_words(report: Report, engine: Engine) -> PlaceWords:
    """The words of the provisions that findings name, by IRI, where their text is loaded."""
    places = sorted({place.iri for finding in report.all for place in finding.places})
    values = " ".join(Term.iri(place).n3() for place in places)
    where = f"{{ VALUES ?place {{ {values} }} ?place <{OKL('text')}> ?text }}"
    # two versions may have words of their own: the order settles whose are given
    answer = engine.query(f"SELECT ?place ?text WHERE {where} ORDER BY ?text")
    return {row[0]: row[1] for row in answer.values()} if isinstance(answer, Solutions) else {}


def as_text(report: Report, lang: str, words: PlaceWords) -> str:
    """The report to read: by check, each finding with its message, places and their words."""
    counts = (len(report.violations), len(report.warnings), len(report.infos), len(report.waived))
    lines = [SUMMARY[lang].format(*counts)]
    for check, group in groupby(report.all, key=lambda finding: finding.check):
        found = list(group)
        lines += ["", f"{check.code} {check.name} · {SEVERITY[check.severity][lang]} · {len(found)}"]
        lines += [f"  {check.label.get(lang)}"]
        for finding in found:
            lines += _finding_lines(finding, lang, words)
    return "\n".join(lines) + "\n"


def as_json(report: Report, lang: str, words: PlaceWords) -> str:
    """The report as one object: whether it conforms, and the findings with places, words and waivers."""
    findings = [
        dict(zip(COLUMNS[:-1], row, strict=False))
        | {
            "places": [
                {"act": place.act, "path": place.path, "iri": place.iri, "words": words.get(place.iri, "")}
                for place in finding.places
            ],
            "waived": _waiver(finding.waiver) if finding.waiver else None,
        }
        for finding, row in zip(report.all, _rows(report, lang), strict=True)
    ]
    return json.dumps({"conforms": report.conforms, "findings": findings}, ensure_ascii=False, indent=2) + "\n"


def as_csv(report: Report, lang: str, _: PlaceWords) -> str:
    """The report as a table, with the columns of the query `findings`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(report, lang))
    return text.getvalue()


def as_turtle(report: Report, _lang: str, _words: PlaceWords) -> str:
    """The report as RDF (N-Triples, which is Turtle), in all languages."""
    lines = sorted({f"{s} {p} {o} ." for _, s, p, o in report.quads()})
    return "\n".join(lines) + ("\n" if lines else "")


FORMS: Mapping[str, Callable[[Report, str, PlaceWords], str]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
    "ttl": as_turtle,
}


def _rows(report: Report, lang: str) -> Iterator[tuple[str, ...]]:
    for finding in report.all:
        waiver = finding.waiver
        yield (
            finding.check.name,
            finding.severity,
            finding.act,
            "; ".join(finding.provisions),
            finding.subject,
            finding.message.get(lang),
            finding.check.code,
            finding.name.get(lang),
            "; ".join(_waiver(waiver).values()) if waiver else "",
        )


def _waiver(waiver: Waiver) -> dict[str, str]:
    return {"reason": waiver.reason, "who": waiver.who, "date": waiver.date.isoformat()}


def _finding_lines(finding: Finding, lang: str, words: PlaceWords) -> Iterable[str]:
    yield ""
    yield f"  {finding.message.get(lang)}"
    yield f"    {iris.tail(finding.subject)}"
    for place, path in list(zip(finding.places, finding.provisions, strict=True))[:_PLACES]:
        said = " ".join(words.get(place.iri, "").split())
        short = said if len(said) <= _SHOWN else said[:_SHOWN].rpartition(" ")[0] + " …"
        code = f"{place.code} " if place.act == finding.act else ""
        yield f"    {code}{path}" + (f"  «{short}»" if short else "")
    if len(finding.places) > _PLACES:
        yield "    " + _MORE[lang].format(len(finding.places) - _PLACES)
    if finding.waiver:
        yield "    " + _WAIVED[lang].format(**_waiver(finding.waiver))
