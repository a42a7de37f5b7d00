"""`okilet reach`, `centrality`, `levels` and `cycles`: what they print, and how they refuse in one line."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.cli import main
from tests.queries.chains.case import engine, iri

COMMANDS = ("reach", "centrality", "levels", "cycles")


@pytest.fixture(autouse=True)
def graph(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OKILET_HOME", str(tmp_path))
    kept = engine()
    for name in ("reach", "asking"):
        monkeypatch.setattr(f"service.cli.{name}.engine", lambda: kept)


def ask(capture: pytest.CaptureFixture[bytes], *arguments: str) -> Any:
    assert main([*arguments, "--format", "json"]) == 0
    return json.loads(capture.readouterr().out)


def test_reach_of_all(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = ask(capfdbinary, "reach", "--roles", "appoints")
    assert (found["as_of"], found["roles"], found["posts"]) == ("2020-04-30", ["appoints"], 6)
    assert [one["in_the_end"] for one in found["authorities"]] == [3, 1, 1, 1, 1]
    assert found["concentration"][0]["first"] == {"1": 0.4, "3": 0.8, "10": 1.0}


def test_reach_of_an_organ_by_its_name(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = ask(capfdbinary, "reach", "Су", "кеңесі", "--as-of", "2015-01-01")
    assert found["authority"]["iri"] == iri("organ/council")
    assert [post["iri"] for post in found["held"]["elects"]] == [iri("position/council-chair")]


def test_reach_over_time(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    found = ask(capfdbinary, "reach", "President", "--over-time")
    assert [(one["as_of"], one["in_the_end"]) for one in found["over_time"]] == [("2010-02-01", 4), ("2020-05-01", 0)]
    assert main(["reach", "--over-time", "--as-of", "2015-01-01"]) == 2
    assert b"leave out --as-of" in capfdbinary.readouterr().err


def test_levels_cycles_and_measures(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert [len(level["things"]) for level in ask(capfdbinary, "levels")["levels"]] == [4, 2, 2, 3]
    (cycle,) = ask(capfdbinary, "cycles", "--as-of", "2015-01-01")["cycles"]
    assert [turn["through"] for turn in cycle["turns"]] == [False, True]
    assert ask(capfdbinary, "centrality")["authorities"][0]["gate"] == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_the_text_is_in_kazakh_unless_asked_for(command: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main([command]) == 0
    assert "(2020-04-30 күнгі жағдай бойынша)" in capfdbinary.readouterr().out.decode()
    with pytest.raises(SystemExit, match="2"):
        main([command, "--roles", "blesses"])
    assert b"'blesses' is no role" in capfdbinary.readouterr().err
