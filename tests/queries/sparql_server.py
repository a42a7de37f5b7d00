"""A SPARQL server for tests: the protocol's POST over an engine, on a free port of the loopback."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask, Response, request
from werkzeug.serving import make_server

from ontology.errors import OkiletError
from queries.engine import Engine

Answer = Callable[[], Response]


@contextmanager
def listening(answer: Answer) -> Iterator[str]:
    """The address of a server that gives this answer to every POST."""
    app = Flask(__name__)
    app.add_url_rule("/sparql", view_func=answer, methods=["POST"], endpoint="sparql")
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def serving(engine: Engine, rows: int | None = None) -> Iterator[str]:
    """The address of a server over an engine; it cuts every result at `rows`."""

    def answer() -> Response:
        text = request.form["query"]
        graphs = {
            name: tuple(request.form.getlist(f"{name.partition('_')[0]}-graph-uri")) or None
            for name in ("default_graphs", "named_graphs")
        }
        try:
            try:
                body = engine.results(text, "json", rows=rows, **graphs).body
                return Response(body, mimetype="application/sparql-results+json")
            except OkiletError as error:
                if error.code != "not-acceptable":
                    raise
            body = engine.results(text, "nt", rows=rows, **graphs).body
            return Response(body, mimetype="application/n-triples")
        except OkiletError as error:
            said = {"error": {"code": error.code, "message": error.message, "detail": error.detail}}
            return Response(json.dumps(said), error.http_status, mimetype="application/json")

    with listening(answer) as address:
        yield address
