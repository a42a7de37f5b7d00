"""The calendar: days with what is due and held, the grid of weeks, feeds that are what the command line gives."""

import datetime as dt
import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from icalendar import Calendar

from service.cli import main
from service.explorer.days.feed import choice_of, facts_of, year_of
from service.explorer.days.months import dated, month
from service.explorer.days.weeks import grids
from service.words import LANGUAGES
from tests.queries.timing import case
from tests.service.explorer.views import client_of, data_of, plain, rows, shown, view_of, within

DATA = data_of(case.engine(), "calendar")


@pytest.fixture
def lakes(tmp_path: Path) -> FlaskClient:
    return client_of(DATA, tmp_path)


def days_of(page: str) -> dict[str, str]:
    """What the cells of a month say, by day, without its number."""
    cells = re.findall(r'<td class="day([^"]*)">(.*?)</td>', page, re.DOTALL)
    found = {}
    for _, cell in cells:
        day = re.search(r'datetime="([^"]+)"', cell)
        if day:
            found[day[1]] = plain(cell)
    return found


def test_days_off_are_marked_and_named(tmp_path: Path) -> None:
    with within(DATA, tmp_path):
        december = month(view_of(DATA, "en", "2026-12-01"), 2026, 12)
        may = month(view_of(DATA, "kk"), 2026, 5)
    assert december.name == "December"
    assert [len(week) for week in december.weeks] == [7] * 5
    assert [day.day.day for day in december.days if not day.working] == [5, 6, 12, 13, 16, 19, 20, 26, 27]
    assert [(day.day.day, day.off, day.estimated) for day in december.holidays] == [(16, "Independence Day", False)]
    assert [day.day.day for day in december.days if day.today] == [1]
    assert [(day.day.day, day.off) for day in may.holidays if day.estimated] == [(27, "Құрбан айт")]


def test_days_that_the_government_swapped_are_working_ones(tmp_path: Path) -> None:
    with within(DATA, tmp_path):
        swapped = month(view_of(DATA), 2024, 5)
    assert (dt.date(2024, 5, 4), True) in [(day.day, day.working) for day in swapped.holidays]


def test_what_is_held_each_week_stands_on_each_of_its_days() -> None:
    here = view_of(DATA)
    due, held = year_of(here, choice_of(here, {}), 2026)
    found = [(day.isoformat(), one.fact.one("event"), one.off) for day, one in dated(held.found, 1)]
    assert found == [
        ("2026-01-01", "Қабылдау", True),
        ("2026-01-08", "Қабылдау", False),
        ("2026-01-14", "Кеңес отырысы", False),
        ("2026-01-15", "Қабылдау", False),
        ("2026-01-22", "Қабылдау", False),
        ("2026-01-29", "Қабылдау", False),
    ]
    assert [day.isoformat() for day, _ in dated(due.found)] == [
        "2026-01-10", "2026-03-01", "2026-06-01", "2026-07-10", "2026-09-01", "2026-12-01",
    ]  # fmt: skip


def test_a_choice_narrows_the_year() -> None:
    here = view_of(DATA)
    due, held = year_of(here, choice_of(here, {"feed": "sittings", "actor": "Water Council"}), 2026)
    assert (due.found, due.undated, due.relative) == ((), (), ())
    assert {one.fact.one("event") for one in held.found} == {"Кеңес отырысы"}


def test_a_month_shows_what_falls_on_its_days(lakes: FlaskClient) -> None:
    page = shown(lakes, "/calendar?lang=en&year=2026&month=1")
    days = days_of(page)
    assert len(days) == 31
    assert days["2026-01-01"] == "1 : 1 sitting New Year's Day Vizier 1"
    assert days["2026-01-10"] == "10 : 1 deadline Lake Section 1"
    assert days["2026-01-05"] == "5"
    agenda = rows(page, '<table class="agenda')
    assert agenda[0][:4] == [
        "1 January 2026 Thursday",
        "Sitting Қабылдау қажет болса New Year's Day: the act does not say what happens then.",
        "Vizier",
        "инспекторлар",
    ]
    assert "day off; the working day before it is 9 January 2026" in " ".join(cell for row in agenda for cell in row)


def test_months_are_turned_up_to_the_ends_of_the_calendar(lakes: FlaskClient) -> None:
    page = shown(lakes, "/calendar?lang=en&year=2026&month=12&feed=deadlines")
    (address,) = re.findall(r'href="([^"]+)" rel="next"', page)
    assert "feed=deadlines&year=2027&month=1" in html.unescape(address)
    first = shown(lakes, "/calendar?lang=en&year=1991&month=1")
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in shown(lakes, "/calendar?lang=en&year=2100&month=12")


def test_a_year_links_the_days_that_have_something(lakes: FlaskClient) -> None:
    page = shown(lakes, "/calendar?lang=en&view=year&year=2026&feed=deadlines")
    linked = re.findall(r"#d-(2026-\d\d-\d\d)", page)
    assert linked == ["2026-01-10", "2026-03-01", "2026-06-01", "2026-07-10", "2026-09-01", "2026-12-01"]
    assert page.count('class="small-month"') == 12
    assert "16 December 2026 : Independence Day" in plain(page)
    assert "27 May 2026 : Eid al-Adha (estimated date)" in plain(page)
    assert "1991 to 2100" in plain(page)


