"""`okilet validate`: the consistency report; exit status 1 on a violation."""

from __future__ import annotations

import argparse
from pathlib import Path

from service.cli.shared import Commands, add_format, add_language, command, engine, okilet_home, write_bytes
from service.report_forms import FORMS, place_words
from shapes.report import validate
from shapes.waivers import read_waivers, waivers_of


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "validate", "the consistency report; exit status 1 on a violation", run)
    add_format(parser, tuple(FORMS))
    add_language(parser)
    parser.add_argument(
        "--waivers", metavar="FILE", type=Path, help="findings set aside (default: waivers.csv in OKILET_HOME)"
    )


def run(options: argparse.Namespace) -> int:
    """Check the graph and print the report."""
    waivers = read_waivers(options.waivers) if options.waivers else waivers_of(okilet_home())
    graph = engine()
    report = validate(graph, waivers)
    words = place_words(report, graph) if options.format in ("text", "json") else {}
    write_bytes(FORMS[options.format](report, options.lang, words).encode())
    return 0 if report.conforms else 1
