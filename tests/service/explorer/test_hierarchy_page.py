"""The hierarchy over HTTP, over the graph that ships and a small one: JSON, page, files, all for one address."""

import csv
import datetime as dt
import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from flask.testing import FlaskClient

from queries.chains import forms
from service.data import Data
from service.explorer.hierarchy import outline, rows
from service.explorer.hierarchy.asked import Asked, read
from tests.queries.chains.case import engine, two_versions
from tests.service.explorer.small import rules_of
from tests.service.explorer.views import ID, PAGE, client_of, data_of, shown

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def lakes(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The service over the invented graph of lakes, of one act that ended in 2020."""
    return client_of(data_of(engine(), "lakes"), tmp_path_factory.mktemp("lakes"))


@pytest.fixture(scope="module")
def republic(shipped: Data, tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """The service over the graph that ships."""
    return client_of(shipped, tmp_path_factory.mktemp("none"))


def asked(client: FlaskClient, query: str) -> dict[str, Any]:
    answer = client.get(f"/hierarchy.json?{query}&lang=en")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: dict[str, Any] = answer.get_json()
    return found


def drawn_in(graphml: str) -> "nx.MultiDiGraph[str]":
    graph = nx.parse_graphml(graphml, force_multigraph=True)
    assert isinstance(graph, nx.MultiDiGraph)
    return graph


def labels(nodes: list[dict[str, Any]]) -> list[str]:
    return [node["label"] for node in nodes]


def test_without_a_name_there_are_those_to_begin_with(republic: FlaskClient) -> None:
    found = asked(republic, "")
    assert found["as_of"] == "2023-07-30"
    first = found["roots"][0]
    assert first["id"] == "position/president"
    assert first["labels"] == {"kk": "Президент", "ru": "Президент", "en": "President"}
    assert first["above"] == 0
    assert all(root["above"] == 0 and root["below"] > 0 for root in found["roots"])
    assert "30 July 2023" in found["notes"][0]


def test_a_name_gives_those_right_below_with_steps_and_places(republic: FlaskClient) -> None:
    found = asked(republic, "of=minister+of+finance")
    assert found["of"]["id"] == "position/minister-of-finance"
    assert labels(found["path"]) == ["President", "Minister of Finance"]
    assert found["total"] == found["of"]["below"] == len(found["children"])
    assert "Chairperson of the State Revenue Committee" in labels(found["children"])
    edges = {(edge["who"], edge["whom"]): edge for edge in found["edges"]}
    said = edges["position/minister-of-finance", "position/deputy-minister-of-finance"]
    assert said["words"] == "nominates"
    step = said["steps"][0]
    assert step["place"].startswith("Decree № 828 of 29 March 2002, annex 1, row ")
    assert step["address"].startswith("https://adilet.zan.kz/")
    assert step["valid_to"] == "2023-07-31"
    assert step["validity"] == "until 31 July 2023 (that day not included)"  # as the day of the page has it
    assert ("position/president", "position/minister-of-finance") in edges  # among all of the answer


def test_upward_the_children_stand_above(republic: FlaskClient) -> None:
    found = asked(republic, "of=position/head-of-police-department&up=1")
    assert labels(found["children"])[1] == "Minister of Internal Affairs"
    assert {edge["whom"] for edge in found["edges"][: found["total"]]} == {"position/head-of-police-department"}


def test_children_come_in_pages(republic: FlaskClient) -> None:
    whole = asked(republic, "of=president&size=500")
    parts = [asked(republic, f"of=president&size=40&page={page}") for page in (1, 2, 3, 4)]
    assert [part["pages"] for part in parts] == [4] * 4
    assert [node["id"] for part in parts for node in part["children"]] == [node["id"] for node in whole["children"]]
    assert sum(group["count"] for group in whole["groups"]) <= whole["total"] == len(whole["children"]) > 120
    assert asked(republic, "of=president&size=40&page=9")["children"] == []


def test_those_who_lead_on_to_most_stand_first(republic: FlaskClient) -> None:
    children = asked(republic, "of=position/president&roles=appoints&size=100")["children"]
    below = [child["below"] for child in children]
    assert below == sorted(below, reverse=True)
    assert below[0] > 10
    assert "position/minister-of-internal-affairs" in [child["id"] for child in children[:10]]


def test_a_group_has_the_posts_of_its_organ_alone(republic: FlaskClient) -> None:
    whole = asked(republic, "of=president&size=500")
    group = whole["groups"][0]
    found = asked(republic, f"of=president&group={group['organ']['id']}")
    assert found["total"] == group["count"] > 1
    assert {node["organ"]["id"] for node in found["children"]} == {group["organ"]["id"]}


def test_roles_organ_and_levels_narrow_it(republic: FlaskClient) -> None:
    found = asked(republic, "of=president&roles=nominates")
    assert {step["role"] for edge in found["edges"] for step in edge["steps"]} == {"nominates"}
    assert found["notes"][-1] == "Only these steps count: nominates."
    defence = asked(republic, "of=president&organ=ministry+of+defence")
    assert "Minister of Defence" in labels(defence["children"])
    assert "Minister of Finance" not in labels(defence["children"])
    assert {node["below"] for node in asked(republic, "of=president&depth=1")["children"]} == {0}
    assert max(node["below"] for node in asked(republic, "of=president&depth=2")["children"]) > 10


def test_a_search_within_gives_the_way_to_each(republic: FlaskClient) -> None:
    found = asked(republic, "of=president&q=полиция+департаментінің+бастығы")["found"]
    assert found[0]["node"]["label"] == "Head of a police department"
    assert found[0]["path"][0] == "position/president"
    assert found[0]["path"][-1] == "position/head-of-police-department"
    below_finance = asked(republic, "of=minister+of+finance&q=head+of+a+police+department")["found"]
    assert "Head of a police department" not in [hit["node"]["label"] for hit in below_finance]


def test_past_the_end_of_an_act_its_rules_are_there_as_ended(republic: FlaskClient) -> None:
    found = asked(republic, "of=president&as-of=2023-08-01")
    assert (found["as_of"], found["since"]) == ("2023-08-01", "2023-07-30")
    assert found["total"] == asked(republic, "of=president&as-of=2023-07-30")["total"] > 100
    assert {node["state"] for node in found["children"]} == {"ended"}
    assert {edge["state"] for edge in found["edges"]} == {"ended"}
    assert found["notes"][0] == "On 1 August 2023 no rule of the loaded acts is in force."
    assert "repealed by Decree № 290 of 31 July 2023" in " ".join(found["notes"])


def test_before_the_first_wording_there_is_nothing_and_it_is_said(republic: FlaskClient) -> None:
    found = asked(republic, "of=president&as-of=2010-01-01")
    assert found["children"] == []
    assert found["since"] == ""
    assert any("No older wording is loaded for 1 January 2010" in note for note in found["notes"])


def test_what_cannot_be_compared_is_not_new_and_it_is_said(republic: FlaskClient) -> None:
    found = asked(republic, "of=prime-minister&since=2015-01-01")
    assert {node["state"] for node in found["children"]} == {""}
    assert any("No older wording is loaded for 1 January 2015" in note for note in found["notes"])


def test_what_came_and_went_between_two_days(tmp_path: Path) -> None:
    client = client_of(data_of(two_versions(), "two"), tmp_path)
    found = asked(client, "of=president&as-of=2016-01-01&since=2014-01-01")
    states = {node["label"]: node["state"] for node in found["children"]}
    arcs = {edge["whom"]: edge["state"] for edge in found["edges"] if edge["who"] == "position/president"}
    assert states["Grand Vizier"] == ""
    assert arcs["position/prime"] == ""
    assert arcs["position/river-minister"] == "new"  # the later wording no longer leaves this minister out
    assert arcs["position/deputy-lake-minister"] == "ended"
    later = asked(client, "of=president&as-of=2014-01-01&since=2016-01-01")
    assert later["since"] == ""
    assert any("must be before" in note for note in later["notes"])


def test_one_who_lost_all_rules_is_shown_with_those_that_ended(tmp_path: Path) -> None:
    data = data_of(engine(), "small")
    data.kept("rules", lambda: rules_of([("top", "appoints", "a", "", "2015-01-01"), ("top", "appoints", "b")]))
    found = asked(client_of(data, tmp_path), "of=position/a&up=1&as-of=2016-01-01")
    assert labels(found["children"]) == ["top"]
    assert found["since"] == "2014-12-31"
    assert found["of"]["state"] == "ended"
    assert found["notes"][0] == "On 1 January 2016 no rule of the loaded acts about a is in force."


def test_of_a_circle_the_answer_ends(lakes: FlaskClient) -> None:
    found = asked(lakes, "of=council-chair&as-of=2015-01-01")
    assert labels(found["children"]) == ["Water Council"]
    page = shown(
        lakes, "/hierarchy?of=council-chair&as-of=2015-01-01&open=organ/council,position/council-chair&lang=en"
    )
    assert page.count('id="at-position-council-chair"') == 1
    assert "1 more stands elsewhere in this outline" in page


def test_a_day_may_be_the_day_of_today(lakes: FlaskClient) -> None:
    assert asked(lakes, "")["as_of"] == "2020-04-30"
    found = asked(lakes, f"as-of={dt.date.today()}")
    assert found["since"] == "2020-04-30"
    assert {root["state"] for root in found["roots"]} == {"ended"}


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ("of=nobody-goes-by-that-name", 404, "not-found"),
        ("of=орынбасары", 300, "ambiguous"),
        ("as-of=yesterday", 400, "bad-parameter"),
        ("roles=hires", 400, "bad-parameter"),
        ("up=2", 400, "bad-parameter"),
        ("page=0", 400, "bad-parameter"),
        ("open=<script>", 400, "bad-parameter"),
        ("more=position/president", 400, "bad-parameter"),
        ("more=position/president:0", 400, "bad-parameter"),
        ("depth=0", 400, "bad-parameter"),
        ("size=501", 400, "bad-parameter"),
        ("unknown=1", 400, "bad-parameter"),
    ],
)
def test_what_cannot_be_asked_is_refused(republic: FlaskClient, query: str, status: int, code: str) -> None:
    answer = republic.get(f"/hierarchy.json?{query}")
    assert answer.status_code == status
    assert answer.get_json()["error"]["code"] == code


def test_an_address_reads_as_it_is_written() -> None:
    said = Asked(of="position/a", as_of="2020-01-01", roles=("appoints",), up=True, opened=("position/b",),
                 more=(("position/b", 3),), q="x", lang="ru")  # fmt: skip
    written = "&".join(f"{name}={value}" for name, value in said.given.items())
    assert read(written.encode()) == said
    assert read(b"roles=nominates&roles=appoints").roles == ("appoints", "nominates")
    assert said.with_open("position/c").opened == ("position/b", "position/c")
    closed = said.with_closed("position/b")
    assert (closed.opened, closed.more) == ((), ())
    assert said.with_more("position/b").pages("position/b") == 4


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
def test_the_page_says_in_each_language_who_stands_below(republic: FlaskClient, lang: str) -> None:
    page = shown(republic, f"/hierarchy?lang={lang}")
    name = {"kk": "Ауыл шаруашылығы министрі", "ru": "Министр внутренних дел", "en": "Prime Minister"}[lang]
    assert f">{name}</a>" in page
    assert {"kk": "2023 жылғы 30 шілде", "ru": "30 июля 2023", "en": "30 July 2023"}[lang] in page


def test_links_open_and_close_and_lead_further(republic: FlaskClient) -> None:
    closed = shown(republic, "/hierarchy?of=president&lang=en")
    opening = re.search(r'href="([^"]+)"[^>]*>Show (\d+) below<span class="hidden">: Minister of Agriculture<', closed)
    assert opening
    opened = shown(republic, opening[1].replace("&amp;", "&"))
    below = re.search(r'id="at-position-minister-of-agriculture".*?<ul>(.*?)</ul>', opened, re.DOTALL)
    assert below
    assert "Deputy Minister of Agriculture" in below[1] or "elsewhere" in below[1]
    closing = re.search(r'href="([^"]+)"[^>]*>Hide<span class="hidden">: Minister of Agriculture<', opened)
    assert closing
    assert "minister-of-agriculture" not in closing[1].partition("#")[0]
    further = re.search(r'href="([^"]+)"[^>]*>Show more \(\d+ left\)', closed)
    assert further
    longer = shown(republic, further[1].replace("&amp;", "&"))
    assert longer.count('<li id="at-') > closed.count('<li id="at-') + 40


def test_a_found_name_is_a_link_that_has_it_open(republic: FlaskClient) -> None:
    page = shown(republic, "/hierarchy?of=president&q=head+of+a+police+department&lang=en")
    link = re.search(r'<a href="(/hierarchy[^"]+)">Head of a police department</a>', page)
    assert link
    assert 'id="at-position-head-of-police-department"' in shown(republic, link[1].replace("&amp;", "&"))


def test_a_name_that_fits_several_offers_them(republic: FlaskClient) -> None:
    page = shown(republic, "/hierarchy?of=орынбасары&lang=en", 300)
    assert "Choose one" in page
    assert page.count('<a href="/hierarchy?of=position') > 1
    lost = shown(republic, "/hierarchy?organ=nobody-goes-by-that-name&lang=en", 404)
    assert "Nothing goes by the name “nobody-goes-by-that-name”" in lost


def test_an_open_address_gives_the_same_in_every_form(republic: FlaskClient) -> None:
    query = "of=minister-of-finance&open=position/chair-of-committee-state-revenue&as-of=2023-07-30&lang=ru"
    picture = republic.get(f"/hierarchy.svg?{query}")
    drawn = ET.fromstring(picture.get_data())
    said = " ".join(text for element in drawn.iter() for text in (element.text or "").split())
    assert drawn.tag == f"{SVG}svg"
    assert "Заместитель Министра финансов" in said
    assert "style-src 'unsafe-inline'" in picture.headers["Content-Security-Policy"]
    graph = drawn_in(republic.get(f"/hierarchy.graphml?{query}").get_data(as_text=True))
    rows = list(csv.DictReader(io.StringIO(republic.get(f"/hierarchy.csv?{query}").get_data(as_text=True))))
    start = f"{ID}position/minister-of-finance"
    assert {row["of"] for row in rows if row["authority"] == start} == set(graph.successors(start))
    assert {row["of_label"] for row in rows} >= {"Заместитель Министра финансов"}
    below = asked(republic, "of=minister-of-finance&as-of=2023-07-30")
    assert {node["iri"] for node in below["children"]} == set(graph.successors(start))


def test_what_ended_is_marked_in_files(republic: FlaskClient) -> None:
    rows = csv.DictReader(io.StringIO(republic.get("/hierarchy.csv?of=minister-of-finance&as-of=2023-08-01").text))
    assert {row["change"] for row in rows} == {"ended"}
    picture = ET.fromstring(republic.get("/hierarchy.svg?of=minister-of-finance&as-of=2023-08-01").get_data())
    assert [element for element in picture.iter() if "ended" in element.get("class", "").split()]


def test_a_picture_of_too_many_boxes_is_refused_and_another_form_is_not(
    republic: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(forms, "BOXES", 100)
    heads = "position/president,position/head-of-presidential-administration,position/prime-minister"
    more = ",".join(f"{head}:20" for head in heads.split(","))
    query = f"of=president&open={heads}&more={more}&size=500"
    refused = republic.get(f"/hierarchy.svg?{query}")
    written = republic.get(f"/hierarchy.graphml?{query}")
    assert (refused.status_code, written.status_code) == (400, 200)
    assert "100 boxes" in refused.get_json()["error"]["message"]
    assert len(drawn_in(written.get_data(as_text=True))) > 200
    assert republic.get("/hierarchy.exe").status_code == 404


def test_an_address_that_would_show_too_much_is_refused(republic: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    address = "/hierarchy?of=president&lang=en&more=position/president:9"
    assert republic.get(f"{address}&as-of=2023-01-02", headers=PAGE).status_code == 200
    monkeypatch.setattr(rows, "_WRITTEN", 1_000)
    refused = republic.get(f"{address}&as-of=2023-01-03", headers=PAGE)
    assert refused.status_code == 400
    assert "is too long; close some" in refused.text
    monkeypatch.setattr(outline, "MOST", 40)
    for form in ("", ".csv", ".svg", ".graphml"):
        refused = republic.get(f"/hierarchy{form}?of=president&as-of=2023-01-04", headers=PAGE)
        assert refused.status_code == 400
        assert "over 40 lines at once" in refused.text
    monkeypatch.setattr(outline, "MOST", 10_000)
    monkeypatch.setattr(outline, "DEEPEST", 1)
    refused = republic.get("/hierarchy?of=president&open=position/prime-minister&as-of=2023-01-04", headers=PAGE)
    assert refused.status_code == 400
    assert "over 1 levels at once" in refused.text


def test_an_answer_that_did_not_change_is_not_sent_again(republic: FlaskClient) -> None:
    for path in ("/hierarchy?lang=kk", "/hierarchy.json?of=president", "/hierarchy.svg?of=minister-of-finance"):
        first = republic.get(path, headers=PAGE)
        again = republic.get(path, headers=PAGE | {"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.get_data()) == (304, b"")
        other = republic.get(path.replace("?", "?as-of=2023-01-01&"), headers=PAGE)
        assert other.headers["ETag"] != first.headers["ETag"]


def test_the_words_of_the_picture_are_in_the_page(republic: FlaskClient) -> None:
    page = shown(republic, "/hierarchy?lang=ru")
    found = re.search(r'<script type="application/json" id="hierarchy-words">(.*?)</script>', page, re.DOTALL)
    assert found
    assert json.loads(found[1])["words"]["role-appoints"] == "назначает"
