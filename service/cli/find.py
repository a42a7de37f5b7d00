"""`okilet find TEXT`: what a name may mean: posts, organs and acts, the best first, each with the reason."""

from __future__ import annotations

import argparse

from service.cli.asking import positive
from service.cli.shared import Commands, add_format, add_language, command, engine, write_bytes

_KINDS = ("position", "class", "organ", "organ-class", "act")  # as in `queries.lookup`


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "find", "what a name may mean, the best first, each with the reason", run)
    parser.add_argument(
        "text", metavar="TEXT|IRI", nargs="+", help="a post, organ or act by any name in kk, ru or en, however typed"
    )
    parser.add_argument(
        "--kind", choices=_KINDS, action="append", help="only things of this kind; may be given again (default: all)"
    )
    parser.add_argument("--limit", type=positive, default=10, metavar="N", help="at most so many (default: 10)")
    add_format(parser, ("text", "json", "csv"))
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Look the name up and print the candidates. A name that nothing fits is an error, as for `okilet chain`."""
    from queries.chains.forms import render
    from queries.lookup import Lookup
    from queries.lookup.shown import shown

    text = " ".join(options.text)
    found = Lookup.over(engine()).candidates(text, options.kind or _KINDS, options.limit, options.lang)
    write_bytes(render(shown(text, found, options.lang), options.format).encode())
    return 0
