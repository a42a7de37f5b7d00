"""What readers see wrong in the five acts against what the report finds: `python -m tests.corpus.contradictions FOLDER`.

Four people read the acts as hostile lawyers, before these checks were written and without seeing the program. Their
lists, merged and checked against the acts, are `readings/contradictions.csv`. A row counts as found if a finding of a check
that the row names stands at one of its provisions and is about its subject.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.graph import build_dataset
from loaders.pipeline import read_act
from loaders.read import read_source
from ontology.lexicon import load_lexicon
from shapes.again import check_again
from shapes.findings import Finding

READING = Path(__file__).parent / "readings" / "contradictions.csv"
_BELOW = re.compile(r"(/(item|part)-\d+)*")
_WORD = re.compile(r"\d+|[а-яёәғқңөұүһі]{2,}", re.IGNORECASE)
_STEM = 5  # letters of a word that stay through cases and plural
_COMMON = {"қазақ", "респу", "және", "оның", "мен", "осы"}
_ENOUGH = 0.75  # share of the words of a subject that a finding must have
_HEAD = """# Contradictions that readers see, and what the report finds of them
Four people read the five acts as hostile lawyers before these checks were written, without seeing the program. Their
lists (699 rows, much of it said more than once) were merged, held against the acts, and cut down to contradictions,
gaps and slips that a machine can see in the acts and a thesaurus with dates. Spelling, punctuation, grammar and
contradictions that only the sense of whole rules shows are left out. One row is one issue, in our words, with all its
places. The checks were mended with this list at hand, so the share is no forecast for acts that nobody has seen.

A row is found if a finding of the report stands at one of its places and is about its subject; the last column names
the check (see [checks](checks.md)) or says why there is none. This page is made from
`tests/corpus/readings/contradictions.csv` by `make docs`; a test over the five acts holds it to the report.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One contradiction: `provisions` as (act code, path), `subject` in the words of the act, `what` in ours, `checks`
    the names of the checks that find it, `why_not` a word for none."""

    id: str
    family: str
    provisions: tuple[tuple[str, str], ...]
    places: str
    subject: str
    what: str
    weight: str
    checks: tuple[str, ...]
    why_not: str


def rows(path: Path = READING) -> tuple[Row, ...]:
    """The curated list."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_row(line) for line in csv.DictReader(file))


def finds(finding: Finding, row: Row) -> bool:
    """Whether a finding stands at a place of the row and is about its subject."""
    places = [(place.code, place.path) for place in finding.places]
    at = any(_at(ours, theirs) for ours in places for theirs in row.provisions)
    return at and about(f"{finding.name.kk} {finding.message.kk}", row.subject)


def about(text: str, subject: str) -> bool:
    """Whether a text has most words of one of the names that `subject` lists, endings left aside."""
    words = _words(text)
    names = [_words(name) for name in subject.split(";")]
    return any(_share(name, words) >= _ENOUGH for name in names)


def found(row: Row, findings: Iterable[Finding]) -> tuple[str, ...]:
    """The checks, by name, that find the row."""
    return tuple(sorted({finding.check.name for finding in findings if finds(finding, row)}))


def findings_of(folder: Path) -> tuple[Finding, ...]:
    """All findings on the acts of a folder."""
    lexicon = load_lexicon()
    readings = tuple(read_act(read_source(path), lexicon) for path in sorted(folder.iterdir()))
    return check_again(build_dataset(readings, lexicon).quads())[0].all


def page(listed: tuple[Row, ...], codes: dict[str, str]) -> str:
    """The page, in Markdown; `codes` are those of the checks by name."""
    return "\n".join([_HEAD, *_figures(listed), "", *_table(listed, codes)]) + "\n"


def _row(line: dict[str, str]) -> Row:
    provisions = tuple(_provision(place, line["act"]) for place in line["provisions"].split("; "))
    checks = tuple(line["checks"].split("; ")) if line["checks"] else ()
    places, subject, what = line["provisions"], line["subject"], line["what"]
    return Row(line["id"], line["family"], provisions, places, subject, what, line["weight"], checks, line["why_not"])


def _provision(place: str, act: str) -> tuple[str, str]:
    code, _, path = place.rpartition(":")
    return code or act, path


def _at(ours: tuple[str, str], theirs: tuple[str, str]) -> bool:
    (act, path), (other, place) = ours, theirs
    short, long = sorted((path, place), key=len)
    return act == other and long.startswith(short) and _BELOW.fullmatch(long[len(short) :]) is not None


def _words(text: str) -> set[str]:
    return {word for word in _WORD.findall(text.lower()) if word[:_STEM] not in _COMMON}


def _share(name: set[str], words: set[str]) -> float:
    beginnings = {word[:_STEM] for word in name}
    met = sum(any(word.startswith(beginning) for word in words) for beginning in beginnings)
    return met / len(beginnings) if beginnings else 0.0


def _figures(listed: tuple[Row, ...]) -> Iterator[str]:
    yield "| family | rows | found | share |"
    yield "|---|---|---|---|"
    families = list(dict.fromkeys(row.family for row in listed))
    for family in families:
        yield _figure(family, [row for row in listed if row.family == family])
    yield _figure("**all**", list(listed))


def _figure(name: str, some: list[Row]) -> str:
    number = sum(bool(row.checks) for row in some)
    return f"| {name} | {len(some)} | {number} | {100 * number // len(some)} % |"


def _table(listed: tuple[Row, ...], codes: dict[str, str]) -> Iterator[str]:
    yield "| id | places | what | found by |"
    yield "|---|---|---|---|"
    for row in listed:
        by = ", ".join(sorted(codes[name] for name in row.checks)) or f"– ({row.why_not})"
        yield f"| {row.id} | {row.provisions[0][0]} {row.places} | {row.what} | {by} |"


def main(arguments: list[str]) -> int:
    """Print the page, or with a folder of acts: what finds each row now."""
    if arguments:
        findings = findings_of(Path(arguments[0]))
        for row in rows():
            sys.stdout.write(f"{row.id}\t{'; '.join(row.checks)}\t{'; '.join(found(row, findings))}\n")
        return 0
    from shapes.catalogue import checks

    sys.stdout.write(page(rows(), {check.name: check.code for check in checks()}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
