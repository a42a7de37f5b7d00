"""A journey: find a question in the library, ask it about a post, read the answer and take it along."""

import csv

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open


def rows(page: Page) -> list[list[str]]:
    """The words of the table's cells."""
    return [row.locator("td").all_inner_texts() for row in page.locator("table.answer tbody tr").all()]


def test_a_question_is_found_asked_and_downloaded(opened: Open) -> None:
    page = opened("/queries?lang=ru")
    page.get_by_label("Найти вопрос в списке").press_sequentially("замещает")
    expect(page.locator(".library li:visible")).to_have_count(1)
    expect(page.locator(".library h2:visible")).to_have_text(["Назначения"])
    page.get_by_role("link", name="Кто замещает должность").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Кто замещает должность")

    post = page.get_by_role("combobox", name="Должность")
    post.press_sequentially("министра финансов")
    expect(page.get_by_role("option").first).to_contain_text("Министр финансов")
    post.press("ArrowDown")
    post.press("Enter")
    expect(post).to_have_value("Министр финансов")
    page.get_by_label("По состоянию на").fill("2023-01-01")
    page.get_by_role("button", name="Показать").click()
    expect(page.locator("table.answer caption")).to_have_text("3 строки")
    expect(page.get_by_role("combobox", name="Должность")).to_have_value("Министр финансов")
    seen = rows(page)
    headings = page.locator("table.answer thead th").all_inner_texts()
    said = [dict(zip(headings, row, strict=True)) for row in seen]
    assert [(row["Роль"], row["Кто"]) for row in said] == [
        ("представляет", "Премьер-Министр"),
        ("согласует", "Председатель Совета Безопасности"),
        ("назначает", "Президент"),
    ]
    assert {row["Норма"] for row in said} == {"приложение 1, строка 24"}
    picture = page.locator("img.drawn")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 300

    with page.expect_download() as begun:
        page.get_by_role("link", name="XLSX").click()
    assert begun.value.suggested_filename == "who-fills.xlsx"
    address = page.get_by_role("link", name="CSV").get_attribute("href")
    answer = page.request.get(f"{page.url.partition('/queries')[0]}{address}")
    found = list(csv.DictReader(answer.text().splitlines()))
    assert [row["authority_label"] for row in found] == [row["Кто"] for row in said]
    assert [row["valid_to"] for row in found] == ["2023-07-31"] * 3
    assert [row["provision"] for row in found] == ["annex-1/row-24"] * 3

    lasting = page.get_by_label("Постоянный адрес этого ответа").input_value()
    assert rows(opened(lasting)) == seen


def test_an_answer_leads_to_the_editor_with_its_text(opened: Open) -> None:
    page = opened("/queries/posts-by-authority.html?lang=en")
    expect(page.locator(".chart li")).to_have_count(30)
    assert page.locator(".chart li").first.locator("strong").inner_text() == rows(page)[0][1]
    page.get_by_role("link", name="Open in the editor").click()
    assert page.url.partition("?")[0].endswith("/sparql")
    assert "posts" in page.content()


def test_the_library_is_a_plain_list_without_scripts(opened: Open) -> None:
    page = opened("/queries?lang=kk", scripts=False)
    expect(page.locator("#filter")).to_be_hidden()
    assert page.locator(".library li:visible").count() > 80
    page.get_by_role("link", name="Лауазымдар саны", exact=False).first.click()
    assert len(rows(page)) > 2
