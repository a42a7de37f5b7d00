"""The named queries: `.rq` files in the folders beside this module, each with what a person asks by it.

    catalogue()                                        all of them, in order of their names
    questions()                                        those that people ask, by subject
    named("duties")                                    one; raises `NotFound`
    run("duties", engine, {"act": "U1300000624"}, as_of=date(2024, 1, 1), lang="ru")

A file runs as it stands in any client. Lines `#+ key: value` in front say title and question in kk, ru and en, columns,
parameters with their type, tags, of which the first is the subject. A parameter is a default `VALUES ?name { … }` in
the query, which a given value replaces: `act` (code, key or IRI), `thing` (tail like `position/minister-of-finance`, or
IRI), `iri`, `date`, `lang`, `text`, `number`, `choice` (its values follow the word). `as_of` and `lang` are parameters
like others.

`folders` of an operator's own queries may be given wherever queries are named; `queries.query_files` says what such a
file must be. They are read once in a process.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from ontology import iris
from ontology.errors import BadParameter, BadQuery, NotFound
from ontology.terms import XSD
from queries.engine import Answer, Engine, Solutions, Sort, Term
from queries.query_files import DEFAULT, KINDS, LANGUAGES, NamedQuery, Parameter, read, read_folders
from queries.subjects import PARTS, rank

FOLDER = Path(__file__).parent


@cache
def catalogue(folders: tuple[Path, ...] = ()) -> tuple[NamedQuery, ...]:
    """All named queries, in order of their names. Raises `BadQuery` for a file in `folders` that is none."""
    return tuple(_by_name(folders).values())


def questions(folders: tuple[Path, ...] = ()) -> tuple[NamedQuery, ...]:
    """The named queries that are questions to ask, by subject: without those that only serve other answers."""
    asked = (query for query in catalogue(folders) if query.subject != PARTS)
    return tuple(sorted(asked, key=lambda query: (rank(query.subject), query.name)))


@cache
def _by_name(folders: tuple[Path, ...]) -> dict[str, NamedQuery]:
    own = [read(path) for path in FOLDER.rglob("*.rq")]
    return {query.name: query for query in sorted(read_folders(folders, own), key=lambda query: query.name)}


def named(name: str, folders: tuple[Path, ...] = ()) -> NamedQuery:
    """The query of that name; raises `NotFound`, naming those that are."""
    queries = _by_name(folders)
    if name in queries:
        return queries[name]
    raise NotFound(f"no query named {name!r}; there are {', '.join(queries)}", {"queries": list(queries)})


def run(
    name: str,
    engine: Engine,
    params: Mapping[str, str] | None = None,
    as_of: dt.date | None = None,
    lang: str = "kk",
    folders: tuple[Path, ...] = (),
) -> Solutions:
    """The answer to a named query, with its columns in their order.

    Facts of every time are given where `as_of` is None, else those that stood on that day. Raises `NotFound`, and
    `BadParameter` for a parameter that the query has not or a value that is none of its type.
    """
    query = named(name, folders)
    answer = engine.query(bind(query, params or {}, as_of, lang))
    if not isinstance(answer, Solutions):
        raise BadQuery(f"{name} is no SELECT query")
    return answer


def run_text(
    text: str,
    engine: Engine,
    params: Mapping[str, str] | None = None,
    as_of: dt.date | None = None,
    lang: str = "kk",
) -> Answer:
    """The answer to a query that is in no catalogue; its parameters are the `VALUES` of the variables named."""
    values = {name: _free_term(value) for name, value in (params or {}).items()}
    for name in values:
        if not re.search(DEFAULT.format(name=re.escape(name)), text):
            raise BadParameter(f"the query has no parameter {name!r}: no VALUES ?{name} {{ … }} in it")
    return engine.query(_replaced(text, {**_common(as_of, lang), **values}))


def bind(query: NamedQuery, params: Mapping[str, str], as_of: dt.date | None = None, lang: str = "kk") -> str:
    """The text of a query with values in place of the defaults of its parameters. Raises `BadParameter`."""
    types = {parameter.name: parameter.type for parameter in query.parameters}
    choices = {parameter.name: parameter.choices for parameter in query.parameters}
    values: dict[str, Term] = {}
    for name, value in params.items():
        if name not in types:
            known = ", ".join(types) or "none"
            raise BadParameter(f"{query.name} has no parameter {name!r}; it has: {known}", {"parameters": types})
        values[name] = _chosen(choices[name], value) if choices[name] else term(types[name], value)
    if as_of and "as_of" not in types:
        raise BadParameter(f"{query.name} has no date to ask for: what it lists is not bound to a time")
    return _replaced(query.text, {**_common(as_of, lang), **values})


def term(kind: str, value: str) -> Term:
    """A value of a parameter's type as a term; raises `BadParameter`."""
    try:
        match kind:
            case "act":
                return _iri(value if "://" in value else str(iris.Act(_name(value))))
            case "thing":
                return _iri(value if "://" in value else str(iris.thing(_name(value))))
            case "iri":
                return _iri(value)
            case "date" if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
                return Term.date(dt.date.fromisoformat(value).isoformat())
            case "lang" if value in LANGUAGES:
                return Term.text(value)
            case "text":
                return Term.text(value)
            case "number" if re.fullmatch(r"-?\d{1,15}", value):
                return Term(Sort.LITERAL, value, XSD("integer"))
    except ValueError:
        pass
    raise BadParameter(f"{value!r} is no {KINDS.get(kind, kind)}")


def _chosen(choices: tuple[str, ...], value: str) -> Term:
    if value not in choices:
        raise BadParameter(f"{value!r} is none of the values; there are {', '.join(choices)}", {"values": [*choices]})
    return Term.text(value)


def _common(as_of: dt.date | None, lang: str) -> dict[str, Term]:
    values = {"lang": term("lang", lang)}
    return values if as_of is None else {**values, "as_of": Term.date(as_of.isoformat())}


def _free_term(value: str) -> Term:
    """A value whose type nothing tells: an IRI, a day, else a string."""
    if re.fullmatch(r"https?://\S+", value):
        return _iri(value)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return term("date", value)
    return Term.text(value)


def _name(value: str) -> str:
    """Raises `ValueError` for what no act and no thing is called in its IRI."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_./~-]*", value):
        raise ValueError(value)
    return value


def _iri(value: str) -> Term:
    """Raises `ValueError` for what is no absolute IRI (RFC 3987)."""
    return Term.iri(ox.NamedNode(value).value)


def _replaced(text: str, values: Mapping[str, Term]) -> str:
    for name, value in values.items():
        text = _with_value(text, name, f"VALUES ?{name} {{ {value.n3()} }}")
    return text


def _with_value(text: str, name: str, clause: str) -> str:
    return re.sub(DEFAULT.format(name=name), lambda _: clause, text)  # a function: backslashes stay as they are


__all__ = [
    "LANGUAGES", "NamedQuery", "Parameter",
    "bind", "catalogue", "named", "questions", "read", "run", "run_text", "term",
]  # fmt: skip
