"""The typed multigraph of authority as of a day: who acts on whom, by which step of which rule.

    powers = rules.drawn(day)
    powers.graph                         networkx.MultiDiGraph: any algorithm of NetworkX runs on it
    powers.steps_on(position)            who acts on it, those of most weight first
    powers.above(iri), powers.below(iri) neighbours by steps and by "through"

Nodes are IRIs of positions, classes and organs, with `kind`, `label_kk`, `label_ru` and `label_en`. An edge leads from
who acts to whom it acts on; its `role` is one of `ROLES` and its `step` the step of the rule as it binds that one:
- A rule binds the position it names, and each member of the class it names that it does not except and that has in the
  same act no rule of its own nor of a narrower class (what `okl:binds` says in the graph).
- A step that a footnote limits to other positions is left out (`okl:limitedTo`).
- An actor named as a class is the member in the line of the position's own organs, where there is exactly one.
An edge with `role` "through" and no step leads to an organ or class that acts: to an organ from its head, where it has
one (of several, one that has a rule), to a class from its members that have a rule.

A class keeps the edges of its own rules beside those of its members: who counts posts counts `powers.posts`.
Drawing takes time linear in the steps that stand and the members of the classes they name.
"""

from __future__ import annotations

import datetime as dt
import gc
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, count
from typing import TYPE_CHECKING, Any

import networkx as nx

from queries.chains.rules import ROLES, Rules, Step, weight

if TYPE_CHECKING:
    Graph = nx.MultiDiGraph[str]
else:
    Graph = nx.MultiDiGraph

THROUGH = "through"


@dataclass(frozen=True)
class Powers:
    """The multigraph of a day. `rules` are those of all times, with names and classes.

    `set_aside` has by position the steps of its rules that a footnote limits to other positions; the graph lacks them.
    """

    day: dt.date
    rules: Rules
    graph: Graph
    set_aside: Mapping[str, Sequence[Step]] = field(default_factory=dict)

    def steps_on(self, iri: str) -> tuple[Step, ...]:
        """The steps on a position, class or organ; who appoints first, each role in the order of acts and rules."""
        return tuple(sorted(_steps(self._in(iri)), key=_order))

    def steps_by(self, iri: str) -> tuple[Step, ...]:
        """The steps that it takes itself; those of a role together, in the order of acts and rules."""
        return tuple(sorted(_steps(self._out(iri)), key=_order))

    def is_ruled(self, iri: str) -> bool:
        """Whether somebody acts on it, by a step of a rule."""
        return any(data["step"] is not None for _, _, data in self._in(iri))

    def through(self, iri: str) -> tuple[str, ...]:
        """Those through whom an organ or class acts, in order."""
        return tuple(sorted(who for who, _, data in self._in(iri) if data["role"] == THROUGH))

    def acts_through(self, iri: str) -> tuple[str, ...]:
        """The organs and classes for which it acts, in order."""
        return tuple(sorted(whom for _, whom, data in self._out(iri) if data["role"] == THROUGH))

    def above(self, iri: str, roles: Iterable[str] = (*ROLES, THROUGH)) -> tuple[str, ...]:
        """Who acts on it in one of the roles, each once."""
        roles = frozenset(roles)
        return tuple(dict.fromkeys(who for who, _, data in self._in(iri) if data["role"] in roles))

    def below(self, iri: str, roles: Iterable[str] = (*ROLES, THROUGH)) -> tuple[str, ...]:
        """On whom it acts in one of the roles, each once."""
        roles = frozenset(roles)
        return tuple(dict.fromkeys(whom for _, whom, data in self._out(iri) if data["role"] in roles))

    @cached_property
    def posts(self) -> frozenset[str]:
        """What is counted: positions of that day on which somebody acts, and classes whose members nobody lists."""
        return frozenset(
            iri
            for iri, data in self.graph.nodes(data=True)
            if self.rules.there(iri, self.day)
            and (data["kind"] == "position" or (data["kind"] == "class" and not self.rules.classes.members(iri)))
            and any(edge["role"] != THROUGH for _, _, edge in self._in(iri))
        )

    def _in(self, iri: str) -> Iterable[tuple[str, str, Mapping[str, Any]]]:
        return self.graph.in_edges(iri, data=True) if iri in self.graph else ()

    def _out(self, iri: str) -> Iterable[tuple[str, str, Mapping[str, Any]]]:
        return self.graph.out_edges(iri, data=True) if iri in self.graph else ()


