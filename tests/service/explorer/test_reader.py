"""The text of an act with the facts marked in its words: of an act with damage, read and published for the purpose."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.config import settings
from service.data import Data, load
from service.words import LANGUAGES
from tests.service.api.pages import unbalanced
from tests.service.conftest import application
from tests.service.explorer.garden import CODE, publish

ADDRESS = f"/read/{CODE}"


class Marks(HTMLParser):
    """The words of each mark by its group, where the links in it lead, and the words of each place by its id."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.marks: list[tuple[str, str]] = []
        self.leads: dict[str, set[str]] = {}
        self._open: list[tuple[str, list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "mark":
            group = next(name for name in (given["class"] or "").split() if name.startswith("k-"))
            self._open.append((group.removeprefix("k-"), []))
        elif tag == "a" and self._open:
            self.leads.setdefault(self._open[-1][0], set()).add(given["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "mark":
            group, words = self._open.pop()
            self.marks.append((group, "".join(words).replace("↗", "")))

    def handle_data(self, data: str) -> None:
        for _, words in self._open:
            words.append(data)


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Data:
    """The published act."""
    home = tmp_path_factory.mktemp("home")
    publish(home, tmp_path_factory.mktemp("files"))
    return load(home)


@pytest.fixture
def reader(garden: Data) -> FlaskClient:
    assert garden.release
    return application(settings({"home": garden.release.parent.parent}, {}), garden).test_client()


def passage(page: str, path: str) -> str:
    """The markup of a provision in a page."""
    found = re.search(rf'<(div|tr|li|h\d)[^>]* id="{re.escape(path)}"[^>]*>(.*?)</(?:p>|tr>|li>|h\d>)', page, re.DOTALL)
    assert found, f"no place #{path}"
    return found[2]


def plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("damage", ["", "&damage=1"])
def test_the_page_is_well_made(reader: FlaskClient, lang: str, damage: str) -> None:
    answer = reader.get(f"{ADDRESS}?lang={lang}{damage}")
    assert answer.status_code == 200
    assert unbalanced(answer.text) == []
    assert len(answer.data) < 300_000


def test_the_whole_text_is_there_damage_undone(reader: FlaskClient) -> None:
    page = reader.get(f"{ADDRESS}?lang=kk").text
    assert plain(passage(page, "main/1/2")) == "2) Кандидаттарды зерделеу туралы ереже бекітілсін."
    said = "2. Қаржы министрі тізімді он жұмыс күні ішінде Премьер-Министр Кеңсесіне жібереді."
    assert plain(passage(page, "annex-2/2")).replace("↗", "") == said
    assert plain(passage(page, "annex-2/chapter-1")) == "1-тарау. Жалпы ережелер"


def test_marks_cover_the_very_words_of_their_facts(reader: FlaskClient) -> None:
    found = Marks(passage(reader.get(f"{ADDRESS}?lang=kk").text, "annex-2/2"))
    said = "Қаржы министрі тізімді он жұмыс күні ішінде Премьер-Министр Кеңсесіне жібереді"
    assert ("mention", "Премьер-Министр Кеңсесіне") in found.marks
    assert ("deadline", said) in found.marks
    assert ("duty", said) in found.marks
    assert found.leads["deadline"] == {f"/doc/act/{CODE}/annex-2/2.html?lang=kk#deadline-2016-07-27"}
    assert found.leads["duty"] == {f"/doc/act/{CODE}/annex-2/2.html?lang=kk#duty-2016-07-27"}
    assert found.leads["mention"] == {"/doc/organ/government-apparatus.html?lang=kk"}


def test_marks_lead_to_facts_that_are_there(reader: FlaskClient) -> None:
    page = reader.get(f"{ADDRESS}?lang=en").text
    leads = sorted({lead for found in Marks(page).leads.values() for lead in found})
    assert len(leads) > 12
    for lead in leads:
        address, _, anchor = lead.partition("#")
        text = reader.get(address).text
        assert text.startswith("<!doctype html>"), lead
        assert not anchor or f'id="{anchor}"' in text, lead


def test_a_table_has_its_cells_in_their_columns(reader: FlaskClient) -> None:
    page = reader.get(f"{ADDRESS}?lang=en").text
    heads = re.findall(r'<th scope="col">(.*?)</th>', page, re.DOTALL)
    assert [plain(head) for head in heads][:3] == [
        "№",
        "Positions Лауазымдар",
        "Who appoints (elects) Кім тағайындайды",
    ]
    rows = [re.findall(r"<td[^>]*>(.*?)</td>", passage(page, f"annex-1/row-{n}"), re.DOTALL) for n in (1, 2)]
    assert [plain(cell) for cell in rows[0]] == [
        "Қаржы министрінің орынбасарлары",
        "Президент",
        "Қаржы министрі",
        "Әкімшілік Басшысы",
    ]
    assert plain(rows[1][2]) == "empty"
    assert ("rule", "Қаржы министрінің орынбасарлары") in Marks(passage(page, "annex-1/row-1")).marks


def test_damage_is_shown_on_demand(reader: FlaskClient) -> None:
    without = reader.get(f"{ADDRESS}?lang=en").text
    assert "repaired" not in without.partition('<div class="text')[2]
    toggle = re.search(r'class="button-link" href="([^"]+)"', without)
    assert toggle
    page = reader.get(html.unescape(toggle[1])).text
    assert "4 places on this page were repaired." in page
    shown = dict(re.findall(r'<ins class="repaired repaired-([a-z-]+)">(?:<a[^>]*>)?(.*?)<', page))
    assert shown == {
        "displaced": "ереже",
        "letter-spacing": "Қаржы",
        "cut-word": "Кеңсесіне",
        "look-alike": "жібереді",
    }
    for printed in ("бекітілсін.ереже", "Қ а р ж ы", "Кеңсе- ⏎ сіне", "жібередi"):
        assert f'<s lang="kk">{printed}' in page
    assert "2. Қаржы министрі тізімді он жұмыс күні ішінде Премьер-Министр Кеңсе-\nсіне жібередi." in page


def test_the_publishers_note_is_marked_too(reader: FlaskClient) -> None:
    note = reader.get(f"{ADDRESS}?lang=kk").text.partition('<details class="note">')[2].partition("</details>")[0]
    assert ("impact", "1-тармақ жаңа редакцияда") in Marks(note).marks


def test_the_page_of_a_provision_says_its_words_and_leads_to_them(reader: FlaskClient) -> None:
    page = reader.get(f"/doc/act/{CODE}/annex-2/2.html?lang=en").text
    assert "Кеңсесіне" in page
    words = f"{ADDRESS}?at=annex-2%2F2&amp;lang=en#annex-2/2"
    assert f'href="{words}"' in page
    assert 'id="annex-2/2"' in reader.get(html.unescape(words)).text
    assert "10 working days" in page


def test_a_version_or_page_that_is_not_there_is_told(reader: FlaskClient) -> None:
    answer = reader.get(f"{ADDRESS}?version=1999-01-01", headers={"Accept": "application/json"})
    assert answer.status_code == 404
    assert answer.get_json()["error"]["detail"] == {"versions": ["2016-07-27"]}
    assert reader.get(f"{ADDRESS}?page=9").status_code == 404
    assert reader.get(f"{ADDRESS}?damage=2").status_code == 400
    assert reader.get("/read/U9900000001").status_code == 404


@pytest.mark.parametrize(
    ("lang", "said", "site"),
    [("kk", "жүктелмеген", "kaz"), ("ru", "не загружен", "rus"), ("en", "is not loaded", "eng")],
)
def test_a_text_that_is_not_loaded_leads_to_the_institute(client: FlaskClient, lang: str, said: str, site: str) -> None:
    answer = client.get(f"/read/U020000828_?at=annex-1/row-92&lang={lang}")
    assert answer.status_code == 200
    assert said in answer.text
    assert f"https://adilet.zan.kz/{site}/docs/U020000828_" in answer.text
    assert unbalanced(answer.text) == []


def test_nothing_of_the_words_is_kept_apart_from_the_home(garden: Data, tmp_path: Path) -> None:
    assert garden.release
    assert any(name.startswith("https://w3id.org/okilet/graph/text/") for name in garden.engine.graphs)
    assert not any(name.startswith("https://w3id.org/okilet/graph/text/") for name in load(tmp_path).engine.graphs)
