"""The reader: the text of a version of an act, the facts marked in its words, the damage that was repaired on demand.

    /read/U020000828_?at=annex-1/row-92#annex-1/row-92        the page that holds the row, at the row
    /read/U020000828_?version=2022-06-30&page=2&damage=1      a page of a version, with what was repaired

Where the text is not loaded, a page says so and leads to the Institute that publishes it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response, render_template, request
from flask_babel import force_locale
from markupsafe import Markup

from ontology import iris
from ontology.errors import NotFound
from service import urls
from service.catalogs import LOCALES
from service.context import context
from service.explorer.acts.about import official
from service.explorer.acts.asking import ask, values
from service.explorer.acts.layout import COLUMNS, Block, blocks, in_columns, page_at, pages_of
from service.explorer.acts.outline import Key, Node, Outline, holding, outline_of
from service.explorer.acts.wording import GROUPS, wordings
from service.explorer.given import chosen, given, numbered
from service.explorer.view import Link, View
from service.headers import tagged, unchanged
from service.kept import answers_of
from service.openapi import Paths, answered, operation, parameter
from service.pages import page
from service.publication.describe import known
from service.publication.rdf import escaped
from service.words import language, text

blueprint = Blueprint("reader", __name__)

_MOST_PAGES = 99_999


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the text in the list of pages: what it holds, its address, whether it is the one shown."""

    name: str
    address: str
    here: bool


@blueprint.get("/read/<path:code>")
def read(code: str) -> Response:
    """The text of an act."""
    asked = given(request.query_string, ("version", "at", "page", "damage"))
    damage = chosen(asked, "damage", ("1",)) == "1"
    number = numbered(asked, "page", 1, _MOST_PAGES, 0)
    here = View(context().data.now, language())
    parts = (here.data.version, "reader", code, here.lang, tuple(sorted(asked.items())), urls.absolute(urls.root()))
    found = unchanged(*parts)
    if found:
        return found
    act = escaped(str(iris.Act(code)))
    graph = _graph(here, act, code, asked.get("version", ""))
    outline = outline_of(here, graph) if graph else None
    if outline is None:
        return tagged(_not_loaded(here, act), *parts)
    return tagged(_page(here, act, outline, asked.get("at", ""), number, damage), *parts)


def _graph(here: View, act: str, code: str, version: str) -> str:
    """The graph whose text is read; "" where none is loaded. Raises `NotFound` for what the graph does not know."""
    texts = set(here.data.engine.graphs)
    held = holding(here, act)
    loaded = [g for g in held if f"{iris.GRAPH}text/{g.removeprefix(iris.GRAPH)}" in texts]
    own = [g for g in loaded if g.removeprefix(iris.GRAPH).rpartition("/")[0] == code]
    if version and own:
        wanted = f"{iris.GRAPH}{code}/{version}"
        if wanted not in own:
            days = ", ".join(g.rpartition("/")[2] for g in own)
            raise NotFound(f"no version of {version!r} is loaded; there are {days}", {"versions": days.split(", ")})
        return wanted
    if own or loaded:
        return (own or loaded)[0]
    if not held and not known(here.data.engine, act):
        raise NotFound(f"the graph says nothing of an act {code[:100]!r}; /search finds those it knows")
    return ""


def _not_loaded(here: View, act: str) -> Response:
    return page(
        "reader_missing.html",
        title=text("reader-not-loaded", here.lang),
        lang=here.lang,
        act=here.act(act),
        official=official(here.lang, iris.act_tail(act)),
    )


def _page(here: View, act: str, outline: Outline, at: str, number: int, damage: bool) -> Response:
    pages = pages_of(outline)
    shown = number or page_at(pages, act, at)
    if shown > len(pages):
        raise NotFound(f"there is no page {shown} of this text; the last is {len(pages)}", {"last": len(pages)})
    tail = outline.graph.removeprefix(iris.GRAPH)
    code, _, version = tail.rpartition("/")
    whole = str(iris.Act(code))

    def address(page_number: int, harm: bool) -> str:
        asked = {"version": version, "page": str(page_number), **({"damage": "1"} if harm else {})}
        return here.address(urls.reader(code, "", {name: value for name, value in asked.items() if value}))

    key = ("reader", here.data.version, outline.graph, shown, here.lang, damage, urls.root())
    kept = answers_of(here.data, context().settings)
    body = kept.get(key, lambda: _body(here, whole, outline, pages[shown - 1], damage=damage).encode())
    return page(
        "reader.html",
        title=text("reader-title", here.lang, act=here.act(whole).text),
        lang=here.lang,
        body=Markup(body.decode()),  # made by a template, which escapes
        act=here.act(whole),
        version=here.day(version),
        versions=_others(here, whole, outline.graph),
        official=official(here.lang, code),
        sheets=[
            Sheet(_named(here, outline, nodes), address(n, damage), n == shown) for n, nodes in enumerate(pages, 1)
        ],
        shown=shown,
        damage=damage,
        toggle=address(shown, not damage),
    )


