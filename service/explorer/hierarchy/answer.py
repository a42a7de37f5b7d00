"""The hierarchy as JSON: one thing with those right below it (above it, with `up`), a page of them, for the picture.

answer(settle(view, asked))         the object that `/hierarchy.json` gives
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from ontology import iris
from queries.chains.words import role, through
from queries.lookup.finder import THINGS
from service import urls
from service.explorer.given import thing_of
from service.explorer.hierarchy.model import Arc, Hierarchy, Stated
from service.explorer.hierarchy.settled import Settled
from service.explorer.view import View
from service.words import LANGUAGES, text

_MOMENTS = 400  # days, at most
_GROUPS = 200  # organs, those of most posts
_FOUND = 20  # names that a search within gives
_LOOKED_AT = 400  # names that it looks at
Json = dict[str, object]


def answer(found: Settled) -> Json:
    """What was asked for; of nothing, what there is to begin with."""
    said: Json = {
        "as_of": found.day.isoformat(),
        "since": found.since.isoformat() if found.since else "",
        "notes": list(found.notes),
        "moments": moments(found),
    }
    if not found.named:
        return said | {"roots": [node(found, top, found.asked.depth or None) for top in found.hierarchy.tops]}
    asked, start, lang = found.asked, found.start, found.here.lang
    whole = found.hierarchy.arcs(start, lang)
    arcs = _of_group(found, whole)
    shown = arcs[(asked.page - 1) * asked.size : asked.page * asked.size]
    others = [other(found.hierarchy, arc) for arc in shown]
    way = found.hierarchy.way(start, found.hierarchy.tops)
    said |= {
        "of": node(found, start, asked.depth or None),
        "path": [node(found, iri) for iri in way],
        "children": [node(found, iri, asked.depth - 1 if asked.depth else None) for iri in others],
        "edges": [edge(found.here, arc, found.day) for arc in among(found.hierarchy, start, shown, way)],
        "total": len(arcs),
        "page": asked.page,
        "pages": max(1, -(-len(arcs) // asked.size)),
        "groups": groups(found),
    }
    if asked.q:
        said["found"] = [
            {"node": node(found, path[-1]), "path": [iris.tail(iri) for iri in path]} for path in within(found)
        ]
    return said


def moments(found: Settled) -> list[str]:
    """The days from which something is otherwise than on the day before; of many the last."""
    days = [day.isoformat() for day in found.here.rules.moments if dt.date.min < day < dt.date.max]
    return days[-_MOMENTS:]


def _of_group(found: Settled, arcs: tuple[Arc, ...]) -> tuple[Arc, ...]:
    """Of these those of the organ asked for, itself."""
    if not found.asked.group:
        return arcs
    organ = thing_of(found.here, found.asked.group)
    return tuple(arc for arc in arcs if found.hierarchy.organ(other(found.hierarchy, arc)) == organ)


def node(found: Settled, iri: str, left: int | None = None) -> Json:
    """A thing; with `left` 0 nothing more is shown below it (None or a higher number: all that there is)."""
    hierarchy, here = found.hierarchy, found.here
    thing, organ = hierarchy.thing(iri), hierarchy.organ(iri)
    return {
        "id": iris.tail(iri),
        "iri": iri,
        "label": thing.label(here.lang),
        "labels": {lang: thing.label(lang) for lang in LANGUAGES},
        "kind": thing.kind,
        "organ": {"id": iris.tail(organ), "label": hierarchy.thing(organ).label(here.lang)} if organ else None,
        "below": 0 if left == 0 and not hierarchy.up else hierarchy.count(iri, up=False),
        "above": 0 if left == 0 and hierarchy.up else hierarchy.count(iri, up=True),
        "page": here.page_of(iri),
        "state": hierarchy.state(iri),
    }


def edge(here: View, arc: Arc, day: dt.date | None) -> Json:
    """Who acts on whom, by which steps, as they stand on a day; `words` say it in short."""
    return {
        "who": iris.tail(arc.who),
        "whom": iris.tail(arc.whom),
        "through": arc.through,
        "state": arc.state,
        "words": arc_words(here, arc),
        "steps": [_step(here, stated, day) for stated in arc.steps],
    }


def arc_words(here: View, arc: Arc) -> str:
    """What the one does for the other: the roles; heads it, is one of it, holds it."""
    if arc.through:
        return text("hierarchy-holds", here.lang) if arc.holds else through(here.rules.thing(arc.whom), here.lang)
    return ", ".join(dict.fromkeys(role(stated.step.role, here.lang) for stated in arc.steps))


def _step(here: View, stated: Stated, day: dt.date | None) -> Json:
    step = stated.step
    place = here.place(step.act, step.provision)
    return {
        "role": step.role,
        "role_words": role(step.role, here.lang),
        "act": iris.tail(step.act),
        "provision": step.provision,
        "place": place.full,
        "address": place.words,
        "page": place.page,
        "condition": step.condition,
        "as": here.rules.thing(step.named).label(here.lang) if step.named else "",
        "valid_from": step.valid_from,
        "valid_to": step.valid_to,
        "validity": here.validity(step.valid_from, step.valid_to, day).words,
        "rule": step.rule,
        "state": stated.state,
    }


def among(hierarchy: Hierarchy, start: str, shown: Sequence[Arc], way: Sequence[str]) -> Iterable[Arc]:
    """The arcs shown, and all others between those that an answer has."""
    yield from shown
    known = {(arc.who, arc.whom) for arc in shown}
    things = dict.fromkeys((*way, start, *(other(hierarchy, arc) for arc in shown)))
    yield from (hierarchy.arc(*pair) for pair in hierarchy.pairs(things) if pair not in known)


def groups(found: Settled) -> list[Json]:
    """How many right below each organ has, those of most first."""
    thing, lang = found.here.rules.thing, found.here.lang
    return [
        {"organ": {"iri": organ, "id": iris.tail(organ), "label": thing(organ).label(lang)}, "count": count}
        for organ, count in found.hierarchy.organs(found.start, lang)[:_GROUPS]
    ]


def within(found: Settled) -> list[tuple[str, ...]]:
    """The names below the start (above it, with `up`) that fit what is sought: the way to each from the start."""
    reached = found.hierarchy.reached(found.start)
    fitting = found.here.lookup().find(found.asked.q, THINGS, _LOOKED_AT)
    ways = (found.hierarchy.path(found.start, one.iri) for one in fitting if one.iri in reached)
    return [way for way, _ in zip(filter(None, ways), range(_FOUND), strict=False)]


def other(hierarchy: Hierarchy, arc: Arc) -> str:
    """Of the two of an arc the one that is farther from the start."""
    return arc.who if hierarchy.up else arc.whom


def address(asked_params: dict[str, str], form: str = "") -> str:
    """The address of a hierarchy."""
    return urls.hierarchy(form, asked_params)
