"""Measure all servers and write the tables of `docs/performance.md`.

python -m benchmarks.endpoint [--sizes 20000,1000000] [--rounds 3] [--servers KEY,…] [--results FILE] [--no-page]
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import signal
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.endpoint import load
from benchmarks.endpoint.graph import Graph, offices_for
from benchmarks.endpoint.measure import Plan, Say, measure
from benchmarks.endpoint.questions import questions
from benchmarks.endpoint.results import RESULTS, Run
from benchmarks.endpoint.servers import Contestant, Files, contestants, kept
from benchmarks.endpoint.tables import tables
from benchmarks.page import PAGE, fill


def main() -> int:
    """Measure, keep the figures, fill the page."""
    options = _options()
    lacking = load.missing()
    if lacking:
        print(f"benchmarks.endpoint: {lacking}; nothing is measured", file=sys.stderr)
        return 0
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # leave no server behind
    begin = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - begin:6.0f} s  {line}", file=sys.stderr, flush=True)

    chosen = [s for s in (*contestants(), *kept()) if not options.servers or s.key in options.servers.split(",")]
    run = Run(
        date=dt.datetime.now(dt.UTC).date().isoformat(),
        machine=_machine(),
        clients=load.CLIENTS,
        servers={server.key: server.title for server in chosen},
        versions={_program(server): server.version() for server in chosen if not server.missing()},
    )
    plan = Plan(options.rounds, options.seconds)
    for triples in map(int, options.sizes.split(",")):
        _add(run, Graph(offices_for(triples)), chosen, plan, say)
    run.write(options.results)
    if not options.no_page:
        for name, text in tables(run).items():
            fill(options.page, name, text)
    print("\n".join(tables(run).values()))
    return 0


def _add(run: Run, graph: Graph, chosen: list[Contestant], plan: Plan, say: Say) -> None:
    """Measure the servers on one graph; those that keep answers after the others have ended."""
    keeping = {server.key for server in kept()}
    with tempfile.TemporaryDirectory(prefix="okilet-bench-") as folder:
        files = Files.write(graph, Path(folder))
        with files.triples.open("rb") as lines:
            count = sum(1 for _ in lines)
        say(f"{count:,} triples")
        asked = questions(graph)
        size = measure(files, asked, [s for s in chosen if s.key not in keeping], plan, Path(folder), say)
        later = [s for s in chosen if s.key in keeping]
        if later:
            again = measure(files, asked, later, plan, Path(folder), say)
            size.cells += again.cells
            size.start_seconds |= again.start_seconds
            size.megabytes |= again.megabytes
        size.triples = count
        run.sizes.append(size)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.endpoint", description=__doc__)
    parser.add_argument("--sizes", default="20000,1000000", help="triples of the generated graphs")
    parser.add_argument("--rounds", type=int, default=Plan().rounds)
    parser.add_argument("--seconds", type=float, default=Plan().seconds, help="of a round of quick answers")
    parser.add_argument("--servers", default="", help="keys of the servers to measure (default: all)")
    parser.add_argument("--results", type=Path, default=RESULTS, help="where to keep the figures")
    parser.add_argument("--no-page", action="store_true", help="leave the page as it is")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page whose tables to write")
    return parser.parse_args()


def _program(server: Contestant) -> str:
    return server.title.partition(",")[0] if not server.title.startswith(("in process", "`")) else "Okilet"


def _machine() -> str:
    """The machine in a few words."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = f"Linux {platform.release()}, Python {platform.python_version()}"
    return f"{os.cpu_count()} cores ({model}), {memory:.0f} GiB, {system}"


if __name__ == "__main__":
    sys.exit(main())
