"""The description of the interface in OpenAPI 3.1, put together from what each module says of its routes.

paths() -> Paths                              in each module of `service.api`, with the makers below
description(modules, server) -> dict          the whole, as `/-/openapi.json` gives it
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from types import ModuleType

from ontology import VERSION
from service.words import LANGUAGES

Paths = dict[str, dict[str, object]]
Schema = Mapping[str, object]

TEXT: Schema = {"type": "string"}
_PROBLEMS = {
    300: "Several things go by that name; `detail` lists them",
    400: "Something in the request is wrong",
    404: "There is nothing by that name",
    405: "A method that the address does not answer; `Allow` lists those it does",
    406: "No form of the answer is one that the client accepts; `detail` lists them",
    409: "The data does not conform",
    413: "The request or the query is over a limit; `detail` says which",
    415: "A body of a media type that is not read",
    500: "Something went wrong inside; the log has it under the id of the request",
    503: "Too much is being asked at once, or a part is not there yet; `Retry-After` says when to come again",
    504: "The query ran longer than it may; `detail` says how long that is",
    507: "The query took more memory, or its answer more bytes, than it may; `detail` says how much that is",
}
_ERROR = {
    "type": "object",
    "required": ["error"],
    "additionalProperties": False,
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "detail"],
            "additionalProperties": False,
            "properties": {
                "code": {"type": "string", "description": "for programs: what kind of error, such as `bad-query`"},
                "message": {"type": "string", "description": "for people, one line"},
                "detail": {"description": "what more is known; null where nothing is"},
            },
        }
    },
}
_HEADERS = {
    "Okilet-Data-Version": ("The graph that answered", TEXT),
    "X-Request-Id": ("The id of the request: the one given, else a new one; the log has it", TEXT),
}


def parameter(
    name: str, purpose: str, schema: Schema = TEXT, *, where: str = "query", required: bool = False
) -> dict[str, object]:
    """A parameter of an operation; one of the path is always required."""
    return {
        "name": name,
        "in": where,
        "required": required or where == "path",
        "description": purpose,
        "schema": dict(schema),
    }


LANG = parameter(
    "lang", "language of labels and messages; else `Accept-Language`, else kk", {"type": "string", "enum": [*LANGUAGES]}
)


def answered(*types: str, status: int = 200, purpose: str = "", schema: Schema | None = None) -> dict[str, object]:
    """The response in these media types, JSON among them held to `schema`."""
    content = {kind: {"schema": dict(schema)} if schema and "json" in kind else {} for kind in types}
    said: dict[str, object] = {"description": purpose or HTTPStatus(status).phrase, "headers": _headers()}
    if types:
        said["content"] = content
    return {str(status): said}


def _headers() -> dict[str, object]:
    return {name: {"description": purpose, "schema": dict(schema)} for name, (purpose, schema) in _HEADERS.items()}


def operation(
    summary: str,
    responses: Mapping[str, object],
    *,
    parameters: Sequence[Mapping[str, object]] = (),
    problems: Iterable[int] = (),
    lang: bool = False,
    method: str = "get",
    body: Mapping[str, object] | None = None,
    tag: str = "pages",
    name: str = "",
) -> dict[str, object]:
    """An item of `Paths` with one method: what it is for, what it takes, what it answers.

    `problems` are the error statuses beside 400 (where it takes anything) and 500; a GET also answers 304. Items of
    several methods are joined by `|`.
    """
    given = [*parameters, *([LANG] if lang else [])]
    wrong = {*problems, 500, *({400} if given or body else ())}
    said = {**responses, **{str(status): {"$ref": f"#/components/responses/{status}"} for status in sorted(wrong)}}
    if method == "get":
        said["304"] = {"description": "The client has this answer already (If-None-Match)"}
    item: dict[str, object] = {"summary": summary, "tags": [tag], "parameters": given, "responses": said}
    if name:
        item["operationId"] = name
    if body:
        item["requestBody"] = body
    return {method: item}


def description(modules: Iterable[ModuleType], server: str) -> dict[str, object]:
    """The whole description; `server` is the public address of the service."""
    paths: Paths = {}
    for module in modules:
        paths |= module.paths()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Okilet",
            "version": VERSION,
            "summary": "Who appoints whom in Kazakhstan, under which provision of which act, and when",
            "description": (
                "A graph of rules of appointment read from legal acts: SPARQL, named queries, chains of appointment,"
                " the consistency report, linked data. Every error has one JSON shape; `/-/limits` says what is"
                " limited. Nothing here changes anything, and nothing needs a key."
            ),
        },
        "servers": [{"url": server or "/"}],
        "paths": paths,
        "components": {
            "schemas": {"Error": _ERROR},
            "responses": {str(status): _problem(status, said) for status, said in _PROBLEMS.items()},
        },
    }


def _problem(status: int, purpose: str) -> dict[str, object]:
    headers = _headers()
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = {"description": "Seconds", "schema": {"type": "integer"}}
    shape = {"schema": {"$ref": "#/components/schemas/Error"}}
    return {"description": purpose, "headers": headers, "content": {"application/json": shape, "text/html": {}}}
