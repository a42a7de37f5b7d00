"""What the page shows beside the picture: an outline of links and a table, in the reader's language.

page = rows(settled)                 page.root (items within items), page.steps (rows of the table)
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from ontology import iris
from ontology.errors import BadParameter
from queries.chains.rules import ROLES
from queries.chains.words import role
from service import urls
from service.explorer.hierarchy.answer import arc_words, other, within
from service.explorer.hierarchy.asked import Asked
from service.explorer.hierarchy.model import Arc, Stated
from service.explorer.hierarchy.outline import Item, outline
from service.explorer.hierarchy.settled import Settled
from service.explorer.view import Link, Place, Validity, View

_WRITTEN = 20_000_000  # characters of addresses on a page: each line writes all that is open


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the outline. `words` say what the one above does for it (what it does, upward); `toggle` opens or
    closes it ("" where there is nothing below), `more` shows further ones, `from_here` makes it the start."""

    key: str
    link: Link
    words: str
    state: str
    count: int
    open: bool
    toggle: str
    more: str
    left: int
    from_here: str
    children: tuple[Row, ...]
    elsewhere: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A line of the table: who does what to whom, where it is said. `place` is None where one acts through another."""

    who: Link
    words: str
    whom: Link
    organ: Link | None
    place: Place | None
    condition: str
    named: Link | None
    validity: Validity
    state: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The outline and the table of one address; `counts` are the roles in words with how many it is taken on."""

    root: Row
    steps: tuple[StepRow, ...]
    counts: tuple[tuple[str, int], ...]
    total: int
    hits: tuple[tuple[tuple[Link, ...], str], ...]


def rows(found: Settled) -> Rows:
    """What the page shows; time grows with the things shown. Raises `BadParameter` where that would be too long."""
    whole = outline(found)
    if len(whole.items) * len(address(found, found.asked)) > _WRITTEN:
        opened = len(found.asked.opened)
        raise BadParameter(f"a page of {len(whole.items):,} lines with {opened} open is too long; close some")
    return Rows(
        root=_row(found, whole.root),
        steps=tuple(step for _, arc in whole.arcs for step in _steps(found, arc)),
        counts=_counts(found),
        total=whole.root.count,
        hits=_hits(found) if found.asked.q else (),
    )


def address(found: Settled, asked: Asked, form: str = "") -> str:
    """The address of what is asked, in the reader's language."""
    return urls.hierarchy(form, asked.but(lang=found.here.lang).given)


def _row(found: Settled, item: Item) -> Row:
    """A line with those below it; recursion goes as deep as the outline is open."""
    here, asked, key = found.here, found.asked.but(page=1, q=""), iris.tail(item.iri)
    toggle = ""
    if item.count and item.arc is not None:
        toggle = f"{address(found, asked.with_closed(key) if item.open else asked.with_open(key))}#{_anchor(key)}"
    state = item.arc.state if item.arc else ""
    return Row(
        key=_anchor(key),
        link=here.thing(item.iri),
        words=arc_words(here, item.arc) if item.arc else "",
        state=state,
        count=item.count,
        open=item.open,
        toggle=toggle,
        more=f"{address(found, asked.with_more(key))}#{_anchor(key)}-more" if item.left else "",
        left=item.left,
        from_here=address(found, asked.but(of=key, opened=(), more=())) if item.count and item.arc else "",
        children=tuple(_row(found, child) for child in item.children),
        elsewhere=tuple(_to(here, one) for one in item.elsewhere),
    )


def _to(here: View, item: Item) -> Link:
    return Link(here.thing(item.iri).text, f"#{_anchor(iris.tail(item.iri))}")


def _anchor(key: str) -> str:
    return f"at-{key.replace('/', '-')}"


def _steps(found: Settled, arc: Arc) -> list[StepRow]:
    if arc.through:
        return [_line(found, arc, None)]
    return [_line(found, arc, stated) for stated in arc.steps]


def _line(found: Settled, arc: Arc, stated: Stated | None) -> StepRow:
    here, organ = found.here, found.hierarchy.organ(other(found.hierarchy, arc))
    step = stated.step if stated else None
    return StepRow(
        who=here.thing(arc.who),
        words=role(step.role, here.lang) if step else arc_words(here, arc),
        whom=here.thing(arc.whom),
        organ=here.thing(organ) if organ else None,
        place=here.place(step.act, step.provision) if step else None,
        condition=step.condition if step else "",
        named=here.thing(step.named) if step and step.named else None,
        validity=here.validity(step.valid_from, step.valid_to, found.day) if step else Validity("", "", "in-force", ""),
        state=stated.state if stated else arc.state,
    )


def _counts(found: Settled) -> tuple[tuple[str, int], ...]:
    """On how many each role is taken, of those right below (above, upward: how many take it)."""
    counted: Counter[str] = Counter()
    for arc in found.hierarchy.arcs(found.start, found.here.lang):
        counted.update({stated.step.role for stated in arc.steps})
    return tuple((role(name, found.here.lang), counted[name]) for name in ROLES if counted[name])


def _hits(found: Settled) -> tuple[tuple[tuple[Link, ...], str], ...]:
    """What is found by name: the way to it in names, and the address that has it open."""
    asked, said = found.asked.but(q=""), []
    for way in within(found):
        opened = tuple(dict.fromkeys((*asked.opened, *map(iris.tail, way[1:-1]))))
        shown = address(found, asked.but(opened=opened, more=_pages(found, asked, way)))
        said.append((tuple(found.here.thing(iri) for iri in way), f"{shown}#{_anchor(iris.tail(way[-1]))}"))
    return tuple(said)


def _pages(found: Settled, asked: Asked, way: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    """How many pages are to be shown of each on a way, so that the next on it is among them."""
    more = dict(asked.more)
    for one, following in pairwise(way):
        arcs = found.hierarchy.arcs(one, found.here.lang)
        at = next((place for place, arc in enumerate(arcs) if other(found.hierarchy, arc) == following), 0)
        page = at // asked.size + 1
        if page > asked.pages(iris.tail(one)):
            more[iris.tail(one)] = page
    return tuple(more.items())
