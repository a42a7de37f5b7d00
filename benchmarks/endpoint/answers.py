"""Whether servers answer alike: the same questions asked once of each, rows counted and compared.

Answer.ask("http://127.0.0.1:8000/sparql?…")     -> Answer: rows, a digest of them, seconds
"""

from __future__ import annotations

import hashlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a SELECT: its rows in number and digest, and how long it took; or why there is none."""

    rows: int
    digest: str
    seconds: float
    failure: str = ""

    def like(self, other: Answer, *, any_rows: bool = False) -> bool:
        """Whether both have the same rows in any order; with `any_rows` only as many."""
        alike = not self.failure and not other.failure and self.rows == other.rows
        return alike and (any_rows or self.digest == other.digest)


def ask(url: str, patience: float) -> Answer:
    """What a server answers at this address within `patience` seconds."""
    request = urllib.request.Request(url, headers={"Accept": "application/sparql-results+json"})
    start = time.perf_counter()
    try:
        with urllib.request.urlopen(request, timeout=patience) as response:
            body = response.read()
    except TimeoutError:
        return Answer(0, "", patience, f"no answer in {patience:.0f} s")
    except urllib.error.HTTPError as error:
        said = " ".join(error.read(400).decode("utf-8", "replace").split())
        return Answer(0, "", time.perf_counter() - start, f"status {error.code}: {said}")
    except OSError as error:
        return Answer(0, "", time.perf_counter() - start, f"no answer: {error}")
    return read(body, time.perf_counter() - start)


def read(body: bytes, seconds: float) -> Answer:
    """An answer in SPARQL JSON."""
    try:
        rows = [_row(row) for row in json.loads(body)["results"]["bindings"]]
    except (ValueError, KeyError, TypeError) as error:
        return Answer(0, "", seconds, f"no SPARQL JSON: {error!r}")
    digest = hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()[:12]
    return Answer(len(rows), digest, seconds)


def _row(row: Mapping[str, Mapping[str, Any]]) -> str:
    """A row as a line that tells its terms, whichever way a server writes them."""
    return "\t".join(f"{name}={_term(term)}" for name, term in sorted(row.items()))


def _term(term: Mapping[str, Any]) -> str:
    if term["type"] == "uri":
        return f"<{term['value']}>"
    datatype = term.get("datatype", "")
    return f"{term['value']!r}@{term.get('xml:lang', '').lower()}^^{'' if datatype == _XSD_STRING else datatype}"
