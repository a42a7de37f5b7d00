"""The page of the catalogue: `python -m shapes.page > docs/checks.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from shapes.catalogue import Check, checks

_FAMILIES = {
    "I": "Integrity: what a published graph never holds",
    "S": "Structure of acts",
    "A": "Rules of appointment",
    "C": "Study of candidates and general rules",
    "N": "Names",
    "T": "Acts in time",
    "D": "Deadlines",
    "K": "Work calendar",
    "P": "Completeness",
    "W": "Waivers",
}
_HEAD = """# Checks
What `okilet validate` looks for. This page is made from the shapes (`shapes/*.ttl`) by `make docs`.

A **violation** is something that a graph may never hold: such a graph is not published. A **warning** is a
contradiction, a gap or a slip in the acts. An **info** is worth a look and may well be meant.

Each finding names its subject, all places in the acts, and says in Kazakh, Russian and English what is wrong. A finding
is set aside by a line in a waiver file (`waivers.csv` in `OKILET_HOME`, or `--waivers FILE`): check, subject, reason,
who, date. It then stands in the report as waived; a waiver that fits nothing is itself a finding.
"""


def page() -> str:
    """The whole page, in Markdown."""
    return "\n".join([_HEAD, *_contents(), *_sections()])


def _contents() -> Iterator[str]:
    yield "| code | check | severity | what it finds |"
    yield "|---|---|---|---|"
    for check in checks():
        yield f"| [{check.code}](#{_anchor(check)}) | `{check.name}` | {check.severity} | {check.label.en} |"
    yield ""


def _sections() -> Iterator[str]:
    for letter, group in groupby(checks(), key=lambda check: check.code[0]):
        yield f"## {_FAMILIES[letter]}"
        for check in group:
            yield from _section(check)


def _section(check: Check) -> Iterator[str]:
    yield f"### {check.code} {check.name}"
    yield f"<{check.iri}> · {check.severity} · `shapes/{check.concern}.ttl`" + (
        " · SPARQL constraint" if check.query else " · SHACL Core"
    )
    yield ""
    for lang in ("en", "kk", "ru"):
        yield f"- *{lang}* **{check.label.get(lang)}**. {check.definition.get(lang)}"
    yield f"- Example: {check.example.en}"
    yield f"- Rests on: {check.source.en}"
    yield f"- Says: “{check.message.en}” / «{check.message.kk}» / «{check.message.ru}»"
    yield ""


def _anchor(check: Check) -> str:
    """The anchor that GitHub gives the heading of a check."""
    return f"{check.code} {check.name}".lower().replace(" ", "-")


if __name__ == "__main__":
    sys.stdout.write(page())
