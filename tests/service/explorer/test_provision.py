"""The page of a provision and of a fact: every fact in words, its history, findings, what refers to it."""

import html
import re

import pytest
from flask.testing import FlaskClient

from service.words import LANGUAGES
from tests.service.api.pages import unbalanced

ACT = "/doc/act/U020000828_"
ROW = f"{ACT}/annex-1/row-92.html"


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def fact(page: str, anchor: str) -> str:
    """What is read of a fact."""
    found = re.search(rf'<article class="fact" id="{anchor}">(.*?)</article>', page, re.DOTALL)
    assert found, f"no fact #{anchor}"
    return plain(found[1])


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "kk",
            [
                "Лауазым Полиция департаментінің бастығы",
                "ұсынады Ішкі істер министрі",
                "тағайындайды облыстардың, республикалық маңызы бар қалалардың және астананың әкімдері",
            ],
        ),
        (
            "ru",
            ["Должность Начальник департамента полиции", "представляет Министр внутренних дел", "согласует Комиссия"],
        ),
        (
            "en",
            ["Position Head of a police department", "nominates Minister of Internal Affairs", "concurs Commission"],
        ),
    ],
)
def test_a_rule_is_told_step_by_step(client: FlaskClient, lang: str, said: list[str]) -> None:
    page = client.get(f"{ROW}?lang={lang}").text
    assert unbalanced(page) == []
    told = fact(page, "rule-2022-06-30")
    for words in said:
        assert words in told


def test_a_step_leads_to_its_footnote(client: FlaskClient) -> None:
    page = client.get(f"{ROW}?lang=en").text
    assert f'href="{ACT}/annex-1/mark-1.html?lang=en"' in page
    note = client.get(f"{ACT}/annex-1/mark-1.html?lang=en").text
    assert f"{ACT}/annex-1/row-92.html?lang=en#rule-2022-06-30" in note


def test_ended_facts_look_ended(client: FlaskClient) -> None:
    page = client.get(f"{ROW}?lang=en").text
    assert "no longer in force from 31 July 2023" in plain(page)
    assert '<span class="tag tag-ended">Ended</span>' in page


def test_it_says_where_it_stands_and_what_stands_beside_it(client: FlaskClient) -> None:
    page = client.get(f"{ACT}/annex-2/17/1.html?lang=en").text
    crumbs = plain(page.partition('<nav class="crumbs"')[2].partition("</nav>")[0])
    assert crumbs.endswith("annex 2 chapter 3 paragraph 17 subparagraph 1)")
    row = client.get(f"{ROW}?lang=en").text
    assert f'rel="prev" href="{ACT}/annex-1/row-91.html?lang=en"' in row
    assert f'rel="next" href="{ACT}/annex-1/row-93.html?lang=en"' in row


@pytest.mark.parametrize(
    ("lang", "said", "site"),
    [("kk", "Заңнама институты", "kaz"), ("ru", "Институт законодательства", "rus"), ("en", "Institute", "eng")],
)
def test_where_no_text_is_loaded_it_says_why_and_where_it_stands(
    client: FlaskClient, lang: str, said: str, site: str
) -> None:
    page = client.get(f"{ROW}?lang={lang}").text
    assert said in page
    assert f'href="https://adilet.zan.kz/{site}/docs/U020000828_"' in page


def test_a_duty_says_who_must_do_what(client: FlaskClient) -> None:
    pages = [client.get(f"/doc/act/U1300000624/annex-1/{n}.html?lang=en").text for n in (9, 10, 11, 12)]
    said = " ".join(map(plain, pages))
    assert "Who" in said
    assert "Must do what" in said


def test_history_names_the_acts_that_reach_it(client: FlaskClient) -> None:
    page = client.get(f"{ACT}/annex-2/17.html?lang=en").text
    history = page.partition('<h2 id="history">')[2].partition("<h2")[0]
    assert "The provision itself" in history
    assert "What it stands in" in history
    assert re.search(r'href="/doc/act/U\d{8,10}_?\.html\?lang=en">Decree №', history)


def test_what_refers_to_it_is_listed(client: FlaskClient) -> None:
    page = client.get(f"{ACT}/annex-2/17/3.html?lang=en").text
    pointing = page.partition('<h2 id="pointing">')[2].partition("<h2")[0]
    assert "annex 1, footnote ***" in pointing


def test_findings_on_it_lead_to_their_pages(client: FlaskClient) -> None:
    page = client.get(f"{ACT}/annex-1/row-44.html?lang=en").text
    found = page.partition('<h2 id="findings">')[2].partition("<h2")[0]
    links = re.findall(r'href="(/finding/[^"]+)"', found)
    assert links
    assert client.get(html.unescape(links[0])).status_code == 200


def test_doubt_is_said(client: FlaskClient) -> None:
    rows = (client.get(f"{ACT}/annex-1/row-{number}.html?lang=en").text for number in range(1, 122))
    doubtful = [page for page in rows if "another column of the table" in page]
    assert len(doubtful) == 3


def test_a_draft_is_said_to_be_one(client: FlaskClient) -> None:
    page = client.get("/doc/act/P1500001144/annex-1.html?lang=en").text
    assert '<span class="tag tag-draft">Draft</span>' in page
    written = client.get("/doc/act/U100001037_/annex-1/46/item-2.html?lang=en").text
    assert '<span class="tag tag-draft">Draft</span>' in written
    assert "20 December" in plain(written)


def test_a_place_that_the_graph_does_not_know_is_not_found(client: FlaskClient) -> None:
    assert client.get("/doc/act/U9900000001/annex-1/row-1.html").status_code == 404


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "path", ["U020000828_/annex-1", "U020000828_/annex-2/17/1", "P2300000938/main/1", "U1300000624/main"]
)
def test_every_sort_of_provision_has_a_page_that_is_well_made(client: FlaskClient, path: str, lang: str) -> None:
    page = client.get(f"/doc/act/{path}.html?lang={lang}")
    assert page.status_code == 200
    assert unbalanced(page.text) == []


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("rule/U020000828_/2022-06-30/annex-1/row-92", "Rule of appointment"),
        ("row/U020000828_/2022-06-30/annex-1/row-92", "Row of the table"),
        ("general-rule/U020000828_/2022-06-30/annex-2/1/item-3", "General rule for a group of positions"),
        ("deadline/U100001037_/by/P1500001144/2015-12-31/annex-1/46/item-2", "Deadline"),
    ],
)
def test_a_fact_has_a_page_of_its_own(client: FlaskClient, path: str, name: str) -> None:
    page = client.get(f"/doc/{path}.html?lang=en").text
    assert unbalanced(page) == []
    assert f"<h1>{name}</h1>" in page
    assert re.search(r"characters \d+–\d+", page)
    assert "w3id.org" not in plain(page.partition("<main")[2].partition('<h2 id="data">')[0])
