"""The chain over HTTP: the bytes of the command line, a page with picture and table, and what a name may mean."""

import datetime as dt
import html
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from service.cli import main
from service.config import settings
from service.data import Data
from service.words import LANGUAGES
from tests.queries.chains import case as chain_case
from tests.service.api.pages import unbalanced
from tests.service.conftest import application

ID = "https://w3id.org/okilet/id/"
FORMS = {form: form for form in ("json", "svg", "dot", "mermaid", "graphml", "csv", "gexf")} | {"txt": "text"}


@pytest.fixture(scope="module")
def data() -> Data:
    return Data("lakes", chain_case.engine(), (), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None)


@pytest.fixture
def client(data: Data, tmp_path: Path) -> FlaskClient:
    return application(settings({"home": tmp_path}, {}), data).test_client()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("asked", "arguments"),
    [
        ({"of": "Бас Уәзір"}, ["Бас Уәзір"]),
        ({"of": "заместителя министра озёр", "lang": "ru"}, ["заместителя министра озёр", "--lang", "ru"]),
        ({"of": f"{ID}position/president", "down": "1", "lang": "en"}, [f"{ID}position/president", "--down"]),
        ({"of": "Көл министрі", "as-of": "2019-05-01"}, ["Көл министрі", "--as-of", "2019-05-01"]),
        ({"of": "Көл министрі", "as-of": "latest", "down": "0"}, ["Көл министрі", "--as-of", "latest"]),
        (
            {"of": "Көл министрінің орынбасары", "roles": "appoints,nominates", "depth": "1"},
            ["Көл министрінің орынбасары", "--roles", "appoints,nominates", "--depth", "1"],
        ),
    ],
)
def test_a_chain_is_what_the_command_prints(
    form: str,
    asked: dict[str, str],
    arguments: list[str],
    client: FlaskClient,
    data: Data,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setattr("service.cli.chain.engine", lambda: data.engine)
    lang = ["--lang", asked["lang"]] if "lang" in asked and "--lang" not in arguments else []
    assert main(["chain", *arguments, *lang, "--format", FORMS[form]]) == 0
    printed = capfdbinary.readouterr().out
    answer = client.get(f"/chain.{form}", query_string=asked)
    assert answer.status_code == 200
    assert answer.data == printed
    assert len(printed) > 100


def test_a_picture_brings_its_styles_and_nothing_else(client: FlaskClient) -> None:
    answer = client.get("/chain.svg", query_string={"of": "Бас Уәзір"})
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert ET.fromstring(answer.data).tag == "{http://www.w3.org/2000/svg}svg"


def test_a_picture_too_large_is_refused_and_the_page_goes_without(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("queries.chains.forms.BOXES", 2)
    asked = {"of": "Көл министрінің орынбасары", "lang": "en"}
    answer = client.get("/chain.svg", query_string=asked)
    assert answer.status_code == 400
    assert "boxes are too many for a picture (svg: at most 2 boxes" in answer.get_json()["error"]["message"]
    page = client.get("/chain", query_string=asked).get_data(as_text=True)
    assert unbalanced(page) == []
    assert "too large for a picture" in page
    assert "<img" not in page
    assert "<table" in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_has_the_form_alone_where_nothing_is_asked(lang: str, client: FlaskClient) -> None:
    page = client.get("/chain", query_string={"lang": lang}).get_data(as_text=True)
    assert unbalanced(page) == []
    assert 'name="of" value=""' in page
    assert "<table" not in page
    assert "<img" not in page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_has_picture_table_and_text(lang: str, client: FlaskClient) -> None:
    asked = {"of": "Көл министрінің орынбасары", "lang": lang}
    page = client.get("/chain", query_string=asked).get_data(as_text=True)
    chain = json.loads(client.get("/chain.json", query_string=asked).data)
    assert unbalanced(page) == []
    rows = page.partition("<tbody")[2].partition("</tbody>")[0].split("</tr>")[:-1]
    assert len(rows) == len(chain["steps"]) > 1
    for row, step in zip(rows, chain["steps"], strict=True):
        assert f">{step['depth']}</td>" in row
        assert html.escape(step["of"]["label"][lang]) in row
        assert html.escape(step["authority"]["label"][lang]) in row
        assert step["provision"] in row
    assert all(html.escape(note) in page for note in chain["notes"])
    picture = re.search(r'<img src="([^"]+)" alt="[^"]+"', page)
    assert picture
    assert client.get(html.unescape(picture[1])).data == client.get("/chain.svg", query_string=asked).data
    said = re.search(r"<pre[^>]*>(.*?)</pre>", page, re.DOTALL)
    assert said
    assert html.unescape(said[1]).strip() == client.get("/chain.txt", query_string=asked).text.strip()


def test_a_name_of_several_is_answered_with_all_of_them(client: FlaskClient) -> None:
    answer = client.get("/chain.json", query_string={"of": "орынбасары"})
    error = answer.get_json()["error"]
    assert (answer.status_code, error["code"]) == (300, "ambiguous")
    assert f"{ID}position/deputy-lake-minister" in error["detail"]
    page = client.get("/chain?lang=en&of=орынбасары&as-of=2019-05-01", headers={"Accept": "text/html"})
    assert page.status_code == 300
    text = page.get_data(as_text=True)
    assert unbalanced(text) == []
    links = re.findall(r'<li><a href="(/chain\?[^"]*)">([^<]*)</a>', text.partition("<main")[2])
    assert {label for _, label in links} >= {"Deputy Minister of Lakes", "Deputy Minister of Rivers"}
    for address, label in links:
        chosen = client.get(html.unescape(address))
        assert chosen.status_code == 200
        assert f"{label} (as of 2019-05-01)" in chosen.get_data(as_text=True)


def test_a_name_of_nobody_is_not_found(client: FlaskClient) -> None:
    answer = client.get("/chain.json", query_string={"of": "жоқ адам"})
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (404, "not-found")
    asked = {"of": "министр озёрр и морей", "lang": "ru"}
    page = client.get("/chain", query_string=asked, headers={"Accept": "text/html"})
    assert page.status_code == 404
    assert unbalanced(page.text) == []
    assert "Должность или группа должностей «министр озёрр и морей» не найдена." in page.text
    assert client.get("/chain?of=zzz", headers={"Accept": "*/*"}).get_json()["error"]["code"] == "not-found"


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/chain.pdf?of=x", 404, "there are json, svg, dot, mermaid, graphml, txt, csv, gexf"),
        ("/chain.json", 400, "of is missing"),
        ("/chain.json?of=", 400, "of is missing"),
        ("/chain.json?of=%20", 400, "of is missing"),
        ("/chain.json?of=x&to=y", 400, "no parameter 'to'; it has: of, as-of, down, roles, depth, lang"),
        ("/chain.json?of=x&as-of=soon", 400, "'soon' is no date"),
        ("/chain.json?of=x&down=yes", 400, "neither 0 nor 1"),
        ("/chain.json?of=x&depth=0", 400, "depth = '0' is no number of hops: 1 to 9999"),
        ("/chain.json?of=x&roles=appoints,", 400, "'' is no role; there are appoints, elects, nominates"),
        ("/chain.json?of=x&roles=appoints,likes", 400, "'likes' is no role; there are appoints, elects, nominates"),
        ("/chain.json?of=x&lang=de", 400, "there are kk, ru and en"),
        ("/chain.json?of=" + "x" * 401, 400, "at most 400 characters"),
        ("/chain.json?of=x&of=y", 400, "'of' is given twice"),
    ],
)
def test_what_is_wrong_is_told(address: str, status: int, said: str, client: FlaskClient) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.get_json()["error"]["message"]


def test_a_name_is_text_on_the_page(client: FlaskClient) -> None:
    for name in ('"><script>alert(1)</script>', "министрлер<b>"):
        page = client.get("/chain", query_string={"of": name}, headers={"Accept": "text/html"}).get_data(as_text=True)
        assert unbalanced(page) == []
        assert html.escape(name) in page.replace("&#34;", "&quot;")


def test_names_and_rules_are_read_once(client: FlaskClient, data: Data, monkeypatch: pytest.MonkeyPatch) -> None:
    client.get("/chain.json?of=Бас Уәзір")
    monkeypatch.setattr("service.api.chain.read_rules", None)
    assert client.get("/chain.json?of=Көл министрі&as-of=2018-01-01").status_code == 200


def test_a_chain_is_known_by_its_tag(client: FlaskClient) -> None:
    for form in (*(f".{form}" for form in FORMS), ""):
        first = client.get(f"/chain{form}?of=Бас Уәзір&lang=en")
        again = client.get(f"/chain{form}?of=Бас Уәзір&lang=en", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        other = client.get(f"/chain{form}?of=Бас Уәзір&lang=ru", headers={"If-None-Match": first.headers["ETag"]})
        assert other.status_code == 200
