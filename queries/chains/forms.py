"""Answers about chains in the forms people ask for: text, JSON, CSV, DOT, SVG, Mermaid, GraphML, GEXF.

    render(answer, "mermaid")

The same answer gives the same text, byte for byte.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from ontology.errors import BadParameter
from queries.chains.answer import Answer
from queries.chains.words import say


def render(answer: Answer, form: str) -> str:
    """An answer in one of `FORMS`; raises `BadParameter` for another."""
    if form not in FORMS:
        raise BadParameter(f"no form {form!r}; there are {', '.join(FORMS)}")
    return FORMS[form](answer)


def text(answer: Answer) -> str:
    """For reading: the title, what was found, the notes."""
    lines = [answer.title, *answer.lines]
    if answer.notes:
        lines += [f"{say('notes', answer.lang)}:", *(f"  - {note}" for note in answer.notes)]
    return "\n".join(lines) + "\n"


def as_json(answer: Answer) -> str:
    """All that is known, labels in all languages."""
    return json.dumps(answer.content, ensure_ascii=False, indent=2) + "\n"


def as_csv(answer: Answer) -> str:
    """The table, as RFC 4180 has it, with a heading."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows((answer.table.header, *answer.table.rows))
    return written.getvalue()


FORMS: Mapping[str, Callable[[Answer], str]] = {"text": text, "json": as_json, "csv": as_csv}


def aligned(rows: Iterable[Sequence[str]], indent: int = 2) -> tuple[str, ...]:
    """Rows as lines whose cells stand below each other, for the text form; the first row may be headings."""
    found = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    widths = [max(map(len, column)) for column in zip(*found, strict=True)]
    return tuple(
        " " * indent + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in found
    )
