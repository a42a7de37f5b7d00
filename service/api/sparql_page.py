"""The page of the SPARQL endpoint: a form for a query and its answer as a table, for whoever asks with a browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from flask import Response

from ontology.errors import Busy, NotAcceptable, OkiletError
from ontology.iris import BASE
from ontology.terms import PREFIXES
from queries.syntax import Syntax
from service import urls
from service.context import Context, context
from service.headers import tagged
from service.pages import page
from service.pool.client import Result
from service.sparql.examples import examples
from service.sparql.negotiation import GRAPHS, RESULTS
from service.sparql.request import Asked
from service.words import language, number, text

SHOWN = 200  # rows of a table on the page, or lines of a graph
LONGEST = 1 << 22  # bytes of an answer that is shown on the page
_SAID_BY_SCRIPT = ("query", "suggestions", "running", "stopped", "unreached")

Run = Callable[[Context, Asked, Syntax, str, int | None], Result]


def editor(asked: Asked, query: Syntax | None, run: Run, error: OkiletError | None = None) -> Response:
    """The page with the query that was asked, if any, and its answer or what was wrong with it."""
    lang = language()
    here = context()
    answer: dict[str, Any] = {}
    if query is not None:
        try:
            answer = _answer(here, asked, query, run)
        except OkiletError as raised:
            error = raised
    response = page(
        "sparql.html",
        title=text("sparql", lang),
        lang=lang,
        status=error.http_status if error else 200,
        asked=asked,
        answer=answer,
        error=error,
        forms=(*RESULTS, *GRAPHS),
        examples=[(title, urls.sparql({"query": said, "lang": lang})) for title, said in examples(lang)],
        example=examples(lang)[0][1],
        prefixes=PREFIXES,
        graphs=sorted(here.data.now.engine.graphs),
        downloads=_downloads(asked, query),
        shown=SHOWN,
        seconds=number(here.settings.query_seconds, lang),
        rows=number(here.settings.query_rows, lang),
        for_script=_for_script(lang),
    )
    response.headers["Cache-Control"] = "no-store"
    if isinstance(error, Busy):
        response.headers["Retry-After"] = str(error.detail["retry_after"] if isinstance(error.detail, dict) else 5)
    if query is None and error is None:
        return tagged(response, here.data.now.version, "editor", lang)
    return response


def _for_script(lang: str) -> dict[str, Any]:
    """What the editor needs: the prefixes, where the terms are described, its words (`%` stands for a number)."""
    words = {name: text(f"editor-{name}", lang) for name in _SAID_BY_SCRIPT}
    words["invalid"] = text("editor-invalid", lang, line="%")
    return {"prefixes": PREFIXES, "void": urls.void(), "words": words}


def _answer(here: Context, asked: Asked, query: Syntax, run: Run) -> dict[str, Any]:
    tabular = query.kind in {"select", "ask"}
    result = run(here, asked, query, "json" if tabular else "ttl", SHOWN)
    body = _whole(result)
    if not tabular:
        return {"graph": body.decode(), "cut": result.cut}
    said = json.loads(body)
    if "boolean" in said:
        return {"boolean": said["boolean"]}
    names = said["head"]["vars"]
    rows = [[_cell(row.get(name)) for name in names] for row in said["results"]["bindings"]]
    return {"names": names, "rows": rows, "cut": result.cut}


def _whole(result: Result) -> bytes:
    """The body of an answer; a page is made in memory, so one that is long is refused."""
    if isinstance(result.body, bytes):
        return result.body
    with result.body as file:
        if result.length <= LONGEST:
            return file.read()
    types = [kinds[0] for kinds in (*RESULTS.values(), *GRAPHS.values())]
    raise NotAcceptable(
        f"the answer has {result.length} bytes, too many for a page; ask for it as a file", {"types": types}
    )


def _cell(term: Mapping[str, Any] | None) -> dict[str, str]:
    """A value as the page shows it: its text, its language, and where it leads."""
    if term is None:
        return {"text": "", "lang": "", "address": ""}
    value = term["value"] if isinstance(term["value"], str) else json.dumps(term["value"], ensure_ascii=False)
    if term["type"] == "uri":
        leads = value.startswith(("http://", "https://"))
        return {"text": _short(value), "lang": "", "address": urls.identifier(value) if leads else ""}
    shown = f"_:{value}" if term["type"] == "bnode" else value
    return {"text": shown, "lang": term.get("xml:lang", ""), "address": ""}


def _short(iri: str) -> str:
    """An IRI as it may be written in a query here: with a prefix, else below the base of the graph, else whole."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri[len(namespace) :].replace("_", "").isalnum():
            return f"{prefix}:{iri[len(namespace) :]}"
    return f"<{iri.removeprefix(BASE)}>" if iri.startswith(BASE) and len(iri) > len(BASE) else iri


def _downloads(asked: Asked, query: Syntax | None) -> list[tuple[str, str]]:
    if query is None or asked.query is None:
        return []
    forms = RESULTS if query.kind in {"select", "ask"} else GRAPHS
    return [(form, urls.sparql({"query": asked.query, "format": form})) for form in forms]
