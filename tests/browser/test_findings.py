"""Someone reads a finding of the consistency report and opens both places it is about."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Open, violations


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_finding_is_read_and_both_places_are_opened(size: tuple[int, int], opened: Open) -> None:
    page = opened("/findings?lang=en&check=class-without-exception", size=size)
    page.get_by_role("listitem").filter(has_text="Prosecutor General; only one").get_by_role("link").first.click()
    expect(page.get_by_role("main")).to_contain_text("only one of the rows asks the consent of")
    assert violations(page) == []
    cards = page.get_by_role("article")
    expect(cards).to_have_count(2)
    expect(cards.nth(0)).to_contain_text("Senate of the Parliament")
    expect(cards.nth(1)).to_contain_text("Chairperson of the Security Council")
    first, second = (card.bounding_box() for card in (cards.nth(0), cards.nth(1)))
    assert first
    assert second
    if size == DESKTOP:
        assert abs(first["y"] - second["y"]) < 2
        assert second["x"] >= first["x"] + first["width"]
    else:
        assert second["y"] >= first["y"] + first["height"]
    for number, row, who in ((0, "row 8", "Senate of the Parliament"), (1, "row 28", "Security Council")):
        page.get_by_role("article").nth(number).get_by_role("link", name=f"annex 1, {row}", exact=True).click()
        page.wait_for_url(f"**/annex-1/{row.replace(' ', '-')}.html*")
        expect(page.get_by_role("heading", level=1)).to_contain_text(row)
        expect(page.get_by_role("main")).to_contain_text(who)
        page.go_back()


def test_findings_are_chosen_by_their_count(opened: Open) -> None:
    page = opened("/findings?lang=ru")
    page.get_by_role("table").first.get_by_role("link", name="Указ № 624 от 28 августа 2013 года").click()
    expect(page.get_by_label("Акт", exact=True)).to_have_value("U1300000624")
    expect(page.get_by_role("article").first).to_contain_text("Указ № 624")
    page.get_by_role("link", name="Сбросить фильтры").click()
    expect(page.get_by_label("Акт", exact=True)).to_have_value("")
