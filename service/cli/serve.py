"""`okilet serve`: the web service."""

from __future__ import annotations

import argparse
from pathlib import Path

from service.cli.shared import Commands, command
from service.config import CONFIG, described, settings

_EPILOG = f"""\
Each setting is an option, an environment variable or a key of the TOML file named by --config or {CONFIG}
(--query-seconds 5, OKILET_QUERY_SECONDS=5, query_seconds = 5); the first of these that is given holds.
docs/operating.md describes limits, errors, logs, metrics, proxies and upgrades."""


def add(commands: Commands) -> None:
    """Put the command into the parser, each setting an option."""
    parser = command(commands, "serve", "answer over HTTP: SPARQL, queries, chains, linked data", run)
    parser.epilog = _EPILOG
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--config", type=Path, metavar="FILE", help=f"TOML file of settings ({CONFIG})")
    for setting in described():
        unit = f", {setting.unit}" if setting.unit else ""
        default = f"default: {setting.default}" if setting.default else "none by default"
        parser.add_argument(
            setting.option,
            metavar=setting.type.__name__.upper().replace("TUPLE", "FOLDERS").replace("STR", "TEXT"),
            default=argparse.SUPPRESS,
            help=f"{setting.purpose} ({setting.variable}{unit}; {default})".replace("%", "%%"),
        )


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    given = {s.name: getattr(options, s.name) for s in described() if hasattr(options, s.name)}
    chosen = settings(given, config=options.config)
    from service.supervisor import serve  # after the settings are known to be right: it loads the web framework

    return serve(chosen)
