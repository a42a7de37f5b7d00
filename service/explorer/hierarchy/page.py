"""The hierarchy over HTTP: a page, the same as JSON for the picture in it, and files of what the address shows.

/hierarchy?of=премьер-министр&as-of=2023-07-30&open=position/minister-of-finance&lang=ru
/hierarchy.json?of=position/prime-minister&page=2      those right below it; without `of` what there is to begin with
"""

from __future__ import annotations

from collections import Counter

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import Ambiguous, NotFound
from queries.chains.rules import ROLES
from queries.chains.words import role
from queries.lookup.finder import THINGS
from service import urls
from service.context import context
from service.errors import wants_page
from service.explorer.acts.page import as_page
from service.explorer.given import AS_OF, DAY, NAME, PAGE, thing_of
from service.explorer.hierarchy.answer import answer
from service.explorer.hierarchy.asked import MOST, Asked, read
from service.explorer.hierarchy.exports import FORMS, export, heading
from service.explorer.hierarchy.model import ENDED, NEW
from service.explorer.hierarchy.picture import picture_words
from service.explorer.hierarchy.rows import address, rows
from service.explorer.hierarchy.settled import Settled, settle
from service.explorer.view import Link, View
from service.headers import PICTURE_POLICY, json_response, tagged, unchanged
from service.kept import answers_of
from service.openapi import LANG, Paths, answered, operation, parameter
from service.pages import page
from service.words import language, many, text

blueprint = Blueprint("hierarchy", __name__)
_OTHERS = 24  # tops beside the start, those that hold most


@blueprint.get("/hierarchy")
def hierarchy_page() -> Response:
    """The page."""
    asked, here = _asked()
    parts = (*_parts(asked, here, "page"), urls.root(), urls.origin())
    found = unchanged(*parts)
    if found:
        return found
    for name in ("of", "organ"):
        try:
            asked = _named(here, asked, name)
        except (Ambiguous, NotFound) as error:
            if not wants_page():
                raise
            return _choices(here, asked, name, error)
    kept = answers_of(here.data, context().settings)
    body = kept.get((*parts, request.query_string), lambda: _page(settle(here, asked)).get_data())
    return tagged(as_page(body, here.lang), *parts)


@blueprint.get("/hierarchy.<form>")
def in_form(form: str) -> Response:
    """What the address shows, as a file."""
    if form not in FORMS:
        forms = ["json", *FORMS]
        raise NotFound(f"no form {form!r} of a hierarchy; there are {', '.join(forms)}", {"formats": forms})
    asked, here = _asked()
    parts = _parts(asked, here, form)
    found = unchanged(*parts)
    if found:
        return found
    response = Response(export(settle(here, asked), form), content_type=FORMS[form][1])
    if form == "svg":
        response.headers["Content-Security-Policy"] = PICTURE_POLICY
    return tagged(response, *parts)


@blueprint.get("/hierarchy.json")
def in_json() -> Response:
    """What stands right below one, for the picture."""
    asked, here = _asked()
    parts = (*_parts(asked, here, "json"), urls.root())
    found = unchanged(*parts)
    if found:
        return found
    kept = answers_of(here.data, context().settings)
    body = kept.get(parts, lambda: json_response(answer(settle(here, asked))).get_data())
    return tagged(Response(body, mimetype="application/json"), *parts)


def _named(here: View, asked: Asked, name: str) -> Asked:
    """The same, a name that was typed in place of an address replaced by what it means."""
    typed = getattr(asked, name)
    return asked.but(**{name: iris.tail(thing_of(here, typed))}) if typed else asked


def _page(found: Settled) -> Response:
    here, asked = found.here, found.asked
    lang, start = here.lang, found.start
    shown = asked.but(page=1)
    organ = here.thing(found.organ).text if found.organ else ""
    return page(
        "hierarchy.html",
        title=heading(found),
        lang=lang,
        asked=asked,
        day=found.day.isoformat(),
        roles=[(name, role(name, lang)) for name in ROLES],
        narrowed=bool(asked.since or asked.organ or asked.depth or asked.roles != ROLES),
        organ=organ,
        up=asked.up,
        notes=found.notes[found.said :],
        fallen=found.fallen,
        start=here.thing(start) if start else None,
        id=iris.tail(start),
        crumbs=_crumbs(found) if start else [],
        others=[_from(found, top) for top in found.hierarchy.tops[: _OTHERS + 1] if top != start][:_OTHERS],
        summary=_summary(found) if start else "",
        kept={**shown.but(q="", lang=lang).given},
        rows=rows(found) if start else None,
        picture=picture_words(lang),
        downloads=[(form, address(found, shown.but(q=""), form)) for form in ("svg", "graphml", "csv", "json")],
        permalink=urls.absolute(address(found, shown)),
    )


def _crumbs(found: Settled) -> list[Link]:
    """The way down from the top to the start, each step as the start of its own."""
    way = found.hierarchy.way(found.start, found.hierarchy.tops)
    return [_from(found, iri) for iri in way[:-1]]


def _from(found: Settled, iri: str) -> Link:
    """The hierarchy of another."""
    to = found.asked.but(of=iris.tail(iri), opened=(), more=(), q="", page=1)
    return Link(found.here.thing(iri).text, address(found, to))


