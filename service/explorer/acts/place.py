"""What the page of a provision says: where it stands, its words, facts read from it, its history, what points at it.

about_place(view, act, path, findings)        None for a place that the graph does not know
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from ontology import iris
from ontology.terms import OKL
from queries.places import place_words
from service import urls
from service.explorer.acts.asking import ask, values
from service.explorer.acts.codes import KINDS, QUIET, counted, kind_words
from service.explorer.acts.history import Amendment, Change, amendments_of, changes_of, touching
from service.explorer.acts.layout import COLUMNS
from service.explorer.acts.outline import Node, Outline, holding, outline_of
from service.explorer.acts.stated import Fact, stated_at
from service.explorer.acts.telling import Told, page_at, tell
from service.explorer.acts.wording import Wording, wordings
from service.explorer.view import Link, Place, View
from service.publication.describe import known
from service.words import text
from shapes.findings import Finding

_PARTS = 300
_WHICH = ("own", "part", "document", "act")


@dataclass(frozen=True, slots=True)
class Part:
    """A provision that stands in this one: its link, what it is about, what was read there."""

    link: Link
    title: str
    facts: str
    deleted: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A finding on the provision: its grade, check and message, its page."""

    severity: str
    check: str
    message: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one kind; `alike` is one of them where all stand in the same way, which is then said once."""

    kind: str
    name: str
    facts: tuple[Told, ...]
    alike: Told | None


@dataclass(frozen=True, slots=True)
class AboutPlace:
    """All that the page of a provision says."""

    place: Place
    node: Node | None
    name: str
    last: str
    title: str
    crumbs: tuple[Link, ...]
    before: Link | None
    after: Link | None
    draft: Link | None
    draft_title: str
    official: str
    wording: Wording | None
    cells: tuple[tuple[str, Markup], ...]
    facts: tuple[Group, ...]
    quiet: tuple[Group, ...]
    versions: bool
    parts: tuple[Part, ...]
    parts_more: int
    history: tuple[tuple[str, tuple[Change, ...]], ...]
    findings: tuple[Found, ...]
    pointing: tuple[tuple[str, tuple[Link, ...]], ...]
    written_by: tuple[Link, ...]


def about_place(here: View, act: str, path: str, findings: Sequence[Finding]) -> AboutPlace | None:
    """What the graph knows of a provision; `findings` are those that have a place in its act."""
    tail = iris.act_tail(act)
    iri = str(iris.Provision(tail, path))
    graphs = holding(here, act)
    outline, node = _node(here, graphs, act, path)
    facts = stated_at(here, [iri])
    pointing = _pointing(here, iri)
    place = here.place(act, path)
    made = touching(amendments_of(here, act), path)
    kind = here.acts[act].kind if act in here.acts else ""
    if node is None and not known(here.data.engine, iri):
        return None
    children = [n for n in outline.children.get(node.key, ()) if n.kind != "title"] if outline and node else []
    words = wordings(here, outline.graph, [node]) if outline and node else {}
    before, after = outline.neighbours(node) if outline and node else (None, None)
    quiet = QUIET | ({"NomenclatureRow"} if words else set())  # the words themselves have it
    shown = [fact for fact in facts if fact.kind not in quiet]
    return AboutPlace(
        place=place,
        node=node,
        name=place.short,
        last=outline.name(node, here.lang, kind) if outline and node else place.short,
        title=_title(outline, node),
        crumbs=_crumbs(here, act, outline, node, kind),
        before=_link(here, outline, before, kind),
        after=_link(here, outline, after, kind),
        draft=here.act(iri) if iri in here.acts else None,
        draft_title=here.acts[iri].title if iri in here.acts else "",
        official=here.official(act),
        wording=words.get(node.key) if node else None,
        cells=_cells(here, words[node.key], facts) if node and node.kind == "row" and node.key in words else (),
        facts=_grouped(here, shown),
        quiet=_grouped(here, [fact for fact in facts if fact.kind in quiet]),
        versions=len({fact.version for fact in facts}) > 1,
        parts=tuple(_part(here, outline, child, kind) for child in children[:_PARTS]) if outline else (),
        parts_more=max(0, len(children) - _PARTS),
        history=_history(here, act, made),
        findings=found_in(here, _on(findings, iri)),
        pointing=pointing,
        written_by=_written_by(here, tail, graphs),
    )


def _node(here: View, graphs: Sequence[str], act: str, path: str) -> tuple[Outline | None, Node | None]:
    """The provision in the newest graph that has it."""
    first: Outline | None = None
    for graph in graphs:
        outline = outline_of(here, graph)
        first = first or outline
        node = outline.node(act, path) if outline else None
        if node:
            return outline, node
    return first, None


def _title(outline: Outline | None, node: Node | None) -> str:
    if not outline or not node:
        return ""
    return outline.title(node) or (node.title if node.kind == "title" else "") or outline.labels.get(node.key, "")


def _crumbs(here: View, act: str, outline: Outline | None, node: Node | None, kind: str) -> tuple[Link, ...]:
    act_link = here.act(act)
    if not outline or not node:
        return (act_link,)
    above = outline.above(node)
    return (act_link, *(Link(outline.name(one, here.lang, kind), here.page_of(one.iri)) for one in above))


def _link(here: View, outline: Outline | None, node: Node | None, kind: str) -> Link | None:
    if not outline or not node:
        return None
    return Link(place_words(node.path, here.lang, kind), here.page_of(node.iri))


def _grouped(here: View, facts: Sequence[Fact]) -> tuple[Group, ...]:
    """Facts by kind, in the order of `KINDS`."""
    ranks = {kind: rank for rank, kind in enumerate(KINDS)}
    found = []
    seen: set[str] = set()
    for kind, some in groupby(sorted(facts, key=lambda f: ranks.get(f.kind, len(ranks))), key=lambda f: f.kind):
        told = tuple(_named_once(tell(here, fact), seen) for fact in some)
        alike = len({(one.validity, one.state) for one in told}) == 1
        name = text(f"facts-of-{kind}" if kind in KINDS else "facts-of-other", here.lang)
        found.append(Group(kind, name, told, told[0] if alike else None))
    return tuple(found)


def _named_once(told: Told, seen: set[str]) -> Told:
    """A fact with an anchor of its own: one that is told here and stated elsewhere may share another's."""
    anchor, number = told.anchor, 1
    while anchor in seen:
        number += 1
        anchor = f"{told.anchor}-also-{number}"
    seen.add(anchor)
    return replace(told, anchor=anchor)


