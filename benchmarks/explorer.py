"""How fast the pages are: `python -m benchmarks.explorer`, which writes the tables of docs/performance.md.

Over the graph that ships: of each kind of page the server's answer, warm (the middle and the slowest of `_ASKED`), and
the bytes of script that a browser fetches for it. Over a generated country of 50,000 posts, served as it is used: the
hierarchy by HTTP, and in Chromium until the picture is drawn; opening a post with 3,000 right below it. Needs Chromium
and the built scripts for what is measured in the browser.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, Response, sync_playwright

from benchmarks.large_country import BELOW_WIDE, CHIEF, WIDE, publish_country
from benchmarks.page import PAGE, fill
from benchmarks.serving import Client, Service, serving
from ontology import iris
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.kinds import KINDS, address

_ASKED = 15
_OPENED = 5  # times that each is opened in the browser
_WAIT = 1800.0  # seconds, at most, until a country is loaded and warm
_QUIET = 2.0  # seconds without work, after which there is none
_GOALS = {"home": 100, "hierarchy": 600}  # kB of script
_TAIL = WIDE.removeprefix(iris.ID)
_NODE = f'#hierarchy-stage [data-key="{_TAIL}"]'


@dataclass
class Figures:
    """What was measured of a kind of page: seconds of each answer, kB of its body, kB of script."""

    seconds: list[float] = field(default_factory=list)
    size: float = 0.0
    script: float = 0.0


def main() -> None:
    """Measure, print, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--posts", type=int, default=50_000)
    parser.add_argument("--pages", action="store_true", help="measure the kinds of pages alone, print them alone")
    parser.add_argument("--no-page", action="store_true", help="print the tables alone")
    asked = parser.parse_args()
    with _chromium() as browser:
        kinds = pages_table(shipped(browser))
        print(kinds)
        if asked.pages:
            return
        large = country_table(asked.posts, country(browser, asked.posts))
    print(f"\n{large}")
    if not asked.no_page:
        fill(PAGE, "explorer", f"{kinds}\n\n{large}\n")


def shipped(browser: Browser | None) -> Mapping[str, Figures]:
    """The kinds of pages over the graph that ships."""
    found: dict[str, Figures] = {}
    with serving(web_workers=1, log_level="error") as service:
        client = Client(service.port)
        for kind in KINDS:
            path = quote(address(kind, "kk"), safe="/:?&=%,~+.-_")
            client.get(path)
            answers = [client.get(path) for _ in range(_ASKED)]
            found[kind] = Figures([answer.seconds for answer in answers], len(answers[0].body) / 1000)
            if browser:
                found[kind].script = _script(browser, f"http://127.0.0.1:{service.port}{path}") / 1000
        client.close()
    return found


