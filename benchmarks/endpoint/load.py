"""Requests a second under eight clients: wrk asking for the paths of a file in turn.

    Load(folder).measure("http://127.0.0.1:8000", paths, first=0, seconds=2.0) -> Figures

Fast answers are counted over the whole time. Where few come, counting whole answers in a short time is coarse, and
servers that take one request after another look faster than those that work on all at once: there the rate is that of
the answers after each client's first, over the time from the last of these first ones to the last answer.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

CLIENTS = 8
SLOW = 150.0  # answers a second, below which each is timed
_ACCEPT = "Accept: application/sparql-results+json"
_SCRIPT = Path(__file__).with_name("load.lua")


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of a round. `rate` is answers a second; `errors`: other statuses, time-outs, broken connections."""

    rate: float
    answers: int
    errors: int
    median_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class Load:
    """The load generator, with a folder for its lists of paths and the seconds an answer may take."""

    folder: Path
    patience: float

    def measure(self, base: str, paths: Sequence[str], *, first: int, seconds: float, slow: bool = False) -> Figures:
        """Figures of a round over these paths, begun at the one numbered `first`."""
        listed = self.folder / "paths.txt"
        listed.write_text("\n".join(paths) + "\n", encoding="ascii")
        said = subprocess.run(
            [
                *("wrk", "-t1", f"-c{CLIENTS}", f"-d{max(1, round(seconds))}s", f"--timeout={round(self.patience)}s"),
                *("-H", _ACCEPT, "-s", str(_SCRIPT), base),
                *("--", str(listed), str(first % len(paths)), "1" if slow else "0"),
            ],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        return figures(said.splitlines()[-1])


def figures(line: str) -> Figures:
    """The figures of the line that the script writes."""
    said = json.loads(line)
    answers = said["requests"] - said["refused"]
    rate = answers / (said["micros"] / 1e6)
    later = said["moments"][CLIENTS - 1 :]
    if len(later) > 1 and later[-1] > later[0]:
        rate = (len(later) - 1) / (later[-1] - later[0])
    return Figures(
        rate, answers, said["refused"] + said["timeouts"] + said["broken"], said["median_ms"], said["p99_ms"]
    )


def missing() -> str:
    """Why nothing can be measured here; "" where wrk is installed."""
    return "" if shutil.which("wrk") else "wrk (the load generator) is not installed"
