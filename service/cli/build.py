"""`okilet build PATH…`: read documents, check them, publish a new graph in place of the last."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from loaders.model import AppointmentRule, Duty, Impact, Reading
from loaders.shares import share_in_facts, share_placed
from service.cli.shared import Commands, command, okilet_home

_COLUMNS = ("kind", "number", "date", "provisions", "rules", "impacts", "duties", "placed", "in facts", "diagnostics")


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "build", "read documents, check them, publish a new graph in place of the last", run)
    parser.add_argument(
        "path", metavar="PATH", nargs="+", type=Path, help="files or folders: acts as text, RDF added as it is"
    )
    parser.add_argument(
        "--waivers", metavar="FILE", type=Path, help="findings set aside (default: waivers.csv in OKILET_HOME)"
    )
    parser.add_argument("--verbose", action="store_true", help="show each diagnostic with its place")


def run(options: argparse.Namespace) -> int:
    """Build; exit status 1 where a file was left out."""
    from service.build import build
    from shapes.waivers import read_waivers

    start = time.perf_counter()
    waivers = read_waivers(options.waivers) if options.waivers else None
    done = build(options.path, okilet_home(), _progress(), waivers)
    for line in _table([_COLUMNS, *(_row(reading) for reading in done.readings)]):
        print(line)
    for reading in done.readings:
        print(*_causes(reading), sep="\n")
        if options.verbose:
            print(*_diagnostics(reading), sep="\n")
    for path in done.added:
        print(f"added {path.name}")
    print(f"published {done.quads} quads in {done.graph} in {time.perf_counter() - start:.1f} s")
    for reason in done.left_out:
        print(f"okilet: left out: {reason}", file=sys.stderr)
    return 1 if done.left_out else 0


def _progress() -> Callable[[str], None]:
    """Progress on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None

    def show(step: str) -> None:
        print(f"\r\033[K{step}", end="", file=sys.stderr, flush=True)

    return show


def _row(reading: Reading) -> tuple[str, ...]:
    key = reading.document.key
    facts = Counter(type(fact) for fact in reading.facts)
    return (
        str(key.kind or ""),
        key.number,
        key.date.isoformat() if key.date else "",
        str(len(reading.document.provisions)),
        str(facts[AppointmentRule]),
        str(facts[Impact]),
        str(facts[Duty]),
        f"{share_placed(reading):.1%}",
        f"{share_in_facts(reading):.1%}",
        str(len(reading.diagnostics)),
    )


def _causes(reading: Reading) -> Iterator[str]:
    """Diagnostics of a reading, grouped by cause."""
    name = reading.document.source.name
    counted = Counter((d.severity, d.code) for d in reading.diagnostics)
    for (severity, code), number in sorted(counted.items()):
        yield f"{name}: {severity} {code}: {number}"


def _diagnostics(reading: Reading) -> Iterator[str]:
    source = reading.document.source
    for diagnostic in reading.diagnostics:
        spans = diagnostic.place.spans()
        line = source.text.count("\n", 0, spans[0].start) + 1 if spans else 1
        yield f"{source.name}:{line}: {diagnostic.severity} {diagnostic.code}: {diagnostic.message}"
        if spans:
            yield from _pointer(source.text, spans[0].start, spans[0].end)


def _pointer(text: str, start: int, end: int) -> Iterator[str]:
    """The line of the source with a mark under the place."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", start)
    line = text[first : last if last >= 0 else len(text)]
    width = max(1, min(end, first + len(line)) - start)
    yield f"    {line}"
    yield f"    {' ' * (start - first)}{'^'.ljust(width, '~')}"


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
