"""All settings of the web service: what each is for, its default, what it may be, and where its value comes from.

    settings(options, environment)      the values in force; raises `BadSetting` naming the place of a wrong one

A setting is a field of `Settings`. Its value is, first found: the command line (`--query-seconds 5`), the environment
(`OKILET_QUERY_SECONDS=5`), the TOML file named by `--config` or `OKILET_CONFIG` (`query_seconds = 5`), the default.
"""

from __future__ import annotations

import dataclasses
import difflib
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ontology.errors import InputError
from ontology.iris import BASE
from service.home import home

PREFIX = "OKILET_"
CONFIG = PREFIX + "CONFIG"
MEMORY_QUADS = 5_000_000
LOG_LEVELS = ("debug", "info", "warning", "error")
# Read by others than the service: tests, the build.
_NO_SETTINGS = frozenset({CONFIG, *(PREFIX + name for name in ("CORPUS", "TESTDATA", "UI", "SCREENSHOTS"))})
_ADDRESS = re.compile(r"https?://[^\s/?#]+[^\s?#]*")


class BadSetting(InputError):
    """A setting that does not exist, or a value that it may not have."""

    code = "bad-setting"


def _is(
    purpose: str, unit: str = "", least: float | None = None, most: float | None = None, allowed: tuple[str, ...] = ()
) -> Mapping[str, Any]:
    """What the documents, the help and the checks say of a setting."""
    return {"purpose": purpose, "unit": unit, "least": least, "most": most, "allowed": allowed}


