"""Chains in the forms people ask for: text, JSON, DOT, Mermaid, GraphML, SVG.

    render(found, "mermaid", lang="ru")

The pictures have a box for each position or organ and an arrow for each pair of who acts and on whom, with all that it
does there. The drawn one (SVG) is `queries.chains.svg`.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping

import networkx as nx

from ontology.errors import BadParameter
from queries.chains.multigraph import Graph
from queries.chains.svg import svg
from queries.chains.walk import Chain, Link
from queries.chains.words import onward_words, role, say, title


def render(chain: Chain, form: str, lang: str = "kk") -> str:
    """A chain in one of `FORMATS`; raises `BadParameter` for another."""
    if form not in FORMATS:
        raise BadParameter(f"{form!r} is no format of a chain; there are {', '.join(FORMATS)}")
    return FORMATS[form](chain, lang)


def text(chain: Chain, lang: str) -> str:
    """An indented list for reading: each position once, with who acts on it, then where it ends and the notes."""
    lines = [title(chain, lang)]
    for links in _by_position(chain).values():
        pad = "  " * links[0].depth
        lines.append(f"{pad}{(links[0].authority if chain.down else links[0].of).label(lang)}")
        for link in links:
            who = link.of if chain.down else link.authority
            where = f"{link.step.act.rpartition('/')[2]}, {link.step.provision}"
            condition = f"; {link.step.condition}" if link.step.condition else ""
            lines.append(f"{pad}  {role(link.step.role, lang)}: {who.label(lang)} [{where}{condition}]")
    if chain.links:
        lines.append(f"{say('bottom' if chain.down else 'top', lang)}: {'; '.join(r.label(lang) for r in chain.roots)}")
    else:
        lines.append(f"  {say('nothing', lang)}")
    if chain.notes:
        lines += [f"{say('notes', lang)}:", *(f"  - {note}" for note in chain.notes)]
    return "\n".join(lines) + "\n"


def as_json(chain: Chain, _: str) -> str:
    """The form of `interfaces.md`, labels in all languages."""
    return json.dumps(chain.as_json(), ensure_ascii=False, indent=2) + "\n"


def dot(chain: Chain, lang: str) -> str:
    """For Graphviz."""
    lines = ["digraph chain {", "  rankdir=LR;", f"  label={_quoted(title(chain, lang))};", "  node [shape=box];"]
    names = _nodes(chain, lang)
    lines += [f"  {_quoted(iri)} [label={_quoted(label)}];" for iri, label in names.items()]
    lines += [
        f"  {_quoted(a)} -> {_quoted(b)} [label={_quoted(said)}];" for (a, b), said in _arrows(chain, lang).items()
    ]
    lines += [
        f"  {_quoted(head.iri)} -> {_quoted(of.iri)} [label={_quoted(onward_words(of, lang))}, style=dotted];"
        for of, head in chain.onward
    ]
    return "\n".join((*lines, "}")) + "\n"


def mermaid(chain: Chain, lang: str) -> str:
    """For Mermaid, as Markdown pages show it."""
    names = _nodes(chain, lang)
    number = {iri: f"n{i}" for i, iri in enumerate(names)}
    lines = ["flowchart LR", f"  accTitle: {title(chain, lang)}"]
    lines += [f'  {number[iri]}["{_plain(label)}"]' for iri, label in names.items()]
    lines += [f'  {number[a]} -->|"{_plain(said)}"| {number[b]}' for (a, b), said in _arrows(chain, lang).items()]
    lines += [
        f'  {number[head.iri]} -.->|"{_plain(onward_words(of, lang))}"| {number[of.iri]}' for of, head in chain.onward
    ]
    return "\n".join(lines) + "\n"


def graphml(chain: Chain, lang: str) -> str:
    """For tools that read graphs: an edge for each step, with all that is known of it."""
    graph = Graph()
    for iri, label in _nodes(chain, lang).items():
        graph.add_node(iri, label=label)
    for link in chain.links:
        graph.add_edge(
            link.authority.iri,
            link.of.iri,
            key=f"{link.step.rule}#{link.step.order}",
            depth=link.depth,
            role=link.step.role,
            rule=link.step.rule,
            act=link.step.act,
            provision=link.step.provision,
            condition=link.step.condition,
            valid_from=link.step.valid_from,
            valid_to=link.step.valid_to,
        )
    written = io.BytesIO()
    nx.write_graphml_xml(graph, written)
    return written.getvalue().decode()


FORMATS: Mapping[str, Callable[[Chain, str], str]] = {
    "text": text,
    "json": as_json,
    "dot": dot,
    "svg": svg,
    "mermaid": mermaid,
    "graphml": graphml,
}


def _by_position(chain: Chain) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in chain.links:
        found.setdefault((link.authority if chain.down else link.of).iri, []).append(link)
    return found


def _nodes(chain: Chain, lang: str) -> dict[str, str]:
    names = {chain.position.iri: chain.position.label(lang)}
    for link in chain.links:
        for thing in (link.of, link.authority):
            names[thing.iri] = thing.label(lang)
    return names | {thing.iri: thing.label(lang) for pair in chain.onward for thing in pair}


def _arrows(chain: Chain, lang: str) -> dict[tuple[str, str], str]:
    arrows: dict[tuple[str, str], dict[str, None]] = {}
    for link in chain.links:
        arrows.setdefault((link.authority.iri, link.of.iri), {})[role(link.step.role, lang)] = None
    return {ends: ", ".join(roles) for ends, roles in arrows.items()}


def _quoted(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _plain(value: str) -> str:
    return value.replace('"', "'")
