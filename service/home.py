"""The folder that holds the published graph, and the one way to put a new graph in place of the last.

    OKILET_HOME/
        current             the name of the release that is published, one line
        releases/NAME/      a release: graph.nq, written whole and never changed; NAME is the digest of its bytes;
                            checks.json, what its last checking came to, so that the next build checks what has changed;
                            further files that say what the graph holds (`service.publication.statistics`)
        .building-…/        a release being written; left behind only by a process that was ended

A release is written to a folder of its own, flushed to the disk, given its name, and only then named in `current`,
which is replaced in one step: whoever reads sees the old graph or the new one, whenever the writer is stopped.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ontology.errors import HomeError

GRAPH_FILE = "graph.nq"
CHECKS_FILE = "checks.json"
_KEPT = 2


def home(environment: Mapping[str, str]) -> Path:
    """The folder named by `OKILET_HOME`, else `okilet` in the user's data folder (XDG base directories)."""
    named = environment.get("OKILET_HOME")
    if named:
        return Path(named)
    data = environment.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "okilet"


def published(folder: Path) -> Path | None:
    """The graph file of the release in `current`; None where nothing was published there.

    Raises `HomeError` where `current` names a release that is not there.
    """
    pointer = folder / "current"
    for _ in range(3):  # a publisher may replace `current` and remove the release we were about to name
        try:
            name = pointer.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise HomeError(f"cannot read {pointer}: {error}") from error
        graph = folder / "releases" / name / GRAPH_FILE
        if graph.is_file():
            return graph
    raise HomeError(f"{pointer} names a release that is not there; run `okilet build` to publish a graph again")


def checks_of(folder: Path) -> str:
    """What was kept of the checking of the published graph; "" where there is nothing that can be read."""
    try:
        graph = published(folder)
        return (graph.parent / CHECKS_FILE).read_text(encoding="utf-8") if graph else ""
    except (HomeError, OSError, UnicodeDecodeError):
        return ""


def publish(folder: Path, lines: Iterable[bytes], beside: Mapping[str, str] | None = None) -> Path:
    """Publish the N-Quads `lines` (each with its line end) in `folder`; gives the graph file of the new release.

    `beside` is what to keep beside the graph, by name of file: what its checking came to, what it holds. The same graph
    published again takes over those that are given.

    Raises `HomeError` where the folder cannot be written; the published graph is then what it was.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _only_publisher(folder):
            return _publish(folder, lines, beside or {})
    except OSError as error:
        raise HomeError(f"cannot publish in {folder}: {error.strerror or error}") from error


def _publish(folder: Path, lines: Iterable[bytes], beside: Mapping[str, str]) -> Path:
    releases = folder / "releases"
    releases.mkdir(exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=".building-", dir=folder))
    try:
        digest = _write(building / GRAPH_FILE, lines)
        for name, text in beside.items():
            _write(building / name, [text.encode()])
        release = releases / digest
        if not (release / GRAPH_FILE).is_file():
            shutil.rmtree(release, ignore_errors=True)
            building.chmod(0o755)
            building.rename(release)
            _flush(releases)
        else:  # the same graph, perhaps checked by other shapes
            for name in beside:
                (building / name).replace(release / name)
            _flush(release)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    _point(folder, digest)
    _forget(releases, digest)
    return release / GRAPH_FILE


def _write(path: Path, lines: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    with path.open("wb", buffering=1 << 20) as file:
        for line in lines:
            digest.update(line)
            file.write(line)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()[:16]


def _point(folder: Path, name: str) -> None:
    handle, temporary = tempfile.mkstemp(prefix=".building-", dir=folder)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).chmod(0o644)
    Path(temporary).replace(folder / "current")
    _flush(folder)


def _forget(releases: Path, current: str) -> None:
    """Remove all releases but the current one and the one before, which readers may still be opening."""
    others = sorted((p for p in releases.iterdir() if p.name != current), key=lambda p: p.stat().st_mtime)
    for old in others[: -(_KEPT - 1)]:
        shutil.rmtree(old, ignore_errors=True)


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def _only_publisher(folder: Path) -> Iterator[None]:
    """One publisher at a time. The kernel frees the lock of a process that was ended; what it left is then removed."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in folder.glob(".building-*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
        yield
