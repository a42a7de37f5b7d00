"""The page of a thing: names in the reader's language, rules as rows, links that stay inside, official pages."""

from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from ontology.iris import NS
from ontology.shipped import shipped_files
from ontology.terms import RDF
from service.publication.foreign import TERMS
from service.publication.statistics import quads_of
from service.words import LANGUAGES
from tests.service.api.pages import unbalanced


class Page(HTMLParser):
    """What a page holds: links, ids, heading, tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids.update(filter(None, [given.get("id")]))
        if tag == "a":
            self.links.append(given.get("href") or "")


@pytest.mark.parametrize(
    ("lang", "title", "nominates"),
    [
        ("kk", "Қаржы министрі", "ұсынады"),
        ("ru", "Министр финансов", "представляет"),
        ("en", "Minister of Finance", "nominates"),
    ],
)
def test_a_position_is_named_with_its_rules(client: FlaskClient, lang: str, title: str, nominates: str) -> None:
    text = client.get(f"/doc/position/minister-of-finance.html?view=statements&lang={lang}").text
    assert f"<h1>{title}</h1>" in text
    assert f'<html lang="{lang}">' in text
    places = {
        "kk": "2002 жылғы 29 наурыздағы № 828 Жарлық, 1-қосымша, 24-жол",
        "ru": "Указ № 828 от 29 марта 2002 года, приложение 1, строка 24",
        "en": "Decree № 828 of 29 March 2002, annex 1, row 24",
    }
    assert places[lang] in text
    assert f"{nominates}: <a href=" in text


def test_links_lead_to_pages_that_are_there_in_the_same_language(client: FlaskClient) -> None:
    page = Page(client.get("/doc/position/minister-of-finance.html?view=statements&lang=ru").text)
    inside = sorted({link for link in page.links if ".html" in link and "/minister-of-finance" not in link})
    assert len(inside) > 20
    for link in inside:
        assert "lang=ru" in link
        assert client.get(link).status_code == 200, link


def test_findings_that_refer_to_it_lead_to_their_pages(client: FlaskClient) -> None:
    page = Page(client.get("/doc/act/U020000828_/annex-1/row-44.html?view=statements&lang=en").text)
    found = [link for link in page.links if link.startswith("/finding/two-appointers-")]
    assert found
    assert "Decree № 828 of 29 March 2002, annex 1, row 44" in client.get(found[0]).text


def test_parts_have_anchors(client: FlaskClient) -> None:
    page = Page(client.get("/doc/rule/U020000828_/2022-06-30/annex-1/row-75.html").text)
    assert {"step-1", "step-4", "place-1"} <= page.ids


def test_the_terms_of_the_vocabulary_are_listed_before_they_are_described(client: FlaskClient) -> None:
    text = client.get("/doc/ns.html?lang=en").text
    page = Page(text)
    named = {link.removeprefix("#") for link in page.links if link.startswith("#")}
    assert {"AppointmentRule", "appoints", "origins"} <= named
    assert named - {"content"} <= page.ids
    assert text.index('href="#origins"') < text.index('<section id="origins"')


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_act_leads_to_its_official_pages(client: FlaskClient, lang: str) -> None:
    text = client.get(f"/doc/act/U020000828_.html?lang={lang}").text
    for official in ("kaz", "rus", "eng"):
        assert f'href="https://adilet.zan.kz/{official}/docs/U020000828_"' in text
    derived = {"kk": "шығарылған", "ru": "код выведен", "en": "the code was worked out"}
    assert derived[lang] in text


def test_an_act_whose_code_is_not_known_has_no_official_page(client: FlaskClient) -> None:
    assert "adilet.zan.kz" not in client.get("/doc/act/order-president-2024-07-29-155.html").text


@pytest.mark.parametrize("path", ["act/U020000828_", "position/president", "ns", "graph/meta", "check/two-appointers"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_has_scripts_or_styles_of_its_own(client: FlaskClient, path: str, lang: str) -> None:
    text = client.get(f"/doc/{path}.html?lang={lang}").text
    assert Page(text).tags.count("h1") == 1
    assert unbalanced(text) == []


def test_a_page_that_is_cut_says_so(client: FlaskClient) -> None:
    whole = client.get("/doc/act/U020000828_.html?view=statements&lang=en").text
    assert "no more than 40 facts and 500 references" in whole
    assert "no more than" not in client.get("/doc/organ/government.html?view=statements&lang=en").text


def test_every_foreign_property_and_class_of_the_graph_has_a_name() -> None:
    used = {quad[2][1:-1] for quad in quads_of(shipped_files())}
    used |= {quad[3][1:-1] for quad in quads_of(shipped_files()) if quad[2] == f"<{RDF('type')}>"}
    foreign = {term for term in used if not term.startswith(NS)}
    assert len(foreign) > 50
    assert foreign - set(TERMS) == set()
    assert all(all(said) for said in TERMS.values())
