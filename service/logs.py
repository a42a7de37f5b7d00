"""The log: one line of JSON an event, on standard error, written in one piece so that processes do not mix theirs.

    emit("info", "start", address="http://127.0.0.1:8000/")
    {"time": "2026-11-21T10:00:00.123Z", "level": "info", "event": "start", "address": "http://127.0.0.1:8000/"}

Events: `start`, `stop`, `build` (what installing left out), `request`, `slow` (a request over the setting
`slow_seconds`, with the text of its query), `data` (a graph taken over, or not), `pool` (query processes), `error`
(with the traceback, which leaves the process nowhere else), `library` (what a library logs). `docs/operating.md` lists
their fields.
"""

from __future__ import annotations

import json
import logging
import os
import time
import traceback
from typing import Any

LEVELS = {"debug": 10, "info": 20, "warning": 30, "error": 40}
QUERY = "okilet.query"  # key of the WSGI environment under which a view notes the text of the query it runs

_STANDARD_ERROR = 2
_least = LEVELS["info"]
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


def set_level(level: str) -> None:
    """The least level that is logged from now on in this process; libraries log through the same lines."""
    global _least
    _least = LEVELS[level]
    root = logging.getLogger()
    if not any(isinstance(handler, _Lines) for handler in root.handlers):
        root.addHandler(_Lines())
    root.setLevel(max(_least, LEVELS["warning"]) if level != "debug" else LEVELS["debug"])


def logged(level: str) -> bool:
    """Whether events of this level are logged."""
    return LEVELS[level] >= _least


def emit(level: str, event: str, **fields: Any) -> None:
    """Log an event; values that JSON has not are written as their text."""
    if LEVELS[level] < _least:
        return
    now = time.time()
    head = f'{{"time":"{_second(int(now))}.{int(now % 1 * 1000):03d}Z","level":"{level}","event":"{event}"'
    line = f"{head},{_encode(fields)[1:]}\n" if fields else f"{head}}}\n"
    _write(line.encode("utf-8", "replace"))


def emit_error(message: str, error: BaseException, **fields: Any) -> None:
    """Log an error nobody expected, with its traceback."""
    lines = traceback.format_exception(error)
    emit("error", "error", message=message, **fields, traceback="".join(lines))


def note_query(text: str) -> None:
    """Note the text of the query that the current request runs: it is logged if the request is slow."""
    from flask import request

    request.environ[QUERY] = text


def _write(line: bytes) -> None:
    try:
        while line:
            line = line[os.write(_STANDARD_ERROR, line) :]
    except OSError:  # nobody reads the log any more: the service goes on
        pass


_stamps: dict[int, str] = {}  # the last second, written once: a thousand requests share it


def _second(second: int) -> str:
    stamp = _stamps.get(second)
    if stamp is None:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(second))
        _stamps.clear()
        _stamps[second] = stamp
    return stamp


class _Lines(logging.Handler):
    """Passes what libraries log on to `emit`."""

    def emit(self, record: logging.LogRecord) -> None:
        level = record.levelname.lower()
        fields = {"logger": record.name, "message": record.getMessage()}
        if record.exc_info and record.exc_info[1]:
            fields["traceback"] = "".join(traceback.format_exception(record.exc_info[1]))
        emit(level if level in LEVELS else "error", "library", **fields)
