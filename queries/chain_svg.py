"""A chain drawn as SVG, with nothing but this module: boxes in columns by depth, arrows from who acts.

The picture is for eyes and for screen readers: it has a title, a description that says every step in words, and a
title on each box and arrow. Lines differ by dashes as well as by colour. Everything needed is inside the file.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from queries.chain_words import role, sentence, title
from queries.chains import ROLES, Chain

_BOX, _LINE, _PAD = 230, 17, 12
_GAP_X, _GAP_Y = 130, 22
_LETTERS = 27  # of the font below, in the width of a box
_TOP = 64
_HEAD = (
    '<marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z" style="fill:#555;stroke:none"/></marker>'
)
_STYLE = """
text{font:14px system-ui,sans-serif;fill:#1b1b1b}
.h{font-weight:600;font-size:16px}
.r{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:4px}
rect{fill:#fff;stroke:#1b4f72;stroke-width:1.5}
.start rect{fill:#eaf2f8;stroke-width:3}
.root rect{fill:#fdf2e9}
path{fill:none;stroke:#555;stroke-width:1.6}
.appoints{stroke:#1b4f72;stroke-width:2.6}
.elects{stroke:#6c3483;stroke-width:2.6}
.nominates{stroke:#196f3d;stroke-dasharray:9 4}
.concurs{stroke:#935116;stroke-dasharray:3 4}
.consults{stroke:#7b7d7d;stroke-dasharray:1 5}
"""


@dataclass(frozen=True, slots=True)
class _Box:
    iri: str
    label: str
    lines: tuple[str, ...]
    x: int
    y: int

    @property
    def height(self) -> int:
        return len(self.lines) * _LINE + 2 * _PAD

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


def svg(chain: Chain, lang: str) -> str:
    """The picture of a chain, complete and valid XML."""
    boxes = _boxes(chain, lang)
    width = max(box.x for box in boxes.values()) + _BOX + 20
    height = max(box.y + box.height for box in boxes.values()) + 20
    heading = title(chain, lang)
    described = " ".join(f"{sentence(link, lang)}." for link in chain.links)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d" lang="{lang}">',
        f'<title id="t">{escape(heading)}</title>',
        f'<desc id="d">{escape(" ".join((described, *chain.notes)).strip())}</desc>',
        f"<style>{_STYLE}</style>",
        f"<defs>{_HEAD}</defs>",
        f'<rect x="0" y="0" width="{width}" height="{height}" style="fill:#fff;stroke:none"/>',
        f'<text class="h" x="20" y="32">{escape(heading)}</text>',
        *_arrows(chain, boxes, lang),
        *_drawn(chain, boxes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _boxes(chain: Chain, lang: str) -> Mapping[str, _Box]:
    """Where each box stands: its column the least depth at which it appears, below those before it."""
    column = {chain.position.iri: 0}
    label = {chain.position.iri: chain.position.label(lang)}
    for link in chain.links:
        thing = link.of if chain.down else link.authority
        column.setdefault(thing.iri, link.depth)
        label.setdefault(thing.iri, thing.label(lang))
        subject = link.authority if chain.down else link.of
        column.setdefault(subject.iri, max(link.depth - 1, 0))
        label.setdefault(subject.iri, subject.label(lang))
    bottom: dict[int, int] = {}
    boxes: dict[str, _Box] = {}
    for iri, at in column.items():
        lines = tuple(textwrap.wrap(label[iri], _LETTERS)) or (iri,)
        y = bottom.get(at, _TOP)
        box = _Box(iri, label[iri], lines, 20 + at * (_BOX + _GAP_X), y)
        boxes[iri] = box
        bottom[at] = y + box.height + _GAP_Y
    return boxes


def _arrows(chain: Chain, boxes: Mapping[str, _Box], lang: str) -> list[str]:
    roles: dict[tuple[str, str], dict[str, None]] = {}
    for link in chain.links:
        roles.setdefault((link.authority.iri, link.of.iri), {})[link.step.role] = None
    drawn: list[str] = []
    for (who, whom), kinds in roles.items():
        a, b = boxes[who], boxes[whom]
        said = ", ".join(role(kind, lang) for kind in kinds)
        style = next((kind for kind in ROLES if kind in kinds), "")
        path, (x, y) = _path(a, b)
        drawn.append(
            f"<g><title>{escape(f'{a.label} → {b.label}: {said}')}</title>"
            f'<path class="{style}" d="{path}" marker-end="url(#a)"/>'
            f'<text class="r" x="{x}" y="{y}" text-anchor="middle">{escape(said)}</text></g>'
        )
    return drawn


def _path(a: _Box, b: _Box) -> tuple[str, tuple[int, int]]:
    """The line from one box to another and where its words stand."""
    if a.x > b.x:
        start, end = (a.x, a.middle), (b.x + _BOX, b.middle)
    elif a.x < b.x:
        start, end = (a.x + _BOX, a.middle), (b.x, b.middle)
    else:  # in one column, or to itself: around on the right
        start, end = (a.x + _BOX, a.middle - 6), (b.x + _BOX, b.middle + 6)
        bend = a.x + _BOX + 60
        line = f"M{start[0]} {start[1]}C{bend} {start[1]} {bend} {end[1]} {end[0]} {end[1]}"
        return line, (bend, (start[1] + end[1]) // 2 - 4)
    middle = (start[0] + end[0]) // 2
    line = f"M{start[0]} {start[1]}C{middle} {start[1]} {middle} {end[1]} {end[0]} {end[1]}"
    return line, (middle, (start[1] + end[1]) // 2 - 4)


def _drawn(chain: Chain, boxes: Mapping[str, _Box]) -> list[str]:
    roots = {root.iri for root in chain.roots}
    drawn: list[str] = []
    for iri, box in boxes.items():
        kind = "start" if iri == chain.position.iri else "root" if iri in roots else "box"
        words = "".join(
            f'<tspan x="{box.x + _PAD}" y="{box.y + _PAD + 13 + i * _LINE}">{escape(line)}</tspan>'
            for i, line in enumerate(box.lines)
        )
        drawn.append(
            f'<g class="{kind}"><title>{escape(box.label)}</title>'
            f'<rect x="{box.x}" y="{box.y}" width="{_BOX}" height="{box.height}" rx="6"/><text>{words}</text></g>'
        )
    return drawn
