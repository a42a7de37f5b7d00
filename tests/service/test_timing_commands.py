"""`okilet procedure` and `okilet calendar`: what they print over the graph that ships, and how they refuse."""

import json
from typing import Any

import pytest
from icalendar import Calendar

from ontology.shipped import shipped_files
from queries.chains.rules import Rules, read_rules
from queries.oxigraph_engine import OxigraphEngine
from queries.timing.facts import Facts, read_facts
from service.cli import calendar, main, procedure


@pytest.fixture(scope="module")
def read() -> tuple[OxigraphEngine, Rules, Facts]:
    engine = OxigraphEngine.from_files(shipped_files())
    return engine, read_rules(engine), read_facts(engine)


@pytest.fixture(autouse=True)
def graph(read: tuple[OxigraphEngine, Rules, Facts], monkeypatch: pytest.MonkeyPatch) -> None:
    """What ships, read once for all tests."""
    for command in (procedure, calendar):
        monkeypatch.setattr(command, "engine", lambda: read[0])
    monkeypatch.setattr("queries.chains.rules.read_rules", lambda _: read[1])
    monkeypatch.setattr("queries.timing.facts.read_facts", lambda _: read[2])


def days(feed: str) -> list[tuple[str, str]]:
    events: list[Any] = Calendar.from_ical(feed).walk("VEVENT")
    return [(event["dtstart"].dt.strftime("%Y%m%d"), str(event["status"])) for event in events]


def run(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    assert main(arguments) == 0
    return capfdbinary.readouterr().out.decode()


def test_a_position_by_any_name_from_a_start(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = run(capfdbinary, "procedure", "замминистра", "финансов", "--start", "2023-01-05", "--lang", "ru")
    assert out.startswith(
        "Процедура назначения: Заместитель Министра финансов, по правилам на 2023-01-05, начало 2023-01-05\n"
    )
    assert "Указ № 828 от 2002-03-29 (U020000828_): правила не действуют с 2023-07-31" in out


def test_latest_is_the_last_day_of_the_rules_whatever_the_start(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = run(
        capfdbinary, "procedure", "minister of finance", "--start", "2023-01-05", "--as-of", "latest", "--lang", "en"
    )
    assert out.startswith(
        "Procedure of appointment: Minister of Finance, by the rules of 2023-07-30, start 2023-01-05\n"
    )
    out = run(capfdbinary, "procedure", "minister of finance", "--start", "2026-01-05", "--lang", "en")
    assert out.startswith(
        "Procedure of appointment: Minister of Finance, by the rules of 2023-07-30, start 2026-01-05\n"
    )


def test_an_act_by_its_number_with_a_period_as_json(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = run(capfdbinary, "procedure", "№ 624 Жарлық", "--period", "2026-Q2", "--format", "json")
    found = {step["places"][0]["provision"]: step["latest"] for step in json.loads(out)["steps"] if step["latest"]}
    assert found == {"annex-1/10": "2026-06-01", "annex-1/11/1": "2026-06-15", "annex-1/11/2": "2026-06-30"}


def test_a_procedure_and_a_year_as_calendars(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = run(capfdbinary, "procedure", "1072", "--end", "2023-03-27", "--format", "ics")
    assert days(out) == [("20230307", "CONFIRMED"), ("20230317", "TENTATIVE")]
    out = run(capfdbinary, "calendar", "мерзімдер", "1037", "--year", "2026", "--format", "ics")
    assert days(out) == [
        ("20260110", "TENTATIVE"),
        ("20260210", "TENTATIVE"),
        ("20260225", "TENTATIVE"),
        ("20260620", "TENTATIVE"),
        ("20261220", "TENTATIVE"),
        ("20261220", "TENTATIVE"),
    ]


def test_a_name_means_somebody_before_it_means_an_act(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(capfdbinary, "procedure", "prime minister", "--lang", "en").startswith("Procedure of appointment: Prime")
    by_title = run(
        capfdbinary, "procedure", "арнаулы", "мемлекеттік", "органдарының", "президенттік", "кадр", "резерві"
    )
    assert by_title.startswith("Рәсім: 2013-08-28 № 624 Жарлық, annex-1")


def test_the_calendars_there_are_and_one_of_this_year(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out = run(capfdbinary, "calendar", "--format", "csv")
    assert [line.split(",")[0] for line in out.splitlines()] == [
        "name",
        "deadlines U100001037_",
        "deadlines U1300000624",
        "sittings order-president-2024-07-29-155",
    ]
    assert run(capfdbinary, "calendar", "--act", "624", "--lang", "en").startswith("Calendar, 20")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["procedure", "zzzz"], "no position goes by the name «zzzz»"),
        (["procedure", "министр финансов", "--end", "2026-01-01"], "are of acts; no act goes by the name"),
        (["procedure", "министр финансов", "--done", "x"], "--done 'x' is no step and day; write it as 3=2026-01-16"),
        (["procedure", "министр финансов", "--done", "99=2023-01-05"], "there is no step 99 to be done"),
        (["procedure", "624", "--period", "Q2"], "'Q2' is no period; write it as 2026-Q2"),
        (["procedure", "624", "--document", "annex-7"], "U1300000624 annex-7 sets no duty and no term"),
        (["procedure", "1072", "--end", "2200-01-01"], "the calendar of working days covers the years"),
        (["calendar", "--format", "ics"], "which calendar? name one of them"),
        (["calendar", "dragons"], "no deadline and no sitting fits «dragons»; the feeds are: deadlines U1"),
        (["calendar", "deadlines", "--act", "99999"], "no act goes by «99999»; there are"),
        (["calendar", "deadlines", "--year", "1800"], "covers the years 1991 to 2100; 1800 is not among them"),
    ],
)
def test_a_wrong_request_is_one_line_and_status_2(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("okilet: ")
    assert said in line