def country(browser: Browser | None, posts: int) -> Mapping[str, list[float]]:
    """The hierarchy of a country: seconds by what is done."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        publish_country(Path(folder), posts)
        with serving(Path(folder), web_workers=1, query_processes=1, log_level="error") as service:
            found["from the start until the first answer"] = [_until_it_answers(service)]
            found["from then until all is made that first requests need"] = [_until_quiet(service)]
            client = Client(service.port, timeout=_WAIT)
            for name, path in _requests().items():
                client.get(path)
                found[name] = [client.get(path).seconds for _ in range(_ASKED)]
            for name, path in _first_requests().items():
                found[name] = [client.get(path).seconds]
            client.close()
            if browser:
                found |= _in_the_browser(browser, f"http://127.0.0.1:{service.port}")
            found["megabytes of all processes"] = [float(service.megabytes())]
    return found


def _requests() -> Mapping[str, str]:
    return {
        "page, again": "/hierarchy?lang=en",
        "right below the top, again": "/hierarchy.json?of=position/post-0&lang=en",
        f"right below one with {BELOW_WIDE:,}, again": f"/hierarchy.json?of={_TAIL}&lang=en",
        "the same outline as a page, again": f"/hierarchy?of={_TAIL}&lang=en",
    }


def _first_requests() -> Mapping[str, str]:
    """Requests that nobody made before: nothing of their answers is at hand but what is made unasked."""
    return {
        f"one with {BELOW_WIDE:,}, first time in a language": f"/hierarchy.json?of={_TAIL}&lang=ru",
        f"one with {BELOW_WIDE:,}, a further page": f"/hierarchy.json?of={_TAIL}&lang=ru&page=31",
        "upward from a post": "/hierarchy.json?of=position/post-40000&up=1&lang=ru",
        "a name sought below the top": "/hierarchy.json?of=position/post-0&q=post+40001&lang=en",
        "by other roles": "/hierarchy.json?of=position/post-0&roles=appoints&lang=en",
        "of an organ": "/hierarchy.json?of=position/post-0&organ=organ/wide-7&lang=en",
        "another day": "/hierarchy.json?of=position/post-0&as-of=2012-01-01&lang=en",
        "compared with another day": "/hierarchy.json?of=position/post-0&since=2012-01-01&lang=en",
    }


def _until_it_answers(service: Service) -> float:
    """Seconds until the first hierarchy is answered: the graph is loaded, its rules are read."""
    begun = time.perf_counter()
    answer = service.get("/hierarchy.json?lang=en", timeout=_WAIT)
    if answer.status != 200:
        raise RuntimeError(f"the hierarchy is answered {answer.status}")
    return time.perf_counter() - begun


def _until_quiet(service: Service) -> float:
    """Seconds until the service works no longer on what it makes unasked."""
    begun = time.perf_counter()
    while True:
        before = service.processor_seconds()
        time.sleep(_QUIET)
        if service.processor_seconds() - before < _QUIET / 10:
            return time.perf_counter() - begun - _QUIET


def _in_the_browser(browser: Browser, site: str) -> Mapping[str, list[float]]:
    """Opening the hierarchy until it is drawn; opening the post with many below it until its first ones are drawn."""
    opened, expanded = list[float](), list[float]()
    for _ in range(_OPENED):
        context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        begun = time.perf_counter()
        page.goto(f"{site}/hierarchy?lang=en")
        page.wait_for_selector("#hierarchy-stage [data-key]")
        opened.append(time.perf_counter() - begun)
        page.goto(f"{site}/hierarchy?of={CHIEF.removeprefix(iris.ID)}&lang=en")
        page.wait_for_selector(_NODE)
        expanded.append(_expanded(page))
        context.close()
    return {"in Chromium: opened and drawn": opened, f"in Chromium: one with {BELOW_WIDE:,} opened": expanded}


def _expanded(page: Page) -> float:
    """Seconds from the press that opens the wide post until some of those below it are drawn."""
    key = _TAIL + "-"
    return float(
        page.evaluate(
            """async ([node, below]) => {
              const begun = performance.now();
              document.querySelector(node).dispatchEvent(new MouseEvent('click', {bubbles: true}));
              while (!document.querySelector(`#hierarchy-stage [data-key^="${below}"]`)) {
                if (performance.now() - begun > 60000) throw new Error('nothing is drawn below');
                await new Promise(requestAnimationFrame);
              }
              return (performance.now() - begun) / 1000;
            }""",
            [_NODE, key],
        )
    )


def _script(browser: Browser, url: str) -> float:
    """Bytes of the scripts that a browser fetches for a page."""
    page = browser.new_page()
    sizes: list[int] = []

    def count(response: Response) -> None:
        if response.request.resource_type == "script" and response.ok:
            sizes.append(len(response.body()))

    page.on("response", count)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    page.close()
    return float(sum(sizes))


@contextmanager
def _chromium() -> Iterator[Browser | None]:
    """The browser; None where there is none."""
    if not CHROMIUM:
        yield None
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


def pages_table(found: Mapping[str, Figures]) -> str:
    """The table of the kinds of pages."""
    lines = [
        "| kind of page | answer, ms | slowest, ms | kB | kB of script | goal, kB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for kind, figures in found.items():
        middle, most = 1000 * statistics.median(figures.seconds), 1000 * max(figures.seconds)
        script = f"{figures.script:,.0f}" if figures.script else "–"
        goal = _GOALS.get(kind, "")
        lines.append(f"| {kind} | {middle:,.1f} | {most:,.1f} | {figures.size:,.0f} | {script} | {goal} |")
    every = [1000 * second for figures in found.values() for second in figures.seconds]
    lines.append(f"| all of them | {statistics.median(every):,.1f} | {max(every):,.1f} |  |  |  |")
    return "\n".join(lines)


def country_table(posts: int, found: Mapping[str, list[float]]) -> str:
    """The table of the country."""
    goals: Mapping[str, str] = {"opened and drawn": "2,000", f"one with {BELOW_WIDE:,} opened": "500"}
    lines = [f"| {posts:,} posts | ms | slowest, ms | goal, ms |", "| --- | ---: | ---: | ---: |"]
    for name, seconds in found.items():
        unit: Callable[[float], str] = _megabytes if name.startswith("megabytes") else _milliseconds
        goal = next((said for what, said in goals.items() if name == f"in Chromium: {what}"), "")
        slowest = unit(max(seconds)) if len(seconds) > 1 else ""
        lines.append(f"| {name} | {unit(statistics.median(seconds))} | {slowest} | {goal} |")
    return "\n".join(lines)


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:,.0f}" if seconds > 0.1 else f"{1000 * seconds:,.1f}"


def _megabytes(value: float) -> str:
    return f"{value:,.0f}"


if __name__ == "__main__":
    main()
