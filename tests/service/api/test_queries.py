"""The query library over HTTP: the bytes of the command line, in every form, with every parameter."""

import csv
import datetime as dt
import io
import json
import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from queries.catalogue import catalogue, questions
from service.cli import main
from service.config import settings
from service.data import Data
from service.kept import answers_of
from tests.service.api.pages import unbalanced
from tests.service.conftest import application

FORMS = ("csv", "tsv", "json", "xlsx", "ttl")


@pytest.fixture
def printed(shipped: Data, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> "Printed":
    """What the command line prints over the same graph."""

    monkeypatch.setattr("service.cli.query.engine", lambda: shipped.engine)
    return Printed(capfdbinary)


class Printed:
    def __init__(self, captured: pytest.CaptureFixture[bytes]) -> None:
        self._captured = captured

    def __call__(self, *arguments: str) -> bytes:
        self._captured.readouterr()
        assert main(["query", *arguments]) == 0
        return self._captured.readouterr().out


@pytest.mark.parametrize("name", [query.name for query in catalogue()])
def test_every_query_in_every_form_is_what_the_command_prints(name: str, client: FlaskClient, printed: Printed) -> None:
    for form in FORMS:
        if (name, form) in {("names", "xlsx"), ("evidence", "xlsx"), ("class-links", "xlsx"), ("names", "ttl")}:
            continue  # the same code, and seconds of it
        answer = client.get(f"/queries/{name}.{form}")
        assert answer.status_code == 200
        assert answer.data == printed(name, "--format", form), form


@pytest.mark.parametrize(
    ("address", "arguments"),
    [
        ("acts.csv?as-of=2022-07-01", ["acts", "--format", "csv", "--as-of", "2022-07-01"]),
        ("acts.csv?as_of=2022-07-01&act=&lang=ru", ["acts", "--format", "csv", "--as-of", "2022-07-01"]),
        ("acts.tsv?act=U1300000624", ["acts", "--format", "tsv", "--param", "act=U1300000624"]),
        ("appointments.json?lang=ru", ["appointments", "--format", "json", "--lang", "ru"]),
        (
            "appointments.csv?position=position/prime-minister&lang=en&act=U020000828_",
            "appointments --format csv --lang en --param act=U020000828_ --param position=position/prime-minister".split(),
        ),
        ("findings.csv?check=two-appointers", ["findings", "--format", "csv", "--param", "check=two-appointers"]),
        ("evidence.ttl?act=P2300000938", ["evidence", "--format", "ttl", "--param", "act=P2300000938"]),
    ],
)
def test_parameters_are_those_of_the_command(
    address: str, arguments: list[str], client: FlaskClient, printed: Printed
) -> None:
    answer = client.get(f"/queries/{address}").data
    assert answer == printed(*arguments)
    assert len(answer) > 250


def test_the_language_of_a_form_for_programs_is_that_of_the_address_alone(client: FlaskClient) -> None:
    plain = client.get("/queries/appointments.csv", headers={"Accept-Language": "ru"})
    assert plain.data == client.get("/queries/appointments.csv?lang=kk").data
    assert plain.data != client.get("/queries/appointments.csv?lang=ru").data
    assert "Accept-Language" not in plain.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "text/html; charset=utf-8"),
        ("*/*", "text/html; charset=utf-8"),
        ("text/csv", "text/csv; charset=utf-8; header=present"),
        ("text/tab-separated-values;q=0.9, text/html;q=0.1", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+json", "application/sparql-results+json"),
        ("text/turtle, */*;q=0.1", "text/turtle; charset=utf-8"),
        ("text/html;q=0, text/*", "text/csv; charset=utf-8; header=present"),
    ],
)
def test_a_name_alone_gives_what_is_accepted(accept: str, media: str, client: FlaskClient) -> None:
    answer = client.get("/queries/calendar?act=P2300000938", headers={"Accept": accept} if accept else {})
    assert answer.headers["Content-Type"] == media
    assert "Accept" in answer.headers["Vary"]
    place = client.get(answer.headers["Content-Location"])
    assert place.headers["Content-Type"] == media
    assert place.data == answer.data or media.startswith("text/html")  # whose links to itself are others


def test_the_form_asked_for_wins_over_what_is_accepted(client: FlaskClient) -> None:
    answer = client.get("/queries/calendar?format=csv", headers={"Accept": "text/html"})
    assert answer.data == client.get("/queries/calendar.csv").data
    assert answer.headers["Content-Location"] == "/queries/calendar.csv"


