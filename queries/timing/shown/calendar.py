"""What is shown of feeds: which there are, and the days of a year with who, what, under which provision.

shown_feeds(feeds, facts, "en")
shown(Asked(choice, dues, sittings, rules.thing), "en")
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from queries.chains.answer import Answer, Edge, Node, Picture, Table, iso
from queries.chains.forms import aligned
from queries.names import Thing
from queries.timing.asking import act_label
from queries.timing.facts import PROPOSED, Fact, Facts
from queries.timing.feeds import DEADLINES, SITTINGS, Choice, Feed, Occurrence, Year
from queries.timing.shown.procedure import day_remark
from queries.timing.words import day_words, say
from queries.timing.workdays import SWAPS_KNOWN, is_estimated, why_off

COLUMNS = (
    "date", "kind", "who", "to_or_with", "what", "weekly_until", "remark", "state", "act", "provision", "fact",
)  # fmt: skip
_TITLE = {"kk": "Күнтізбе, {year}", "ru": "Календарь, {year}", "en": "Calendar, {year}"}


@dataclass(frozen=True, slots=True)
class Asked:
    """The days of a year that a choice of feeds gives, with what names things and acts."""

    choice: Choice
    dues: Year
    sittings: Year
    thing: Callable[[str], Thing]
    facts: Facts

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """All days, in order."""
        both = (*self.dues.found, *self.sittings.found)
        return tuple(sorted(both, key=lambda o: (o.day, o.fact.act, o.fact.number, o.instead_of is not None)))


def shown_feeds(feeds: tuple[Feed, ...], facts: Facts, lang: str) -> Answer:
    """Which feeds there are."""
    rows = [
        (
            feed.name,
            act_label(facts.act(feed.act), lang),
            f"{feed.facts} {say('events-count', lang)}",
            say("draft", lang) if feed.proposed else "",
        )
        for feed in feeds
    ]
    return Answer(
        title=say("feeds", lang),
        lang=lang,
        lines=aligned(rows) if rows else (f"  {say('nothing', lang)}",),
        content={
            "question": "calendars",
            "feeds": [
                {"name": f.name, "act": f.act, "kind": f.kind, "facts": f.facts, "proposed": f.proposed} for f in feeds
            ],
            "notes": [],
        },
        table=Table(
            ("name", "act", "kind", "facts", "proposed"),
            tuple((f.name, f.act, f.kind, str(f.facts), "true" if f.proposed else "false") for f in feeds),
        ),
        picture=Picture(
            say("feeds", lang),
            tuple(
                Node(f"#{f.name.replace(' ', '-')}", f"{row[0]}: {row[1]}", "feed")
                for f, row in zip(feeds, rows, strict=True)
            ),
        ),
    )


def shown(asked: Asked, lang: str) -> Answer:
    """The days of a year."""
    found = asked.occurrences
    return Answer(
        title=title(asked, lang),
        lang=lang,
        lines=tuple(_lines(asked, found, lang)),
        content={
            "question": "calendar",
            "year": asked.dues.year,
            "act": asked.choice.act,
            "actor": asked.choice.actor,
            "entries": [dict(zip(COLUMNS, _row(asked, one, lang), strict=True)) for one in found],
            "notes": list(notes(asked, lang)),
        },
        table=Table(COLUMNS, tuple(_row(asked, one, lang) for one in found)),
        picture=_picture(asked, found, lang),
        notes=notes(asked, lang),
    )


def title(asked: Asked, lang: str) -> str:
    """A heading: the year, the act and who acts."""
    act = act_label(asked.facts.act(asked.choice.act), lang) if asked.choice.act else ""
    return ", ".join(filter(None, (_TITLE[lang].format(year=asked.dues.year), act, asked.choice.actor)))


def notes(asked: Asked, lang: str) -> tuple[str, ...]:
    """What the days leave open."""
    found = [say("only-often", lang, provision=place(f), words=f.words("words")) for f in asked.dues.undated]
    for fact in asked.sittings.undated:
        note = fact.words("note")
        found.append(say("any-day", lang, event=fact.one("event"), note=f" ({note})" if note else ""))
    lacking = say("no-such-day", lang)
    found += [f"{place(fact)}, {asked.dues.year}-{month:02d}: {lacking}." for fact, month in asked.dues.no_such_day]
    early = sorted({fact.begins for fact in (*asked.dues.before, *asked.sittings.before)})
    late = sorted({fact.ends for fact in (*asked.dues.after, *asked.sittings.after)})
    found += [say("not-before", lang, day=day.isoformat()) for day in early]
    found += [say("ended-before", lang, day=day.isoformat()) for day in late]
    for act in sorted({fact.act for fact in asked.dues.relative}):
        provisions = "; ".join(place(fact) for fact in asked.dues.relative if fact.act == act)
        found.append(say("relative", lang, provisions=provisions, act=act.rpartition("/")[2]))
    if any(fact.one("week") for fact in asked.choice.sittings):
        found.append(say("weeks", lang))
    off = sorted({one.day.isoformat() for one in asked.sittings.found if one.off})
    if off:
        found.append(say("on-day-off", lang, days=", ".join(off)))
    if any(one.fact.state == PROPOSED for one in asked.occurrences):
        found.append(say("proposed", lang))
    estimated = sorted({one.day.isoformat() for one in asked.occurrences if one.off and is_estimated(one.day)})
    if estimated:
        found.append(say("estimated", lang, days=", ".join(estimated)))
    if asked.occurrences and asked.dues.year > SWAPS_KNOWN:
        found.append(say("swaps", lang, years=str(asked.dues.year)))
    return tuple(dict.fromkeys(found))


def who(asked: Asked, fact: Fact, lang: str) -> str:
    """Who acts or holds: the label where one thing is meant, else the act's words."""
    key, name = ("convenedBy", "convener") if fact.kind == "MeetingSlot" else ("actor", "actorName")
    return _named(asked, fact, key, name, lang)


