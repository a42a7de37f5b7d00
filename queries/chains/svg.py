"""A picture drawn as SVG, with nothing but this module and `queries.chains.layout`: boxes in columns, arrows from who
acts.

The picture is for eyes and for screen readers: it has a title, a description that says every step in words, and a
title on each box and arrow. Lines differ by dashes as well as by colour, marked boxes by their frames. Everything
needed is inside the file.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from queries.chains.answer import Edge, Picture
from queries.chains.escaping import attribute, xml
from queries.chains.layout import LINE, MARGIN, PAD, Box, Layout, lay_out
from queries.chains.lines import Line
from queries.chains.words import say, where

_HEADING_LETTER = 10  # pixels, at most
_FRAMED = {"blocker", "pair"}  # marks with a second frame within the first
_HEAD = (
    '<marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="10" markerHeight="10" '
    'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" style="fill:#555;stroke:none"/></marker>'
)
_STYLE = """
text{font:14px system-ui,sans-serif;fill:#1b1b1b}
.h{font-weight:600;font-size:16px}
.r{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:3px}
.s{font-size:12px;font-style:italic}
rect{fill:#fff;stroke:#1b4f72;stroke-width:1.5}
.start rect{fill:#eaf2f8;stroke-width:3}
.goal rect{fill:#eaf2f8;stroke-width:3;stroke-dasharray:10 4}
.root rect{fill:#fdf2e9}
.blocker rect,.pair rect{fill:#fbeaea;stroke:#943126;stroke-width:2}
.pair rect{fill:#fdf5e6;stroke-dasharray:5 3}
.added rect{fill:#eafaf1;stroke:#196f3d;stroke-width:3}
.ended rect{fill:#f4f6f6;stroke:#7b7d7d;stroke-dasharray:4 4}
path{fill:none;stroke:#555;stroke-width:1.6}
path.appoints{stroke:#0a4f94;stroke-width:2.6}
path.elects{stroke:#6a3fa0;stroke-width:2.6}
path.nominates{stroke:#96480a;stroke-dasharray:9 4}
path.concurs{stroke:#1b6b3a;stroke-dasharray:3 4}
path.consults{stroke:#55616d;stroke-dasharray:1 5}
path.through{stroke:#6e7375;stroke-width:1}
path.next{stroke-width:2.2}
path.added{stroke:#196f3d;stroke-width:2.6}
path.ended{stroke:#943126;stroke-dasharray:4 4}
path.altered{stroke:#935116;stroke-dasharray:12 3 3 3}
"""


def svg(picture: Picture, lang: str, notes: Sequence[str] = ()) -> str:
    """A picture, complete and valid XML; `notes` end its description."""
    layout = lay_out(picture)
    heads = textwrap.wrap(picture.title, max(30, (layout.width - 2 * MARGIN) // _HEADING_LETTER))
    top = 2 * MARGIN + 20 * len(heads)
    width, height = max(layout.width, 360), layout.height + top + MARGIN
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d" lang="{lang}">',
        f'<title id="t">{xml(picture.title)}</title>',
        f'<desc id="d">{xml(_described(picture, lang, notes))}</desc>',
        f"<style>{_STYLE}</style>",
        f"<defs>{_HEAD}</defs>",
        f'<rect x="0" y="0" width="{width}" height="{height}" style="fill:#fff;stroke:none"/>',
        *(
            f'<text class="h" x="{MARGIN}" y="{MARGIN + 12 + 20 * i}">{xml(line)}</text>'
            for i, line in enumerate(heads)
        ),
        f'<g transform="translate(0 {top})">',
        *(_arrow(line, layout) for line in layout.lines),
        *(_words(line) for line in layout.lines if line.words),
        *(_box(box) for box in layout.boxes.values()),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _described(picture: Picture, lang: str, notes: Sequence[str]) -> str:
    names = {node.iri: node.label for node in picture.nodes}
    said = [f"{node.label}: {node.says}." for node in picture.nodes if node.says]
    return " ".join((*said, *(f"{_sentence(edge, names, lang)}." for edge in picture.edges), *notes)).strip()


def _sentence(edge: Edge, names: dict[str, str], lang: str) -> str:
    """Who does what to whom, where that is stated, under which condition."""
    condition = edge.attributes.get("condition")
    place = [where(edge.attributes), f"{say('condition', lang)}: {condition}" if condition else ""]
    stated = "; ".join(filter(None, place))
    step = f"{names[edge.who]} → {names[edge.whom]}" + (f": {edge.words}" if edge.words else "")
    return f"{step} ({stated})" if stated else step


def _arrow(line: Line, layout: Layout) -> str:
    names = (layout.boxes[line.edge.who].node.label, layout.boxes[line.edge.whom].node.label)
    said = xml(" → ".join(names) + (f": {line.edge.words}" if line.edge.words else ""))
    return (
        f'<g><title>{said}</title><path class="{attribute(line.edge.style)}" d="{line.path}" marker-end="url(#a)"/></g>'
    )


def _words(line: Line) -> str:
    x, y = line.at
    return f'<text class="r" x="{x}" y="{y}" text-anchor="{line.anchor}">{xml(line.words)}</text>'


def _box(box: Box) -> str:
    first = box.y + (box.height - LINE * (len(box.lines) + len(box.says))) // 2 + 13
    lines = [("", line) for line in box.lines] + [(' class="s"', line) for line in box.says]
    words = "".join(
        f'<tspan{kind} x="{box.x + PAD}" y="{first + i * LINE}">{xml(line)}</tspan>'
        for i, (kind, line) in enumerate(lines)
    )
    said = xml(f"{box.node.label}: {box.node.says}" if box.node.says else box.node.label)
    place = f'x="{box.x}" y="{box.y}" width="{box.width}" height="{box.height}" rx="6"'
    inner = f'x="{box.x + 4}" y="{box.y + 4}" width="{box.width - 8}" height="{box.height - 8}"'
    frame = f"<rect {inner}/>" if box.node.mark in _FRAMED else ""
    kind = attribute(box.node.mark) or "box"
    return f'<g class="{kind}"><title>{said}</title><rect {place}/>{frame}<text>{words}</text></g>'
