"""`okilet export FILE`: the graph, in the format that the extension names."""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path

from ontology.errors import BadParameter, HomeError
from service.cli.shared import Commands, command, engine

_EXTENSIONS = (".trig", ".nq", ".ttl", ".nt", ".jsonld", ".rdf")


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "export", "write the graph, in the format that the extension names", run)
    parser.add_argument("file", metavar="FILE", type=Path, help=f"where to write it: {', '.join(_EXTENSIONS)}")


def run(options: argparse.Namespace) -> int:
    """Write the file whole or not at all."""
    import pyoxigraph as ox

    path: Path = options.file
    if path.suffix.lower() not in _EXTENSIONS:
        raise BadParameter(f"{path}: no RDF format has this extension; use one of {', '.join(_EXTENSIONS)}")
    form = ox.RdfFormat.from_extension(path.suffix.lower().lstrip("."))
    if form is None:
        raise BadParameter(f"{path}: no RDF format has this extension; use one of {', '.join(_EXTENSIONS)}")
    data = engine().dump(form)
    try:
        _write(path, data)
    except OSError as error:
        raise HomeError(f"{path}: cannot be written ({error.strerror})") from error
    return 0


def _write(path: Path, data: bytes) -> None:
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