def whom(asked: Asked, fact: Fact, lang: str) -> str:
    """To whom it goes, or who takes part."""
    key, name = ("attendedBy", "participants") if fact.kind == "MeetingSlot" else ("addresseeActor", "addressee")
    return _named(asked, fact, key, name, lang)


def what(fact: Fact) -> str:
    """The act's words for what is done or held."""
    return fact.one("event") or fact.words("action")


def remark(one: Occurrence, lang: str) -> str:
    """What is to be known of the day: that it is a day off, that it may not count itself; the act's own note."""
    said = []
    if one.term:
        said.append(day_remark(one.day, one.term, lang))
    elif one.off:
        said.append(say("sitting-off", lang, why=why_off(one.day, lang)))
    said.append(one.fact.words("note"))
    return "; ".join(filter(None, said))


def place(fact: Fact) -> str:
    """A provision with its act."""
    return f"{fact.act.rpartition('/')[2]}, {fact.path}"


def _named(asked: Asked, fact: Fact, key: str, name: str, lang: str) -> str:
    iris = fact.all(key)
    return asked.thing(iris[0]).label(lang) if len(iris) == 1 else fact.one(name)


def _lines(asked: Asked, found: tuple[Occurrence, ...], lang: str) -> Iterator[str]:
    if not found:
        yield f"  {say('nothing', lang)}"
    day: dt.date | None = None
    for one in found:
        if one.day != day:
            day = one.day
            yield f"  {day_words(day, lang)}"
        weekly = f" → {one.until.isoformat()}" if one.until else ""
        arrow = f" → {whom(asked, one.fact, lang)}" if whom(asked, one.fact, lang) else ""
        actor = who(asked, one.fact, lang) or say("unsaid", lang)
        yield f"    {actor}{arrow}: {what(one.fact)}{weekly} [{place(one.fact)}]"
        if remark(one, lang):
            yield f"      {remark(one, lang)}"


def _row(asked: Asked, one: Occurrence, lang: str) -> tuple[str, ...]:
    return (
        one.day.isoformat(),
        SITTINGS if one.fact.kind == "MeetingSlot" else DEADLINES,
        who(asked, one.fact, lang),
        whom(asked, one.fact, lang),
        what(one.fact),
        iso(one.until),
        remark(one, lang),
        one.fact.state,
        one.fact.act,
        one.fact.path,
        one.fact.iri,
    )


def _picture(asked: Asked, found: tuple[Occurrence, ...], lang: str) -> Picture:
    """The days one below another, each with what falls on it."""
    by_day: dict[dt.date, list[Occurrence]] = {}
    for one in found:
        by_day.setdefault(one.day, []).append(one)
    nodes = tuple(
        Node(f"#{day}", day_words(day, lang), "day", says="; ".join(_brief(asked, one, lang) for one in those))
        for day, those in by_day.items()
    )
    edges = tuple(Edge(a.iri, b.iri, "", "next", {}) for a, b in pairwise(nodes))
    return Picture(title(asked, lang), nodes, edges, nodes[0].iri if nodes else "")


def _brief(asked: Asked, one: Occurrence, lang: str) -> str:
    return who(asked, one.fact, lang) or what(one.fact)
