"""The page of a position and of a class: who nominates, consents and appoints, by which row, and is it still so."""

import datetime as dt
import html
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.config import settings
from service.data import Data
from service.explorer.posts.position import position
from service.explorer.view import View
from service.words import LANGUAGES
from tests.queries.chains import case
from tests.service.api.pages import unbalanced
from tests.service.conftest import application

POLICE = "/doc/position/head-of-police-department.html"


def plain(markup: str) -> str:
    """What is read of a page or a part of it."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())


def part(page: str, anchor: str) -> str:
    """What stands below a heading, up to the next of its rank."""
    found = re.search(rf'<h2 id="{anchor}">(.*?)(?=<h2|</main>)', page, re.DOTALL)
    assert found, f"no heading #{anchor}"
    return plain(found[1])


def stages(page: str) -> list[str]:
    """The steps of the flow, as they are read."""
    return [plain(found) for found in re.findall(r'<li class="flow-stage [^"]*">(.*?)</ul>\s*<p', page, re.DOTALL)]


def of_lakes(engine_version: str, **given: str) -> Data:
    made = case.two_versions(**given) if engine_version == "two" else case.engine(**given)
    return Data(f"lakes {engine_version} {given}", made, (), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None)


@pytest.fixture
def lakes(tmp_path: Path) -> FlaskClient:
    """A graph whose act is in force."""
    return application(settings({"home": tmp_path}, {}), of_lakes("one", ends="")).test_client()


@pytest.mark.parametrize(
    ("lang", "steps"),
    [
        (
            "kk",
            [
                "1 1-қадам: Кім ұсынады Ішкі істер министрі",
                "2 2-қадам: Кіммен келісіледі",
                "3 3-қадам: Кім тағайындайды облыстардың, республикалық маңызы бар қалалардың және астананың әкімдері",
            ],
        ),
        (
            "ru",
            [
                "1 Шаг 1: Кто представляет Министр внутренних дел",
                "2 Шаг 2: С кем согласуется",
                "3 Шаг 3: Кто назначает акимы областей, городов республиканского значения и столицы",
            ],
        ),
        (
            "en",
            [
                "1 Step 1: Nominated by Minister of Internal Affairs",
                "2 Step 2: With the consent of Commission on Personnel Policy in Law Enforcement Bodies",
                "3 Step 3: Appointed by akims of regions, cities of republican significance and the capital",
            ],
        ),
    ],
)
def test_how_a_police_chief_is_appointed_is_a_sequence_of_steps(
    lang: str, steps: list[str], client: FlaskClient
) -> None:
    page = client.get(f"{POLICE}?lang={lang}").get_data(as_text=True)
    shown = stages(page)
    assert len(shown) == 3
    for step, expected in zip(shown, steps, strict=True):
        assert step.startswith(expected)


@pytest.mark.parametrize(
    ("lang", "place", "folder"),
    [("kk", "1-қосымша, 92-жол", "kaz"), ("ru", "приложение 1, строка 92", "rus"), ("en", "annex 1, row 92", "eng")],
)
def test_each_step_is_one_click_from_the_words(lang: str, place: str, folder: str, client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang={lang}").get_data(as_text=True)
    flow = page.partition('<ol class="flow">')[2].partition("</ol>")[0]
    clicks = re.findall(r'<p class="flow-place small"><a href="([^"]+)">([^<]+)</a>', flow)
    assert [words for _, words in clicks] == [place] * 3
    assert {address for address, _ in clicks} == {f"https://adilet.zan.kz/{folder}/docs/U020000828_"}
    assert f"/doc/act/U020000828_/annex-1/row-92.html?lang={lang}" in page


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("kk", "Күші жойылған 2023 жылғы 31 шілдеден бастап қолданыста емес."),
        ("ru", "Утратило силу Не действует с 31 июля 2023 г. Отменён актом: Указ № 290 от 31 июля 2023 года."),
        ("en", "Ended No longer in force from 31 July 2023. The act was repealed by Decree № 290 of 31 July 2023."),
    ],
)
def test_rules_that_ended_look_ended_and_say_by_what(lang: str, said: str, client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang={lang}").get_data(as_text=True)
    notice = page.partition('<div class="notice notice-ended">')[2].partition("</div>")[0]
    assert plain(notice).startswith(said)
    assert 'class="way way-ended"' in page
    assert page.index("notice-ended") < page.index('class="flow"')


def test_all_names_are_visible_at_once(client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang=ru").get_data(as_text=True)
    assert "<h1>Начальник департамента полиции</h1>" in page
    assert '<li lang="kk">Полиция департаментінің бастығы</li>' in page
    assert '<li lang="en">Head of a police department</li>' in page


def test_a_rule_on_its_group_is_named_as_such(client: FlaskClient) -> None:
    page = client.get("/doc/position/minister-of-finance.html?lang=en").get_data(as_text=True)
    assert [step.partition(": ")[2] for step in stages(page)] == [
        "Nominated by Prime Minister",
        "With the consent of Chairperson of the Security Council",
        "Appointed by President",
    ]
    assert "The rule is about the group “ ministers ”, to which this position belongs." in plain(page)


def test_alternatives_stand_side_by_side_with_their_condition(client: FlaskClient) -> None:
    page = client.get("/doc/position/commander-in-chief-of-branch.html?lang=en").get_data(as_text=True)
    choice = plain(page.partition('<ul class="flow-choice">')[2].partition("</ul>")[0])
    assert choice.startswith("Chairperson of the Security Council or Secretary of the Security Council condition:")
    assert '<q lang="kk">оның тапсырмасы бойынша' in page
    consent = stages(page)[1]
    assert "Head of the Presidential Administration" in consent  # who consents in either case


def test_what_a_footnote_says_of_others_is_set_apart(client: FlaskClient) -> None:
    page = client.get("/doc/position/deputy-minister-of-finance.html?lang=en").get_data(as_text=True)
    assert all("Secretary of the Security Council" not in step for step in stages(page))
    aside = plain(page.partition('<ul class="small flow-aside">')[2].partition("</ul>")[0])
    assert aside.startswith("Secretary of the Security Council")
    assert "footnote:" in aside


def test_the_chain_above_and_who_can_stop_it(client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang=en").get_data(as_text=True)
    above = part(page, "above")
    assert "Minister of Internal Affairs Appointed by President After consulting Security Council" in above
    assert "The chain ends at: Commission on Personnel Policy in Law Enforcement Bodies , President" in above
    stop = part(page, "stoppers")
    direct, _, indirect = stop.partition("Alone, through the appointments")
    assert "Minister of Internal Affairs nominates: Head of a police department" in direct
    assert "President appoints: Minister of Internal Affairs" in indirect
    assert "President" not in direct


def test_what_its_holder_decides_is_counted_and_listed(client: FlaskClient) -> None:
    page = client.get("/doc/position/minister-of-finance.html?lang=en").get_data(as_text=True)
    powers = part(page, "powers")
    assert "Appoints to 8 positions" in powers
    assert "Nominates for 4 positions" in powers
    assert "Chairperson of the State Revenue Committee State Revenue Committee" in powers
    assert "/hierarchy?of=position%2Fminister-of-finance&amp;as-of=2023-07-30&amp;roles=appoints&amp;lang=en" in page


def test_many_posts_are_folded_and_the_rest_counted(client: FlaskClient) -> None:
    page = client.get("/doc/position/prime-minister.html?lang=en").get_data(as_text=True)
    found = re.search(r"Consents to appointments to (\d+) positions(.*?)</details>", page, re.DOTALL)
    assert found
    assert found[2].count('<th scope="row">') == 50
    assert f"and {int(found[1]) - 50} more positions" in plain(found[2])


def test_who_studies_the_candidates_and_the_history(client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang=en").get_data(as_text=True)
    assert "Law Enforcement System Section of the Security Council" in part(page, "studies")
    history = part(page, "history")
    assert "Decree № 828 of 29 March 2002, annex 1, row 92" in history
    assert "as worded on 30 June 2022" in history
    assert "no longer in force from 31 July 2023" in history


def test_an_office_by_right_is_said_first(client: FlaskClient) -> None:
    page = client.get("/doc/position/chair-of-security-council.html?lang=en").get_data(as_text=True)
    notice = plain(page.partition('<div class="notice">')[2].partition("</div>")[0])
    assert notice.startswith("The loaded acts do not say who appoints to this position.")
    assert "Chairperson of the Security Council is, by right of office, President" in notice
    assert "First President" not in notice  # no longer
    assert "First President – Elbasy" in part(page, "others")


@pytest.mark.parametrize(
    ("asked", "day", "said"),
    [
        ("", "As of 30 July 2023", "No longer in force from 31 July 2023."),
        ("&as-of=2023-01-01", "As of 1 January 2023", "No longer in force from 31 July 2023."),
        ("&as-of=2024-01-01", "As of 1 January 2024", "On this day no rule of the loaded acts about this position"),
        ("&as-of=latest", "As of 30 July 2023", "No longer in force from 31 July 2023."),
    ],
)
def test_the_day_is_said_and_can_be_chosen(asked: str, day: str, said: str, client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang=en{asked}").get_data(as_text=True)
    assert day in plain(page)
    assert ("This is the last day" in plain(page)) == (asked in ("", "&as-of=latest"))
    assert said in plain(page)
    assert 'type="date" id="as-of" name="as-of"' in page
    assert ('class="flow"' in page) == ("2024" not in asked)
    assert "as worded on 30 June 2022" in part(page, "history")  # of all times, whatever the day


def test_links_to_other_positions_stay_at_the_day_asked_for(client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang=en&as-of=2023-01-01").get_data(as_text=True)
    main = page.partition("<main")[2].partition("</main>")[0]
    things = re.findall(r'href="(/doc/(?:position|class|organ)/[^"]*\.html\?lang[^"]*)"', main)
    assert len(things) > 20
    assert {address for address in things if not address.endswith("&amp;as-of=2023-01-01")} == set()
    assert "as-of" not in re.findall(r'href="(/doc/act/[^"]*)"', main)[0]
    plainly = client.get(f"{POLICE}?lang=en").get_data(as_text=True)
    assert "as-of=" not in re.findall(r'href="(/doc/position/minister-[^"]*)"', plainly)[0]


@pytest.mark.parametrize("asked", ["as-of=soon", "as-of=2023-02-30", "as-of=2023-01-01&as-of=2022-01-01"])
def test_a_day_that_is_none_is_refused(asked: str, client: FlaskClient) -> None:
    assert client.get(f"{POLICE}?{asked}").status_code == 400


def test_of_many_members_the_first_are_shown_and_where_all_are(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.explorer.posts.position.MEMBERS", 3)
    monkeypatch.setattr("service.explorer.posts.organ.MEMBERS", 3)
    for tail in ("class/deputy-ministers", "class/ministries"):
        page = client.get(f"/doc/{tail}.html?lang=en&as-of=2023-02-03").text.partition('<h2 id="members">')[2]
        shown, _, after = page.partition('<p class="small">and ')
        assert len(re.findall('<th scope="row"|<li>|<li class=', shown)) == 3
        assert f"/queries/class-members.csv?class={tail.replace('/', '%2F')}&amp;lang=en" in after.partition("</p>")[0]
        whole = client.get(f"/queries/class-members.csv?class={tail}&lang=en").text
        assert int(after.split()[0]) + 3 == len(whole.splitlines()) - 1


def test_a_class_has_its_members_and_whom_it_leaves_out(client: FlaskClient) -> None:
    page = client.get("/doc/class/ministers.html?lang=en").get_data(as_text=True)
    assert "<h1>Ministers</h1>" in page
    members = part(page, "members")
    assert "Minister of Finance Ministry of Finance by the rule of the group" in members
    assert "Minister of Defence Ministry of Defence annex 1, row 25" in members
    assert re.search(r"The rule leaves out: .*Minister of Defence", plain(page))
    assert "not there on this day" in members
    deputies = part(client.get("/doc/class/deputy-ministers.html?lang=en").text, "members")
    assert "Deputy Minister of Finance Ministry of Finance by the rule of the group" in deputies
    first = "First Deputy Minister of Internal Affairs"  # left out with the other deputies of that minister
    assert f"{first} Ministry of Internal Affairs not in the loaded rules" in deputies
    others = part(client.get("/doc/position/first-deputy-minister-of-internal-affairs.html?lang=en").text, "others")
    assert "A rule leaves it out: deputy ministers Decree № 828 of 29 March 2002, annex 1, row 41" in others


def test_a_rule_on_a_group_that_another_goes_before_is_marked(client: FlaskClient) -> None:
    page = client.get("/doc/position/first-deputy-head-of-state-security-service.html?lang=en").get_data(as_text=True)
    own, _, of_group = part(page, "history").partition("annex 1, row 44")
    assert "annex 1, row 42" in own
    assert "not applied" not in own
    assert "not applied: a rule about the position itself or a narrower group goes first" in of_group


def test_a_rule_in_force_says_so(lakes: FlaskClient) -> None:
    page = lakes.get("/doc/position/deputy-lake-minister.html?lang=en").get_data(as_text=True)
    assert "In force By the loaded acts this is in force today." in plain(page)
    assert "way-ended" not in page
    assert "notice-ended" not in page
    assert [step.partition(": ")[2] for step in stages(page)] == [
        "Nominated by Minister of Lakes",  # of the ministers, the one of its own ministry
        "With the consent of President or Grand Vizier condition: оның тапсырмасы бойынша",
        "Appointed by Water Council",
    ]


def test_another_rule_that_stands_now_is_pointed_to(tmp_path: Path) -> None:
    data = of_lakes("two", ends="")
    client = application(settings({"home": tmp_path}, {}), data).test_client()
    page = client.get("/doc/position/deputy-lake-minister.html?lang=en&as-of=2012-01-01").get_data(as_text=True)
    notice = plain(page.partition('<div class="notice notice-ended">')[2].partition("</div>")[0])
    assert notice == "Ended No longer in force from 1 March 2015. Another rule is in force now: as of today"
    now = re.search(r'<a href="([^"]+)">as of today</a>', page)
    assert now
    today = client.get(html.unescape(now[1])).get_data(as_text=True)
    assert "this is in force today" in today
    assert stages(today)[0].endswith("Nominated by Minister of Lakes")
    history = part(today, "history")
    assert history.index("as worded on 1 March 2015") < history.index("as worded on 1 February 2010")


def test_a_name_not_reviewed_is_marked(shipped: Data, tmp_path: Path) -> None:
    line = "<https://w3id.org/okilet/id/position/x> <{}> {} <https://w3id.org/okilet/graph/t> .\n"
    kind = line.format("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "<https://w3id.org/okilet/ns#Position>")
    name = line.format("http://www.w3.org/2004/02/skos/core#prefLabel", '"көл бақылаушысы"@kk')
    mark = line.format("https://w3id.org/okilet/ns#needsReview", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>')
    engine = type(shipped.engine).from_lines(said.encode() for said in (kind, name, mark))
    data = Data("one", engine, (), dt.datetime(2026, 1, 1, tzinfo=dt.UTC), None)
    page = application(settings({"home": tmp_path}, {}), data).test_client().get("/doc/position/x.html?lang=ru")
    assert "Имя взято из акта и ещё не проверено" in page.text
    assert '<h1 lang="kk">Көл бақылаушысы</h1>' in page.text
    assert page.text.count("ақылаушысы") == 2  # title and heading, not among the names in other languages


def test_findings_about_it_are_shown(client: FlaskClient) -> None:
    found = part(client.get("/doc/position/chair-of-security-council.html?lang=en").text, "found")
    assert found.startswith("What the checks found warning Appointer and concurring authority")
    assert "Decree № 828 of 29 March 2002: annex 1, row 11 ; annex 1, row 24" in found
    assert 'id="found"' not in client.get("/doc/position/head-of-police-department.html").text


def test_the_statements_stay_within_reach(client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang=en").get_data(as_text=True)
    for form in ("ttl", "jsonld", "rdf", "nt"):
        assert f'href="/doc/position/head-of-police-department.{form}"' in page
    statements = client.get(f"{POLICE}?view=statements&lang=en").get_data(as_text=True)
    assert 'class="flow"' not in statements
    assert html.escape("http://www.w3.org/2004/02/skos/core#prefLabel") in statements


def test_an_answer_is_not_sent_twice(client: FlaskClient) -> None:
    first = client.get(f"{POLICE}?lang=en")
    again = client.get(f"{POLICE}?lang=en", headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code) == (200, 304)
    for other in (f"{POLICE}?lang=ru", f"{POLICE}?lang=en&as-of=2023-01-01"):
        assert client.get(other, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    assert 'rel="alternate"; type="text/turtle"' in first.headers["Link"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_links_of_ours_keep_the_language(lang: str, client: FlaskClient) -> None:
    page = client.get(f"{POLICE}?lang={lang}").get_data(as_text=True)
    main = page.partition("<main")[2].partition("</main>")[0]
    ours = [html.unescape(address) for address in re.findall(r'href="(/[^"]*)"', main)]
    assert len(ours) > 20
    data = re.compile(r"\.(ttl|jsonld|rdf|nt)$")
    assert [address for address in ours if f"lang={lang}" not in address and not data.search(address)] == []


@pytest.mark.parametrize("path", ["position/head-of-police-department", "class/ministers", "organ/accounts-committee"])
def test_every_link_of_ours_leads_somewhere(path: str, client: FlaskClient) -> None:
    page = client.get(f"/doc/{path}.html?lang=en").get_data(as_text=True)
    main = page.partition("<main")[2].partition("</main>")[0]
    ours = {html.unescape(address) for address in re.findall(r'href="(/[^"]*)"', main)}
    assert len(ours) > 20
    assert {address: status for address in ours if (status := client.get(address).status_code) not in (200, 303)} == {}


def test_rules_said_not_to_apply_are_those_that_the_multigraph_lacks(app: Flask, shipped: Data) -> None:
    day, told = dt.date(2023, 1, 1), 0
    with app.test_request_context("/"):
        view = View(shipped, "en")
        powers = view.rules.drawn(day)
        for thing in view.names.things.values():
            if thing.kind == "position":
                drawn = {step.provision for step in powers.steps_on(thing.iri)}
                for past in position(view, thing.iri, day).history:
                    assert past.applies == (past.place.path in drawn), (thing.iri, past.place.path)
                    told += not past.applies
    assert told >= 5


def test_every_position_and_class_has_a_page_that_is_well_made(app: Flask, shipped: Data) -> None:
    client = app.test_client()
    things = View(shipped, "kk").names.things.values()
    asked = sorted(thing.iri for thing in things if thing.kind in ("position", "class"))
    assert len(asked) > 400
    for number, iri in enumerate(asked):
        lang = LANGUAGES[number % 3]
        answer = client.get(f"/doc/{iri.partition('/id/')[2]}.html?lang={lang}")
        assert answer.status_code == 200, iri
        assert unbalanced(answer.text) == [], iri
