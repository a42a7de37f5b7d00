"""The graph opened to be asked: in memory, or, where it is too large for that, as a store on disk.

    opened = open_graph(files, memory_quads)
    engine = opened.engine()                 the engine; of a store on disk each process opens its own

A store on disk is built once, beside the published file (`releases/NAME/store`), under another name until it is whole,
by whoever comes first; then it is only read. Where that folder cannot be written, the graph is held in memory all the
same, and the log says so.
"""

from __future__ import annotations

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ontology.errors import BadData, OkiletError
from queries.engine import GRAPH_FORMS, RESULT_FORMS, Engine
from queries.oxigraph_engine import OxigraphEngine
from service import logs
from service.home import GRAPH_FILE

STORE = "store"
_CHUNK = 1 << 22


@dataclass(frozen=True, slots=True)
class Opened:
    """A graph that can be asked. `engine` gives the engine of this process; `on_disk` tells whether it reads files."""

    engine: Callable[[], OxigraphEngine]
    on_disk: bool


def open_graph(files: Sequence[Path], memory_quads: int) -> Opened:
    """Open the files of a graph; more than `memory_quads` quads in a published file are put on disk.

    Raises `BadData`, naming the file that cannot be read.
    """
    if len(files) == 1 and files[0].name == GRAPH_FILE and _more_lines(files[0], memory_quads):
        folder = files[0].parent / STORE
        try:
            _build(files[0], folder)
        except OSError as error:
            logs.emit("warning", "data", message=f"no store on disk can be made, the graph is held in memory: {error}")
        else:
            return Opened(lambda: OxigraphEngine(ox.Store.read_only(str(folder)), united=True), on_disk=True)
    engine = OxigraphEngine.from_files(files)
    return Opened(lambda: engine, on_disk=False)


def warm(engine: Engine) -> None:
    """Ask in each form once, rightly and wrongly: all code is then loaded, also for a process that may open no file."""
    pattern = "{ ?s ?p ?o FILTER(REGEX(STR(?o), 'a') || ?s = <x:y>) } LIMIT 2"
    for form in RESULT_FORMS:
        engine.results(f"SELECT * {pattern}", form, rows=1)
        engine.results("ASK { ?s ?p ?o }", form)
    for form in GRAPH_FORMS:
        engine.results(f"CONSTRUCT {{ ?s ?p ?o }} {pattern}", form, rows=1)
    engine.results("SELECT * FROM <x:y> FROM <x:z> { ?s ?p ?o }", RESULT_FORMS[0], default_graphs=("x:y",))
    for wrong in ("SELECT", "ASK { ?s ?p ", "ASK { FILTER(<x:y>(1)) }", "INSERT DATA {}"):
        with contextlib.suppress(OkiletError, RuntimeError):
            engine.results(wrong, "json")


def _more_lines(path: Path, most: int) -> bool:
    count = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            count += chunk.count(b"\n")
            if count > most:
                return True
    return False


def _build(path: Path, folder: Path) -> None:
    """Make the store on disk, if nobody has. Raises `OSError` and `BadData`."""
    if folder.is_dir():
        return
    with path.open("rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # the web workers and the query server begin at the same time
        if folder.is_dir():
            return
        for left in folder.parent.glob(".building-*"):
            shutil.rmtree(left, ignore_errors=True)
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=folder.parent))
        try:
            _fill(path, building)
            building.rename(folder)
        finally:
            shutil.rmtree(building, ignore_errors=True)


def _fill(path: Path, folder: Path) -> None:
    store = ox.Store(str(folder))
    try:
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS)
        store.bulk_extend(_union(path))
    except SyntaxError as error:
        raise BadData(f"{path}: line {error.lineno}: {error.msg}") from error
    store.optimize()
    store.flush()


def _union(path: Path) -> Iterator[ox.Quad]:
    """The triples of all graphs, in the default graph; a store holds each once."""
    default = ox.DefaultGraph()
    for quad in ox.parse(path=path, format=ox.RdfFormat.N_QUADS):
        yield ox.Quad(quad.subject, quad.predicate, quad.object, default)
