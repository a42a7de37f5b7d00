"""What the documents for operators say is what the service does."""

import configparser
import re
import shutil
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families

from ontology import errors
from ontology.errors import OkiletError
from service import headers
from service.cli import main
from service.config import BadSetting, described, settings
from service.errors import Internal
from service.settings_table import rewritten
from tests.service.conftest import ROOT, Server

PAGE = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
UNIT = ROOT / "docs" / "deploy" / "okilet.service"
CONTAINER = ROOT / "docs" / "deploy" / "Containerfile"
FOREIGN = {"OKILET_CONFIG", "OKILET_SERVICE_HOST", "OKILET_UI"}


def test_the_table_of_settings_is_complete_and_true() -> None:
    assert rewritten(PAGE) == PAGE, "run `make docs`"
    assert all(f"`{setting.variable}`" in PAGE for setting in described())


def test_the_help_lists_every_setting(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["serve", "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    for setting in described():
        assert setting.option in shown
        assert setting.variable in shown
        assert setting.purpose in shown


def test_a_wrong_setting_is_one_line_and_exit_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", "http"]) == 2
    assert capsys.readouterr().err == ("okilet: --port = 'http': is not allowed; give a whole number from 0 to 65535\n")


@pytest.mark.parametrize("text", [PAGE, UNIT.read_text(encoding="utf-8"), CONTAINER.read_text(encoding="utf-8")])
def test_every_setting_that_is_named_exists(text: str) -> None:
    known = {setting.variable for setting in described()} | FOREIGN
    named = set(re.findall(r"OKILET_[A-Z_]+\b", text)) - {"OKILET_"}
    assert named
    assert named - known == set()


def test_every_error_is_in_the_table_with_its_status() -> None:
    rows = re.findall(r"^\| (`[^|]+`) \| (\d{3}) \|", PAGE.partition("## Errors")[2], re.MULTILINE)
    told = {(code, int(status)) for codes, status in rows for code in re.findall(r"`([\w-]+)`", codes)}
    classes: list[type[OkiletError]] = [*tree(OkiletError), Internal, BadSetting]
    assert told == {(e.code, e.http_status) for e in classes}


def tree(root: type[OkiletError]) -> list[type[OkiletError]]:
    children = [child for child in root.__subclasses__() if child.__module__ == errors.__name__]
    return [root, *(found for child in children for found in tree(child))]


def test_every_metric_is_in_the_table(client: FlaskClient) -> None:
    client.get("/")
    text = client.get("/-/metrics").get_data(as_text=True)
    shown = {
        sample.name.removesuffix("_bucket").removesuffix("_count").removesuffix("_sum"): set(sample.labels) - {"le"}
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if not sample.name.endswith("_created")
    }
    rows = re.findall(r"^\| `(okilet_\w+)` \|([^|]*)\|", PAGE, re.MULTILINE)
    assert {name: set(re.findall(r"`(\w+)`", labels)) for name, labels in rows} == shown


def test_every_address_for_operators_is_in_the_page(client: FlaskClient) -> None:
    described_paths = {path for path in client.get("/-/openapi.json").get_json()["paths"] if path.startswith("/-/")}
    assert set(re.findall(r"^\| `(/-/[\w.]+)` \|", PAGE, re.MULTILINE)) == described_paths


def test_every_header_is_in_the_page() -> None:
    section = PAGE.partition("## Headers")[2].partition("\n## ")[0]
    names = [name for name, _ in headers.CONSTANT if name != "Access-Control-Expose-Headers"]
    for name in (*names, headers.DATA_VERSION, headers.REQUEST_ID, "ETag", "If-None-Match"):
        assert name in section, name
    assert headers.CUT in PAGE


def test_the_log_has_the_events_and_fields_that_are_told(server: Server, client: FlaskClient) -> None:
    rows = re.findall(r"^\| (`[^|]+`) \| [\w, ]+ \| ([^|]+) \|$", PAGE.partition("## Logs")[2], re.MULTILINE)
    told = {
        event: set(re.findall(r"`(\w+)`", fields))
        for events, fields in rows
        for event in re.findall(r"`(\w+)`", events)
    }
    assert set(told) == {"request", "slow", "error", "start", "stop", "build", "data", "warm", "pool", "library"}
    (start,) = server.lines("start")
    assert set(start) - {"time", "level", "event"} == told["start"]
    urllib.request.urlopen(f"{server.url}/robots.txt", timeout=30).close()
    request = server.lines("request")[-1]
    assert set(request) - {"time", "level", "event"} == told["request"]


def directives() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in UNIT.read_text(encoding="utf-8").splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.startswith("#"):
            found.setdefault(name, []).append(value)
    return found


def test_the_unit_starts_a_command_that_is_there_with_settings_that_are_right() -> None:
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(UNIT, encoding="utf-8")
    assert parser.sections() == ["Unit", "Service", "Install"]
    (command,) = directives()["ExecStart"]
    assert command == "/opt/okilet/bin/okilet serve"
    environment = dict(pair.split("=", 1) for line in directives()["Environment"] for pair in line.split())
    chosen = settings({}, environment)
    assert (chosen.home, chosen.proxies) == (Path("/var/lib/okilet"), 1)
    assert f"/var/lib/{directives()['StateDirectory'][0]}" == environment["OKILET_HOME"]
    assert f"/run/{directives()['RuntimeDirectory'][0]}" == environment["TMPDIR"]


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd-analyze here")
def test_systemd_finds_the_unit_right(tmp_path: Path) -> None:
    unit = tmp_path / "okilet.service"
    unit.write_text(UNIT.read_text(encoding="utf-8").replace("/opt/okilet/bin/okilet", "/bin/true"), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True)
    assert "okilet.service" not in done.stderr, done.stderr


def steps() -> list[tuple[str, str]]:
    """The instructions of the Containerfile."""
    lines = CONTAINER.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines if line and line[0] != "#")]


def test_the_container_runs_what_is_there() -> None:
    named = dict(steps())
    assert [name for name, _ in steps()][:2] == ["FROM", "RUN"]
    assert set(named) <= set("FROM RUN COPY USER ENV VOLUME EXPOSE STOPSIGNAL HEALTHCHECK CMD".split())
    assert named["CMD"] == '["okilet", "serve"]'
    chosen = settings({}, dict(pair.split("=", 1) for pair in named["ENV"].split()))
    assert (chosen.host, str(chosen.port), str(chosen.home)) == ("0.0.0.0", named["EXPOSE"], named["VOLUME"])
    required = re.search(r"python_requires = >=(\S+)", (ROOT / "setup.cfg").read_text())
    assert required
    assert f"python:{required[1]}-slim" in named["FROM"]
    runs = " ".join(rest for name, rest in steps() if name == "RUN")
    assert "libseccomp2" in runs
    assert "pip install --no-cache-dir /usr/src/okilet" in runs


def test_the_health_check_of_the_container_passes_and_fails_as_it_should(server: Server) -> None:
    found = re.search(r'CMD \["python", "-c", "(.*)"\]', dict(steps())["HEALTHCHECK"])
    assert found
    for address, status in ((server.url, 0), ("http://127.0.0.1:9", 1)):
        program = found[1].replace("http://127.0.0.1:8000", address)
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=30)
        assert done.returncode == status


def test_files_that_the_page_names_exist() -> None:
    named = re.findall(r"`(docs/[\w./-]+)`", PAGE)
    assert named
    assert all((ROOT / name).exists() for name in named)
