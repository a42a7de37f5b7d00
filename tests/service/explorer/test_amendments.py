"""The amendments: squares for acts, years that lead to rows, rows to what was changed; drafts apart."""

import datetime as dt
import html
import re
from collections import Counter
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from queries.catalogue import run
from queries.oxigraph_engine import OxigraphEngine
from service.data import Data
from service.explorer.days.amendments import Impact
from service.explorer.days.timeline import WIDTH, drawn
from service.words import LANGUAGES
from tests.queries.case_files import graph
from tests.service.explorer.views import client_of, data_of, plain, rows, shown

_LAKES = """
g:x {
  a:U0300000770 a eli:LegalResource ; okl:kind "decree" ; eli:number "770" ; eli:date_document "2003-05-06"^^xsd:date .
  a:U0400000001 okl:kind "decree" ; eli:number "1" ; eli:date_document "2004-02-03"^^xsd:date .
  a:U0600000002 okl:kind "decree" ; eli:number "2" ; eli:date_document "2006-07-08"^^xsd:date .
  a:P0700000003 a eli:LegalResource ; okl:kind "resolution" ; eli:number "3" ; eli:date_document "2007-01-01"^^xsd:date .
  a:P0700000003\\/2007-01-01 eli:is_member_of a:P0700000003 ; eli:version_date "2007-01-01"^^xsd:date .
  f:i1 a okl:Impact ; okl:act a:U0300000770 ; okl:by a:U0400000001 ; okl:target a:U0300000770\\/main\\/1 ;
    okl:kind "changed" ; okl:state "in-force" ; okl:order 1 ; okl:statedIn a:U0300000770\\/main\\/1 .
  f:i2 a okl:Impact ; okl:act a:U0300000770 ; okl:by a:U0400000001 ; okl:target a:U0300000770\\/main\\/2 ;
    okl:kind "added" ; okl:state "in-force" ; okl:order 2 ; okl:statedIn a:U0300000770\\/main\\/2 ;
    okl:validFrom "2005-01-01"^^xsd:date ; okl:effectiveWords "жаңа жылдан бастап"@kk .
  f:i3 a okl:Impact ; okl:act a:U0300000770 ; okl:by a:U0600000002 ; okl:target a:U0300000770\\/main ;
    okl:kind "repealed" ; okl:state "in-force" ; okl:order 3 ; okl:statedIn a:U0600000002\\/main\\/5 .
  f:i4 a okl:Impact ; okl:act a:U0300000770 ; okl:target a:U0300000770\\/main\\/2 ; okl:kind "deleted" ;
    okl:state "proposed" ; okl:order 4 ; okl:statedIn a:P0700000003\\/annex-1\\/1 ; okl:inVersion a:P0700000003\\/2007-01-01 .
  a:U0300000770\\/main\\/1 okl:act a:U0300000770 ; okl:path "main/1" .
  a:U0300000770\\/main\\/2 okl:act a:U0300000770 ; okl:path "main/2" .
  a:U0300000770\\/main okl:act a:U0300000770 ; okl:path "main" .
  a:U0600000002\\/main\\/5 okl:act a:U0600000002 ; okl:path "main/5" .
  a:P0700000003\\/annex-1\\/1 okl:act a:P0700000003 ; okl:path "annex-1/1" .
}
"""
DATA = data_of(OxigraphEngine.from_lines(graph(_LAKES)), "amendments")


@pytest.fixture
def lakes(tmp_path: Path) -> FlaskClient:
    return client_of(DATA, tmp_path)


def test_squares_stand_on_each_other_over_their_column() -> None:
    stacks = {"a": [False, False, True], "c": [False]}
    picture = drawn([("act", "An act", stacks)], [("a", "2001"), ("b", "2002"), ("c", "2003")])
    (row,) = picture.rows
    assert [(stack.column, stack.count) for stack in row.stacks] == [("a", 3), ("c", 1)]
    first = row.stacks[0].squares
    assert [square.ends for square in first] == [False, False, True]
    assert first[0].y > first[1].y > first[2].y
    assert {square.x for square in first} == {first[0].x}
    assert [tick.text for tick in picture.ticks] == ["2001", "2002", "2003"]
    assert all(picture.names <= tick.x <= WIDTH for tick in picture.ticks)


