"""The pages of the query library: the catalogue by subject, and one query with its form, answer and text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flask import Response, request

from ontology import iris
from ontology.errors import NotFound
from queries.catalogue import NamedQuery, Parameter, bind, named
from queries.subjects import parameter_name, subject_name, type_name
from service import urls
from service.api.asking import Asked
from service.context import context
from service.data import Data
from service.headers import tagged, unchanged
from service.kept import answers_of
from service.pages import page
from service.published_findings import engine_for
from service.words import language, text

ROWS = 100  # of a table on one page
_HINTS = 200  # values that a field suggests


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: `control` date, select, number or text; `options` are values with what they stand for."""

    name: str
    label: str
    control: str
    value: str
    hint: str
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, the address that it leads to, its language where the graph tells it."""

    text: str
    address: str = ""
    lang: str = ""


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
    found: dict[str, object] = {"name": _public(parameter), "type": parameter.type, "default": parameter.default}
    return {**found, "values": list(parameter.choices)} if parameter.choices else found


def catalogue_page(queries: Sequence[NamedQuery], lang: str) -> Response:
    """The catalogue; `queries` in order of their subjects."""
    groups = [
        (subject_name(tag, lang), list(group)) for tag, group in groupby(queries, key=lambda query: query.subject)
    ]
    return page("queries.html", title=text("queries", lang), lang=lang, groups=groups)


def query_page(data: Data, asked: Asked, forms: Iterable[str]) -> Response:
    """One query: its form, its answer a page at a time, its text and where to have it in other forms."""
    lang = asked.lang or language()
    asked = asked.in_language(lang)
    number = asked.page or 1
    parts = (data.version, "query-page", asked.text, number, lang, urls.root(), request.query_string)
    found = unchanged(*parts)
    if found:
        return found
    count = _count(data, asked)
    last = max(1, -(-count // ROWS))
    if number > last:
        raise NotFound(f"there is no page {number}; the last is {last}", {"last": last})
    columns, rows = _rows(data, asked, number)
    query = asked.query
    response = page(
        "query.html",
        title=query.title[lang],
        lang=lang,
        query=query,
        fields=_fields(data, asked, lang),
        columns=columns,
        rows=rows,
        count=count,
        first=(number - 1) * ROWS + 1,
        pager=_pager(asked, number, last),
        downloads=[(form, urls.query(query.name, form, asked.given)) for form in forms if form != "html"],
        permalink=urls.absolute(urls.query(query.name, "html", asked.given)),
        sparql=urls.sparql({"query": asked.text}),
        text=asked.text,
    )
    return tagged(response, *parts)


def _rows(data: Data, asked: Asked, number: int) -> tuple[list[str], list[list[Cell]]]:
    """The columns and the rows of one page."""
    engine = engine_for(data, context().settings.home, findings=asked.query.on_findings)
    document = json.loads(engine.results(asked.text, "json", rows=number * ROWS).body)
    columns = document["head"]["vars"]
    shown = document["results"]["bindings"][(number - 1) * ROWS : number * ROWS]
    return columns, [[_cell(row.get(column)) for column in columns] for row in shown]


def _cell(binding: Mapping[str, str] | None) -> Cell:
    if binding is None:
        return Cell("")
    value = binding["value"]
    if binding["type"] != "uri":
        return Cell(value, lang=binding.get("xml:lang", ""))
    if value.startswith(iris.ID):
        return Cell(value.removeprefix(iris.ID), urls.identifier(value))
    return Cell(value, value if value.startswith(("http://", "https://")) else "")


def _count(data: Data, asked: Asked) -> int:
    """How many rows the whole answer has: the lines of its TSV, where a value holds no line end."""
    here = context().settings

    def counted() -> bytes:
        engine = engine_for(data, here.home, findings=asked.query.on_findings)
        return b"%d" % (engine.results(asked.text, "tsv").body.count(b"\n") - 1)

    return int(answers_of(data, here).get((asked.text, "count"), counted))


def _pager(asked: Asked, number: int, last: int) -> list[tuple[str, str]]:
    """Where the first, previous, next and last page are; what leads nowhere is left out."""
    goals = (("first", 1), ("previous", number - 1), ("next", number + 1), ("last", last))
    return [
        (key, urls.query(asked.query.name, "html", {**asked.given, "page": str(goal)}))
        for key, goal in goals
        if 1 <= goal <= last and goal != number
    ]


def _fields(data: Data, asked: Asked, lang: str) -> list[Field]:
    return [_field(data, asked, parameter, lang) for parameter in asked.query.parameters if parameter.name != "lang"]


def _field(data: Data, asked: Asked, parameter: Parameter, lang: str) -> Field:
    name = _public(parameter)
    label = parameter_name(parameter.name, lang)
    value = asked.as_of if name == "as-of" else asked.values.get(name, parameter.default)
    control = {"date": "date", "choice": "select", "number": "number"}.get(parameter.type, "text")
    options = _options(data, asked.query, parameter) if control != "date" else ()
    return Field(name, label, control, value, type_name(parameter.type, lang), options)


def _options(data: Data, query: NamedQuery, parameter: Parameter) -> tuple[tuple[str, str], ...]:
    """Values that a field suggests, kept with the graph: acts, or what the column of the parameter's name holds."""

    def found() -> tuple[tuple[str, str], ...]:
        engine = engine_for(data, context().settings.home, findings=query.on_findings)
        source = named("acts") if parameter.type == "act" else query
        column = "act" if parameter.type == "act" else parameter.name
        label = "title" if parameter.type == "act" else f"{parameter.name}_label"
        if column not in source.columns:
            return ()
        rows = json.loads(engine.results(bind(source, {}), "json").body)["results"]["bindings"]
        values: dict[str, str] = {}
        for row in rows:
            if column in row:
                said = row[column]["value"].removeprefix(iris.ID).removeprefix("act/")
                values.setdefault(said, row.get(label, {}).get("value", ""))
        return tuple(sorted(values.items())[:_HINTS])

    if parameter.choices:
        return tuple((value, value) for value in parameter.choices)
    if parameter.type not in {"act", "thing", "text"}:
        return ()
    return data.kept(f"options {query.name} {parameter.name}", found)


def _public(parameter: Parameter) -> str:
    return "as-of" if parameter.name == "as_of" else parameter.name
