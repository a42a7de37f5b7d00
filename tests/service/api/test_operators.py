"""What operators ask: health, readiness, metrics, limits, the description of the interface."""

import dataclasses
import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from ontology import VERSION
from ontology.errors import Unavailable
from service import words
from service.config import Settings, described, settings
from service.context import EXTENSION, Context
from service.data import Data
from service.limits import LIMITS
from tests.service.conftest import application
from tests.service.in_process import PoolInProcess

BROWSER = {"Accept": "text/html"}


def test_health_says_which_graph_and_how_the_query_processes_stand(client: FlaskClient, shipped: Data) -> None:
    answer = client.get("/-/health")
    said = answer.get_json()
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert (said["status"], said["version"], said["software"]) == ("ok", shipped.version, VERSION)
    assert (said["problems"], said["queries"]["sandbox"], said["queries"]["processes"]) == ([], True, 3)
    assert said["uptime_seconds"] > 0


def test_without_query_processes_it_is_not_well_and_not_ready(client: FlaskClient, pool: PoolInProcess) -> None:
    pool.error = Unavailable("there is no query server")
    answer = client.get("/-/health")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "5"
    error = answer.get_json()["error"]
    assert error["message"] == "queries cannot be answered: there is no query server"
    assert error["detail"]["status"] == "failing"
    assert client.get("/-/ready").status_code == 503
    assert "okilet_up 0.0" in client.get("/-/metrics").get_data(as_text=True)


def test_it_is_ready_when_both_answer(client: FlaskClient, shipped: Data) -> None:
    assert client.get("/-/ready").get_json() == {"ready": True, "version": shipped.version}


def test_what_is_amiss_is_said_though_it_answers(app: Flask, pool: PoolInProcess) -> None:
    context: Context = app.extensions[EXTENSION]
    context.data.trouble = "graph.nq: line 5: no quad"
    pool.sandbox = "this system has no seccomp"
    said = app.test_client().get("/-/health").get_json()
    assert (said["status"], said["queries"]["sandbox"]) == ("degraded", False)
    assert said["problems"] == [
        "the graph published last is not taken over; the log says why",
        "query processes run without a sandbox: this system has no seccomp",
    ]


def test_metrics_are_what_prometheus_reads(client: FlaskClient, shipped: Data) -> None:
    client.get("/")
    answer = client.get("/-/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain; version=")
    families = {family.name: family for family in text_string_to_metric_families(answer.get_data(as_text=True))}
    values = {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in families.values()
        for sample in family.samples
    }
    assert values["okilet_requests_total", ("method", "GET"), ("route", "/"), ("status", "200")] == 1
    assert values["okilet_info", ("data", shipped.version), ("software", VERSION)] == 1
    assert (values["okilet_up",], values["okilet_query_processes",], values["okilet_query_running",]) == (1, 3, 1)
    assert values["okilet_queries_total", ("outcome", "time-limit")] == 1
    assert sum(value for name, value in values.items() if name[0] == "okilet_memory_bytes") > 10_000_000


def test_each_limit_is_there_with_its_value_unit_and_setting(shipped: Data, tmp_path: Path) -> None:
    app = application(settings({"home": tmp_path, "query_seconds": 7}, {}), shipped)
    limits = {limit["name"]: limit for limit in app.test_client().get("/-/limits?lang=en").get_json()["limits"]}
    assert limits["query_seconds"] == {
        "name": "query_seconds",
        "value": 7,
        "unit": "seconds",
        "setting": "OKILET_QUERY_SECONDS",
        "meaning": "Time a query may take",
    }
    known = {setting.name: setting.variable for setting in described()}
    assert {name: limit["setting"] for name, limit in limits.items()} == {name: known[name] for name in LIMITS}


def test_every_setting_that_bounds_a_client_is_a_limit() -> None:
    bounding = {f.name for f in dataclasses.fields(Settings) if f.name.startswith(("query_", "queue", "request_"))}
    assert bounding - set(LIMITS) == {"query_processes"}


@pytest.mark.parametrize("lang", words.LANGUAGES)
def test_limits_are_a_page_for_people(client: FlaskClient, lang: str) -> None:
    text = client.get(f"/-/limits?lang={lang}", headers=BROWSER).get_data(as_text=True)
    assert f"<h1>{words.text('limits', lang)}</h1>" in text
    for value, unit in ((100_000, "rows"), (1_048_576, "bytes")):
        shown = {"en": f"{value:,}"}.get(lang, f"{value:,}".replace(",", "\u00a0"))
        assert f'<td class="number">{shown} {words.text(f"unit-{unit}", lang)}</td>' in text
    assert len(re.findall(r"<td><code>OKILET_\w+</code></td>", text)) == len(LIMITS)


def test_what_a_client_has_already_is_not_sent_again(client: FlaskClient) -> None:
    for path in ("/", "/-/limits", "/-/openapi.json"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Okilet-Data-Version"] == first.headers["Okilet-Data-Version"]
        assert "Accept-Encoding" in again.headers["Vary"]
        other = client.get(path, headers={"If-None-Match": '"other"'})
        assert other.status_code == 200
