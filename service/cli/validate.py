"""`okilet validate`: the consistency report; exit status 1 on a violation."""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Sequence
from itertools import groupby

from service.cli.common import Commands, add_format, add_language, command, engine, write_bytes
from shapes.report import Finding, Findings, validate

_FORMATS = ("text", "json", "csv", "ttl")
_SUMMARY = {
    "kk": "Бұзушылықтар: {}; ескертулер: {}; мәліметтер: {}.",
    "ru": "Нарушений: {}; предупреждений: {}; замечаний: {}.",
    "en": "Violations: {}; warnings: {}; remarks: {}.",
}
_SEVERITY = {
    "violation": {"kk": "бұзушылық", "ru": "нарушение", "en": "violation"},
    "warning": {"kk": "ескерту", "ru": "предупреждение", "en": "warning"},
    "info": {"kk": "мәлімет", "ru": "замечание", "en": "remark"},
}
_COLUMNS = ("check", "severity", "act", "provisions", "subject", "message")


def add(commands: Commands) -> None:
    """Put the command into the parser."""
    parser = command(commands, "validate", "the consistency report; exit status 1 on a violation", run)
    add_format(parser, _FORMATS)
    add_language(parser)


def run(options: argparse.Namespace) -> int:
    """Check the graph and print the report."""
    findings = validate(engine())
    forms = {"text": _text, "json": _json, "csv": _csv, "ttl": _turtle}
    write_bytes(forms[options.format](findings, options.lang).encode())
    return 0 if findings.conforms else 1


def _text(findings: Findings, lang: str) -> str:
    counts = (len(findings.violations), len(findings.warnings), len(findings.infos))
    lines = [_SUMMARY[lang].format(*counts)]
    for check, group in groupby(findings.all, key=lambda f: f.check):
        found = list(group)
        lines += ["", f"{check} ({_SEVERITY[found[0].severity][lang]}): {found[0].messages.get(lang)}"]
        lines += [f"    {_place(f)}" for f in found]
    return "\n".join(lines) + "\n"


def _place(finding: Finding) -> str:
    act = finding.act.rpartition("/")[2]
    places = "; ".join(finding.provisions)
    return "  ".join(part for part in (act, places, finding.subject, finding.value) if part)


def _rows(findings: Findings, lang: str) -> list[dict[str, str]]:
    values = (
        (f.check, f.severity, f.act, "; ".join(f.provisions), f.subject, f.messages.get(lang)) for f in findings.all
    )
    return [dict(zip(_COLUMNS, row, strict=True)) for row in values]


def _json(findings: Findings, lang: str) -> str:
    report = {"conforms": findings.conforms, "findings": _rows(findings, lang)}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _csv(findings: Findings, lang: str) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(_rows(findings, lang))
    return text.getvalue()


def _turtle(findings: Findings, _: str) -> str:
    lines: Sequence[str] = sorted({f"{s} {p} {o} ." for _, s, p, o in findings.quads()})
    return "\n".join(lines) + ("\n" if lines else "")