@pytest.mark.parametrize(
    ("address", "accept", "status", "code", "said"),
    [
        ("duty.csv", "*/*", 404, "not-found", "there are act-ends"),
        ("duty", "*/*", 404, "not-found", "there are act-ends"),
        ("acts.pdf", "*/*", 404, "not-found", "there are html, csv, tsv, json, xlsx, ttl"),
        ("acts?format=pdf", "*/*", 400, "bad-parameter", "there are html, csv"),
        ("acts", "image/png", 406, "not-acceptable", "text/csv"),
        ("acts.csv?actor=x", "*/*", 400, "bad-parameter", "acts has no parameter 'actor'; it has: act, as_of"),
        ("acts.csv?act=a%20b", "*/*", 400, "bad-parameter", "'a b' is no act"),
        ("acts.csv?act=a:b", "*/*", 400, "bad-parameter", "'a:b' is no act"),
        ("acts.csv?act=" + "1" * 1001, "*/*", 400, "bad-parameter", "at most 1000 characters"),
        ("acts.csv?act=U1&act=U2", "*/*", 400, "bad-parameter", "'act' is given twice"),
        ("acts.csv?as-of=2020-01-01&as_of=2020-01-01", "*/*", 400, "bad-parameter", "'as-of' is given twice"),
        ("acts.csv?as-of=2020-02-30", "*/*", 400, "bad-parameter", "'2020-02-30' is no date"),
        ("acts.csv?as-of=2020-W01-1", "*/*", 400, "bad-parameter", "is no date; write it as 2023-08-01"),
        ("acts.csv?lang=de", "*/*", 400, "bad-parameter", "there are kk, ru and en"),
        ("acts.csv?lang=", "*/*", 400, "bad-parameter", "lang is empty"),
        ("acts.csv?page=2", "*/*", 400, "bad-parameter", "page is a parameter of the page alone"),
        ("acts.html?page=0", "*/*", 400, "bad-parameter", "is no number of a page"),
        ("acts.html?page=9", "*/*", 404, "not-found", "the last is 1"),
        ("findings.csv?as-of=2020-01-01", "*/*", 400, "bad-parameter", "has no date to ask for"),
        ("evidence.csv?subject=x", "*/*", 400, "bad-parameter", "'x' is no IRI"),
        ("evidence.csv?subject=http://[", "*/*", 400, "bad-parameter", "is no IRI"),
        ("acts.csv?act=%ff", "*/*", 400, "bad-parameter", "not UTF-8"),
        ("acts.csv?" + "&".join(f"a{n}=1" for n in range(200)), "*/*", 400, "bad-parameter", "more than 100"),
    ],
)
def test_what_is_wrong_is_told_with_what_there_is(
    address: str, accept: str, status: int, code: str, said: str, client: FlaskClient
) -> None:
    answer = client.get(f"/queries/{address}", headers={"Accept": accept})
    error = answer.get_json()["error"]
    assert (answer.status_code, error["code"]) == (status, code)
    assert said in error["message"]


