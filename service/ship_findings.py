"""What the checks find in the graph that ships, as Turtle beside its acts: nobody waits for the checks to see it.

    python -m service.ship_findings        check the graph that ships, write `ontology/acts/findings.ttl` anew

Run it (`make findings`) when shapes, acts or names change. No waiver is taken into account.
"""

from __future__ import annotations

import sys

from loaders.emit.turtle import turtle
from ontology.shipped import FINDINGS, shipped_files
from queries.oxigraph_engine import OxigraphEngine
from service.build import refuse
from shapes.report import validate

_TITLE = "What the checks find in the graph that ships. Written by them."


def shipped_findings() -> str:
    """The text of the file, out of the other files that ship. Raises `DoesNotConform` on a violation."""
    engine = OxigraphEngine.from_files(path for path in shipped_files() if path != FINDINGS)
    report = validate(engine)
    refuse(report)
    return turtle(_TITLE, sorted(set(report.quads())))


def main() -> int:
    """Write the file."""
    FINDINGS.write_bytes(shipped_findings().encode())
    sys.stdout.write(f"{FINDINGS.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
