"""The command line: one command a module, each parsing its arguments, calling one function and printing.

Exit status: 0 done; 1 done in part, or the data does not conform; 2 the request or the input is wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from ontology.errors import OkiletError
from service.cli import (
    blockers,
    build,
    calendar,
    centrality,
    chain,
    changes,
    common,
    cycles,
    export,
    find,
    levels,
    nearest,
    procedure,
    query,
    reach,
    routes,
    serve,
    validate,
)
from service.cli.shared import Parser

COMMANDS = (
    build,
    query,
    find,
    chain,
    routes,
    nearest,
    common,
    changes,
    blockers,
    reach,
    centrality,
    levels,
    cycles,
    procedure,
    calendar,
    validate,
    export,
    serve,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status. Errors are one line on standard error."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except OkiletError as error:
        print(f"okilet: {error.message}", file=sys.stderr)
        return error.exit_status
    except BrokenPipeError:  # the reader (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("okilet: interrupted; the published graph is what it was", file=sys.stderr)
        return 130
    return status


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="okilet",
        description="Who appoints whom in Kazakhstan, under which provision of which act, and when.",
        epilog="OKILET_HOME names the folder of the published graph; where none is, the graph that ships answers.",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in COMMANDS:
        module.add(commands)
    return parser
