"""What the library says of itself on a terminal: the list of its questions, and one question at length.

listed(questions(), "en")          names and titles by subject
tabled(questions(), "en")          the same and more as rows, for programs
about(named("who-fills"), "ru")    what it asks, its parameters, its columns, how to run it
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator
from itertools import groupby

from queries.engine import Solutions, Term
from queries.query_files import LANGUAGES, NamedQuery, Parameter
from queries.subjects import parameter_name, subject_name, type_name

_WORDS = {
    "run": ("Орындау", "Выполнить", "To run one"),
    "more": ("Толығырақ", "Подробнее", "To read about one"),
    "parameters": ("Параметрлер", "Параметры", "Parameters"),
    "columns": ("Бағандар", "Столбцы", "Columns"),
    "example": ("Мысал", "Пример", "Example"),
    "default": ("әдепкі мәні", "по умолчанию", "default"),
    "all": ("берілмесе, барлығы", "если не задан, все", "without it, all"),
}


def listed(queries: Iterable[NamedQuery], lang: str) -> str:
    """The queries with their titles, under their subjects, in the order given; then how to run one."""
    queries = tuple(queries)
    width = max((len(query.name) for query in queries), default=0)
    lines: list[str] = []
    for subject, group in groupby(queries, key=lambda query: query.subject):
        lines += [
            subject_name(subject, lang),
            *(f"  {query.name.ljust(width)}  {query.title[lang]}" for query in group),
        ]
        lines.append("")
    lines += [
        f"{_say('run', lang)}: okilet query NAME [--param name=value] [--as-of DATE] [--format csv]",
        f"{_say('more', lang)}: okilet query NAME --about",
    ]
    return "".join(f"{line}\n" for line in lines)


def tabled(queries: Iterable[NamedQuery], lang: str) -> Solutions:
    """A row for each query, to be written in any form; names of parameters and columns parted by semicolons."""
    rows = (
        (
            query.name,
            subject_name(query.subject, lang),
            query.title[lang],
            query.question[lang],
            "; ".join(parameter.name for parameter in query.parameters),
            "; ".join(query.columns),
        )
        for query in queries
    )
    return Solutions(
        ("name", "subject", "title", "question", "parameters", "columns"),
        tuple(tuple(Term.text(value) if value else None for value in row) for row in rows),
    )


def about(query: NamedQuery, lang: str) -> str:
    """A query at length."""
    lines = [query.title[lang], *filter(None, [query.question[lang]])]
    if query.parameters:
        lines += ["", f"{_say('parameters', lang)}:"]
        width = max(len(parameter.name) for parameter in query.parameters)
        lines += [f"  {p.name.ljust(width)}  {described(p, lang)}" for p in query.parameters]
    lines += ["", f"{_say('columns', lang)}: {', '.join(query.columns)}"]
    lines += [f"{_say('example', lang)}: {shlex.join(example(query, lang))}"]
    return "".join(f"{line}\n" for line in lines)


def described(parameter: Parameter, lang: str) -> str:
    """A parameter in words: what it asks for, what it takes, what holds without it."""
    name = parameter_name(parameter.name, lang)
    values = ", ".join(parameter.choices) or type_name(parameter.type, lang)
    without = f"{_say('default', lang)}: {parameter.default}" if parameter.default else _say("all", lang)
    asks = f"{name}: " if name != parameter.name else ""
    return f"{asks}{values} ({without})"


def example(query: NamedQuery, lang: str = "") -> tuple[str, ...]:
    """The words of a command that runs a query with the examples of its parameters."""
    return "okilet", "query", query.name, *_options(query, lang)


def _options(query: NamedQuery, lang: str) -> Iterator[str]:
    for parameter in query.parameters:
        if parameter.name == "lang":
            if lang in LANGUAGES[1:]:
                yield from ("--lang", lang)
        elif parameter.example:
            option = ("--as-of",) if parameter.name == "as_of" else ("--param",)
            yield from (
                *option,
                parameter.example if option[0] == "--as-of" else f"{parameter.name}={parameter.example}",
            )


def _say(key: str, lang: str) -> str:
    return _WORDS[key][LANGUAGES.index(lang)]
