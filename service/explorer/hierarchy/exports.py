"""What an address shows of the hierarchy, as files: a picture, a graph, a table.

export(settled, "svg")              the same boxes and arrows that are open on the page
"""

from __future__ import annotations

from queries.chains.answer import (
    STEP_COLUMNS,
    Answer,
    Edge,
    Node,
    Picture,
    Table,
    step_attributes,
    step_row,
    through_row,
)
from queries.chains.forms import render
from queries.chains.words import dated, role
from service.explorer.hierarchy.answer import arc_words
from service.explorer.hierarchy.model import ENDED, NEW
from service.explorer.hierarchy.outline import Item, Outline, outline
from service.explorer.hierarchy.settled import Settled
from service.words import text

FORMS = {  # what the address calls it: the form of `queries.chains.forms`, the media type
    "svg": ("svg", "image/svg+xml"),
    "graphml": ("graphml", "application/graphml+xml"),
    "csv": ("csv", "text/csv; charset=utf-8"),
}
_MARKS = {NEW: "added", ENDED: "ended"}


def export(found: Settled, form: str) -> str:
    """What is shown in one of the forms. Raises `BadParameter` for a picture that would be too large."""
    return render(shown(found), FORMS[form][0])


def shown(found: Settled) -> Answer:
    """What is shown, before it takes a form."""
    whole = outline(found)
    title = heading(found)
    dated_title = dated(title, found.day.isoformat(), found.here.lang)
    return Answer(
        dated_title, found.here.lang, (), {}, _table(found, whole), _picture(found, whole, dated_title), found.notes
    )


def heading(found: Settled) -> str:
    """The heading: whose hierarchy it is, which way."""
    lang = found.here.lang
    if not found.start:
        return text("hierarchy", lang)
    key = "hierarchy-above" if found.hierarchy.up else "hierarchy-below"
    return text(key, lang, name=found.hierarchy.thing(found.start).label(lang))


def _table(found: Settled, whole: Outline) -> Table:
    rows: list[tuple[str, ...]] = []
    thing, lang = found.hierarchy.thing, found.here.lang
    for depth, arc in whole.arcs:
        rows += ((str(depth), *step_row(stated.step, thing, lang), stated.state) for stated in arc.steps)
        if arc.through:
            rows.append((str(depth), *through_row(thing(arc.who), thing(arc.whom), lang), arc.state))
    return Table(("depth", *STEP_COLUMNS, "change"), tuple(rows))


def _picture(found: Settled, whole: Outline, title: str) -> Picture:
    edges: list[Edge] = []
    for depth, arc in whole.arcs:
        state = {"change": arc.state} if arc.state else {}
        for stated in arc.steps:
            words = role(stated.step.role, found.here.lang)
            style = ENDED if stated.state == ENDED else stated.step.role
            edges.append(Edge(arc.who, arc.whom, words, style, step_attributes(stated.step, depth) | state))
        if arc.through:
            edges.append(Edge(arc.who, arc.whom, arc_words(found.here, arc), "through", state))
    return Picture(title, tuple(_node(found, item) for item in whole.items), tuple(edges), found.start)


def _node(found: Settled, item: Item) -> Node:
    thing, state = found.hierarchy.thing(item.iri), found.hierarchy.state(item.iri)
    mark = "start" if item.arc is None else _MARKS.get(state, "")
    says = text(f"hierarchy-{state}", found.here.lang) if state else ""
    return Node(item.iri, thing.label(found.here.lang), thing.kind, item.depth, mark, says)