def test_the_last_of_many_years_has_its_label() -> None:
    picture = drawn([], [(str(year), str(year)) for year in range(1980, 2026)])
    said = [tick.text for tick in picture.ticks if tick.text]
    assert said[-1] == "2025"
    assert len(said) < 30


@pytest.mark.parametrize(
    ("by_date", "effective", "state", "on", "done"),
    [
        ("2004-02-03", "", "in-force", None, True),
        ("2004-02-03", "", "in-force", "2004-02-02", False),
        ("2004-02-03", "", "in-force", "2004-02-03", True),
        ("2004-02-03", "2005-01-01", "in-force", "2004-12-31", False),
        ("", "", "proposed", None, False),
        ("", "", "in-force", "2020-01-01", False),
    ],
)
def test_what_was_made_by_a_day(by_date: str, effective: str, state: str, on: str | None, done: bool) -> None:
    impact = Impact("act", "by", by_date, "main/1", "changed", state, "", effective, "", "")
    assert impact.done(dt.date.fromisoformat(on) if on else None) is done


def test_rows_say_who_changed_what_the_newest_first(lakes: FlaskClient) -> None:
    page = shown(lakes, "/amendments?lang=en")
    assert rows(page, '<table class="amendments') == [
        [
            "8 July 2006",
            "U0600000002",
            "U0300000770",
            "main text repealed Where it is said: U0600000002, paragraph 5",
        ],
        [
            "3 February 2004",
            "U0400000001",
            "U0300000770",
            "paragraph 1 changed paragraph 2 added жаңа жылдан бастап",
        ],
    ]
    assert "2 amending acts, 3 changes of provisions" in plain(page)
    assert page.count('class="square"') == 1
    assert page.count('class="square ends"') == 1


def test_what_a_draft_proposes_stands_apart(lakes: FlaskClient) -> None:
    page = shown(lakes, "/amendments?lang=en")
    proposed = page.partition('id="proposed"')[2]
    assert [row[0] for row in rows(proposed)] == ["P0700000003"]
    assert "paragraph 2 deleted" in rows(proposed)[0][2]
    assert 'id="proposed"' not in shown(lakes, "/amendments?lang=en&year=2004")


def test_a_year_narrows_to_its_rows_and_shows_its_months(lakes: FlaskClient) -> None:
    page = shown(lakes, "/amendments?lang=en")
    addresses = [html.unescape(found) for found in re.findall(r'class="stack" href="([^"]+)"', page)]
    assert re.findall(r"year=(\d+)", " ".join(addresses)) == ["2004", "2006"]
    year = shown(lakes, addresses[0].partition("#")[0])
    assert [row[0] for row in rows(year)] == ["3 February 2004"]
    assert "Amending acts by month, 2004" in plain(year)
    assert len(re.findall(r'class="tick"', year)) == 12


def test_a_day_leaves_out_what_came_later(lakes: FlaskClient) -> None:
    page = shown(lakes, "/amendments?lang=en&as-of=2004-06-01")
    assert "1 amending act, 1 change of a provision" in plain(page)


@pytest.mark.parametrize(
    ("query", "status"),
    [("act=U0999", 404), ("year=1999", 404), ("year=x", 404), ("page=9", 404), ("page=x", 400), ("as-of=1", 400)],
)
def test_what_is_wrong_is_refused(query: str, status: int, lakes: FlaskClient) -> None:
    assert lakes.get(f"/amendments?{query}").status_code == status


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_picture_counts_what_the_query_counts(lang: str, client: FlaskClient, shipped: Data) -> None:
    page = shown(client, f"/amendments?lang={lang}")
    counted = Counter[str]()
    for act, _, number, _ in run("amendments-by-year", shipped.engine).values():
        counted[act] += int(number)
    assert page.count('class="square') == sum(counted.values()) == 77
    decree = shown(client, f"/amendments?lang={lang}&act=U020000828_&year=2019")
    assert len(rows(decree, '<table class="amendments')) == 12


def test_rows_are_paged_and_given_as_csv(client: FlaskClient) -> None:
    page = shown(client, "/amendments?lang=en&act=U020000828_")
    assert len(rows(page, '<table class="amendments')) == 25
    (address,) = re.findall(r'href="([^"]+)">Amendments \(CSV\)', page)
    answer = client.get(html.unescape(address))
    assert answer.text.startswith("act,target,kind,by_date")
    assert set(re.findall(r"id/act/(\w+),", answer.text)) == {"U020000828_"}
