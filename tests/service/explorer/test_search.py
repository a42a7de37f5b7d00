"""The page of search results and the suggestions, over the graph that ships."""

import html
import json
import re
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from ontology import iris
from queries.lookup import beginnings
from service.config import settings
from service.data import Data, load
from service.explorer.search.searching import searching
from service.explorer.search.suggesting import suggested
from service.explorer.view import View
from service.home import publish
from service.words import LANGUAGES, text
from tests.service.api.pages import unbalanced
from tests.service.conftest import application

POLICE_CHIEF = "/doc/position/head-of-police-department.html"
ROW = "/doc/act/U020000828_/annex-1/row-92.html"


def page(client: FlaskClient, asked: str, lang: str = "en", **more: str) -> str:
    answer = client.get("/search", query_string={"q": asked, "lang": lang, **more})
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def found(markup: str) -> list[str]:
    """The addresses of the results, in order."""
    return [html.unescape(address) for address in re.findall(r'<h3><a href="([^"?]*)', markup)]


def suggestions(client: FlaskClient, asked: str, lang: str = "en", **more: str) -> list[dict[str, str]]:
    answer = client.get("/search.json", query_string={"q": asked, "lang": lang, **more}).get_json()
    assert answer["query"] == " ".join(asked.split())
    results: list[dict[str, str]] = answer["results"]
    return results


@pytest.mark.parametrize(
    "typed",
    [
        "облыс полиция бастығы",
        "облыстың полиция департаментінің бастығына",
        "начальник полиции области",
        "начальнику департамента полиции",
        "head of a police department",
        "oblys polisia bastygy",
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_police_chief_is_found_however_he_is_called(typed: str, lang: str, client: FlaskClient) -> None:
    shown = page(client, typed, lang)
    assert found(shown)[0] == POLICE_CHIEF
    assert unbalanced(shown.replace('<script type="module"', "<a").replace("></script>", "></a>")) == []


def test_a_post_is_answered_at_a_glance(client: FlaskClient) -> None:
    said = plain(page(client, "head of a police department"))
    assert "Appoints akims of regions, cities of republican significance and the capital" in said
    assert "Nominates Minister of Internal Affairs" in said
    assert "Concurs Commission on Personnel Policy in Law Enforcement Bodies" in said
    assert "Stated in Decree № 828 of 29 March 2002, annex 1, row 92" in said
    assert "no longer in force from 31 July 2023" in said
    assert "Полиция департаментінің бастығы" in said
    assert "Начальник департамента полиции" in said
    assert "Found by: «Head of a police department»" not in said  # the name itself tells
    other = plain(page(client, "начальник полиции"))
    assert "Found by: «Начальник департамента полиции»; in another form or order" in other


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("828 жарлық 92-жол", ROW),
        ("Decree 828 row 92", ROW),
        ("указ 828, строка 92", ROW),
        ("U020000828_ annex-1/row-92", ROW),
        (f"{iris.ID}act/U020000828_/annex-1/row-92", ROW),
        ("1144 қаулы 1-тармақ", "/doc/act/P1500001144/annex-1/1.html"),
        ("624 жарлық 1-қосымша", "/doc/act/U1300000624/annex-1.html"),
        ("1072 қаулы 9-тармақ", "/doc/act/P060001072_/annex-1/9.html"),
        ("Decree 828", "/doc/act/U020000828_.html"),
        ("828 Жарлығына", "/doc/act/U020000828_.html"),
        ("министерство финансов", "/doc/organ/ministry-of-finance.html"),
        ("qarzhy ministri", "/doc/position/minister-of-finance.html"),
        ("облыс пол", "/doc/position/head-of-police-department.html"),
        ("министры", "/doc/class/ministers.html"),
    ],
)
def test_what_was_meant_stands_first(typed: str, first: str, client: FlaskClient) -> None:
    assert found(page(client, typed))[0] == first


