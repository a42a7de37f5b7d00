"""The hierarchies of a version of the graph that were asked for last, and the days that they are of.

hierarchies(view).of(Asked(…))
"""

from __future__ import annotations

import datetime as dt
import threading
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cached_property
from typing import Any, TypeVar, cast

from queries.chains.rules import ROLES, Rules, Step
from service.explorer.hierarchy.index import Index, index_of
from service.explorer.hierarchy.model import Hierarchy
from service.explorer.view import View

_KEPT = 12  # indices and hierarchies, of each
_THINGS = 300_000  # in all of them, as `Rules.drawn` bounds what it keeps; one alone is kept whatever its size
_T = TypeVar("_T")


def hierarchies(here: View) -> Hierarchies:
    """Those of this version of the graph."""
    return here.data.kept("hierarchies", lambda: Hierarchies(here.rules))


class Hierarchies:
    """Made as they are asked for; days between which nothing begins or ends share one. Threads may ask at once."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._made: OrderedDict[Hashable, tuple[int, Any]] = OrderedDict()
        self._lock = threading.Lock()
        self._latest: tuple[dt.date, dt.date | None] | None = None

    def latest(self, today: dt.date) -> dt.date | None:
        """The last day up to today on which a rule stood; else the first to come; None without rules."""
        if self._latest is None or self._latest[0] != today:
            self._latest = today, self.rules.latest(today)
        return self._latest[1]

    @cached_property
    def telling(self) -> tuple[Step, ...]:
        """Of the steps of each act one for each period that they stand."""
        return tuple({(step.act, step.valid_to, step.begins): step for step in self.rules.steps}.values())

    @cached_property
    def _adopted(self) -> tuple[dt.date, ...]:
        return tuple(sorted({*self.rules.dated.values()}))

    def index(self, day: dt.date, roles: tuple[str, ...] = ROLES) -> Index:
        """Who stands right below whom on a day."""
        return self._keep(
            ("index", bisect_right(self.rules.moments, day), roles),
            lambda: index_of(self.rules.drawn(day), roles),
            lambda made: len(made.names),
        )

    def hierarchy(
        self, day: dt.date, since: dt.date | None, roles: tuple[str, ...], organ: str, *, up: bool
    ) -> Hierarchy:
        """The hierarchy of a day; see `Hierarchy`."""
        index = self.index(day, roles)
        before = self.index(since, roles) if since else None
        return self._keep(
            ("hierarchy", id(index), id(before), self._dated(since), organ, up),
            lambda: Hierarchy(index, before, organ, up=up, earlier=since),
            lambda made: len(index.names) // 4,
        )

    def _dated(self, day: dt.date | None) -> int:
        """Which acts there were on a day, as a number: what is unread depends on it, where nothing else changed."""
        return bisect_right(self._adopted, day) if day else 0

    def _keep(self, key: Hashable, make: Callable[[], _T], size: Callable[[_T], int]) -> _T:
        with self._lock:
            known = self._made.get(key)
            if known is not None:
                self._made.move_to_end(key)
                return cast("_T", known[1])
        made = make()
        with self._lock:
            known = self._made.setdefault(key, (size(made), made))
            self._made.move_to_end(key)
            while len(self._made) > 2 and (
                len(self._made) > 2 * _KEPT or sum(things for things, _ in self._made.values()) > _THINGS
            ):
                self._made.popitem(last=False)
        return cast("_T", known[1])
