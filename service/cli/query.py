"""`okilet query NAME|FILE.rq|-`: run a named query, a file, or standard input; without a name, the catalogue."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ontology.errors import BadParameter, NoInput
from queries.catalogue import catalogue, run, run_text
from queries.engine import Answer
from queries.formats import write
from service.cli.common import Commands, add_format, add_language, command, date, engine

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
    add_format(parser, _FORMATS, "a table shortens IRIs and long cells, other forms are whole")
    add_language(parser)


def run_command(options: argparse.Namespace) -> int:
    """Run the query and write the answer."""
    if options.name is None:
        _list(options.lang)
        return 0
    write(_answer(options), options.format, sys.stdout.buffer)
    return 0


def _answer(options: argparse.Namespace) -> Answer:
    params = dict(_parameter(given) for given in options.param)
    name: str = options.name
    if name == "-":
        return run_text(sys.stdin.read(), engine(), params, options.as_of, options.lang)
    if name.endswith(".rq"):
        try:
            text = Path(name).read_text(encoding="utf-8")
        except OSError as error:
            raise NoInput(
                f"{name}: cannot be read ({error.strerror}); give a file that holds a SPARQL query"
            ) from error
        except UnicodeDecodeError as error:
            raise NoInput(f"{name}: is not UTF-8; give a SPARQL query in UTF-8") from error
        return run_text(text, engine(), params, options.as_of, options.lang)
    return run(name, engine(findings=name == "findings"), params, options.as_of, options.lang)


def _parameter(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals or not name:
        raise BadParameter(f"--param {given!r} is no parameter; write it as name=value")
    return name, value


def _list(lang: str) -> None:
    queries = catalogue()
    width = max(len(query.name) for query in queries)
    for query in queries:
        print(f"{query.name.ljust(width)}  {query.title[lang]}")
