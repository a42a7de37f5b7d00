"""A query server of its own, over an engine that does what the query says: `python troubled.py OPTIONS`, in JSON.

The words of a query, one a line: `sleep 2` (busy), `rest 2` (idle), `say text`, `write 5000000`, `allocate 900` (MiB), `abort`, `crash`, `exit`,
`open PATH`, `socket`, `connect`, `execute`, `fork`, `thread`, `pid`, `bad`, `panic`.
"""

from __future__ import annotations

import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from ontology.errors import BadQuery
from queries.engine import Answer, Quad, Written
from service.pool.keeper import Graph
from service.pool.options import Options
from service.pool.server import serve_queries


class Troubled:
    """An engine that does what it is told."""

    def query(self, text: str) -> Answer:
        raise NotImplementedError(text)

    def quads(self, graph: str | None = None) -> Iterator[Quad]:
        raise NotImplementedError(graph)

    def results(
        self,
        text: str,
        form: str,
        *,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        rows: int | None = None,
    ) -> Written:
        body = b""
        for line in text.splitlines():
            word, _, rest = line.partition(" ")
            body += do(word, rest)
        if form == "echo":
            body += json.dumps([default_graphs, named_graphs, rows]).encode()
        return Written(body, rows == 1)


def do(word: str, rest: str) -> bytes:
    """One word of a query."""
    try:
        if word == "sleep":
            until = time.monotonic() + float(rest)
            while time.monotonic() < until:  # busy, as a query is
                pass
            return b""
        if word == "rest":
            time.sleep(float(rest))
            return b""
        if word == "say":
            return rest.encode()
        if word == "write":
            return b"x" * int(rest)
        if word == "allocate":
            held = bytearray(int(rest) << 20)
            return str(len(held)).encode()
        if word == "pid":
            return str(os.getpid()).encode()
        if word == "bad":
            raise BadQuery("not so", {"line": 1, "column": 2, "expected": "so"})
        if word == "panic":
            raise KeyboardInterrupt("native code panicked")
        end(word)
        return trouble(word, rest)
    except OSError as error:
        return f"{type(error).__name__}: {error.errno}".encode()


def end(word: str) -> None:
    """The ends that a process can come to by itself."""
    if word == "abort":
        os.write(2, b"memory allocation of 99 bytes failed\n")
        os.abort()
    if word == "crash":
        ctypes.string_at(0)
    if word == "exit":
        os._exit(0)
    if word == "killed":
        signal.raise_signal(signal.SIGKILL)


def trouble(word: str, rest: str) -> bytes:
    """What a query must not do."""
    if word == "open":
        return Path(rest).read_bytes()
    if word == "put":
        Path(rest).write_bytes(b"written")
    if word == "socket":
        socket.socket().close()
    if word == "connect":
        socket.create_connection(("127.0.0.1", int(rest)), timeout=1).close()
    if word == "execute":
        subprocess.run([rest], check=True)
    if word == "fork":
        os._exit(7) if os.fork() == 0 else os.wait()
    if word == "signal":
        os.kill(os.getppid(), signal.SIGKILL)
    if word == "thread":
        thread = threading.Thread(target=lambda: None)
        thread.start()
        thread.join()
    return b"done"


def main(given: str) -> int:
    """Serve until SIGTERM; what is ready goes to standard output."""
    options = json.loads(given)
    files, wait = options.pop("files", False), options.pop("loading", 0.0)

    def load() -> tuple[type[Troubled], bool]:
        time.sleep(wait)
        if options.get("processes") == 99:
            raise OSError("nothing to load")
        return Troubled, files

    return serve_queries(Options(**options | {"socket": Path(options["socket"])}), Graph("v1", load), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
