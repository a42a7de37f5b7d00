"""`okilet changes DATE DATE [TEXT]`: which rules were added, ended or altered between two days, and whom they bind."""

from __future__ import annotations

import argparse

from service.cli.asking import add_forms, things
from service.cli.shared import Commands, add_language, command, date, engine, write_bytes


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "changes", "which rules were added, ended or altered between two days", run)
    parser.add_argument("earlier", metavar="DATE", type=date, help="the earlier day")
    parser.add_argument("later", metavar="DATE", type=date, help="the later day")
    parser.add_argument(
        "name", metavar="TEXT|IRI", nargs="*", help="of one post, or of a class and its members (default: of all)"
    )
    add_forms(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Compare the rules of the two days, print what differs."""
    from queries.chains.changes import changes
    from queries.chains.forms import render
    from queries.chains.rules import read_rules
    from queries.chains.shown.changes import shown

    rules = read_rules(engine())
    (position,) = things(rules, [" ".join(options.name)], options.lang) if options.name else ("",)
    found = changes(rules, options.earlier, options.later, position)
    write_bytes(render(shown(found, options.lang), options.format).encode())
    return 0
