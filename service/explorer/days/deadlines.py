"""The deadlines that acts set, by how often they come: who owes what to whom, by when, where that is said, next when.

    /deadlines?kind=quarterly&act=U1300000624&actor=…&as-of=2026-01-01

Without a day all are shown, those that ended as ended; with one, those that stood on it. Terms that count from an event
have no dates of their own: the procedure of their act counts them from a day that the reader gives.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import NotFound
from queries.timing.asking import find_act
from queries.timing.facts import PROPOSED, Fact, Facts
from queries.timing.feeds import Occurrence, takes_part
from queries.timing.terms import Term, occurrences, term_of
from queries.timing.words import term_words
from queries.timing.workdays import FIRST, LAST, is_working
from service import urls
from service.api.asking import day
from service.explorer.days.feed import ACT, ACTOR, facts_of
from service.explorer.days.months import named, remark
from service.explorer.given import AS_OF, chosen, given
from service.explorer.view import Link, Place, Validity, View, view
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.words import text

blueprint = Blueprint("deadlines", __name__)

KINDS = ("annual", "semiannual", "quarterly", "monthly", "event")
_BY_MONTHS = {1: "annual", 2: "semiannual", 4: "quarterly", 12: "monthly"}
_NEXT = 2  # dates to come of each
_SOON = 6  # dates to come of all
_KNOWN = ("kind", "act", "actor", "as-of")


@dataclass(frozen=True, slots=True)
class Date:
    """A day to come on which a deadline ends, and what is to be known of it."""

    day: dt.date
    remark: str


@dataclass(frozen=True, slots=True)
class Row:
    """A deadline: its kind, who and to whom (None where the act does not say), what and the term in the act's words
    (Kazakh), the term in words, where it stands, how, whether a draft proposes it, its next dates, whether it counts
    from an event, its procedure."""

    kind: str
    who: Link | None
    whom: Link | None
    what: str
    term: str
    words: str
    place: Place
    validity: Validity
    proposed: bool
    coming: tuple[Date, ...]
    counted: bool
    procedure: str


def kind_of(deadline: Fact) -> str:
    """How often a deadline comes: one of `KINDS`."""
    term = term_of(deadline)
    if term and term.of_calendar:
        return _BY_MONTHS.get(len(term.months), "annual")
    said = deadline.one("recurrence")
    return said if said in KINDS else "event"


def coming(here: View, deadline: Fact, term: Term | None, since: dt.date) -> tuple[Date, ...]:
    """The next days on which a term of the calendar ends, from a day on."""
    if term is None or not term.of_calendar:
        return ()
    years = [year for year in (since.year, since.year + 1) if FIRST <= year <= LAST]
    days = (day for year in years for _, day in occurrences(term, year) if day)
    found = [day for day in days if day >= since and deadline.begins <= day < deadline.ends][:_NEXT]
    return tuple(Date(day, remark(here, day, Occurrence(deadline, day, term, not is_working(day)))) for day in found)


def row(here: View, deadline: Fact, as_of: dt.date | None) -> Row:
    """A deadline as the page has it."""
    term = term_of(deadline)
    act = iris.act_tail(deadline.act)
    return Row(
        kind=kind_of(deadline),
        who=named(here, deadline, "actor", "actorName"),
        whom=named(here, deadline, "addresseeActor", "addressee"),
        what=deadline.words("action"),
        term=term_words(term, here.lang) if term else text("views-no-day", here.lang),
        words=deadline.words("words"),
        place=here.place(deadline.act, deadline.path),
        validity=here.validity("", deadline.valid_to, as_of),
        proposed=deadline.state == PROPOSED,
        coming=coming(here, deadline, term, as_of or here.today),
        counted=bool(term and not term.of_calendar),
        procedure=here.address(urls.procedure("", {"of": act, "document": deadline.document})),
    )


def wanted(here: View, facts: Facts, values: Mapping[str, str]) -> list[Fact]:
    """The deadlines that an address asks for. Raises `NotFound` for an act that there is not."""
    as_of = day(values.get("as-of", ""))
    found: Iterable[Fact] = [fact for fact in facts.all if fact.kind == "Deadline"]
    if as_of:
        found = facts.of("Deadline", as_of)
    if "act" in values:
        act = find_act(facts, values["act"])
        if not act:
            raise NotFound(f"no act goes by «{values['act']}»")
        found = [fact for fact in found if fact.act == act]
    if "actor" in values:
        found = [fact for fact in found if takes_part(fact, here.rules, values["actor"])]
    kind = values.get("kind", "")
    return [fact for fact in found if kind in ("", kind_of(fact))]


@blueprint.get("/deadlines")
def deadlines_page() -> Response:
    """The deadlines as a page."""
    here = view()
    values = given(request.query_string, _KNOWN)
    chosen(values, "kind", ("", *KINDS))
    parts = (here.data.version, here.today, "deadlines", sorted(values.items()), here.lang, urls.root(), urls.origin())
    found = unchanged(*parts)
    if found:
        return found
    facts = facts_of(here)
    as_of = day(values.get("as-of", ""))
    rows = [row(here, fact, as_of) for fact in wanted(here, facts, values)]
    groups: dict[str, list[Row]] = defaultdict(list)
    for one in sorted(rows, key=lambda one: (one.validity.state == "ended", one.proposed)):
        groups[one.kind].append(one)
    soon = sorted(
        ((date, one) for one in rows if one.validity.state != "ended" for date in one.coming),
        key=lambda pair: pair[0].day,
    )
    acts = sorted({fact.act for fact in facts.all if fact.kind == "Deadline"})
    asked = {name: value for name, value in values.items() if name != "lang"}
    response = page(
        "deadlines.html",
        title=text("views-deadlines", here.lang),
        lang=here.lang,
        values=values,
        groups=[(kind, groups[kind]) for kind in KINDS if groups[kind]],
        kinds=[(kind, text(f"views-often-{kind}", here.lang)) for kind in KINDS],
        acts=[(iris.act_tail(act), here.act(act).text) for act in acts],
        soon=soon[:_SOON],
        count=len(rows),
        day_words=here.day,
        since=as_of or here.today,
        calendar=here.address(urls.calendar("", {"feed": "deadlines"})),
        csv=urls.query("deadlines", "csv", {"lang": here.lang}),
        permalink=urls.absolute(here.address(urls.deadlines(asked))),
    )
    return tagged(response, *parts)


def paths() -> Paths:
    """The description of this route."""
    kind = parameter("kind", "of those that come so often", {"type": "string", "enum": ["", *KINDS]})
    as_of = {**AS_OF, "description": "those that stood on a day; else all, those that ended marked"}
    return {
        "/deadlines": operation(
            "The deadlines that acts set, by how often they come: a page",
            answered("text/html"),
            parameters=[kind, ACT, ACTOR, as_of],
            problems=[300, 404],
            lang=True,
            tag="calendar",
        )
    }
