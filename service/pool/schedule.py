"""Which query runs next: fair between clients, whoever sends most.

    schedule.offer(client, item, free)     the item waits; raises `Full`; may push another item out
    schedule.take(free)                    the item to start now, None where none may
    schedule.done(client)                  one of the client's queries has ended

One process is always kept for clients that have nothing running: a client's second query starts only where another
process stays free. Clients wait in queues of their own; those with fewer queries running go first, then those whose
last start is longest ago. A full queue makes room for a client that has nothing in it, at the cost of the longest
queue. Pure: knows neither time nor sockets.
"""

from __future__ import annotations

import ipaddress
from collections import Counter, deque
from functools import lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")


class Full(Exception):
    """No room to wait: `own` tells whether it is the client's own queue that is full."""

    def __init__(self, own: bool) -> None:
        super().__init__("queue of the client" if own else "queue of all")
        self.own = own


@lru_cache(maxsize=4096)
def client_of(address: str) -> str:
    """Whose an address is: its own, or its /64 network's for IPv6 (one subscriber). Names stay as they are."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if parsed.version == 4:
        return str(parsed)
    mapped = parsed.ipv4_mapped
    return str(mapped) if mapped else str(ipaddress.ip_network((parsed, 64), strict=False))


class Record:
    """How much processor time clients took lately with queries that ran long, in seconds, halved every `HALF` seconds.

    Times are given by the caller, in seconds from any moment on.
    """

    HALF = 30.0
    _MOST = 1000

    def __init__(self) -> None:
        self._taken: dict[str, tuple[float, float]] = {}

    def add(self, client: str, seconds: float, now: float) -> None:
        """Note that a query of the client ran so long."""
        if len(self._taken) >= self._MOST:
            kept = {name: taken for name in self._taken if (taken := self.of(name, now)) > 0.1}
            self._taken = {
                name: (taken, now) for name, taken in sorted(kept.items(), key=lambda n: -n[1])[: self._MOST // 2]
            }
        self._taken[client] = (self.of(client, now) + seconds, now)

    def of(self, client: str, now: float) -> float:
        """What a client took lately."""
        taken, when = self._taken.get(client, (0.0, now))
        return float(taken * 0.5 ** ((now - when) / self.HALF))


class Schedule(Generic[T]):
    """The queries that wait, and how many of whose run. `queue` and `per_client` bound those that wait."""

    def __init__(self, queue: int, per_client: int) -> None:
        self._queue = queue
        self._per_client = per_client
        self._waiting: dict[str, deque[T]] = {}
        self._turn = 0
        self._served: dict[str, int] = {}  # the turn of the last start of each client that is there
        self._count = 0
        self._running: Counter[str] = Counter()

    @property
    def waiting(self) -> int:
        """How many queries wait."""
        return self._count

    @property
    def clients(self) -> int:
        """How many clients have a query running or waiting."""
        return len(self._running.keys() | self._waiting.keys())

    def offer(self, client: str, item: T, free: int) -> T | None:
        """Let an item wait, `free` processes being free; gives the item that had to leave for it, if any.

        Raises `Full`. What could start at once is always taken in: call `take` next.
        """
        queue = self._waiting.get(client)
        pushed_out = None
        if not self._may_start(client, free):
            if (queue is not None and len(queue) >= self._per_client) or self._per_client == 0:
                raise Full(own=True)
            if self._count >= self._queue:
                pushed_out = self._make_room(client)
        if queue is None:
            queue = self._waiting[client] = deque()
        queue.append(item)
        self._count += 1
        return pushed_out

    def take(self, free: int) -> tuple[str, T] | None:
        """The client and the item to start now on one of `free` processes, counted as running from now on."""
        may = (client for client in self._waiting if self._may_start(client, free))
        client = min(may, key=lambda c: (self._running[c], self._served.get(c, 0)), default=None)
        if client is None:
            return None
        queue = self._waiting[client]
        item = queue.popleft()
        self._count -= 1
        if not queue:
            del self._waiting[client]
        self._running[client] += 1
        self._turn += 1
        self._served[client] = self._turn
        return client, item

    def done(self, client: str) -> None:
        """Count one query of the client less."""
        self._running[client] -= 1
        if not self._running[client]:
            del self._running[client]
            self._forget(client)

    def withdraw(self, client: str, item: T) -> bool:
        """Take an item out of its queue; False where it does not wait (any more)."""
        queue = self._waiting.get(client)
        if queue is None or item not in queue:
            return False
        queue.remove(item)
        self._count -= 1
        if not queue:
            del self._waiting[client]
            self._forget(client)
        return True

    def items(self) -> tuple[tuple[str, T], ...]:
        """All that wait, with their clients."""
        return tuple((client, item) for client, queue in self._waiting.items() for item in queue)

    def _may_start(self, client: str, free: int) -> bool:
        return free > (1 if client in self._running else 0)

    def _forget(self, client: str) -> None:
        if client not in self._waiting and client not in self._running:
            self._served.pop(client, None)

    def _make_room(self, client: str) -> T:
        """Take the last item out of the longest queue for a client that has nothing running and nothing waiting."""
        longest = max(self._waiting, key=lambda c: (len(self._waiting[c]), self._running[c]), default=None)
        if longest is None or client in self._waiting or client in self._running or len(self._waiting[longest]) < 2:
            raise Full(own=False)
        item = self._waiting[longest].pop()
        self._count -= 1
        return item
