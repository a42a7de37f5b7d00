"""Every kind of page in every language: clean by axe-core, as wide as its window, reached by keyboard, quiet.

Screenshots go to the folder that `OKILET_SCREENSHOTS` names, where it names one.
"""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from service.words import LANGUAGES as SPOKEN
from tests.browser.conftest import DESKTOP, PHONE, Open, violations
from tests.browser.kinds import KINDS, LANGUAGES, address

_FOLDER = os.environ.get("OKILET_SCREENSHOTS", "")
_STRIDE = 20  # presses of Tab between two looks
_FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]"


def shoot(page: Page, name: str) -> None:
    if _FOLDER:
        Path(_FOLDER).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(_FOLDER) / f"{name}.jpg", full_page=True, quality=80)  # PNG takes twice the time


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return int(wide)


def test_all_languages_are_looked_at() -> None:
    assert LANGUAGES == SPOKEN


def settled(opened: Open, kind: str, lang: str) -> Page:
    """A kind of page when all is there: where scripts ask for more, when nothing is asked any longer."""
    page = opened(address(kind, lang), size=DESKTOP)
    if kind.startswith(("hierarchy", "sparql")):
        page.wait_for_load_state("networkidle")
    return page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_violation_fits_and_is_reached_by_keyboard(opened: Open, kind: str, lang: str) -> None:
    page = settled(opened, kind, lang)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    shoot(page, f"{kind}-{lang}-desktop")
    assert violations(page) == []
    assert overflow(page) == 0
    if lang == LANGUAGES[0]:
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        shoot(page, f"{kind}-{lang}-dark")
        assert violations(page, "color-contrast", "link-in-text-block") == []  # what colours alone can break
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.wait_for_timeout(100)
    shoot(page, f"{kind}-{lang}-phone")
    assert overflow(page) == 0
    if lang == LANGUAGES[0]:
        page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        assert unreached(page) == []


def unreached(page: Page) -> list[str]:
    """What the keyboard does not reach, with Tab pressed as often as it takes."""
    wanted = page.evaluate(_MARK, _FOCUSABLE)
    assert wanted > 10
    for _ in range(wanted // _STRIDE * 2 + 2):  # a field for a day takes a stop for each of its parts
        for _ in range(_STRIDE):
            page.keyboard.press("Tab")
        if not page.evaluate(_MISSED):
            break
    return list(page.evaluate(_MISSED))


# Marks what can be seen and has a place in the order of Tab, until it has the focus; of radio buttons, and of what moves
# its focus by arrows (`tabindex=-1`), one stands for all.
_MARK = """selector => {
  let n = 0;
  for (const e of document.querySelectorAll(selector)) {
    const shown = e.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true, opacityProperty: false});
    if (!shown || e.disabled || e.tabIndex < 0 || e.type === 'hidden') continue;
    if (e.type === 'radio' && !e.checked) continue;
    if (e.closest('details:not([open])') && !e.closest('summary')) continue;
    e.dataset.missed = '';
    n += 1;
  }
  document.addEventListener('focusin', event => delete event.target.dataset.missed, true);
  return n;
}"""
_MISSED = "[...document.querySelectorAll('[data-missed]')].map(e => e.outerHTML.slice(0, 120))"
