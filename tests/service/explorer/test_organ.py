"""The page of an organ: its head, posts and who appoints to them, parts, names over time, changes, sittings."""

import datetime as dt
import html
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from queries.oxigraph_engine import OxigraphEngine
from service.config import settings
from service.data import Data
from service.explorer.posts import organ
from service.explorer.view import View
from service.words import LANGUAGES
from tests.queries.chains import case
from tests.service.api.pages import unbalanced
from tests.service.conftest import application
from tests.service.explorer.test_position import part, plain

FINANCE = "/doc/organ/ministry-of-finance.html"


def test_the_head_and_how_that_post_is_filled_come_first(client: FlaskClient) -> None:
    page = client.get(f"{FINANCE}?lang=en").get_data(as_text=True)
    first = plain(page.partition('<dl class="summary">')[2].partition("</dl>")[0])
    assert first.startswith("Head Minister of Finance Appointed by President With the consent of Chairperson")
    assert "Decree № 828 of 29 March 2002, annex 1, row 24 Ended no longer in force from 31 July 2023" in first
    assert first.endswith("Part of Government")


def test_posts_have_who_appoints_and_the_row(client: FlaskClient) -> None:
    page = client.get(f"{FINANCE}?lang=en").get_data(as_text=True)
    posts = part(page, "posts")
    assert posts.startswith("Positions and who appoints to them 9 positions in the organ and in its parts")
    assert "Minister of Finance President Decree № 828 of 29 March 2002, annex 1, row 24" in posts
    within = "Chairperson of the State Revenue Committee State Revenue Committee Minister of Finance Decree № 828"
    assert within in posts
    assert posts.index("Deputy Minister of Finance") < posts.index("Chairperson of the State Revenue Committee")
    assert posts.count("no longer in force from 31 July 2023") == 9


