"""What a request asks of the endpoint, by the SPARQL 1.1 Protocol, section 2.1: query, graphs, form, time.

    asked = of_address(b"query=ASK%20%7B%7D&default-graph-uri=https://a.example/g")
    asked.query, asked.default_graphs          "ASK {}", ("https://a.example/g",)

Parameters that the protocol does not know are passed over, as clients send several (`output`, `results`). Raises
`BadRequest`, `UnsupportedMedia`, `RefusedQuery` for an update, `BadParameter` for a time that is none.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl

from ontology.errors import BadParameter, BadRequest, RefusedQuery, UnsupportedMedia

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_TYPES = {"types": [FORM, QUERY]}
_FIELDS = 1000
_REMEMBERED = 4096  # bytes of an address whose reading is kept
_ONCE = ("query", "format", "timeout", "lang")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_UPDATE_REFUSED = "an update is not done here: the graph is read-only; send a query as `query`"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks. `query` is None where it asks nothing, graphs where it names none of either kind."""

    query: str | None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    format: str = ""
    timeout: float | None = None


def of_address(query_string: bytes) -> Asked:
    """What a GET asks."""
    return _remembered(query_string) if len(query_string) <= _REMEMBERED else _asked(_pairs(query_string))


def of_form(query_string: bytes, body: bytes) -> Asked:
    """What a POST of a form asks; graphs, form and time may stand in the address too."""
    return _asked(_pairs(query_string) + _pairs(body))


def of_query(query_string: bytes, body: bytes) -> Asked:
    """What a POST of a query asks, graphs, form and time in the address."""
    pairs = _pairs(query_string)
    if any(name == "query" for name, _ in pairs):
        raise BadRequest("the query is given twice: as the body and in the address; give one")
    return _asked([*pairs, ("query", _text(body))])


def of_post(content_type: str, query_string: bytes, body: bytes, encoding: str = "") -> Asked:
    """What a POST asks, by the media type of its body; `encoding` is its Content-Encoding."""
    if encoding.strip().lower() not in {"", "identity"}:
        raise UnsupportedMedia(f"a body in the encoding {encoding[:50]} is not read here; send it as it is", _TYPES)
    kind, *params = (part.strip().lower() for part in content_type.split(";"))
    for param in params:
        name, _, value = param.partition("=")
        if name.strip() == "charset" and value.strip().strip('"') not in {"utf-8", "utf8", ""}:
            raise UnsupportedMedia(f"the body is read as UTF-8, not as {value.strip()}; send it so", _TYPES)
    if kind == FORM:
        return of_form(query_string, body)
    if kind == QUERY:
        return of_query(query_string, body)
    if kind == UPDATE:
        raise RefusedQuery(_UPDATE_REFUSED)
    said = f"a body of the type {kind}" if kind else "a body without a Content-Type"
    raise UnsupportedMedia(f"{said} is not read here; send {FORM} or {QUERY}", _TYPES)


@lru_cache(maxsize=1024)
def _remembered(query_string: bytes) -> Asked:
    return _asked(_pairs(query_string))


def _asked(pairs: list[tuple[str, str]]) -> Asked:
    values: dict[str, list[str]] = defaultdict(list)
    for name, value in pairs:
        values[name].append(value)
    if "update" in values:
        raise RefusedQuery(_UPDATE_REFUSED)
    for name in _ONCE:
        if len(values.get(name, ())) > 1:
            raise BadRequest(f"{name} is given {len(values[name])} times; give it once")
    default, named = (_graphs(values, f"{kind}-graph-uri") for kind in ("default", "named"))
    explicit = bool(default or named)
    query = values.get("query", [None])[0]
    if query is None and explicit:
        raise BadRequest("graphs are named, but there is no query; give it as `query`")
    timeout = values.get("timeout", [""])[0]
    return Asked(
        query,
        default if explicit else None,
        named if explicit else None,
        values.get("format", [""])[0],
        _seconds(timeout) if timeout else None,
    )


def _graphs(values: dict[str, list[str]], name: str) -> tuple[str, ...]:
    graphs = tuple(dict.fromkeys(filter(None, values.get(name, ()))))  # forms of other endpoints send it empty
    for graph in graphs:
        if not _IRI.fullmatch(graph):
            raise BadRequest(f"{name}={graph[:200]!r} is no absolute IRI")
    return graphs


def _seconds(said: str) -> float:
    try:
        seconds = float(said)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise BadParameter(f"timeout={said[:50]!r} is no time; give seconds, as 5 or 0.5")
    return seconds


def _pairs(encoded: bytes) -> list[tuple[str, str]]:
    try:
        text = encoded.decode("utf-8")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise BadRequest("the request is not UTF-8; encode it so") from error
    except ValueError as error:
        raise BadRequest(f"the request has more than {_FIELDS} parameters") from error


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadRequest(f"the query is not UTF-8: byte {error.start + 1} is wrong; encode it so") from error
