"""The description of the interface, tried against a real server: schemathesis finds nothing."""

import json
import re
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from queries.catalogue import catalogue, named
from tests.service.conftest import Server

pytest.importorskip("schemathesis", reason="schemathesis is not installed; `make test` installs it")
CONFIG = Path(__file__).with_name("schemathesis.toml")
EXAMPLES = 6  # of each operation, beside those that cover its parameters one by one


def test_queries_that_are_tried_one_parameter_at_a_time_have_all_types() -> None:
    whole = re.search(r"\(\?!\(([a-z|-]+)\)", CONFIG.read_text(encoding="utf-8"))
    assert whole
    tried = whole[1].split("|")
    assert set(tried) < {query.name for query in catalogue()}
    types = {name: {parameter.type for parameter in named(name).parameters} for name in (q.name for q in catalogue())}
    assert set().union(*(types[name] for name in tried)) == set().union(*types.values())


@pytest.mark.long
def test_schemathesis_finds_nothing(server: Server, tmp_path: Path) -> None:
    with urllib.request.urlopen(f"{server.url}/-/openapi.json", timeout=60) as answer:
        described = json.load(answer)
    operations = sum(len({"get", "post"} & set(item)) for item in described["paths"].values())
    assert operations >= 50
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from schemathesis.cli import schemathesis; sys.exit(schemathesis())",
            f"--config-file={CONFIG}",
            "run",
            f"{server.url}/-/openapi.json",
            f"--max-examples={EXAMPLES}",
            "--generation-deterministic",
            "--request-timeout=60",
        ],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        timeout=600,
    )
    assert done.returncode == 0, done.stdout[-10_000:] + done.stderr[-2000:]
    tested = re.search(r"Tested: (\d+)", done.stdout)
    assert tested
    assert int(tested[1]) >= operations - 1, done.stdout[-3000:]  # it counts one fewer than are described