def _summary(found: Settled) -> str:
    """In a sentence: how many stand right below (above), on which day; how many came and went since another."""
    here, way = found.here, "above" if found.asked.up else "below"
    states = Counter(arc.state for arc in found.hierarchy.arcs(found.start, here.lang))
    at = here.day(found.day, "at")
    if found.fallen and found.since:
        return many(f"hierarchy-fallen-{way}", states[ENDED], here.lang, day=at, last=here.day(found.since))
    said = many(f"hierarchy-summary-{way}", states.total() - states[ENDED], here.lang, day=at)
    if not found.since:
        return said
    since = {"since": here.day(found.since, "from"), "new": states[NEW], "ended": states[ENDED]}
    return f"{said} {text('hierarchy-summary-since', here.lang, **since)}"


def _choices(here: View, asked: Asked, name: str, error: Ambiguous | NotFound) -> Response:
    """The form again, with those that may be meant as links."""
    if isinstance(error, Ambiguous) and isinstance(error.detail, list):
        meant = [str(iri) for iri in error.detail]
    else:
        meant = [candidate.iri for candidate in here.lookup().find(getattr(asked, name), THINGS)[:5]]
    said = asked.but(lang=here.lang)
    links = [
        Link(here.rules.thing(iri).label(here.lang), urls.hierarchy("", said.but(**{name: iris.tail(iri)}).given))
        for iri in meant
    ]
    response = page(
        "hierarchy.html",
        title=text("hierarchy", here.lang),
        lang=here.lang,
        status=error.http_status,
        asked=asked,
        roles=[(name, role(name, here.lang)) for name in ROLES],
        typed=getattr(asked, name),
        choices=links,
        several=isinstance(error, Ambiguous),
        permalink=urls.absolute(urls.hierarchy("", {"lang": here.lang})),
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _asked() -> tuple[Asked, View]:
    asked = read(request.query_string)
    return asked, View(context().data.now, asked.lang or language())


def _parts(asked: Asked, here: View, form: str) -> tuple[object, ...]:
    """What an answer is made of: what is the latest day, and what has ended, depends on today."""
    return here.data.version, asked, form, here.lang, here.today


def paths() -> Paths:
    """The description of these routes."""
    roles = {"type": "string", "pattern": "^(({0})(,({0}))*)?$".format("|".join(ROLES))}
    ids = {"type": "string", "pattern": "^([a-z]+/[A-Za-z0-9._~-]+(,[a-z]+/[A-Za-z0-9._~-]+)*)?$"}
    pages = {"type": "string", "pattern": "^([a-z]+/[A-Za-z0-9._~-]+:[1-9][0-9]{0,4})?$"}
    parameters = [
        parameter("of", "who stands first: any name in kk, ru or en, an IRI or what follows id/ in it", NAME),
        AS_OF,
        parameter("since", "an earlier day: what came and went since is marked", DAY),
        parameter("roles", f"by these steps alone, parted by commas: {', '.join(ROLES)}", roles),
        parameter("organ", "those of an organ alone, and of what belongs to it, and those above them", NAME),
        parameter("up", "1: who stands above, instead", {"type": "string", "enum": ["0", "1"]}),
        parameter("depth", "so many levels at most", {"type": "integer", "minimum": 1, "maximum": 99}),
        parameter("q", "a name sought among all that stand below", NAME),
    ]
    of_page = [
        parameter("open", "what is open, parted by commas, as what follows id/ in its IRI", ids),
        parameter("more", "of what is open, how many pages are shown", pages),
    ]
    group = parameter("group", "of those right below, the ones of this very organ alone", NAME)
    paged = [group, PAGE, parameter("size", "names on a page", {"type": "integer", "minimum": 1, "maximum": MOST})]
    form = parameter("form", "form of the file", {"type": "string", "enum": list(FORMS)}, where="path")
    return {
        "/hierarchy": operation(
            "Who stands below whom, opened step by step: a page",
            answered("text/html"),
            parameters=[*parameters, *of_page],
            problems=[300, 404],
            lang=True,
            tag="hierarchy",
        ),
        "/hierarchy.{form}": operation(
            "What the page of the same address shows, as a file",
            answered(*(media.partition(";")[0] for _, media in FORMS.values())),
            parameters=[form, *parameters, *of_page, LANG],
            problems=[300, 404],
            tag="hierarchy",
        ),
        "/hierarchy.json": operation(
            "Who stands right below one, or above; of nothing, what there is to begin with",
            answered("application/json", schema=_ANSWER),
            parameters=[*parameters, *of_page, *paged, LANG],
            problems=[300, 404],
            tag="hierarchy",
        ),
    }


_NODE = {
    "type": "object",
    "required": ["id", "iri", "label", "labels", "kind", "organ", "below", "above", "page", "state"],
}
_EDGE = {"type": "object", "required": ["who", "whom", "through", "state", "words", "steps"]}
_ANSWER = {
    "type": "object",
    "required": ["as_of", "since", "notes", "moments"],
    "properties": {
        "as_of": {"type": "string"},
        "since": {"type": "string"},
        "notes": {"type": "array", "items": {"type": "string"}},
        "moments": {"type": "array", "items": {"type": "string"}},
        "roots": {"type": "array", "items": _NODE},
        "of": _NODE,
        "path": {"type": "array", "items": _NODE},
        "children": {"type": "array", "items": _NODE},
        "edges": {"type": "array", "items": _EDGE},
        "total": {"type": "integer"},
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "groups": {"type": "array", "items": {"type": "object"}},
        "found": {"type": "array", "items": {"type": "object"}},
    },
}
