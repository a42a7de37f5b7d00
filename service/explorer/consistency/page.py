"""The pages of the consistency report: the list to choose from, and each finding with its places side by side.

    /findings?severity=warning&act=U020000828_&lang=ru        25 findings at a time (`page=`)
    /finding/two-appointers-a5c7b2e5d6f3                      one; `.json` and `.ttl` give it as data

A finding is named by its check and a digest of its subject and act, the same in every build that has it.
"""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import NotFound
from service import urls
from service.api.findings import REPORT, TYPES, Asked, asked_of, filtered, filters, words_of
from service.context import context
from service.explorer.consistency.reported import Shown, brief, by_act, by_check, whole
from service.explorer.given import given, pager
from service.explorer.view import Link, View, view
from service.headers import tagged, unchanged
from service.openapi import LANG, Paths, answered, operation, parameter
from service.pages import page
from service.published_findings import report_of
from service.report_forms import FORMS
from service.words import LANGUAGES, text
from shapes.catalogue import SEVERITIES
from shapes.emit import finding_quads, waiver_quads
from shapes.findings import Finding
from shapes.report import Report

blueprint = Blueprint("findings_pages", __name__)

_ON_A_PAGE = 25
_OTHERS = 8
_FORMS = ("json", "ttl")


@blueprint.get("/findings")
def findings_page() -> Response:
    """The report: how much of what there is, and the findings asked for."""
    asked = asked_of(request.query_string, paged=True)
    here = view()
    parts = (here.data.version, "findings-page", asked, here.lang, here.today, urls.root(), urls.origin())
    return unchanged(*parts) or tagged(_list(here, asked), *parts)


