"""The graph that ships: the facts of acts as Turtle under `ontology/acts/`, one file a named graph, no sentences.

    python -m loaders.ship FOLDER        read the acts of the folder, write the files anew

Words of provisions stand in text graphs, which are not written; `loaders.emit.facts` says what ships whole and what as
a leading phrase. The same acts give the same files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from loaders.emit.turtle import turtle
from loaders.graph import Dataset, build_dataset
from loaders.model import Reading
from ontology import iris
from ontology.lexicon import load_lexicon
from ontology.shipped import ACTS, FINDINGS, file_of

_NOT_HERE = frozenset({"thesaurus", "vocabulary"})  # their Turtle is the source itself


def shipped_turtle(dataset: Dataset, folder: Path = ACTS) -> Mapping[Path, str]:
    """The files of the graph that ships, by path, out of a dataset of the acts."""
    graphs = [g for g in dataset.graphs() if not (g.text or g.file or g.name in _NOT_HERE)]
    return {file_of(graph, folder): turtle(_title(graph), dataset.quads(graph)) for graph in graphs}


def ship(readings: Iterable[Reading], folder: Path = ACTS) -> tuple[Path, ...]:
    """Write the files of these readings in place of those that are there; gives their paths."""
    files = shipped_turtle(build_dataset(readings, load_lexicon()), folder)
    folder.mkdir(exist_ok=True)
    for old in _there(folder) - set(files):
        old.unlink()
    for path, text in files.items():
        path.write_bytes(text.encode())
    return tuple(files)


def differing(readings: Iterable[Reading], folder: Path = ACTS) -> tuple[str, ...]:
    """The names of the files in the folder that are not what these readings make: other bytes, lacking, or too many."""
    files = shipped_turtle(build_dataset(readings, load_lexicon()), folder)
    there = _there(folder)
    return tuple(
        path.name
        for path in sorted({*files, *there})
        if path not in files or path not in there or path.read_bytes() != files[path].encode()
    )


def _there(folder: Path) -> set[Path]:
    """The files that were written from readings; what the checks find is written by them."""
    return {path for path in folder.glob("*.ttl") if path.name != FINDINGS.name}


def _title(graph: iris.Graph) -> str:
    if graph.name == "meta":
        return "Where the graphs of the acts came from. Written by the loaders."
    version = f", version of {graph.version}" if graph.version else ""
    return f"Facts of {graph.name}{version}, without the act's sentences. Written by the loaders."


def main(arguments: list[str]) -> int:
    """Write the files from the folder named by the only argument."""
    from loaders.pipeline import read_act
    from loaders.read import read_source

    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        sys.stderr.write("usage: python -m loaders.ship FOLDER  (a folder of acts as text)\n")
        return 2
    lexicon = load_lexicon()
    paths = sorted(path for path in Path(arguments[0]).iterdir() if path.is_file())
    for path in ship(read_act(read_source(path), lexicon) for path in paths):
        sys.stdout.write(f"{path.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
