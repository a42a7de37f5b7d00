"""How the hops of routes are shown: as lines, as JSON, as rows of a table, as boxes and arrows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from queries.chains.answer import (
    STEP_COLUMNS,
    Edge,
    Node,
    named,
    stated,
    step_edge,
    step_json,
    step_row,
    through_edge,
    through_row,
)
from queries.chains.routes import Hop, Route
from queries.chains.rules import Rules, Step
from queries.chains.words import role, through

COLUMNS = ("route", "hop", *STEP_COLUMNS)


def step_line(step: Step, rules: Rules, lang: str) -> str:
    """Who takes a step, where it is stated, under which condition."""
    return f"{role(step.role, lang)}: {rules.thing(step.authority).label(lang)} {stated(step)}"


def steps(routes: Iterable[Route]) -> Iterable[Step]:
    """All steps of routes."""
    return (step for route in routes for hop in route.hops for step in hop.steps)


def lines(route: Route, rules: Rules, lang: str, indent: int) -> Iterable[str]:
    """Each on the way, with who acts on it or for it."""
    for depth, hop in enumerate(route.hops):
        pad = " " * (indent + 2 * depth)
        whom = rules.thing(hop.whom)
        yield f"{pad}{whom.label(lang)}"
        for step in hop.steps:
            yield f"{pad}  {step_line(step, rules, lang)}"
        if hop.through:
            yield f"{pad}  {through(whom, lang)}: {rules.thing(hop.who).label(lang)}"


def as_json(route: Route, rules: Rules) -> dict[str, object]:
    """A route: its length, its hops from below, each with its steps."""
    return {
        "length": route.length,
        "hops": [hop_json(hop, rules) for hop in route.hops],
    }


def hop_json(hop: Hop, rules: Rules) -> dict[str, object]:
    """Who acts on whom, by which steps; `through` where the one acts for the other."""
    return {
        "authority": named(rules.thing(hop.who)),
        "of": named(rules.thing(hop.whom)),
        "through": hop.through,
        "steps": [step_json(step, rules.thing) for step in hop.steps],
    }


def rows(routes: Sequence[Route], rules: Rules, lang: str) -> tuple[tuple[str, ...], ...]:
    """A row for each step, under `COLUMNS`; one with the role "through" where the one acts for the other."""
    return tuple(
        (str(number), str(place), *row)
        for number, route in enumerate(routes, 1)
        for place, hop in enumerate(route.hops, 1)
        for row in hop_rows(hop, rules, lang)
    )


def hop_rows(hop: Hop, rules: Rules, lang: str) -> Iterable[tuple[str, ...]]:
    """The rows of one hop, under `STEP_COLUMNS`."""
    yield from (step_row(step, rules.thing, lang) for step in hop.steps)
    if hop.through:
        yield through_row(rules.thing(hop.who), rules.thing(hop.whom), lang)


def edges(routes: Iterable[Route], rules: Rules, lang: str) -> tuple[Edge, ...]:
    """An arrow for each step of the routes, and for each "through", once."""
    found: list[Edge] = []
    for hop in dict.fromkeys(hop for route in routes for hop in route.hops):
        found += (step_edge(step, lang) for step in hop.steps)
        if hop.through:
            found.append(through_edge(rules.thing(hop.who), rules.thing(hop.whom), lang))
    return tuple(found)


def nodes(
    routes: Iterable[Route], rules: Rules, lang: str, *, starts: Collection[str], goals: Collection[str]
) -> tuple[Node, ...]:
    """The boxes of routes, each in the column of the longest beginning that leads to it."""
    level: dict[str, int] = dict.fromkeys(starts, 0)
    for route in routes:
        for place, iri in enumerate(route.nodes):
            level[iri] = max(place, level.get(iri, 0)) if iri not in starts else 0
    marks = {**dict.fromkeys(goals, "goal"), **dict.fromkeys(starts, "start")}
    things = {iri: rules.thing(iri) for iri in level}
    return tuple(Node(i, t.label(lang), t.kind, level[i], marks.get(i, "")) for i, t in things.items())
