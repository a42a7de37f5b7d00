"""The pages of an act and of a provision: what each is, and every fact read from it, in words.

page_of(iri, "ru")          the page of an act or a provision; None for a thing of another kind
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from flask import Response, request

from ontology import iris
from service import urls
from service.context import context
from service.explorer.acts.about import about
from service.explorer.acts.place import about_place
from service.explorer.acts.wording import GROUPS
from service.explorer.posts.about import data_forms
from service.explorer.view import Link, View
from service.headers import tagged, unchanged
from service.kept import answers_of
from service.pages import page
from service.published_findings import report_of
from service.words import text
from shapes.findings import Finding


def page_of(iri: str, lang: str) -> Response | None:
    """The page of the act or provision with this IRI in a language, tagged; None for what is neither."""
    try:
        named = iris.parse(iri)
    except ValueError:
        return None
    if not isinstance(named, iris.Act | iris.Provision):
        return None
    here = View(context().data.now, lang)
    parts = (here.data.version, "act", iri, lang, here.today, urls.absolute(urls.root()))
    found = unchanged(*parts)
    if found:
        return found
    key = (*parts, request.full_path, urls.root())
    body = answers_of(here.data, context().settings).get(key, lambda: _body(here, iri, named))
    return tagged(as_page(body, lang), *parts) if body else None


def _body(here: View, iri: str, named: iris.Act | iris.Provision) -> bytes:
    """The whole page, kept: its facts and its words do not change. Nothing for what the graph does not know."""
    made = _act(here, iri) if isinstance(named, iris.Act) else _provision(here, iri, named)
    return bytes(made.get_data()) if made else b""


def as_page(body: bytes, lang: str) -> Response:
    """A page that was kept, with the headers that `service.pages.page` gives one."""
    response = Response(body, mimetype="text/html")
    response.headers["Content-Language"] = lang
    response.vary.add("Accept")
    if "lang" not in request.args:
        response.vary.add("Accept-Language")
    return response


def _act(here: View, iri: str) -> Response | None:
    said = about(here, iri, findings_in(here, iri))
    if said is None:
        return None
    return page(
        "act.html",
        title=said.name,
        lang=here.lang,
        said=said,
        view=here,
        acts=(Link(text("menu-acts", here.lang), urls.acts({"lang": here.lang})),),
        tail=iris.act_tail(iri),
        forms=data_forms(iri),
        statements=statements_of(here, iri),
        iri=iri,
    )


def _provision(here: View, iri: str, named: iris.Provision) -> Response | None:
    act = str(iris.Act(named.act))
    said = about_place(here, act, named.path, findings_in(here, act))
    if said is None:
        return None
    return page(
        "provision.html",
        title=said.place.full,
        lang=here.lang,
        said=said,
        view=here,
        groups=GROUPS,
        forms=data_forms(iri),
        statements=statements_of(here, iri),
        iri=iri,
    )


def statements_of(here: View, iri: str) -> str:
    """The table of all that is said of a thing."""
    return f"{here.page_of(iri)}&view=statements"


def findings_in(here: View, act: str) -> Sequence[Finding]:
    """The findings that have a place in an act."""
    return here.data.kept("findings by act", lambda: _by_act(report_of(here.data).all)).get(act, ())


def _by_act(findings: Iterable[Finding]) -> Mapping[str, Sequence[Finding]]:
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        for act in dict.fromkeys(place.act for place in finding.places):
            found[act].append(finding)
    return found
