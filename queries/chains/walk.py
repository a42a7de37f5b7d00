"""Chains of appointment: who appoints, nominates and concurs, and who those are appointed by, up to the top.

    graph = build(engine)
    found = chain(graph, iri)                    up from a position, as things last stood
    found = chain(graph, iri, as_of=day, down=True)   down from it: over whom its holder decides
    found.as_json()                              the form of `okilet chain … --format json`

How the walk goes:
- A rule that names the position comes first; else rules of the narrowest class that holds it and does not except it.
- An authority named as a class ("министрлер") is the member whose organ the position belongs to, where there is one;
  a class of organs is the one that belongs to the position's organ.
- An organ acts as one; the walk goes on through the position that heads it, and through the members of a class that
  no rule is about; a note says so.
- Each position is looked at once; where the walk comes back to one above it, a note names the cycle.
- Without a day, the last day on which a rule for the position stood counts, and a note says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from queries.chains.graph import Graph, Step, World, build, steps_by, steps_on, world_of
from queries.chains.notes import Notes
from queries.names import Thing

ROLES = ("appoints", "elects", "nominates", "concurs", "consults")


@dataclass(frozen=True, slots=True)
class Link:
    """A step at its depth: who acts (`authority`) on whom (`of`), by which step of a rule."""

    depth: int
    authority: Thing
    of: Thing
    step: Step


@dataclass(frozen=True, slots=True)
class Chain:
    """An answered chain. `roots` are where it ends: those above whom (or, downward, below whom) no rule stands;
    `onward` where an organ or class acts and the chain goes on through its head or members: that one, then these."""

    position: Thing
    as_of: dt.date | None
    links: tuple[Link, ...]
    roots: tuple[Thing, ...]
    notes: tuple[str, ...]
    down: bool = False
    onward: tuple[tuple[Thing, Thing], ...] = ()

    def as_json(self) -> dict[str, object]:
        """The chain as the interface has it."""
        return {
            "position": _named(self.position),
            "as_of": self.as_of.isoformat() if self.as_of else "",
            "steps": [
                {
                    "depth": link.depth,
                    "role": link.step.role,
                    "authority": _named(link.authority),
                    "of": _named(link.of),
                    "rule": link.step.rule,
                    "act": link.step.act,
                    "provision": link.step.provision,
                    "condition": link.step.condition,
                    "valid_from": link.step.valid_from,
                    "valid_to": link.step.valid_to,
                }
                for link in self.links
            ],
            "roots": [_named(root) for root in self.roots],
            "notes": list(self.notes),
        }


def chain(
    graph: Graph,
    position: str,
    as_of: dt.date | None = None,
    *,
    down: bool = False,
    lang: str = "kk",
    today: dt.date | None = None,
) -> Chain:
    """The chain of a position on a day, `latest` where `as_of` is None; notes in `lang`.

    `graph` is what `build(engine)` gives: the rules of all times. A position without a rule gives an empty chain and a
    note that says so.
    """
    world = world_of(graph)
    notes = Notes(world, lang)
    concerning = tuple(_over(graph, position) if down else _rules_for(graph, position))
    day = as_of or _latest(concerning, today or dt.date.today())
    if day is None:
        notes.no_rule(position)
        return Chain(world.thing(position), None, (), (world.thing(position),), notes.all(), down)
    if as_of is None:
        notes.latest(day)
    notes.of_time(concerning, day)
    walk = _Walk(graph, day, notes, down)
    links, roots = walk.run(position)
    if not links and concerning:
        notes.none_stands(day)
    return Chain(world.thing(position), day, links, roots, notes.all(), down, walk.through())


class _Walk:
    def __init__(self, graph: Graph, day: dt.date, notes: Notes, down: bool) -> None:
        self._graph = graph
        self._world = world_of(graph)
        self._day = day
        self._notes = notes
        self._down = down
        self._through: dict[tuple[str, str], None] = {}

    def through(self) -> tuple[tuple[Thing, Thing], ...]:
        """Where the walk went on through the head of an organ or the members of a class."""
        return tuple((self._world.thing(of), self._world.thing(on)) for of, on in self._through)

    def run(self, start: str) -> tuple[tuple[Link, ...], tuple[Thing, ...]]:
        """Depth by depth, each position once."""
        links: list[Link] = []
        roots: dict[str, None] = {}
        above: dict[str, frozenset[str]] = {start: frozenset()}
        level, depth = [start], 1
        while level:
            following: dict[str, None] = {}
            for current in level:
                steps = self._steps(current)
                if not steps:
                    roots[current] = None
                for step in steps:
                    links.append(self._link(depth, step))
                    other = step.position if self._down else step.authority
                    for onward in self._onward(other):
                        if onward != other:
                            self._through[other, onward] = None
                        if onward == current or onward in above[current]:
                            self._notes.cycle(onward, current)
                        elif onward not in above:
                            above[onward] = above[current] | {current}
                            following[onward] = None
            level, depth = list(following), depth + 1
        return tuple(links), tuple(self._world.thing(iri) for iri in roots)

    def _steps(self, current: str) -> tuple[Step, ...]:
        if self._down:
            return tuple(step for step in _over(self._graph, current) if step.stands(self._day))
        return _of_position(self._graph, current, self._day)

    def _link(self, depth: int, step: Step) -> Link:
        return Link(depth, self._world.thing(step.authority), self._world.thing(step.position), step)

    def _onward(self, iri: str) -> Iterable[str]:
        """Where the walk goes on: an organ is headed by someone; what is headed by nobody known ends it."""
        if self._down or _of_position(self._graph, iri, self._day):
            return (iri,)
        if self._world.thing(iri).kind != "organ":
            ruled = [m for m in sorted(self._world.classes.members(iri)) if _of_position(self._graph, m, self._day)]
            if ruled:
                self._notes.members_of(iri)
            return ruled or (iri,)
        heads = [head for head in self._world.classes.heads(iri) if _of_position(self._graph, head, self._day)]
        if len(heads) != 1:
            return (iri,)
        self._notes.head_of(iri, heads[0])
        return heads


def _of_position(graph: Graph, position: str, day: dt.date) -> tuple[Step, ...]:
    """The steps on a position on a day, with `position` for the class that a rule names, those of most weight first."""
    standing = [step for step in _rules_for(graph, position) if step.stands(day)]
    named = standing[0].position if standing else ""
    world = world_of(graph)
    binding = [_for(world, step, position) for step in standing if step.position == named]
    return tuple(sorted(binding, key=lambda s: ROLES.index(s.role) if s.role in ROLES else len(ROLES)))


def _rules_for(graph: Graph, position: str) -> list[Step]:
    """The steps that may bind a position: of rules that name it first, then of classes, the narrowest first."""
    classes = world_of(graph).classes
    found = list(steps_on(graph, position))
    for group in classes.containing(position):
        found += [step for step in steps_on(graph, group) if not _excepted(graph, step, position)]
    return found


def _excepted(graph: Graph, step: Step, position: str) -> bool:
    world = world_of(graph)
    return any(world.classes.covers(left_out, position) for left_out in world.exceptions.get(step.rule, ()))


def _for(world: World, step: Step, position: str) -> Step:
    """A step as it binds one position: an authority that is a class is the member in the position's line of organs."""
    members = world.classes.members(step.authority)
    for organ in world.classes.line(position):
        held = [*world.classes.heads(organ), *world.classes.parts(organ)]
        its = [member for member in held if member in members]
        if len(its) == 1:
            return replace(step, position=position, authority=its[0])
    return replace(step, position=position)


