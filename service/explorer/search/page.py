"""Search over HTTP: a page of results by kind, and suggestions while one types.

    /search?q=облыс полиция бастығы&lang=ru            positions, organs, classes, acts, provisions, words of acts
    /search?q=министр&kind=position&page=2             one kind, 20 at a time
    /search.json?q=министр фин&kind=position&limit=5   the few that fit best, for programs and for the search box

What is found is made in `searching`, what is shown of it in `results` and `grouping`.
"""

from __future__ import annotations

from flask import Blueprint, Response, request

from ontology.errors import BadParameter, NotFound
from service import urls
from service.explorer.front.questions import tried
from service.explorer.given import LONGEST, given, numbered, pager
from service.explorer.search.grouping import ON_A_PAGE, everything, groups, nearest, tabs, understood
from service.explorer.search.searching import KINDS, searching
from service.explorer.search.suggesting import KINDS as SUGGESTED
from service.explorer.search.suggesting import suggested
from service.explorer.view import View, view
from service.headers import json_response, tagged, unchanged
from service.openapi import LANG, Paths, answered, operation, parameter
from service.pages import page
from service.words import many, text

blueprint = Blueprint("search", __name__)

_FEW, _MOST = 8, 20  # suggestions


@blueprint.get("/search")
def search_page() -> Response:
    """What is found, by kind."""
    asked = given(request.query_string, ("q", "kind", "page"))
    here = view()
    sought = " ".join(asked.get("q", "").split())
    kind = _kind(asked.get("kind", ""), KINDS)
    number = numbered(asked, "page", 1, 9_999_999, 1)
    parts = (here.data.version, "search", sought, kind, number, here.lang, here.today, urls.root())
    return unchanged(*parts) or tagged(_page(here, sought, kind, number), *parts)


@blueprint.get("/search.json")
def suggestions() -> Response:
    """The few that fit best."""
    asked = given(request.query_string, ("q", "kind", "limit"))
    here = view()
    sought = " ".join(asked.get("q", "").split())
    kinds = [_kind(kind, SUGGESTED) for kind in asked.get("kind", "").split(",") if kind]
    limit = numbered(asked, "limit", 1, _MOST, _FEW)
    parts = (here.data.version, "suggestions", sought, kinds, limit, here.lang, urls.root())
    found = unchanged(*parts)
    if found:
        return found
    results = suggested(here, searching(here), sought, kinds, limit)
    said = many("search-suggested", len(results), here.lang) if results else text("search-suggested-none", here.lang)
    return tagged(json_response({"query": sought, "results": results, "said": said}), *parts)


def _kind(kind: str, known: tuple[str, ...]) -> str:
    if kind and kind not in known:
        raise BadParameter(f"{kind!r} is no kind of result; there are {', '.join(known)}", {"kinds": list(known)})
    return kind


def _page(here: View, sought: str, kind: str, number: int) -> Response:
    search = searching(here)
    found = everything(search, sought)
    last = found.last_page(kind)
    if number > last:
        raise NotFound(f"there is no page {number}; the last is {last}", {"last": last})
    to = {"q": sought, "kind": kind, "lang": here.lang}
    title = text("search-of", here.lang, query=sought) if sought else text("search-heading", here.lang)
    return page(
        "search.html",
        title=title,
        lang=here.lang,
        asked_for=sought,
        kind=kind,
        total=found.total,
        whole=found.whole,
        groups=groups(here, search, found, kind, number) if sought else (),
        tabs=tabs(here, found, kind) if found.total else (),
        understood=tuple(understood(here, found.places)),
        nearest=nearest(here, search, found) if sought and not found.total else (),
        tried=tried(here) if not sought else (),
        loaded=len(search.texts) > 0,
        pager=pager(lambda goal: urls.search("", {**to, "page": str(goal)}), number, last),
    )


def paths() -> Paths:
    """The description of these routes."""
    name = {"type": "string", "maxLength": LONGEST}
    sought = parameter("q", "what is sought: a name in any form, an act, a place in one, words", name)
    kind = parameter("kind", "results of this kind alone", {"type": "string", "enum": ["", *KINDS]})
    number = parameter("page", f"which {ON_A_PAGE} results", {"type": "integer", "minimum": 1, "maximum": 9_999_999})
    limit = parameter("limit", "how many at most", {"type": "integer", "minimum": 1, "maximum": _MOST})
    several = f"^({'|'.join(SUGGESTED)})?(,({'|'.join(SUGGESTED)}))*$"
    kinds = parameter("kind", "results of these kinds alone, parted by commas", {"type": "string", "pattern": several})
    return {
        "/search": operation(
            "What is found by a name, an act, a place or words, as a page",
            answered("text/html"),
            parameters=[sought, kind, number],
            problems=[404],
            lang=True,
        ),
        "/search.json": operation(
            "The few things that fit best what is being typed",
            answered("application/json", schema=_SUGGESTIONS),
            parameters=[sought, kinds, limit, LANG],
            tag="search",
        ),
    }


_KEYS = ("label", "lang", "kind", "kind_words", "address", "iri", "hint")
_SUGGESTIONS = {
    "type": "object",
    "required": ["query", "results", "said"],
    "properties": {
        "query": {"type": "string", "description": "what was sought"},
        "said": {"type": "string", "description": "how many there are, in words"},
        "results": {
            "type": "array",
            "items": {
                "type": "object",
                "required": list(_KEYS),
                "properties": {name: {"type": "string"} for name in _KEYS},
            },
        },
    },
}
