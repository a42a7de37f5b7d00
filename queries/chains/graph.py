"""Appointment rules as a directed graph: an edge from who acts to the position acted on, one for each step of a rule.

    graph = build(engine)                        networkx.MultiDiGraph, all rules of all times
    graph.edges[authority, position, key]        a `Step`, under "step"
    graph.graph["world"]                         labels, classes and acts, for the walk (`queries.chains.walk`)

Nodes are IRIs of positions, classes and organs. Rules that a draft only proposes are left out.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import networkx as nx

from ontology import iris
from queries.catalogue import run
from queries.chains.classes import Classes, read_classes
from queries.engine import Engine
from queries.names import Names, Thing, read_names

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule on one position.

    It stands on days in `[begins, ends)`; `valid_from` and `valid_to` are what the act says of it, "" where nothing.
    """

    rule: str
    act: str
    provision: str
    position: str
    role: str
    authority: str
    alternative: int
    condition: str
    valid_from: str
    valid_to: str
    begins: dt.date
    ends: dt.date
    order: int

    def stands(self, day: dt.date) -> bool:
        """Whether the rule stands on a day."""
        return self.begins <= day < self.ends


@dataclass(frozen=True, slots=True)
class ActEnd:
    """An act that no longer stands: its kind, date and number, its end, and the act that repealed it."""

    act: str
    kind: str
    date: str
    number: str
    valid_to: str
    by_kind: str
    by_date: str
    by_number: str


@dataclass(frozen=True, slots=True)
class World:
    """What a walk needs beside the edges: names, classes, what each rule leaves out, which acts ended."""

    names: Names
    classes: Classes
    exceptions: Mapping[str, frozenset[str]]
    ended: Mapping[str, ActEnd]

    def thing(self, iri: str) -> Thing:
        """A position, class or organ; one that the graph does not name goes by its IRI."""
        return self.names.things.get(iri) or Thing(iri, iri.removeprefix(iris.ID).partition("/")[0])


def build(engine: Engine, as_of: dt.date | None = None) -> Graph:
    """The graph of the rules that stand on a day, of all rules where `as_of` is None."""
    left_out: dict[str, set[str]] = defaultdict(set)
    for rule, exception in run("rule-exceptions", engine).values():
        left_out[rule].add(exception)
    ends = (ActEnd(row[0], *row[1:5], *row[6:9]) for row in run("act-ends", engine).values() if row[4] or row[5])
    world = World(
        names=read_names(engine),
        classes=read_classes(engine),
        exceptions={rule: frozenset(exceptions) for rule, exceptions in left_out.items()},
        ended={end.act: end for end in ends},
    )
    graph = Graph(world=world)
    for step in read_steps(engine):
        if as_of is None or step.stands(as_of):
            graph.add_edge(step.authority, step.position, key=f"{step.rule}#{step.order}", step=step)
    for node in graph:
        thing = world.thing(node)
        graph.nodes[node].update(kind=thing.kind, **{f"label_{lang}": thing.label(lang) for lang in ("kk", "ru", "en")})
    return graph


def read_steps(engine: Engine) -> tuple[Step, ...]:
    """The steps of all rules in force or ended, in the order of the acts."""
    found: list[Step] = []
    for row in run("rule-steps", engine).values():
        rule, act, provision, position, role, authority, _, alternative, condition, *rest = row
        begins, ends, version, state, number = rest
        if state == "proposed":
            continue
        found.append(
            Step(
                rule=rule,
                act=act,
                provision=provision,
                position=position,
                role=role,
                authority=authority,
                alternative=int(alternative or 1),
                condition=condition,
                valid_from=begins,
                valid_to=ends,
                begins=_day(begins) or _day(version) or dt.date.min,
                ends=_day(ends) or dt.date.max,
                order=int(number or 0),
            )
        )
    return tuple(found)


def world_of(graph: Graph) -> World:
    """What `build` put beside the edges."""
    world: World = graph.graph["world"]
    return world


def steps_on(graph: Graph, position: str) -> tuple[Step, ...]:
    """The steps of rules that name a position or class itself, in their order."""
    if position not in graph:
        return ()
    return tuple(sorted((data["step"] for _, _, data in graph.in_edges(position, data=True)), key=_order))


def steps_by(graph: Graph, authority: str) -> tuple[Step, ...]:
    """The steps that an authority itself takes, in their order."""
    if authority not in graph:
        return ()
    return tuple(sorted((data["step"] for _, _, data in graph.out_edges(authority, data=True)), key=_order))


def _order(step: Step) -> tuple[str, str, int]:
    return step.act, step.rule, step.order


def _day(value: str) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
