"""What the filling of a post needs, taken from the multigraph of a day: a net of gates, and what its gates stand for.

    ways(steps)                          rules as AND and OR: all parts of one way, of each part one group, all of it
    needs_of(powers, position)           the net above a position: who must act, who fills the seats of these, and so on

- Of a role in a rule all steps with alternative 0 act; of the alternatives 1, 2, … one group acts whole. All roles of a
  rule act. A consultation is needed for nothing.
- Each rule that says who appoints is a way of its own. Those that do not are known in part: they are left aside where
  one that does stands beside them, else they are one way together.
- An organ that acts is its head, where one is known, a class any one of its members that have a rule. Without these it
  acts by the rules about itself, or is simply there.
- A post or organ that no rule is about is there as long as it does not stop.

Making the net takes time linear in the steps on all that it holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from queries.chains.gates import Gates
from queries.chains.multigraph import Powers
from queries.chains.rules import Step

DECIDING = ("appoints", "elects", "nominates", "concurs")

Group = tuple[Step, ...]  # all of these act
Part = tuple[Group, ...]  # one of these groups does
Way = tuple[Part, ...]  # all of these parts are taken


def ways(steps: Iterable[Step], roles: Collection[str] = DECIDING) -> tuple[Way, ...]:
    """The ways in which what the steps bind can be filled: one is enough. None where no rule binds it.

    A way without parts is open to all: nobody of the roles is known in it.
    """
    rules: dict[str, list[Step]] = defaultdict(list)
    for step in steps:
        rules[step.rule].append(step)
    whole = [rule for rule in rules.values() if not any(step.partial for step in rule)]
    if not whole and rules:
        return (tuple(part for rule in rules.values() for part in _parts(rule, roles)),)
    return tuple(tuple(_parts(rule, roles)) for rule in whole)


def _parts(rule: Iterable[Step], roles: Collection[str]) -> Iterable[Part]:
    groups: dict[str, dict[int, list[Step]]] = defaultdict(lambda: defaultdict(list))
    for step in rule:
        if step.role in roles and step.role in DECIDING:
            groups[step.role][step.alternative].append(step)
    for of_role in groups.values():
        certain = of_role.pop(0, [])
        if len(of_role) == 1:
            certain += of_role.popitem()[1]
        yield from (((step,),) for step in certain)
        if of_role:
            yield tuple(tuple(group) for _, group in sorted(of_role.items()))


@dataclass(frozen=True, slots=True)
class Needs:
    """A net, and what is behind it.

    `of[gate]` is the IRI to whose filling a gate belongs, `number[iri]` the gate of who acts. `depth[gate]` is how deep
    in the chain it acts first: 1 on the position asked for, 2 on those who do so, …; a head, and a member, as deep as
    what it acts for. `steps[gate, lower]`: for which steps the lower is needed; none where the lower is its head or
    member.
    """

    net: Gates
    of: tuple[str, ...]
    number: Mapping[str, int]
    depth: tuple[int, ...]
    steps: Mapping[tuple[int, int], tuple[Step, ...]]


def needs_of(powers: Powers, position: str, *, roles: Collection[str] = DECIDING, depth: int | None = None) -> Needs:
    """The net above a position or class, of steps of `roles` alone.

    Who acts `depth` deep counts as there as long as it does not stop, whatever the rules about it (None: the rules
    about all count). What may stop is who acts on others, but not the position itself, nor, where it is a class that no
    rule is about, its members: their posts are asked for with it.
    """
    return _Drawing(powers, frozenset(roles), depth).above(position)


class _Drawing:
    def __init__(self, powers: Powers, roles: frozenset[str], most: int | None) -> None:
        self._powers = powers
        self._roles = roles
        self._most = most
        self._every: list[bool] = []
        self._below: list[list[int]] = []
        self._of: list[str] = []
        self._depth: list[int] = []
        self._number: dict[str, int] = {}
        self._steps: dict[tuple[int, int], tuple[Step, ...]] = {}
        self._waiting: dict[int, list[int]] = defaultdict(list)  # seats to be looked at, by depth

    def above(self, position: str) -> Needs:
        goal = self._gate(position, 0)
        self._fill(goal, through=not self._powers.steps_on(position))
        depth, done = 0, {goal}
        while self._waiting:
            while self._waiting[depth]:
                seat = self._waiting[depth].pop()
                if seat not in done and self._depth[seat] == depth:
                    done.add(seat)
                    self._fill(seat, through=True)
            del self._waiting[depth]
            depth += 1
        asked = self._number.get(position)
        stops = frozenset(seat for seat in self._number.values() if self._depth[seat] and seat != asked)
        net = Gates(tuple(self._every), tuple(map(tuple, self._below)), stops, goal)
        return Needs(net, tuple(self._of), self._number, tuple(self._depth), self._steps)

    def _fill(self, seat: int, *, through: bool) -> None:
        """What is below a seat: those through whom it acts, else what its rules need."""
        iri, depth = self._of[seat], self._depth[seat]
        acting = self._acting_for(iri) if through else ()
        if acting:
            gate = seat if len(acting) == 1 else self._under(seat, every=False)
            for who in acting:
                self._below[gate].append(self._reached(who, depth))
        elif self._most is None or depth < self._most:
            found = ways(self._powers.steps_on(iri), self._roles)
            choice = self._under(seat, every=False) if len(found) > 1 else seat
            for way in found:
                self._take(self._under(choice, every=True) if len(found) > 1 else seat, way)

    def _take(self, gate: int, way: Way) -> None:
        for part in way:
            choice = gate if len(part) == 1 else self._under(gate, every=False)
            for group in part:
                taking = choice if len(part) == 1 or len(group) == 1 else self._under(choice, every=True)
                for step in group:
                    self._act(taking, step)

    def _act(self, gate: int, step: Step) -> None:
        lower = self._reached(step.authority, self._depth[gate] + 1)
        if lower not in self._below[gate]:
            self._below[gate].append(lower)
        self._steps[gate, lower] = (*self._steps.get((gate, lower), ()), step)

    def _acting_for(self, iri: str) -> tuple[str, ...]:
        """The head of an organ, the members of a class: of a class within only where none of its own is among them."""
        acting = self._powers.through(iri)
        members = self._powers.rules.classes.members
        return tuple(who for who in acting if members(who).isdisjoint(acting))

    def _reached(self, iri: str, depth: int) -> int:
        """The gate of who acts so deep."""
        seat = self._number.get(iri)
        if seat is None:
            seat = self._number[iri] = self._gate(iri, depth)
            self._waiting[depth].append(seat)
        elif depth < self._depth[seat]:
            self._depth[seat] = depth
            self._waiting[depth].append(seat)
        return seat

    def _under(self, gate: int, *, every: bool) -> int:
        lower = self._gate(self._of[gate], self._depth[gate], every=every)
        self._below[gate].append(lower)
        return lower

    def _gate(self, iri: str, depth: int, *, every: bool = True) -> int:
        self._every.append(every)
        self._below.append([])
        self._of.append(iri)
        self._depth.append(depth)
        return len(self._every) - 1
