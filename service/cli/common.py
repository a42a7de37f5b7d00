"""`okilet common A B …`: the authorities that stand above all of several posts, the lowest with the chains to them."""

from __future__ import annotations

import argparse

from service.cli.asking import add_day, add_forms, add_roles, things
from service.cli.shared import Commands, add_language, command, engine, write_bytes


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "common", "the authorities that stand above all of several posts", run)
    parser.add_argument(
        "names", metavar="TEXT|IRI", nargs="+", help="two posts or more, each by any name or IRI, in quotes"
    )
    add_roles(parser)
    add_day(parser)
    add_forms(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Find the posts and what they have in common, print it."""
    from queries.chains.authorities import common
    from queries.chains.forms import render
    from queries.chains.moment import powers_of
    from queries.chains.rules import read_rules
    from queries.chains.shown.common import shown

    rules = read_rules(engine())
    posts = things(rules, options.names, options.lang)
    found = common(powers_of(rules, posts, options.as_of), posts, roles=options.roles)
    answer = shown(found, options.lang, latest=options.as_of is None)
    write_bytes(render(answer, options.format).encode())
    return 0