def _over(graph: Graph, authority: str) -> list[Step]:
    """The steps that the holder of a position takes: as named, as head of an organ, as one of a class."""
    world = world_of(graph)
    found = list(steps_by(graph, authority))
    organs = [organ for organ in world.classes.line(authority)[:1] if authority in world.classes.heads(organ)]
    for organ in organs:
        found += steps_by(graph, organ)
    for group in world.classes.containing(authority):
        for step in steps_by(graph, group):
            members = sorted(world.classes.members(step.position)) or [step.position]
            narrowed = [_for(world, step, member) for member in members if not _excepted(graph, step, member)]
            found += [s for s in narrowed if s.authority == authority and _binds(graph, s)]
    return sorted(found, key=lambda s: (ROLES.index(s.role) if s.role in ROLES else len(ROLES), s.act, s.rule, s.order))


def _binds(graph: Graph, step: Step) -> bool:
    """Whether a rule about a class binds this member of it: it has no rule of its own."""
    own = steps_on(graph, step.position)
    return not own or any(s.rule == step.rule for s in own)


def _latest(steps: Iterable[Step], today: dt.date) -> dt.date | None:
    """The last day on which one of the steps stood."""
    lasts = [min(step.ends - dt.timedelta(days=1), today) for step in steps]
    return max(lasts, default=None)


def _named(thing: Thing) -> dict[str, object]:
    return {"iri": thing.iri, "label": {lang: thing.label(lang) for lang in ("kk", "ru", "en")}}


__all__ = ["Chain", "Graph", "Link", "build", "chain"]
