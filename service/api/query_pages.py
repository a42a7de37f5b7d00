"""The pages of the query library: the catalogue by subject, and one query with its form, answer and text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from flask import Response, request

from ontology.errors import NotFound
from queries.catalogue import NamedQuery, Parameter
from queries.chains.svg import svg
from queries.subjects import subject_name
from service import urls
from service.api.asking import Asked
from service.api.query_cells import Row, Table, table
from service.api.query_charts import chart
from service.api.query_fields import fields, public
from service.api.query_pictures import BOXES, ends, sketch
from service.context import context
from service.data import Data
from service.explorer.given import pager
from service.explorer.view import View
from service.headers import PICTURE_POLICY, tagged, unchanged
from service.kept import answers_of
from service.pages import page
from service.sparql.examples import opened
from service.words import language, number, text

ROWS = 100  # of a table on one page


def described(query: NamedQuery, forms: Iterable[str]) -> dict[str, object]:
    """A query as the catalogue gives it to programs."""
    return {
        "name": query.name,
        "subject": query.subject,
        "title": dict(query.title),
        "question": dict(query.question),
        "columns": list(query.columns),
        "parameters": [_described(parameter) for parameter in query.parameters],
        "forms": {form: urls.absolute(urls.query(query.name, form)) for form in forms},
    }


def _described(parameter: Parameter) -> dict[str, object]:
    found: dict[str, object] = {"name": public(parameter), "type": parameter.type, "default": parameter.default}
    return {**found, "values": list(parameter.choices)} if parameter.choices else found


def catalogue_page(queries: Sequence[NamedQuery], lang: str) -> Response:
    """The catalogue; `queries` in order of their subjects."""
    groups = [
        (subject_name(tag, lang), list(group)) for tag, group in groupby(queries, key=lambda query: query.subject)
    ]
    return page("queries.html", title=text("queries", lang), lang=lang, groups=groups, count=len(queries))


def query_page(data: Data, asked: Asked, forms: Iterable[str]) -> Response:
    """One query: its form, its answer a page at a time with what can be drawn of it, its text, its other forms."""
    lang = asked.lang or language()
    asked = asked.in_language(lang)
    at = asked.page or 1
    parts = (data.version, "query-page", asked.text, at, lang, urls.root(), urls.origin(), request.query_string)
    found = unchanged(*parts)
    if found:
        return found
    count = _count(data, asked)
    last = max(1, -(-count // ROWS))
    if at > last:
        raise NotFound(f"there is no page {at}; the last is {last}", {"last": last})
    view = View(data, lang)
    shown = _table(view, asked, at)
    query = asked.query
    response = page(
        "query.html",
        title=query.title[lang],
        lang=lang,
        query=query,
        fields=fields(view, asked),
        table=shown,
        chart=chart(shown),
        picture=_picture(view, asked) if count else None,
        count=count,
        first=number((at - 1) * ROWS + 1, lang),
        last=number((at - 1) * ROWS + len(shown.rows), lang),
        all=number(count, lang),
        pager=pager(lambda goal: urls.query(query.name, "html", {**asked.given, "page": str(goal)}), at, last),
        downloads=[(form, urls.query(query.name, form, asked.given)) for form in forms if form != "html"],
        permalink=urls.absolute(urls.query(query.name, "html", asked.given)),
        editor=urls.sparql({"query": opened(asked.text, query.title[lang]), "lang": lang}),
        text=asked.text,
    )
    return tagged(response, *parts)


def query_picture(data: Data, asked: Asked) -> Response:
    """The answer drawn. Raises `NotFound` where it has too much for a picture, or nothing that could be drawn."""
    lang = asked.lang or language()
    asked = asked.in_language(lang)
    parts = (data.version, "query-picture", asked.text, lang)
    found = unchanged(*parts)
    if found:
        return found
    drawn = _drawn(View(data, lang), asked)[2]
    if not drawn:
        raise NotFound(f"the answer to {asked.query.name} is no picture; at most {BOXES} things are drawn")
    response = Response(drawn, mimetype="image/svg+xml")
    response.headers["Content-Security-Policy"] = PICTURE_POLICY
    return tagged(response, *parts)


def _table(view: View, asked: Asked, at: int) -> Table:
    """The rows of one page, kept as the engine gave them."""

    def found() -> bytes:
        columns, rows = _rows(view.data, asked, at * ROWS)
        return json.dumps([columns, rows[(at - 1) * ROWS :]], ensure_ascii=False).encode()

    columns, rows = json.loads(answers_of(view.data, context().settings).get((asked.text, "rows", at), found))
    return table(view, asked.query.name, columns, rows)


def _rows(data: Data, asked: Asked, most: int | None = None) -> tuple[list[str], list[Row]]:
    document = json.loads(data.engine.results(asked.text, "json", rows=most).body)
    return document["head"]["vars"], document["results"]["bindings"]


def _picture(view: View, asked: Asked) -> dict[str, Any] | None:
    """What the page says of the picture: its address, "" where there is too much for one; None for no picture."""
    if not ends(asked.query.columns):
        return None
    things, arrows, drawn = _drawn(view, asked)
    if not things:
        return None
    address = urls.query_picture(asked.query.name, {**asked.given, "lang": view.lang}) if drawn else ""
    return {"address": address, "things": things, "arrows": arrows, "most": BOXES}


def _drawn(view: View, asked: Asked) -> tuple[int, int, bytes]:
    """How many things and arrows the whole answer has, and the picture of them, empty where they are too many."""

    def made() -> bytes:
        columns, rows = _rows(view.data, asked)
        title = asked.query.title[view.lang]
        found = sketch(view, title, columns, rows)
        drawn = svg(found.picture, view.lang) if found.picture else ""
        return f"{found.things} {found.arrows}\n{drawn}".encode()

    kept = answers_of(view.data, context().settings).get((asked.text, "picture", view.lang), made)
    counts, _, drawn = kept.partition(b"\n")
    things, arrows = counts.split()
    return int(things), int(arrows), drawn


def _count(data: Data, asked: Asked) -> int:
    """How many rows the whole answer has: the lines of its TSV, where a value holds no line end."""
    here = context().settings

    def counted() -> bytes:
        return b"%d" % (data.engine.results(asked.text, "tsv").body.count(b"\n") - 1)

    return int(answers_of(data, here).get((asked.text, "count"), counted))
