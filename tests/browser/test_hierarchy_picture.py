"""The picture of the hierarchy in use: by keyboard, with the day moved, grouped, saved, on a phone."""

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Open, violations

FINANCE = "position/minister-of-finance"
PRESIDENT = "position/president"

expect.set_options(timeout=15_000)  # as actions have: the machine may do other work


def card(page: Page, key: str) -> Locator:
    return page.locator(f'#hierarchy-stage [data-key="{key}"]')


def focused(page: Page) -> str:
    """The key of what has the keyboard."""
    return str(page.evaluate("document.activeElement.getAttribute('data-key') || document.activeElement.id"))


def children(page: Page, level: int) -> list[str]:
    cards = page.locator(f'#hierarchy-stage .sort-node[aria-level="{level}"]')
    return [str(key) for key in cards.evaluate_all("all => all.map((one) => one.dataset.key)")]


def beside(page: Page, key: str) -> str | None:
    """How many stand beside this one."""
    return card(page, key).get_attribute("aria-setsize")


def test_the_picture_is_walked_by_keyboard_alone(opened: Open) -> None:
    page = opened(f"/hierarchy?of={FINANCE}&as-of=2023-07-30&lang=en")
    root = card(page, FINANCE)
    expect(root).to_have_attribute("tabindex", "0")
    assert page.locator('#hierarchy-stage [tabindex="0"]').count() == 1
    page.get_by_role("tab", name="Picture").focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        if focused(page) == FINANCE:
            break
    assert focused(page) == FINANCE
    below = children(page, 2)
    page.keyboard.press("ArrowRight")
    assert focused(page) == below[0]
    page.keyboard.press("ArrowDown")
    assert focused(page) == below[1]
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.getAttribute('aria-posinset')") == beside(page, below[0])
    page.keyboard.press("ArrowLeft")
    assert focused(page) == FINANCE
    expect(page.locator("#hierarchy-panel h2")).to_have_text("Minister of Finance")


def test_enter_opens_and_closes_and_says_so(opened: Open) -> None:
    page = opened("/hierarchy?of=position/prime-minister&as-of=2023-07-30&lang=en")
    minister = card(page, FINANCE)
    minister.focus()
    expect(minister).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(minister).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#hierarchy-live")).to_have_text(re.compile(r"^Minister of Finance: opened, \d+ of \d+ shown$"))
    assert f"open={FINANCE}" in page.url
    assert focused(page) == FINANCE
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('aria-level')") == "3"
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    expect(minister).to_have_attribute("aria-expanded", "false")
    assert "open=" not in page.url


def test_what_is_looked_at_is_told_with_its_way_and_its_row(opened: Open) -> None:
    page = opened(f"/hierarchy?of=position/prime-minister&as-of=2023-07-30&open={FINANCE}&lang=en")
    deputy = card(page, "position/deputy-minister-of-finance")
    deputy.hover()
    panel = page.locator("#hierarchy-panel")
    expect(panel.locator("h2")).to_have_text("Deputy Minister of Finance")
    expect(panel.locator(".path li")).to_have_text(
        ["President", "Prime Minister", re.compile("Minister of Finance"), re.compile("Deputy")]
    )
    place = panel.locator(".grounds a").first
    expect(place).to_have_text(re.compile(r"Decree № 828 of 29 March 2002, annex 1, row \d+"))
    assert "adilet.zan.kz" in str(place.get_attribute("href"))
    expect(panel.get_by_role("link", name="Page with everything about it")).to_have_attribute(
        "href", re.compile("deputy-minister-of-finance")
    )


def test_the_outline_is_a_tree_of_its_own_and_keeps_with_the_picture(opened: Open) -> None:
    page = opened("/hierarchy?of=position/prime-minister&as-of=2023-07-30&lang=en")
    expect(card(page, FINANCE)).to_be_attached()
    page.get_by_role("tab", name="Picture").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Outline")).to_have_attribute("aria-selected", "true")
    tree = page.get_by_role("tree")
    root = tree.locator('[data-key="position/prime-minister"]')
    root.focus()
    page.keyboard.press("ArrowRight")
    first = focused(page)
    assert tree.locator(f'[data-key="{first}"]').get_attribute("aria-level") == "2"
    entry = tree.locator(f'[data-key="{FINANCE}"]')
    entry.focus()
    page.keyboard.press("ArrowRight")
    expect(entry).to_have_attribute("aria-expanded", "true")
    assert focused(page) == FINANCE
    assert violations(page) == []
    page.get_by_role("tab", name="Picture").click()
    expect(card(page, FINANCE)).to_have_attribute("aria-expanded", "true")
    page.get_by_role("tab", name="Table").click()
    expect(page.locator("#table-host tbody")).to_contain_text("Deputy Minister of Finance")
    assert "#view=table" in page.url


