"""The calendar: what is due and held by the acts, as a month, a year, and the working grid of weeks and weekdays.

    /calendar?feed=sittings&act=order-president-2024-07-29-155&year=2026&month=11
    /calendar?view=year&feed=deadlines&year=2027
    /calendar?view=weeks&as-of=2025-01-01

Days off are those of `queries.timing.workdays`; the grid is of the day asked for, else of what has not ended.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import NotFound
from queries.timing.facts import PROPOSED, Fact
from queries.timing.feeds import DEADLINES, SITTINGS, Choice, Year, feeds
from queries.timing.workdays import FIRST, LAST, SWAPS_KNOWN
from service import urls
from service.api.asking import day
from service.errors import wants_page
from service.explorer.days.feed import ACT, ACTOR, YEAR, choice_of, facts_of, year_of
from service.explorer.days.months import Item, Month, dated, day_names, item, month, month_names, month_of_year
from service.explorer.days.weeks import WEEKS, grids
from service.explorer.given import AS_OF, NAME, chosen, given, numbered, whole
from service.explorer.view import Link, View, view
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.words import many, text

blueprint = Blueprint("calendar", __name__)

VIEWS = ("month", "year", "weeks")
KINDS = ("deadline", "sitting")
_KNOWN = ("feed", "act", "actor", "year", "month", "view", "as-of")
_CHOICE = ("feed", "act", "actor")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: the view, the choice of feeds as it was written, the year and month, the day of the grid."""

    view: str
    choice: tuple[tuple[str, str], ...]
    year: int
    month: int
    as_of: str

    def given(self, **other: object) -> dict[str, str]:
        """The parameters as an address has them, some of them others."""
        known = {"view": self.view if self.view != "month" else "", "year": self.year, "month": self.month}
        if self.view == "weeks":
            known = {"view": self.view, "as-of": self.as_of}
        said = {**dict(self.choice), **known, **{name.replace("_", "-"): value for name, value in other.items()}}
        return {name: str(value) for name, value in said.items() if value}


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed to subscribe to: its name, how much it holds, whether a draft proposes it, and its addresses."""

    name: str
    entries: str
    proposed: bool
    webcal: str
    ics: str


@blueprint.get("/calendar")
def calendar_page() -> Response:
    """The calendar as a page."""
    here = view()
    asked = _asked(here)
    parts = (here.data.version, here.today, "calendar", asked, here.lang, urls.root(), urls.origin())
    found = unchanged(*parts)
    if found:
        return found
    values = dict(asked.choice)
    problem = None
    try:
        choice = choice_of(here, values)
    except NotFound as error:
        if not wants_page():
            raise
        choice, problem = Choice((), ()), error
    shown = _weeks(here, asked, choice) if asked.view == "weeks" else _dated(here, asked, choice)
    response = page(
        "calendar.html",
        title=text("views-calendar", here.lang),
        lang=here.lang,
        status=404 if problem else 200,
        asked=asked,
        values=values,
        problem=problem,
        tabs=[(one, here.address(urls.calendar("", _tab(asked, one)))) for one in VIEWS],
        deadlines=here.address(urls.deadlines({name: value for name, value in values.items() if name != "feed"})),
        kinds=[(kind, text(f"views-feed-{kind}", here.lang)) for kind in (DEADLINES, SITTINGS)],
        acts=_acts(here),
        day_words=here.day,
        first_year=FIRST,
        last_year=LAST,
        swaps_known=SWAPS_KNOWN,
        subscribe=subscriptions(here, asked),
        permalink=urls.absolute(here.address(urls.calendar("", asked.given()))),
        **shown,
    )
    if problem:
        response.headers["Cache-Control"] = "no-store"
        return response
    return tagged(response, *parts)


def _dated(here: View, asked: Asked, choice: Choice) -> dict[str, object]:
    """What the views of a month and of a year show."""
    due, held = year_of(here, choice, asked.year)
    numbers = (asked.month,) if asked.view == "month" else range(1, 13)
    found = dated((*due.found, *held.found), asked.month if asked.view == "month" else 0)
    items = [item(here, day, one) for day, one in found] if asked.view == "month" else []
    months = [month(here, asked.year, number, items) for number in numbers]
    counts: dict[dt.date, int] = {}
    for on, _ in found:
        counts[on] = counts.get(on, 0) + 1
    step = 1 if asked.view == "month" else 12
    return {
        "months": months,
        "agenda": agenda(items),
        "sources": [here.act(act) for act in sorted({one.fact.act for _, one in found})],
        "alone": [kind for kind in KINDS if len({one.place.act_iri for one in items if one.kind == kind}) == 1],
        "counts": counts,
        "names": day_names(here.lang),
        "month_names": month_names(here.lang),
        "heading": month_of_year(asked.month, asked.year, here.lang) if asked.view == "month" else str(asked.year),
        "before": _turned(here, asked, -step),
        "after": _turned(here, asked, step),
        "remarks": remarks(here, due, held, bool(choice.sittings)),
        "addresses": {
            one.number: here.address(
                urls.calendar("", {**asked.given(view="", month=one.number), "year": str(one.year)})
            )
            for one in months
        },
        "count_words": {number: many("views-count-entry", number, here.lang) for number in {*counts.values()}},
        "proposed": any(one.fact.state == PROPOSED for _, one in found),
    }


def _weeks(here: View, asked: Asked, choice: Choice) -> dict[str, object]:
    """What the grid shows."""
    at = day(asked.as_of)
    slots = [slot for slot in choice.sittings if (slot.stands(at) if at else here.today < slot.ends)]
    if at is None and not slots:  # all ended: what there was
        slots = [*choice.sittings]
    return {"grids": grids(here, slots, at), "weeks": WEEKS, "shown_day": at or here.today}


def agenda(items: list[Item]) -> list[tuple[dt.date, list[Item]]]:
    """Items by day."""
    found: dict[dt.date, list[Item]] = {}
    for one in items:
        found.setdefault(one.day, []).append(one)
    return sorted(found.items())


def remarks(here: View, due: Year, held: Year, sittings: bool) -> list[tuple[str, Link | None]]:
    """What the days of a year leave open, each with where that is said."""
    found: list[tuple[str, Link | None]] = []

    def say(key: str, fact: Fact | None = None, **values: str) -> None:
        place = here.place(fact.act, fact.path) if fact else None
        found.append((text(f"views-open-{key}", here.lang, **values), Link(place.full, place.words) if place else None))

    for fact in due.undated:
        say("often", fact, words=fact.words("words"))
    for fact in held.undated:
        say("any-day", fact, event=fact.one("event"))
    for fact, number in due.no_such_day:
        say("no-such-day", fact, month=month_names(here.lang)[number - 1])
    for begins in sorted({fact.begins for fact in (*due.before, *held.before)}):
        say("not-before", day=here.day(begins, "from"))
    for ends in sorted({fact.ends for fact in (*due.after, *held.after)}):
        say("ended", day=here.day(ends, "from"))
    if due.relative:
        say("relative")
    if sittings:
        say("weeks")
    if due.year > SWAPS_KNOWN:
        say("swaps", year=str(due.year))
    return list(dict.fromkeys(found))


def subscriptions(here: View, asked: Asked) -> list[Subscription]:
    """The calendar chosen, where one is, and all that there are."""
    facts = facts_of(here)
    found = []
    values = dict(asked.choice)
    if values:
        words = " ".join(filter(None, (values.get("feed", ""), values.get("act", "")))) or values["actor"]
        actor = values.get("actor", "") if words != values.get("actor") else ""
        found.append(_subscription(here, text("views-feed-chosen", here.lang), "", False, words, actor))
    for feed in feeds(facts):
        name = text(
            "views-feed-of", here.lang, kind=text(f"views-feed-{feed.kind}", here.lang), act=here.act(feed.act).text
        )
        entries = text("views-feed-entries", here.lang, count=feed.facts)
        found.append(_subscription(here, name, entries, feed.proposed, feed.name, ""))
    return found


def _subscription(here: View, name: str, entries: str, proposed: bool, feed: str, actor: str) -> Subscription:
    values = {"feed": feed, **({"actor": actor} if actor else {}), "lang": here.lang}
    whole = urls.absolute(urls.calendar("ics", values))
    return Subscription(name, entries, proposed, f"webcal:{whole.partition(':')[2]}", whole)


def _acts(here: View) -> list[tuple[str, str]]:
    """The acts that have a calendar, to choose from."""
    acts = sorted({feed.act for feed in feeds(facts_of(here))})
    return [(iris.act_tail(act), here.act(act).text) for act in acts]


def _turned(here: View, asked: Asked, months: int) -> Link | None:
    """The month or year before or after; None out of the years that the calendar covers."""
    year, number = divmod(asked.year * 12 + asked.month - 1 + months, 12)
    if not FIRST <= year <= LAST:
        return None
    said = month_of_year(number + 1, year, here.lang) if asked.view == "month" else str(year)
    return Link(said, here.address(urls.calendar("", asked.given(year=year, month=number + 1))))


def _tab(asked: Asked, one: str) -> Mapping[str, str]:
    other = Asked(one, asked.choice, asked.year, asked.month, asked.as_of)
    return other.given()


def _asked(here: View) -> Asked:
    values = given(request.query_string, _KNOWN)
    return Asked(
        view=chosen(values, "view", VIEWS, "month"),
        choice=tuple((name, values[name]) for name in _CHOICE if name in values),
        year=numbered(values, "year", FIRST, LAST, here.today.year),
        month=numbered(values, "month", 1, 12, here.today.month),
        as_of=values.get("as-of", ""),
    )


def paths() -> Paths:
    """The description of this route."""
    feed = parameter("feed", "deadlines, sittings, or other words as of `/calendar.ics`; else all", NAME)
    number = parameter("month", "the month; else this one", whole(1, 12))
    shown = parameter("view", "a month, a year, or the grid of weeks", {"type": "string", "enum": ["", *VIEWS]})
    as_of = {**AS_OF, "description": "the day of the grid of weeks; else what has not ended"}
    return {
        "/calendar": operation(
            "What is due and held by the acts, on the days of a month or year: a page",
            answered("text/html"),
            parameters=[feed, ACT, ACTOR, YEAR, number, shown, as_of],
            problems=[300, 404],
            lang=True,
            tag="calendar",
        )
    }


__all__ = ["Month", "agenda", "blueprint", "paths", "remarks", "subscriptions"]
