"""`okilet blockers TEXT|IRI`: who can block an appointment, alone and together."""

from __future__ import annotations

import argparse

from service.cli.asking import add_day, add_depth, add_forms, positive, roles
from service.cli.shared import Commands, add_language, command, engine, write_bytes


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "blockers", "who can block an appointment, alone and together", run)
    parser.add_argument(
        "name", metavar="TEXT|IRI", nargs="+", help="a position, by any name in kk, ru or en, or its IRI"
    )
    parser.add_argument(
        "--sets", type=positive, default=2, metavar="N", help="look for sets of up to N, at most 4 (default: 2)"
    )
    parser.add_argument(
        "--roles", type=roles, metavar="ROLE,…", help="by steps of these roles alone: appoints,nominates,…"
    )
    add_depth(parser)
    add_day(parser)
    add_forms(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Find the position, who can block it, print that."""
    from queries.chains.blockers import blockers
    from queries.chains.forms import render
    from queries.chains.needs import DECIDING
    from queries.chains.rules import read_rules
    from queries.chains.shown.blockers import shown
    from queries.lookup import Lookup

    rules = read_rules(engine())
    position = Lookup(rules.names).one(" ".join(options.name), lang=options.lang)
    found = blockers(
        rules,
        position,
        options.as_of,
        sets=options.sets,
        roles=options.roles or DECIDING,
        depth=options.depth,
        lang=options.lang,
    )
    write_bytes(render(shown(found, options.lang), options.format).encode())
    return 0
