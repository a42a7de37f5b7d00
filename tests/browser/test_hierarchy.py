"""The journey through the hierarchy: from the President to a department, past the end of a decree, in another language.

All is asserted by what is seen: cards of the picture, headings, the drawing that is saved.
"""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Open, violations

expect.set_options(timeout=20_000)  # the first answer of a server takes longer than others

PRESIDENT = "position/president"
MINISTER = "position/minister-of-internal-affairs"
DEPARTMENT = "position/head-of-police-department"


def card(page: Page, key: str) -> Locator:
    """The card of a post in the picture."""
    return page.locator(f'#hierarchy-stage [data-key="{key}"]')


def find(page: Page, text: str, name: str) -> None:
    """Search in the hierarchy, and go to what is found."""
    page.get_by_role("combobox", name="Search in this hierarchy").fill(text)
    page.get_by_role("option", name=re.compile(f"^{name}")).first.click(
        timeout=30_000
    )  # the first look-up makes its index


def test_from_the_president_to_a_department_past_its_decree_and_into_russian(opened: Open, tmp_path: Path) -> None:
    page = opened("/?lang=en")
    page.get_by_role("navigation").get_by_role("link", name="Hierarchy").click()
    expect(page.locator("h1")).to_have_text("Hierarchy: President")
    expect(card(page, PRESIDENT)).to_be_visible()
    expect(page.locator("main")).to_contain_text("As of 30 July 2023, 125 positions and organs stand directly below.")

    find(page, "minister of internal affairs", "Minister of Internal Affairs")
    expect(card(page, MINISTER)).to_be_visible()
    card(page, MINISTER).click()
    expect(card(page, DEPARTMENT)).to_be_attached()
    assert f"open={MINISTER}" in page.url
    card(page, DEPARTMENT).click()
    expect(page.locator("#hierarchy-panel")).to_contain_text("Head of a police department")
    expect(page.locator("#hierarchy-panel")).to_contain_text("annex 1, row 92")

    page.get_by_label("Date", exact=True).fill("2023-08-01")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("main .lead")).to_contain_text("As of 1 August 2023 no rule is in force.")
    expect(page.locator("#notes")).to_contain_text("repealed by Decree № 290 of 31 July 2023")
    expect(card(page, DEPARTMENT)).to_be_attached()
    expect(card(page, DEPARTMENT).locator(".gone").first).to_be_attached()

    page.get_by_role("link", name="Русский").click()
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    expect(page.locator("h1")).to_have_text("Иерархия: Президент")
    expect(page.locator("main .lead")).to_contain_text("На 1 августа 2023 г. действующих правил нет.")
    expect(card(page, DEPARTMENT)).to_contain_text("Начальник департамента полиции")

    page.locator(".hierarchy-save summary").click()
    with page.expect_download() as download:
        page.locator('[data-does="svg"]').click()
    saved = tmp_path / "hierarchy.svg"
    download.value.save_as(saved)
    drawn = ET.parse(saved).getroot()
    assert drawn.tag == "{http://www.w3.org/2000/svg}svg"
    said = " ".join(" ".join(text.split()) for text in drawn.itertext())
    for name in ("Президент", "Министр внутренних дел", "Начальник департамента полиции"):
        assert name in said
    assert violations(page) == []


def test_the_same_address_shows_the_same_to_another_reader(opened: Open) -> None:
    first = opened("/hierarchy?of=position/prime-minister&lang=en")
    first.locator('#hierarchy-stage [data-key="position/prime-minister"]').wait_for()
    find(first, "chairperson of the state revenue committee", "Chairperson of the State Revenue Committee")
    goal = "position/chair-of-committee-state-revenue"
    expect(card(first, goal)).to_be_visible()
    shown = keys(first)
    second = opened(first.url)
    expect(card(second, goal)).to_be_visible()
    assert keys(second) == shown


def keys(page: Page) -> list[str]:
    """The keys of all cards that are drawn."""
    found = page.locator("#hierarchy-stage [data-key]").evaluate_all("all => all.map(one => one.dataset.key)")
    return sorted(map(str, found))


@pytest.mark.parametrize("scripts", [True, False])
def test_outline_and_table_say_what_the_picture_shows(opened: Open, scripts: bool) -> None:
    page = opened("/hierarchy?of=position/minister-of-finance&lang=en&as-of=2023-07-30", scripts=scripts)
    names = ["Minister of Finance", "Deputy Minister of Finance", "Chairperson of the State Revenue Committee"]
    if scripts:
        expect(card(page, "position/minister-of-finance")).to_be_visible()
        page.get_by_role("tab", name="Outline").click()
    for name in names:
        expect(page.locator("#outline")).to_contain_text(name)
    if scripts:
        page.get_by_role("tab", name="Table").click()
    table = page.locator("#table table")
    expect(table).to_be_visible()
    for name in names:
        expect(table).to_contain_text(name)
    expect(table).to_contain_text("annex 1, row")


def test_without_scripts_links_open_close_and_change_the_day(opened: Open) -> None:
    page = opened("/hierarchy?of=position/president&lang=en", scripts=False, size=PHONE)
    page.locator("#at-position-akim-of-the-capital a.toggle").click()
    assert "open=position" in page.url
    expect(page.locator("#outline")).to_contain_text("Hide")
    page.get_by_label("Date", exact=True).fill("2023-08-01")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#outline .tag-ended").first).to_have_text("rule ended")
    assert "open=position" in page.url
    page.locator("#within").fill("head of a police department")
    page.locator("form.within button").click()
    page.get_by_role("link", name="Head of a police department", exact=True).first.click()
    expect(page.locator("#at-position-head-of-police-department")).to_be_visible()
    page.locator("#at-position-head-of-police-department").get_by_role("link").first.click()
    expect(page.locator("h1")).to_have_text("Head of a police department")
