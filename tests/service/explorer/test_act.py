"""The page of an act: what it is, is it in force, its time line, contents, references, findings, where it came from."""

import html
import re

import pytest
from flask.testing import FlaskClient

from service.words import LANGUAGES
from tests.service.api.pages import unbalanced

DECREE = "/doc/act/U020000828_.html"


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def part(page: str, anchor: str) -> str:
    """The markup below a heading, up to the next of its rank."""
    found = re.search(rf'<h2 id="{anchor}">(.*?)(?=<h2|</main>)', page, re.DOTALL)
    assert found, f"no heading #{anchor}"
    return found[1]


@pytest.mark.parametrize(
    ("lang", "name", "ended", "by"),
    [
        ("kk", "2002 жылғы 29 наурыздағы № 828 Жарлық", "31 шілдеден бастап қолданылмайды", "№ 290 Жарлық"),
        ("ru", "Указ № 828 от 29 марта 2002 года", "Не действует с 31 июля 2023", "Указ № 290 от 31 июля 2023 года"),
        ("en", "Decree № 828 of 29 March 2002", "No longer in force from 31 July 2023", "Decree № 290 of 31 July 2023"),
    ],
)
def test_it_says_first_what_the_act_is_and_that_it_ended(
    client: FlaskClient, lang: str, name: str, ended: str, by: str
) -> None:
    page = client.get(f"{DECREE}?lang={lang}").text
    assert unbalanced(page) == []
    said = plain(page.partition("<main")[2])
    assert f"<h1>{name}</h1>" in page
    assert ended in said
    assert by in said
    assert said.index(ended) < said.index("U020000828_")


def test_an_act_in_force_says_so(client: FlaskClient) -> None:
    page = client.get("/doc/act/U1300000624.html?lang=en").text
    assert '<span class="tag tag-in-force">In force</span>' in page
    assert "notice-ended" not in page


def test_the_time_line_is_drawn_and_the_same_as_tables(client: FlaskClient) -> None:
    history = part(client.get(f"{DECREE}?lang=en").text, "history")
    assert "71 amending acts" in history
    drawn = {year: int(n) for year, n in re.findall(r'aria-label="(\d{4}): (\d+) amending acts?"', history)}
    assert len(drawn) > 12
    assert sum(drawn.values()) == 71
    for year, number in drawn.items():
        table = re.search(rf'<details class="year" id="year-{year}".*?<tbody>(.*?)</tbody>', history, re.DOTALL)
        assert table, year
        assert table[1].count('<th scope="row">') == number
    assert "Decree № 290 of 31 July 2023" in plain(history)
    assert 'href="/doc/act/U2300000290.html?lang=en"' in history


def test_the_contents_are_a_tree_of_provisions(client: FlaskClient) -> None:
    contents = part(client.get(f"{DECREE}?lang=en").text, "contents")
    assert "Table: 121 rows" in contents
    assert 'href="/doc/act/U020000828_/annex-1/row-92.html?lang=en">row 92</a>' in contents
    assert 'href="/doc/act/U020000828_/annex-2/17/1.html?lang=en"' in contents
    assert contents.count("<details open>") == 3


def test_facts_are_counted_and_listed_by_kind(client: FlaskClient) -> None:
    page = client.get(f"{DECREE}?lang=en").text
    counts = dict(re.findall(r'<li><a href="([^"]+)">[^<]+</a> <span class="number">(\d+)</span>', part(page, "facts")))
    rules = "/queries/facts-of-provision.html?act=U020000828_&amp;kind=AppointmentRule&amp;lang=en"
    assert counts[rules] == "122"
    assert client.get(html.unescape(rules)).status_code == 200


def test_findings_are_counted_by_check(client: FlaskClient) -> None:
    findings = part(client.get(f"{DECREE}?lang=en").text, "findings")
    found = re.findall(r'<a href="([^"]+)">[^<]+</a> <span class="number">(\d+)</span>', findings)
    assert len(found) > 20
    address, count = found[0]
    listed = client.get(html.unescape(address)).text
    assert int(count) > 0
    assert "act=U020000828_" in address
    assert unbalanced(listed) == []


def test_deadlines_stand_with_their_provisions(client: FlaskClient) -> None:
    page = client.get("/doc/act/U1300000624.html?lang=en").text
    said = plain(part(page, "deadlines"))
    assert "working days" in said


def test_where_the_data_came_from(client: FlaskClient) -> None:
    said = part(client.get(f"{DECREE}?lang=en").text, "sources")
    assert re.search(r"<code class=\"long\">[0-9a-f]{64}</code>", said)
    assert 'href="/doc/graph/U020000828_/2022-06-30.html?lang=en"' in said


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_act_that_was_not_read_says_what_others_say_of_it(client: FlaskClient, lang: str) -> None:
    page = client.get(f"/doc/act/U2300000290.html?lang={lang}").text
    assert unbalanced(page) == []
    assert "U020000828_" in part(page, "changes")
    assert 'id="contents"' not in page


def test_an_act_written_anew_by_another_leads_there(client: FlaskClient) -> None:
    page = client.get("/doc/act/U100001037_.html?lang=en").text
    assert 'href="/doc/act/P1500001144.html?lang=en"' in page.partition('<h2 id="contents">')[0]
    assert 'href="/doc/act/U100001037_/annex-1/46.html?lang=en"' in part(page, "contents")


def test_an_act_that_the_graph_does_not_know_is_not_found(client: FlaskClient) -> None:
    assert client.get("/doc/act/U9900000001.html").status_code == 404


def test_the_same_page_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get(f"{DECREE}?lang=en")
    again = client.get(f"{DECREE}?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"{DECREE}?lang=ru").headers["ETag"] != first.headers["ETag"]
