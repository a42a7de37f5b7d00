"""Someone looks for a police chief from the first page, by keyboard alone, and goes on to the row of the decree."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Open, violations

KINDS = {"kk": "облыс полиция бастығы", "ru": "начальник полиции области"}
CHIEF = {"kk": "Полиция департаментінің бастығы", "ru": "Начальник департамента полиции"}
ROW = {"kk": "1-қосымша, 92-жол", "ru": "приложение 1, строка 92"}
WHO = {"kk": "Ішкі істер министрі", "ru": "Министр внутренних дел"}


@pytest.mark.parametrize("lang", list(KINDS))
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_from_the_search_box_to_the_row_of_the_decree(lang: str, size: tuple[int, int], opened: Open) -> None:
    page = opened(f"/?lang={lang}", size=size)
    box = page.get_by_role("combobox")
    for _ in range(40):
        page.keyboard.press("Tab")
        if box.evaluate("box => box === document.activeElement"):
            break
    expect(box).to_be_focused()
    page.keyboard.type(KINDS[lang])
    chief = page.get_by_role("option", name=CHIEF[lang]).first
    expect(chief).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"\d"))
    page.keyboard.press("ArrowDown")
    expect(chief).to_have_attribute("aria-selected", "true")
    assert box.get_attribute("aria-activedescendant") == chief.get_attribute("id")
    assert violations(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name=CHIEF[lang])).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(WHO[lang])
    page.get_by_role("link", name=re.compile(ROW[lang])).first.wait_for()
    link = page.locator('main a[href*="/annex-1/row-92.html"]').first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/annex-1/row-92.html*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("92")
    expect(page.get_by_role("main")).to_contain_text(WHO[lang])


def test_escape_closes_the_list_and_enter_without_a_choice_searches(opened: Open) -> None:
    page = opened("/?lang=en")
    box = page.get_by_role("combobox")
    box.focus()
    page.keyboard.type("minister")
    expect(page.get_by_role("option")).to_have_count(8)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("minister")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search: minister")
    expect(page.get_by_role("heading", name="Minister of Finance", exact=True)).to_be_visible()


def test_a_provision_is_suggested_where_one_is_named(opened: Open) -> None:
    page = opened("/queries?lang=en")
    box = page.get_by_role("combobox").first
    box.focus()
    page.keyboard.type("decree 828 row 92")
    page.get_by_role("option", name="Decree № 828 of 29 March 2002, annex 1, row 92").click()
    page.wait_for_url("**/annex-1/row-92.html*")
    expect(page.get_by_role("heading", level=1)).to_contain_text("row 92")


def test_without_scripts_the_form_is_sent(opened: Open) -> None:
    page = opened("/?lang=ru", scripts=False)
    page.get_by_role("searchbox").fill("начальнику полиции области")
    page.get_by_role("button", name="Поиск").click()
    page.get_by_role("link", name="Начальник департамента полиции", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("Министр внутренних дел")


def test_the_script_of_all_pages_is_small(opened: Open) -> None:
    page = opened("/?lang=en")
    sizes = page.evaluate(
        "performance.getEntriesByType('resource').filter(one => one.initiatorType === 'script').map(one => one.decodedBodySize)"
    )
    assert len(sizes) == 1
    assert 0 < sizes[0] < 10_000
