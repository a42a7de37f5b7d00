"""Answers in the forms people and programs open: a table for the terminal, CSV, TSV, JSON, XLSX, Turtle.

    write(answer, "csv", sys.stdout.buffer)       an answer that is at hand
    answered(engine, text, "csv")                 the bytes of the answer to a SELECT: the same, and faster

CSV, TSV and JSON are those of SPARQL 1.1: CSV with plain line ends, TSV with numbers and truth values as SPARQL writes
them, JSON without blanks. The same answer gives the same bytes. A table is for eyes alone: it shortens what is long.
Solutions become Turtle as a DAWG result set; triples become a table of three columns.

An engine that writes results itself (`Engine.results`) does so without a Python object for each term, which is what
`answered` is for.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from ontology import iris
from ontology.errors import BadParameter
from ontology.terms import XSD
from queries.engine import Answer, Engine, Row, Solutions, Sort, Term, Triples

_RESULT_SET = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_EPOCH = dt.datetime(1980, 1, 1)
_SEPARATOR = "  "
_CELL = 60  # characters of a cell in a table
_NEEDS_QUOTES = re.compile('[",\r\n]')
_NUMBER = re.compile(r"-?\d{1,15}")  # that a worksheet holds exactly
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MODIFIED = re.compile(rb"<dcterms:modified.*?</dcterms:modified>", re.DOTALL)
_SHORT = {  # what SPARQL writes without quotes and type
    XSD("integer"): re.compile(r"[+-]?[0-9]+"),
    XSD("decimal"): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD("double"): re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)[eE][+-]?[0-9]+"),
    XSD("boolean"): re.compile("true|false"),
}


def write(answer: Answer, form: str, stream: BinaryIO) -> None:
    """Write an answer as one of `FORMATS`; raises `BadParameter` for another."""
    if form not in FORMATS:
        raise BadParameter(f"no format {form!r}; there are {', '.join(FORMATS)}")
    stream.write(FORMATS[form](answer))


def answered(engine: Engine, text: str, form: str) -> bytes:
    """The answer to a SELECT as one of `FORMATS`: what `write` gives for `engine.query(text)`.

    Raises `BadQuery` for what is no query, `BadParameter` for another format.
    """
    match form:
        case "csv":
            return with_plain_ends(engine.results(text, "csv").body)
        case "tsv":
            return engine.results(text, "tsv").body
        case "json":
            return engine.results(text, "json").body + b"\n"
    written = io.BytesIO()
    write(engine.query(text), form, written)
    return written.getvalue()


def with_plain_ends(table: bytes) -> bytes:
    """CSV with lines that end in LF in place of CR LF; a value that holds CR LF keeps it."""
    if b'"' not in table:
        return table.replace(b"\r\n", b"\n")
    parts = table.split(b'"')  # every other part stands within quotes
    parts[::2] = [part.replace(b"\r\n", b"\n") for part in parts[::2]]
    return b'"'.join(parts)


def solutions(answer: Answer) -> Solutions:
    """An answer as rows: triples as subject, predicate, object, a truth value as one cell."""
    if isinstance(answer, Solutions):
        return answer
    if isinstance(answer, Triples):
        return Solutions(("subject", "predicate", "object"), tuple(sorted(answer.triples)))
    return Solutions(("answer",), ((Term.text(str(answer).lower()),),))


def _table(answer: Answer) -> bytes:
    found = solutions(answer)
    rows = [found.variables, *(tuple(map(_shortened, row)) for row in found.values())]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(found.variables))]
    lines = [_aligned(row, widths) for row in rows]
    lines.insert(1, _SEPARATOR.join("-" * width for width in widths))
    return "".join(f"{line}\n" for line in lines).encode()


def _shortened(cell: str) -> str:
    """A cell as it fits a terminal: IRIs of ours as the options take them, long words cut."""
    line = " ".join(cell.replace(iris.ID, "").split())
    return line if len(line) <= _CELL else line[: _CELL - 1].rstrip() + "…"


def _aligned(row: tuple[str, ...], widths: list[int]) -> str:
    cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
    return _SEPARATOR.join(cells).rstrip()


def _width(cell: str) -> int:
    """The columns that a text takes on a terminal."""
    return sum(not unicodedata.combining(char) for char in cell)


def _csv(answer: Answer) -> bytes:
    return csv_lines(solutions(answer), "\n")


def csv_lines(found: Solutions, end: str = "\r\n") -> bytes:
    """Rows as CSV, lines ended as SPARQL has it, or by `end`."""
    lines = (",".join(map(_csv_cell, row)) for row in found.rows)
    return "".join(f"{line}{end}" for line in (",".join(found.variables), *lines)).encode()


def _csv_cell(term: Term | None) -> str:
    if term is None:
        return ""
    if term.sort is Sort.BLANK:
        return f"_:{term.value}"
    return '"' + term.value.replace('"', '""') + '"' if _NEEDS_QUOTES.search(term.value) else term.value


def _tsv(answer: Answer) -> bytes:
    found = solutions(answer)
    head = "\t".join(f"?{variable}" for variable in found.variables)
    lines = ("\t".join(_escaped(term) for term in row) for row in found.rows)
    return "".join(f"{line}\n" for line in (head, *lines)).encode()


def _escaped(term: Term | None) -> str:
    if term is None:
        return ""
    short = _SHORT.get(term.datatype)
    return term.value if short and short.fullmatch(term.value) else term.n3().replace("\t", "\\t")


def _json(answer: Answer) -> bytes:
    if isinstance(answer, bool):
        document: dict[str, object] = {"head": {}, "boolean": answer}
    else:
        found = solutions(answer)
        bindings = [dict(_bindings(found.variables, row)) for row in found.rows]
        document = {"head": {"vars": list(found.variables)}, "results": {"bindings": bindings}}
    return (json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _bindings(variables: tuple[str, ...], row: Row) -> Iterator[tuple[str, dict[str, str]]]:
    names = {Sort.IRI: "uri", Sort.LITERAL: "literal", Sort.BLANK: "bnode"}
    for variable, term in zip(variables, row, strict=True):
        if term is not None:
            binding = {"type": names[term.sort], "value": term.value}
            if term.lang:
                binding["xml:lang"] = term.lang
            elif term.datatype:
                binding["datatype"] = term.datatype
            yield variable, binding


def _xlsx(answer: Answer) -> bytes:
    from openpyxl import Workbook  # a second of start-up that other formats need not pay

    found = solutions(answer)
    book = Workbook(write_only=True)
    book.properties.created = _EPOCH
    sheet = book.create_sheet("okilet")
    sheet.append(found.variables)
    for row in found.rows:
        sheet.append([_cell(term) for term in row])
    written = io.BytesIO()
    book.save(written)
    return _undated(written)


def _cell(term: Term | None) -> str | int | None:
    if term is None:
        return None
    if term.datatype == XSD("integer") and _NUMBER.fullmatch(term.value):
        return int(term.value)
    text = _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", term.value)
    return "'" + text if text.startswith(("=", "+", "@")) else text


def _undated(written: io.BytesIO) -> bytes:
    """The same workbook with the time of writing taken out, of the archive and of what it says of itself."""
    undated = io.BytesIO()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(undated, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            info = zipfile.ZipInfo(item.filename, _EPOCH.timetuple()[:6])
            info.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(item)
            new.writestr(info, _MODIFIED.sub(rb"", content) if item.filename == "docProps/core.xml" else content)
    return undated.getvalue()


def _ttl(answer: Answer) -> bytes:
    if isinstance(answer, Triples):
        lines = sorted({" ".join(term.n3() for term in triple) + " ." for triple in answer.triples})
        return "".join(f"{line}\n" for line in lines).encode()
    found = solutions(answer)
    lines = [f"@prefix rs: <{_RESULT_SET}> .", "", "[] a rs:ResultSet ;"]
    if isinstance(answer, bool):
        return "\n".join([*lines, f"  rs:boolean {str(answer).lower()} ."]).encode() + b"\n"
    lines += [f'  rs:resultVariable "{variable}" ;' for variable in found.variables]
    for number, row in enumerate(found.rows, start=1):
        pairs = zip(found.variables, row, strict=True)
        bound = " , ".join(f'[ rs:variable "{v}" ; rs:value {t.n3()} ]' for v, t in pairs if t)
        lines.append(f"  rs:solution [ rs:index {number} {f'; rs:binding {bound} ' if bound else ''}] ;")
    return "\n".join([*lines, f"  rs:size {len(found.rows)} ."]).encode() + b"\n"


FORMATS: Mapping[str, Callable[[Answer], bytes]] = {
    "table": _table,
    "csv": _csv,
    "tsv": _tsv,
    "json": _json,
    "xlsx": _xlsx,
    "ttl": _ttl,
}
