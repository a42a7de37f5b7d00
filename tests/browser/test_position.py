"""Someone wants to know who appoints a police chief, by which row, and whether it is still so."""

import re
from itertools import pairwise

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open, violations

POLICE = "/doc/position/head-of-police-department.html?lang=en"


def test_the_answer_is_on_the_first_screen(opened: Open) -> None:
    page = opened(POLICE)
    steps = page.locator(".flow").get_by_role("listitem").filter(has=page.locator(".flow-role"))
    expect(steps).to_have_count(3)
    expect(steps.first).to_contain_text("Nominated by")
    expect(steps.last).to_contain_text("akims of regions")
    expect(page.get_by_text("No longer in force from 31 July 2023.", exact=True)).to_be_in_viewport()
    for number in range(3):
        expect(steps.nth(number)).to_be_in_viewport(ratio=0.9)


def test_one_click_leads_from_a_step_to_the_row_of_the_decree(opened: Open) -> None:
    page = opened(POLICE)
    step = page.locator(".flow-stage").last
    words = step.get_by_role("link", name="annex 1, row 92")
    assert words.get_attribute("href") == "https://adilet.zan.kz/eng/docs/U020000828_"  # no texts are loaded here
    page.get_by_role("link", name=re.compile("data on this provision")).first.click()
    expect(page).to_have_url(re.compile(r"/doc/act/U020000828_/annex-1/row-92\.html\?lang=en$"))
    expect(page.get_by_role("main")).to_contain_text("Minister of Internal Affairs")


def test_steps_stand_one_below_another_on_a_phone(opened: Open) -> None:
    page = opened(POLICE, size=PHONE)
    boxes = [box for box in (stage.bounding_box() for stage in page.locator(".flow-stage").all()) if box]
    assert len(boxes) == 3
    assert all(first["y"] + first["height"] < second["y"] for first, second in pairwise(boxes))
    assert {round(box["x"]) for box in boxes} == {round(boxes[0]["x"])}


def test_another_day_is_asked_for_by_the_keyboard(opened: Open) -> None:
    page = opened(POLICE, scripts=False)
    page.get_by_text("Show another day").click()
    page.get_by_label("Day").fill("2024-01-01")
    page.get_by_label("Day").press("Enter")
    expect(page.get_by_text("As of 1 January 2024")).to_be_visible()
    expect(page.get_by_text("On this day no rule of the loaded acts about this position was in force.")).to_be_visible()
    page.get_by_role("link", name="Show the last rule that was in force").click()
    expect(page.get_by_text("As of 30 July 2023")).to_be_visible()


def test_open_folds_hold_to_the_rules_of_access(opened: Open) -> None:
    page = opened("/doc/position/prime-minister.html?lang=ru")
    for fold in page.locator("main details").all():
        fold.evaluate("fold => fold.open = true")
    assert violations(page) == []
