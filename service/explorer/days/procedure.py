"""How a post is filled, or what an act has done, step by step and by when: a page, and forms of `okilet procedure`.

    /procedure?of=замминистра финансов&start=2023-01-05&lang=ru
    /procedure.ics?of=1072&end=2026-03-20           byte for byte `okilet procedure 1072 --end 2026-03-20 --format ics`

`of` is a position by any name, or an act by its code or number. `done=3=2026-01-16,5=2026-02-01` are steps that are
done, `period=2026-Q2` the period of recurring terms, `document=annex-2` a part of an act, `as-of` the day of the rules.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import Ambiguous, BadParameter, NotFound
from queries.chains.forms import render
from queries.timing.asking import asked, asked_document, find_act, period
from queries.timing.ical import procedure_feed
from queries.timing.shown.procedure import Asked, notes, shown
from queries.timing.timeline import Known
from service import urls
from service.api.asking import DAY_OR_LATEST, day
from service.context import context
from service.errors import wants_page
from service.explorer.days.course import option, plain, rows
from service.explorer.days.feed import facts_of
from service.explorer.given import DAY, LONGEST, NAME, given, typed
from service.explorer.view import Link, View, view
from service.headers import PICTURE_POLICY, tagged, unchanged
from service.kept import answers_of
from service.openapi import LANG, Paths, answered, operation, parameter
from service.pages import page
from service.words import LANGUAGES, text

blueprint = Blueprint("procedure", __name__)

FORMS = {  # what the address calls it: the form of the command line, the media type
    "json": ("json", "application/json"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "ics": ("ics", "text/calendar; charset=utf-8"),
    "txt": ("text", "text/plain; charset=utf-8"),
    "svg": ("svg", "image/svg+xml"),
}
_KNOWN = ("of", "start", "end", "period", "done", "document", "as-of")
_LATEST = "latest"
_PART = re.compile(r"main|annex-[1-9]\d{0,3}", re.ASCII)
_DONE = re.compile(r"(?P<step>[1-9]\d{0,3})=(?P<day>\d{4}-\d{2}-\d{2})", re.ASCII)


@blueprint.get("/procedure")
def procedure_page() -> Response:
    """The page: a form, and the procedure asked for."""
    here = view()
    values = _values(request.query_string)
    parts = (here.data.version, here.today, "procedure", sorted(values.items()), here.lang, urls.root(), urls.origin())
    found = unchanged(*parts)
    if found:
        return found
    if "of" not in values:
        return tagged(_page(here, values), *parts)
    try:
        return tagged(_page(here, values, asked_for(here, values)), *parts)
    except (Ambiguous, NotFound) as error:
        if not wants_page():
            raise
        response = _page(here, values, error=error)
        response.headers["Cache-Control"] = "no-store"
        return response


@blueprint.get("/procedure.<form>")
def in_form(form: str) -> Response:
    """The procedure in one form."""
    if form not in FORMS:
        raise NotFound(f"no form {form!r} of a procedure; there are {', '.join(FORMS)}", {"formats": list(FORMS)})
    values = _values(request.query_string)
    if "of" not in values:
        raise BadParameter("of is missing: give the name of a position, or the code or number of an act")
    here = View(context().data.now, values.get("lang", LANGUAGES[0]))
    name, media = FORMS[form]
    parts = (here.data.version, here.today, "procedure", form, sorted(values.items()), here.lang)
    found = unchanged(*parts)
    if found:
        return found
    body = answers_of(here.data, context().settings).get(parts, lambda: _written(here, values, name))
    response = Response(body, content_type=media)
    if form == "svg":
        response.headers["Content-Security-Policy"] = PICTURE_POLICY
    if form == "ics":
        response.headers["Content-Disposition"] = 'inline; filename="okilet-procedure.ics"'
    return tagged(response, *parts)


def _written(here: View, values: Mapping[str, str], form: str) -> bytes:
    found = asked_for(here, values)
    if form == "ics":
        if not found.dated:
            raise NotFound("there are no steps to put into a calendar")
        return procedure_feed(found, facts_of(here), here.lang)
    return render(shown(found, here.lang), form).encode()


def asked_for(here: View, values: Mapping[str, str]) -> Asked:
    """The procedure that an address asks for, as the command line puts it together.

    Raises `NotFound`, `Ambiguous`, and `BadParameter` for a step or period that there is not.
    """
    facts, rules, lang, name = facts_of(here), here.rules, here.lang, values["of"]
    start, end = day(values.get("start", "")), day(values.get("end", ""))
    latest = values.get("as-of") == _LATEST
    as_of = None if latest else day(values.get("as-of", ""))
    done = dict(_done(values.get("done", "")))
    act, position = find_act(facts, name, titles=False), ""
    said: tuple[str, ...] = ()
    if not act:
        try:
            meant = here.lookup().meant(name, lang=lang)
            position, said = meant.iri, meant.notes(name, lang)
        except NotFound:
            act = find_act(facts, name)
            if not act:
                raise
    if act:
        within = period(values["period"]) if "period" in values else None
        known = Known(start=start, event=True, end=end, done=done, period=within)
        return asked_document(facts, rules, act, known, document=values.get("document", ""), as_of=as_of, lang=lang)
    if end or "period" in values or "document" in values:
        raise BadParameter(f"end, period and document are of acts; no act goes by the name «{name}»")
    known = Known(start=start, done=done)
    found = asked(facts, rules, position, known, as_of=as_of, latest=latest, lang=lang)
    return replace(found, notes=(*said, *found.notes))


def _page(
    here: View, values: Mapping[str, str], found: Asked | None = None, error: Ambiguous | NotFound | None = None
) -> Response:
    asked_now = {name: value for name, value in values.items() if name != "lang"}
    position = found.procedure.position if found else ""
    about = here.thing(position) if position else _document(here, found) if found else None
    name = about.text if about else ""
    return page(
        "procedure.html",
        title=text("views-procedure-of", here.lang, name=name) if found else text("views-procedures", here.lang),
        lang=here.lang,
        status=error.http_status if error else 200,
        values={**values, "of": typed(here, values.get("of", ""), about.iri if about else "")},
        found=found,
        of_act=bool(found and not position),
        about=about,
        problem=error,
        choices=_choices(here, values, error),
        rows=rows(here, found) if found else [],
        options=[option(here, step) for step in found.procedure.options] if found else [],
        notes=[plain(here, note) for note in notes(found, here.lang)] if found else [],
        day_words=here.day,
        said=render(shown(found, here.lang), "text") if found else "",
        picture=urls.procedure("svg", {**asked_now, "lang": here.lang}) if found and found.dated else "",
        downloads=[(form, urls.procedure(form, {**asked_now, "lang": here.lang})) for form in FORMS] if found else [],
        permalink=urls.absolute(here.address(urls.procedure("", asked_now))),
    )


def _document(here: View, found: Asked) -> Link | None:
    """The part of an act that sets the procedure."""
    steps = (*found.procedure.steps, *found.procedure.options)
    first = next((place for step in steps for place in step.places), None)
    if first is None:
        return None
    place = here.place(first.act, first.path.partition("/")[0])
    return Link(place.full, place.page)


def _choices(here: View, values: Mapping[str, str], error: Ambiguous | NotFound | None) -> list[Link]:
    """What a name that fits several may mean, or the nearest to one that fits none."""
    if error is None:
        return []
    if isinstance(error, Ambiguous) and isinstance(error.detail, list):
        iris_found = [str(one) for one in error.detail]
    else:
        iris_found = [one.iri for one in here.lookup().find(values["of"])[:5]]
    kept = {name: value for name, value in values.items() if name not in ("of", "lang")}
    return [
        Link(
            here.thing(one).text if one in here.names.things else here.act(str(iris.Act(one))).text,
            here.address(urls.procedure("", {**kept, "of": one})),
        )
        for one in iris_found
    ]


def _values(query_string: bytes) -> dict[str, str]:
    values = given(query_string, _KNOWN, latest=True)
    for name in ("start", "end"):
        day(values.get(name, ""))
    if "period" in values:
        period(values["period"])
    if "document" in values and not _PART.fullmatch(values["document"]):
        raise BadParameter(f"document = {values['document']!r} is no part of an act; write it as annex-2")
    tuple(_done(values.get("done", "")))
    return values


def _done(written: str) -> list[tuple[int, dt.date]]:
    found = []
    for one in filter(None, written.split(",")):
        match = _DONE.fullmatch(one)
        on = day(match["day"]) if match else None
        if match is None or on is None:
            raise BadParameter(f"done = {one!r} is no step and day; write it as 3=2026-01-16")
        found.append((int(match["step"]), on))
    return found


def paths() -> Paths:
    """The description of these routes."""
    form = parameter("form", "form of the answer", {"type": "string", "enum": list(FORMS)}, where="path")
    of = parameter("of", "a position by any name or IRI, or an act by its code or number", NAME)
    asked_with = [
        parameter("start", "the day it begins, or of the event that begins it", DAY),
        parameter("end", "of an act: the day of an event to come before which terms end", DAY),
        parameter("period", "of an act: the period of recurring terms, as 2026-Q2", _PERIOD),
        parameter("done", "steps that are done, as 3=2026-01-16, parted by commas", {"type": "string", "maxLength": 0}),
        parameter("document", "of an act: annex-2; else the one with most terms", _DOCUMENT),
        parameter("as-of", "the day of the rules, or latest; else the start, or latest", DAY_OR_LATEST),
    ]
    media = (kind.partition(";")[0] for _, kind in FORMS.values())
    name: Mapping[str, object] = {"type": "string", "pattern": r"\S", "minLength": 1, "maxLength": LONGEST}
    return {
        "/procedure": operation(
            "The steps by which a position is filled, or that an act sets: a page",
            answered("text/html"),
            parameters=[of, *asked_with],
            problems=[300, 404],
            lang=True,
            tag="calendar",
        ),
        "/procedure.{form}": operation(
            "The steps by which a position is filled, or that an act sets, in one form",
            answered(*dict.fromkeys(media), schema={"type": "object", "required": ["steps", "options", "notes"]}),
            parameters=[form, {**of, "required": True, "schema": name}, *asked_with, LANG],
            problems=[300, 404],
            tag="calendar",
        ),
    }


_PERIOD = {"type": "string", "pattern": "^([0-9]{4}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?)?$"}
_DOCUMENT = {"type": "string", "pattern": "^(main|annex-[1-9][0-9]{0,3})?$"}
