"""An answer of at most so many rows, exactly: no row too few, none torn, and told where some are missing.

    limited(syntax, 100)            the query's text, asking for 101 rows where it asked for more
    cut(body, "csv", 100, names)    the bytes of the answer without the 101st row, and whether there was one

Takes what Oxigraph serializes; rows are counted in its bytes, so that none of them becomes a Python object. What parts
two rows cannot be taken for a piece of a value in any form: in TSV and XML line ends and `<` are escaped; in CSV line
ends count outside quotes only; in JSON `}},{"` stands in no string but at its end, where another sign follows than
after a row.
"""

from __future__ import annotations

import json
import re

from ontology.iris import BASE
from queries.syntax import Syntax

TOLD = BASE + "-/limits"
"""What `head.link` of a cut answer leads to."""

_ROWS = b'"bindings":['
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"')


def limited(query: Syntax, rows: int) -> str:
    """The text of a SELECT that gives at most one row more than `rows`, which tells that there are more."""
    if query.limit:
        if query.limit.value <= rows:
            return query.text
        return f"{query.text[: query.limit.start]}{rows + 1}{query.text[query.limit.end :]}"
    if query.end is None:
        return query.text
    return f"{query.text[: query.end]} LIMIT {rows + 1} {query.text[query.end :]}"


def cut(body: bytes, form: str, rows: int) -> tuple[bytes, bool]:
    """The answer in a result form (`json`, `xml`, `csv`, `tsv`) without what follows its first `rows` rows.

    It holds at most one row more; the second value tells whether it did.
    """
    return _CUTS[form](body, rows)


def _tsv(body: bytes, rows: int) -> tuple[bytes, bool]:
    if body.count(b"\n") - 1 <= rows:
        return body, False
    return body[: body.rindex(b"\n", 0, len(body) - 1) + 1], True


def _csv(body: bytes, rows: int) -> tuple[bytes, bool]:
    if body.count(b"\r\n") - 1 <= rows:
        return body, False
    outside = body.split(b'"')[::2]  # a doubled quote is two empty parts more
    if sum(part.count(b"\r\n") for part in outside) - 1 <= rows:
        return body, False
    end = len(body) - 2
    while True:  # the last line end that an even number of quotes stands before
        end = body.rindex(b"\r\n", 0, end)
        if body.count(b'"', end) % 2 == 0:
            return body[: end + 2], True


def _xml(body: bytes, rows: int) -> tuple[bytes, bool]:
    if body.count(b"<result>") <= rows:
        return body, False
    last, end = body.rindex(b"<result>"), body.rindex(b"</result>") + len(b"</result>")
    told = f'<link href="{TOLD}"/></head>'.encode()
    return body[:last].replace(b"</head>", told, 1) + body[end:], True


def _json(body: bytes, rows: int) -> tuple[bytes, bool]:
    if body.count(b"},{") < rows:  # parts two rows, and may stand in strings
        return body, False
    last = _last_json_row(body, rows)
    if last is None:
        return body, False
    told = b',"link":[' + json.dumps(TOLD).encode() + b']},"results":'
    return body[:last].removesuffix(b",").replace(b'},"results":', told, 1) + b"]}}", True


def _last_json_row(body: bytes, rows: int) -> int | None:
    """Where the last row begins, if there are more than `rows`."""
    if b"{}," in body or b",{}" in body or b"[{}" in body:
        starts = _json_rows(body)
        return starts[-1] if len(starts) > rows else None
    if rows == 0:
        first = body.index(_ROWS) + len(_ROWS)
        return first if body[first:].startswith(b"{") else None
    ends = body.count(b'}},{"}') + body.count(b'}},{",')  # strings that end so: a row's first name follows otherwise
    if body.count(b'}},{"') - ends < rows:
        return None
    last = body.rindex(b'}},{"')
    while body[last + 5 : last + 6] in {b"}", b","}:
        last = body.rindex(b'}},{"', 0, last)
    return last + 3


def _json_rows(body: bytes) -> list[int]:
    """Where the rows begin, some of which are empty, so that what parts two may stand in a string."""
    first = body.index(_ROWS) + len(_ROWS)
    plain = _STRING.sub(lambda found: b"x" * len(found.group()), body)
    starts, depth = [], 0
    for found in re.finditer(rb"[{}]", plain[first:-2]):
        if found.group() == b"{":
            if depth == 0:
                starts.append(first + found.start())
            depth += 1
        else:
            depth -= 1
    return starts


_CUTS = {"json": _json, "xml": _xml, "csv": _csv, "tsv": _tsv}
