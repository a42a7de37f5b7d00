"""The first page: what this is, a search box, questions to try, what is loaded and as of when, how much there is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from flask import Blueprint, Response

from queries.catalogue import run
from service import urls
from service.explorer.front.questions import searched, tried
from service.explorer.hierarchy.kept import hierarchies
from service.explorer.search.searching import searching
from service.explorer.view import Link, Validity, View, view
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation
from service.pages import page
from service.words import text
from shapes.catalogue import SEVERITIES

blueprint = Blueprint("home", __name__)


@dataclass(frozen=True, slots=True)
class LoadedAct:
    """An act that was read: how it is cited, its title, whether it stands, the day of the version."""

    link: Link
    title: str
    status: str
    validity: Validity
    version: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How much the graph holds; `findings` by severity."""

    positions: int
    organs: int
    rules: int
    acts: int
    provisions: int
    findings: tuple[tuple[str, int], ...]


@blueprint.get("/")
def home() -> Response:
    """What this is, and where to go."""
    here = view()
    parts = (here.data.version, "home", here.lang, here.today, urls.root())
    found = unchanged(*parts)
    if found:
        return found
    latest = hierarchies(here).latest(here.today)
    response = page(
        "home.html",
        title=text("title", here.lang),
        lang=here.lang,
        tried=tried(here),
        examples=[(name, urls.search("", {"q": name, "lang": here.lang})) for name in searched(here)],
        acts=loaded_acts(here),
        latest=here.day(latest) if latest else "",
        ended=latest is not None and latest < here.today,
        figures=here.data.kept("figures", lambda: _figures(here)),
        ways=_ways(here.lang),
        published=here.data.published if here.data.release else None,
        published_day=here.day(here.data.published.date()),
    )
    return tagged(response, *parts)


def loaded_acts(here: View) -> tuple[LoadedAct, ...]:
    """The acts that were read, those in force first, then the latest."""
    versions = here.data.kept("last versions of acts", lambda: _versions(here))
    known = [act for act in here.acts.values() if act.status != "draft"]
    return tuple(
        LoadedAct(
            here.act(act.iri).capital(),
            act.title,
            act.status,
            here.validity(act.valid_from, act.valid_to),
            here.day(versions.get(act.iri, ""), "at"),
        )
        for act in sorted(known, key=lambda act: (act.status != "in-force", _backwards(act.date), act.iri))
    )


def _versions(here: View) -> dict[str, str]:
    """The day of the last version of each act."""
    rows = run("act-versions", here.data.engine).values()
    return {act: day for act, _, day, *_ in sorted(rows, key=lambda row: row[2])}


def _backwards(day: str) -> int:
    return -dt.date.fromisoformat(day).toordinal() if day else 0


def _figures(here: View) -> Figures:
    kinds = [thing.kind for thing in here.names.things.values()]
    return Figures(
        positions=kinds.count("position"),
        organs=kinds.count("organ"),
        rules=len({step.rule for step in here.rules.steps}),
        acts=sum(act.status != "draft" for act in here.acts.values()),
        provisions=len(searching(here).provisions),
        findings=_findings(here),
    )


def _findings(here: View) -> tuple[tuple[str, int], ...]:
    """How many there are of each severity, those set aside left out."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for _, _, severity, findings, waived, _ in run("findings-by-check", here.data.engine).values():
        counts[severity] += int(findings) - int(waived)
    return tuple(counts.items())


def _ways(lang: str) -> tuple[tuple[str, str], ...]:
    """Where to go: the key of the words, the address."""
    to = {"lang": lang}
    return (
        ("hierarchy", urls.hierarchy("", to)),
        ("matrix", urls.matrix("", to)),
        ("acts", urls.acts(to)),
        ("amendments", urls.amendments(to)),
        ("calendar", urls.calendar("", to)),
        ("findings", urls.findings("", to)),
        ("queries", f"{urls.queries()}?lang={lang}"),
        ("sparql", urls.sparql(to)),
    )


def paths() -> Paths:
    """The description of these routes."""
    return {"/": operation("The first page", answered("text/html"), lang=True)}
