"""Pictures as graphs that other tools read: GraphML and GEXF, a node a box, an edge a step, attributes with types.

The identifiers of nodes are their IRIs; those of edges count from e0 on. An attribute has one type throughout: a whole
number where all its values are, else text. Empty text is left out, as both formats read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from queries.chains.answer import Attributes, Node, Picture
from queries.chains.escaping import attribute, xml

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_SCHEMA = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation'
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://www.gexf.net/1.2draft"


def graphml(picture: Picture) -> str:
    """GraphML 1.0, as NetworkX, Gephi, yEd and Cytoscape read it."""
    nodes = [_of_node(node) for node in picture.nodes]
    edges = [{"label": edge.words, "style": edge.style, **edge.attributes} for edge in picture.edges]
    of_nodes, of_edges = _types(nodes), _types(edges)
    lines = [
        _XML,
        f'<graphml xmlns="{_GRAPHML}" {_SCHEMA}="{_GRAPHML} {_GRAPHML}/1.0/graphml.xsd">',
        *_keys("node", "n", of_nodes, "long"),
        *_keys("edge", "e", of_edges, "long"),
        f'<graph edgedefault="directed"><desc>{xml(picture.title)}</desc>',
    ]
    for node, values in zip(picture.nodes, nodes, strict=True):
        lines += [f'<node id="{attribute(node.iri)}">', *_data("n", of_nodes, values), "</node>"]
    known = {node.iri: attribute(node.iri) for node in picture.nodes}
    for number, (edge, values) in enumerate(zip(picture.edges, edges, strict=True)):
        ends = f'source="{known[edge.who]}" target="{known[edge.whom]}"'
        lines += [f'<edge id="e{number}" {ends}>', *_data("e", of_edges, values), "</edge>"]
    return "\n".join((*lines, "</graph>", "</graphml>")) + "\n"


def gexf(picture: Picture) -> str:
    """GEXF 1.2, as Gephi and NetworkX read it; it says nothing of when it was written."""
    nodes = [_of_node(node) for node in picture.nodes]
    edges = [{"style": edge.style, **edge.attributes} for edge in picture.edges]
    of_nodes, of_edges = _types([{**values, "label": ""} for values in nodes]), _types(edges)
    of_nodes.pop("label", None)  # of no nodes there are no attributes
    lines = [
        _XML,
        f'<gexf xmlns="{_GEXF}" {_SCHEMA}="{_GEXF} {_GEXF}/gexf.xsd" version="1.2">',
        f"<meta><creator>okilet</creator><description>{xml(picture.title)}</description></meta>",
        '<graph defaultedgetype="directed" mode="static">',
        *_declared("node", of_nodes),
        *_declared("edge", of_edges),
        "<nodes>",
    ]
    for node, values in zip(picture.nodes, nodes, strict=True):
        named = f'<node id="{attribute(node.iri)}" label="{attribute(node.label)}">'
        lines += [named, *_values(of_nodes, values), "</node>"]
    lines += ["</nodes>", "<edges>"]
    known = {node.iri: attribute(node.iri) for node in picture.nodes}
    for number, (edge, values) in enumerate(zip(picture.edges, edges, strict=True)):
        ends = f'source="{known[edge.who]}" target="{known[edge.whom]}" label="{attribute(edge.words)}"'
        lines += [f'<edge id="e{number}" {ends}>', *_values(of_edges, values), "</edge>"]
    return "\n".join((*lines, "</edges>", "</graph>", "</gexf>")) + "\n"


def _of_node(node: Node) -> dict[str, str | int]:
    return {"label": node.label, "kind": node.kind, "level": node.level, "mark": node.mark, "says": node.says}


def _types(rows: Iterable[Attributes]) -> dict[str, bool]:
    """The attributes in the order in which they come up, and whether each is a whole number throughout."""
    found: dict[str, bool] = {}
    for row in rows:
        for name, value in row.items():
            found[name] = found.get(name, True) and isinstance(value, int) and not isinstance(value, bool)
    return found


def _keys(what: str, prefix: str, types: Mapping[str, bool], number: str) -> Iterator[str]:
    for place, (name, whole) in enumerate(types.items()):
        kind = number if whole else "string"
        yield f'<key id="{prefix}{place}" for="{what}" attr.name="{attribute(name)}" attr.type="{kind}"/>'


def _data(prefix: str, types: Mapping[str, bool], values: Attributes) -> Iterator[str]:
    for place, name in enumerate(types):
        if values.get(name, "") != "":
            yield f'  <data key="{prefix}{place}">{xml(str(values[name]))}</data>'


def _declared(what: str, types: Mapping[str, bool]) -> Iterator[str]:
    yield f'<attributes class="{what}" mode="static">'
    for place, (name, whole) in enumerate(types.items()):
        yield f'  <attribute id="{place}" title="{attribute(name)}" type="{"long" if whole else "string"}"/>'
    yield "</attributes>"


def _values(types: Mapping[str, bool], values: Attributes) -> Iterator[str]:
    yield "  <attvalues>"
    for place, name in enumerate(types):
        if values.get(name, "") != "":
            yield f'    <attvalue for="{place}" value="{attribute(str(values[name]))}"/>'
    yield "  </attvalues>"
