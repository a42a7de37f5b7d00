"""The amendments: which acts changed which, over the years, as a timeline and a table.

    /amendments?act=U020000828_&year=2019&as-of=2020-01-01

A square of the picture is an act that made changes, at the day on which it was adopted; a year leads to its rows in the
table, a row to each provision that was changed. What a draft only proposes has no day: it stands below.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, request

from ontology import iris
from ontology.errors import NotFound
from queries.catalogue import run_text, term
from queries.citation import MONTHS
from queries.engine import Engine, Solutions
from service import urls
from service.api.asking import SCHEMAS, day
from service.explorer.days.timeline import WIDTH, Timeline, drawn
from service.explorer.given import AS_OF as A_DAY
from service.explorer.given import LONGEST, PAGE, given, numbered, pager
from service.explorer.view import Link, Place, View, view
from service.headers import tagged, unchanged
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.words import text

blueprint = Blueprint("amendments", __name__)

KINDS = ("changed", "reworded", "added", "deleted", "repealed")
_ON_A_PAGE = 25
_ROWS = 12  # acts in the picture; the others have few amendments, and stand in the table
_PLACES = 3  # where it is said, at most
_KNOWN = ("act", "year", "as-of", "page")


@dataclass(frozen=True, slots=True)
class Impact:
    """One change as the graph has it: the act changed, the act that changes it, its day, the path, the kind, the state,
    words and day of its taking effect, where it is said."""

    act: str
    by: str
    by_date: str
    target: str
    kind: str
    state: str
    effective_text: str
    effective_from: str
    said_act: str
    said_path: str

    @property
    def proposed(self) -> bool:
        """Whether a draft only proposes it."""
        return self.state == "proposed"

    def done(self, day: dt.date | None) -> bool:
        """Whether it had been made by a day; without a day, whether it is no mere proposal."""
        made = self.effective_from or self.by_date
        return not self.proposed and (day is None or bool(made and made <= day.isoformat()))


@dataclass(frozen=True, slots=True)
class Changed:
    """A provision that was changed, in which way, and how that takes effect where it is said (in Kazakh)."""

    place: Place
    kind: str
    kind_words: str
    effect: str


@dataclass(frozen=True, slots=True)
class Amending:
    """What one act did to another: its day (ISO), who, whom, what; where that is said."""

    date: str
    by: Link
    act: Link
    changes: tuple[Changed, ...]
    said: tuple[Place, ...]


def impacts(here: View) -> tuple[Impact, ...]:
    """All changes of the graph, in the order of the acts."""
    return here.data.kept("impacts", lambda: _read(here.data.engine))


def _read(engine: Engine) -> tuple[Impact, ...]:
    answer = run_text(_QUERY.read_text(encoding="utf-8"), engine)
    return tuple(Impact(*row) for row in answer.values()) if isinstance(answer, Solutions) else ()


def grouped(found: Iterable[Impact]) -> list[list[Impact]]:
    """Changes by the act that makes them and the act changed, the newest first."""
    groups: dict[tuple[str, str, str], list[Impact]] = defaultdict(list)
    for one in found:
        groups[one.by_date, one.by, one.act].append(one)
    ordered = sorted(groups, key=lambda group: (group[2], group[1]))
    ordered.sort(key=lambda group: group[0], reverse=True)
    return [groups[group] for group in ordered]


def shown(here: View, those: list[Impact]) -> Amending:
    """What one act did to another, as a page has it. Where it is said counts only where that is not what changed."""
    first = those[0]
    changed = {(one.act, one.target) for one in those}
    said = dict.fromkeys((one.said_act, one.said_path) for one in those if one.said_path)
    return Amending(
        first.by_date,
        here.act(first.by) if first.by else Link(text("views-unknown-act", here.lang), ""),
        here.act(first.act),
        tuple(
            Changed(
                here.place(one.act, one.target), one.kind, text(f"views-kind-{one.kind}", here.lang), one.effective_text
            )
            for one in those
        ),
        tuple(here.place(*where) for where in [where for where in said if where not in changed][:_PLACES]),
    )


def timeline_of(here: View, found: Iterable[Impact], year: str) -> Timeline:
    """The picture of changes that were made: over the years, or over the months of one."""
    squares: dict[str, dict[str, dict[str, bool]]] = defaultdict(lambda: defaultdict(dict))
    for one in sorted(found, key=lambda one: one.by_date):
        if one.by_date:
            ends = squares[one.act][one.by_date[5:7] if year else one.by_date[:4]]
            ends[one.by] = ends.get(one.by, False) or (one.kind == "repealed" and one.target == "main")
    if year:
        columns = [(f"{number:02d}", said[:3]) for number, said in enumerate(MONTHS[here.lang], 1)]
    else:
        years = sorted(column for acts in squares.values() for column in acts)
        span = range(int(years[0]), int(years[-1]) + 1) if years else range(0)
        columns = [(str(number), str(number)) for number in span]
    most = Counter({act: sum(map(len, stacks.values())) for act, stacks in squares.items()})
    rows = [
        (act, here.act(act).text, {column: [*ends.values()] for column, ends in squares[act].items()})
        for act, _ in sorted(most.items(), key=lambda one: (-one[1], one[0]))[:_ROWS]
    ]
    return drawn(rows, columns)


@blueprint.get("/amendments")
def amendments_page() -> Response:
    """The amendments as a page."""
    here = view()
    values = given(request.query_string, _KNOWN)
    everything = impacts(here)
    acts = sorted({one.act for one in everything})
    act = _act(values.get("act", ""), acts)
    years = sorted({one.by_date[:4] for one in everything if one.by_date}, reverse=True)
    year = values.get("year", "")
    if year and year not in years:
        raise NotFound(f"no amendment of {year!r} is loaded; there are some of {', '.join(years)}")
    as_of = day(values.get("as-of", ""))
    number = numbered(values, "page", 1, 9_999_999, 1)
    parts = (here.data.version, "amendments", act, year, as_of, number, here.lang, urls.root(), urls.origin())
    found = unchanged(*parts)
    if found:
        return found
    of_act = [one for one in everything if act in ("", one.act)]
    made = [one for one in of_act if one.done(as_of) and one.by_date.startswith(year)]
    rows = grouped(made)
    last = max(1, -(-len(rows) // _ON_A_PAGE))
    if number > last:
        raise NotFound(f"there is no page {number}; the last is {last}", {"last": last})
    first = (number - 1) * _ON_A_PAGE
    asked = {"act": iris.act_tail(act), "year": year, "as-of": values.get("as-of", "")}
    asked = {name: value for name, value in asked.items() if value}
    for_queries = {name: value for name, value in asked.items() if name != "year"}
    timeline = timeline_of(here, made, year)
    response = page(
        "amendments.html",
        title=text("views-amendments", here.lang),
        lang=here.lang,
        asked=asked,
        timeline=timeline,
        width=WIDTH,
        address=lambda of, column: here.address(urls.amendments(_narrowed(asked, of, column, year))) + "#table",
        names={one: here.act(one).text for one in acts},
        tails={one: iris.act_tail(one) for one in acts},
        years=years,
        rows=[shown(here, those) for those in rows[first : first + _ON_A_PAGE]],
        amending=len({one.by for one in made}),
        unseen=len({one.act for one in made}) - len(timeline.rows),
        changes=len(made),
        proposed=[shown(here, those) for those in grouped(one for one in of_act if one.proposed and not year)],
        first=first + 1,
        count=len(rows),
        pager=pager(lambda goal: here.address(urls.amendments({**asked, "page": str(goal)})) + "#table", number, last),
        day_words=here.day,
        whole=here.address(urls.amendments(for_queries)),
        downloads=[
            (name, text(f"views-csv-{name}", here.lang), urls.query(name, "csv", {**for_queries, "lang": here.lang}))
            for name in ("amendments", "amending-acts")
        ],
        permalink=urls.absolute(here.address(urls.amendments(asked))),
    )
    return tagged(response, *parts)


def _act(written: str, known: list[str]) -> str:
    """The act of an address, "" for any. Raises `BadParameter`, and `NotFound` for one without amendments."""
    if not written:
        return ""
    found = term("act", written).value
    if found not in known:
        raise NotFound(f"no amendment of {written!r} is loaded")
    return found


def _narrowed(asked: dict[str, str], act: str, column: str, year: str) -> dict[str, str]:
    """The parameters of a stack: its act, and its year where years are the columns."""
    return {**asked, "act": iris.act_tail(act), "year": year or column}


_QUERY = Path(__file__).with_name("impacts.rq")


def paths() -> Paths:
    """The description of this route."""
    act = parameter("act", "of this act alone: its code, key or IRI", {**SCHEMAS["act"], "maxLength": LONGEST})
    year = parameter(
        "year", "of one year; the error names those that there are", {"type": "string", "pattern": "^([0-9]{4})?$"}
    )
    return {
        "/amendments": operation(
            "Which acts changed which over the years: a page with a timeline and its table",
            answered("text/html"),
            parameters=[act, year, {**A_DAY, "description": "made by this day"}, PAGE],
            problems=[404],
            lang=True,
            tag="pictures",
        )
    }
