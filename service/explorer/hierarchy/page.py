"""The hierarchy over HTTP: a page, the same as JSON for the picture in it, and files of what the address shows.

/hierarchy?of=премьер-министр&as-of=2023-07-30&open=position/minister-of-finance&lang=ru
/hierarchy.json?of=position/prime-minister&page=2      those right below it; without `of` what there is to begin with
"""

from __future__ import annotations

import datetime as dt

from flask import Blueprint, Response, request

from queries.chains.rules import ROLES
from service.context import context
from service.explorer.given import AS_OF, DAY, NAME, PAGE
from service.explorer.hierarchy.answer import answer
from service.explorer.hierarchy.asked import MOST, Asked, read
from service.explorer.hierarchy.settled import settle
from service.explorer.view import View
from service.headers import json_response, tagged, unchanged
from service.openapi import LANG, Paths, answered, operation, parameter
from service.words import language

blueprint = Blueprint("hierarchy", __name__)


@blueprint.get("/hierarchy.json")
def in_json() -> Response:
    """What stands right below one, for the picture."""
    asked, here = _asked()
    parts = _parts(asked, here, "json")
    return unchanged(*parts) or tagged(json_response(answer(settle(here, asked))), *parts)


def _asked() -> tuple[Asked, View]:
    asked = read(request.query_string)
    return asked, View(context().data.now, asked.lang or language())


def _parts(asked: Asked, here: View, form: str) -> tuple[object, ...]:
    """What an answer is made of: what is the latest day depends on today."""
    return here.data.version, asked, form, here.lang, here.today if not asked.as_of else _past(asked.as_of, here.today)


def _past(as_of: str, today: dt.date) -> bool:
    """Whether the day is past; rules that end between it and today are told alike all the while."""
    return as_of < today.isoformat()


def paths() -> Paths:
    """The description of these routes."""
    roles = {"type": "string", "pattern": "^(({0})(,({0}))*)?$".format("|".join(ROLES))}
    ids = {"type": "string", "pattern": "^([a-z]+/[A-Za-z0-9._~-]+(,[a-z]+/[A-Za-z0-9._~-]+)*)?$"}
    pages = {"type": "string", "pattern": "^([a-z]+/[A-Za-z0-9._~-]+:[1-9][0-9]{0,4})?$"}
    parameters = [
        parameter("of", "who stands first: any name in kk, ru or en, an IRI or what follows id/ in it", NAME),
        AS_OF,
        parameter("since", "an earlier day: what came and went since is marked", DAY),
        parameter("roles", f"by these steps alone, parted by commas: {', '.join(ROLES)}", roles),
        parameter("organ", "those of an organ alone, and of what belongs to it, and those above them", NAME),
        parameter("up", "1: who stands above, instead", {"type": "string", "enum": ["0", "1"]}),
        parameter("depth", "so many levels at most", {"type": "integer", "minimum": 1, "maximum": 99}),
        parameter("q", "a name sought among all that stand below", NAME),
    ]
    of_page = [
        parameter("open", "what is open, parted by commas, as what follows id/ in its IRI", ids),
        parameter("more", "of what is open, how many pages are shown", pages),
    ]
    paged = [PAGE, parameter("size", "names on a page", {"type": "integer", "minimum": 1, "maximum": MOST})]
    return {
        "/hierarchy.json": operation(
            "Who stands right below one, or above; of nothing, what there is to begin with",
            answered("application/json", schema=_ANSWER),
            parameters=[*parameters, *of_page, *paged, LANG],
            problems=[300, 404],
            tag="hierarchy",
        ),
    }


_NODE = {
    "type": "object",
    "required": ["id", "iri", "label", "labels", "kind", "organ", "below", "above", "page", "state"],
}
_EDGE = {"type": "object", "required": ["who", "whom", "through", "state", "words", "steps"]}
_ANSWER = {
    "type": "object",
    "required": ["as_of", "since", "notes"],
    "properties": {
        "as_of": {"type": "string"},
        "since": {"type": "string"},
        "notes": {"type": "array", "items": {"type": "string"}},
        "roots": {"type": "array", "items": _NODE},
        "of": _NODE,
        "path": {"type": "array", "items": _NODE},
        "children": {"type": "array", "items": _NODE},
        "edges": {"type": "array", "items": _EDGE},
        "total": {"type": "integer"},
        "page": {"type": "integer"},
        "pages": {"type": "integer"},
        "groups": {"type": "array", "items": {"type": "object"}},
        "found": {"type": "array", "items": {"type": "object"}},
    },
}
