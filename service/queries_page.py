"""The page of the query library: `python -m service.queries_page > docs/queries.md`.

Each question stands with its parameters, its columns, an example and the first rows that the graph that ships gives.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby

from ontology import iris
from ontology.shipped import shipped_files
from queries.about import described, example
from queries.catalogue import catalogue, questions, run
from queries.engine import Engine
from queries.oxigraph_engine import OxigraphEngine
from queries.query_files import LANGUAGES, NamedQuery
from queries.subjects import PARTS, rank, subject_name

_LANG = "en"
_ROWS = 3
_CELL = 36  # characters of a cell
_HEAD = """# The query library
{count} questions, each a file of SPARQL (`queries/*/NAME.rq`) that runs as it stands in any client. This page is made
from those files by `make docs`.

```
okilet query                                             the list
okilet query who-fills --about --lang en                 what one asks, takes and gives
okilet query who-fills --param position=position/minister-of-finance --as-of 2023-01-01 --format csv
```

Over HTTP the same is `/queries/who-fills.csv?position=position/minister-of-finance&as-of=2023-01-01`. With `.html` it
is a page: a form, the answer as a table with names, days and codes in words, as bars where it counts things, and drawn
where it says who acts on whom (`/queries/who-fills/graph.svg?…`, at most 60 things). Without a
parameter a question is about everything; without a date it gives every fact with its validity. Rows below are the first
of the answer over the graph that ships, shortened; IRIs without `{front}`.
"""


def page(engine: Engine) -> str:
    """The whole page, in Markdown; `engine` holds the graph that ships."""
    queries = questions()
    return "\n".join(
        [_HEAD.format(count=len(queries), front=iris.ID), *_contents(queries), *_sections(queries, engine)]
    )


def _contents(queries: Iterable[NamedQuery]) -> Iterator[str]:
    for subject, group in groupby(queries, key=lambda query: query.subject):
        links = ", ".join(f"[{query.name}](#{query.name})" for query in group)
        yield f"- **{subject_name(subject, _LANG)}**: {links}"
    yield ""


def _sections(queries: Iterable[NamedQuery], engine: Engine) -> Iterator[str]:
    for subject, group in groupby(queries, key=lambda query: query.subject):
        names = [subject_name(subject, lang) for lang in reversed(LANGUAGES)]
        yield f"## {' · '.join(dict.fromkeys(names))}\n"
        for query in group:
            yield from _section(query, engine)
    yield f"## {subject_name(PARTS, _LANG)}\n"
    yield "What answers about chains and terms are made of. They are called like the others and are in no list.\n"
    for query in sorted(catalogue(), key=lambda query: (rank(query.subject), query.name)):
        if query.subject == PARTS:
            yield f"- `{query.name}`: {query.question[_LANG]} ({', '.join(query.columns)})"
    yield ""


def _section(query: NamedQuery, engine: Engine) -> Iterator[str]:
    yield f"### {query.name}\n"
    for lang in reversed(LANGUAGES):
        yield f"- {query.title[lang]}. {query.question[lang]}"
    yield ""
    yield from (f"- `{parameter.name}`: {described(parameter, _LANG)}" for parameter in query.parameters)
    yield f"\nColumns: {', '.join(query.columns)}\n"
    yield f"```\n{' '.join(example(query, _LANG))}\n```\n"
    yield from _answer(query, engine)


def _answer(query: NamedQuery, engine: Engine) -> Iterator[str]:
    given = {parameter.name: parameter.example for parameter in query.parameters if parameter.example}
    day = given.pop("as_of", "")
    found = run(query.name, engine, given, dt.date.fromisoformat(day) if day else None, _LANG)
    if not found.rows:
        yield "No rows.\n"
        return
    yield f"| {' | '.join(found.variables)} |"
    yield f"|{'---|' * len(found.variables)}"
    yield from (f"| {' | '.join(map(_cell, row))} |" for row in found.values()[:_ROWS])
    rest = len(found.rows) - _ROWS
    yield f"\nand {rest} more\n" if rest > 0 else ""


def _cell(value: str) -> str:
    line = " ".join(value.replace(iris.ID, "").split())
    short = line if len(line) <= _CELL else line[: _CELL - 1].rstrip() + "…"
    return short.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


if __name__ == "__main__":
    sys.stdout.write(page(OxigraphEngine.from_files(shipped_files())))
