"""Findings set aside by a person, with the reason: read from a file, matched, never hiding anything.

A waiver file is CSV in UTF-8 with the columns `check,subject,reason,who,date`, parted by commas, or by semicolons, as
spreadsheets write where the comma is the decimal sign:

    check,subject,reason,who,date
    two-appointers,position/akim-of-district,"Both rows name him: the second is of 2019",A. Serikova,2026-11-21

`subject` is the IRI of the finding's subject, whole or from the sort of thing on; `check` the name or code of a check.
The file `waivers.csv` in the folder of the published graph is taken where no other is named. A waiver of a violation
has no effect, for such a graph is never published: it matches nothing, and that is a finding.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ontology import iris
from ontology.errors import BadData, Unreadable
from shapes.catalogue import checks

FILE = "waivers.csv"
_NO_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
COLUMNS = ("check", "subject", "reason", "who", "date")


@dataclass(frozen=True, slots=True)
class Waiver:
    """Who set a finding aside, when and why: `check` is the name of the check, `subject` the IRI."""

    check: str
    subject: str
    reason: str
    who: str
    date: dt.date

    @property
    def label(self) -> str:
        """What it sets aside, in short."""
        return f"{self.check} {iris.tail(self.subject)}"

    @property
    def iri(self) -> str:
        """The IRI of the waiver in the graph of findings."""
        name = hashlib.sha256(self.subject.encode()).hexdigest()[:12]
        return f"{iris.Graph('findings')}#waiver-{self.check}-{name}"


def waivers_of(home: Path) -> tuple[Waiver, ...]:
    """The waivers kept beside a published graph in `waivers.csv`; none where there is no such file."""
    path = home / FILE
    return read_waivers(path) if os.path.lexists(path) else ()


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers in a file. Raises `Unreadable` or `BadData`, which names the line and what to write there."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Unreadable(f"{path}: cannot be read ({error.strerror}); check its kind and permissions") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path}: no UTF-8 text ({error.reason} at byte {error.start}); save it as UTF-8") from error
    return tuple(_waivers(path, text))


def _waivers(path: Path, text: str) -> Iterator[Waiver]:
    comma = ";" if text.startswith(";".join(COLUMNS)) else ","
    reader = csv.DictReader(io.StringIO(text), strict=True, delimiter=comma)
    try:
        if tuple(reader.fieldnames or ()) != COLUMNS:
            raise BadData(f"{path}: line 1: the columns of a waiver file are {','.join(COLUMNS)}")
        seen: set[tuple[str, str]] = set()
        for row in reader:
            if not any(row.values()):  # a line of separators alone, as spreadsheets leave behind
                continue
            waiver = _waiver(row, f"{path}: line {reader.line_num}")
            if (waiver.check, waiver.subject) in seen:
                raise BadData(f"{path}: line {reader.line_num}: this finding is waived twice; leave one line")
            seen.add((waiver.check, waiver.subject))
            yield waiver
    except csv.Error as error:
        raise BadData(f"{path}: line {reader.line_num}: not CSV: {error}") from error


def _waiver(row: Mapping[str | None, str], where: str) -> Waiver:
    if None in row:
        raise BadData(f"{where}: more than {len(COLUMNS)} values; put one that holds a separator in quotes")
    values = {name: (row.get(name) or "").strip() for name in COLUMNS}
    missing = [name for name, value in values.items() if not value]
    if missing:
        raise BadData(f"{where}: {', '.join(missing)} missing; a waiver has {', '.join(COLUMNS)}")
    names = {check.code: check.name for check in checks()} | {check.name: check.name for check in checks()}
    if values["check"] not in names:
        raise BadData(f"{where}: there is no check {values['check']!r}; docs/checks.md lists them")
    try:
        date = dt.date.fromisoformat(values["date"])
    except ValueError:
        raise BadData(f"{where}: {values['date']!r} is no date; write it as 2023-08-01") from None
    subject = _subject(values["subject"])
    if _NO_IRI.search(subject):
        raise BadData(f"{where}: {values['subject']!r} is no IRI; `okilet query findings` gives it as subject")
    return Waiver(names[values["check"]], subject, values["reason"], values["who"], date)


def _subject(written: str) -> str:
    """The whole IRI of a subject, of which the part up to the sort of thing may be left out."""
    return written if ":" in written.split("/")[0] else iris.ID + written.removeprefix("id/")
