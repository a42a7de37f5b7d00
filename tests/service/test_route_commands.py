"""`okilet routes`, `nearest`, `common` and `changes`: what they print, and how they refuse in one line."""

import json
from pathlib import Path
from typing import Any

import pytest

from queries.chains import forms
from service.cli import asking, main
from tests.queries.chains import case

COMMANDS = ("routes", "nearest", "common", "changes")


@pytest.fixture(autouse=True)
def graph(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OKILET_HOME", str(tmp_path))
    kept = case.two_versions()
    for name in COMMANDS:
        monkeypatch.setattr(f"service.cli.{name}.engine", lambda: kept)


def ask(capture: pytest.CaptureFixture[bytes], *arguments: str) -> dict[str, Any]:
    assert main([*arguments, "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capture.readouterr().out)
    return found


def test_routes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = ask(capfdbinary, "routes", "заместитель министра озёр", "президент", "-k", "1", "--as-of", "2014-01-01")
    assert (found["total"], found["more"], found["as_of"]) == (4, True, "2014-01-01")
    found = ask(
        capfdbinary, "routes", "President", "Deputy Minister of Lakes", "--roles", "nominates,appoints", "--depth", "2"
    )
    assert (found["turned"], found["roles"], found["depth"]) == (True, ["appoints", "nominates"], 2)
    assert found["as_of"] == "2020-04-30"


def test_an_organ_is_found_by_its_name(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = ask(capfdbinary, "routes", "Көл министрінің орынбасары", "Су кеңесі", "--as-of", "latest")
    assert found["to"] == {
        "iri": case.iri("organ/council"),
        "label": {"kk": "Су кеңесі", "ru": "Водный совет", "en": "Water Council"},
    }


def test_nearest(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = ask(capfdbinary, "nearest", "Балық", "комитетінің", "төрағасы", "--can", "concurs", "--kind", "organ")
    assert found["authorities"] == [{**found["authorities"][0], "length": 2}]
    assert found["kinds"] == ["organ"]


def test_common(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = ask(capfdbinary, "common", "министр озёр", "министр рек")
    assert found["direct"].keys() == {"appoints", "concurs"}


def test_changes(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = ask(capfdbinary, "changes", "2014-01-01", "2016-01-01", "Су", "кеңесінің", "төрағасы")
    assert [change["kind"] for change in found["changes"]] == ["ended"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["routes", "министр", "озёр", "президент"], "put a name of several words in quotes"),
        (["routes", "президент", "орынбасары"], "«орынбасары»"),
        (["routes", "президент", "жоқ адам"], "«жоқ адам»"),
        (["routes", "президент", "President"], "one and the same"),
        (["common", "президент"], "two different posts or more"),
        (["changes", "2016-01-01", "2014-01-01"], "2014-01-01 is not after 2016-01-01"),
    ],
)
def test_what_cannot_be_answered_is_one_line(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_a_name_of_several_is_refused_with_the_candidates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nearest", "орынбасары", "--lang", "en"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "Deputy Minister of Lakes" in line
    assert "Deputy Minister of Rivers" in line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["routes", "a"], "required: TO"),
        (["routes", "a", "b", "-k", "0"], "'0' is no number from 1"),
        (["routes", "a", "b", "--depth", "all"], "'all' is no number from 1"),
        (["routes", "a", "b", "--roles", "rules"], "'rules' is no role; there are appoints"),
        (["nearest", "a", "--can", ","], "no role is chosen"),
        (["chain", "a", "--depth", "0"], "'0' is no number from 1"),
        (["chain", "a", "--roles", "rules"], "'rules' is no role; there are appoints"),
        (["blockers", "a", "--roles", "appoints,rules"], "'rules' is no role; there are appoints"),
        (["nearest", "a", "--kind", "army"], "invalid choice: 'army'"),
        (["common", "a", "b", "--as-of", "кеше"], "'кеше' is no date"),
        (["changes", "2016-01-01"], "required: DATE"),
    ],
)
def test_a_wrong_request_is_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(arguments)
    assert refused.value.code == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line


def test_the_forms_that_commands_take_are_those_that_there_are() -> None:
    assert set(asking.FORMS) == set(forms.FORMS)
