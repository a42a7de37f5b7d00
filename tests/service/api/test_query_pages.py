"""The page of a named query: its form, its answer a page at a time, its text, its addresses."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from queries.catalogue import NamedQuery, bind, catalogue, named
from service.api.query_pages import ROWS
from service.words import LANGUAGES
from tests.service.api.pages import unbalanced

CELL = re.compile(r"<td[^>]*>(?:<a [^>]*>)?([^<]*)(?:</a>)?</td>")


def shown(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def table(page: str) -> list[list[str]]:
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [[html.unescape(cell) for cell in CELL.findall(row)] for row in body.split("</tr>")[:-1]]


@pytest.mark.parametrize("query", catalogue(), ids=lambda query: query.name)
def test_every_query_has_a_page(query: NamedQuery, client: FlaskClient) -> None:
    name = query.name
    for lang in LANGUAGES:
        page = shown(client, f"/queries/{name}.html?lang={lang}")
        assert unbalanced(page) == []
        assert named(name).title[lang] in html.unescape(page)
        assert named(name).question[lang] in html.unescape(page)
        assert all(f'name="{"as-of" if p.name == "as_of" else p.name}"' in page for p in named(name).parameters)


def test_pages_part_the_rows_and_lose_none(client: FlaskClient) -> None:
    whole = client.get("/queries/positions.tsv").get_data(as_text=True).splitlines()[1:]
    found: list[list[str]] = []
    address = "/queries/positions.html?lang=en"
    while address:
        page = shown(client, address)
        rows = table(page)
        assert f"rows {len(found) + 1} to {len(found) + len(rows)} of {len(whole)}" in page
        found += rows
        after = re.search(r'href="([^"]*)" rel="next"', page)
        address = html.unescape(after[1]) if after else ""
    assert len(found) == len(whole) > 3 * ROWS
    assert [row[0] for row in found] == [
        line.split("\t")[0][len("<https://w3id.org/okilet/id/") : -1] for line in whole
    ]


def test_the_last_page_leads_back(client: FlaskClient) -> None:
    page = shown(client, "/queries/positions.html?lang=en&page=5")
    assert 'rel="next"' not in page
    assert 'href="/queries/positions.html?lang=en&amp;page=4" rel="prev"' in page
    assert 'href="/queries/positions.html?lang=en&amp;page=1">First</a>' in page


def test_a_choice_and_a_number_have_controls_of_their_own(client: FlaskClient) -> None:
    page = shown(client, "/queries/filled-by.html?lang=en&role=elects")
    select = re.search(r'<select id="field-role" name="role"[^>]*>(.*?)</select>', page, re.DOTALL)
    assert select
    options = re.findall(r'<option value="([^"]*)"( selected)?>([^<]*)</option>', select[1])
    assert options[0] == ("", "", "all")
    assert [value for value, chosen, _ in options if chosen] == ["elects"]
    assert len(options) == 6
    assert {row[2] for row in table(page)} == {"elects"}
    page = shown(client, "/queries/consents-needed.html?lang=en&least=3")
    assert '<input type="number" id="field-least" name="least" value="3"' in page
    assert {row[2] for row in table(page)} == {"3"}


def test_an_answer_without_rows_says_so(client: FlaskClient) -> None:
    page = shown(client, "/queries/acts.html?lang=en&as-of=1900-01-01")
    assert "Nothing was found." in page
    assert "<table" not in page


def test_the_form_holds_what_was_asked(client: FlaskClient) -> None:
    page = shown(client, "/queries/appointments.html?lang=ru&as-of=2023-01-01&position=position/prime-minister")
    assert 'type="date" id="field-as-of" name="as-of" value="2023-01-01"' in page
    assert 'name="position" value="position/prime-minister"' in page
    assert '<input type="hidden" name="lang" value="ru">' in page
    assert '<label for="field-position">Должность</label>' in page
    assert "любое имя либо position/minister-of-finance" in page


def test_fields_suggest_what_the_graph_holds(client: FlaskClient) -> None:
    page = shown(client, "/queries/appointments.html?lang=en")
    acts = page.partition('<datalist id="values-act">')[2].partition("</datalist>")[0]
    assert '<option value="U020000828_">' in acts
    positions = page.partition('<datalist id="values-position">')[2].partition("</datalist>")[0]
    assert positions.count("<option") > 100
    assert '<option value="position/prime-minister">Премьер-Министр</option>' in positions
    for value in re.findall(r'<option value="([^"]*)">', acts):
        assert client.get("/queries/appointments.csv", query_string={"act": value}).status_code == 200


def test_addresses_hold_what_was_asked(client: FlaskClient) -> None:
    asked = {"act": "U020000828_", "as-of": "2023-01-01", "lang": "en"}
    page = client.get("/queries/appointments.html", query_string=asked).get_data(as_text=True)
    for form in ("csv", "tsv", "json", "xlsx", "ttl"):
        address = re.search(rf'href="(/queries/appointments\.{form}\?[^"]*)">{form.upper()}<', page)
        assert address
        assert {key: value for key, (value,) in parse_qs(urlsplit(html.unescape(address[1])).query).items()} == asked
    permalink = re.search(r'<link rel="canonical" href="([^"]*)">', page)
    assert permalink
    assert client.get(html.unescape(permalink[1])).get_data(as_text=True) == page


def test_the_text_is_what_runs_and_leads_to_the_endpoint(client: FlaskClient) -> None:
    page = shown(client, "/queries/acts.html?lang=en&act=U1300000624")
    text = bind(named("acts"), {"act": "U1300000624"}, None, "en")
    shown_text = re.search(r"<pre[^>]*><code>(.*?)</code></pre>", page, re.DOTALL)
    link = re.search(r'href="(/sparql\?[^"]*)"', page.partition("</header>")[2])
    assert shown_text
    assert link
    assert html.unescape(shown_text[1]) == text
    assert parse_qs(urlsplit(html.unescape(link[1])).query)["query"] == [text]


def test_cells_lead_to_what_they_name(client: FlaskClient) -> None:
    page = shown(client, "/queries/appointments.html?lang=en&position=position/prime-minister")
    assert '<a href="/id/position/prime-minister">position/prime-minister</a>' in page
    assert '<a href="/id/rule/U020000828_/2022-06-30/annex-1/row-1">' in page


def test_words_in_another_language_are_marked(client: FlaskClient) -> None:
    page = shown(client, "/queries/organs.html?lang=ru")
    assert re.search(r'<td lang="kk">', page)
    assert re.search(r'<td lang="en">', page)
    assert not re.search(r'<td lang="ru">', page)


def test_the_page_is_in_the_language_of_its_reader(client: FlaskClient) -> None:
    answer = client.get("/queries/acts.html", headers={"Accept-Language": "en, ru;q=0.5"})
    assert answer.headers["Content-Language"] == "en"
    assert "Accept-Language" in answer.headers["Vary"]
    said = client.get("/queries/acts.html?lang=ru", headers={"Accept-Language": "en"})
    assert said.headers["Content-Language"] == "ru"
    kazakh = client.get("/queries/acts.html", headers={"If-None-Match": answer.headers["ETag"]})
    assert (kazakh.status_code, kazakh.headers["Content-Language"]) == (200, "kk")
