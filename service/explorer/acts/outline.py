"""The outline of a document: its provisions as a tree, with their names, and how many facts each gave.

outline = outline_of(view, graph)              None for a graph that holds no provision
outline.node(act, "annex-1/row-92")            one; `above(node)` those it stands in, `name(node, lang)` its name
holding(view, act)                             the graphs that hold an act, its newest version first
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ontology import iris
from ontology.terms import OKL
from queries.places import place_words
from service.explorer.acts.asking import Recent, ask, values
from service.explorer.view import View

_KEPT = 24  # outlines of acts asked for last
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Node:
    """A provision: its act and path, its kind, its number as printed, its title where it is one, its place in print.

    `division` is the path of the chapter or section under whose heading it stands.
    """

    act: str
    path: str
    kind: str
    number: str
    title: str
    order: int
    state: str
    deleted: bool
    division: str

    @property
    def key(self) -> Key:
        """What names it in a document, which may hold provisions of several acts."""
        return self.act, self.path

    @property
    def iri(self) -> str:
        """Its IRI."""
        return str(iris.Provision(iris.act_tail(self.act), self.path))


class Outline:
    """The provisions of one graph in the order of print.

    `counts` are the facts read from each, by kind; `labels` what rows of tables and entries of grids are about.
    """

    def __init__(
        self, graph: str, nodes: tuple[Node, ...], counts: Mapping[Key, Counter[str]], labels: Mapping[Key, str]
    ) -> None:
        self.graph = graph
        self.nodes = nodes
        self.counts = counts
        self.labels = labels
        self._by_key = {node.key: node for node in nodes}

    def node(self, act: str, path: str) -> Node | None:
        """The provision of an act with a path."""
        return self._by_key.get((act, path))

    @cached_property
    def positions(self) -> Mapping[Key, int]:
        """The place of each provision among all, from 0."""
        return {node.key: index for index, node in enumerate(self.nodes)}

    @cached_property
    def children(self) -> Mapping[Key, tuple[Node, ...]]:
        """What stands directly in each provision or under its heading; in ("", "") stand the documents."""
        found: defaultdict[Key, list[Node]] = defaultdict(list)
        for node in self.nodes:
            above = self._parent(node)
            found[above.key if above else ("", "")].append(node)
        return {key: tuple(nodes) for key, nodes in found.items()}

    def above(self, node: Node) -> tuple[Node, ...]:
        """Those that a provision stands in, the document first."""
        found: list[Node] = []
        at = self._parent(node)
        while at is not None and at not in found:
            found.append(at)
            at = self._parent(at)
        return tuple(reversed(found))

    def below(self, node: Node) -> Iterator[Node]:
        """A provision and all that stands in it."""
        yield node
        for child in self.children.get(node.key, ()):
            yield from self.below(child)

    def neighbours(self, node: Node) -> tuple[Node | None, Node | None]:
        """What stands before and after it in the same act, itself and the parts of the same paragraph left aside."""
        siblings = [n for n in self.nodes if n.act == node.act and n.kind not in ("title", "approval")]
        at = siblings.index(node) if node in siblings else -1
        before = siblings[at - 1] if at > 0 else None
        after = siblings[at + 1] if 0 <= at < len(siblings) - 1 else None
        return before, after

    def title(self, node: Node) -> str:
        """The title of a provision: its own, or that of the document it is; "" where it has none."""
        if node.title and node.kind != "title":
            return node.title
        titled = self.node(node.act, f"{node.path}/title")
        return titled.title if titled else ""

    def name(self, node: Node, lang: str, kind: str = "") -> str:
        """What a provision is called where those above it are said already: "paragraph 17", "row 92"."""
        tail = node.path.rpartition("/")[2]
        whole = place_words(node.path, lang, kind)
        if tail == node.path:
            return whole
        parts = [part for part in whole.split(", ") if part]
        return parts[-1] if parts else whole

    def count(self, node: Node) -> Counter[str]:
        """The facts read from a provision and from all that stands in it."""
        total: Counter[str] = Counter()
        for one in self.below(node):
            total.update(self.counts.get(one.key, {}))
        return total

    def _parent(self, node: Node) -> Node | None:
        path = node.path.rpartition("/")[0]
        while path and (node.act, path) not in self._by_key:
            path = path.rpartition("/")[0]
        nearest = self._by_key.get((node.act, path)) if path else None
        heading = self._by_key.get((node.act, node.division)) if node.division else None
        if heading and heading != node and (nearest is None or nearest.kind == "document"):
            return heading
        return nearest


def outline_of(here: View, graph: str) -> Outline | None:
    """The outline of a graph, made once and kept while others are not asked for."""
    kept: Recent[Outline | None] = here.data.kept("outlines", lambda: Recent(_KEPT))
    return kept.get(graph, lambda: _read(here, graph))


def _read(here: View, graph: str) -> Outline | None:
    found: dict[Key, Node] = {}
    for act, path, kind, number, title, order, state, deleted, division in values(
        ask(here.data.engine, "outline", graph=[graph])
    ):
        node = Node(act, path, kind, number, title, int(order), state, deleted == "true", division)
        found.setdefault(node.key, node)
    if not found:
        return None
    counts: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for act, path, kind, count in values(ask(here.data.engine, "counts", graph=[graph])):
        counts[act, path][kind.removeprefix(OKL(""))] += int(count)
    labels: dict[Key, str] = {}
    for act, path, said in values(ask(here.data.engine, "labels", graph=[graph])):
        labels.setdefault((act, path), said)
    return Outline(graph, tuple(sorted(found.values(), key=lambda node: node.order)), counts, labels)


def holding(here: View, act: str) -> tuple[str, ...]:
    """The graphs that hold provisions of an act: its own versions, newest first, then those that write it anew."""
    kept: Recent[tuple[str, ...]] = here.data.kept("graphs of acts", lambda: Recent(256))
    return kept.get(act, lambda: _holding(here, act))


def _holding(here: View, act: str) -> tuple[str, ...]:
    code = iris.act_tail(act)
    graphs = [graph for (graph,) in values(ask(here.data.engine, "holding", act=[act]))]
    own = [graph for graph in graphs if _name(graph) == code]
    return (*sorted(own, reverse=True), *sorted((g for g in graphs if g not in own), reverse=True))


def _name(graph: str) -> str:
    try:
        parsed = iris.parse(graph)
    except ValueError:
        return ""
    return parsed.name if isinstance(parsed, iris.Graph) and not parsed.text else ""