@dataclass(frozen=True, slots=True)
class Settings:
    """The values in force. Times are seconds, the rest is as `unit` says."""

    home: Path = field(default_factory=lambda: home(os.environ), metadata=_is("folder of the published graph"))
    host: str = field(default="127.0.0.1", metadata=_is("address to listen on"))
    port: int = field(default=8000, metadata=_is("port to listen on; 0 takes a free one", "", 0, 65535))
    public_url: str = field(
        default="", metadata=_is("address that the public uses, for links; empty: the one each request came to")
    )
    base_iri: str = field(
        default=BASE, metadata=_is("what IRIs of the graph begin with: BASEid/… is described under /id/…")
    )
    publisher: str = field(
        default="", metadata=_is("name of who publishes the data, for catalogues; empty: the Okilet project")
    )
    licence: str = field(
        default="", metadata=_is("IRI of the licence under which the data is published; empty: none is stated")
    )
    proxies: int = field(
        default=0, metadata=_is("proxies in front whose X-Forwarded-… headers are believed", "proxies", 0, 10)
    )
    web_workers: int = field(
        default=0, metadata=_is("processes that answer requests; 0: one per core", "processes", 0, 256)
    )
    web_threads: int = field(default=32, metadata=_is("threads of each of them", "threads", 1, 1024))
    query_processes: int = field(
        default=0, metadata=_is("processes that run SPARQL of strangers; 0: one more than cores", "processes", 0, 256)
    )
    query_seconds: float = field(default=20.0, metadata=_is("time a query may take", "seconds", 0.1, 3600))
    query_memory: int = field(
        default=1024, metadata=_is("memory that a query may take beside the graph", "MiB", 64, 1_048_576)
    )
    query_result: int = field(
        default=128, metadata=_is("size of an answer to SPARQL; a larger one is refused", "MiB", 1, 65_536)
    )
    query_rows: int = field(
        default=100_000, metadata=_is("rows or triples of a result; more are cut", "rows", 1, 100_000_000)
    )
    query_length: int = field(default=50_000, metadata=_is("length of a query", "characters", 100, 10_000_000))
    query_depth: int = field(default=100, metadata=_is("nesting of brackets in a query", "levels", 5, 500))
    request_bytes: int = field(
        default=1_048_576, metadata=_is("size of the body of a request", "bytes", 1024, 1_073_741_824)
    )
    queue: int = field(default=64, metadata=_is("queries that wait for a process", "queries", 0, 10_000))
    queue_per_client: int = field(default=8, metadata=_is("of them, of one client", "queries", 0, 10_000))
    queue_seconds: float = field(default=20.0, metadata=_is("time a query waits for a process", "seconds", 0, 3600))
    memory_quads: int = field(
        default=MEMORY_QUADS,
        metadata=_is("largest graph held in memory; a larger one is read from disk", "quads", 0, 1_000_000_000_000),
    )
    answers_kept: int = field(
        default=32, metadata=_is("answers that each web process keeps; 0: none", "MiB", 0, 65_536)
    )
    warm: str = field(
        default="yes",
        metadata=_is("whether each web process makes before it is asked what first pages need", allowed=("yes", "no")),
    )
    slow_seconds: float = field(
        default=1.0, metadata=_is("a request that takes longer is logged with its query", "seconds", 0, 3600)
    )
    log_level: str = field(
        default="info", metadata=_is("least level that is logged; requests are info", allowed=LOG_LEVELS)
    )
    queries: tuple[Path, ...] = field(
        default=(), metadata=_is("further folders of named queries (.rq), parted by a colon")
    )


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of one setting, for the help, the documents, `/-/limits` and messages."""

    name: str
    type: type
    default: str
    purpose: str
    unit: str
    allowed: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return PREFIX + self.name.upper()

    @property
    def option(self) -> str:
        """The option of the command line that sets it."""
        return "--" + self.name.replace("_", "-")


_TYPES: Mapping[str, type] = {"int": int, "float": float, "str": str, "Path": Path, "tuple[Path, ...]": tuple}


def described() -> tuple[Setting, ...]:
    """All settings in their order."""
    return tuple(_described(f) for f in dataclasses.fields(Settings))


def _described(given: dataclasses.Field[Any]) -> Setting:
    kind = _TYPES[str(given.type)]
    default = "$XDG_DATA_HOME/okilet" if given.name == "home" else _shown(given)
    return Setting(given.name, kind, default, given.metadata["purpose"], given.metadata["unit"], _allowed(given, kind))


def _shown(given: dataclasses.Field[Any]) -> str:
    value = given.default if given.default is not dataclasses.MISSING else ""
    if isinstance(value, tuple):
        return ":".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _allowed(given: dataclasses.Field[Any], kind: type) -> str:
    """What the value may be, in words."""
    meta = given.metadata
    if meta["allowed"]:
        return ", ".join(meta["allowed"])
    if kind in {int, float}:
        number = "a whole number" if kind is int else "a number"
        return f"{number} from {meta['least']} to {meta['most']}"
    if given.name in {"public_url", "base_iri"}:
        return "an address that begins with http:// or https://"
    return {"home": "a folder", "queries": "folders that exist"}.get(given.name, "a name or an address")


def settings(
    options: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] | None = None,
    config: Path | None = None,
) -> Settings:
    """The values in force, of the command line (`options`, by name of setting), the environment and the TOML file.

    Raises `BadSetting` with one line: the place (option, variable or file and key), the value, what is allowed.
    """
    environment = os.environ if environment is None else environment
    values: dict[str, Any] = {"home": home(environment)}
    named = config or (Path(environment[CONFIG]) if environment.get(CONFIG) else None)
    if named:
        values |= _of_file(named)
    values |= _of_environment(environment)
    values |= {name: _value(name, value, _setting_of(name).option) for name, value in (options or {}).items()}
    return Settings(**values)


def _of_file(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            given = tomllib.load(file)
    except OSError as error:
        raise BadSetting(f"{path}: cannot be read ({error.strerror}); name a TOML file of settings") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSetting(f"{path}: is not TOML: {error}") from error
    names = {setting.name for setting in described()}
    for key in given:
        if key not in names:
            raise BadSetting(f"{path}: there is no setting {key!r}; {_suggested(key, names)}")
    return {key: _value(key, value, f"{path}: {key}") for key, value in given.items()}


_MAY_BE_EMPTY = frozenset({"public_url", "publisher", "licence"})


def _of_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    variables = {setting.variable: setting.name for setting in described()}
    given = {}
    for variable, value in environment.items():
        if not variable.startswith(PREFIX) or variable in _NO_SETTINGS:
            continue
        if variable not in variables:
            raise BadSetting(f"{variable}: there is no such setting; {_suggested(variable, set(variables))}")
        if value or variables[variable] in _MAY_BE_EMPTY:  # others set to nothing = not set
            given[variables[variable]] = _value(variables[variable], value, variable)
    return given


def _suggested(name: str, known: set[str]) -> str:
    bare = {other.removeprefix(PREFIX): other for other in sorted(known)}
    near = difflib.get_close_matches(name.removeprefix(PREFIX), bare, n=1, cutoff=0.6)
    return f"did you mean {bare[near[0]]}?" if near else "`okilet serve --help` lists them"


def _setting_of(name: str) -> Setting:
    return next(setting for setting in described() if setting.name == name)


def _value(name: str, value: Any, place: str) -> Any:
    """A value as its setting's type; raises `BadSetting`, naming the place."""
    given = next(f for f in dataclasses.fields(Settings) if f.name == name)
    known = _described(given)
    try:
        return _converted(known, given.metadata, value)
    except (TypeError, ValueError) as error:
        why = f" ({error})" if str(error).startswith("no ") else ""
        raise BadSetting(f"{place} = {str(value)!r}: is not allowed{why}; give {known.allowed}") from error


