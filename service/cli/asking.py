"""Arguments that commands about chains share: names of posts and organs, a day, roles, numbers."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import TYPE_CHECKING

from service.cli.shared import date

if TYPE_CHECKING:
    from queries.chains.rules import Rules


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
    from queries.chains.rules import ROLES

    asked = [name.strip() for name in value.split(",") if name.strip()]
    for name in asked:
        if name not in ROLES:
            raise argparse.ArgumentTypeError(f"{name!r} is no role; there are {', '.join(ROLES)}")
    if not asked:
        raise argparse.ArgumentTypeError(f"names no role; there are {', '.join(ROLES)}")
    return tuple(role for role in ROLES if role in asked)


def things(rules: Rules, names: list[str], lang: str) -> list[str]:
    """The IRIs of posts, classes or organs that names mean. Raises `NotFound` and `Ambiguous` with the candidates."""
    from queries.lookup import THINGS, Lookup

    lookup = Lookup(rules.names)
    return [lookup.one(name, THINGS, lang) for name in names]
