"""The tables of a run for `docs/performance.md`: rates side by side, Okilet against its goals, what servers take.

Figures for the graphs of a run stand in one cell, from the small graph to the large one.
"""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from benchmarks.endpoint.results import Cell, Run, Size, rate, table

FIRST, LIBRARY, POOL = "oxigraph", "in-process", "sparql"
KEPT = ("in-process-kept", "sparql-kept")
_PYTHON = ("rdflib", "rdflib-endpoint")
_LOOKUPS = frozenset({"point-lookup", "appointed-by", "two-hops"})


def tables(run: Run) -> dict[str, str]:
    """All tables, by the name of their place in the page."""
    return {
        "machine": _machine(run),
        "endpoint": _rates(run, [key for key in run.servers if key not in KEPT]) + _remarks(run),
        "goals": _goals(run),
        "kept": _rates(run, [LIBRARY, KEPT[0], POOL, KEPT[1]]),
        "costs": _costs(run),
    }


def _machine(run: Run) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in run.versions.items())
    graphs = " and ".join(f"{size.triples:,}" for size in run.sizes)
    clients = f"{run.clients} clients on the same machine"
    return f"Measured on {run.date}: {run.machine}; {clients}; {graphs} triples; {versions}.\n"


def _rates(run: Run, servers: list[str]) -> str:
    known = [key for key in servers if key in run.servers]
    rows = [
        [_plain(question), *(_each(_shown(size.cell(question, key)) for size in run.sizes) for key in known)]
        for question in run.questions()
    ]
    return table(["query", *(run.servers[key] for key in known)], rows)


def _shown(cell: Cell) -> str:
    if not cell.rates:
        return "–"
    return rate(cell.rate) + ("≠" if cell.differs else "") + ("!" if cell.errors else "")


def _remarks(run: Run) -> str:
    """A line for each cell without a figure, with other answers or with errors; one for how far rounds lie apart."""
    cells = [(size, cell) for size in run.sizes for cell in size.cells if cell.server not in KEPT]
    lines = [f"- {line}\n" for size, cell in cells for line in _said(run, size, cell)]
    apart = [cell.spread for _, cell in cells if len(cell.rates) > 1]
    if apart:
        lines.append(
            f"- Rounds of one figure lie {median(apart):.0%} of it apart (the middle of {len(apart)} figures), "
            f"at most {max(apart):.0%}.\n"
        )
    return "\n" + "".join(lines)


def _said(run: Run, size: Size, cell: Cell) -> Iterator[str]:
    place = f"{_plain(cell.question)}, {run.servers[cell.server]}, {size.triples:,} triples"
    if not cell.rates:
        yield f"– {place}: {cell.reason}"
    if cell.differs:
        yield f"≠ {place}: other rows than {run.servers[FIRST]}"
    if cell.errors:
        yield f"! {place}: {cell.errors} errors beside {cell.answers} answers"


def _goals(run: Run) -> str:
    rows = []
    for question in run.questions():
        cells = [(size.cell(question, FIRST), size.cell(question, LIBRARY), size) for size in run.sizes]
        engine = 0.25 if question in _LOOKUPS else 1.0
        pool = 0.5 if question in _LOOKUPS else 0.9
        rows.append(
            [
                _plain(question),
                _each(_met(_ratio(own, bare), engine) for bare, own, _ in cells),
                f"{engine:g}",
                _each(_met(_ratio(size.cell(question, POOL), own), pool) for _, own, size in cells),
                f"{pool:g}",
                *(_each(_met(_ratio(own, size.cell(question, key)), 1.0) for _, own, size in cells) for key in _PYTHON),
            ]
        )
    head = ["query", "in process ÷ Oxigraph", "goal", "`/sparql` ÷ in process", "goal", "in process ÷ rdflib"]
    return table([*head, "in process ÷ rdflib-endpoint"], rows)


def _ratio(one: Cell, other: Cell) -> float | None:
    return one.rate / other.rate if one.rate and other.rate else None


def _met(ratio: float | None, goal: float) -> str:
    """A ratio, in bold where it falls short of its goal."""
    if ratio is None:
        return "–"
    shown = f"{ratio:.2f}" if ratio < 10 else f"{ratio:.0f}"
    return shown if ratio >= goal else f"**{shown}**"


def _costs(run: Run) -> str:
    rows = [
        [
            title,
            _each(f"{size.start_seconds[key]:.1f}" if key in size.start_seconds else "–" for size in run.sizes),
            _each(f"{size.megabytes[key]:,}" if key in size.megabytes else "–" for size in run.sizes),
        ]
        for key, title in run.servers.items()
        if any(key in size.start_seconds for size in run.sizes)
    ]
    return table(["server", "seconds from the files to the first answer", "memory, MB"], rows)


def _plain(question: str) -> str:
    return question.replace("-", " ")


def _each(values: Iterator[str]) -> str:
    return " · ".join(values)
