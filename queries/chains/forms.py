"""Answers about chains in the forms people ask for: text, JSON, CSV, DOT, SVG, Mermaid, GraphML, GEXF.

    render(answer, "mermaid")

The same answer gives the same text, byte for byte. Drawings (`DRAWN`) have a box for each node and one arrow for each
pair of who acts and on whom; they are refused where they would be too large for eyes. The other forms have no bound.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from ontology.errors import BadParameter
from queries.chains import escaping
from queries.chains.answer import Answer, Node, Picture
from queries.chains.markup import gexf, graphml
from queries.chains.svg import svg
from queries.chains.words import say

BOXES = 400  # of a drawing; beyond, nobody finds anything in it
ARROWS = 1000
_MERMAID_ARROWS, _MERMAID_LENGTH = 500, 50_000  # beyond which Mermaid itself draws nothing (maxEdges, maxTextSize)
_DOT_MARKS = {
    "start": "penwidth=3",
    "goal": 'penwidth=3, style="dashed"',
    "root": 'style="rounded"',
    "blocker": "peripheries=2, penwidth=2",
    "pair": 'peripheries=2, style="dashed"',
    "added": "penwidth=3",
    "ended": 'style="dashed"',
}
_NUMBER = re.compile(r"[\d.,%+−–\s]*")
_DOT_STYLES = {"through": "dotted", "ended": "dashed"}
_MERMAID_SHAPES = {"start": ("([", "])"), "root": ("[[", "]]"), "goal": ("([", "])"), "blocker": ("{{", "}}")}


def render(answer: Answer, form: str) -> str:
    """An answer in one of `FORMS`; raises `BadParameter` for another, and for a drawing that would be too large."""
    if form not in FORMS:
        raise BadParameter(f"no form {form!r}; there are {', '.join(FORMS)}")
    if form in DRAWN and not drawable(answer.picture):
        boxes, most = len(answer.picture.nodes), f"{BOXES} boxes or {ARROWS:,} arrows"
        size = f"{boxes:,} boxes" if boxes > BOXES else f"{len(answer.picture.arrows()):,} arrows"
        raise _too_large(form, size, most)
    return FORMS[form](answer)


def drawable(picture: Picture) -> bool:
    """Whether a picture is small enough to be drawn."""
    return len(picture.nodes) <= BOXES and len(picture.arrows()) <= ARROWS


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


def dot(answer: Answer) -> str:
    """For Graphviz."""
    picture, string = answer.picture, escaping.dot
    lines = ["digraph chain {", "  rankdir=LR;", f"  label={string(picture.title)};", "  node [shape=box];"]
    for node in picture.nodes:
        marked = f", {_DOT_MARKS[node.mark]}" if node.mark in _DOT_MARKS else ""
        lines.append(f"  {string(node.iri)} [label={string(_name(node))}{marked}];")
    for arrow in picture.arrows():
        style = f", style={_DOT_STYLES[arrow.style]}" if arrow.style in _DOT_STYLES else ""
        lines.append(f"  {string(arrow.who)} -> {string(arrow.whom)} [label={string(arrow.words)}{style}];")
    return "\n".join((*lines, "}")) + "\n"


def mermaid(answer: Answer) -> str:
    """For Mermaid, as Markdown pages show it. Raises `BadParameter` for more than Mermaid draws."""
    picture, string, arrows = answer.picture, escaping.mermaid, answer.picture.arrows()
    number = {node.iri: f"n{place}" for place, node in enumerate(picture.nodes)}
    lines = ["flowchart LR", f"  accTitle: {string(picture.title)}"]
    for node in picture.nodes:
        left, right = _MERMAID_SHAPES.get(node.mark, ("[", "]"))
        name = "<br/>".join(string(said) for said in (node.label or node.iri, node.says) if said)
        lines.append(f'  {number[node.iri]}{left}"{name}"{right}')
    for arrow in arrows:
        line = "-.->" if arrow.style in _DOT_STYLES else "-->"
        words = f'|"{string(arrow.words)}"|' if arrow.words else ""
        lines.append(f"  {number[arrow.who]} {line}{words} {number[arrow.whom]}")
    drawn = "\n".join(lines) + "\n"
    if len(arrows) > _MERMAID_ARROWS or len(drawn) > _MERMAID_LENGTH:
        most = f"{_MERMAID_ARROWS} arrows or {_MERMAID_LENGTH:,} characters"
        raise _too_large("mermaid", f"{len(arrows):,} arrows", most)
    return drawn


def _name(node: Node) -> str:
    return "\n".join(filter(None, (node.label or node.iri, node.says)))


def _too_large(form: str, size: str, most: str) -> BadParameter:
    others = ", ".join(other for other in FORMS if other not in DRAWN)
    return BadParameter(
        f"{size} are too many for a picture ({form}: at most {most}); "
        f"narrow the question (--depth, --roles) or take another form: {others}"
    )


FORMS: Mapping[str, Callable[[Answer], str]] = {
    "text": text,
    "json": as_json,
    "csv": as_csv,
    "dot": dot,
    "svg": lambda answer: svg(answer.picture, answer.lang, answer.notes),
    "mermaid": mermaid,
    "graphml": lambda answer: graphml(answer.picture),
    "gexf": lambda answer: gexf(answer.picture),
}
DRAWN = ("dot", "svg", "mermaid")


def aligned(rows: Iterable[Sequence[str]], indent: int = 2) -> tuple[str, ...]:
    """Rows as lines whose cells stand below each other, for the text form; the first row may be headings.

    Columns of numbers stand flush right.
    """
    found = [tuple(" ".join(cell.split()) for cell in row) for row in rows]
    columns = list(zip(*found, strict=True))
    widths = [max(map(len, column)) for column in columns]
    right = [all(map(_NUMBER.fullmatch, column[1:])) and any(column[1:]) for column in columns]
    return tuple(
        " " * indent
        + "  ".join(
            cell.rjust(width) if flush else cell.ljust(width)
            for cell, width, flush in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in found
    )