def test_posts_are_paged(client: FlaskClient) -> None:
    first = client.get("/doc/organ/government.html?lang=en&as-of=2023-01-01").get_data(as_text=True)
    total = re.search(r"(\d+) positions in the organ", plain(first))
    assert total
    pages = -(-int(total[1]) // organ.POSTS)
    assert pages >= 4
    seen: list[str] = []
    for number in range(1, pages + 1):
        address = f"/doc/organ/government.html?lang=en&as-of=2023-01-01&page={number}"
        page = client.get(address).get_data(as_text=True)
        rows = page.partition('<h2 id="posts">')[2].partition("</table>")[0]
        seen += re.findall(r'<th scope="row"><a href="([^"]+)"', rows)
        assert f'<span aria-current="page">{number}</span>' in page
        others = [html.unescape(link) for link in re.findall(r'href="([^"]+)#posts"', page)]
        assert len(others) == pages - 1
        assert all("as-of=2023-01-01" in link and "lang=en" in link for link in others)
    assert len(seen) == len(set(seen)) == int(total[1])


def test_of_many_pages_those_near_are_named() -> None:
    assert organ.Posts((), 300, 5, 12).numbers == tuple(range(1, 13))
    assert organ.Posts((), 5000, 1, 200).numbers == (1, 2, 3, 4, 0, 200)
    assert organ.Posts((), 5000, 100, 200).numbers == (1, 0, 97, 98, 99, 100, 101, 102, 103, 0, 200)
    assert organ.Posts((), 5000, 200, 200).numbers == (1, 0, 197, 198, 199, 200)


@pytest.mark.parametrize(("page", "status"), [("0", 400), ("x", 400), ("99", 404)])
def test_a_page_of_posts_that_there_is_not_is_refused(page: str, status: int, client: FlaskClient) -> None:
    assert client.get(f"{FINANCE}?page={page}").status_code == status


def test_parts_are_a_tree(client: FlaskClient) -> None:
    page = client.get(f"{FINANCE}?lang=en").get_data(as_text=True)
    tree = page.partition('<ul class="tree">')[2].partition("<h2")[0]
    committee = tree.index("State Revenue Committee")
    nested = tree[committee : tree.index("</li>", committee)]
    assert "<ul>" in nested
    assert "State revenue department" in plain(nested)


@pytest.mark.parametrize(
    ("lang", "now", "once"),
    [
        ("kk", "2022 жылғы 26 қарашадан бастап", "2022 жылғы 26 қарашадан бастап жоқ"),
        ("ru", "с 26 ноября 2022 г.", "не существует с 26 ноября 2022 г."),
        ("en", "since 26 November 2022", "no longer exists from 26 November 2022"),
    ],
)
def test_names_over_time_stand_with_their_ground(lang: str, now: str, once: str, client: FlaskClient) -> None:
    page = client.get(f"/doc/organ/accounts-committee.html?lang={lang}").get_data(as_text=True)
    names = page.partition('<h2 id="names">')[2].partition("</table>")[0]
    rows = [plain(row) for row in names.split("</tr>")[1:3]]
    assert rows[0].startswith("Жоғары аудиторлық палата Высшая аудиторская палата Supreme Audit Chamber")
    assert now in rows[0]
    assert once in rows[1]
    assert all("Decree of the President of 26 November 2022 No 5" in row for row in rows)


def test_changes_lead_to_what_came_of_it(client: FlaskClient) -> None:
    page = client.get("/doc/organ/ministry-of-education-and-science.html?lang=ru").get_data(as_text=True)
    changes = part(page, "changes")
    assert "11 июня 2022 г. – Разделение Министерства образования и науки" in changes
    assert "Министерство образования и науки → Министерство просвещения , Министерство науки" in changes
    assert "Decree of the President of 11 June 2022 No 917" in changes
    kind = plain(page.partition('<p class="kind">')[2].partition("</p>")[0])
    assert kind.startswith("Орган не существует с")
    assert "В этот день такой должности или органа не было" in plain(page)
    then = client.get("/doc/organ/ministry-of-education-and-science.html?lang=ru&as-of=2022-01-01")
    assert "В этот день такой должности или органа не было" not in plain(then.text)


def test_what_an_organ_decides_itself(client: FlaskClient) -> None:
    page = client.get("/doc/organ/government.html?lang=en").get_data(as_text=True)
    powers = part(page, "powers")
    assert re.search(r"Appoints to \d\d positions", powers)
    assert "Deputy Minister of Finance Ministry of Finance" in powers
    assert "annex 1, row 41" in powers


def test_duties_terms_sittings_and_mentions(client: FlaskClient) -> None:
    page = client.get("/doc/organ/government.html?lang=en").get_data(as_text=True)
    assert "Order № 155 of 29 July 2024" in part(page, "sittings")
    assert "Decree № 828 of 29 March 2002:" in part(page, "mentions")
    finance = client.get(f"{FINANCE}?lang=en").get_data(as_text=True)
    assert "as one of the group: central state organs" in part(finance, "duties")
    assert "Draft Decree № 1037" in part(finance, "terms")  # what a draft would lay on it is marked
    assert '<strong lang="kk">жыл сайын' in finance


def test_a_class_of_organs_lists_its_members(client: FlaskClient) -> None:
    page = client.get("/doc/class/ministries.html?lang=ru").get_data(as_text=True)
    assert "<h1>Министерства</h1>" in page
    members = part(page, "members")
    assert "Министерство финансов" in members
    assert 'lang="en"' not in page.partition('<h2 id="members">')[2].partition("</ul>")[0]


def test_links_out_of_the_graph_are_shown(tmp_path: Path) -> None:
    lines = [
        f"<{case.iri('organ/x')}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/okilet/ns#Organ>",
        f'<{case.iri("organ/x")}> <http://www.w3.org/2004/02/skos/core#prefLabel> "Көл агенттігі"@kk',
        f"<{case.iri('organ/x')}> <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q1>",
        f"<{case.iri('organ/x')}> <http://www.w3.org/2002/07/owl#sameAs> <javascript:alert(1)>",
    ]
    graph = "<https://w3id.org/okilet/graph/t>"
    engine = OxigraphEngine.from_lines(f"{line} {graph} .\n".encode() for line in lines)
    data = Data("one", engine, (), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None)
    page = application(settings({"home": tmp_path}, {}), data).test_client().get("/doc/organ/x.html?lang=kk").text
    assert '<a href="http://www.wikidata.org/entity/Q1" rel="external">' in page
    assert "javascript:" not in page


def test_an_organ_is_not_among_its_own_parts_for_ever(tmp_path: Path, app: Flask) -> None:
    """Two organs, each said to be within the other: the page still ends."""
    within = "http://www.w3.org/ns/org#subOrganizationOf"
    lines = [line for tail, other in (("a", "b"), ("b", "a")) for line in (
        f"<{case.iri(f'organ/{tail}')}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://w3id.org/okilet/ns#Organ>",
        f'<{case.iri(f"organ/{tail}")}> <http://www.w3.org/2004/02/skos/core#prefLabel> "орган {tail}"@kk',
        f"<{case.iri(f'organ/{tail}')}> <{within}> <{case.iri(f'organ/{other}')}>",
    )]  # fmt: skip
    graph = "<https://w3id.org/okilet/graph/t>"
    engine = OxigraphEngine.from_lines(f"{line} {graph} .\n".encode() for line in lines)
    data = Data("two", engine, (), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None)
    client = application(settings({"home": tmp_path}, {}), data).test_client()
    tree = client.get("/doc/organ/a.html?lang=kk").text.partition('<ul class="tree">')[2].partition("</main>")[0]
    assert re.findall(r">(Орган|орган) ([ab])<", tree) == [("орган", "b")]


def test_an_answer_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get(f"{FINANCE}?lang=en")
    assert client.get(f"{FINANCE}?lang=en", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert client.get(f"{FINANCE}?lang=kk", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_every_organ_has_a_page_that_is_well_made(app: Flask, shipped: Data) -> None:
    client = app.test_client()
    things = View(shipped, "kk").names.things.values()
    asked = sorted(thing.iri for thing in things if thing.kind in ("organ", "organ-class"))
    assert len(asked) > 250
    for number, iri in enumerate(asked):
        answer = client.get(f"/doc/{iri.partition('/id/')[2]}.html?lang={LANGUAGES[number % 3]}")
        assert answer.status_code == 200, iri
        assert unbalanced(answer.text) == [], iri
