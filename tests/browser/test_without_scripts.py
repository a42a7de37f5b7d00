"""With scripts off, each kind of page still says its facts and its forms still work."""

import pytest

from tests.browser.conftest import Open
from tests.browser.kinds import KINDS, address

SAID = {  # what a page of the kind says in English, whatever runs
    "home": ("Okilet",),
    "query": ("Prime Minister", "President"),
    "hierarchy": ("Hierarchy: President", "Minister of Agriculture", "annex 1, row"),
    "hierarchy-upward": ("Minister of Internal Affairs", "nominates", "annex 1, row 92"),
    "hierarchy-ended": ("As of 1 August 2023 no rule is in force", "rule ended", "Government"),
    "chain": ("Head of a police department", "Minister of Internal Affairs"),
    "position": ("Prime Minister", "President", "annex 1, row 24"),
    "provision": ("Annex 1, row 92", "Minister of Internal Affairs"),
    "act": ("828", "29 March 2002"),
    "matrix": ("Head of the Presidential Administration", "175", "as of 30 July 2023"),
    "flows": ("President", "Ministry of Internal Affairs", "275 positions in all"),
    "amendments": ("75 amending acts", "Decree № 853 of 23 April 2025", "Amendments that are only proposed"),
    "calendar": ("16 December 2026: Independence Day", "Ministry of Foreign Affairs", "Draft"),
    "calendar-grid": ("Week 1", "Monday", "held by: Prime Minister"),
    "deadlines": ("1 March, 1 June, 1 September, 1 December", "no longer in force from 31 July 2023"),
    "procedure": ("Prime Minister", "annex 1, row 41", "By the rules of 5 January 2023"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_stands_without_scripts(opened: Open, kind: str) -> None:
    page = opened(address(kind, "en"), scripts=False)
    words = " ".join(page.locator("main").inner_text().split())
    assert len(words) > 60
    for said in SAID.get(kind, ()):
        assert said in words
    pictures = page.locator("main :is(svg, img, canvas)").count()
    twins = page.locator("main :is(table, ol, ul, dl)").count()
    assert twins or not pictures
    assert (
        page.locator("main button:not([type=submit]):visible").count()
        == page.locator("main form button:visible").count()
    )


def test_a_search_is_asked_and_answered_without_scripts(opened: Open) -> None:
    page = opened("/?lang=en", scripts=False)
    page.get_by_role("searchbox").first.fill("head of a police department")
    page.get_by_role("searchbox").first.press("Enter")
    page.get_by_role("link", name="Head of a police department").first.click()
    assert page.locator("h1").inner_text() == "Head of a police department"
    assert "Minister of Internal Affairs" in page.locator("main").inner_text()