def draw(rules: Rules, day: dt.date) -> Powers:
    """The multigraph of the rules that stand on a day."""
    with uncollected():
        graph, aside = _graph(rules, day)
        return Powers(day, rules, graph, aside)


def _graph(rules: Rules, day: dt.date) -> tuple[Graph, Mapping[str, list[Step]]]:
    standing: dict[str, dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))  # by act and what they name
    for step in rules.steps:
        if step.stands(day):
            standing[step.act][step.position].append(step)
    graph = Graph()
    number = count()
    ruled: set[str] = set()
    actors: set[str] = set()
    aside: dict[str, list[Step]] = defaultdict(list)
    for said in standing.values():
        for target, steps in chain(said.items(), _inherited(rules, said)):
            for said_step in steps:
                step = bound(rules, said_step, target)
                if not rules.concerns(step, target):
                    aside[target].append(step)
                    continue
                ruled.add(target)
                actors.add(step.authority)
                graph.add_edge(step.authority, target, key=next(number), role=step.role, step=step)
    for actor in sorted(actors):
        for who in _acting_for(rules, ruled, actor):
            if rules.there(who, day):
                graph.add_edge(who, actor, key=THROUGH, role=THROUGH, step=None)
    for node, data in graph.nodes(data=True):
        thing = rules.thing(node)
        data["kind"] = thing.kind
        data["label_kk"], data["label_ru"], data["label_en"] = map(thing.label, ("kk", "ru", "en"))
    return graph, dict(aside)


@contextmanager
def uncollected() -> Iterator[None]:
    """While something large grows nothing in it is garbage; the collector would look through it again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def bound(rules: Rules, step: Step, position: str) -> Step:
    """A step as it binds one position: an authority that is a class is the member in the position's line of organs."""
    if step.position != position:
        step = replace(step, position=position, named=step.position)
    if rules.classes.members(step.authority):
        for organ in rules.classes.line(position):
            its = rules.classes.one_of(step.authority, organ)
            if its:
                return replace(step, authority=its)
    return step


def _inherited(rules: Rules, said: Mapping[str, list[Step]]) -> Iterator[tuple[str, list[Step]]]:
    """Members without a rule of their own in an act, with the steps of its classes that none of its narrower has.

    A rule without anybody who appoints takes no other rule away.
    """
    whole = {target for target, steps in said.items() if not all(step.partial for step in steps)}
    held: dict[str, dict[str, list[Step]]] = defaultdict(dict)
    for group in said:
        if rules.thing(group).kind == "position":  # a wider office is no class: its rule is its own
            continue
        for member in rules.classes.members(group) - whole:
            steps = [step for step in said[group] if not rules.excepted(step, member)]
            if steps:
                held[member][group] = steps
    for member in sorted(held):
        groups = held[member]
        nearer = whole.intersection(groups)
        wider = {group for group in groups if not nearer.isdisjoint(rules.classes.members(group))}
        steps = [step for group in sorted(groups) for step in groups[group] if step.partial or group not in wider]
        if steps:
            yield member, steps


def _acting_for(rules: Rules, ruled: Collection[str], actor: str) -> list[str]:
    """Through whom an organ or class acts: its one head, its members that have a rule."""
    if rules.thing(actor).kind == "organ":
        heads = rules.classes.heads(actor)
        heads = tuple(head for head in heads if head in ruled) or heads
        return list(heads) if len(heads) == 1 else []
    return [member for member in sorted(rules.classes.members(actor)) if member in ruled]


def _steps(edges: Iterable[tuple[str, str, Mapping[str, Any]]]) -> Iterator[Step]:
    return (data["step"] for _, _, data in edges if data["step"] is not None)


def _order(step: Step) -> tuple[int, str, str, int]:
    return weight(step.role), step.act, step.rule, step.order
