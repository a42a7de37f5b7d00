"""The named queries: `.rq` files in the folders beside this module, each with what a person asks by it.

    catalogue()                                        all of them, in order of their names
    named("duties")                                    one; raises `NotFound`
    run("duties", engine, {"act": "U1300000624"}, as_of=date(2024, 1, 1), lang="ru")

A file runs as it stands in any client. Lines `#+ key: value` in front say title and question in kk, ru and en, columns,
parameters with their type, tags. A parameter is a default `VALUES ?name { … }` in the query, which a given value
replaces: `act` (code, key or IRI), `thing` (tail like `position/minister-of-finance`, or IRI), `iri`, `date`, `lang`,
`text`. `as_of` and `lang` are parameters like others.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ontology import iris
from ontology.errors import BadParameter, BadQuery, NotFound
from queries.engine import Answer, Engine, Solutions, Term

FOLDER = Path(__file__).parent
LANGUAGES = ("kk", "ru", "en")

_FRONT = re.compile(r"#\+ (?P<key>[\w.]+): (?P<value>.*)")
_KINDS = {
    "act": "act; give its code or key, as U1300000624, or its IRI",
    "thing": "organ, position or class; give it as position/minister-of-finance, or its IRI",
    "iri": "IRI",
    "date": "date; write it as 2023-08-01",
    "lang": "language; there are kk, ru and en",
}
_DEFAULT = r"VALUES\s+\?{name}\s*\{{[^{{}}]*\}}"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: the variable it binds and the type of its values."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of the library. `title` and `question` are by language."""

    name: str
    title: Mapping[str, str]
    question: Mapping[str, str]
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    tags: tuple[str, ...]
    text: str


@cache
def catalogue() -> tuple[NamedQuery, ...]:
    """All named queries, in order of their names."""
    return tuple(sorted((read(path) for path in FOLDER.rglob("*.rq")), key=lambda query: query.name))


def named(name: str) -> NamedQuery:
    """The query of that name; raises `NotFound`, naming those that are."""
    for query in catalogue():
        if query.name == name:
            return query
    known = ", ".join(query.name for query in catalogue())
    raise NotFound(f"no query named {name!r}; there are {known}")


def read(path: Path) -> NamedQuery:
    """A query file with its front matter."""
    text = path.read_text(encoding="utf-8")
    front = {m["key"]: m["value"].strip() for m in map(_FRONT.fullmatch, text.splitlines()) if m}
    return NamedQuery(
        name=path.stem,
        title={lang: front.get(f"title.{lang}", "") for lang in LANGUAGES},
        question={lang: front.get(f"question.{lang}", "") for lang in LANGUAGES},
        columns=tuple(front.get("columns", "").split()),
        parameters=tuple(
            Parameter(key.removeprefix("param."), value) for key, value in front.items() if key.startswith("param.")
        ),
        tags=tuple(front.get("tags", "").split()),
        text=text,
    )


def run(
    name: str,
    engine: Engine,
    params: Mapping[str, str] | None = None,
    as_of: dt.date | None = None,
    lang: str = "kk",
) -> Solutions:
    """The answer to a named query, with its columns in their order.

    Facts of every time are given where `as_of` is None, else those that stood on that day. Raises `NotFound`, and
    `BadParameter` for a parameter that the query has not or a value that is none of its type.
    """
    query = named(name)
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
        if not re.search(_DEFAULT.format(name=name), text):
            raise BadParameter(f"the query has no parameter {name!r}: no VALUES ?{name} {{ … }} in it")
    return engine.query(_replaced(text, {**_common(as_of, lang), **values}))


def bind(query: NamedQuery, params: Mapping[str, str], as_of: dt.date | None = None, lang: str = "kk") -> str:
    """The text of a query with values in place of the defaults of its parameters. Raises `BadParameter`."""
    types = {parameter.name: parameter.type for parameter in query.parameters}
    values: dict[str, Term] = {}
    for name, value in params.items():
        if name not in types:
            known = ", ".join(types) or "none"
            raise BadParameter(f"{query.name} has no parameter {name!r}; it has: {known}")
        values[name] = term(types[name], value)
    if as_of and "as_of" not in types:
        raise BadParameter(f"{query.name} has no date to ask for: what it lists is not bound to a time")
    return _replaced(query.text, {**_common(as_of, lang), **values})


def term(kind: str, value: str) -> Term:
    """A value of a parameter's type as a term; raises `BadParameter`."""
    try:
        match kind:
            case "act":
                return _iri(value if value.startswith(iris.BASE) else str(iris.Act(value)))
            case "thing":
                return _iri(value if value.startswith(iris.BASE) else str(iris.thing(value)))
            case "iri":
                return _iri(value)
            case "date":
                return Term.date(dt.date.fromisoformat(value).isoformat())
            case "lang" if value in LANGUAGES:
                return Term.text(value)
            case "text":
                return Term.text(value)
    except ValueError:
        pass
    raise BadParameter(f"{value!r} is no {_KINDS.get(kind, kind)}")


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


def _iri(value: str) -> Term:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*", value):
        raise ValueError(value)
    return Term.iri(value)


def _replaced(text: str, values: Mapping[str, Term]) -> str:
    for name, value in values.items():
        text = _with_value(text, name, f"VALUES ?{name} {{ {value.n3()} }}")
    return text


def _with_value(text: str, name: str, clause: str) -> str:
    return re.sub(_DEFAULT.format(name=name), lambda _: clause, text)  # a function: backslashes stay as they are
