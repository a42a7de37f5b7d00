"""A chain drawn as SVG, with nothing but this module and `queries.chains.layout`: boxes in columns by depth, arrows
from who acts.

The picture is for eyes and for screen readers: it has a title, a description that says every step in words, and a
title on each box and arrow. Lines differ by dashes as well as by colour. Everything needed is inside the file.
"""

from __future__ import annotations

import textwrap
from xml.sax.saxutils import escape

from queries.chains.layout import BOX, LINE, MARGIN, PAD, Box, Layout, Line, lay_out
from queries.chains.rules import ROLES
from queries.chains.walk import Chain
from queries.chains.words import onward_words, role, sentence, title

_HEADING_LETTER = 10  # pixels, at most
_HEAD = (
    '<marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="10" markerHeight="10" '
    'markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" style="fill:#555;stroke:none"/></marker>'
)
_STYLE = """
text{font:14px system-ui,sans-serif;fill:#1b1b1b}
.h{font-weight:600;font-size:16px}
.r{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:3px}
rect{fill:#fff;stroke:#1b4f72;stroke-width:1.5}
.start rect{fill:#eaf2f8;stroke-width:3}
.root rect{fill:#fdf2e9}
path{fill:none;stroke:#555;stroke-width:1.6}
.appoints{stroke:#1b4f72;stroke-width:2.6}
.elects{stroke:#6c3483;stroke-width:2.6}
.nominates{stroke:#196f3d;stroke-dasharray:9 4}
.concurs{stroke:#935116;stroke-dasharray:3 4}
.consults{stroke:#7b7d7d;stroke-dasharray:1 5}
.onward{stroke:#b3b6b7;stroke-width:1}
"""


def svg(chain: Chain, lang: str) -> str:
    """The picture of a chain, complete and valid XML."""
    layout = lay_out(chain, lang, _lines(chain, lang))
    heading = title(chain, lang)
    heads = textwrap.wrap(heading, max(30, (layout.width - 2 * MARGIN) // _HEADING_LETTER))
    top = 2 * MARGIN + 20 * len(heads)
    width, height = max(layout.width, 360), layout.height + top + MARGIN
    described = " ".join(f"{sentence(link, lang)}." for link in chain.links)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d" lang="{lang}">',
        f'<title id="t">{escape(heading)}</title>',
        f'<desc id="d">{escape(" ".join((described, *chain.notes)).strip())}</desc>',
        f"<style>{_STYLE}</style>",
        f"<defs>{_HEAD}</defs>",
        f'<rect x="0" y="0" width="{width}" height="{height}" style="fill:#fff;stroke:none"/>',
        *(
            f'<text class="h" x="{MARGIN}" y="{MARGIN + 12 + 20 * i}">{escape(line)}</text>'
            for i, line in enumerate(heads)
        ),
        f'<g transform="translate(0 {top})">',
        *(_curve(line, layout) for line in layout.lines),
        *(_words(line) for line in layout.lines),
        *_boxes(chain, layout),
        "</g>",
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _lines(chain: Chain, lang: str) -> tuple[Line, ...]:
    """A line for each pair of who acts and on whom, with all that is done there; then for those gone on through."""
    roles: dict[tuple[str, str], dict[str, None]] = {}
    for link in chain.links:
        roles.setdefault((link.authority.iri, link.of.iri), {})[link.step.role] = None
    drawn = [
        Line(who, whom, ", ".join(role(kind, lang) for kind in kinds), next((k for k in ROLES if k in kinds), ""))
        for (who, whom), kinds in roles.items()
    ]
    through = [Line(head.iri, of.iri, onward_words(of, lang), "onward") for of, head in chain.onward]
    return (*drawn, *(line for line in through if (line.who, line.whom) not in roles))


def _curve(line: Line, layout: Layout) -> str:
    names = layout.boxes[line.who].label, layout.boxes[line.whom].label
    said = escape(f"{names[0]} → {names[1]}: {line.words}")
    return f'<g><title>{said}</title><path class="{line.style}" d="{line.path}" marker-end="url(#a)"/></g>'


def _words(line: Line) -> str:
    x, y = line.at
    return f'<text class="r" x="{x}" y="{y}" text-anchor="{line.anchor}">{escape(line.words)}</text>'


def _boxes(chain: Chain, layout: Layout) -> list[str]:
    roots = {root.iri for root in chain.roots}
    return [
        _box(box, "start" if i == chain.position.iri else "root" if i in roots else "box")
        for i, box in layout.boxes.items()
    ]


def _box(box: Box, kind: str) -> str:
    first = box.y + (box.height - LINE * len(box.lines)) // 2 + 13
    words = "".join(
        f'<tspan x="{box.x + PAD}" y="{first + i * LINE}">{escape(line)}</tspan>' for i, line in enumerate(box.lines)
    )
    return (
        f'<g class="{kind}"><title>{escape(box.label)}</title>'
        f'<rect x="{box.x}" y="{box.y}" width="{BOX}" height="{box.height}" rx="6"/><text>{words}</text></g>'
    )