def _body(here: View, act: str, outline: Outline, nodes: Sequence[Node], *, damage: bool) -> str:
    """The text of a page as markup, which does not depend on the request."""
    words = wordings(here, outline.graph, nodes)
    filled = _filled(here, outline.graph) if any(node.kind == "row" for node in nodes) else {}
    laid = [_in_columns(block, filled) for block in blocks(here, outline, nodes, words)]
    groups = {mark.fact.group for w in words.values() for one in (w.words, *w.notes) for mark in one.marks}
    repaired = sum(len(w.words.repairs) for w in words.values())
    with force_locale(LOCALES[here.lang]):
        return render_template(
            "parts/text.html",
            lang=here.lang,
            view=here,
            outline=outline,
            blocks=laid,
            act=act,
            damage=damage,
            repaired=repaired,
            groups=[group for group in GROUPS if group in groups],
            columns=COLUMNS,
        )


def _in_columns(block: Block, filled: Mapping[Key, Sequence[str]]) -> Block:
    return replace(block, rows=in_columns(block, filled)) if block.sort == "table" else block


def _filled(here: View, graph: str) -> Mapping[Key, Sequence[str]]:
    """The columns that each row of a table fills."""
    return {
        (act, path): [name for name, cell in zip(COLUMNS, cells, strict=True) if cell]
        for act, path, *cells in values(ask(here.data.engine, "cells", graph=[graph]))
    }


def _others(here: View, act: str, graph: str) -> tuple[Link, ...]:
    """The other versions of the act whose text is loaded."""
    texts = set(here.data.engine.graphs)
    found = []
    for other in holding(here, act):
        code, _, version = other.removeprefix(iris.GRAPH).rpartition("/")
        own = str(iris.Act(code)) == act and other != graph
        if own and f"{iris.GRAPH}text/{other.removeprefix(iris.GRAPH)}" in texts:
            found.append(Link(here.day(version), here.address(urls.reader(code, "", {"version": version}))))
    return tuple(found)


def _named(here: View, outline: Outline, nodes: Sequence[Node]) -> str:
    """What a page of the text holds: its documents, and of one that is cut from where to where."""
    documents = list(dict.fromkeys((node.act, node.path.partition("/")[0]) for node in nodes))
    named = [node for key in documents if (node := outline.node(*key))]
    said = ", ".join(outline.name(node, here.lang) for node in named)
    first, last = nodes[0], nodes[-1]
    cut = len(documents) == 1 and named and (first != named[0] or outline.positions[last.key] + 1 < len(outline.nodes))
    if not cut or _whole(outline, named[0], nodes):
        return said
    return f"{said}: {outline.name(_top(outline, first), here.lang)} – {outline.name(_top(outline, last), here.lang)}"


def _top(outline: Outline, node: Node) -> Node:
    """What stands directly in the document, of a provision."""
    path = "/".join(node.path.split("/")[:2])
    return outline.node(node.act, path) or node


def _whole(outline: Outline, document: Node, nodes: Sequence[Node]) -> bool:
    parts = [n for n in outline.nodes if n.act == document.act and n.path.partition("/")[0] == document.path]
    return len(parts) == sum(n.act == document.act and n.path.partition("/")[0] == document.path for n in nodes)


def paths() -> Paths:
    """The description of these routes."""
    return {
        "/read/{code}": operation(
            "The text of an act, the facts marked in its words; where it is not loaded, where it is published",
            answered("text/html", purpose="The page"),
            parameters=(
                parameter("code", "the code of the act, or its key", where="path"),
                parameter("version", "the day of the version; the newest where none is given"),
                parameter("at", "the provision path whose page is shown"),
                parameter("page", "the number of the page", {"type": "integer", "minimum": 1, "maximum": _MOST_PAGES}),
                parameter("damage", "1 to show what was repaired", {"type": "string", "enum": ["", "1"]}),
            ),
            problems=(404, 406),
            lang=True,
            tag="pages",
        )
    }
