"""What the documents show is what the program does."""

import re
import shlex
from pathlib import Path

import pytest

from queries.catalogue import catalogue
from service.cli import COMMANDS, main
from shapes.catalogue import checks
from shapes.page import page

ROOT = Path(__file__).parent.parent
CONSOLE = re.compile(r"```console\n(?P<block>.*?)```", re.DOTALL)


def examples() -> list[tuple[str, str]]:
    """Commands shown with their answers in the README."""
    shown = []
    for match in CONSOLE.finditer((ROOT / "README.md").read_text(encoding="utf-8")):
        for part in re.split(r"^\$ ", match["block"], flags=re.MULTILINE)[1:]:
            command, _, answer = part.partition("\n")
            shown.append((command, answer))
    return shown


def test_the_readme_shows_an_answer() -> None:
    assert [command.split()[:3] for command, _ in examples()] == [
        ["okilet", "chain", '"deputy'],
        ["okilet", "blockers", '"chief'],
        ["okilet", "query", "findings"],
    ]


@pytest.mark.parametrize(("command", "answer"), examples())
def test_readme_answers_are_true(
    command: str,
    answer: str,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("OKILET_HOME", str(tmp_path))
    assert main(shlex.split(command)[1:]) == 0
    assert capfdbinary.readouterr().out.decode() == answer


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    names = {module.__name__.rpartition(".")[2] for module in COMMANDS}
    assert set(re.findall(r"^okilet (\w+)", readme, flags=re.MULTILINE)) == names


def test_the_picture_of_the_readme_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


def test_the_picture_of_the_readme_is_what_the_program_draws(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("OKILET_HOME", str(tmp_path))
    command, _ = examples()[0]
    assert main([*shlex.split(command)[1:], "--format", "svg"]) == 0
    assert capfdbinary.readouterr().out == (ROOT / "docs" / "chain.svg").read_bytes(), "run `make acts`"


def test_every_query_is_titled_in_three_languages() -> None:
    queries = catalogue()
    assert len(queries) >= 18
    assert all(set(query.title) == {"kk", "ru", "en"} and all(query.title.values()) for query in queries)


def test_the_catalogue_of_checks_is_what_the_shapes_say() -> None:
    shown = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert shown == page(), "run `make docs`"
    assert len(checks()) >= 100
    assert all(f"### {check.code} {check.name}" in shown for check in checks())
