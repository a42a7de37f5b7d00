"""The consistency report over HTTP: that of `okilet validate`, read back from the graph, whole or filtered."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.cli import main
from service.config import settings
from service.data import Data, load
from service.words import LANGUAGES
from tests.service.conftest import application
from tests.service.waived import with_waiver


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published graph one of whose findings was set aside."""
    return with_waiver(tmp_path_factory.mktemp("findings"))


@pytest.fixture
def client(home: Path) -> FlaskClient:
    return application(settings({"home": home}, {}), load(home)).test_client()


def rows(answer: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.decode(), newline="")))


@pytest.mark.parametrize("form", ["json", "csv", "ttl"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_is_what_the_command_prints(
    form: str,
    lang: str,
    client: FlaskClient,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.setenv("OKILET_HOME", str(home))
    assert main(["validate", "--format", form, "--lang", lang]) == 0
    assert client.get(f"/findings.{form}?lang={lang}").data == capfdbinary.readouterr().out


def test_the_table_is_that_of_the_query(client: FlaskClient) -> None:
    report = client.get("/findings.csv").data
    assert report == client.get("/queries/findings.csv").data
    assert len(rows(report)) > 2
    assert [row["waived"] for row in rows(report) if row["waived"]] == ["It is meant so; A. Serikova; 2026-11-21"]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/?lang=en", "/findings?severity=warning"),
        ("/findings?lang=en", "/finding/two-appointers-"),
        ("/findings.csv?lang=en", "two-appointers,warning,"),
        ("/queries/findings.csv?lang=en", "two-appointers,warning,"),
        ("/doc/act/U020000828_.html?lang=en", "/findings?check=two-appointers&amp;act=U020000828_"),
        ("/doc/act/U020000828_/annex-1/row-44.html?lang=en", "/finding/two-appointers-"),
        ("/doc/position/chair-of-security-council.html?lang=en", "/finding/"),
    ],
)
def test_nothing_is_checked_for_a_request(
    path: str, said: str, shipped: Data, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shapes.report.results_of", None)
    fresh = replace(shipped, _kept={}, _one_by_one={})
    assert said in application(settings({"home": tmp_path}, {}), fresh).test_client().get(path).text


def test_filters_leave_what_they_say(client: FlaskClient) -> None:
    whole = rows(client.get("/findings.csv?lang=en").data)
    by_column = {"severity": "severity", "check": "check", "act": "act"}
    for name, column in by_column.items():
        for value in {row[column] for row in whole if row[column]}:
            found = rows(client.get("/findings.csv", query_string={name: value, "lang": "en"}).data)
            assert found == [row for row in whole if row[column] == value]
            document = client.get("/findings.json", query_string={name: value, "lang": "en"}).get_json()
            assert [finding["message"] for finding in document["findings"]] == [row["message"] for row in found]
    code = whole[0]["code"]
    assert rows(client.get(f"/findings.csv?lang=en&check={code}").data) == [r for r in whole if r["code"] == code]
    act = whole[0]["act"].rpartition("/")[2]
    both = rows(client.get(f"/findings.csv?lang=en&act={act}&severity=info").data)
    assert both == [row for row in whole if row["act"].endswith(f"/{act}") and row["severity"] == "info"]
    assert rows(client.get("/findings.csv?act=U0000000000").data) == []
    assert client.get("/findings.ttl?act=U0000000000").data == b""


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/findings.pdf", 404, "there are json, csv, ttl"),
        ("/findings.csv?check=none", 400, "there is no check 'none'"),
        ("/findings.csv?severity=grave", 400, "there are violation, warning, info"),
        ("/findings.csv?act=a%20b", 400, "is no act"),
        ("/findings.csv?lang=de", 400, "there are kk, ru and en"),
        ("/findings.csv?page=2", 400, "no parameter 'page'"),
    ],
)
def test_what_is_wrong_is_told(address: str, status: int, said: str, client: FlaskClient) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.get_json()["error"]["message"]


def test_the_report_is_known_by_its_tag(client: FlaskClient) -> None:
    for address in ("/findings.json", "/findings.csv?severity=info", "/findings.ttl"):
        first = client.get(address)
        assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_the_json_tells_whether_the_graph_conforms(client: FlaskClient) -> None:
    document = json.loads(client.get("/findings.json").data)
    assert document["conforms"] is True
    assert {"check", "severity", "act", "subject", "message", "places", "waived"} <= set(document["findings"][0])
