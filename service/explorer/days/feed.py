"""What is due and held, as an address asks for it: the calendar's choice of terms and sittings, and its iCalendar form.

    /calendar.ics?feed=deadlines U100001037_&year=2026&lang=ru     byte for byte
    okilet calendar deadlines U100001037_ --year 2026 --lang ru --format ics

`feed` are words as on the command line: deadlines or sittings, an act by code or number, somebody who acts or takes
part; `act` and `actor` narrow it. Without a year it is this year's, so that a calendar subscribed to goes on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from flask import Blueprint, Response, request

from ontology.errors import BadParameter
from queries.chains.rules import Rules
from queries.timing.facts import Fact, Facts, read_facts
from queries.timing.feeds import Choice, Year, chosen, dues, sittings
from queries.timing.ical import year_feed
from queries.timing.shown.calendar import Asked
from queries.timing.workdays import FIRST, LAST
from service.context import context
from service.explorer.given import NAME, given, numbered, whole
from service.explorer.view import View
from service.headers import tagged, unchanged
from service.kept import answers_of
from service.openapi import LANG, Paths, answered, operation, parameter
from service.words import LANGUAGES

blueprint = Blueprint("feed", __name__)

CALENDAR = "text/calendar; charset=utf-8"
YEAR = parameter("year", "the year; else this one", whole(FIRST, LAST))
ACT = parameter("act", "of one act: its code, number, or words of its title", NAME)
ACTOR = parameter("actor", "of one who acts, is given to, holds or attends: a name", NAME)


def facts_of(here: View) -> Facts:
    """What acts say of terms, sittings and duties, read once for a version of the graph."""
    return here.data.kept("timing facts", lambda: read_facts(here.data.engine))


def choice_of(here: View, values: Mapping[str, str]) -> Choice:
    """The terms and sittings that an address asks for. Raises `NotFound` where none fits."""
    feed, act, actor = (values.get(name, "") for name in ("feed", "act", "actor"))
    return chosen(facts_of(here), here.rules, feed, act=act, actor=actor)


def year_of(here: View, choice: Choice, year: int) -> tuple[Year, Year]:
    """The terms and the sittings of a year that are chosen; those of all acts are worked out once for each year."""
    facts = facts_of(here)
    due, held = here.data.kept(
        f"calendar of {year}",
        lambda: (dues(facts.of("Deadline"), year), sittings(facts.of("MeetingSlot"), year)),
    )
    wanted = frozenset(fact.iri for fact in (*choice.deadlines, *choice.sittings))
    return _narrowed(due, wanted), _narrowed(held, wanted)


def _narrowed(found: Year, wanted: frozenset[str]) -> Year:
    return replace(
        found,
        found=tuple(one for one in found.found if one.fact.iri in wanted),
        undated=_of(found.undated, wanted),
        before=_of(found.before, wanted),
        after=_of(found.after, wanted),
        relative=_of(found.relative, wanted),
        no_such_day=tuple((fact, month) for fact, month in found.no_such_day if fact.iri in wanted),
    )


def _of(facts: tuple[Fact, ...], wanted: frozenset[str]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.iri in wanted)


@blueprint.get("/calendar.ics")
def calendar_ics() -> Response:
    """The terms and sittings of a year as iCalendar."""
    values = given(request.query_string, ("feed", "act", "actor", "year"))
    if not values.get("feed", "").strip():
        raise BadParameter("which calendar? feed is missing: words for it, as sittings, or deadlines and an act")
    here = View(context().data.now, values.get("lang", LANGUAGES[0]))
    year = numbered(values, "year", FIRST, LAST, here.today.year)
    asked = tuple(values.get(name, "") for name in ("feed", "act", "actor"))
    parts = (here.data.version, "calendar.ics", asked, year, here.lang)
    found = unchanged(*parts)
    if found:
        return found
    body = answers_of(here.data, context().settings).get(parts, lambda: _written(here, values, year))
    response = Response(body, content_type=CALENDAR)
    response.headers["Content-Disposition"] = 'inline; filename="okilet.ics"'
    return tagged(response, *parts)


def _written(here: View, values: Mapping[str, str], year: int) -> bytes:
    facts, rules = facts_of(here), here.rules
    return written(facts, rules, choice_of(here, values), year, here.lang)


def written(facts: Facts, rules: Rules, choice: Choice, year: int, lang: str) -> bytes:
    """A feed of a year as iCalendar, as the command line writes it."""
    asked = Asked(choice, dues(choice.deadlines, year), sittings(choice.sittings, year), rules.thing, facts)
    return year_feed(asked, lang)


def paths() -> Paths:
    """The description of this route."""
    purpose = "words for it: deadlines or sittings, an act by code or number, somebody who acts or takes part"
    feed = parameter(
        "feed", purpose, {"type": "string", "pattern": r"\S", "minLength": 1, "maxLength": 400}, required=True
    )
    return {
        "/calendar.ics": operation(
            "What is due and held in a year, as iCalendar",
            answered("text/calendar"),
            parameters=[feed, ACT, ACTOR, YEAR, LANG],
            problems=[300, 404],
            tag="calendar",
        )
    }
