"""Files of named queries: a SPARQL SELECT with what a person asks by it in front.

    read(path)                     one query with its front matter, as the package's own are written
    read_folders(folders, own)     `own` and the files in an operator's folders; raises `BadQuery`, naming the file

A file of an operator's is held to more than trust: a name that an address can hold (letters, digits, `-`, `_`) and no
other query has, UTF-8, a SELECT that parses, a default `VALUES ?name { … }` for each parameter, types that exist. What
its front matter leaves out is taken as it can be: a title is the name, the columns are those of the SELECT.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ontology.errors import BadQuery
from queries.engine import Solutions

LANGUAGES = ("kk", "ru", "en")
KINDS: Mapping[str, str] = {
    "act": "act; give its code or key, as U1300000624, its IRI or a name",
    "thing": "organ, position or class; give it as position/minister-of-finance, its IRI or a name",
    "iri": "IRI",
    "date": "date; write it as 2023-08-01",
    "lang": "language; there are kk, ru and en",
    "text": "text",
    "number": "whole number",
    "choice": "one of the values that the parameter lists",
}
DEFAULT = r"VALUES\s+\?{name}\s*\{{([^{{}}]*)\}}"
RESERVED = frozenset({"format", "page"})  # parameters of addresses that are none of a query's

_FRONT = re.compile(r"#\+ (?P<key>[\w.]+): (?P<value>.*)")
_PARAM = re.compile(r"param\.\w+")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_VALUE = re.compile(r'"([^"\\]*)"|(-?\d+)')


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: the variable it binds, the type of its values, its default where that is one string or number.

    `choices` are the values that there are, of type `choice` alone; `example` is one to show, "" where none is given.
    """

    name: str
    type: str
    default: str = ""
    choices: tuple[str, ...] = ()
    example: str = ""


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

    @property
    def subject(self) -> str:
        """The first tag: what the query is listed under."""
        return self.tags[0] if self.tags else ""


def read(path: Path) -> NamedQuery:
    """A query file with its front matter. Raises `BadQuery` for one that cannot be read as text."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadQuery(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadQuery(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    front = {m["key"]: m["value"].strip() for m in map(_FRONT.fullmatch, text.splitlines()) if m}
    return NamedQuery(
        name=path.stem,
        title={lang: front.get(f"title.{lang}", "") for lang in LANGUAGES},
        question={lang: front.get(f"question.{lang}", "") for lang in LANGUAGES},
        columns=tuple(front.get("columns", "").split()),
        parameters=tuple(_parameter(key.removeprefix("param."), front, text) for key in front if _PARAM.fullmatch(key)),
        tags=tuple(front.get("tags", "").split()),
        text=text,
    )


def read_folders(folders: Iterable[Path], own: Sequence[NamedQuery]) -> list[NamedQuery]:
    """The queries of the package and those of an operator's folders. Raises `BadQuery` that says what to change."""
    found = {query.name: (query, "the library") for query in own}
    for folder in folders:
        if not folder.is_dir():
            raise BadQuery(f"{folder}: is no folder; OKILET_QUERIES names folders of .rq files")
        for path in sorted(folder.rglob("*.rq")):
            query = _checked(path, folder)
            if query.name in found:
                raise BadQuery(f"{path}: {found[query.name][1]} has a query of this name; give the file another")
            found[query.name] = query, str(path)
    return [query for query, _ in found.values()]


def _checked(path: Path, folder: Path) -> NamedQuery:
    query = read(path)
    if not _NAME.fullmatch(query.name):
        raise BadQuery(f"{path}: a query is named with letters, digits, - and _; give the file such a name")
    for parameter in query.parameters:
        if parameter.type not in KINDS:
            raise BadQuery(f"{path}: param.{parameter.name}: no type {parameter.type!r}; there are {', '.join(KINDS)}")
        if (parameter.type == "choice") != bool(parameter.choices):
            raise BadQuery(f"{path}: param.{parameter.name}: a choice, and it alone, lists its values: choice one two")
        if parameter.name in RESERVED:
            raise BadQuery(f"{path}: param.{parameter.name}: this name has a meaning in addresses; take another")
        if not re.search(DEFAULT.format(name=re.escape(parameter.name)), query.text):
            raise BadQuery(f"{path}: param.{parameter.name}: no VALUES ?{parameter.name} {{ … }} in the query")
    variables = _variables(path, query.text)
    missing = [column for column in query.columns if column not in variables]
    if missing:
        raise BadQuery(f"{path}: columns: the query does not select {', '.join(missing)}")
    inside = path.parent.relative_to(folder).parts
    titles = [query.title[lang] for lang in LANGUAGES if query.title[lang]] or [query.name]
    return replace(
        query,
        title={lang: query.title[lang] or titles[0] for lang in LANGUAGES},
        columns=variables,
        tags=query.tags or (inside[0] if inside else folder.resolve().name,),
    )


def _variables(path: Path, text: str) -> tuple[str, ...]:
    """What a query selects, asked of an empty graph; raises `BadQuery`, naming the file."""
    from queries.oxigraph_engine import OxigraphEngine

    try:
        answer = OxigraphEngine.from_lines(()).query(text)
    except BadQuery as error:
        raise BadQuery(f"{path}: {error}", error.detail) from error
    if not isinstance(answer, Solutions):
        raise BadQuery(f"{path}: is no SELECT query; named queries give rows")
    return answer.variables


def _parameter(name: str, front: Mapping[str, str], text: str) -> Parameter:
    kind, *choices = front[f"param.{name}"].split() or [""]
    return Parameter(name, kind, _default(text, name), tuple(choices), front.get(f"example.{name}", ""))


def _default(text: str, name: str) -> str:
    found = re.search(DEFAULT.format(name=re.escape(name)), text)
    value = _VALUE.fullmatch(found[1].strip()) if found else None
    return value[1] or value[2] or "" if value else ""
