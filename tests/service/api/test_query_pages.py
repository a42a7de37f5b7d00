"""The page of a named query: its form, its answer a page at a time, its text, its addresses."""

import html
import re
import xml.etree.ElementTree as ET
from itertools import cycle
from urllib.parse import parse_qs, urlsplit

import pytest
from flask.testing import FlaskClient

from queries.catalogue import NamedQuery, bind, catalogue, named, questions
from service.api.query_cells import labels_of, said, value_name
from service.api.query_pages import ROWS
from service.catalogs import concerns
from service.sparql.examples import opened
from service.words import LANGUAGES
from tests.service.api.pages import unbalanced

CELL = re.compile(r"<td[^>]*>(.*?)</td>")


def shown(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.get_data(as_text=True)


def cells(page: str) -> list[list[str]]:
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    return [CELL.findall(row) for row in body.split("</tr>")[:-1]]


def table(page: str) -> list[list[str]]:
    """The words of each cell."""
    return [[html.unescape(re.sub(r"<[^>]*>", "", cell)) for cell in row] for row in cells(page)]


def address_of(cell: str) -> str:
    return html.unescape(cell.partition('href="')[2].partition('"')[0])


def headings(page: str) -> list[str]:
    return [html.unescape(said) for said in re.findall(r'<th scope="col"[^>]*>([^<]*)</th>', page)]


@pytest.mark.parametrize(
    ("query", "lang"),
    [*zip(catalogue(), cycle(LANGUAGES), strict=False)],
    ids=lambda value: getattr(value, "name", value),
)
def test_every_query_has_a_page(query: NamedQuery, lang: str, client: FlaskClient) -> None:
    page = shown(client, f"/queries/{query.name}.html?lang={lang}")
    assert unbalanced(page) == []
    assert query.title[lang] in html.unescape(page)
    assert query.question[lang] in html.unescape(page)
    assert all(f'name="{"as-of" if p.name == "as_of" else p.name}"' in page for p in query.parameters)


def test_pages_part_the_rows_and_lose_none(client: FlaskClient) -> None:
    whole = client.get("/queries/positions.tsv").get_data(as_text=True).splitlines()[1:]
    found: list[list[str]] = []
    address = "/queries/positions.html?lang=en"
    while address:
        page = shown(client, address)
        rows = [[address_of(cell) for cell in row] for row in cells(page)]
        assert f"rows {len(found) + 1} to {len(found) + len(rows)} of {len(whole)}" in page
        found += rows
        after = re.search(r'href="([^"]*)" rel="next"', page)
        address = html.unescape(after[1]) if after else ""
    assert len(found) == len(whole) > 3 * ROWS
    assert [row[0] for row in found] == [
        f"/doc/{line.split(chr(9))[0][len('<https://w3id.org/okilet/id/') : -1]}.html?lang=en" for line in whole
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
    assert {value: said for value, _, said in options}["nominates"] == "nominates"
    assert {row[1] for row in table(page)} == {"elects"}
    page = shown(client, "/queries/consents-needed.html?lang=en&least=3")
    assert '<input type="number" id="field-least" name="least" value="3"' in page
    assert {row[1] for row in table(page)} == {"3"}


def test_an_answer_without_rows_says_so(client: FlaskClient) -> None:
    page = shown(client, "/queries/acts.html?lang=en&as-of=1900-01-01")
    assert "Nothing was found." in page
    assert "<table" not in page


def test_the_form_holds_what_was_asked(client: FlaskClient) -> None:
    page = shown(client, "/queries/appointments.html?lang=ru&as-of=2023-01-01&position=position/prime-minister")
    assert 'type="date" id="field-as-of" name="as-of" value="2023-01-01"' in page
    assert 'name="position" value="Премьер-Министр"' in page
    assert '<input type="hidden" name="lang" value="ru">' in page
    assert '<label for="field-position">Должность</label>' in page
    assert "Напишите название на казахском, русском или английском" in page


def test_acts_are_chosen_by_how_they_are_cited(client: FlaskClient) -> None:
    page = shown(client, "/queries/appointments.html?lang=en&act=U020000828_")
    acts = page.partition('<select id="field-act"')[2].partition("</select>")[0]
    options = re.findall(r'<option value="([^"]*)"( selected)?>([^<]*)</option>', acts)
    assert ("U020000828_", " selected", "Decree № 828 of 29 March 2002") in [
        (value, chosen, html.unescape(said)) for value, chosen, said in options
    ]
    for value, _, _ in options:
        assert client.get("/queries/appointments.csv", query_string={"act": value}).status_code == 200


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_are_suggested_that_lead_to_one_thing(client: FlaskClient, lang: str) -> None:
    page = shown(client, f"/queries/appointments.html?lang={lang}")
    positions = page.partition('<datalist id="values-position">')[2].partition("</datalist>")[0]
    names = [html.unescape(name) for name in re.findall(r'<option value="([^"]*)">', positions)]
    assert len(names) > 100
    assert {"kk": "Бас Прокурор", "ru": "Генеральный Прокурор", "en": "Prosecutor General"}[lang] in names
    for name in names[::9]:
        answer = client.get("/queries/appointments.csv", query_string={"position": name, "lang": lang})
        assert answer.status_code == 200, name
        assert answer.get_data(as_text=True).count("\n") > 1, name


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
    link = re.search(r'href="(/sparql\?[^"]*)"', page.partition("<main")[2])
    assert shown_text
    assert link
    assert html.unescape(shown_text[1]) == text
    assert parse_qs(urlsplit(html.unescape(link[1])).query)["query"] == [opened(text, "Acts")]


def test_cells_lead_to_what_they_name(client: FlaskClient) -> None:
    page = shown(client, "/queries/appointments.html?lang=en&position=position/prime-minister")
    assert '<a href="/doc/position/prime-minister.html?lang=en">Prime Minister</a>' in page
    assert '<a href="/doc/act/U020000828_.html?lang=en">Decree № 828 of 29 March 2002</a>' in page
    assert '<a href="/doc/act/U020000828_/annex-1/row-1.html?lang=en">annex 1, row 1</a>' in page


def test_columns_days_and_codes_are_in_words(client: FlaskClient) -> None:
    page = shown(client, "/queries/who-fills.html?lang=ru&position=position/minister-of-finance")
    assert headings(page) == [
        *("Должность", "Этап", "Роль", "Кто", "Вариант", "По правилу о какой группе", "Акт", "Норма", "Не действует с"),
    ]  # what is empty in all rows is left out
    rows = [dict(zip(headings(page), row, strict=True)) for row in table(page)]
    assert len(rows) == 3
    assert {row["Должность"] for row in rows} == {"Министр финансов"}
    assert {row["Роль"] for row in rows} <= {"назначает", "представляет", "согласует", "обсуждает"}
    assert {row["Не действует с"] for row in rows} == {"31 июля 2023 г."}
    assert '<time datetime="2023-07-31">31 июля 2023 г.</time>' in page
    assert not re.search(r">https://w3id.org", page)


def test_every_column_of_a_question_is_named_in_words() -> None:
    for query in questions():
        labels = labels_of(query.columns)
        for name in query.columns:
            if name not in labels.values():
                assert said(f"column-{query.name}-{name}", "kk") or said(f"column-{name}", "kk"), (query.name, name)
        for parameter in query.parameters:
            for choice in parameter.choices:
                known = value_name(parameter.name, choice, "kk") != choice or choice[:1].isupper()
                assert known, (query.name, choice)


def test_words_for_columns_are_those_of_columns() -> None:
    columns = {name for query in questions() for name in query.columns}
    columns |= {f"{query.name}-{name}" for query in questions() for name in query.columns}
    named = {str(message.id) for message in concerns("kk")["columns"] if message.id}
    assert {key.removeprefix("column-") for key in named if key.startswith("column-")} <= columns


def test_numbers_are_drawn_as_bars(client: FlaskClient) -> None:
    page = shown(client, "/queries/posts-by-authority.html?lang=en")
    figure = page.partition('<figure class="chart"')[2].partition("</figure>")[0]
    bars = re.findall(r'<span class="what"><span>([^<]*)</span></span>\s*<svg[^>]*><rect width="([\d.]+)"', figure)
    numbers = re.findall(r"<strong>(\d+)</strong>", figure)
    place = headings(page).index("Positions")
    assert [(name, number) for (name, _), number in zip(bars, numbers, strict=True)] == [
        (html.unescape(row[0]), row[place]) for row in table(page)[:30]
    ]
    assert bars[0][1] == "100.0"
    assert float(bars[1][1]) == round(100 * int(numbers[1]) / int(numbers[0]), 1)
    assert "the first 30 rows" in figure
    assert "<figure" not in shown(client, "/queries/acts.html?lang=en")


def test_pairs_are_drawn_as_a_picture(client: FlaskClient) -> None:
    page = shown(client, "/queries/who-fills.html?lang=en&position=position/minister-of-finance")
    found = re.search(r'<img class="drawn" src="([^"]*)"', page)
    assert found
    answer = client.get(html.unescape(found[1]))
    assert answer.content_type == "image/svg+xml; charset=utf-8"
    drawn = ET.fromstring(answer.get_data(as_text=True))
    words = [element.text or "" for element in drawn.iter("{http://www.w3.org/2000/svg}title")]
    assert "President → Minister of Finance: appoints" in words
    described = next(drawn.iter("{http://www.w3.org/2000/svg}desc")).text or ""
    assert "Prime Minister → Minister of Finance" in described


def test_what_is_too_large_for_a_picture_says_so(client: FlaskClient) -> None:
    page = shown(client, "/queries/who-fills.html?lang=en")
    assert "At most 60 things are drawn" in page
    assert 'class="drawn"' not in page
    refused = client.get("/queries/who-fills/graph.svg?lang=en", headers={"Accept": "application/json"})
    assert refused.status_code == 404
    assert refused.get_json()["error"]["message"].endswith("at most 60 things are drawn")
    assert client.get("/queries/acts/graph.svg").status_code == 404
    assert 'id="picture"' not in shown(client, "/queries/acts.html?lang=en")


def test_words_in_another_language_are_marked(client: FlaskClient) -> None:
    page = shown(client, "/queries/organs.html?lang=ru")
    body = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert '<span lang="kk">' in body
    assert '<span lang="en">' in body
    assert 'lang="ru"' not in body


def test_the_page_is_in_the_language_of_its_reader(client: FlaskClient) -> None:
    answer = client.get("/queries/acts.html", headers={"Accept-Language": "en, ru;q=0.5"})
    assert answer.headers["Content-Language"] == "en"
    assert "Accept-Language" in answer.headers["Vary"]
    said = client.get("/queries/acts.html?lang=ru", headers={"Accept-Language": "en"})
    assert said.headers["Content-Language"] == "ru"
    kazakh = client.get("/queries/acts.html", headers={"If-None-Match": answer.headers["ETag"]})
    assert (kazakh.status_code, kazakh.headers["Content-Language"]) == (200, "kk")
