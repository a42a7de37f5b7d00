"""`okilet nearest TEXT`: the nearest authorities above a post, each with the chain to it."""

from __future__ import annotations

import argparse

from service.cli.asking import add_day, add_depth, add_forms, add_roles, positive, things
from service.cli.shared import Commands, add_language, command, engine, write_bytes

_KINDS = ("position", "class", "organ", "organ-class")


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "nearest", "the nearest authorities above a post, each with the chain to it", run)
    parser.add_argument("name", metavar="TEXT|IRI", nargs="+", help="a post, class or organ, by any name or IRI")
    parser.add_argument("-k", type=positive, default=5, metavar="N", help="so many of them (default: 5)")
    add_roles(parser, "--can", "only who can do one of these, in the last step")
    parser.add_argument(
        "--kind", choices=_KINDS, action="append", help="only authorities of this kind; may be repeated"
    )
    add_depth(parser)
    add_roles(parser)
    add_day(parser)
    add_forms(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Find the post and those above it, print these."""
    from queries.chains.authorities import nearest
    from queries.chains.forms import render
    from queries.chains.moment import powers_of
    from queries.chains.rules import read_rules
    from queries.chains.shown.nearest import shown

    rules = read_rules(engine())
    (post,) = things(rules, [" ".join(options.name)], options.lang)
    powers = powers_of(rules, (post,), options.as_of)
    kinds = options.kind or _KINDS
    found = nearest(powers, post, k=options.k, roles=options.roles, can=options.can, kinds=kinds, depth=options.depth)
    answer = shown(found, options.lang, latest=options.as_of is None)
    write_bytes(render(answer, options.format).encode())
    return 0
