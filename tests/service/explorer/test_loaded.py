"""The list of acts."""

import html
import re

import pytest
from flask.testing import FlaskClient

from tests.service.explorer.test_home import plain


def part(markup: str, name: str) -> str:
    """A section of the page."""
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', markup, re.DOTALL)
    assert found
    return found[0]


def test_acts_that_were_read_stand_in_force_first_then_the_latest(client: FlaskClient) -> None:
    shown = client.get("/acts?lang=en").get_data(as_text=True)
    read = part(shown, "read")
    numbers = re.findall(r"№ (\d+) of", html.unescape(read))
    assert numbers == ["155", "938", "1144", "624", "828"]
    assert list(re.findall(r"tag tag-([a-z-]+)", read)) == ["in-force"] * 4 + ["repealed"]
    assert "no longer in force from 31 July 2023" in plain(read)


def test_a_draft_says_which_act_submits_it(client: FlaskClient) -> None:
    drafts = plain(part(client.get("/acts?lang=ru").get_data(as_text=True), "drafts"))
    assert "постановление № 1144 от 31 декабря 2015 года" in drafts.lower()


@pytest.mark.parametrize(
    ("lang", "title"), [("kk", "Азаматтық процестік кодексі"), ("en", "Азаматтық процестік кодексі")]
)
def test_acts_that_are_only_named_stand_by_how_often(client: FlaskClient, lang: str, title: str) -> None:
    named = part(client.get(f"/acts?lang={lang}").get_data(as_text=True), "named")
    counts = [int(count) for count in re.findall(r'class="number">(\d+)</td>', named)]
    assert counts[0] == 14
    assert counts == sorted(counts, reverse=True)
    assert title in html.unescape(named)
    assert plain(named).endswith("82")
