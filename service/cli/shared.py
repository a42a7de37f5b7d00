"""What several commands share: arguments, and the graph they answer from."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from service.home import home, published

if TYPE_CHECKING:
    from queries.oxigraph_engine import OxigraphEngine


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, as those of all commands are."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exit status 2."""
        self.exit(2, f"{self.prog}: {message}; see {self.prog} --help\n")


Commands = Any  # what `ArgumentParser.add_subparsers` gives; argparse has no public name for it
LANGUAGES = ("kk", "ru", "en")


def command(
    commands: Commands, name: str, purpose: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """A command of the parser: its name, its purpose in one line, what runs it."""
    parser: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=purpose)
    parser.set_defaults(run=run)
    return parser


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option for the language of labels and messages."""
    parser.add_argument("--lang", choices=LANGUAGES, default="kk", help="language of labels and messages (default: kk)")


def add_format(parser: argparse.ArgumentParser, formats: tuple[str, ...], remark: str = "") -> None:
    """The option for the form of the answer; the first form is the default."""
    purpose = f"form of the answer (default: {formats[0]}{'; ' if remark else ''}{remark})"
    parser.add_argument("--format", choices=formats, default=formats[0], help=purpose)


def date(value: str) -> dt.date:
    """An ISO date out of an argument."""
    try:
        return dt.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{value!r} is no date; write it as 2023-08-01") from None


def okilet_home() -> Path:
    """The folder of the published graph."""
    return home(os.environ)


def query_folders() -> tuple[Path, ...]:
    """The folders of further named queries that the setting `queries` names. Raises `BadSetting`."""
    from service.config import CONFIG, settings

    known = {name: value for name in ("OKILET_QUERIES", CONFIG) if (value := os.environ.get(name))}
    return settings(environment=known).queries


def engine() -> OxigraphEngine:
    """The engine over the graph to answer from: the published one, else the one that ships with the package."""
    from ontology.shipped import shipped_files
    from queries.oxigraph_engine import OxigraphEngine

    graph = published(okilet_home())
    return OxigraphEngine.from_files((graph,) if graph else shipped_files())


def write_bytes(data: bytes) -> None:
    """Bytes to standard output as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
