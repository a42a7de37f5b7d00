"""`okilet levels`: the levels of the hierarchy, from the top down."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from service.cli.asking import add_of_all, print_of_all
from service.cli.shared import Commands

if TYPE_CHECKING:
    from queries.chains.answer import Answer
    from queries.chains.multigraph import Powers


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    add_of_all(commands, "levels", "the levels of the hierarchy, from the top down", run)


def run(options: argparse.Namespace) -> int:
    """Work them out, print them."""
    from queries.chains.levels import levels
    from queries.chains.shown.levels import shown

    def answered(powers: Powers) -> Answer:
        return shown(levels(powers, options.roles), options.lang, latest=options.as_of is None)

    return print_of_all(options, answered)
