"""The whole graph in one compressed file, as TriG or N-Quads: all named graphs, as they were published.

    dump(files, version, "trig", folder)       the path of the file, written now if it is not there yet

A dump is written once, when it is first asked for, beside the graph of its release, else in a folder for temporary
files. A process of its own writes it, a quad at a time, so that whoever answers meanwhile isn't held up; it takes its
place when it is whole. The same graph gives the same bytes, on every machine.
"""

from __future__ import annotations

import contextlib
import fcntl
import gzip
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from ontology.errors import Unavailable
from ontology.shipped import graph_of
from ontology.terms import PREFIXES

FORMATS = {"trig": ox.RdfFormat.TRIG, "nq": ox.RdfFormat.N_QUADS}
MEDIA = {"trig": "application/trig", "nq": "application/n-quads"}
_LEVEL = 6
_PIECE = 1 << 20
_WRITING = threading.Lock()  # one at a time in a process: a second request for the same file waits for it
_WAITING = threading.BoundedSemaphore(4)  # threads that write or wait: a large graph takes long, and they are few
_RETRY = 30  # seconds


def name_of(form: str) -> str:
    """The name of the file."""
    return f"okilet.{form}.gz"


def dump(files: Sequence[Path], version: str, form: str, release: Path | None) -> Path:
    """The dump of these graph files in a form of `FORMATS`; `release` is the folder they were published in, if any.

    Raises `Unavailable` where it cannot be written.
    """
    folders = [folder for folder in (release, _temporary(version)) if folder]
    for folder in folders:
        if (folder / name_of(form)).is_file() and (folder == release or _is_ours(folder.parent)):
            return folder / name_of(form)
    if not _WAITING.acquire(blocking=False):
        raise Unavailable("the dump is being written; come again later", {"retry_after": _RETRY})
    try:
        for folder in folders:
            with _WRITING, contextlib.suppress(OSError):
                return _written(files, folder / name_of(form), temporary=folder != release)
    finally:
        _WAITING.release()
    raise Unavailable("the dump cannot be written now; come again later, or read the graph by SPARQL")


def _temporary(version: str) -> Path:
    """A folder that is the user's own: what stands there is given out as the graph."""
    return Path(tempfile.gettempdir()) / f"okilet-{os.getuid()}" / version


def _is_ours(folder: Path) -> bool:
    """Whether a folder is one that nobody else can have made, or put files in; a link to one is not."""
    try:
        status = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o022


def _written(files: Sequence[Path], path: Path, *, temporary: bool) -> Path:
    """The file, written by a process of its own while others wait. Raises `OSError`."""
    if temporary:
        path.parent.parent.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours(path.parent.parent):
            raise PermissionError(f"{path.parent.parent} is another's")
    if temporary and not path.parent.is_dir():
        earlier = sorted(path.parent.parent.iterdir(), key=lambda folder: folder.stat().st_mtime)
        for old in earlier[:-1]:
            shutil.rmtree(old, ignore_errors=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
    with (path.parent / f".{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.is_file():  # written by another process while this one waited
            return path
        command = [sys.executable, "-m", "service.publication.dumps", str(path), *map(str, files)]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        done = subprocess.run(command, env=environment, capture_output=True, check=False)
        if done.returncode:
            raise OSError(done.stderr.decode(errors="replace"))
    return path


def write(path: Path, files: Sequence[Path]) -> None:
    """Write the dump of these graph files, whole or not at all; its form is told by the name."""
    form = path.name.removesuffix(".gz").rpartition(".")[2]
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file, _gzip(file) as packed:
            published = len(files) == 1 and files[0].suffix == ".nq"
            if published and form == "nq":
                _copy(files[0], packed)
            elif published:
                _write_trig(ox.parse(path=files[0], format=ox.RdfFormat.N_QUADS), packed)
            elif form == "nq":
                packed.writelines(f"{quad} .\n".encode() for quad in _shipped(files))
            else:
                _write_trig(_shipped(files), packed)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _gzip(file: IO[bytes]) -> gzip.GzipFile:
    """Compressed without the time and the name of the file, which would make the bytes others each time."""
    return gzip.GzipFile(filename="", mode="wb", compresslevel=_LEVEL, fileobj=file, mtime=0)


def _copy(source: Path, packed: gzip.GzipFile) -> None:
    with source.open("rb") as file:
        while piece := file.read(_PIECE):
            packed.write(piece)


def _shipped(files: Iterable[Path]) -> Iterator[ox.Quad]:
    """The quads of the files that ship, in the order in which a build would publish them."""
    quads = {
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(str(graph_of(path))))
        for path in files
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    }
    return iter(sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad))))


def _write_trig(quads: Iterable[ox.Quad], packed: gzip.GzipFile) -> None:
    """TriG under a head of ours: Oxigraph declares prefixes in no order."""
    packed.write(b"# Okilet: all named graphs. The default graph of its endpoint is their union.\n")
    packed.writelines(f"@prefix {name}: <{PREFIXES[name]}> .\n".encode() for name in sorted(PREFIXES))
    with tempfile.TemporaryFile() as body:
        ox.serialize(quads, output=body, format=ox.RdfFormat.TRIG, prefixes=PREFIXES)
        body.seek(0)
        for _ in PREFIXES:  # one a line, first
            body.readline()
        while piece := body.read(_PIECE):
            packed.write(piece)


if __name__ == "__main__":
    write(Path(sys.argv[1]), tuple(map(Path, sys.argv[2:])))
