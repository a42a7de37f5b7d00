"""Procedures over HTTP: the steps with their days, in words, and every form as the command line gives it."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from service.cli import main
from service.explorer.days.course import plain
from service.explorer.days.procedure import FORMS
from service.words import LANGUAGES
from tests.queries.timing import case
from tests.service.explorer.views import client_of, data_of, rows, shown, view_of, within
from tests.service.explorer.views import plain as said

DATA = data_of(case.engine(), "procedure")


@pytest.fixture
def lakes(tmp_path: Path) -> FlaskClient:
    return client_of(DATA, tmp_path)


MINISTER = ("of=minister+of+finance&start=2023-01-05&lang=en", ["minister", "of", "finance", "--start", "2023-01-05", "--lang", "en"])  # fmt: skip


@pytest.mark.parametrize(
    ("form", "query", "arguments"),
    [
        *((form, *MINISTER) for form in FORMS),
        ("json", "of=624&period=2026-Q2", ["624", "--period", "2026-Q2"]),
        ("csv", "of=1072&end=2023-03-27&document=annex-2", ["1072", "--end", "2023-03-27", "--document", "annex-2"]),
        (
            "json",
            "of=minister+of+finance&start=2023-01-05&as-of=latest&done=1=2023-01-09",
            ["minister of finance", "--start", "2023-01-05", "--as-of", "latest", "--done", "1=2023-01-09"],
        ),
    ],
)
def test_a_form_is_byte_for_byte_that_of_the_command_line(
    form: str, query: str, arguments: list[str], client: FlaskClient, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["procedure", *arguments, "--format", FORMS[form][0]]) == 0
    printed = capfdbinary.readouterr().out
    assert client.get(f"/procedure.{form}?{query}").data == printed
    assert len(printed) > 100


def test_the_page_has_the_steps_with_who_and_by_when(lakes: FlaskClient) -> None:
    page = shown(lakes, "/procedure?of=Inspector+of+Lakes&start=2026-01-05&lang=en")
    found = rows(page, '<table class="steps')
    assert [row[0] for row in found][:3] == ["1. consultation", "2. proposal", "3. action"]
    assert found[0][1] == "Water Council"
    assert found[1][1] == "Head of the Agency"
    assert found[-1][:2] == [f"{len(found)}. appointment", "President"]
    assert found[-1][5] == "annex 1, row 1 , U0300000770 U0300000770"
    section = next(row for row in found if row[3].startswith("10 working days"))
    assert section[1] == "Lake Section"


def test_days_stand_in_words_and_rest_on_what_is_done(lakes: FlaskClient) -> None:
    page = shown(lakes, "/procedure?of=Inspector+of+Lakes&start=2026-01-05&lang=en&done=6=2026-02-02")
    days = [row[4] for row in rows(page, '<table class="steps')]
    assert "2 February 2026 done" in days
    assert days[8] == "5 February 2026"


def test_an_act_by_its_number_in_a_quarter(client: FlaskClient) -> None:
    page = shown(client, "/procedure?of=624&period=2026-Q2&lang=en")
    days = [row[4] for row in rows(page, '<table class="steps')]
    last = [day for day in days if day.startswith(("1 June 2026", "15 June 2026", "30 June 2026"))]
    assert len(last) == 3
    assert "Procedure: Decree № 624 of 28 August 2013, annex 1" in said(page)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_code_stands_in_the_text(lang: str, client: FlaskClient) -> None:
    page = shown(client, f"/procedure?of=position/deputy-minister-of-finance&start=2023-01-05&lang={lang}")
    visible = said(
        re.sub(r"<details>.*?</details>", "", page.partition("<main")[2].partition("</main>")[0], flags=re.DOTALL)
    )
    assert "U020000828_" not in visible
    assert not re.search(r"\b\d{4}-\d\d-\d\d\b", visible)


def test_notes_say_places_and_days_in_words(tmp_path: Path) -> None:
    with within(DATA, tmp_path):
        note = plain(view_of(DATA), "U0300000770:annex-2/3-1 (U0300000770) ended on 2023-07-31")
    assert note == "U0300000770, annex 2, paragraph 3-1 ended on 31 July 2023"


def test_a_note_without_an_act_has_its_place_in_words(tmp_path: Path) -> None:
    with within(DATA, tmp_path):
        assert plain(view_of(DATA, "ru"), "annex-1/8: «…»") == "приложение 1, пункт 8: «…»"


def test_a_name_of_several_is_met_with_links_to_each(client: FlaskClient) -> None:
    page = shown(client, "/procedure?of=заместитель&lang=ru", status=300)
    choices = re.findall(r'href="(/procedure\?[^"]+)"', page.partition('role="alert"')[2].partition("</ul>")[0])
    assert len(choices) > 1
    assert "Шаги" in said(shown(client, html.unescape(choices[0])))


def test_a_name_of_nobody_is_met_with_the_nearest(client: FlaskClient) -> None:
    page = shown(client, "/procedure?of=zzzz&lang=en", status=404)
    assert "Nothing goes by this name" in said(page)
    assert client.get("/procedure.json?of=zzzz").get_json()["error"]["code"] == "not-found"


def test_the_field_has_the_name_of_what_was_found(client: FlaskClient) -> None:
    page = client.get("/procedure?of=position/deputy-minister-of-finance&start=2023-01-05&lang=en").get_data(
        as_text=True
    )
    assert 'name="of" value="Deputy Minister of Finance"' in page


def test_the_form_alone_where_nothing_is_asked(lakes: FlaskClient) -> None:
    page = shown(lakes, "/procedure?lang=en")
    assert 'name="period"' in page
    assert "<table" not in page


def test_its_calendar_parses(client: FlaskClient) -> None:
    page = shown(client, "/procedure?of=1072&end=2026-03-20&lang=en")
    (address,) = re.findall(r'href="([^"]+)">iCalendar', page)
    feed = Calendar.from_ical(client.get(html.unescape(address)).data)
    assert [str(event["status"]) for event in feed.walk("VEVENT")] == ["CONFIRMED", "TENTATIVE"]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("of=624&period=Q2", 400),
        ("of=624&document=x", 400),
        ("of=624&document=annex-7", 404),
        ("of=minister+of+finance&done=x", 400),
        ("of=minister+of+finance&done=99=2023-01-05", 400),
        ("of=minister+of+finance&end=2026-01-01", 400),
        ("of=minister+of+finance&start=x", 400),
        ("of=1072&end=2200-01-01", 400),
        ("who=x", 400),
    ],
)
def test_what_is_wrong_is_refused(query: str, status: int, client: FlaskClient) -> None:
    assert client.get(f"/procedure?{query}").status_code == status


def test_forms_want_a_name_and_there_are_no_others(client: FlaskClient) -> None:
    assert client.get("/procedure.json").status_code == 400
    assert client.get("/procedure.pdf?of=624").status_code == 404
