"""Arguments that commands about chains share: names of posts and organs, a day, roles, numbers, forms."""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from ontology.errors import BadParameter
from service.cli.shared import Commands, add_format, add_language, command, date, engine, write_bytes

if TYPE_CHECKING:
    from queries.chains.answer import Answer
    from queries.chains.multigraph import Powers
    from queries.chains.rules import Rules

# as `queries.chains.forms` has them, which is not loaded to read arguments
FORMS = ("text", "json", "csv", "dot", "svg", "mermaid", "graphml", "gexf")


def add_of_all(
    commands: Commands, name: str, purpose: str, run: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    """A command about all posts of a day: with roles, the day, the form and the language."""
    parser = command(commands, name, purpose, run)
    add_roles(parser)
    add_day(parser)
    add_forms(parser)
    add_language(parser)
    return parser


def print_of_all(options: argparse.Namespace, answered: Callable[[Powers], Answer]) -> int:
    """Print the answer about all posts of the day; gives the exit status."""
    from queries.chains.forms import render
    from queries.chains.moment import powers_of
    from queries.chains.rules import read_rules

    answer = answered(powers_of(read_rules(engine()), (), options.as_of))
    write_bytes(render(answer, options.format).encode())
    return 0


def add_day(parser: argparse.ArgumentParser) -> None:
    """The option for the day; None stands for the latest."""
    parser.add_argument("--as-of", type=day, metavar="DATE|latest", help="the day asked for (default: latest)")


def add_roles(parser: argparse.ArgumentParser, option: str = "--roles", purpose: str = "") -> None:
    """An option for roles, several parted by commas."""
    from queries.chains.rules import ROLES

    purpose = purpose or "only these steps, parted by commas"
    parser.add_argument(
        option, type=roles, default=ROLES, metavar="ROLE,…", help=f"{purpose}: {', '.join(ROLES)} (default: all)"
    )


def add_depth(parser: argparse.ArgumentParser) -> None:
    """The option for how many steps are gone at most."""
    parser.add_argument("--depth", type=positive, metavar="N", help="at most so many steps (default: all)")


def add_forms(parser: argparse.ArgumentParser, *more: str) -> None:
    """The option for the form of an answer about chains, and more forms that one command has."""
    add_format(parser, (*FORMS, *more))


def day(value: str) -> dt.date | None:
    """A date out of an argument, None for `latest`."""
    return None if value == "latest" else date(value)


def positive(value: str) -> int:
    """A whole number from 1 out of an argument."""
    if value.isascii() and value.isdecimal() and int(value):
        return int(value)
    raise argparse.ArgumentTypeError(f"{value!r} is no number from 1")


def roles(value: str) -> tuple[str, ...]:
    """Roles out of an argument, by weight."""
    from queries.chains.rules import in_order

    try:
        return in_order([name.strip() for name in value.split(",") if name.strip()])
    except BadParameter as error:
        raise argparse.ArgumentTypeError(error.message) from error


def things(rules: Rules, names: list[str], lang: str) -> list[str]:
    """The IRIs of posts, classes or organs that names mean. Raises `NotFound` and `Ambiguous` with the candidates."""
    from queries.lookup import THINGS, Lookup

    lookup = Lookup(rules.names)
    return [lookup.one(name, THINGS, lang) for name in names]
