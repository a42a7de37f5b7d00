"""The flows: from those who appoint (or nominate, concur …) to branches of posts, as a Sankey diagram and a table.

    /flows?role=appoints&by=organ&first=10&as-of=2023-01-01
    /flows.csv?…                                              the same table

Branches are what the posts themselves say: the topmost organ above each, the organ next below that, or what the post is
in its organ. The first few on each side are shown by name; the others share a bar.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request

from ontology import iris
from queries.chains.rules import ROLES
from service import urls
from service.explorer.given import AS_OF, alphabetical, chosen, csv_response, day_of, given, table
from service.explorer.powers.counted import BRANCHES, Standing, branch, branch_of, standing
from service.explorer.powers.matrix import sources, units
from service.explorer.powers.sankey import WIDTH, Drawing, laid_out
from service.explorer.view import Link, View, view
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.words import number, text

blueprint = Blueprint("flows", __name__)

FIRSTS = ("5", "10", "15", "25")
_OTHERS, _NO_BRANCH = "others", "none"
_KNOWN = ("as-of", "role", "by", "first")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the day, the role, how posts are gathered, how many are shown by name on each side."""

    day: dt.date
    as_of: str
    role: str
    by: str
    first: int

    @property
    def given(self) -> dict[str, str]:
        """The parameters as an address has them."""
        found = {"as-of": self.as_of, "role": self.role, "by": self.by, "first": str(self.first)}
        return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class Flow:
    """So many posts of a branch on which somebody acts, and their share of all posts with the role; `address` leads to
    them ("" for those that share a bar)."""

    who: Link
    branch: Link
    posts: int
    share: str
    address: str
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Flows:
    """All flows, the largest actor first, and their drawing; `posts` are counted once, `drawn` once for each actor."""

    flows: tuple[Flow, ...]
    drawing: Drawing
    posts: int
    drawn: int


def flows_of(here: View, there: Standing, asked: Asked) -> Flows:
    """The flows of a day. A post on which several act in the role flows from each of them."""
    rules = there.powers.rules
    of = {post: branch(rules, post, asked.by) or _NO_BRANCH for post in there.posts}
    held = {who: there.of(who, asked.role) for who in there.held if there.of(who, asked.role)}
    everything: frozenset[str] = frozenset().union(*held.values())
    left = _first({who: len(posts) for who, posts in held.items()}, asked.first, here)
    right = _first(Counter(of[post] for post in everything), asked.first, here)
    posts: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for who, those in held.items():
        for post in those:
            ends = (who if who in left else _OTHERS, of[post] if of[post] in right else _OTHERS)
            posts.setdefault(ends, set()).add((who, post))
    values = {ends: len(those) for ends, those in posts.items()}
    lefts = [*left, *([_OTHERS] if any(who == _OTHERS for who, _ in values) else [])]
    rights = [*right, *([_OTHERS] if any(part == _OTHERS for _, part in values) else [])]
    shown = {
        **{key: _named(here, key, "") for key in lefts},
        **{f"b:{key}": _named(here, key, asked.by) for key in rights},
    }
    drawing = laid_out(
        {(who, f"b:{part}"): value for (who, part), value in values.items()},
        lefts,
        [f"b:{part}" for part in rights],
        {key: link.text for key, link in shown.items()},
    )
    found = tuple(
        Flow(
            shown[who],
            shown[f"b:{part}"],
            values[who, part],
            f"{number(round(100 * values[who, part] / len(everything), 1), here.lang)} %",
            _address(here, asked, who, part),
            who,
            f"b:{part}",
        )
        for who in lefts
        for part in sorted(rights, key=lambda one: -values.get((who, one), 0))
        if (who, part) in values
    )
    return Flows(found, drawing, len(everything), sum(values.values()))


