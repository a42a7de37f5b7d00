"""Answers kept by a web process: a published graph does not change, so an answer to a question stays what it is.

    answers_of(data, settings).get(key, make)     what `make` gives, made once as long as there is room

Kept with a version of the graph, and gone with it. The setting `answers_kept` says how much; the answer asked for least
recently goes first, one that would fill an eighth of the room is not kept.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from service.config import Settings

if TYPE_CHECKING:
    from service.data import Data

_MIB = 1 << 20
_SHARE = 8
_OVERHEAD = 512  # bytes that an entry takes beside its answer, about


class Answers:
    """Bytes by what they answer, up to `room` bytes. Threads may use it at once."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._free = room
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """The answer to `key`, which `repr` tells from others; two threads that miss it at once both make it."""
        if not self._room:
            return make()
        digest = _digest(key)
        with self._lock:
            known = self._kept.get(digest)
            if known is not None:
                self._kept.move_to_end(digest)
                return known
        made = make()
        size = len(made) + _OVERHEAD
        if size * _SHARE <= self._room:
            with self._lock:
                self._put(digest, made, size)
        return made

    def _put(self, key: bytes, made: bytes, size: int) -> None:
        if key in self._kept:
            return
        self._kept[key] = made
        self._free -= size
        while self._free < 0:
            _, old = self._kept.popitem(last=False)
            self._free += len(old) + _OVERHEAD


def _digest(key: Hashable) -> bytes:
    """In place of a key, as long as strangers like to make it: the room for answers does not count keys."""
    return hashlib.blake2b(repr(key).encode("utf-8", "surrogatepass"), digest_size=20).digest()


def answers_of(data: Data, settings: Settings) -> Answers:
    """The answers kept of this version of the graph."""
    room = settings.answers_kept * _MIB
    return data.kept(f"answers, {room} bytes", lambda: Answers(room))
