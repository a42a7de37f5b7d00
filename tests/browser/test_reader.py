"""Reading: from a fact to its words, from the words to their facts, and what was repaired in them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open, violations
from tests.service.conftest import Server, start, stop
from tests.service.explorer.garden import CODE, publish

PLACE = "annex-2/2"


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over an act that was read for the purpose, its words among it."""
    folder = tmp_path_factory.mktemp("garden")
    (folder / "home").mkdir()
    publish(folder / "home", folder)
    server = start(folder)
    yield server
    stop(server)


@pytest.mark.parametrize("scripts", [True, False])
def test_from_a_provision_to_its_words_and_from_a_mark_to_its_fact(garden: Server, opened: Open, scripts: bool) -> None:
    page = opened(f"{garden.url}/doc/act/{CODE}/{PLACE}.html?lang=en", scripts=scripts)
    page.get_by_role("link", name="Read it in the text of the act").click()
    expect(page).to_have_url(f"{garden.url}/read/{CODE}?at=annex-2%2F2&lang=en#{PLACE}")
    passage = page.locator("[id='annex-2/2']")
    expect(passage).to_be_in_viewport()
    expect(passage).to_contain_text("он жұмыс күні ішінде")
    expect(passage.locator("mark.k-mention")).to_have_text("Премьер-Министр Кеңсесіне")
    passage.locator("mark.k-deadline > a").first.click()
    expect(page).to_have_url(f"{garden.url}/doc/act/{CODE}/{PLACE}.html?lang=en#deadline-2016-07-27")
    fact = page.locator("#deadline-2016-07-27")
    expect(fact).to_be_in_viewport()
    expect(fact).to_contain_text("10 working days")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_damage_is_shown_and_hidden(garden: Server, opened: Open, scripts: bool) -> None:
    page = opened(f"{garden.url}/read/{CODE}?lang=ru", scripts=scripts)
    expect(page.locator(".repaired")).to_have_count(0)
    page.get_by_role("link", name="Показать исправленные повреждения").click()
    expect(page.locator(".repaired-cut-word")).to_have_text("Кеңсесіне")
    expect(page.locator("[id='annex-2/2'] .printed").first).to_contain_text("Кеңсе- ⏎ сіне")
    printed = page.locator("[id='annex-2/2'] details.file-lines")
    printed.locator("summary").click()
    expect(printed.locator("pre")).to_contain_text("Кеңсе-\nсіне жібередi")
    page.get_by_role("link", name="Скрыть исправленные повреждения").click()
    expect(page.locator(".repaired")).to_have_count(0)


def test_a_kind_of_mark_is_switched_off_with_the_keyboard(garden: Server, opened: Open) -> None:
    page = opened(f"{garden.url}/read/{CODE}?lang=kk")
    mark = page.locator("mark.k-rule > a").first
    colour = "element => getComputedStyle(element).textDecorationColor"
    assert "rgba(0, 0, 0, 0)" not in mark.evaluate(colour)
    box = page.locator("#show-rule")
    box.focus()
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    assert mark.evaluate(colour) == "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "address", [f"/read/{CODE}?damage=1", f"/doc/act/{CODE}/{PLACE}.html?", f"/doc/act/{CODE}.html?"]
)
def test_pages_with_words_are_accessible(garden: Server, opened: Open, address: str, lang: str) -> None:
    page = opened(f"{garden.url}{address}&lang={lang}")
    assert violations(page) == []


def test_the_text_fits_a_phone(garden: Server, opened: Open) -> None:
    page = opened(f"{garden.url}/read/{CODE}?lang=kk&damage=1", size=PHONE)
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") == 0
