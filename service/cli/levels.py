"""`okilet levels`: the levels of the hierarchy, from the top down."""

from __future__ import annotations

import argparse

from service.cli.asking import add_day, add_forms, add_roles
from service.cli.shared import Commands, add_language, command, engine, write_bytes


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "levels", "the levels of the hierarchy, from the top down", run)
    add_roles(parser)
    add_day(parser)
    add_forms(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Work them out, print them."""
    from queries.chains.forms import render
    from queries.chains.levels import levels
    from queries.chains.moment import powers_of
    from queries.chains.rules import read_rules
    from queries.chains.shown.levels import shown

    powers = powers_of(read_rules(engine()), (), options.as_of)
    found = levels(powers, options.roles)
    answer = shown(found, options.lang, latest=options.as_of is None)
    write_bytes(render(answer, options.format).encode())
    return 0
