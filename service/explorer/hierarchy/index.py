"""Who stands right below and right above whom on a day, by steps of some roles: each pair once, in numbers.

    index = index_of(rules.drawn(day), ("appoints",))
    index.below[index.number[iri]]          the numbers of those on whom it acts

- Whom a rule names as a class stands below as its members that the rule binds: the class itself only where it binds
  none.
  Those who act on a class as it is named are kept apart (`on_class`), for whoever asks about the class.
- Whoever heads an organ, or is one of a class, stands above it where it acts by a step of one of the roles.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from queries.chains.multigraph import Powers, uncollected
from queries.chains.rules import Step

Numbers = Sequence[int]


@dataclass(frozen=True)
class Index:
    """The pairs of a day. `below` and `above` are parallel to `names`."""

    powers: Powers
    roles: tuple[str, ...]
    names: tuple[str, ...]
    number: Mapping[str, int]
    below: Sequence[Numbers]
    on_class: Mapping[int, Numbers]
    _whom: dict[int, frozenset[int]] = field(default_factory=dict, repr=False)

    @cached_property
    def above(self) -> Sequence[Numbers]:
        """The other way round."""
        found: list[list[int]] = [[] for _ in self.names]
        for who, those in enumerate(self.below):
            for whom in those:
                found[whom].append(who)
        return found

    def whom(self, place: int) -> frozenset[int]:
        """Those right below one, to be looked up in."""
        if place not in self._whom:
            self._whom[place] = frozenset(self.below[place])
        return self._whom[place]

    @cached_property
    def tops(self) -> tuple[str, ...]:
        """Who acts and has nobody above; those who hold most, themselves or through others, first.

        Of those who act on each other with nobody above them all, the one that acts on most.
        """
        acting = [who for who, those in enumerate(self.below) if those]
        held = {who: self.reached((who,)) for who in acting if not self.above[who]}
        reached = set(held).union(*held.values())
        while left := [who for who in acting if who not in reached]:
            over = self.reached(left[:1], self.above) | {left[0]}
            top = max(self._uppermost(over), key=lambda who: (len(self.below[who]), self.names[who]))
            held[top] = self.reached((top,))
            reached |= held[top] | {top}
        ordered = sorted(held, key=lambda top: (-len(held[top]), -len(self.below[top]), self.names[top]))
        return tuple(self.names[top] for top in ordered)

    def _uppermost(self, over: set[int]) -> set[int]:
        """Of those above one, where nobody is above all, those who only have each other above them."""
        while True:
            higher = self.reached((min(over),), self.above)
            if higher == over:
                return over
            over = higher

    def reached(self, starts: Iterable[int], through: Sequence[Numbers] | None = None) -> set[int]:
        """All below the starts (or along other pairs); a start only where it is reached."""
        pairs = self.below if through is None else through
        found: set[int] = set()
        waiting = list(starts)
        while waiting:
            for other in pairs[waiting.pop()]:
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def steps(self, who: str, whom: str) -> tuple[Step, ...]:
        """The steps of the roles that one takes on another, none where it only acts through the other."""
        edges = self.powers.graph.get_edge_data(who, whom) or {}
        found = [edge["step"] for edge in edges.values() if self._counts(edge["step"])]
        return tuple(sorted(found, key=lambda step: (self.roles.index(step.role), step.act, step.rule, step.order)))

    def stands(self, iri: str) -> bool:
        """Whether somebody acts on it, or it acts, on the day."""
        place = self.number.get(iri)
        return place is not None and bool(self.below[place] or self.above[place] or self.on_class.get(place))

    def _counts(self, step: Step | None) -> bool:
        return step is not None and step.role in self.roles


def index_of(powers: Powers, roles: Collection[str]) -> Index:
    """The pairs of a day; takes time linear in the edges of its multigraph."""
    with uncollected():
        return _index(powers, tuple(roles))


def _index(powers: Powers, roles: tuple[str, ...]) -> Index:
    names = tuple(powers.graph)
    thing = powers.rules.thing
    number = {iri: place for place, iri in enumerate(names)}
    bound = _bound(powers)
    of_class = frozenset(number[group] for _, _, group in bound if group in number)
    below: list[list[int]] = []
    on_class: dict[int, list[int]] = {}
    heading: list[tuple[int, int]] = []
    for who, (_, neighbours) in enumerate(powers.graph.adjacency()):
        below.append([])
        for whom, edges in neighbours.items():
            other = number[whom]
            kept = aside = False
            for edge in edges.values():
                step = edge["step"]
                if step is None and thing(names[who]).kind != "class":  # its members act for the wider one themselves
                    heading.append((who, other))
                elif step is not None and step.role in roles and _there(powers, step):
                    named = other in of_class and (step.rule, step.order, whom) in bound
                    kept, aside = kept or not named, aside or named
            if kept:
                below[who].append(other)
            elif aside:
                on_class.setdefault(other, []).append(who)
    for who, other in heading:
        if below[other] and other not in below[who]:
            below[who].append(other)
    return Index(powers, roles, names, number, below, on_class)


def _bound(powers: Powers) -> frozenset[tuple[str, int, str]]:
    """The steps on classes that bind a position of theirs: rule, order, class."""
    containing = powers.rules.classes.containing
    steps: Iterable[tuple[Any, Any, Step | None]] = powers.graph.edges(data="step")
    return frozenset(
        (step.rule, step.order, group)
        for _, whom, step in steps
        if step is not None and step.named and powers.graph.nodes[whom]["kind"] == "position" and _there(powers, step)
        for group in containing(whom)
    )


def _there(powers: Powers, step: Step) -> bool:
    """Of members of a class, those there were on the day."""
    return not step.named or powers.rules.there(step.position, powers.day)


def day_before(steps: Iterable[Step], day: dt.date) -> dt.date | None:
    """The last day before another on which one of the steps stood, None where none did."""
    ends = ((step.begins, min(step.ends, day)) for step in steps)
    return max((end - dt.timedelta(days=1) for begins, end in ends if begins < end), default=None)