def test_a_row_is_answered_with_its_rule(client: FlaskClient) -> None:
    said = plain(page(client, "828 жарлық 92-жол"))
    assert "Understood as: row 92; act: Decree № 828 of 29 March 2002." in said
    assert "Decree № 828 of 29 March 2002, annex 1, row 92 Position Head of a police department" in said


def test_a_place_that_there_is_not_is_told(client: FlaskClient) -> None:
    shown = page(client, "Decree 828 row 9999")
    assert "Understood as: row 9999; act: Decree № 828 of 29 March 2002." in plain(shown)
    assert "The version that is loaded has no such provision." in plain(shown)
    assert f'<a href="/doc/act/U020000828_.html?lang=en">{html.escape("Decree № 828 of 29 March 2002")}</a>' in shown
    assert "No act goes by “кеме”." in plain(page(client, "кеме 92-жол"))


def test_kinds_part_the_results(client: FlaskClient) -> None:
    shown = page(client, "министр")
    tabs = {
        plain(words): int(count) for words, count in re.findall(r">([^<>]+) <span class=\"count\">(\d+)</span>", shown)
    }
    assert set(tabs) == {"All", "Positions", "Organs", "Groups"}
    assert tabs["All"] == tabs["Positions"] + tabs["Organs"] + tabs["Groups"]
    assert len(re.findall(r'<section class="results"', shown)) == 3
    only = page(client, "министр", kind="position")
    assert all(address.startswith("/doc/position/") for address in found(only))
    assert len(found(only)) == 20
    addresses = [address for number in range(1, 99) if (address := _page_of(client, number))]
    every = [address for one in addresses for address in one]
    assert len(every) == len(set(every)) == tabs["Positions"]


