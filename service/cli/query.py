"""`okilet query NAME|FILE.rq|-`: run a named query, a file, or standard input; without a name, the catalogue."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ontology.errors import BadParameter, NoInput
from queries.catalogue import bind, catalogue, named, run_text
from queries.formats import answered, write
from service.cli.common import Commands, add_format, add_language, command, date, engine, query_folders, write_bytes

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
    name: str | None = options.name
    if name is None:
        _list(options.lang)
    elif name == "-" or name.endswith(".rq"):
        text = sys.stdin.read() if name == "-" else _text(name)
        answer = run_text(text, engine(), _parameters(options), options.as_of, options.lang)
        write(answer, options.format, sys.stdout.buffer)
    else:
        text = bind(named(name, query_folders()), _parameters(options), options.as_of, options.lang)
        write_bytes(answered(engine(findings=name == "findings"), text, options.format))
    return 0


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


def _list(lang: str) -> None:
    queries = catalogue(query_folders())
    width = max(len(query.name) for query in queries)
    for query in queries:
        print(f"{query.name.ljust(width)}  {query.title[lang]}")
