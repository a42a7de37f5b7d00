"""`okilet reach [TEXT]`: on how many posts an authority acts, directly and in the end; without TEXT, all of them."""

from __future__ import annotations

import argparse

from service.cli.asking import add_day, add_forms, add_roles, things
from service.cli.shared import Commands, add_language, command, engine, write_bytes


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "reach", "on how many posts who acts, directly and in the end; how much few hold", run)
    parser.add_argument(
        "name", metavar="TEXT|IRI", nargs="*", help="an organ or position, by any name or its IRI (default: all)"
    )
    parser.add_argument("--over-time", action="store_true", help="at each moment when rules change")
    add_roles(parser)
    add_day(parser)
    add_forms(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Count the reach, print it."""
    from ontology.errors import BadParameter
    from queries.chains.forms import render
    from queries.chains.moment import powers_of
    from queries.chains.reach import over_time, reach, reach_of
    from queries.chains.rules import read_rules
    from queries.chains.shown import over_time as shown_over_time
    from queries.chains.shown.reach import shown, shown_of

    if options.over_time and options.as_of:
        raise BadParameter("--over-time takes every day on which rules change; leave out --as-of")
    rules = read_rules(engine())
    (authority,) = things(rules, [" ".join(options.name)], options.lang) if options.name else ("",)
    roles = options.roles
    if options.over_time:
        answer = shown_over_time.shown(tuple(over_time(rules, roles)), options.lang, authority)
    else:
        powers, latest = powers_of(rules, (), options.as_of), options.as_of is None
        if authority:
            answer = shown_of(reach_of(powers, authority, roles), options.lang, latest=latest)
        else:
            answer = shown(reach(powers, roles), options.lang, latest=latest)
    write_bytes(render(answer, options.format).encode())
    return 0
