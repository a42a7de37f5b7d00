"""`okilet chain TEXT|IRI`: who appoints, nominates and concurs, up to the top."""

from __future__ import annotations

import argparse

from service.cli.shared import Commands, add_format, add_language, command, date, engine, write_bytes

_FORMATS = ("text", "json", "dot", "svg", "mermaid", "graphml", "csv", "gexf")
_LATEST = "latest"


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "chain", "who appoints, nominates and concurs, up to the top", run)
    parser.add_argument(
        "name", metavar="TEXT|IRI", nargs="+", help="a position, by any name in kk, ru or en, or its IRI"
    )
    parser.add_argument("--down", action="store_true", help="over whom the holder decides, instead")
    parser.add_argument("--as-of", type=_day, metavar="DATE|latest", help="the day asked for (default: latest)")
    parser.add_argument("--roles", metavar="ROLE,…", help="follow steps of these roles alone: appoints,nominates,…")
    parser.add_argument("--depth", type=int, metavar="N", help="follow so many hops at most")
    add_format(parser, _FORMATS)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Find the position, walk the chain, print it."""
    from queries.chains.forms import render
    from queries.chains.rules import ROLES, read_rules
    from queries.chains.shown.chain import shown
    from queries.chains.walk import chain
    from queries.lookup import Lookup

    rules = read_rules(engine())
    position = Lookup(rules.names).one(" ".join(options.name), lang=options.lang)
    as_of = None if options.as_of == _LATEST else options.as_of
    roles = tuple(filter(None, options.roles.split(","))) if options.roles else ROLES
    found = chain(rules, position, as_of, down=options.down, roles=roles, depth=options.depth, lang=options.lang)
    write_bytes(render(shown(found, options.lang), options.format).encode())
    return 0


def _day(value: str) -> object:
    return _LATEST if value == _LATEST else date(value)
