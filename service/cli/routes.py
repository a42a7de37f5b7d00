"""`okilet routes FROM TO`: all alternative chains from a post up to an authority, the shortest first."""

from __future__ import annotations

import argparse

from ontology.errors import BadParameter
from service.cli.asking import add_day, add_depth, add_forms, add_roles, positive, things
from service.cli.shared import Commands, add_language, command, engine, write_bytes


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "routes", "all chains from a post up to an authority, the shortest first", run)
    parser.add_argument("low", metavar="FROM", help="a post, class or organ, by any name or IRI, in quotes")
    parser.add_argument("high", metavar="TO", help="who stands above it, likewise; the other way round is found too")
    parser.add_argument("rest", nargs="*", help=argparse.SUPPRESS)  # words of a name without quotes
    parser.add_argument("-k", type=positive, default=10, metavar="N", help="so many chains (default: 10)")
    add_depth(parser)
    add_roles(parser)
    add_day(parser)
    add_forms(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Find the two, the chains between them, print these."""
    from queries.chains.forms import render
    from queries.chains.moment import powers_of
    from queries.chains.routes import routes
    from queries.chains.rules import read_rules
    from queries.chains.shown.routes import shown

    if options.rest:
        raise BadParameter("give two names, FROM and TO; put a name of several words in quotes")
    rules = read_rules(engine())
    pair = things(rules, [options.low, options.high], options.lang)
    powers = powers_of(rules, pair, options.as_of)
    found = routes(powers, *pair, k=options.k, roles=options.roles, depth=options.depth)
    answer = shown(found, options.lang, latest=options.as_of is None)
    write_bytes(render(answer, options.format).encode())
    return 0
