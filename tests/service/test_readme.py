"""What the README shows of the endpoint is what a real server answers."""

import re
import subprocess
import sys
import urllib.request

import pytest

from tests.service.conftest import ROOT, Server

README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTION = README.partition("## The endpoint\n")[2].partition("\n## ")[0]
ADDRESS = "http://127.0.0.1:8000"


def commands() -> list[tuple[str, str]]:
    """The commands shown, with what they print."""
    (block,) = re.findall(r"```shell\n(.*?)```", SECTION, re.DOTALL)
    found = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        lines = part.splitlines(keepends=True)
        end = next(i for i in range(len(lines)) if "".join(lines[: i + 1]).count("'") % 2 == 0) + 1
        found.append(("".join(lines[:end]), "".join(lines[end:])))
    return found


def programs() -> list[tuple[str, str]]:
    """The programs shown, with what they print (the comment at their end)."""
    found = re.findall(r"```python\n(.*?)^# ([^\n]+\n)```", SECTION, re.DOTALL | re.MULTILINE)
    assert len(found) == SECTION.count("```python")
    return found


def test_the_section_shows_each_way_to_ask() -> None:
    assert [command.split()[0] for command, _ in commands()] == ["curl", "curl", "curl"]
    assert ["SPARQLWrapper" in program for program, _ in programs()] == [True, False]


@pytest.mark.parametrize(("command", "answer"), commands())
def test_commands_print_what_is_shown(server: Server, command: str, answer: str) -> None:
    assert ADDRESS in command
    done = subprocess.run(
        ["sh", "-c", command.replace(ADDRESS, server.url)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.replace("\r\n", "\n") == answer


@pytest.mark.parametrize(("program", "answer"), programs())
def test_programs_print_what_is_shown(server: Server, program: str, answer: str) -> None:
    assert ADDRESS in program
    done = subprocess.run(
        [sys.executable, "-c", program.replace(ADDRESS, server.url)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout == answer


def test_addresses_named_are_answered(server: Server) -> None:
    named = {path for path in re.findall(r"`(/[\w./-]+)`", SECTION) if not path.startswith("/id")}
    assert len(named) >= 8
    for path in sorted(named):
        with urllib.request.urlopen(server.url + path, timeout=60) as answer:
            assert answer.status == 200