def _cells(here: View, wording: Wording, facts: Sequence[Fact]) -> tuple[tuple[str, Markup], ...]:
    """The cells of a row, each with the name of its column."""
    row = next((fact for fact in facts if fact.kind == "NomenclatureRow"), None)
    names = [name for name in COLUMNS if row is None or row.one(f"{name}Text")]
    cells = wording.words.cells(here.lang)
    if len(names) != len(cells):
        names = list(COLUMNS)
    return tuple((text(f"cell-{name}", here.lang), cell) for name, cell in zip(names, cells, strict=False))


def _part(here: View, outline: Outline, node: Node, kind: str) -> Part:
    counts = {name: n for name, n in outline.count(node).items() if name not in QUIET}
    title = outline.title(node) or outline.labels.get(node.key, "")
    link = Link(outline.name(node, here.lang, kind), here.page_of(node.iri))
    return Part(link, title, "; ".join(counted(counts, here.lang)), node.deleted)


def _history(here: View, act: str, made: Sequence[Amendment]) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """The changes that reach it, by how near: itself, a part of it, what it stands in, the act as a whole."""
    return tuple(
        (scope, changes_of(here, act, [one for one in made if one.scope == scope]))
        for scope in _WHICH
        if any(one.scope == scope for one in made)
    )


def found_in(here: View, findings: Iterable[Finding]) -> tuple[Found, ...]:
    """Findings as pages list them."""
    return tuple(
        Found(
            severity=finding.severity,
            check=finding.check.label.get(here.lang),
            message=finding.message.get(here.lang),
            address=here.address(finding_page(finding)),
        )
        for finding in findings
    )


def _on(findings: Iterable[Finding], iri: str) -> Iterator[Finding]:
    """The findings that have a place in a provision or a part of it."""
    for finding in findings:
        if any(place.iri == iri or place.iri.startswith(f"{iri}/") for place in finding.places):
            yield finding


def finding_page(finding: Finding) -> str:
    """The page of one finding."""
    return f"{urls.root()}/finding/{finding.key}"


def _pointing(here: View, iri: str) -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """The facts that name the provision, by kind: where they are told."""
    found: dict[str, dict[str, Link]] = {}
    for fact, kind, act, path in values(ask(here.data.engine, "pointing", place=[iri])):
        name = kind.removeprefix(OKL(""))
        place = here.place(act, path)
        link = Link(place.full, page_at(here, act, path, fact))
        found.setdefault(kind_words(name, here.lang), {}).setdefault(place.full, link)
    return tuple((name, tuple(links.values())) for name, links in found.items())


def _written_by(here: View, tail: str, graphs: Sequence[str]) -> tuple[Link, ...]:
    """The acts whose text holds the provision, where its own act was not read."""
    names = [graph.removeprefix(iris.GRAPH).rpartition("/")[0] for graph in graphs]
    return () if tail in names else tuple(here.act(str(iris.Act(name))) for name in dict.fromkeys(names))