def _converted(known: Setting, meta: Mapping[str, Any], value: Any) -> Any:
    """Raises `ValueError` or `TypeError` for what the setting may not be."""
    if known.type in {int, float}:
        return _number(known.type, meta, value)
    if known.type is tuple:
        return _folders(value)
    if not isinstance(value, str | Path) or "\0" in str(value):
        raise TypeError(value)
    if known.type is Path:
        return Path(value).expanduser()
    text = str(value)
    if meta["allowed"] and text not in meta["allowed"]:
        raise ValueError(text)
    if known.name == "base_iri" and not (_ADDRESS.fullmatch(text) and text.endswith(("/", "#"))):
        raise ValueError("no / at its end" if _ADDRESS.fullmatch(text) else text)
    if known.name == "public_url":
        if text and not _ADDRESS.fullmatch(text):
            raise ValueError(text)
        return text.rstrip("/")
    if known.name == "licence" and text and not _ADDRESS.fullmatch(text):
        raise ValueError(text)
    if known.name == "host" and not re.fullmatch(r"[\w.:%-]+", text):
        raise ValueError(text)
    return text


def _number(kind: type, meta: Mapping[str, Any], value: Any) -> int | float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise TypeError(value)
    if isinstance(value, float) and kind is int and not value.is_integer():
        raise ValueError(value)
    number: int | float = int(value) if kind is int else float(value)
    if not meta["least"] <= number <= meta["most"]:
        raise ValueError(number)
    return number


def _folders(value: Any) -> tuple[Path, ...]:
    given = value.split(os.pathsep) if isinstance(value, str) else value
    if not isinstance(given, list | tuple) or not all(isinstance(item, str | Path) for item in given):
        raise TypeError(value)
    folders = tuple(Path(item).expanduser() for item in given if str(item))
    for folder in folders:
        if not folder.is_dir():
            raise ValueError(f"no folder {folder}")
    return folders


def as_environment(values: Settings) -> dict[str, str]:
    """The values as environment variables, for processes of their own; `settings` reads the same out of them."""
    given = {s.variable: getattr(values, s.name) for s in described()}
    return {
        name: os.pathsep.join(map(str, value)) if isinstance(value, tuple) else str(value)
        for name, value in given.items()
    }
