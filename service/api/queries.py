"""The named queries over HTTP: the catalogue, and each query as a page, CSV, TSV, JSON, XLSX or Turtle.

    /queries                                  the catalogue by subject; JSON to a program, or with format=json
    /queries/acts                             the form that `Accept` or `format=` asks for, else the page
    /queries/organ-tree/graph.svg             the answer drawn, where it has what can be
    /queries/acts.csv?as-of=2023-01-01        the answer, byte for byte that of `okilet query acts --format csv …`

The answer is whole in every form but the page, which shows 100 rows at a time (`page=`). A form for programs is in the
language of `lang=`, else in Kazakh, so that an address means the same to everybody; a page in that of the reader.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from flask import Blueprint, Response, request

from ontology.errors import BadParameter, NotAcceptable, NotFound
from queries.catalogue import LANGUAGES, Parameter, catalogue, questions
from queries.formats import answered
from queries.query_files import KINDS
from service import urls
from service.api.asking import SCHEMAS, Asked, read_request
from service.api.query_pages import catalogue_page, described, query_page, query_picture
from service.context import context
from service.headers import tagged, tags, unchanged
from service.kept import answers_of
from service.lookups import lookup
from service.openapi import LANG, Paths, operation, parameter
from service.openapi import answered as answers
from service.words import language

blueprint = Blueprint("queries", __name__)

TYPES = {  # the first is what a client without a wish is given
    "html": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8; header=present",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/sparql-results+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ttl": "text/turtle; charset=utf-8",
}
_MEDIA = {value.partition(";")[0]: form for form, value in TYPES.items()} | {"application/json": "json"}


@blueprint.get("/queries")
def library() -> Response:
    """The questions of the library, by subject; what answers are made of is callable, and not listed."""
    form = _negotiated({"text/html": "html", "application/json": "json"})
    here = context()
    folders = here.settings.queries
    lang = language()
    asked = questions(folders)
    parts = (here.data.now.version, "queries", form, lang, urls.root(), *(query.text for query in asked))
    found = unchanged(*parts)
    if found:
        return found
    if form == "html":
        return tagged(catalogue_page(asked, lang), *parts)
    document = {"queries": [described(query, TYPES) for query in asked]}
    body = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    response = Response(body, mimetype="application/json")
    response.vary.add("Accept")
    return tagged(response, *parts)


@blueprint.get("/queries/<name>")
def negotiated(name: str) -> Response:
    """A named query in the form that the client asks for."""
    asked = _asked(name)  # an unknown name before a form that there is not
    form = _negotiated(_MEDIA)
    response = _answer(name, form)
    response.headers["Content-Location"] = urls.query(name, form, asked.given)
    response.vary.add("Accept")
    return response


@blueprint.get("/queries/<name>.<form>")
def in_form(name: str, form: str) -> Response:
    """A named query in one form."""
    if form not in TYPES:
        _asked(name)
        raise NotFound(f"no form {form!r} of {name}; there are {', '.join(TYPES)}", {"formats": list(TYPES)})
    return _answer(name, form)


@blueprint.get("/queries/<name>/graph.svg")
def picture(name: str) -> Response:
    """The answer to a named query as boxes and arrows, where it says who acts on whom or what belongs to what."""
    return query_picture(context().data.now, _asked(name))


def _asked(name: str) -> Asked:
    here = context()
    return read_request(here.settings.queries, name, request.query_string, lambda: lookup(here.data.now))


def _answer(name: str, form: str) -> Response:
    here = context()
    data = here.data.now
    asked = read_request(here.settings.queries, name, request.query_string, lambda: lookup(data))
    if form == "html":
        return query_page(data, asked, TYPES)
    if asked.page:
        raise BadParameter(f"page is a parameter of the page alone; {form} gives all rows")
    parts = (data.version, asked.text, form)
    found = unchanged(*parts)
    if found:
        return found
    body = answers_of(data, here.settings).get(parts, lambda: answered(data.engine, asked.text, form))
    headers = [("Content-Type", TYPES[form]), *tags(*parts)]
    if form == "xlsx":
        headers.append(("Content-Disposition", f'attachment; filename="{name}.xlsx"'))
    return Response(body, headers=headers)


def _negotiated(types: Mapping[str, str]) -> str:
    """The form that `format=` names, else the one that `Accept` likes best; the first of `types` for anything."""
    asked = request.args.get("format")
    if asked is not None:
        if asked not in types.values():
            known = list(dict.fromkeys(types.values()))
            raise BadParameter(f"no format {asked!r}; there are {', '.join(known)}", {"formats": known})
        return asked
    if not request.accept_mimetypes:
        return next(iter(types.values()))
    best = request.accept_mimetypes.best_match(types)
    if best is None:
        raise NotAcceptable(f"this is given as {', '.join(types)}", {"types": list(types)})
    return types[best]


def paths() -> Paths:
    """The description of these routes: each query with its parameters."""
    from flask import has_app_context

    folders = context().settings.queries if has_app_context() else ()
    queries = catalogue(folders)
    form = parameter("format", "form of the answer, in place of `Accept`", {"type": "string", "enum": ["html", "json"]})
    name = parameter("name", "name of a query", {"type": "string", "enum": [q.name for q in queries]}, where="path")
    found: Paths = {
        "/queries": operation(
            "All named queries, by subject",
            answers("text/html", "application/json", schema=_CATALOGUE),
            parameters=[form],
            problems=[406],
            lang=True,
            tag="queries",
        ),
        "/queries/{name}": operation(
            "A named query in the form that the client asks for; its parameters are those of `/queries/NAME.FORM`",
            answers(*(kind.partition(";")[0] for kind in TYPES.values())),
            parameters=[name, {**form, "schema": {"type": "string", "enum": list(TYPES)}}],
            problems=[300, 404, 406],
            lang=True,
            tag="queries",
        ),
        "/queries/{name}.{form}": operation(
            "A named query in one form",
            answers(*(kind.partition(";")[0] for kind in TYPES.values())),
            parameters=[name, _form(TYPES)],
            problems=[300, 404],
            lang=True,
            tag="queries",
        ),
    }
    found["/queries/{name}/graph.svg"] = operation(
        "The answer to a named query as boxes and arrows, where it is small enough to be drawn",
        answers("image/svg+xml"),
        parameters=[name],
        problems=[300, 404],
        lang=True,
        tag="queries",
    )
    for query in queries:
        found[f"/queries/{query.name}.{{form}}"] = operation(
            query.question["en"] or query.title["en"],
            answers(*(kind.partition(";")[0] for kind in TYPES.values())),
            parameters=[
                _form(TYPES),
                *(_parameter(p) for p in query.parameters if p.name != "lang"),
                LANG,
            ],
            problems=[300, 404] if any(p.type in ("act", "thing") for p in query.parameters) else [404],
            tag="queries",
            name=f"query-{query.name}",
        )
    return found


def _form(types: Mapping[str, str]) -> dict[str, object]:
    purpose = "form of the answer; html shows 100 rows, and `page=2` the next"
    return parameter("form", purpose, {"type": "string", "enum": list(types)}, where="path")


def _parameter(asked: Parameter) -> dict[str, object]:
    name = "as-of" if asked.name == "as_of" else asked.name
    schema = {"type": "string", "enum": ["", *asked.choices]} if asked.choices else SCHEMAS[asked.type]
    return parameter(name, KINDS[asked.type], schema)


_LABEL = {"type": "object", "required": [*LANGUAGES], "additionalProperties": {"type": "string"}}
_CATALOGUE = {
    "type": "object",
    "required": ["queries"],
    "properties": {
        "queries": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["name", "subject", "title", "question", "columns", "parameters", "forms"],
                "properties": {
                    "name": {"type": "string"},
                    "title": _LABEL,
                    "question": _LABEL,
                    "columns": {"type": "array", "items": {"type": "string"}},
                    "parameters": {
                        "type": "array",
                        "items": {"type": "object", "required": ["name", "type", "default"]},
                    },
                    "forms": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            },
        }
    },
}
