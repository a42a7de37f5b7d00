"""The deadlines: by how often they come, with their next dates; what ended looks ended."""

import datetime as dt
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from queries.catalogue import run
from queries.timing.terms import term_of
from service.data import Data
from service.explorer.days.deadlines import coming, kind_of
from service.explorer.days.feed import facts_of
from service.words import LANGUAGES
from tests.queries.timing import case
from tests.service.explorer.views import client_of, data_of, plain, rows, shown, view_of, within

DATA = data_of(case.engine(), "deadlines")


def test_deadlines_are_of_a_kind() -> None:
    found = {fact.path: kind_of(fact) for fact in facts_of(view_of(DATA)).of("Deadline")}
    assert found == {
        "annex-2/5": "event",
        "annex-2/6": "event",
        "annex-2/7": "event",
        "annex-2/7/part-2": "event",
        "annex-3/1": "semiannual",
        "annex-3/2": "annual",
        "annex-3/3": "quarterly",
        "annex-3/4": "quarterly",
        "annex-3/5": "event",
        "annex-3/6": "event",
    }


@pytest.mark.parametrize(
    ("path", "since", "days"),
    [
        ("annex-3/1", "2026-03-01", ["2026-07-10", "2027-01-10"]),
        ("annex-3/1", "2026-07-10", ["2026-07-10", "2027-01-10"]),
        ("annex-3/4", "2026-11-30", ["2026-12-01", "2027-03-01"]),
        ("annex-3/2", "2026-01-01", []),  # February has no 30th
        ("annex-3/3", "2026-01-01", []),  # no day is named
        ("annex-3/1", "2100-12-31", []),  # beyond the calendar
    ],
)
def test_the_next_dates(path: str, since: str, days: list[str], tmp_path: Path) -> None:
    here = view_of(DATA)
    (fact,) = [fact for fact in facts_of(here).of("Deadline") if fact.path == path]
    with within(DATA, tmp_path):
        found = coming(here, fact, term_of(fact), dt.date.fromisoformat(since))
    assert [one.day.isoformat() for one in found] == days


def test_the_page_has_them_by_kind(tmp_path: Path) -> None:
    page = shown(client_of(DATA, tmp_path), "/deadlines?lang=en&as-of=2026-03-01")
    parts = page.split('<h2 id="kind-')[1:]
    assert [part.partition('"')[0] for part in parts] == ["annual", "semiannual", "quarterly", "event"]
    assert rows(parts[1])[0] == [
        "10 January, 10 July «10-ынан кешіктірмей»",
        "Lake Section",
        "Агенттік",
        "есеп жібереді",
        "U0300000770, annex 3, paragraph 1",
        "10 July 2026 10 January 2027",
    ]
    assert [row[5] for row in rows(parts[2])] == ["no day is named", "1 March 2026 1 June 2026"]
    soon = plain(page.partition('id="soon"')[2].partition("</ul>")[0])
    assert soon.index("1 March 2026") < soon.index("1 June 2026") < soon.index("10 July 2026")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 24),
        ("kind=annual", 4),
        ("act=U1300000624", 9),
        ("actor=Ministry+of+Foreign+Affairs", 6),
        ("kind=monthly", 0),
    ],
)
def test_filters_of_the_graph_that_ships(query: str, count: int, client: FlaskClient) -> None:
    page = shown(client, f"/deadlines?lang=en&{query}")
    assert f"{count} deadline" in plain(page)
    assert sum(len(rows(part)) for part in page.split('<h2 id="kind-')[1:]) == count


def test_none_of_the_query_is_lost(client: FlaskClient, shipped: Data) -> None:
    page = shown(client, "/deadlines?lang=kk")
    assert sum(len(rows(part)) for part in page.split('<h2 id="kind-')[1:]) == len(
        run("deadlines", shipped.engine).rows
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_ended_looks_ended_and_what_is_proposed_says_so(lang: str, client: FlaskClient) -> None:
    page = shown(client, f"/deadlines?lang={lang}&act=U020000828_")
    assert page.count('<tr role="row" class="ended">') == 3
    assert page.count("tag-ended") == 3
    draft = shown(client, f"/deadlines?lang={lang}&act=U100001037_")
    tables = draft.partition('id="kind-')[2]
    assert tables.count("tag-draft") == 7
    on_its_day = shown(client, f"/deadlines?lang={lang}&act=U020000828_&as-of=2023-01-01")
    assert '<tr role="row" class="ended">' not in on_its_day
    assert sum(len(rows(part)) for part in on_its_day.split('<h2 id="kind-')[1:]) == 3


@pytest.mark.parametrize(("query", "status"), [("kind=x", 400), ("act=zzz", 404), ("as-of=x", 400), ("of=1", 400)])
def test_what_is_wrong_is_refused(query: str, status: int, client: FlaskClient) -> None:
    assert client.get(f"/deadlines?{query}").status_code == status
