"""What the page of an error says beside what went wrong: what to do, what was perhaps meant, what to search for."""

from __future__ import annotations

import re
from urllib.parse import unquote

from ontology import iris
from ontology.errors import OkiletError
from service import logs
from service.context import context
from service.explorer.view import Link, View

_ADVICE = {
    300: "error-do-300",
    404: "error-do-404",
    500: "error-do-500",
    503: "error-do-wait",
    504: "error-do-narrow",
    507: "error-do-narrow",
}
_SHOWN = 20
_NAMED = re.compile(r"/(?:id|doc)/[a-z-]+/(?P<name>[^/]+?)(?:\.[a-z]+)?")


def advice(error: OkiletError) -> str:
    """The key of the words that say what to do."""
    if error.code == "bad-query":
        return "error-do-query"
    if error.http_status >= 500:
        return _ADVICE.get(error.http_status, "error-do-500")
    return _ADVICE.get(error.http_status, "error-do-input")


def candidates(detail: object, lang: str) -> list[Link]:
    """What was perhaps meant, by name; what is no thing of the graph as it is, without an address."""
    given = [str(item) for item in detail][:_SHOWN] if isinstance(detail, list | tuple) else []
    try:
        here = View(context().data.now, lang)
        return [_named(here, item) for item in given]
    except Exception as error:  # an error page must not fail
        logs.emit_error("the candidates of an error cannot be named", error)
        return [Link(item, "") for item in given]


def _named(here: View, item: str) -> Link:
    if item.startswith(f"{iris.ID}act/"):
        return here.act(item)
    return here.thing(item) if item in here.names.things else Link(item, "")


def sought(path: str) -> str:
    """What the address of a thing that is not there calls it, as words to search for."""
    match = _NAMED.fullmatch(unquote(path))
    return re.sub(r"[-_~]+", " ", match["name"]).strip()[:100] if match else ""
