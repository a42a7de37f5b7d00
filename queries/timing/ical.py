"""Dates as iCalendar (RFC 5545): days of procedures, of terms and of sittings.

    calendar("Мерзімдер", entries, "kk")     bytes of a calendar
    procedure_feed(asked, facts, "ru")       the steps of a procedure that have a day
    year_feed(asked, "en")                   the terms and sittings of a year

An entry is an event of whole days. Its UID is made from the fact behind it and the day for which the act sets it, so
that it is the same in every run and another calendar of the same fact updates it; DTSTAMP is the day of the version of
the act that says it, never the clock. What a draft proposes, and days that rest on a supposition, are TENTATIVE. The
URL leads to the provision.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from icalendar import Calendar, Event
from icalendar.prop import vDate, vRecur, vText

from queries.citation import cited_in_full
from queries.places import place_words
from queries.timing.facts import PROPOSED, ActInfo, Facts
from queries.timing.feeds import DEADLINES, SITTINGS
from queries.timing.shown import calendar as year
from queries.timing.shown.procedure import Asked, actors, doubt_words, due_words, notes, title
from queries.timing.words import say, term_words

PRODUCT = "-//Okilet//okilet//KK"
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands on a day. `key` makes its UID: the IRI of the fact and what tells its occurrences apart.

    `version` is the ISO day of the act's version ("" where not known). `until` makes it one of every week until that
    day; `instead_of` is the day of the weekly one that this one replaces.
    """

    key: str
    day: dt.date
    summary: str
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    tentative: bool = False
    version: str = ""
    until: dt.date | None = None
    instead_of: dt.date | None = None


def calendar(name: str, entries: Iterable[Entry], lang: str, remarks: Iterable[str] = ()) -> bytes:
    """A calendar of entries, in the order of their days."""
    found = Calendar()
    found.add("prodid", PRODUCT)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", vText(name))
    remarks = tuple(remarks)
    if remarks:
        found.add("x-wr-caldesc", vText("\n".join(remarks)))
    for entry in sorted(entries, key=lambda e: (e.day, e.key, e.instead_of is not None)):
        found.add_component(_event(entry, lang))
    return bytes(found.to_ical())


def procedure_feed(asked: Asked, facts: Facts, lang: str) -> bytes:
    """The steps of a procedure that have a day; one that rests on a supposition is tentative."""
    versions = {fact.iri: fact.version for fact in facts.all}
    subject = asked.procedure.position or asked.name
    heading = title(asked, lang)
    course = [str(day or "") for day in (asked.known.start, asked.known.end)]
    entries = []
    for one in asked.dated:
        due = one.latest or one.counted
        if due is None:
            continue
        step = one.step
        place = step.places[0]
        who = actors(step, asked.thing, lang)
        of_calendar = step.term is not None and step.term.of_calendar
        said = [
            heading,
            step.action,
            f"{say('deadline', lang)}: {term_words(step.term, lang)}" if step.term else "",
            due_words(one, lang),
            doubt_words(step, lang),
            ground(facts, ((place.act, place.path) for place in step.places), lang),
        ]
        entries.append(
            Entry(
                key="#".join((place.fact, subject, str(one.number), *course, str(due.day) if of_calendar else "")),
                day=due.day,
                summary=f"{one.number}. {say(step.what, lang)}: {who or step.action}",
                description="\n".join(filter(None, said)),
                url=f"{place.act}/{place.path}",
                categories=(say(DEADLINES, lang),),
                tentative=one.latest is None or bool(step.doubt) or step.state == "proposed",
                version=versions.get(place.fact, ""),
            )
        )
    return calendar(heading, entries, lang, notes(asked, lang))


def ground(facts: Facts, places: Iterable[tuple[str, str]], lang: str) -> str:
    """Provisions (act and path) as people cite them: Decree № 624 of 28 August 2013, annex 1, paragraph 11."""
    by_act: dict[str, list[str]] = {}
    for act, path in dict.fromkeys(places):
        by_act.setdefault(act, []).append(place_words(path, lang, facts.act(act).kind))
    return "; ".join(f"{_named(facts.act(act), lang)}, {'; '.join(said)}" for act, said in by_act.items())


def _named(act: ActInfo, lang: str) -> str:
    return cited_in_full(act.kind, act.date, act.number, lang) if act.number and act.date else act.code


def year_feed(asked: year.Asked, lang: str) -> bytes:
    """The terms and sittings of a year; a sitting of every week is one recurring event, its days off are tentative."""
    entries = []
    for one in asked.occurrences:
        fact = one.fact
        held = fact.kind == "MeetingSlot"
        actor, other = year.who(asked, fact, lang), year.whom(asked, fact, lang)
        what = year.what(fact)
        said = [
            what,
            f"{say('conducts' if held else 'does-it', lang)}: {actor}" if actor else "",
            f"{say('attends' if held else 'addressee', lang)}: {other}" if other else "",
            f"{say('deadline', lang)}: {one.term.words}" if one.term else "",
            year.remark(one, lang),
            say("proposed", lang) if fact.state == PROPOSED else "",
            ground(asked.facts, [(fact.act, fact.path)], lang),
        ]
        weekly = one.until is not None or one.instead_of is not None
        entries.append(
            Entry(
                key=f"{fact.iri}#{f'weekly-{asked.dues.year}' if weekly else one.day}",
                day=one.day,
                summary=what if held else ": ".join(filter(None, (f"{actor} → {other}" if other else actor, what))),
                description="\n".join(filter(None, said)),
                url=f"{fact.act}/{fact.path}",
                categories=(say(SITTINGS if held else DEADLINES, lang),),
                tentative=fact.state == PROPOSED or (held and one.off),
                version=fact.version,
                until=one.until,
                instead_of=one.instead_of,
            )
        )
    return calendar(year.title(asked, lang), entries, lang, year.notes(asked, lang))


def _event(entry: Entry, lang: str) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, entry.key)))
    event.add("dtstamp", _stamp(entry))
    event.add("dtstart", vDate(entry.day))
    event["dtstart"].params["VALUE"] = "DATE"
    event.add("dtend", vDate(entry.day + _DAY))
    event["dtend"].params["VALUE"] = "DATE"
    event.add("summary", entry.summary, parameters={"LANGUAGE": lang})
    if entry.description:
        event.add("description", entry.description, parameters={"LANGUAGE": lang})
    if entry.url:
        event.add("url", entry.url)
    if entry.categories:
        event.add("categories", list(entry.categories))
    event.add("status", "TENTATIVE" if entry.tentative else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if entry.until:
        event.add("rrule", vRecur({"FREQ": "WEEKLY", "UNTIL": entry.until}))
    if entry.instead_of:
        event.add("recurrence-id", vDate(entry.instead_of))
        event["recurrence-id"].params["VALUE"] = "DATE"
    return event


def _stamp(entry: Entry) -> dt.datetime:
    """The day of the version that says it, as a moment; the day itself where the version is not known."""
    day = dt.date.fromisoformat(entry.version) if entry.version else entry.day
    return dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
