"""The graph that ships with the package: its files, and the named graph that each holds.

ontology/*.ttl                          graph/vocabulary
ontology/thesaurus/*.ttl                graph/thesaurus
ontology/acts/U020000828_.2022-06-30.ttl   graph/U020000828_/2022-06-30
ontology/acts/meta.ttl, findings.ttl    graph/meta, graph/findings
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from ontology import iris

ONTOLOGY = Path(__file__).parent
ACTS = ONTOLOGY / "acts"
FINDINGS = ACTS / "findings.ttl"


def shipped_files() -> tuple[Path, ...]:
    """All files of the graph that ships, in order of their names."""
    folders = (ONTOLOGY, ONTOLOGY / "thesaurus", ACTS)
    return tuple(path for folder in folders for path in sorted(folder.glob("*.ttl")))


def graph_of(path: Path) -> iris.Graph:
    """The named graph that a shipped file holds."""
    if path.parent == ONTOLOGY:
        return iris.Graph("vocabulary")
    if path.parent == ONTOLOGY / "thesaurus":
        return iris.Graph("thesaurus")
    name, _, date = path.stem.partition(".")
    return iris.Graph(name, dt.date.fromisoformat(date) if date else None)


def file_of(graph: iris.Graph, folder: Path = ACTS) -> Path:
    """The file under `ontology/acts/` that holds the graph of an act version, `meta` or `findings`."""
    return folder / f"{graph.name}{f'.{graph.version}' if graph.version else ''}.ttl"
