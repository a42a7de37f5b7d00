"""What the first requests of a web process would wait for, made before they come: names, rules, a day, findings.

    warming = Warming(folder)            that of the service, which its processes share
    published.watch(warming.begin)       for the graph at hand, and each that is taken over

It goes on in a thread of its own, in one process of a service at a time, so that the others serve. What a request needs
meanwhile it makes itself, or waits for, as ever: all of it is kept by `Data.kept`, under the keys that requests use.
What fails is told in the log, and is then made, or fails, when it is asked for.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from service import logs
from service.data import Data
from service.explorer.days.amendments import impacts
from service.explorer.days.feed import facts_of
from service.explorer.front.questions import chosen
from service.explorer.hierarchy.kept import hierarchies
from service.explorer.posts.told import Told
from service.explorer.powers.counted import standing
from service.explorer.search.searching import searching
from service.explorer.view import View
from service.published_findings import report_of
from service.words import LANGUAGES

LOCK = "warming"  # in the folder of the service
_LOOK = 0.1  # seconds between two looks whether the turn of this process has come


class Warming:
    """Makes what is kept of a graph; `wanted` tells whether the graph is still the one in force."""

    def __init__(self, folder: Path) -> None:
        self._lock = folder / LOCK

    def begin(self, data: Data, wanted: Callable[[], bool]) -> threading.Thread:
        """Begin in a thread of its own; it ends early where the graph is no longer wanted."""
        thread = threading.Thread(target=self._run, args=(data, wanted), name="okilet-warming", daemon=True)
        thread.start()
        return thread

    def _run(self, data: Data, wanted: Callable[[], bool]) -> None:
        with _turn(self._lock, wanted):
            begun = time.perf_counter()
            for make in made(data):
                if not wanted():
                    return
                try:
                    make()
                except Exception as error:
                    logs.emit_error("what first requests need could not be made before", error)
            seconds = round(time.perf_counter() - begun, 2)
            logs.emit("info", "warm", message="what first requests need is made", version=data.version, seconds=seconds)


def made(data: Data) -> tuple[Callable[[], object], ...]:
    """What is made, in order: what most pages need first."""
    here = View(data, LANGUAGES[0])

    def latest_day() -> None:
        kept = hierarchies(here)
        day = kept.latest(here.today)
        if day and day != dt.date.min:
            index = kept.index(day)
            _ = index.tops, index.above
            standing(here, day)

    return (
        lambda: here.rules,
        lambda: here.acts,
        lambda: report_of(data),
        latest_day,
        here.lookup,
        lambda: searching(here),
        lambda: chosen(here),
        Told.of(data).make,
        lambda: facts_of(here),
        lambda: impacts(here),
    )


@contextlib.contextmanager
def _turn(path: Path, wanted: Callable[[], bool]) -> Iterator[None]:
    """While no other process of the service has its turn; where no file can be had, at once."""
    try:
        file = path.open("w")
    except OSError:
        yield
        return
    with file:
        while wanted():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError:
                time.sleep(_LOOK)
        yield