def _list(here: View, asked: Asked) -> Response:
    report = report_of(here.data)
    chosen = filtered(report, asked)
    last = max(1, -(-len(chosen.all) // _ON_A_PAGE))
    if asked.page > last:
        raise NotFound(f"there is no page {asked.page}; the last is {last}", {"last": last})
    first = (asked.page - 1) * _ON_A_PAGE
    to = {**asked.given, "lang": here.lang}
    words = words_of(here.data, report)
    return page(
        "findings.html",
        title=text("findings", here.lang),
        lang=here.lang,
        asked=asked,
        total=len(report.all),
        severities=_severities(here, report),
        checks=by_check(here, report),
        acts=by_act(here, report),
        options=_options(here, report),
        findings=[brief(here, finding, words) for finding in chosen.all[first : first + _ON_A_PAGE]],
        first=first + 1,
        count=len(chosen.all),
        pager=pager(lambda goal: urls.findings("", {**to, "page": str(goal)}), asked.page, last),
        downloads=[(form, urls.findings(form, to)) for form in TYPES],
        permalink=urls.absolute(urls.findings("", to)),
    )


def _severities(here: View, report: Report) -> list[tuple[str, int, str]]:
    """Each severity: its name, how many findings, where they are."""
    return [
        (name, sum(f.severity == name for f in report.all), urls.findings("", {"severity": name, "lang": here.lang}))
        for name in SEVERITIES
    ]


def _options(here: View, report: Report) -> dict[str, list[tuple[str, str]]]:
    """What the fields of the form choose from: value and words."""
    acts = {finding.act for finding in report.all if finding.act}
    checks = {(finding.check.code, finding.check.name, finding.check.label.get(here.lang)) for finding in report.all}
    return {
        "check": [(name, f"{code} {label}") for code, name, label in sorted(checks)],
        "act": sorted((iris.act_tail(act), here.act(act).text) for act in acts),
    }


@blueprint.get("/finding/<key>")
def finding_page(key: str) -> Response:
    """One finding, its places side by side."""
    given(request.query_string, ())
    here = view()
    parts = (here.data.version, "finding-page", key, here.lang, here.today, urls.root())
    return unchanged(*parts) or tagged(_one(here, key), *parts)


def _one(here: View, key: str) -> Response:
    report, finding = _found(here, key)
    shown = whole(here, finding, words_of(here.data, report))
    return page(
        "finding.html",
        title=shown.check,
        lang=here.lang,
        finding=shown,
        check=finding.check,
        crumbs=(
            Link(text("findings", here.lang), urls.findings("", {"lang": here.lang})),
            Link(finding.check.code, urls.findings("", {"check": finding.check.name, "lang": here.lang})),
        ),
        others=_others(here, report, finding),
        downloads=[(form, urls.finding(key, form, {"lang": here.lang})) for form in _FORMS],
        permalink=urls.absolute(urls.finding(key)),
    )


def _others(here: View, report: Report, finding: Finding) -> list[Shown]:
    """Further findings of the check, those nearest in the report."""
    same = [other for other in report.all if other.check.name == finding.check.name]
    at = same.index(finding)
    near = sorted(range(len(same)), key=lambda other: (abs(other - at), other))[1 : _OTHERS + 1]
    return [brief(here, same[other], {}) for other in sorted(near)]


@blueprint.get("/finding/<key>.<form>")
def finding_in_form(key: str, form: str) -> Response:
    """One finding as data."""
    if form not in _FORMS:
        raise NotFound(f"no form {form!r} of a finding; there are {', '.join(_FORMS)}", {"formats": list(_FORMS)})
    lang = given(request.query_string, ()).get("lang", "") or LANGUAGES[0]
    here = View(context().data.now, lang)
    parts = (here.data.version, "finding", key, form, lang)
    found = unchanged(*parts)
    if found:
        return found
    report, finding = _found(here, key)
    written = _turtle(report, finding) if form == "ttl" else _json(here, report, finding)
    return tagged(Response(written, content_type=TYPES[form]), *parts)


def _json(here: View, report: Report, finding: Finding) -> str:
    alone = replace(report, all=(finding,), waivers=(finding.waiver,) if finding.waiver else ())
    return FORMS["json"](alone, here.lang, words_of(here.data, report))


def _turtle(report: Report, finding: Finding) -> str:
    """What the whole report says of the finding and of who has set it aside."""
    quads = [*finding_quads(finding, report.all.index(finding) + 1)]
    quads += waiver_quads(finding.waiver) if finding.waiver else ()
    return "\n".join(sorted(f"{s} {p} {o} ." for _, s, p, o in quads)) + "\n"


def _found(here: View, key: str) -> tuple[Report, Finding]:
    """The report and the finding of this name; raises `NotFound`."""
    report = report_of(here.data)
    by_key = here.data.kept("findings by key", lambda: {finding.key: finding for finding in report.all})
    if key not in by_key:
        raise NotFound(f"the graph in force has no finding {key!r}; /findings lists those it has")
    return report, by_key[key]


def paths() -> Paths:
    """The description of these routes."""
    number = parameter(
        "page",
        f"which {_ON_A_PAGE} findings; the last page is told in the error",
        {"type": "integer", "minimum": 1, "maximum": 9_999_999},
    )
    key = parameter("key", "the name of a finding: its check and a digest", where="path")
    form = parameter("form", "form of the finding", {"type": "string", "enum": list(_FORMS)}, where="path")
    media = (TYPES[name].partition(";")[0] for name in _FORMS)
    return {
        "/findings": operation(
            "The consistency report as a page",
            answered("text/html"),
            parameters=[*filters(), number],
            problems=[404],
            lang=True,
            tag="findings",
        ),
        "/finding/{key}": operation(
            "One finding as a page, its places side by side",
            answered("text/html"),
            parameters=[key],
            problems=[404],
            lang=True,
            tag="findings",
        ),
        "/finding/{key}.{form}": operation(
            "One finding as data",
            answered(*media, schema=REPORT),
            parameters=[key, form, LANG],
            problems=[404],
            tag="findings",
        ),
    }
