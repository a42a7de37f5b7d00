"""Chains of appointment: who appoints, nominates and concurs, and who those are appointed by, up to the top.

    rules = read_rules(engine)
    found = chain(rules, iri)                    up from a position, as things last stood
    found = chain(rules, iri, as_of=day, down=True)   down from it: over whom its holder decides
    chain(rules, iri, roles=("appoints",), depth=2)   steps of these roles alone, so many hops
    found.as_json()                              the form of `okilet chain … --format json`

How the walk goes, over the multigraph of the day (`queries.chains.multigraph`, which says what binds whom):
- An organ acts as one; where no rule is about it the walk goes on through the position that heads it, and so it does
  through the members of a class; a note says so.
- Downward a step on a class stands once, and the walk goes on through the members that it binds. The holder of a
  position also acts as head of an organ, and as one of a class where nothing tells which of its members acts.
- Each position is looked at once; where the walk comes back to one above it, a note names the cycle.
- Without a day, the last day on which a rule for the position stood counts, and a note says so.

A chain takes time linear in its links.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from queries.chains.answer import iso, named, step_json
from queries.chains.multigraph import Powers
from queries.chains.notes import Notes
from queries.chains.rules import ROLES, Rules, Step, check_depth, in_order, weight
from queries.names import Thing


@dataclass(frozen=True, slots=True)
class Link:
    """A step at its depth: who acts (`authority`) on whom (`of`), by which step of a rule.

    `applies` is false for a step of the rule that a footnote limits to other positions: no chain goes on through it.
    """

    depth: int
    authority: Thing
    of: Thing
    step: Step
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Chain:
    """An answered chain. `roots` are where it ends: those above whom (or, downward, below whom) no rule stands; `cut`
    those at the depth asked for who have further steps; `onward` where an organ or class acts and the chain goes on
    through its head or members: that one, then these."""

    position: Thing
    as_of: dt.date | None
    links: tuple[Link, ...]
    roots: tuple[Thing, ...]
    notes: tuple[str, ...]
    down: bool = False
    onward: tuple[tuple[Thing, Thing], ...] = ()
    cut: tuple[Thing, ...] = ()

    def nearer(self, link: Link) -> Thing:
        """Of the two of a link, the one from whom the chain was followed."""
        return link.authority if self.down else link.of

    def farther(self, link: Link) -> Thing:
        """The other one."""
        return link.of if self.down else link.authority

    def as_json(self) -> dict[str, object]:
        """The chain as the interface has it; `words` are those of the provision, "" where none is loaded, and `applies`
        is false for a step that its footnote limits to other positions."""
        things = {thing.iri: thing for link in self.links for thing in (link.authority, link.of)}
        return {
            "position": named(self.position),
            "as_of": iso(self.as_of),
            "steps": [
                {**step_json(link.step, things.__getitem__, link.depth), "applies": link.applies} for link in self.links
            ],
            "roots": [named(root) for root in self.roots],
            "notes": list(self.notes),
        }


def chain(
    rules: Rules,
    position: str,
    as_of: dt.date | None = None,
    *,
    down: bool = False,
    roles: Collection[str] = ROLES,
    depth: int | None = None,
    lang: str = "kk",
    today: dt.date | None = None,
) -> Chain:
    """The chain of a position on a day, `latest` where `as_of` is None; notes in `lang`.

    Of `roles` alone, and of at most `depth` hops (None: all). A position without a rule gives an empty chain and a note
    that says so. Raises `BadParameter` for a role that there is not, for none, and for a depth below 1.
    """
    roles = in_order(roles)
    check_depth(depth)
    notes = Notes(rules, lang)
    concerning = _acting(rules, position) if down else binding(rules, position)
    day = notes.day_taken(position, concerning, as_of, today)
    if day is None:
        return Chain(rules.thing(position), None, (), (rules.thing(position),), notes.all(), down)
    notes.of_time(concerning, day)
    notes.lifetime(position, day)
    walk = _Walk(rules.drawn(day), notes, down, frozenset(roles), depth)
    links, roots = walk.run(position)
    if not links and concerning:
        notes.none_stands(concerning, day)
    notes.lifetimes((link.step.authority for link in links), day)
    return Chain(rules.thing(position), day, links, roots, notes.all(), down, walk.through(), walk.cut())


class _Walk:
    def __init__(self, powers: Powers, notes: Notes, down: bool, roles: frozenset[str], most: int | None) -> None:
        self._powers = powers
        self._thing = powers.rules.thing
        self._notes = notes
        self._down = down
        self._roles = roles
        self._most = most
        self._through: dict[tuple[str, str], None] = {}
        self._cut: dict[str, None] = {}
        self._goes_on: dict[str, tuple[str, ...]] = {}  # of an authority: many steps lead to few of them

    def through(self) -> tuple[tuple[Thing, Thing], ...]:
        """Where the walk went on through the head of an organ or the members of a class."""
        return tuple((self._thing(of), self._thing(on)) for of, on in self._through)

    def cut(self) -> tuple[Thing, ...]:
        """Those at the depth asked for who have further steps."""
        return tuple(map(self._thing, self._cut))

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
                elif self._stops(current, depth):
                    continue
                members = _Members(steps if self._down else ())
                here = above[current] | {current}  # one set for all that it leads to: they may be many
                for step in steps:
                    if members.include(step):
                        continue
                    self._acts_for(current, step.authority)
                    links.append(Link(depth, self._thing(step.authority), self._thing(step.position), step))
                    other = step.position if self._down else step.authority
                    for onward in members.acted_on(step) if self._down else self._onward(other):
                        if onward != other:
                            self._through[other, onward] = None
                        if onward in here:
                            self._notes.cycle(onward, current)
                        elif onward not in above:
                            above[onward] = here
                            following[onward] = None
                links += self._set_aside(current, depth)
            level, depth = list(following), depth + 1
        return tuple(links), tuple(self._thing(iri) for iri in roots)

    def _acts_for(self, current: str, authority: str) -> None:
        """Downward: the steps of an organ that one heads, of a class whose member one is."""
        if not self._down or authority == current:
            return
        self._through[authority, current] = None
        if self._thing(authority).kind == "class":
            self._notes.one_of(current, authority)

    def _stops(self, current: str, depth: int) -> bool:
        """Whether so deep nothing is followed."""
        if self._most is None or depth <= self._most:
            return False
        self._cut[current] = None
        self._notes.bounded()
        return True

    def _steps(self, current: str) -> tuple[Step, ...]:
        steps = taken(self._powers, current) if self._down else self._powers.steps_on(current)
        there, day = self._powers.rules.there, self._powers.day
        return tuple(
            s for s in steps if s.role in self._roles and not (self._down and s.named and not there(s.position, day))
        )

    def _set_aside(self, current: str, depth: int) -> list[Link]:
        """Upward, what the rules say of others beside the position: it is shown, and that it does not apply."""
        steps = () if self._down else self._powers.set_aside.get(current, ())
        links = [
            Link(depth, self._thing(step.authority), self._thing(step.position), step, applies=False)
            for step in steps
            if step.role in self._roles
        ]
        for link in links:
            self._notes.of_others(link.authority.iri, current, link.step)
        return links

    def _onward(self, iri: str) -> tuple[str, ...]:
        """Where the walk goes on: an organ is headed by someone; what is headed by nobody known ends it."""
        if iri not in self._goes_on:
            self._goes_on[iri] = self._through_whom(iri) or (iri,)
        return self._goes_on[iri]

    def _through_whom(self, iri: str) -> tuple[str, ...]:
        acting = tuple(who for who in self._powers.through(iri) if self._powers.is_ruled(who))
        if not acting or self._powers.is_ruled(iri):
            return ()
        if self._thing(iri).kind == "organ":
            self._notes.head_of(iri, acting[0])
        else:
            self._notes.members_of(iri)
        return acting


class _Members:
    """Of steps taken downward, those on members of a class that stands among them too, as the rule names it."""

    def __init__(self, steps: Iterable[Step]) -> None:
        steps = tuple(steps)
        self._named = frozenset(_of(step, step.position) for step in steps)
        self._held: dict[object, dict[str, None]] = {}
        for step in steps:
            if step.named:
                self._held.setdefault(_of(step, step.named), {})[step.position] = None

    def include(self, step: Step) -> bool:
        """Whether a step is one on a member of such a class."""
        return bool(step.named) and _of(step, step.named) in self._named

    def acted_on(self, step: Step) -> tuple[str, ...]:
        """On whom a step is taken in the end: the members of the class that it binds, else its position."""
        return tuple(self._held.get(_of(step, step.position), ())) or (step.position,)


def _of(step: Step, position: str) -> tuple[str, int, str, str]:
    return step.rule, step.order, step.authority, position


def taken(powers: Powers, authority: str) -> tuple[Step, ...]:
    """The steps that the holder of a position takes: itself, as head of an organ, as one of a class on a position."""
    thing = powers.rules.thing
    steps = list(powers.steps_by(authority))
    for actor in powers.acts_through(authority):
        organ = thing(actor).kind == "organ"
        steps += [step for step in powers.steps_by(actor) if organ or thing(step.position).kind == "position"]
    return tuple(sorted(steps, key=lambda step: weight(step.role)))


def binding(rules: Rules, position: str) -> tuple[Step, ...]:
    """The steps, of all times, that may bind a position: of rules that name it, or a class that holds it."""
    found = list(rules.on(position))
    for group in rules.classes.containing(position):
        found += [step for step in rules.on(group) if not rules.excepted(step, position)]
    return tuple(found)


def _acting(rules: Rules, authority: str) -> tuple[Step, ...]:
    """The steps, of all times, that may be taken by the holder: as named, as head of an organ, as one of a class."""
    line = rules.classes.line(authority)[:1]
    organs = [organ for organ in line if authority in rules.classes.heads(organ)]
    return tuple(step for who in (authority, *organs, *rules.classes.containing(authority)) for step in rules.by(who))
