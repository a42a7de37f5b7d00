"""The first page: what it says of the graph, the questions it offers, and that it checks nothing."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.config import settings
from service.data import Data, load
from service.home import publish
from service.words import LANGUAGES, text
from tests.service.api.pages import unbalanced
from tests.service.conftest import application


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_says_what_this_is_and_where_to_go(lang: str, client: FlaskClient, shipped: Data) -> None:
    answer = client.get("/", headers={"Accept-Language": lang})
    shown = answer.get_data(as_text=True)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Content-Language"] == lang
    assert "Accept-Language" in answer.headers["Vary"]
    assert f'<html lang="{lang}">' in shown
    assert text("home-lead", lang) in html.unescape(shown)
    assert shipped.version in shown
    ways = "hierarchy matrix acts amendments calendar findings queries sparql dataset.ttl dump/okilet.trig.gz".split()
    for path in (*ways, ".well-known/void", "-/openapi.json"):
        assert f'href="/{path}' in shown
    assert len(re.findall("<h1>", shown)) == 1
    assert unbalanced(re.sub(r"<script[^>]*></script>", "", shown)) == []
    assert shown.count('role="search"') == 1


def test_it_says_what_is_loaded_and_as_of_when(client: FlaskClient) -> None:
    said = plain(client.get("/?lang=en").get_data(as_text=True))
    assert "The rules of appointment shown here last stood on 30 July 2023. This is the graph that ships" in said
    assert "Decree № 828 of 29 March 2002 Repealed Мемлекеттік билік органдары" in said
    assert "no longer in force from 31 July 2023 · read in the version of 30 June 2022" in said
    assert said.index("Order № 155 of 29 July 2024 In force") < said.index("Decree № 828 of 29 March 2002 Repealed")
    for figure in ("347 positions", "259 organs", "5 acts loaded", "541 provisions"):
        assert figure in said


def test_each_question_has_its_answer(client: FlaskClient) -> None:
    shown = client.get("/?lang=en").get_data(as_text=True)
    tried = re.search(r'<ul class="tried">(.*?)</ul>', shown, re.DOTALL)
    assert tried
    asked = re.findall(r'<a href="([^"]*)">([^<]*)</a>', tried[1])
    assert [words for _, words in asked] == [
        "Prosecutor General: who nominates, who concurs, who appoints?",
        "President: which positions does this authority fill?",
        "Decree № 828 of 29 March 2002: how did it change over the years?",
    ]
    answers = [client.get(html.unescape(address)) for address, _ in asked]
    assert [answer.status_code for answer in answers] == [200, 200, 200]
    post, hierarchy, amendments = (plain(answer.get_data(as_text=True)) for answer in answers)
    assert "Senate of the Parliament" in post
    assert "Hierarchy: President" in hierarchy
    assert "2019" in amendments


def test_findings_are_counted(client: FlaskClient) -> None:
    counted = client.get("/findings.json").get_json()["findings"]
    warnings = sum(finding["severity"] == "warning" for finding in counted)
    assert f"{warnings} warnings" in plain(client.get("/?lang=en").get_data(as_text=True))


def test_a_graph_without_rules_says_so(tmp_path: Path) -> None:
    publish(tmp_path, [b'<http://a/s> <http://a/p> "o" <http://a/g> .\n'])
    data = load(tmp_path)
    shown = application(settings({"home": tmp_path}, {}), data).test_client().get("/?lang=en").get_data(as_text=True)
    assert "The loaded data hold no rules of appointment." in plain(shown)
    assert f'<time datetime="{data.published.isoformat()}">' in shown
    assert data.version in shown
    assert 'class="tried"' not in shown


def test_it_is_known_by_its_tag(client: FlaskClient) -> None:
    first = client.get("/?lang=ru")
    assert client.get("/?lang=ru", headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