def test_the_day_is_moved_and_what_ended_is_marked_in_words(opened: Open) -> None:
    page = opened("/hierarchy?of=position/prime-minister&as-of=2023-07-30&lang=en")
    expect(card(page, FINANCE)).to_be_attached()
    expect(page.locator("#hierarchy-day")).to_have_text("30 July 2023")
    page.get_by_label("Mark what changed").check()
    expect(page).to_have_url(re.compile("since=2023-02-12"))
    slider = page.get_by_role("slider", name="As of")
    slider.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#hierarchy-day")).to_have_text("31 July 2023")
    expect(card(page, FINANCE)).to_contain_text("− ended")
    expect(page.locator("main .lead")).to_contain_text("As of 31 July 2023")
    expect(page.get_by_label("Date", exact=True)).to_have_value("2023-07-31")
    expect(page.locator("#notes")).to_contain_text("repealed by Decree № 290")
    russian = str(page.get_by_role("link", name="Русский").get_attribute("href"))
    assert "as-of=2023-07-31&since=2023-07-30" in russian
    expect(page).to_have_url(re.compile("as-of=2023-07-31&since=2023-07-30"))
    assert violations(page) == []
    page.go_back()
    expect(page.locator("#hierarchy-day")).to_have_text("30 July 2023")
    expect(card(page, FINANCE)).not_to_contain_text("ended")


def test_many_children_stand_by_organ_or_page_by_page(opened: Open) -> None:
    page = opened(f"/hierarchy?of={PRESIDENT}&as-of=2023-07-30&lang=en")
    expect(page.locator(".sort-node")).to_have_count(51)
    more = card(page, f"{PRESIDENT}!more")
    expect(more).to_contain_text("Show more (75 left)")
    more.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".sort-node")).to_have_count(101)
    assert f"more={PRESIDENT}:2" in page.url
    page.get_by_role("button", name="By organ").click()
    groups = page.locator(".sort-group")
    expect(groups.first).to_be_attached()
    assert page.locator(".sort-node").count() == 1
    groups.first.click()
    expect(groups.first).to_have_attribute("aria-expanded", "true")
    expect(page.locator('.sort-node[aria-level="3"]').first).to_be_attached()
    address = page.url
    again = opened(address)
    expect(again.locator('.sort-node[aria-level="3"]').first).to_be_attached()
    assert children(again, 3) == children(page, 3)


def test_the_next_level_opens_at_once_and_other_lines_are_drawn_when_asked_for(opened: Open) -> None:
    page = opened(f"/hierarchy?of={FINANCE}&up=1&as-of=2023-07-30&lang=en")
    expect(card(page, FINANCE)).to_be_attached()
    before = page.locator(".sort-node").count()
    page.get_by_role("button", name="Next level").click()
    expect(page.locator("#hierarchy-live")).to_contain_text("Level 1 opened")
    expect(page.locator("#hierarchy-groups")).to_be_hidden()  # three are not many
    assert page.locator(".sort-node").count() > before
    top = page.locator("#hierarchy-panel .path li").first
    card(page, children(page, 3)[0]).hover()
    expect(top).not_to_have_text("Minister of Finance")  # the way is told from the top down, on the way up too
    page.get_by_label("All other lines").check()
    expect(page.locator(".further-lines path").first).to_be_attached()
    page.get_by_role("button", name="Close all").click()
    expect(page.locator(".sort-node")).to_have_count(before)


def test_a_picture_of_points_is_saved_and_zoom_changes_the_size(opened: Open, tmp_path: Path) -> None:
    page = opened(f"/hierarchy?of={FINANCE}&as-of=2023-07-30&lang=en")
    expect(card(page, FINANCE)).to_be_attached()
    size = "Number(document.querySelector('#hierarchy-stage svg').getAttribute('width'))"
    wide = page.evaluate(size)
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(size) == pytest.approx(wide * 1.25, abs=1)
    page.get_by_role("button", name="Show all of it").click()
    assert page.evaluate(size) <= wide
    page.get_by_text("Save", exact=True).click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as PNG").click()
    saved = tmp_path / "picture.png"
    download.value.save_as(saved)
    content = saved.read_bytes()
    assert content.startswith(b"\x89PNG\r\n")
    assert int.from_bytes(content[16:20], "big") >= 1440  # two points a pixel
    graph = page.get_by_role("link", name="Download as GraphML").get_attribute("href")
    assert graph == f"/hierarchy.graphml?of={FINANCE}&as-of=2023-07-30&lang=en"
    answer = page.request.get(str(page.evaluate("location.origin")) + graph)
    assert "<graphml" in answer.text()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_on_a_phone_cards_stand_below_each_other(opened: Open, lang: str, dark: bool) -> None:
    page = opened(f"/hierarchy?of=position/prime-minister&as-of=2023-07-30&lang={lang}", size=PHONE, dark=dark)
    opened_card = page.locator(".node[aria-expanded=false]").first
    key = str(opened_card.get_attribute("data-key"))
    opened_card.click()
    expect(page.locator(f'.node[data-key="{key}"]')).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE[0]
    stage = page.locator("#hierarchy-stage")
    assert stage.evaluate("(stage) => stage.scrollWidth === stage.clientWidth") is True
    boxes = [box for one in page.locator(".node").all()[:12] if (box := one.bounding_box())]
    assert all(above["y"] < below["y"] for above, below in itertools.pairwise(boxes))
    assert violations(page) == []
