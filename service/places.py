"""What a running service has of the machine: cores, a port, and a folder of its own for sockets."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ontology.errors import Unavailable

FOLDER = "okilet-serve-"
LINK = "query.sock"  # in the folder: where the query server in force is found


def cores() -> int:
    """How many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Port:
    """The address to listen on, kept for the service from now on: bound, though it is the web workers who listen.

    They share it (SO_REUSEPORT), which anybody of this user could; so it is taken alone first, and shared then.
    Raises `Unavailable`.
    """

    def __init__(self, host: str, port: int) -> None:
        shown = f"[{host}]" if ":" in host else host
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
            self._socket = socket.socket(found[0], socket.SOCK_STREAM)
        except OSError as error:
            raise Unavailable(f"no address {host!r} to listen on: {error.strerror}; give another with --host") from None
        try:
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._socket.bind(found[4])
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 0)
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        except OSError as error:
            self._socket.close()
            raise Unavailable(
                f"cannot listen on {shown}:{port}: {error.strerror}; give another port with --port, or end what uses it"
            ) from None
        self.host, self.number = self._socket.getsockname()[:2]
        self.address = f"http://{shown}:{self.number}/"

    def answers(self) -> bool:
        """Whether a web worker listens."""
        any_address = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # to connect to
        with socket.socket(self._socket.family, socket.SOCK_STREAM) as sock:
            sock.settimeout(1.0)
            return sock.connect_ex((any_address.get(self.host, self.host), self.number)) == 0

    def __enter__(self) -> Port:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()


@contextlib.contextmanager
def private_folder() -> Iterator[Path]:
    """A folder of this user alone for sockets; those that ended services left behind are removed."""
    for left in Path(tempfile.gettempdir()).glob(f"{FOLDER}*"):
        _remove_if_left(left)
    try:
        folder = Path(tempfile.mkdtemp(prefix=FOLDER))
    except OSError as error:
        raise Unavailable(f"no folder for sockets can be made in {tempfile.gettempdir()}: {error.strerror}") from None
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_if_left(folder: Path) -> None:
    """Remove the folder of a service that was ended by force: the kernel has let go of its lock."""
    try:
        if folder.stat().st_uid != os.getuid() or time.time() - folder.stat().st_mtime < 1:
            return
        with (folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
    except OSError:
        return
