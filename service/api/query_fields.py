"""The form of a named query: for each parameter a field of its sort, with the values that there are, in words.

    fields(view, asked)             tuple of Field; the language is no field, the page has it already

An act or a value of a list is chosen; a position, an organ or a class is named as people name it, and names that the
answer knows are suggested; a day has a field for days.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ontology import iris
from queries.catalogue import NamedQuery, Parameter, bind
from queries.subjects import parameter_name
from service.api.asking import Asked
from service.api.query_cells import check_name, month_name, value_name
from service.explorer.view import View
from service.words import text
from shapes.catalogue import by_name

_SUGGESTED = 500  # names that a field suggests
_COLUMNS = {"in_organ": ("organ",), "position": ("position", "of")}  # where the values of a parameter stand
_PATHS = frozenset({"provision", "under"})
_THINGS = "position,class,organ,organ-class"
_KINDS = {"position": "position,class", "organ": "organ,organ-class", "class": "class,organ-class"}

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: `control` date, select, number, name or text; `options` are values with what they are called.

    `kinds` of things are what the search suggests for a name, where scripts run.
    """

    name: str
    label: str
    control: str
    value: str
    hint: str = ""
    options: Options = ()
    kinds: str = ""


def fields(view: View, asked: Asked) -> tuple[Field, ...]:
    """The fields of a query, with what was asked in them."""
    return tuple(_field(view, asked, parameter) for parameter in asked.query.parameters if parameter.name != "lang")


def public(parameter: Parameter) -> str:
    """What addresses call a parameter."""
    return "as-of" if parameter.name == "as_of" else parameter.name


def _field(view: View, asked: Asked, parameter: Parameter) -> Field:
    name = public(parameter)
    label = parameter_name(parameter.name, view.lang)
    value = asked.as_of if name == "as-of" else asked.values.get(name, parameter.default)
    if parameter.choices:
        options = tuple((choice, value_name(parameter.name, choice, view.lang)) for choice in parameter.choices)
        return Field(name, label, "select", value, options=options)
    match parameter.type:
        case "date":
            return Field(name, label, "date", value)
        case "act":
            tail = iris.act_tail(value)
            return Field(name, label, "select", tail, options=_acts(view, asked.query, parameter, tail))
        case "thing":
            shown = _named(view, value) if value else ""
            kinds = next((found for word, found in _KINDS.items() if word in parameter.name.split("_")), "")
            options = _things(view, asked.query, parameter)
            return Field(name, label, "name", shown, _hint(view, parameter), options, kinds or _THINGS)
        case "number" if parameter.name == "month":
            months = tuple((str(month), month_name(str(month), view.lang)) for month in range(1, 13))
            return Field(name, label, "select", value, options=months)
        case "number":
            return Field(name, label, "number", value)
    if parameter.name == "check":
        known = sorted(((check, check_name(check, view.lang)) for check in by_name()), key=lambda option: option[1])
        return Field(name, label, "select", value, options=tuple(known))
    key = "queries-hint-path" if parameter.name in _PATHS else "queries-hint-iri" if parameter.type == "iri" else ""
    hint = text(key, view.lang) if key else ""
    return Field(name, label, "text", value, hint)


def _hint(view: View, parameter: Parameter) -> str:
    said = text("queries-hint-name", view.lang)
    if not parameter.example:
        return said
    return text("queries-hint-example", view.lang, hint=said, example=_named(view, parameter.example))


def _acts(view: View, query: NamedQuery, parameter: Parameter, asked: str) -> Options:
    """The acts that were read, or those that the column of the parameter names; that asked for is one of them."""
    found = list(view.acts) if parameter.name == "act" else _values(view, query, (parameter.name,))
    tails = {iris.act_tail(iri) for iri in found} | ({asked} if asked else set())
    named = ((tail, view.act(str(iris.Act(tail))).text) for tail in tails)
    return tuple(sorted(named, key=lambda option: (option[1] == option[0], option[1])))


def _things(view: View, query: NamedQuery, parameter: Parameter) -> Options:
    """Names of what the answer has in the column of the parameter, each the name of one thing alone."""

    def found() -> Options:
        columns = _COLUMNS.get(parameter.name, (parameter.name,))
        names = {_named(view, iris.tail(iri)) for iri in _values(view, query, columns)}
        return tuple((name, "") for name in sorted(names)[:_SUGGESTED])

    options: Options = view.data.kept(f"names for {query.name} {parameter.name} {view.lang}", found)
    return options


def _values(view: View, query: NamedQuery, columns: Sequence[str]) -> list[str]:
    """The IRIs in the first of these columns that the query has."""
    column = next((name for name in columns if name in query.columns), "")
    if not column:
        return []

    def found() -> list[str]:
        rows = json.loads(view.data.engine.results(bind(query, {}), "json").body)["results"]["bindings"]
        said = (row[column] for row in rows if column in row)
        return sorted({binding["value"] for binding in said if binding["type"] == "uri"})

    values: list[str] = view.data.kept(f"values of {query.name} {column}", found)
    return values


def _named(view: View, value: str) -> str:
    """A thing (its IRI or the tail of it) by its name, where nothing else bears the name; else as it is written."""
    iri = value if "://" in value else f"{iris.ID}{value}"
    name = view.thing(iri).text
    return name if _counts(view).get(name) == 1 else value


def _counts(view: View) -> Mapping[str, int]:
    """How many things bear a name."""

    def counted() -> Mapping[str, int]:
        return Counter(thing.label(view.lang) for thing in view.names.things.values())

    found: Mapping[str, int] = view.data.kept(f"things by name {view.lang}", counted)
    return found
