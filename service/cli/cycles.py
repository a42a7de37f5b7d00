"""`okilet cycles`: who stand above each other: cycles step by step, and who acts on oneself."""

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
    add_of_all(commands, "cycles", "who stand above each other: cycles step by step, and who acts on oneself", run)


def run(options: argparse.Namespace) -> int:
    """Work them out, print them."""
    from queries.chains.levels import cycles
    from queries.chains.shown.cycles import shown

    def answered(powers: Powers) -> Answer:
        return shown(cycles(powers, options.roles), options.lang, latest=options.as_of is None)

    return print_of_all(options, answered)
