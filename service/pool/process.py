"""A query process: takes one job at a time from its socket, runs it on the engine, answers; `run` never comes back.

What is wrong with a query, or was too much memory for it, is an answer. What ends the process (the server's kill at the
limit of time, an allocation the kernel refuses, a crash of native code) is told by the keeper, its parent.
"""

from __future__ import annotations

import contextlib
import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from ontology.errors import OkiletError, QueryFailed
from queries.engine import Engine
from service.pool import refusals, sandbox, wire

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a query process may use: `memory` in MiB beside what it has when it is made, 0 for no bound; `result`, the
    length of an answer in MiB; `files`, whether the engine reads files."""

    memory: int
    result: int
    files: bool = False


def run(
    sock: socket.socket, errors: int, parent: int, version: str, open_engine: Callable[[], Engine], bounds: Bounds
) -> NoReturn:
    """Be a query process from now on, in a fork of the keeper.

    What native code says as it ends goes to the file `errors`.
    """
    status = 1
    try:
        _settle(sock, errors, parent)
        engine = open_engine()
        _bound_memory(bounds.memory)
        sandbox.confine(files=bounds.files)
        status = _serve(sock, version, engine, bounds)
    except (OSError, wire.Lost, wire.Garbled, MemoryError):
        pass
    finally:
        os._exit(status)


def _settle(sock: socket.socket, errors: int, parent: int) -> None:
    """Keep nothing of the keeper but its memory: no files, no signals."""
    signal.set_wakeup_fd(-1)
    for number in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the whole terminal: the server ends its processes itself
    sandbox.die_with(parent)
    sandbox.name("okilet-query")
    null = os.open(os.devnull, os.O_RDWR)
    os.dup2(null, 0)
    os.dup2(null, 1)
    os.dup2(errors, 2)
    kept = sock.fileno()
    os.closerange(3, kept)
    os.closerange(kept + 1, 1 << 20)


def _bound_memory(memory: int) -> None:
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (MEBIBYTE, MEBIBYTE))
    if memory and sys.platform.startswith("linux"):
        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        most = taken + memory * MEBIBYTE
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _serve(sock: socket.socket, version: str, engine: Engine, bounds: Bounds) -> int:
    """Answer until the socket closes, or until a query has left the process in doubt; gives the exit status."""
    while job := wire.receive(sock):
        header, body = job
        sound = True
        try:
            answer, result = _answer(engine, version, header, body, bounds.result)
        except OkiletError as error:
            answer, result = wire.failure(error), b""
        except MemoryError:
            answer, result, sound = wire.failure(refusals.memory_limit(bounds.memory)), b"", False
        except BaseException as error:  # a panic of native code is no Exception
            answer, result, sound = wire.failure(QueryFailed(f"the query broke its process: {error}")), b"", False
        sock.sendall(wire.head_of(answer, len(result)))
        sock.sendall(result)
        if not sound:
            break
    return 0


def _answer(
    engine: Engine, version: str, job: dict[str, Any], text: bytes, longest: int
) -> tuple[dict[str, Any], bytes]:
    began = time.perf_counter()
    written = engine.results(
        text.decode("utf-8"),
        job["form"],
        default_graphs=job.get("default"),
        named_graphs=job.get("named"),
        rows=job.get("rows"),
    )
    seconds = time.perf_counter() - began
    if len(written.body) > longest * MEBIBYTE:
        raise refusals.result_limit(longest)
    return {"version": version, "cut": written.cut, "seconds": round(seconds, 6)}, written.body
