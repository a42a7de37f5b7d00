"""The pages of the consistency report: the list, and one finding with its places side by side."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.config import settings
from service.data import load
from service.home import publish
from service.words import LANGUAGES, text
from tests.service.api.pages import unbalanced
from tests.service.conftest import application
from tests.service.waived import with_waiver

EXCEPTION = "class-without-exception-e9456ccd3725"  # of the graph that ships: the Prosecutor General


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published graph with texts, one of whose findings was set aside."""
    return with_waiver(tmp_path_factory.mktemp("findings"))


@pytest.fixture
def own(home: Path) -> FlaskClient:
    return application(settings({"home": home}, {}), load(home)).test_client()


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def page(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    shown = answer.get_data(as_text=True)
    assert unbalanced(re.sub(r"<script[^>]*></script>", "", shown)) == []
    return shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_says_what_is_wrong_and_where(lang: str, own: FlaskClient) -> None:
    shown = page(own, f"/findings?lang={lang}")
    report = own.get(f"/findings.json?lang={lang}").get_json()["findings"]
    assert len(report) > 2
    for finding in report[:25]:
        assert " ".join(finding["message"].split()) in plain(shown)
        assert finding["code"] in plain(shown)
        assert text(f"severity-{finding['severity']}", lang) in plain(shown)
        for place in finding["places"][:3]:
            assert place["iri"].removeprefix("https://w3id.org/okilet/id") + ".html" in shown
    assert '<blockquote lang="kk">' in shown
    assert "A. Serikova" in plain(shown)
    assert "It is meant so" in plain(shown)
    for form in ("json", "csv", "ttl"):
        assert f'href="/findings.{form}?lang={lang}"' in shown


def test_counts_lead_to_what_they_count(client: FlaskClient) -> None:
    shown = page(client, "/findings?lang=en")
    links = re.findall(r'<td class="number"><a href="([^"]+)">(\d+)</a></td>', shown)
    assert len(links) > 60
    for address, count in links[:6] + links[-3:]:
        chosen = client.get(html.unescape(address).replace("/findings?", "/findings.json?")).get_json()["findings"]
        assert len(chosen) == int(count)
        assert f"of {count}</p>" in page(client, html.unescape(address))


def test_a_list_of_several_pages_holds_each_finding_once(client: FlaskClient) -> None:
    every = [one["message"] for one in client.get("/findings.json?lang=en").get_json()["findings"]]
    assert len(every) > 100
    seen: list[str] = []
    address = "/findings?lang=en"
    while address:
        shown = page(client, address)
        listed = [plain(message) for message in re.findall(r'<p class="what">(.*?)</p>', shown, re.DOTALL)]
        assert f"{len(seen) + 1} to {len(seen) + len(listed)} of {len(every)}" in shown
        seen += listed
        after = re.search(r'href="([^"]*)" rel="next"', shown)
        address = html.unescape(after[1]) if after else ""
    assert seen == [" ".join(message.split()) for message in every]


def test_filters_are_kept_and_can_be_cleared(client: FlaskClient) -> None:
    shown = page(client, "/findings?lang=en&severity=info&act=U020000828_")
    assert '<option value="info" selected>' in shown
    assert re.search(r'<option value="U020000828_" selected>Decree № 828 of 29 March 2002</option>', shown)
    assert f'<a href="/findings?lang=en">{text("findings-clear", "en")}</a>' in shown
    assert text("severity-warning", "en") not in plain(shown.partition('<ol class="findings"')[2])
    assert text("findings-none", "ru") in page(client, "/findings?lang=ru&act=U0000000000")


def test_a_finding_sets_its_places_side_by_side(client: FlaskClient) -> None:
    shown = page(client, f"/finding/{EXCEPTION}?lang=en")
    said = plain(shown)
    assert "The class row does not except a position that has a row of its own: Prosecutor General" in said
    cards = re.findall(r'<article class="place-card".*?</article>', shown, re.DOTALL)
    assert len(cards) == 2
    first, second = map(plain, cards)
    assert "Decree № 828 of 29 March 2002 Ended annex 1, row 8" in first
    assert "concurs (differs) Senate of the Parliament" in first
    assert "annex 1, row 28" in second
    assert "concurs (differs) Chairperson of the Security Council" in second
    assert "appoints President" in first
    assert "appoints President" in second
    for card, row in zip(cards, (8, 28), strict=True):
        assert f'href="/doc/act/U020000828_/annex-1/row-{row}.html?lang=en"' in card
        assert 'href="https://adilet.zan.kz/' in card
    assert "A position has a row of its own, but the row about the class to which it belongs" in said
    assert "Principle: a special rule is set apart" in said
    assert f'href="/finding/{EXCEPTION}.ttl?lang=en"' in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_finding_of_the_list_has_its_page(lang: str, client: FlaskClient) -> None:
    shown = page(client, f"/findings?lang={lang}&page=3")
    addresses = re.findall(r'<h3><a href="(/finding/[^"]+)">', shown)
    assert len(set(addresses)) == 25
    for address in addresses[::4]:
        one = page(client, html.unescape(address))
        assert len(re.findall('<p class="lead what">', one)) == 1
        assert "place-card" in one


def test_words_are_quoted_where_they_are_loaded(own: FlaskClient) -> None:
    finding = next(f for f in own.get("/findings.json").get_json()["findings"] if f["places"][0]["words"])
    listed = page(own, "/findings?lang=kk")
    addresses = re.findall(r'<h3><a href="(/finding/[^"]+)">', listed)
    quoted = [plain(page(own, html.unescape(address))) for address in addresses]
    words = " ".join(finding["places"][0]["words"].split())
    assert any(words in one for one in quoted)
    assert text("findings-no-words", "kk") not in next(one for one in quoted if words in one)


def test_what_was_set_aside_says_by_whom(own: FlaskClient) -> None:
    listed = page(own, "/findings?lang=en")
    waived = listed.partition('class="waived"')[0].rpartition('<h3><a href="')[2].partition('"')[0]
    said = plain(page(own, html.unescape(waived)))
    assert "Set aside: A. Serikova, 21 November 2026: It is meant so" in said


def test_one_finding_is_data_too(client: FlaskClient) -> None:
    document = client.get(f"/finding/{EXCEPTION}.json?lang=en").get_json()
    assert [finding["check"] for finding in document["findings"]] == ["class-without-exception"]
    whole = client.get("/findings.json?lang=en").get_json()["findings"]
    assert document["findings"][0] in whole
    turtle = client.get(f"/finding/{EXCEPTION}.ttl")
    assert turtle.headers["Content-Type"].startswith("text/turtle")
    assert set(turtle.data.splitlines()) < set(client.get("/findings.ttl").data.splitlines())
    assert f"#{EXCEPTION}>".encode() in turtle.data


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/findings?page=0", 400, "is no number of a page"),
        ("/findings?page=99", 404, "the last is"),
        ("/findings?subject=x", 400, "no parameter 'subject'"),
        ("/finding/two-appointers-000000000000", 404, "has no finding"),
        ("/finding/two-appointers", 404, "has no finding"),
        ("/finding/no-such-check-000000000000", 404, "has no finding"),
        ("/finding/*", 404, "has no finding"),
        (f"/finding/{EXCEPTION}.csv", 404, "there are json, ttl"),
        (f"/finding/{EXCEPTION}?page=2", 400, "no parameter 'page'"),
    ],
)
def test_what_is_wrong_is_told(address: str, status: int, said: str, client: FlaskClient) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.get_json()["error"]["message"]


def test_pages_are_known_by_their_tags(client: FlaskClient) -> None:
    for address in ("/findings?lang=en", f"/finding/{EXCEPTION}?lang=en", f"/finding/{EXCEPTION}.json"):
        first = client.get(address)
        assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_a_graph_without_findings_says_so(tmp_path: Path) -> None:
    publish(tmp_path, [b'<http://a/s> <http://a/p> "o" <http://a/g> .\n'])
    client = application(settings({"home": tmp_path}, {}), load(tmp_path)).test_client()
    assert text("findings-conforms", "en") in page(client, "/findings?lang=en")
