"""The graph that a process answers from, and the thread that takes over a newly published one.

    published = Published(settings)      loads the published graph, or the one that ships
    published.now                        the `Data` to answer from: take it once a request, it is replaced as a whole
    published.watch(prepare)             looks at the home about once a second from now on; `prepare` is called with
                                         the graph in force, and with each that is taken over

Takes a new release over by loading it beside the old one and replacing one reference: a request in progress ends on
the graph it began with. A release that cannot be read leaves the old graph answering; `trouble` says why.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from ontology.errors import OkiletError
from ontology.shipped import shipped_files
from queries.oxigraph_engine import OxigraphEngine
from service import home, logs
from service.config import MEMORY_QUADS, Settings
from service.store import open_graph

INTERVAL = 1.0  # seconds between two looks at the home
RETRY = 60.0  # seconds after which a graph that could not be taken over is tried again

_T = TypeVar("_T")


@dataclass(frozen=True)
class Data:
    """A graph that does not change, and what was made of it.

    `version` names its content; `release` is the folder of the release, None for the graph that ships; `published` is
    when it was published.
    """

    version: str
    engine: OxigraphEngine
    source: tuple[Path, ...]
    published: dt.datetime
    release: Path | None
    _kept: dict[str, Any] = field(default_factory=dict, repr=False)
    _making: threading.Lock = field(default_factory=threading.Lock, repr=False)
    _one_by_one: dict[str, threading.RLock] = field(default_factory=dict, repr=False)

    def kept(self, key: str, make: Callable[[], _T]) -> _T:
        """What `make` gives, made once for this version (a table of names, a chain graph) and kept with it."""
        try:
            return cast("_T", self._kept[key])
        except KeyError:
            pass
        with self._making:
            one = self._one_by_one.setdefault(key, threading.RLock())
        with one:  # what takes long keeps none waiting but those who want the same
            if key not in self._kept:
                self._kept[key] = make()
            return cast("_T", self._kept[key])


def version_of(folder: Path) -> str:
    """The version of the graph to answer from: the release's name, or a digest of the files that ship.

    Raises `HomeError` where `current` names a release that is not there.
    """
    graph = home.published(folder)
    return graph.parent.name if graph else _shipped_version()


@cache
def _shipped_version() -> str:
    digest = hashlib.sha256()
    for path in shipped_files():
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return f"shipped-{digest.hexdigest()[:16]}"


def load(folder: Path, memory_quads: int = MEMORY_QUADS) -> Data:
    """The graph of the home, or the one that ships; larger than `memory_quads`, it is read from disk.

    Raises `HomeError` and `BadData`.
    """
    graph = home.published(folder)
    source = (graph,) if graph else shipped_files()
    engine = open_graph(source, memory_quads).engine()
    if graph is None:
        when = max(path.stat().st_mtime for path in source)
        return Data(_shipped_version(), engine, source, _moment(when), None)
    when = (folder / "current").stat().st_mtime
    return Data(graph.parent.name, engine, source, _moment(when), graph.parent)


def _moment(seconds: float) -> dt.datetime:
    return dt.datetime.fromtimestamp(int(seconds), dt.UTC)


Prepare = Callable[[Data, Callable[[], bool]], object]


class Published:
    """The graph in force; `now` is replaced when a new one is published."""

    def __init__(self, settings: Settings, data: Data | None = None) -> None:
        self._home = settings.home
        self._memory_quads = settings.memory_quads
        self._seen = self._stamp()
        self.now = data or load(self._home, settings.memory_quads)
        self.trouble = ""
        self._again = 0.0
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._prepare: Prepare | None = None

    def watch(self, prepare: Prepare | None = None) -> None:
        """Look at the home from now on, in a thread of this process (call it after a fork, not before).

        `prepare` is told of the graph in force and of each new one, with what tells whether it still is; it may begin
        work, but must not wait for it.
        """
        self._prepare = prepare
        self._told()
        self._thread = threading.Thread(target=self._watch, name="okilet-data", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End the thread."""
        self._stop.set()
        if self._thread:
            self._thread.join()

    def check(self) -> bool:
        """Look at the home once; gives whether another graph was taken over."""
        stamp = self._stamp()
        due = self.trouble and time.monotonic() > self._again
        if stamp == self._seen and not due:
            return False
        try:
            if version_of(self._home) == self.now.version:
                self._seen, self.trouble = stamp, ""
                return False
            data = load(self._home, self._memory_quads)
        except (OkiletError, OSError, MemoryError) as error:
            self._seen = stamp  # tried once; the next publication is tried anew, or the same after a while
            self._again = time.monotonic() + RETRY
            self.trouble = str(error) or type(error).__name__
            logs.emit("error", "data", message=f"the new graph is not taken over: {self.trouble}")
            return False
        old, self.now = self.now, data
        self._seen, self.trouble = stamp, ""
        logs.emit("info", "data", message="a new graph is taken over", version=data.version, before=old.version)
        self._told()
        return True

    def _told(self) -> None:
        data = self.now
        if self._prepare:
            self._prepare(data, lambda: self.now is data and not self._stop.is_set())

    def _watch(self) -> None:
        while not self._stop.wait(INTERVAL):
            self.check()

    def _stamp(self) -> tuple[int, int] | None:
        try:
            status = (self._home / "current").stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_ino
