"""`okilet query NAME|FILE.rq|-`: run a named query, a file, or standard input; without a name, the catalogue.

`--about` says of a named query what it asks, which parameters it takes and which columns it gives.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

from ontology.errors import BadParameter, NoInput
from queries.about import about, listed, tabled
from queries.catalogue import NamedQuery, bind, named, questions, run_text
from queries.formats import answered, write
from service.cli.shared import Commands, add_format, add_language, command, date, engine, query_folders, write_bytes

_FORMATS = ("table", "csv", "tsv", "json", "xlsx", "ttl")


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(
        commands, "query", "run a named query, a file, or standard input; no NAME: the catalogue", run_command
    )
    parser.add_argument("name", nargs="?", metavar="NAME|FILE.rq|-", help="a name of the catalogue, a file, or -")
    parser.add_argument(
        "--param",
        action="append",
        default=[],
        metavar="name=value",
        help="a parameter of the query, as often as needed",
    )
    parser.add_argument("--as-of", type=date, metavar="DATE", help="only what stood on that day")
    parser.add_argument("--about", action="store_true", help="say what NAME asks, takes and gives; run nothing")
    add_format(parser, _FORMATS, "a table shortens IRIs and long cells, other forms are whole")
    add_language(parser)


def run_command(options: argparse.Namespace) -> int:
    """Run the query and write the answer."""
    name: str | None = options.name
    if name is None:
        if options.about:
            raise BadParameter("--about says what one query asks; give its NAME")
        _tell(questions(query_folders()), listed, options)
    elif options.about:
        _tell((named(name, query_folders()),), lambda queries, lang: about(queries[0], lang), options)
    elif name == "-" or name.endswith(".rq"):
        text = sys.stdin.read() if name == "-" else _text(name)
        answer = run_text(text, engine(), _parameters(options), options.as_of, options.lang)
        write(answer, options.format, sys.stdout.buffer)
    else:
        _run_named(named(name, query_folders()), options)
    return 0


def _tell(
    queries: tuple[NamedQuery, ...],
    words: Callable[[tuple[NamedQuery, ...], str], str],
    options: argparse.Namespace,
) -> None:
    """What queries ask: in words on a terminal, as rows in the other forms."""
    if options.format == _FORMATS[0]:
        print(words(queries, options.lang), end="")
    else:
        write(tabled(queries, options.lang), options.format, sys.stdout.buffer)


def _run_named(query: NamedQuery, options: argparse.Namespace) -> None:
    from queries.lookup import Lookup, with_names

    graph = cache(engine)
    values = with_names(query, _parameters(options), lambda: Lookup.over(graph()), options.lang)
    text = bind(query, values, options.as_of, options.lang)
    write_bytes(answered(graph(), text, options.format))


def _text(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8")
    except OSError as error:
        raise NoInput(f"{name}: cannot be read ({error.strerror}); give a file that holds a SPARQL query") from error
    except UnicodeDecodeError as error:
        raise NoInput(f"{name}: is not UTF-8; give a SPARQL query in UTF-8") from error


def _parameters(options: argparse.Namespace) -> dict[str, str]:
    return dict(_parameter(given) for given in options.param)


def _parameter(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals or not name:
        raise BadParameter(f"--param {given!r} is no parameter; write it as name=value")
    return name, value
