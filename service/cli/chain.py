"""`okilet chain TEXT|IRI`: who appoints, nominates and concurs, up to the top."""

from __future__ import annotations

import argparse
from dataclasses import replace

from service.cli.asking import add_day, add_depth, add_forms, add_roles
from service.cli.shared import Commands, add_language, command, engine, write_bytes


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "chain", "who appoints, nominates and concurs, up to the top", run)
    parser.add_argument(
        "name", metavar="TEXT|IRI", nargs="+", help="a position, by any name in kk, ru or en, or its IRI"
    )
    parser.add_argument("--down", action="store_true", help="over whom the holder decides, instead")
    add_depth(parser)
    add_roles(parser)
    add_day(parser)
    add_forms(parser)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Find the position, walk the chain, print it."""
    from queries.chains.forms import render
    from queries.chains.rules import read_rules
    from queries.chains.shown.chain import shown
    from queries.chains.walk import chain
    from queries.lookup import Lookup

    rules = read_rules(engine())
    name = " ".join(options.name)
    meant = Lookup(rules.names).meant(name, lang=options.lang)
    found = chain(
        rules,
        meant.iri,
        options.as_of,
        down=options.down,
        roles=options.roles,
        depth=options.depth,
        lang=options.lang,
    )
    found = replace(found, notes=(*meant.notes(name, options.lang), *found.notes))
    write_bytes(render(shown(found, options.lang), options.format).encode())
    return 0
