"""The servers compared: how each is started on a graph, and where it answers a question.

for contestant in contestants():
    running = contestant.launch(files, folder)
    running.base + contestant.paths(question)[0]
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from benchmarks.endpoint import virtuoso
from benchmarks.endpoint.graph import Graph
from benchmarks.endpoint.processes import HOST, Running, free_port, start
from benchmarks.endpoint.questions import FOLDER, Question
from service.home import publish

_ROOT = Path(__file__).parent.parent.parent
_READY = "/sparql?query=ASK%7B%7D"


@dataclass(frozen=True, slots=True)
class Files:
    """A generated graph as files: the triples, and an `OKILET_HOME` in which its quads are published."""

    triples: Path
    home: Path

    @classmethod
    def write(cls, graph: Graph, folder: Path) -> Files:
        """The files of a graph, in a new folder."""
        files = cls(folder / "graph.nt", folder / "home")
        with files.triples.open("w", encoding="utf-8") as triples:
            triples.writelines(f"{s} {p} {o} .\n" for s, p, o, _ in graph.quads())
        publish(files.home, (f"{s} {p} {o} {g} .\n".encode() for s, p, o, g in graph.quads()))
        return files


@dataclass(frozen=True, slots=True)
class Contestant:
    """A server, or one way of asking it. Those with the same `launch` share one running server."""

    key: str
    title: str
    version: Callable[[], str]
    missing: Callable[[], str]  # why it can't be run here; "" where it can
    launch: Callable[[Files, Path], Running]
    paths: Callable[[Question], tuple[str, ...]]


def contestants() -> tuple[Contestant, ...]:
    """All of them, the one that others are compared with first."""
    return (
        Contestant(
            "oxigraph", "Oxigraph, bare, on disk", _package("oxigraph"), _needs("oxigraph"), _oxigraph, _at("/query")
        ),
        Contestant("virtuoso", "Virtuoso", virtuoso.version, virtuoso.missing, _virtuoso, _at("/sparql")),
        Contestant("rdflib", "rdflib, Flask", _package("rdflib"), _needs("rdflib"), _flask, _at("/sparql")),
        Contestant(
            "rdflib-endpoint",
            "rdflib-endpoint",
            _package("rdflib-endpoint"),
            _needs("rdflib_endpoint"),
            _rdflib_endpoint,
            _at("/sparql"),
        ),
        Contestant("in-process", "Okilet, in process", _package("okilet"), _nothing, _okilet, Question.library),
        Contestant("sparql", "Okilet, `/sparql`", _package("okilet"), _nothing, _okilet, _at("/sparql")),
    )


def kept() -> tuple[Contestant, ...]:
    """Okilet keeping answers, as it does unless told not to."""
    return (
        Contestant(
            "in-process-kept", "in process, answers kept", _package("okilet"), _nothing, _keeping, Question.library
        ),
        Contestant("sparql-kept", "`/sparql`, answers kept", _package("okilet"), _nothing, _keeping, _at("/sparql")),
    )


def _okilet(files: Files, folder: Path) -> Running:
    return _serve(files, folder, {"OKILET_ANSWERS_KEPT": "0"})


def _keeping(files: Files, folder: Path) -> Running:
    return _serve(files, folder, {})


def _serve(files: Files, folder: Path, settings: Mapping[str, str]) -> Running:
    """Okilet on the published graph, with the queries of the benchmark beside its own."""
    port = free_port()
    environment = {"OKILET_HOME": str(files.home), "OKILET_QUERIES": str(FOLDER), "PYTHONPATH": str(_ROOT), **settings}
    command = [sys.executable, "-m", "service.cli", "serve", "--host", HOST, "--port", str(port)]
    return start(command, port, "/-/ready", folder / "out.log", environment)


def _oxigraph(files: Files, folder: Path) -> Running:
    port, store = free_port(), str(folder / "store")
    program = str(Path(sys.executable).with_name("oxigraph"))
    subprocess.run(
        [program, "load", "--location", store, "--file", str(files.triples)], check=True, capture_output=True
    )
    subprocess.run([program, "optimize", "--location", store], check=True, capture_output=True)
    command = [program, "serve-read-only", "--location", store, "--bind", f"{HOST}:{port}"]
    return start(command, port, "/query?query=ASK%7B%7D", folder / "out.log")


def _virtuoso(files: Files, folder: Path) -> Running:
    return virtuoso.launch(files.triples, folder)


def _flask(files: Files, folder: Path) -> Running:
    return _python("flask", files, folder)


def _rdflib_endpoint(files: Files, folder: Path) -> Running:
    return _python("rdflib-endpoint", files, folder)


def _python(app: str, files: Files, folder: Path) -> Running:
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.endpoint.rdflib_apps", app, str(files.triples), str(port)]
    return start(command, port, _READY, folder / "out.log", {"PYTHONPATH": str(_ROOT), "PATH": os.environ["PATH"]})


def _at(path: str) -> Callable[[Question], tuple[str, ...]]:
    return lambda question: question.protocol(path)


def _package(name: str) -> Callable[[], str]:
    return lambda: version(name)


def _needs(module: str) -> Callable[[], str]:
    name = module.replace("_", "-")
    return lambda: (
        ""
        if importlib.util.find_spec(module) or Path(sys.executable).with_name(name).exists()
        else f"the package {name} is not installed"
    )


def _nothing() -> str:
    return ""