def test_what_is_left_out_is_told(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    told = text("search-in-part", "en")
    assert told not in plain(page(client, "министр"))
    monkeypatch.setattr(beginnings, "_COMPARED", 5)  # as if there were very many more names
    assert told in plain(page(client, "министр"))
    assert told not in plain(page(client, "облыс полиция бастығы"))


def _page_of(client: FlaskClient, number: int) -> list[str]:
    answer = client.get(f"/search?q=министр&kind=position&page={number}&lang=en")
    return found(answer.get_data(as_text=True)) if answer.status_code == 200 else []


def test_a_good_match_alone_is_still_a_page_of_results(client: FlaskClient) -> None:
    answer = client.get("/search?q=Decree+828+row+92&lang=en")
    assert answer.status_code == 200
    assert found(answer.get_data(as_text=True)) == [ROW]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_nothing_fits_the_nearest_is_offered(lang: str, client: FlaskClient) -> None:
    shown = page(client, "министр финансоф", lang)
    assert text("search-nothing", lang, query="министр финансоф") in plain(shown)
    assert '<a href="/doc/position/minister-of-finance.html' in shown
    nothing = page(client, "xqzwv", lang)
    assert found(nothing) == []
    assert text("search-tip-fewer", lang) in plain(nothing)


def test_what_is_only_cited_says_so(client: FlaskClient) -> None:
    shown = page(client, "указ 1037")
    assert found(shown)[0] == "/doc/act/U100001037_.html"
    assert "Not loaded: other acts refer to it" in plain(shown)
    assert "Decree № 1037 of 12 August 2010" in plain(shown)


def test_without_texts_it_is_told(client: FlaskClient) -> None:
    assert text("search-no-texts", "ru") in plain(page(client, "кадр", "ru"))


def test_words_of_provisions_are_found_where_texts_are_loaded(tmp_path: Path) -> None:
    act = f"{iris.ID}act/U1100000017"
    place = f"<{act}/main/2>"
    terms = "http://data.europa.eu/eli/ontology#", iris.NS
    lines = [
        f"{place} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{terms[0]}LegalResourceSubdivision>",
        f"{place} <{terms[1]}act> <{act}>",
        f'{place} <{terms[1]}path> "main/2"',
        f'{place} <{terms[1]}order> "2"^^<http://www.w3.org/2001/XMLSchema#integer>',
        f'{place} <{terms[1]}text> "Бақ кеңесі жылдық есебін көл министріне береді."@kk',
    ]
    publish(tmp_path, [f"{line} <{iris.GRAPH}text/U1100000017/2011-01-01> .\n".encode() for line in lines])
    client = application(settings({"home": tmp_path}, {}), load(tmp_path)).test_client()
    shown = page(client, "жылдық есеп", "kk")
    assert "<mark>жылдық</mark> <mark>есебін</mark>" in shown
    assert text("search-no-texts", "kk") not in shown
    assert '<h3><a href="/read/U1100000017' in shown


def test_suggestions_are_few_and_tell_what_they_are(client: FlaskClient) -> None:
    first = suggestions(client, "облыс полиция б", "ru")[0]
    assert first == {
        "label": "Начальник департамента полиции",
        "lang": "ru",
        "kind": "position",
        "kind_words": text("kind-position", "ru"),
        "address": f"{POLICE_CHIEF}?lang=ru",
        "iri": f"{iris.ID}position/head-of-police-department",
        "hint": "Департамент полиции",
    }
    assert len(suggestions(client, "мин")) == 8
    assert len(suggestions(client, "мин", limit="3")) == 3
    assert suggestions(client, "828 92-жол")[0]["address"] == f"{ROW}?lang=en"
    assert suggestions(client, "фывапр") == []
    assert suggestions(client, "  ") == []


def test_suggestions_keep_to_the_kinds_asked_for(client: FlaskClient) -> None:
    assert {one["kind"] for one in suggestions(client, "мин", kind="organ", limit="20")} == {"organ"}
    two = {one["kind"] for one in suggestions(client, "мин", kind="position,class", limit="20")}
    assert two == {"position", "class"}
    assert suggestions(client, "Decree 828 row 92", kind="position") == []


def test_suggestions_say_how_many_they_are(client: FlaskClient) -> None:
    said = {lang: json.loads(client.get(f"/search.json?q=мин&limit=5&lang={lang}").data)["said"] for lang in LANGUAGES}
    assert said["ru"] == "5 подсказок. Выбирайте стрелками."
    assert said["en"] == "5 suggestions. Choose with the arrow keys."
    assert said["kk"].startswith("5 ұсыныс.")


def test_an_act_is_told_by_its_title(shipped: Data, client: FlaskClient) -> None:
    with client.application.test_request_context("/"):
        here = View(shipped, "en", date(2026, 1, 1))
        hint = suggested(here, searching(here), "U020000828_", ["act"], 3)[0]["hint"]
    assert hint.startswith("Мемлекеттік билік органдары жүйесіндегі")
    assert len(hint) <= 90


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/search?q=x&kind=ship", 400, "there are position, organ, class, act, provision, words"),
        ("/search?q=министр&kind=position&page=999", 404, "the last is"),
        ("/search?q=министр&kind=position&page=0", 400, "is no number"),
        ("/search?query=x", 400, "no parameter 'query'"),
        ("/search.json?q=x&limit=21", 400, "from 1 to 20"),
        ("/search.json?q=x&kind=position,ship", 400, "'ship' is no kind"),
        (f"/search?q={'x' * 401}", 400, "at most 400"),
    ],
)
def test_what_is_wrong_is_told(address: str, status: int, said: str, client: FlaskClient) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.get_json()["error"]["message"]


def test_without_a_question_some_are_offered(client: FlaskClient) -> None:
    shown = client.get("/search?lang=en").get_data(as_text=True)
    assert text("home-tried", "en") in shown
    assert "<h1>Search</h1>" in shown


def test_results_are_known_by_their_tag(client: FlaskClient) -> None:
    for address in ("/search?q=министр", "/search.json?q=министр"):
        first = client.get(address)
        assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
