"""A real server and Debian's Chromium, shared by the tests of a process.

They are skipped, saying so, where there is no Chromium or the scripts were not built.
"""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.service.conftest import ROOT, Server, start, stop

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
AXE = ROOT / "service" / "ui" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = ROOT / "service" / "static" / "built" / "okilet.css"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
DESKTOP, PHONE = (1280, 900), (360, 780)

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Say once for all tests of this folder why they cannot run."""
    lacking = []
    if not CHROMIUM:
        lacking.append("there is no Chromium")
    if not (AXE.is_file() and BUILT.is_file()):
        lacking.append("the scripts are not built: make ui")
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if lacking:
                item.add_marker(pytest.mark.skip(reason=", ".join(lacking)))


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over the graph that ships."""
    server = start(tmp_path_factory.mktemp("site"), OKILET_WARM="yes")
    yield server
    stop(server)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def worth(message: ConsoleMessage) -> bool:
    """Whether a message tells of something wrong: a page that answers 404 as it should is told of, too."""
    its_own = message.page is not None and message.location["url"] == message.page.url
    return message.type in {"error", "warning"} and not (its_own and "Failed to load resource" in message.text)


@pytest.fixture(scope="session")
def windows() -> dict[bool, list[Page]]:
    """Those that no test has open, with scripts and without: to make one takes as long as to open a page."""
    return {True: [], False: []}


def window(browser: Browser, scripts: bool) -> Page:
    """A new one."""
    context = browser.new_context(java_script_enabled=scripts, accept_downloads=True)
    context.set_default_timeout(15_000)
    return context.new_page()


@pytest.fixture
def opened(browser: Browser, windows: dict[bool, list[Page]], site: Server) -> Iterator[Open]:
    """Opens a path of the site as a page: `opened("/?lang=kk", size=PHONE, scripts=False)`.

    When the test ends, nothing may have been said on the consoles of its pages, so that a script that fails and a
    break of the content security policy fail the test.
    """
    taken: list[tuple[bool, Page]] = []
    said: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if worth(message):
            said.append(message.text)

    def failed(error: Exception) -> None:
        said.append(str(error))

    def open_page(path: str, *, size: tuple[int, int] = DESKTOP, scripts: bool = True, dark: bool = False) -> Page:
        page = windows[scripts].pop() if windows[scripts] else window(browser, scripts)
        taken.append((scripts, page))
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        page.on("console", heard)
        page.on("pageerror", failed)
        page.goto(path if "://" in path else site.url + path)
        return page

    yield open_page
    for scripts, page in taken:
        page.title()  # what was said till now is heard
        page.remove_listener("console", heard)
        page.remove_listener("pageerror", failed)
        page.goto("about:blank")
        windows[scripts].append(page)
    assert said == []


def violations(page: Page, *rules: str) -> list[str]:
    """What axe-core finds wrong with a page as it stands, by these rules or by all: rule, what it says, where."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    only = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate("only => axe.run(document, {resultTypes: ['violations'], ...only})", only)
    return [
        f"{one['id']}: {one['help']}: {'; '.join(str(node['target']) for node in one['nodes'][:4])}"
        for one in found["violations"]
    ]
