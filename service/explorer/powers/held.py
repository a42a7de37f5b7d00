"""The posts behind a number of the matrix or a band of the flows: each with the step by which somebody acts on it.

/matrix/posts?who=position/president&role=appoints&by=kind&in=head
"""

from __future__ import annotations

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import NotFound
from queries.chains.rules import ROLES, Step
from service import urls
from service.explorer.given import AS_OF, NAME, PAGE, alphabetical, chosen, day_of, given, numbered, pager, thing_of
from service.explorer.powers.counted import BRANCHES, Standing, branch_of, standing, steps_of
from service.explorer.powers.counted import branch as branch_key
from service.explorer.view import Link, View, view
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.words import text

blueprint = Blueprint("held", __name__)

_ON_A_PAGE = 50
_KNOWN = ("as-of", "organ", "role", "who", "by", "in", "page")


@blueprint.get("/matrix/posts")
def posts_page() -> Response:
    """The posts as a page."""
    here = view()
    values = given(request.query_string, _KNOWN)
    role = chosen(values, "role", ("", *ROLES))
    by = chosen(values, "by", BRANCHES, "organ")
    number = numbered(values, "page", 1, 9_999_999, 1)
    who = thing_of(here, values["who"]) if "who" in values else ""
    organ = thing_of(here, values["organ"]) if "organ" in values else ""
    branch = branch_of(here, by, key_of(by, values["in"])) if "in" in values else None
    day = day_of(here, values)
    parts = (here.data.version, here.today, "posts", who, organ, role, by, branch, day, number, here.lang, urls.root())
    found = unchanged(*parts)
    if found:
        return found
    steps = held_steps(here, standing(here, day).narrowed(organ), who, role, (by, branch.iri) if branch else None)
    last = max(1, -(-len(steps) // _ON_A_PAGE))
    if number > last:
        raise NotFound(f"there is no page {number}; the last is {last}", {"last": last})
    first = (number - 1) * _ON_A_PAGE
    asked = {name: value for name, value in values.items() if name not in ("page", "lang")}
    response = page(
        "matrix-posts.html",
        title=text("views-posts-of", here.lang),
        lang=here.lang,
        day_words=here.day,
        day=day,
        asked=asked,
        who=here.thing(who) if who else None,
        role=role,
        organ=here.thing(organ) if organ else None,
        part=branch,
        steps=[(organ_of(here, step), here.step(step, day)) for step in steps[first : first + _ON_A_PAGE]],
        posts=len({step.position for step in steps}),
        first=first + 1,
        count=len(steps),
        pager=pager(lambda goal: here.address(urls.matrix_posts({**asked, "page": str(goal)})), number, last),
        back=here.address(urls.matrix("", {"as-of": values["as-of"]} if "as-of" in values else {})),
    )
    return tagged(response, *parts)


def held_steps(here: View, there: Standing, who: str, role: str, within: tuple[str, str] | None = None) -> list[Step]:
    """The steps by which an authority ("" any) acts in a role ("" any), by post; `within` is a way of gathering posts
    and the branch that they must be of."""
    actors = [who] if who else [*there.held]
    found = [step for one in actors for step in steps_of(there, one, role)]
    if within:
        by, key = within
        found = [step for step in found if branch_key(here.rules, step.position, by) == key]
    named = {post: alphabetical(here.rules.thing(post).label(here.lang)) for post in {step.position for step in found}}
    return sorted(found, key=lambda step: (named[step.position], ROLES.index(step.role), step.authority, step.rule))


def key_of(by: str, written: str) -> str:
    """A branch of an address as posts are counted to it."""
    return written if by == "kind" or written.startswith(iris.ID) else f"{iris.ID}{written}"


def organ_of(here: View, step: Step) -> Link | None:
    """The organ where the post is held."""
    line = here.rules.classes.line(step.position)
    return here.thing(line[0]) if line else None


def paths() -> Paths:
    """The description of this route."""
    asked = [
        AS_OF,
        parameter("organ", "of the posts of this organ and what belongs to it: a tail, name or IRI", NAME),
        parameter("role", "posts held in this role alone", {"type": "string", "enum": ["", *ROLES]}),
        parameter("who", "who acts on the posts: a tail, name or IRI", NAME),
        parameter("by", "how posts are gathered into branches", {"type": "string", "enum": ["", *BRANCHES]}),
        parameter("in", "posts of this branch alone", NAME),
        PAGE,
    ]
    return {
        "/matrix/posts": operation(
            "The posts behind a number of the matrix, with the steps by which they are held: a page",
            answered("text/html"),
            parameters=asked,
            problems=[300, 404],
            lang=True,
            tag="pictures",
        )
    }
