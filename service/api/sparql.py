"""The SPARQL endpoint: the query part of the SPARQL 1.1 Protocol.

    GET  /sparql?query=…                     POST /sparql with a form, or with the query as its body
         &default-graph-uri=… &named-graph-uri=…    the graphs, in place of those of FROM
         &format=json &timeout=5                    the form (else by Accept) and the most seconds

A query is read before it is run (`service.sparql.tokens`) and run by a process that can be ended (`service.pool`). The
answer is complete before its first byte leaves, so that what goes wrong is an error and never a torn answer. Without a
query a browser gets the editor and everything else the service description.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import BinaryIO

from flask import Blueprint, Response, request

from ontology.errors import OkiletError
from queries.syntax import Syntax
from service import logs, urls
from service.api.sparql_page import editor
from service.context import Context, context
from service.errors import wants_page
from service.headers import CUT, DATA_VERSION, etag
from service.kept import answers_of
from service.openapi import Paths, answered, operation, parameter
from service.pool.client import Job, Result
from service.sparql.description import description
from service.sparql.negotiation import GRAPHS, PAGE, RESULTS, Choice, choose
from service.sparql.request import FORM, QUERY, Asked, of_address, of_post
from service.sparql.tokens import read_query
from service.words import language

blueprint = Blueprint("sparql", __name__)

_PIECE = 1 << 17
_VARY = "Accept, Accept-Encoding"


@blueprint.route("/sparql", methods=["GET", "POST"])
@blueprint.route("/sparql/", methods=["GET", "POST"])
def sparql() -> Response:
    """Answer a query, or say what is here."""
    environ = request.environ
    if request.method == "POST":
        encoding = environ.get("HTTP_CONTENT_ENCODING", "")
        asked = of_post(environ.get("CONTENT_TYPE", ""), _query_string(), request.get_data(cache=False), encoding)
    else:
        asked = of_address(_query_string())
    accept = environ.get("HTTP_ACCEPT", "")
    if asked.query is None:
        language()  # refused where there is no such, whatever the form
        return _about(choose(GRAPHS, accept, asked.format, page=True))
    here = context()
    environ[logs.QUERY] = asked.query
    try:
        query = read_query(asked.query, here.settings)
    except OkiletError as error:
        if wants_page():
            return editor(asked, None, _run, error)
        raise
    forms = RESULTS if query.kind in {"select", "ask"} else GRAPHS
    choice = choose(forms, accept, asked.format, page=True)
    if choice.form == PAGE:
        return editor(asked, query, _run)
    return _answer(here, asked, query, choice)


def _query_string() -> bytes:
    return str(request.environ.get("QUERY_STRING", "")).encode("latin-1", "replace")


def _answer(here: Context, asked: Asked, query: Syntax, choice: Choice) -> Response:
    """The answer in a form, or 304 where the client has it."""
    parts = (query.text, asked.default_graphs, asked.named_graphs, choice.type)
    keeps = query.repeatable and request.method != "POST"
    version = here.data.now.version
    if keeps and (wanted := request.environ.get("HTTP_IF_NONE_MATCH")):
        tag = etag(version, *parts)
        if tag in wanted or wanted.strip() == "*":
            return Response(status=304, headers=_headers(version, tag))
    result = _kept(here, asked, query, choice.form) if query.repeatable else _run(here, asked, query, choice.form)
    headers = _headers(result.version, etag(result.version, *parts) if keeps else "")
    headers.append(("Content-Type", choice.type))
    headers.append(("Content-Length", str(result.length)))
    if result.cut:
        headers.append((CUT, str(here.settings.query_rows)))
        headers.append(("Link", f'<{urls.absolute(urls.system("limits"))}>; rel="help"'))
    if isinstance(result.body, bytes):
        return Response(result.body, headers=headers)
    if request.method == "HEAD":
        result.body.close()
        return Response((), headers=headers, direct_passthrough=True)
    return Response(_Pieces(result.body), headers=headers, direct_passthrough=True)


def _headers(version: str, tag: str) -> list[tuple[str, str]]:
    said = [("Vary", _VARY), (DATA_VERSION, version)]
    if tag:
        return [*said, ("ETag", f'W/"{tag}"'), ("Cache-Control", "public, no-cache")]
    return [*said, ("Cache-Control", "no-store")]


class _Pieces:
    """A file as it leaves; whoever sends it closes it, whole or not."""

    def __init__(self, body: BinaryIO) -> None:
        self._body = body
        self.close = body.close

    def __iter__(self) -> Iterator[bytes]:
        return iter(partial(self._body.read, _PIECE), b"")


class _NotKept(Exception):
    """Carries a result that is too large to keep, or cut."""

    def __init__(self, result: Result) -> None:
        super().__init__()
        self.result = result


def _kept(here: Context, asked: Asked, query: Syntax, form: str) -> Result:
    """The answer as it was given to the same question before, if it is still kept."""
    if not here.settings.answers_kept:
        return _run(here, asked, query, form)
    data = here.data.now
    key = "sparql", query.text, asked.default_graphs, asked.named_graphs, form

    def make() -> bytes:
        result = _run(here, asked, query, form)
        if result.cut or not isinstance(result.body, bytes) or result.version != data.version:
            raise _NotKept(result)
        return result.body

    try:
        body = answers_of(data, here.settings).get(key, make)
    except _NotKept as other:
        return other.result
    return Result(data.version, body, len(body), cut=False, seconds=0.0)


def _run(here: Context, asked: Asked, query: Syntax, form: str, rows: int | None = None) -> Result:
    settings = here.settings
    job = Job(
        query.text,
        form,
        asked.default_graphs,
        asked.named_graphs,
        settings.query_rows if rows is None else min(rows, settings.query_rows),
        min(asked.timeout or settings.query_seconds, settings.query_seconds),
        request.remote_addr or "",
    )
    return here.pool.run(job)


def _about(choice: Choice) -> Response:
    """What is here: the editor, or the service description."""
    if choice.form == PAGE:
        return editor(Asked(None), None, _run)
    here = context()
    data = here.data.now
    endpoint = urls.absolute(urls.sparql())
    tag = etag(data.version, endpoint, choice.type)
    headers = _headers(data.version, tag)
    if request.method != "POST" and tag in request.environ.get("HTTP_IF_NONE_MATCH", ""):
        return Response(status=304, headers=headers)
    key = "description", endpoint, choice.form  # with the host as the client named it: kept as long as there is room
    body = answers_of(data, here.settings).get(key, lambda: description(endpoint, data.engine.graphs, choice.form))
    return Response(body, headers=[*headers, ("Content-Type", choice.type)])


@cache
def paths() -> Paths:
    """The description of these routes."""
    types = (*(kinds[0] for kinds in (*RESULTS.values(), *GRAPHS.values())), "text/html")
    graphs = {"type": "array", "items": {"type": "string", "format": "uri"}}
    common = (
        parameter("default-graph-uri", "a graph of the default graph, in place of FROM; may be repeated", graphs),
        parameter("named-graph-uri", "a graph that GRAPH reaches, in place of FROM NAMED; may be repeated", graphs),
        parameter("format", "the form of the answer, by name or media type; else by Accept", {"type": "string"}),
        parameter("timeout", "the most seconds; no more than the limit", {"type": "number", "exclusiveMinimum": 0}),
    )
    problems = (400, 406, 413, 500, 503, 504, 507)
    said = answered(*types, purpose="The answer; without a query the service description")
    fields = {name: {"type": "string"} for name in ("query", "format", "timeout")}
    form_schema = {
        "type": "object",
        "required": ["query"],
        "properties": {**fields, "default-graph-uri": graphs, "named-graph-uri": graphs},
    }
    body = {"required": True, "content": {FORM: {"schema": form_schema}, QUERY: {"schema": {"type": "string"}}}}
    asked = parameter("query", "a SPARQL 1.1 query: SELECT, ASK, CONSTRUCT or DESCRIBE")
    found: Paths = {}
    for path, name in (("/sparql", "sparql"), ("/sparql/", "sparql_slash")):
        get = operation(
            "Ask by SPARQL", said, parameters=(asked, *common), problems=problems, lang=True, tag="sparql", name=name
        )
        post = operation(
            "Ask by SPARQL",
            said,
            parameters=common,
            problems=(*problems, 415),
            lang=True,
            method="post",
            body=body,
            tag="sparql",
            name=f"{name}_post",
        )
        found[path] = get | post
    return found
