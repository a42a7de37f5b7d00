"""The flows: bands as wide as what flows, the picture and the table the same, nothing lost in the others."""

import csv
import html
import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.explorer.powers.sankey import WIDTH, laid_out, wrapped
from service.words import LANGUAGES
from tests.queries.chains import case
from tests.service.explorer.views import client_of, data_of, plain, rows, shown

DATA = data_of(case.engine(), "flows")


def test_bars_are_as_high_as_what_flows_and_do_not_overlap() -> None:
    drawing = laid_out(
        {("a", "x"): 6, ("a", "y"): 2, ("b", "x"): 4}, ["a", "b"], ["x", "y"], dict.fromkeys("abxy", "n")
    )
    heights = {bar.key: bar.height for bar in (*drawing.left, *drawing.right)}
    assert heights["x"] == pytest.approx(heights["a"] + heights["b"] - heights["y"], abs=0.2)
    assert heights["a"] == pytest.approx(2 * heights["b"], abs=0.2)
    for column in (drawing.left, drawing.right):
        for upper, lower in pairwise(column):
            assert upper.y + upper.height < lower.y
        assert column[-1].y + column[-1].height <= drawing.height
    assert [(band.left, band.right, band.value) for band in drawing.bands] == [
        ("a", "x", 6),
        ("a", "y", 2),
        ("b", "x", 4),
    ]
    assert all(0 <= bar.x <= WIDTH for bar in (*drawing.left, *drawing.right))


def test_nothing_flows_nowhere() -> None:
    assert laid_out({}, [], [], {}).bands == ()


def test_names_are_parted_between_words() -> None:
    assert wrapped("Minister of Lakes and Rivers", 18) == ("Minister of Lakes", "and Rivers")
    assert wrapped("one two three four", 4, 2) == ("one", "two…")
    assert wrapped("Короткое", 29) == ("Короткое",)
    assert wrapped("2002 жылғы № 828 Жарлық", 12) == ("2002 жылғы", "№\xa0828 Жарлық")


def test_the_flows_of_a_small_country(tmp_path: Path) -> None:
    page = shown(client_of(DATA, tmp_path), "/flows?lang=en&as-of=2019-05-01")
    assert rows(page) == [
        ["President", "Ministry of Lakes", "1", "20 %"],
        ["President", "not in one organ", "1", "20 %"],
        ["Minister of Lakes", "Ministry of Lakes", "1", "20 %"],
        ["Minister of Rivers", "Ministry of Rivers", "1", "20 %"],
        ["Water Council", "Ministry of Lakes", "1", "20 %"],
    ]
    assert "as of 1 May 2019" in plain(page)


def test_the_picture_has_the_bands_of_the_table(client: FlaskClient) -> None:
    page = shown(client, "/flows?lang=en&role=concurs&by=kind")
    titles = re.findall(r"<title>(.*?): (\d+) positions? \(([^)]*)\)</title>", page.partition("<svg")[2])
    said = {tuple(html.unescape(names).split(" → ")): (number, share) for names, number, share in titles}
    assert said == {(who, part): (number, share.replace("\xa0", " ")) for who, part, number, share in rows(page)}
    assert len(said) > 10
    assert page.count('class="bar-name left"') + page.count('class="bar-name right"') >= 10


def test_each_band_leads_to_so_many_posts(client: FlaskClient) -> None:
    page = shown(client, "/flows?lang=en&by=part&first=5")
    cells = re.findall(r'<td class="number"><a href="([^"]+)">(\d+)</a>', page)
    assert len(cells) > 5
    for address, number in cells:
        assert f"{number} position" in plain(shown(client, html.unescape(address)))


@pytest.mark.parametrize("by", ["organ", "part", "kind"])
def test_all_posts_with_the_role_flow_somewhere(by: str, client: FlaskClient) -> None:
    for first in ("5", "25"):
        page = shown(client, f"/flows?lang=en&by={by}&first={first}")
        assert sum(int(row[2]) for row in rows(page)) == 275
        sides = re.findall(r'class="bar-name (left|right)"', page)
        assert all(sides.count(side) <= int(first) + 1 for side in ("left", "right"))


def test_the_csv_is_the_table(client: FlaskClient) -> None:
    read = list(csv.reader(io.StringIO(client.get("/flows.csv?lang=kk&role=elects").text)))
    assert [(row[1], row[3], row[4]) for row in read[1:]] == [
        (who, part, number) for who, part, number, _ in rows(shown(client, "/flows?lang=kk&role=elects"))
    ]
    assert sum(int(row[4]) for row in read[1:]) == 4


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_day_without_the_role_says_so(lang: str, client: FlaskClient) -> None:
    page = shown(client, f"/flows?lang={lang}&as-of=2030-01-01")
    assert "<svg" not in page
    assert {"kk": "бұл рөл жоқ", "ru": "такой роли нет", "en": "No rule that stood on 1 January 2030"}[lang] in plain(
        page
    )


@pytest.mark.parametrize("query", ["role=x", "by=x", "first=7", "as-of=x", "organ=x"])
def test_what_is_wrong_is_refused(query: str, client: FlaskClient) -> None:
    assert client.get(f"/flows?{query}").status_code == 400
