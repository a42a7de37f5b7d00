"""What the pages of positions, classes and organs say alike: names, where it belongs, the day, from when to when it is.

about(view, iri)                names in all languages, organs above it, groups that hold it, its own days
day_asked(view, steps)          the day that the page is of, and how it came about
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from flask import request

from ontology import iris
from ontology.errors import BadParameter
from queries.chains.rules import Step
from queries.names import Thing
from service import urls
from service.api.asking import day
from service.explorer.hierarchy.kept import hierarchies
from service.explorer.posts.told import DatedName, Event, Ground, Told
from service.explorer.view import Link, Validity, View
from service.words import LANGUAGES, capital, text
from service.words import day as day_words

LATEST = "latest"
MEMBERS = 300  # of a group on its page; the query of groups has all
_DATED = tuple(f"{iris.ID}{sort}/" for sort in ("position", "class", "organ"))


@dataclass(frozen=True)
class DatedView(View):
    """A view whose links to positions, classes and organs stay at the day that was asked for ("" for none)."""

    as_of: str = ""

    def page_of(self, iri: str) -> str:
        """The page of a thing, of that day where it is one that has a day."""
        page = View.page_of(self, iri)
        return f"{page}&as-of={self.as_of}" if self.as_of and iri.startswith(_DATED) and page != iri else page


@dataclass(frozen=True, slots=True)
class Day:
    """The day that a page is of: asked for, or the last on which there was a rule; `words` in the case of "as of"."""

    date: dt.date
    words: str
    asked: bool
    latest: bool


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an organ: the day, what it was, from which organ to which, on what ground."""

    day: str
    name: str
    original: Link
    resulting: tuple[Link, ...]
    ground: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a thing was called for a while, by language, and on what ground."""

    names: Mapping[str, str]
    time: Validity
    ground: str


@dataclass(frozen=True, slots=True)
class About:
    """What a thing is. `labels` by language, `spoken` the language of that on the page, `others` its other names by
    language; `line` the organs above it, the top first; `life` from when to when there was it, as far as known;
    `review`: named after an act, not yet looked at."""

    iri: str
    kind: str
    labels: Mapping[str, str]
    spoken: str
    others: Mapping[str, tuple[str, ...]]
    line: tuple[Link, ...]
    groups: tuple[Link, ...]
    life: Validity | None
    grounds: tuple[Ground, ...]
    named: tuple[Named, ...]
    changes: tuple[Change, ...]
    review: bool


def heading(thing: Thing, lang: str) -> str:
    """The name of a thing as a heading begins: with a capital."""
    return capital(thing.label(lang))


def about(view: View, iri: str) -> About:
    """What a position, class or organ is."""
    told, thing = Told.of(view.data), view.rules.thing(iri)
    life = view.rules.lifetimes.get(iri)
    others: dict[str, list[str]] = {lang: [] for lang in LANGUAGES}
    for name, lang in told.other_names.get(iri, ()):
        others.setdefault(lang, []).append(name)
    return About(
        iri=iri,
        kind=thing.kind,
        spoken=view.lang if view.lang in thing.labels else LANGUAGES[0],
        labels={lang: thing.labels[lang] for lang in LANGUAGES if lang in thing.labels},
        others={lang: tuple(names) for lang, names in others.items() if names},
        line=tuple(view.link_of(organ) for organ in reversed(view.names.line(iri))),
        groups=tuple(view.thing(group) for group in view.rules.classes.containing(iri)),
        life=_lasting(view, _written(life[0]), _written(life[1])) if life else None,
        grounds=told.grounds.get(iri, ()),
        named=tuple(_named(view, told.names.get(iri, ()))),
        changes=tuple(_change(view, event) for event in told.events.get(iri, ())),
        review=iri in told.unreviewed,
    )


def _named(view: View, names: Iterable[DatedName]) -> Iterator[Named]:
    """The names of one time and ground together, the latest first."""
    times: dict[tuple[str, str, str], dict[str, str]] = {}
    for name in names:
        times.setdefault((name.valid_from, name.valid_to, name.ground), {})[name.lang] = name.name
    for (begins, ends, ground), said in sorted(times.items(), reverse=True):
        by_language = {lang: said[lang] for lang in LANGUAGES if lang in said}
        yield Named(by_language, _lasting(view, begins, ends), ground)


def _lasting(view: View, begins: str, ends: str) -> Validity:
    """From when to when there is a thing or name: as of rules, but of what exists, not of what is in force."""
    state = view.validity(begins, ends).state
    said = [text("between-since", view.lang, day=day_words(begins, view.lang, "from"))] if begins else []
    if ends and not begins and state == "ended":
        said = [text("between-ended", view.lang, day=day_words(ends, view.lang, "from"))]
    elif ends:
        said.append(text("between-until", view.lang, day=day_words(ends, view.lang, "to")))
    return Validity(begins, ends, state, ", ".join(said))


def _change(view: View, event: Event) -> Change:
    return Change(
        day=view.day(event.date),
        name=event.names[LANGUAGES.index(view.lang)],
        original=view.thing(event.original),
        resulting=tuple(view.thing(organ) for organ in event.resulting),
        ground=event.ground,
    )


def _written(day: dt.date) -> str:
    return "" if day in (dt.date.min, dt.date.max) else day.isoformat()


def asked_day() -> dt.date | None:
    """The day of the address, None where none or `latest` is asked for. Raises `BadParameter`."""
    given = request.args.getlist("as-of") + request.args.getlist("as_of")
    if len(given) > 1:
        raise BadParameter("parameter 'as-of' is given twice")
    return None if not given or given[0] == LATEST else day(given[0])


def day_of(view: View, steps: Iterable[Step], asked: dt.date | None) -> Day:
    """The day of a page: that asked for, else the last on which one of the steps stood, else one of any rule."""
    steps = tuple(steps)
    own = view.rules.latest(view.today, steps) if steps else None
    latest = own or hierarchies(view).latest(view.today) or view.today
    date = asked or latest
    return Day(date, day_words(date, view.lang, "at"), asked is not None, asked is None)


def data_forms(iri: str) -> tuple[tuple[str, str], ...]:
    """The description of a thing as data: the forms and their addresses."""
    return tuple((form, urls.document(iri, form)) for form in ("ttl", "jsonld", "rdf", "nt"))
