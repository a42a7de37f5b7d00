"""What a run came to: kept as JSON, shown as the tables of `docs/performance.md`.

run = Run.read(RESULTS)
run.tables() -> {"endpoint": "| … |", …}       Markdown, by the name of the place it goes to
"""

from __future__ import annotations

import json
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Self

RESULTS = Path(__file__).with_name("results.json")


@dataclass(slots=True)
class Cell:
    """One question asked of one server on one graph. `rates` are answers a second, one a round."""

    question: str
    server: str
    rates: list[float] = field(default_factory=list)
    errors: int = 0
    answers: int = 0
    median_ms: float = 0.0
    p99_ms: float = 0.0
    rows: int = 0
    differs: bool = False  # its answers are not those of the first server
    reason: str = ""  # why there is no figure

    @property
    def rate(self) -> float:
        """The median of the rounds; 0 where nothing was answered."""
        return statistics.median(self.rates) if self.rates else 0.0

    @property
    def spread(self) -> float:
        """How far apart the rounds are, as a share of their median."""
        return (max(self.rates) - min(self.rates)) / self.rate if self.rate else 0.0


@dataclass(slots=True)
class Size:
    """All cells of one graph, and what each server took: seconds to load and start, memory in MB."""

    triples: int
    cells: list[Cell] = field(default_factory=list)
    start_seconds: dict[str, float] = field(default_factory=dict)
    megabytes: dict[str, int] = field(default_factory=dict)

    def cell(self, question: str, server: str) -> Cell:
        """The cell of a question and a server; an empty one where it was not measured."""
        found = (cell for cell in self.cells if (cell.question, cell.server) == (question, server))
        return next(found, Cell(question, server, reason="not measured"))


@dataclass(slots=True)
class Run:
    """A run: where and on what, the servers by key with title and version, the graphs from small to large."""

    date: str
    machine: str
    clients: int
    servers: dict[str, str]
    versions: dict[str, str]
    sizes: list[Size] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The run kept in a file."""
        return cls.from_json(json.loads(path.read_text(encoding="utf-8")))

    @classmethod
    def from_json(cls, said: dict[str, Any]) -> Self:
        """A run out of its JSON form."""
        sizes = [Size(**{**size, "cells": [Cell(**cell) for cell in size["cells"]]}) for size in said["sizes"]]
        return cls(**{**said, "sizes": sizes})

    def write(self, path: Path) -> None:
        """Keep the run in a file."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    def questions(self) -> list[str]:
        """The questions, in the order in which they were asked."""
        return list(dict.fromkeys(cell.question for size in self.sizes for cell in size.cells))


def rate(value: float) -> str:
    """A rate with about three digits."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 1 else f"{value:.2f}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown, figures to the right."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rule, *rows))
