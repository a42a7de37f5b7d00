"""Two servers on rdflib, to compare with: a small Flask application, and the package rdflib-endpoint.

    python -m benchmarks.endpoint.rdflib_apps flask|rdflib-endpoint GRAPH.nt PORT

Both run under the web server that Okilet uses, one process a core; the graph is read once and shared by forking.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from granian.constants import Interfaces
from granian.server import Server
from rdflib import Graph


def flask_app(graph: Graph) -> Any:
    """The least that answers SELECT queries at `/sparql` as JSON."""
    app = Flask(__name__)

    @app.get("/sparql")
    def sparql() -> Response:
        found = graph.query(request.args["query"]).serialize(format="json") or b""
        return Response(found, mimetype="application/sparql-results+json")

    return app


def endpoint_app(graph: Graph) -> Any:
    """The application of rdflib-endpoint over the graph, as its documentation builds it."""
    from rdflib_endpoint import SparqlEndpoint

    return SparqlEndpoint(graph=graph, path="/sparql")


APPS = {"flask": (flask_app, Interfaces.WSGI), "rdflib-endpoint": (endpoint_app, Interfaces.ASGI)}


def main(name: str, path: Path, port: int) -> None:
    """Serve a graph file until told to stop."""
    multiprocessing.set_start_method("fork")
    make, interface = APPS[name]
    graph = Graph()
    graph.parse(path, format="nt")
    app = make(graph)
    gc.freeze()
    threads = 1 if interface is Interfaces.WSGI else None  # rdflib's parser fails now and then in several threads
    server = Server(
        "app", port=port, interface=interface, workers=os.cpu_count() or 1, blocking_threads=threads, log_enabled=False
    )
    server.serve(target_loader=lambda: app, wrap_loader=False)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
