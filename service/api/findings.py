"""The consistency report over HTTP as JSON, CSV and Turtle, whole or by check, severity and act.

    /findings.csv?check=two-appointers&severity=warning        the table
    asked_of(b"check=A-01&act=U020000828_", paged=True)        what an address of the report asks

The report is that of the graph in force, with its waivers; nothing is checked again for a request. Without a filter the
forms are byte for byte those of `okilet validate --format json|csv|ttl`. `check` is the name or the code of a check,
`act` the code, key or IRI of an act. Its pages are in `service.explorer.consistency.page`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import BadParameter, NotFound
from queries.catalogue import term
from service.api.asking import SCHEMAS, fields
from service.context import context
from service.data import Data
from service.headers import tagged, unchanged
from service.kept import answers_of
from service.openapi import LANG, Paths, answered, operation, parameter
from service.published_findings import report_of
from service.report_forms import FORMS, PlaceWords, place_words
from service.words import LANGUAGES
from shapes.catalogue import SEVERITIES, checks
from shapes.report import Report

blueprint = Blueprint("findings", __name__)

TYPES = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8; header=present",
    "ttl": "text/turtle; charset=utf-8",
}
_PARAMETERS = ("check", "severity", "act", "lang")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the name of a check, a severity, the IRI of an act ("" for any), the language, the page."""

    check: str
    severity: str
    act: str
    lang: str
    page: int = 1

    @property
    def given(self) -> dict[str, str]:
        """The parameters as an address has them, without the page."""
        act = iris.act_tail(self.act)
        found = {"check": self.check, "severity": self.severity, "act": act, "lang": self.lang}
        return {name: value for name, value in found.items() if value}


@blueprint.get("/findings.<form>")
def in_form(form: str) -> Response:
    """The report in one form."""
    if form not in TYPES:
        raise NotFound(f"no form {form!r} of the report; there are {', '.join(TYPES)}", {"formats": list(TYPES)})
    asked = asked_of(request.query_string, paged=False)
    lang = asked.lang or LANGUAGES[0]
    here = context()
    data = here.data.now
    parts = (data.version, "findings", form, asked, lang)
    found = unchanged(*parts)
    if found:
        return found

    def written() -> bytes:
        report = report_of(data)
        words = words_of(data, report) if form == "json" else {}
        return FORMS[form](filtered(report, asked), lang, words).encode()

    return tagged(Response(answers_of(data, here.settings).get(parts, written), content_type=TYPES[form]), *parts)


def words_of(data: Data, report: Report) -> PlaceWords:
    """The words of the provisions that the report names, where their text is loaded."""
    return data.kept("words of findings", lambda: place_words(report, data.engine))


def asked_of(query_string: bytes, *, paged: bool) -> Asked:
    """What an address asks of the report; of one that is `paged` also the page. Raises `BadParameter`."""
    values = fields(query_string)
    known = (*_PARAMETERS, "page") if paged else _PARAMETERS
    for name in values:
        if name not in known:
            raise BadParameter(f"the report has no parameter {name!r}; it has: {', '.join(known)}")
    check, severity, act, lang = (values.get(name, "") for name in _PARAMETERS)
    number = values.get("page", "1")
    if check:
        names = {known.code: known.name for known in checks()} | {known.name: known.name for known in checks()}
        if check not in names:
            raise BadParameter(f"there is no check {check!r}; docs/checks.md lists them", {"checks": sorted(names)})
        check = names[check]
    if severity and severity not in SEVERITIES:
        raise BadParameter(f"{severity!r} is no severity; there are {', '.join(SEVERITIES)}")
    if lang and lang not in LANGUAGES:
        raise BadParameter(f"{lang!r} is no language that is spoken here; there are kk, ru and en")
    if not number.isdecimal() or not number.isascii() or len(number) > 7 or int(number) == 0:
        raise BadParameter(f"page = {number!r} is no number of a page")
    return Asked(check, severity, term("act", act).value if act else "", lang, int(number))


def filtered(report: Report, asked: Asked) -> Report:
    """The findings asked for; waivers stay with what they set aside."""
    if not (asked.check or asked.severity or asked.act):
        return report
    found = tuple(
        finding
        for finding in report.all
        if (not asked.check or finding.check.name == asked.check)
        and (not asked.severity or finding.severity == asked.severity)
        and (not asked.act or finding.act == asked.act)
    )
    used = {finding.waiver for finding in found if finding.waiver}
    return replace(report, all=found, waivers=tuple(waiver for waiver in report.waivers if waiver in used))


def filters() -> list[dict[str, object]]:
    """The parameters that choose among the findings."""
    names: Iterable[str] = ("", *(check.name for check in checks()), *(check.code for check in checks()))
    return [
        parameter("check", "only what this check found, by its name or code", {"type": "string", "enum": list(names)}),
        parameter("severity", "only findings so grave", {"type": "string", "enum": ["", *SEVERITIES]}),
        parameter("act", "only findings of this act: its code, key or IRI", SCHEMAS["act"]),
    ]


def paths() -> Paths:
    """The description of these routes."""
    form = parameter("form", "form of the report", {"type": "string", "enum": list(TYPES)}, where="path")
    return {
        "/findings.{form}": operation(
            "The consistency report in one form",
            answered(*(kind.partition(";")[0] for kind in TYPES.values()), schema=REPORT),
            parameters=[form, *filters(), LANG],
            problems=[404],
            tag="findings",
        ),
    }


REPORT = {
    "type": "object",
    "required": ["conforms", "findings"],
    "properties": {
        "conforms": {"type": "boolean"},
        "findings": {
            "type": "array",
            "items": {"type": "object", "required": ["check", "severity", "act", "subject", "message", "places"]},
        },
    },
}
