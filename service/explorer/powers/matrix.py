"""The matrix: who acts on how many posts in which role, and in which branches; each number leads to its posts.

    /matrix?as-of=2023-01-01&organ=organ/ministry-of-finance&sort=appoints     roles as columns
    /matrix?by=organ&role=appoints                                             branches as columns
    /matrix.csv?…                                                              the same table

A post is counted once in a cell and in a total, however many rules give it to somebody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import NotFound
from queries.chains.rules import ROLES
from service import urls
from service.explorer.given import (
    AS_OF,
    NAME,
    PAGE,
    alphabetical,
    chosen,
    csv_response,
    day_of,
    given,
    numbered,
    pager,
    table,
    thing_of,
)
from service.explorer.powers.counted import Standing, standing
from service.explorer.powers.numbers import Matrix, by_branch, by_role
from service.explorer.view import Link, View, view
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.words import text

blueprint = Blueprint("matrix", __name__)

VIEWS = ("role", "organ")
SORTS = ("posts", "name", *ROLES)
_CHOICES = 300  # organs to choose from; a name finds the others
_ON_A_PAGE = 100
_KNOWN = ("as-of", "organ", "by", "role", "sort", "page")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the day and the organ ("" for any) as they were found, the view, the role of the second view
    ("" for any), the column by which rows stand."""

    day: dt.date
    as_of: str
    organ: str
    by: str
    role: str
    sort: str
    page: int


@blueprint.get("/matrix")
def matrix_page() -> Response:
    """The matrix as a page."""
    here = view()
    asked = _asked(here)
    parts = (here.data.version, here.today, "matrix", asked, here.lang, urls.root(), urls.origin())
    found = unchanged(*parts)
    if found:
        return found
    whole = standing(here, asked.day)
    shown = _shown(here, asked, whole.narrowed(asked.organ))
    given_now = _given(asked)
    last = max(1, -(-len(shown.rows) // _ON_A_PAGE))
    if asked.page > last:
        raise NotFound(f"there is no page {asked.page}; the last is {last}", {"last": last})
    first = (asked.page - 1) * _ON_A_PAGE
    response = page(
        "matrix.html",
        title=text("views-matrix", here.lang),
        lang=here.lang,
        day_words=here.day,
        asked=asked,
        matrix=shown,
        rows=shown.rows[first : first + _ON_A_PAGE],
        first=first + 1,
        pager=pager(lambda goal: here.address(urls.matrix("", {**given_now, "page": str(goal)})), asked.page, last),
        sorts={one: here.address(urls.matrix("", _sorted(given_now, one))) for one in SORTS},
        heading=text("views-matrix-title-organ" if asked.by == "organ" else "views-matrix-title", here.lang),
        units=units(here, asked.day, asked.role if asked.by == "organ" else ""),
        role_choices=[(role, text(f"views-role-{role}", here.lang)) for role in ROLES],
        organs=organ_choices(here, whole),
        organ=here.thing(asked.organ) if asked.organ else None,
        organ_tail=iris.tail(asked.organ),
        sources=sources(here, whole),
        csv=here.address(urls.matrix("csv", given_now)),
        permalink=urls.absolute(here.address(urls.matrix("", {**given_now, "as-of": asked.day.isoformat()}))),
    )
    return tagged(response, *parts)


@blueprint.get("/matrix.csv")
def matrix_csv() -> Response:
    """The matrix as CSV."""
    here = view()
    asked = _asked(here)
    parts = (here.data.version, here.today, "matrix.csv", asked, here.lang)
    found = unchanged(*parts)
    if found:
        return found
    shown = _shown(here, asked, standing(here, asked.day).narrowed(asked.organ))
    columns = ("authority", "authority_label", *(column.name or "others" for column in shown.columns), "posts")
    rows = [(row.who.iri, row.who.text, *(cell.posts for cell in row.cells), row.posts.posts) for row in shown.rows]
    return csv_response(table(columns, rows), *parts)


def units(here: View, day: dt.date, role: str = "") -> str:
    """What numbers count, and as of when."""
    if not role:
        return text("views-posts-unit", here.lang, day=here.day(day, "at"))
    said = text(f"views-does-{role}", here.lang)
    return text("views-posts-unit-role", here.lang, role=said, day=here.day(day, "at"))


def sources(here: View, there: Standing) -> list[Link]:
    """The acts whose rules stand on a day: what a picture rests on."""
    day = there.powers.day
    acts = dict.fromkeys(step.act for step in here.rules.steps if step.stands(day))
    return [here.act(act) for act in sorted(acts)]


def organ_choices(here: View, there: Standing) -> list[tuple[str, str, int]]:
    """Organs to choose from: those with most posts, each with its name and their number."""
    counted = sorted(((posts, organ) for organ, posts in there.organs().items() if posts > 1), reverse=True)
    named = [(iris.tail(organ), here.rules.thing(organ).label(here.lang), posts) for posts, organ in counted[:_CHOICES]]
    return sorted(named, key=lambda one: alphabetical(one[1]))


def _asked(here: View) -> Asked:
    values = given(request.query_string, _KNOWN)
    by = chosen(values, "by", VIEWS, "role")
    return Asked(
        day=day_of(here, values),
        as_of=values.get("as-of", ""),
        organ=thing_of(here, values["organ"]) if "organ" in values else "",
        by=by,
        role=chosen(values, "role", ("", *ROLES)),
        sort=chosen(values, "sort", SORTS, "posts"),
        page=numbered(values, "page", 1, 9_999_999, 1),
    )


def _given(asked: Asked) -> dict[str, str]:
    found = {
        "as-of": asked.as_of,
        "organ": iris.tail(asked.organ),
        "by": asked.by if asked.by != "role" else "",
        "role": asked.role,
        "sort": asked.sort if asked.sort != "posts" else "",
    }
    return {name: value for name, value in found.items() if value}


def _sorted(values: Mapping[str, str], sort: str) -> dict[str, str]:
    kept = {key: value for key, value in values.items() if key != "sort"}
    return {**kept, "sort": sort} if sort != "posts" else kept


def _shown(here: View, asked: Asked, there: Standing) -> Matrix:
    kept = {"organ": iris.tail(asked.organ), "as-of": asked.as_of}

    def address(values: Mapping[str, str]) -> str:
        return here.address(urls.matrix_posts({name: value for name, value in {**values, **kept}.items() if value}))

    if asked.by == "organ":
        return by_branch(here, there, asked.role, address)
    return by_role(here, there, address, asked.sort)


def paths() -> Paths:
    """The description of these routes."""
    organ = parameter("organ", "of the posts of this organ and what belongs to it: a tail, name or IRI", NAME)
    by = parameter("by", "columns: roles, or the organs above the posts", {"type": "string", "enum": ["", *VIEWS]})
    role = parameter("role", "posts held in this role alone", {"type": "string", "enum": ["", *ROLES]})
    sort = parameter("sort", "by which column rows stand", {"type": "string", "enum": ["", *SORTS]})
    asked = [AS_OF, organ, by, role, sort]
    return {
        "/matrix": operation(
            "Who acts on how many posts in which role: a page",
            answered("text/html"),
            parameters=[*asked, PAGE],
            problems=[300, 404],
            lang=True,
            tag="pictures",
        ),
        "/matrix.csv": operation(
            "Who acts on how many posts in which role",
            answered("text/csv"),
            parameters=asked,
            problems=[300, 404],
            lang=True,
            tag="pictures",
        ),
    }
