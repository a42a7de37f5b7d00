"""Someone who knows some SPARQL edits a query in the editor and runs it."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Open, violations


def field(page: Page, name: str = "Query") -> None:
    """Empty the editor, the cursor in it."""
    page.get_by_role("textbox", name=name, exact=True).click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")


def suggested(page: Page) -> list[str]:
    options = page.get_by_role("listbox", name="Suggestions").get_by_role("option")
    expect(options.first).to_be_visible()
    return options.all_inner_texts()


def test_a_query_is_edited_with_suggestions_from_the_void_and_run(opened: Open) -> None:
    page = opened("/sparql?lang=en")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    field(page)
    page.keyboard.type("SELECT ?name WHERE { <id/position/prime-minister> a okl:Posi")
    assert suggested(page) == ["okl:Position", "okl:PositionClass"]
    page.keyboard.press("Enter")
    page.keyboard.type(" ; prefL")
    assert suggested(page) == ["skos:prefLabel"]
    assert violations(page) == []
    page.keyboard.press("Enter")
    page.keyboard.type(' ?name FILTER(LANG(?name) = "kk") }')
    expect(page.locator(".parseErrorIcon")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+Enter")
    rows = page.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_text(["Премьер-Министр"])
    assert violations(page) == []
    (query,) = parse_qs(urlsplit(page.url).query)["query"]
    assert query.startswith("SELECT ?name WHERE { <id/position/prime-minister> a okl:Position ; skos:prefLabel ?name")
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(page.url).netloc}


def test_the_address_is_a_permalink_and_the_way_back(opened: Open) -> None:
    page = opened("/sparql?lang=ru&query=ASK%20%7B%7D")
    expect(page.locator("#result")).to_contain_text("Да")
    field(page, "Запрос")
    page.keyboard.type("SELECT ?x { VALUES ?x { 1 2 3 } }")
    page.get_by_role("button", name="Выполнить").click()
    expect(page.get_by_role("cell")).to_have_text(["1", "2", "3"])
    page.reload()
    expect(page.get_by_role("cell")).to_have_text(["1", "2", "3"])
    expect(page.locator(".CodeMirror-code")).to_contain_text("VALUES ?x { 1 2 3 }")
    page.go_back()
    expect(page.locator("#result")).to_contain_text("Да")
    expect(page.locator(".CodeMirror-code")).to_contain_text("ASK")


def test_the_answer_is_shown_as_json_and_downloaded(opened: Open) -> None:
    page = opened("/sparql?lang=en&query=SELECT%20%3Fx%20%7B%20VALUES%20%3Fx%20%7B%20%22%D0%B0%2C%D1%96%22%20%7D%20%7D")
    page.get_by_text("The answer as JSON").click()
    expect(page.locator("#raw code")).to_contain_text('"value": "а,і"')
    with page.expect_download() as download:
        page.get_by_label("Form of the answer").select_option("csv")
        page.get_by_role("button", name="Run").click()
    assert download.value.path().read_bytes() == 'x\r\n"а,і"\r\n'.encode()


def test_a_line_that_is_no_sparql_is_marked_while_it_is_written(opened: Open) -> None:
    page = opened("/sparql?lang=kk")
    field(page, "Сұрау")
    page.keyboard.type("SELECT * WHERE {\n?s okl:appoints }")
    expect(page.locator(".parseErrorIcon")).to_have_attribute("title", "2-жол SPARQL ережесіне сай емес.")
    page.locator(".parseErrorIcon").hover()  # says nothing on the console, as a break of the policy would


def test_the_keyboard_goes_into_the_editor_and_out_of_it(opened: Open) -> None:
    page = opened("/sparql?lang=en", size=PHONE)
    page.get_by_role("textbox", name="Query", exact=True).focus()
    for key, reached in (("Tab", "SELECT"), ("Shift+Tab", "DIV"), ("Shift+Tab", "A")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.tagName") == reached
