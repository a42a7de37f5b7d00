"""What stops what: a net of gates, and which stops close its goal alone.

    net = Gates(every, below, stops, goal)
    net.closed([7, 9])                   the gates that are closed once 7 and 9 stop
    net.singles()                        the stops each of which closes the goal
    net.reason([7, 9])                   why the goal is closed

A gate is closed where it has stopped; else a gate of `every` is closed as soon as one below it is, any other once all
below it are. What nothing closes stays open: so do gates that only hold each other open (the least fixpoint of
"closed"). Gates are numbers; what they stand for, `queries.chains.needs` knows.

A *support* is a set of open gates in which each gate of `every` has all below it, each other one at least one of them.
It holds itself open, so what closes the goal alone lies in each support of it. Hence: what the goal cannot do without
at all closes it; of the rest, two supports leave few candidates; these are told apart all at once, each a bit of a
number that rises through the net. With m links and c candidates `singles` takes O(m) and, where the net has no cycle,
one round of m steps of c / 64 words (at most c rounds).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import heapify, heappop, heappush
from types import MappingProxyType

_NONE: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True)
class Gates:
    """A net. `every[gate]`: it needs all below it, else one; `below[gate]`: these; `stops`: what may stop.

    Stops are gates of `every`, the goal none of them; no other gate has nothing below it.
    """

    every: Sequence[bool]
    below: Sequence[Sequence[int]]
    stops: frozenset[int]
    goal: int

    @cached_property
    def above(self) -> tuple[tuple[int, ...], ...]:
        """The gates under the goal that each gate is below."""
        above: list[list[int]] = [[] for _ in self.below]
        for gate in self._at:
            for lower in self.below[gate]:
                above[lower].append(gate)
        return tuple(map(tuple, above))

    def closed(self, stopped: Iterable[int]) -> dict[int, int]:
        """The gates under the goal closed once some stop, each with its turn: what closes it had its own before."""
        turn = {gate: number for number, gate in enumerate(dict.fromkeys(stopped))}
        waiting, left = deque(turn), dict[int, int]()
        while waiting:
            for gate in self.above[waiting.popleft()]:
                if gate in turn:
                    continue
                if not self.every[gate]:
                    left[gate] = left.get(gate, len(self.below[gate])) - 1
                    if left[gate]:
                        continue
                turn[gate] = len(turn)
                waiting.append(gate)
        return turn

    def reason(self, stopped: Collection[int]) -> tuple[tuple[int, int], ...]:
        """Why the goal is closed once some stop: links from a gate to one below it, the goal's first; none where open.

        Of a gate of `every` the link to the one that closed first, of another those to all.
        """
        turn = self.closed(stopped)
        found: list[tuple[int, int]] = []
        seen = dict.fromkeys([self.goal] if self.goal in turn else [])
        waiting = deque(seen)
        while waiting:
            gate = waiting.popleft()
            if gate in stopped:
                continue
            under = [lower for lower in self.below[gate] if lower in turn]
            for lower in [min(under, key=turn.__getitem__)] if self.every[gate] else under:
                found.append((gate, lower))
                if lower not in seen:
                    seen[lower] = None
                    waiting.append(lower)
        return tuple(found)

    def required(self, closed: Collection[int] = ()) -> dict[int, int]:
        """What the goal cannot do without while some gates are closed, nearest first: each with the gate it is needed
        for, the goal with itself."""
        needed = {self.goal: self.goal}
        waiting = deque(needed)
        while waiting:
            gate = waiting.popleft()
            under = self.open_below(gate, closed)
            if self.every[gate] or len(under) == 1:
                for lower in under:
                    if lower not in needed:
                        needed[lower] = gate
                        waiting.append(lower)
        return needed

    def singles(self) -> tuple[int, ...]:
        """The stops each of which closes the goal, which is open while nothing stops; those always needed first."""
        needed = self.required()
        doubtful = [gate for gate in self._support(needed, (), 0) if gate not in needed and gate in self.stops]
        other = self._support(needed, (), -1) if doubtful else {}
        own = {gate: 1 << place for place, gate in enumerate(gate for gate in doubtful if gate in other)}
        closing = self.raised(own, own, ()).get(self.goal, 0)
        certain = (gate for gate in needed if gate in self.stops)
        return (*certain, *(gate for gate, bit in own.items() if closing & bit))

    def support(self, closed: Collection[int]) -> tuple[int, ...]:
        """The stops in a support of the goal, which is open while some gates are closed."""
        return tuple(gate for gate in self._support(self.required(closed), closed, 0) if gate in self.stops)

    def open_below(self, gate: int, closed: Collection[int]) -> Sequence[int]:
        """What is open below an open gate."""
        under = self.below[gate]
        return under if self.every[gate] or not closed else [lower for lower in under if lower not in closed]

    def _support(self, needed: Iterable[int], closed: Collection[int], which: int) -> dict[int, None]:
        """A support of the goal; where none of a choice is in it yet, it takes the first or the last of them."""
        support = dict.fromkeys(needed)
        choices = deque(gate for gate in support if not self.every[gate])
        while choices:
            under = self.open_below(choices.popleft(), closed)
            waiting = [] if any(lower in support for lower in under) else [under[which]]
            while waiting:
                gate = waiting.pop()
                if gate not in support:
                    support[gate] = None
                    if self.every[gate]:
                        waiting += self.below[gate]
                    else:
                        choices.append(gate)
        return support

    def raised(
        self, bits: Mapping[int, int], changed: Iterable[int], closed: Collection[int], known: Mapping[int, int] = _NONE
    ) -> dict[int, int]:
        """The bits of the gates, each of what closes it, once those of some have changed; what did not change is left
        out. `known` are the bits before that; those of a choice among the changed are taken anew from what is below."""
        found = dict(bits)
        waiting = [self._order[gate] for gate in changed]
        heapify(waiting)
        queued = set(waiting)
        while waiting:
            place = heappop(waiting)
            queued.discard(place)
            gate = self._at[place]
            value = found.get(gate) or known.get(gate, 0)
            if not self.every[gate]:
                before, value = value, self._common(gate, closed, found, known)
                if value == before:
                    continue
                found[gate] = value
            for upper in self.above[gate]:
                if upper in closed:
                    continue
                if self.every[upper]:
                    before = found.get(upper) or known.get(upper, 0)
                    if before | value == before:
                        continue
                    found[upper] = before | value
                place = self._order[upper]
                if place not in queued:
                    queued.add(place)
                    heappush(waiting, place)
        return found

    def _common(self, gate: int, closed: Collection[int], found: Mapping[int, int], known: Mapping[int, int]) -> int:
        common = -1
        for lower in self.open_below(gate, closed):
            common &= found.get(lower) or known.get(lower, 0)
            if not common:
                break
        return common

    @cached_property
    def _at(self) -> tuple[int, ...]:
        """The gates under the goal, each after what is below it, as far as there are no cycles."""
        found: list[int] = []
        seen, deep = {self.goal}, [(self.goal, iter(self.below[self.goal]))]
        while deep:
            gate, under = deep[-1]
            lower = next((lower for lower in under if lower not in seen), None)
            if lower is None:
                found.append(gate)
                deep.pop()
            else:
                seen.add(lower)
                deep.append((lower, iter(self.below[lower])))
        return tuple(found)

    @cached_property
    def _order(self) -> dict[int, int]:
        return {gate: place for place, gate in enumerate(self._at)}
