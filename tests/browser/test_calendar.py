"""Someone subscribes to a calendar of deadlines: chooses it by form, takes its address, and the file parses."""

import re
from typing import Any

from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open, violations


def test_a_deadline_calendar_is_chosen_and_subscribed_to(opened: Open) -> None:
    page = opened("/?lang=en")
    page.get_by_role("navigation", name="Menu").get_by_role("link", name="Calendar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Calendar")
    page.get_by_label("Show").select_option("deadlines")
    page.get_by_label("Act", exact=True).select_option(label="Decree № 624 of 28 August 2013")
    page.get_by_label("Year").fill("2027")
    page.get_by_label("Month").select_option("March")
    page.locator("main").get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="March 2027")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("^15 ?: 1 deadline"))).to_be_visible()
    chosen = page.get_by_role("listitem").filter(has_text="The calendar chosen above")
    webcal = chosen.get_by_role("link", name=re.compile("^Open in an application")).get_attribute("href") or ""
    assert webcal.startswith("webcal://")
    address = chosen.get_by_role("link", name=re.compile("^iCalendar file")).get_attribute("href") or ""
    assert address.partition("://")[2] == webcal.partition("://")[2]
    answer = page.request.get(f"{address}&year=2027")
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    events: list[Any] = Calendar.from_ical(answer.body()).walk("VEVENT")
    assert [event["dtstart"].dt.isoformat() for event in events][:3] == ["2027-03-01", "2027-03-15", "2027-03-30"]
    assert len(events) == 12
    assert violations(page) == []


def test_months_are_turned_and_a_day_leads_to_what_is_due(opened: Open) -> None:
    page = opened("/calendar?lang=kk&feed=deadlines&year=2026&month=11", size=PHONE)
    page.get_by_role("link", name="2026 жылғы желтоқсан").click()
    expect(page.locator("main h2").first).to_have_text("2026 жылғы желтоқсан")
    page.get_by_role("link", name=re.compile("^20 ?: 2 мерзім")).click()
    row = page.locator("#d-2026-12-20")
    expect(row).to_contain_text("Жоба")
    expect(row).to_be_in_viewport()


def test_a_band_of_the_flows_tells_its_number_to_the_keyboard(opened: Open) -> None:
    page = opened("/flows?lang=en&role=elects")
    band = page.locator("a.band").first
    expect(band.locator(".said")).to_be_hidden()
    band.focus()
    expect(band.locator(".said")).to_be_visible()
    said = band.locator("title").text_content() or ""
    assert re.fullmatch(r"Senate of the Parliament → .+: \d positions? \(\d+ %\)", said.replace("\xa0", " "))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("List of positions")
    expect(page.locator("main")).to_contain_text("Senate of the Parliament")


def test_a_number_of_the_matrix_leads_to_its_posts(opened: Open) -> None:
    page = opened("/matrix?lang=ru", scripts=False)
    page.get_by_role("link", name="Избирает").click()
    row = page.get_by_role("row").nth(1)
    expect(row.get_by_role("rowheader")).to_have_text("Сенат Парламента")
    row.get_by_role("link", name="4", exact=True).click()
    expect(page.locator("main")).to_contain_text("4 должности")
    assert page.locator("main tbody tr").count() == 4