def test_what_is_left_open_is_said_with_its_place(lakes: FlaskClient) -> None:
    said = plain(shown(lakes, "/calendar?lang=en&view=year&year=2026").partition("What to keep in mind")[2])
    assert "“тоқсан сайын”: no day is named" in said
    assert "U0300000770, annex 3, paragraph 3" in said
    assert "There is no such day in February." in said
    assert "Terms that count from an event are not in the calendar" in said


def test_the_grid_has_weeks_and_weekdays(lakes: FlaskClient) -> None:
    page = shown(lakes, "/calendar?lang=en&view=weeks")
    assert rows(page, '<table class="week-grid') == [
        ["Wednesday", "", "Кеңес отырысы held by: Water Council", "", ""],
    ]
    others = plain(page.partition("Without a fixed week")[2].partition("</ul>")[0])
    assert (
        others
        == "Қабылдау (every week: Thursday) held by: Vizier ; with: инспекторлар қажет болса Семинар кез келген күні"
    )
    before = shown(lakes, "/calendar?lang=en&view=weeks&as-of=2010-01-01")
    assert "Кеңес отырысы" not in before


def test_the_grid_of_the_order_that_ships(client: FlaskClient) -> None:
    page = shown(client, "/calendar?lang=en&view=weeks")
    grid = rows(page, '<table class="week-grid')
    assert [row[0] for row in grid] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]
    assert all(cell.count("Үкімет отырысы") == 1 for cell in grid[1][1:])
    assert "held by: Prime Minister" in grid[0][1]


def test_all_sittings_with_a_week_are_in_the_grid(client: FlaskClient, tmp_path: Path) -> None:
    here = view_of(data_of(case.engine(), "grid"))
    with within(here.data, tmp_path):
        (grid,) = grids(here, facts_of(here).of("MeetingSlot"))
    assert [len(slots) for _, cells in grid.rows for slots in cells] == [0, 1, 0, 0]
    assert [slot.what for slot in grid.others] == ["Қабылдау", "Семинар"]


@pytest.mark.parametrize(
    ("query", "arguments"),
    [
        ("feed=deadlines+1037&year=2026", ["deadlines", "1037", "--year", "2026"]),
        ("feed=deadlines+U1300000624&lang=ru&year=2027", ["deadlines", "624", "--year", "2027", "--lang", "ru"]),
        (
            "feed=sittings&actor=Prime+Minister&year=2026&lang=en",
            ["sittings", "--actor", "Prime Minister", "--year", "2026", "--lang", "en"],
        ),
        ("feed=sittings+order-president-2024-07-29-155", ["sittings", "--act", "155"]),
    ],
)
def test_a_feed_is_byte_for_byte_that_of_the_command_line(
    query: str, arguments: list[str], client: FlaskClient, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    answer = client.get(f"/calendar.ics?{query}")
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert main(["calendar", *arguments, "--format", "ics"]) == 0
    assert answer.data == capfdbinary.readouterr().out
    assert len(Calendar.from_ical(answer.data).walk("VEVENT")) > 4


def test_what_a_draft_proposes_is_tentative_and_says_so(client: FlaskClient) -> None:
    feed = Calendar.from_ical(client.get("/calendar.ics?feed=deadlines+1037&year=2026").data)
    assert {str(event["status"]) for event in feed.walk("VEVENT")} == {"TENTATIVE"}
    page = shown(client, "/calendar?lang=en&feed=deadlines&act=U100001037_&year=2026&month=12")
    assert all("Draft" in row[1] for row in rows(page, '<table class="agenda') if "Deadline" in row[1])
    assert plain(page).count("Draft") >= 3


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_feed_offered_parses(lang: str, client: FlaskClient) -> None:
    page = shown(client, f"/calendar?lang={lang}&feed=deadlines&actor=Сыртқы+істер+министрлігі")
    offered = [html.unescape(one) for one in re.findall(r'href="http://localhost(/calendar\.ics[^"]+)"', page)]
    subscribed = [html.unescape(one) for one in re.findall(r'href="webcal://localhost(/calendar\.ics[^"]+)"', page)]
    assert offered == subscribed
    assert len(offered) == 4
    for address in offered:
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert Calendar.from_ical(answer.data).walk("VEVENT")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/calendar?year=1800", 400),
        ("/calendar?month=13", 400),
        ("/calendar?view=x", 400),
        ("/calendar?actor=dragons", 404),
        ("/calendar.ics", 400),
        ("/calendar.ics?feed=dragons", 404),
        ("/calendar.ics?feed=sittings&month=1", 400),
    ],
)
def test_what_is_wrong_is_refused(path: str, status: int, client: FlaskClient) -> None:
    assert client.get(path).status_code == status


def test_words_that_fit_nothing_are_met_with_the_form_and_the_feeds(client: FlaskClient) -> None:
    page = shown(client, "/calendar?lang=en&actor=dragons", status=404)
    assert "No deadline and no sitting fits these words." in plain(page)
    assert 'value="dragons"' in page
    assert page.count("webcal:") == 4
