"""The matrix: numbers, their order, where they lead, the same as CSV."""

import csv
import html
import io
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.words import LANGUAGES
from tests.queries.chains import case
from tests.service.explorer.views import ID, client_of, data_of, plain, rows, shown

DATA = data_of(case.engine(), "matrix")
LAKES = [  # who, then appoints, elects, nominates, concurs, is consulted, all
    ["President", "2", "–", "–", "1", "–", "3"],
    ["Grand Vizier", "–", "–", "1", "1", "–", "2"],
    ["Minister of Lakes", "1", "–", "1", "–", "–", "2"],
    ["Water Council", "1", "1", "–", "–", "–", "2"],
    ["Minister of Rivers", "1", "–", "–", "–", "–", "1"],
]


@pytest.fixture
def lakes(tmp_path: Path) -> FlaskClient:
    return client_of(DATA, tmp_path)


def test_the_numbers_of_a_day(lakes: FlaskClient) -> None:
    page = shown(lakes, "/matrix?lang=en&as-of=2019-05-01")
    assert rows(page) == LAKES
    assert plain(page.partition("<tfoot>")[2].partition("</tfoot>")[0]) == "In all, each position once 5 1 2 1 0 6"
    assert "Number of positions, as of 1 May 2019" in plain(page)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("name", "Grand Vizier"), ("appoints", "President"), ("elects", "Water Council"), ("posts", "President")],
)
def test_rows_stand_by_the_column_asked_for(sort: str, first: str, lakes: FlaskClient) -> None:
    page = shown(lakes, f"/matrix?lang=en&as-of=2019-05-01&sort={sort}")
    assert rows(page)[0][0] == first
    assert sorted(rows(page)) == sorted(LAKES)
    assert len(re.findall("aria-sort", page)) == 1


def test_each_number_leads_to_so_many_posts(lakes: FlaskClient) -> None:
    page = shown(lakes, "/matrix?lang=en&as-of=2019-05-01")
    cells = re.findall(r'<td class="number [^>]*><a href="([^"]+)">(\d+)</a>', page)
    assert len(cells) == 14
    for address, number in cells:
        listed = shown(lakes, html.unescape(address))
        assert f"{number} position" in plain(listed)
        assert len({row[0] for row in rows(listed)}) == int(number)


def test_an_organ_narrows_it(lakes: FlaskClient) -> None:
    page = shown(lakes, "/matrix?lang=en&as-of=2019-05-01&organ=organ/rivers")
    assert rows(page) == [["Minister of Rivers", "1", "–", "–", "–", "–", "1"]]
    assert rows(shown(lakes, "/matrix?lang=en&as-of=2019-05-01&organ=Ministry+of+Rivers")) == rows(page)


def test_the_second_view_has_the_organs_above_the_posts(lakes: FlaskClient) -> None:
    page = shown(lakes, "/matrix?lang=en&as-of=2019-05-01&by=organ&role=appoints")
    heads = re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", page, re.DOTALL)
    assert [plain(head) for head in heads] == [
        "Who",
        "Ministry of Lakes",
        "Ministry of Rivers",
        "Others",
        "All positions",
    ]
    found = {row[0]: row[1:] for row in rows(page)}
    assert found["President"][-1] == "2"
    assert found["President"][0] == "1"
    assert "Grand Vizier" not in found


def test_the_csv_has_the_same_numbers(lakes: FlaskClient) -> None:
    answer = lakes.get("/matrix.csv?lang=en&as-of=2019-05-01")
    assert answer.content_type.startswith("text/csv")
    read = list(csv.reader(io.StringIO(answer.text)))
    assert read[0] == "authority authority_label appoints elects nominates concurs consults posts".split()
    assert [[row[1], *("–" if cell == "0" else cell for cell in row[2:])] for row in read[1:]] == LAKES
    assert read[1][0] == f"{ID}position/president"


def test_a_day_without_rules_is_said_to_be_one(lakes: FlaskClient) -> None:
    page = shown(lakes, "/matrix?lang=en&as-of=2021-01-01")
    assert "No rules stood on 1 January 2021." in plain(page)
    assert "<table" not in page


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("sort=x", 400),
        ("as-of=2019-13-01", 400),
        ("by=x", 400),
        ("page=2", 404),
        ("page=x", 400),
        ("organ=zzz", 404),
        ("lang=de", 400),
    ],
)
def test_what_is_wrong_is_refused(query: str, status: int, lakes: FlaskClient) -> None:
    assert lakes.get(f"/matrix?{query}").status_code == status


def test_it_is_not_sent_twice(lakes: FlaskClient) -> None:
    first = lakes.get("/matrix?lang=en")
    again = lakes.get("/matrix?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert lakes.get("/matrix?lang=ru", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_graph_that_ships(lang: str, client: FlaskClient) -> None:
    page = shown(client, f"/matrix?lang={lang}")
    found = rows(page)
    assert [row[1:] for row in found[:2]] == [
        ["–", "–", "26", "175", "–", "201"],
        ["92", "–", "5", "25", "–", "121"],
    ]
    assert len(found) == 58
    assert "828" in page.partition('class="source')[2]


def test_posts_behind_a_number_lead_to_their_rules(client: FlaskClient) -> None:
    page = shown(client, "/matrix/posts?lang=en&who=position/minister-of-internal-affairs&role=appoints")
    found = {row[0]: row for row in rows(page)}
    assert len(found) == 20
    chair = found["Chairperson of the Administrative Police Committee"]
    assert chair[1] == "Administrative Police Committee"
    assert chair[2].startswith("Decree № 828 of 29 March 2002, annex 1, row 61 (on Adilet)")
    assert chair[4] == "until 31 July 2023 (that day not included)"


@pytest.mark.parametrize(
    ("query", "status"),
    [("who=zzz", 404), ("role=x", 400), ("in=organ/none", 404), ("by=x", 400), ("page=99", 404), ("page=0", 400)],
)
def test_wrong_posts_are_refused(query: str, status: int, client: FlaskClient) -> None:
    assert client.get(f"/matrix/posts?{query}").status_code == status


def test_many_posts_are_paged(client: FlaskClient) -> None:
    page = shown(client, "/matrix/posts?lang=en&role=appoints")
    assert len(rows(page)) == 50
    assert "275 positions" in plain(page)
    second = re.search(r'href="([^"]+)" rel="next"', page)
    assert second
    assert rows(shown(client, html.unescape(second[1])))[0] != rows(page)[0]


def test_the_rows_of_a_large_country_are_paged(lakes: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.explorer.powers.matrix._ON_A_PAGE", 2)
    first = shown(lakes, "/matrix?lang=en&as-of=2019-05-01")
    assert rows(first) == LAKES[:2]
    assert "rows 1 to 2 of 5" in plain(first)
    (after,) = re.findall(r'href="([^"]+)" rel="next"', first)
    assert rows(shown(lakes, html.unescape(after))) == LAKES[2:4]
