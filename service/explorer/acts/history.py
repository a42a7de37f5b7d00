"""How an act and its provisions changed: each amendment, by year as a time line, and those that reach one provision.

amendments_of(view, act)                 all, in the order of the acts that made them
touching(amendments, "annex-1/row-92")   those of a provision: itself, its parts, what it belongs to
time_line(view, amendments, outline)     by year, for the page of the act
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from ontology import iris
from queries.citation import cited_in_full
from queries.places import place_words
from service.explorer.acts.asking import Recent, ask, values
from service.explorer.acts.codes import IMPACTS
from service.explorer.acts.telling import page_at
from service.explorer.view import Link, View
from service.words import text

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of one provision: its path, how, the act that made it ("" where not named) and when, from when."""

    fact: str
    path: str
    kind: str
    by: str
    by_kind: str
    by_date: str
    by_number: str
    words: str
    begins: str
    proposed: bool
    stated_act: str
    stated_path: str
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What an amending act did, as a page shows it: the places changed and how, the words on effect, the day."""

    by: Link
    date: str
    places: tuple[tuple[str, tuple[Link, ...]], ...]
    effect: tuple[str, ...]
    begins: tuple[str, ...]
    proposed: bool
    stated: Link


@dataclass(frozen=True, slots=True)
class Year:
    """The changes of a year; `height` is that of its bar in the picture, of `HEIGHT` at most."""

    year: str
    changes: tuple[Change, ...]
    left: int
    height: int


@dataclass(frozen=True, slots=True)
class TimeLine:
    """All years from the first change to the last, those without changes among them (for the picture)."""

    years: tuple[Year, ...]
    acts: int
    changes: int
    width: int
    most: int


HEIGHT, STEP = 72, 22  # of the picture: the tallest bar and the way from a year to the next


def amendments_of(here: View, act: str) -> tuple[Amendment, ...]:
    """The amendments of an act, those without a date last; kept while others are not asked for."""
    kept: Recent[tuple[Amendment, ...]] = here.data.kept("amendments of acts", lambda: Recent(_KEPT))
    return kept.get(act, lambda: _read(here, act))


def _read(here: View, act: str) -> tuple[Amendment, ...]:
    found: dict[str, Amendment] = {}
    for row in values(ask(here.data.engine, "impacts", act=[act])):
        fact, path, kind, by, by_kind, by_date, by_number, words, lead, begins, state, _, stated_act, stated_path = row
        made = Amendment(
            fact, path, kind, by, by_kind, by_date, by_number, words or lead, begins, state == "proposed", stated_act,
            stated_path,
        )  # fmt: skip
        found.setdefault(fact, made)
    return tuple(sorted(found.values(), key=lambda made: (not made.by_date, made.by_date)))


def touching(amendments: Iterable[Amendment], path: str) -> tuple[Amendment, ...]:
    """Those that reach a provision: `scope` says whether itself ("own"), a part of it, what it is in, or the act."""
    found = []
    for made in amendments:
        if made.path == path:
            scope = "own"
        elif made.path.startswith(f"{path}/"):
            scope = "part"
        elif path.startswith(f"{made.path}/"):
            scope = "document"
        elif made.path == "main" and made.kind == "repealed":
            scope = "act"
        else:
            continue
        found.append(replace(made, scope=scope))
    return tuple(found)


def changes_of(here: View, act: str, amendments: Iterable[Amendment]) -> tuple[Change, ...]:
    """Amendments as a page shows them: those that one act made are one change."""
    grouped: defaultdict[tuple[object, ...], list[Amendment]] = defaultdict(list)
    for made in amendments:
        key = (made.by_date, made.by_number, made.by, made.proposed) if made.by else (made.fact,)
        grouped[key].append(made)
    return tuple(_change(here, act, together) for together in grouped.values())


def _change(here: View, act: str, together: list[Amendment]) -> Change:
    first = together[0]
    kind = here.acts[act].kind if act in here.acts else ""
    tail = iris.act_tail(act)
    places: defaultdict[str, dict[str, Link]] = defaultdict(dict)
    for made in together:
        page = here.page_of(str(iris.Provision(tail, made.path)))
        how = text(f"impact-{made.kind}", here.lang) if made.kind in IMPACTS else made.kind
        whole = made.path == "main" and made.kind == "repealed"
        said = text("history-act", here.lang) if whole else place_words(made.path, here.lang, kind)
        places[how].setdefault(made.path, Link(said, page))
    return Change(
        by=by_whom(here, first),
        date=first.by_date,
        places=tuple((how, tuple(links.values())) for how, links in places.items()),
        effect=tuple(dict.fromkeys(made.words for made in together if made.words)),
        begins=tuple(dict.fromkeys(made.begins for made in together if made.begins)),
        proposed=first.proposed,
        stated=Link(
            here.place(first.stated_act, first.stated_path).full,
            page_at(here, first.stated_act, first.stated_path, first.fact),
        ),
    )


def by_whom(here: View, made: Amendment) -> Link:
    """The act that made a change, as people cite it; where it is proposed, the act that submits the draft."""
    if not made.by:
        stated = here.act(made.stated_act)
        return Link(text("history-proposed-by", here.lang, act=stated.text), stated.address, "", "act", made.stated_act)
    if made.by_date and made.by_number:
        cited = cited_in_full(made.by_kind, made.by_date, made.by_number, here.lang)
        return Link(cited, here.page_of(made.by), "", "act", made.by)
    return here.act(made.by)


def time_line(here: View, act: str, amendments: Iterable[Amendment]) -> TimeLine:
    """The amendments by year, those whose day is not known in a year "" at the end."""
    changes = changes_of(here, act, amendments)
    by_year = {year: tuple(group) for year, group in groupby(changes, key=lambda change: change.date[:4])}
    known = sorted(int(year) for year in by_year if year)
    most = max((len(group) for year, group in by_year.items() if year), default=1)
    years = [str(year) for year in range(known[0], known[-1] + 1)] if known else []
    found = [
        Year(year, by_year.get(year, ()), STEP * number, round(HEIGHT * len(by_year.get(year, ())) / most))
        for number, year in enumerate(years)
    ]
    if "" in by_year:
        found.append(Year("", by_year[""], 0, 0))
    acts = len({change.by.iri for change in changes})
    return TimeLine(tuple(found), acts, sum(len(p) for c in changes for _, p in c.places), STEP * len(years), most)