def test_an_answer_is_known_by_its_tag(client: FlaskClient, shipped: Data) -> None:
    first = client.get("/queries/acts.csv?lang=ru")
    tag = first.headers["ETag"]
    assert first.headers["Okilet-Data-Version"] == shipped.version
    again = client.get("/queries/acts.csv?lang=ru", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    for other in ("acts.csv?lang=ru&act=U1300000624", "acts.tsv?lang=ru", "acts.html?lang=ru"):
        answer = client.get(f"/queries/{other}", headers={"If-None-Match": tag})
        assert (answer.status_code, answer.headers["ETag"] == tag) == (200, False)


def test_another_graph_has_another_tag(client: FlaskClient, shipped: Data, tmp_path: Path) -> None:
    other = Data("other", shipped.engine, (), shipped.published, None)
    tag = client.get("/queries/acts.csv").headers["ETag"]
    answer = application(settings({"home": tmp_path}, {}), other).test_client().get("/queries/acts.csv")
    assert answer.headers["ETag"] != tag


@pytest.mark.parametrize("form", [*FORMS, "html"])
def test_head_gives_the_headers(form: str, client: FlaskClient) -> None:
    whole, head = client.get(f"/queries/calendar.{form}"), client.head(f"/queries/calendar.{form}")
    assert (head.status_code, head.data) == (200, b"")
    assert head.headers["Content-Length"] == str(len(whole.data))
    assert head.headers["ETag"] == whole.headers["ETag"]


def test_a_workbook_is_a_file_to_keep(client: FlaskClient) -> None:
    assert client.get("/queries/acts.xlsx").headers["Content-Disposition"] == 'attachment; filename="acts.xlsx"'
    assert "Content-Disposition" not in client.get("/queries/acts.csv").headers


@pytest.mark.parametrize("kept", [0, 1])
def test_answers_are_the_same_whether_kept_or_not(kept: int, shipped: Data, tmp_path: Path) -> None:
    fresh = Data(shipped.version, shipped.engine, (), dt.datetime.now(dt.UTC), None)
    given = settings({"home": tmp_path, "answers_kept": kept}, {})
    client = application(given, fresh).test_client()
    answers = {client.get("/queries/acts.json").data for _ in range(3)}
    assert answers == {client.get("/queries/acts.json?act=").data}
    assert len(answers_of(fresh, given)) == kept


def test_the_catalogue_names_every_query_with_its_parameters(client: FlaskClient) -> None:
    found = client.get("/queries", headers={"Accept": "application/json"}).get_json()["queries"]
    assert [query["name"] for query in found] == [query.name for query in questions()]
    filled = next(query for query in found if query["name"] == "filled-by")
    assert filled["parameters"][1] == {
        "name": "role",
        "type": "choice",
        "default": "",
        "values": ["appoints", "elects", "nominates", "concurs", "consults"],
    }
    acts = next(query for query in found if query["name"] == "appointments")
    assert acts["subject"] == "appointments"
    assert acts["title"]["ru"] == "Правила назначения"
    assert acts["parameters"] == [
        {"name": "act", "type": "act", "default": ""},
        {"name": "position", "type": "thing", "default": ""},
        {"name": "as-of", "type": "date", "default": ""},
        {"name": "lang", "type": "lang", "default": "kk"},
    ]
    for form, address in acts["forms"].items():
        assert client.get(address).status_code == 200, form
    assert client.get("/queries?format=json").get_json()["queries"] == found


@pytest.mark.parametrize(("lang", "subject"), [("kk", "Тағайындаулар"), ("ru", "Назначения"), ("en", "Appointments")])
def test_the_catalogue_is_a_page_by_subject(lang: str, subject: str, client: FlaskClient) -> None:
    html = client.get("/queries", headers={"Accept-Language": lang}).get_data(as_text=True)
    assert f">{subject}</h2>" in html
    assert unbalanced(html) == []
    listed = re.findall(rf'href="/queries/([\w-]+)\.html\?lang={lang}">([^<]*)</a>', html)
    assert [(name, unescape(title)) for name, title in listed] == [(q.name, q.title[lang]) for q in questions()]


def test_queries_of_the_operator_are_served_too(shipped: Data, tmp_path: Path) -> None:
    (tmp_path / "lakes").mkdir()
    (tmp_path / "lakes" / "point.rq").write_text(
        "#+ title.en: What is said of a thing\n#+ param.thing: thing\n"
        "SELECT ?p ?o WHERE { VALUES ?thing { UNDEF } ?thing ?p ?o } ORDER BY ?p ?o"
    )
    client = application(settings({"home": tmp_path, "queries": str(tmp_path / "lakes")}, {}), shipped).test_client()
    rows = list(csv.reader(io.StringIO(client.get("/queries/point.csv?thing=organ/mazhilis").text)))
    assert rows[0] == ["p", "o"]
    assert ["http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "https://w3id.org/okilet/ns#Organ"] in rows
    page = client.get("/queries", headers={"Accept": "text/html"}).get_data(as_text=True)
    assert ">lakes</h2>" in page
    assert "/queries/point.{form}" in client.get("/-/openapi.json").get_json()["paths"]


def test_values_never_become_part_of_the_query(client: FlaskClient) -> None:
    hostile = '" } UNION { ?finding ?check ?severity } #\\'
    answer = client.get("/queries/findings.json", query_string={"check": hostile})
    assert json.loads(answer.data)["results"]["bindings"] == []
    page = client.get("/queries/findings.html", query_string={"check": f"<script>{hostile}"}).get_data(as_text=True)
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
