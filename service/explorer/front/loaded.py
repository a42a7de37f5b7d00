"""The acts: those that were read, drafts that stand in them, and those that they name.

/acts        a list; the acts in force first, then the latest; of acts that are only named, how often
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from flask import Blueprint, Response

from ontology import iris
from queries.catalogue import run
from service import urls
from service.explorer.front.home import loaded_acts
from service.explorer.view import Link, View, view
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation
from service.pages import page
from service.words import text

blueprint = Blueprint("loaded", __name__)

SHOWN = 50  # acts that are only named; the query has all


@dataclass(frozen=True, slots=True)
class Named:
    """An act that others name and that was not read, and how often they do."""

    link: Link
    references: int


@blueprint.get("/acts")
def acts() -> Response:
    """The list."""
    here = view()
    parts = (here.data.version, "acts", here.lang, here.today, urls.root())
    found = unchanged(*parts)
    if found:
        return found
    others = named_acts(here)
    response = page(
        "acts.html",
        title=text("acts-title", here.lang),
        lang=here.lang,
        acts=loaded_acts(here),
        drafts=[(here.act(act.iri), act.title) for act in here.acts.values() if act.status == "draft"],
        others=others[:SHOWN],
        count=len(others),
        everything=urls.query("acts-not-loaded", "html", {"lang": here.lang}),
    )
    return tagged(response, *parts)


def named_acts(here: View) -> tuple[Named, ...]:
    """Acts that were not read, those named most often first."""
    rows = here.data.kept("acts that are named", lambda: run("acts-not-loaded", here.data.engine).values())
    return tuple(Named(_link(here, row[0], row[5]), int(row[6] or 0)) for row in rows)


def _link(here: View, iri: str, title: str) -> Link:
    """An act as people cite it; by its Kazakh title where its number and date are not known."""
    link = here.act(iri)
    if link.text == iris.act_tail(iri) and title:
        return replace(link, text=title, lang="" if here.lang == "kk" else "kk")
    return link.capital()


def paths() -> Paths:
    """The description of these routes."""
    return {"/acts": operation("The acts: a page", answered("text/html"), lang=True)}