def _first(counted: Mapping[str, int], most: int, here: View) -> Sequence[str]:
    """The largest few; one left over is shown by name as well."""
    ordered = sorted(counted, key=lambda key: (-counted[key], alphabetical(here.rules.thing(key).label(here.lang))))
    return ordered if len(ordered) <= most + 1 else ordered[:most]


def _named(here: View, key: str, by: str) -> Link:
    if key in (_OTHERS, _NO_BRANCH):
        return Link(text("views-others" if key == _OTHERS else f"views-none-{by}", here.lang), "")
    return branch_of(here, by, key) if by else here.thing(key)


def _address(here: View, asked: Asked, who: str, part: str) -> str:
    if _OTHERS in (who, part) or part == _NO_BRANCH:
        return ""
    values = {"who": iris.tail(who), "role": asked.role, "by": asked.by, "in": iris.tail(part), "as-of": asked.as_of}
    return here.address(urls.matrix_posts({name: value for name, value in values.items() if value}))


@blueprint.get("/flows")
def flows_page() -> Response:
    """The flows as a page."""
    here = view()
    asked = _asked(here)
    parts = (here.data.version, here.today, "flows", asked, here.lang, urls.root(), urls.origin())
    found = unchanged(*parts)
    if found:
        return found
    there = standing(here, asked.day)
    shown = flows_of(here, there, asked)
    response = page(
        "flows.html",
        title=text("views-flows", here.lang),
        lang=here.lang,
        asked=asked,
        flows=shown,
        by_ends={(flow.left, flow.right): flow for flow in shown.flows},
        width=WIDTH,
        units=units(here, asked.day, asked.role),
        heading=text(f"views-flows-{asked.by}", here.lang, does=text(f"views-does-{asked.role}", here.lang)),
        role_choices=[(role, text(f"views-role-{role}", here.lang)) for role in ROLES],
        by_choices=[(by, text(f"views-branch-{by}", here.lang)) for by in BRANCHES],
        day_words=here.day,
        sources=sources(here, there),
        csv=here.address(urls.flows("csv", asked.given)),
        permalink=urls.absolute(here.address(urls.flows("", {**asked.given, "as-of": asked.day.isoformat()}))),
    )
    return tagged(response, *parts)


@blueprint.get("/flows.csv")
def flows_csv() -> Response:
    """The flows as CSV."""
    here = view()
    asked = _asked(here)
    parts = (here.data.version, here.today, "flows.csv", asked, here.lang)
    found = unchanged(*parts)
    if found:
        return found
    shown = flows_of(here, standing(here, asked.day), asked)
    rows = [(flow.who.iri, flow.who.text, flow.branch.iri, flow.branch.text, flow.posts) for flow in shown.flows]
    return csv_response(table(("authority", "authority_label", "branch", "branch_label", "posts"), rows), *parts)


def _asked(here: View) -> Asked:
    values = given(request.query_string, _KNOWN)
    return Asked(
        day=day_of(here, values),
        as_of=values.get("as-of", ""),
        role=chosen(values, "role", ROLES, "appoints"),
        by=chosen(values, "by", BRANCHES, "organ"),
        first=int(chosen(values, "first", FIRSTS, "10")),
    )


def paths() -> Paths:
    """The description of these routes."""
    asked = [
        AS_OF,
        parameter("role", "what those on the left do", {"type": "string", "enum": ["", *ROLES]}),
        parameter("by", "how posts are gathered into branches", {"type": "string", "enum": ["", *BRANCHES]}),
        parameter("first", "how many are shown by name on each side", {"type": "string", "enum": ["", *FIRSTS]}),
    ]
    return {
        "/flows": operation(
            "From whom authority flows to which branches of posts: a page with a Sankey diagram and its table",
            answered("text/html"),
            parameters=asked,
            lang=True,
            tag="pictures",
        ),
        "/flows.csv": operation(
            "From whom authority flows to which branches of posts",
            answered("text/csv"),
            parameters=asked,
            lang=True,
            tag="pictures",
        ),
    }
