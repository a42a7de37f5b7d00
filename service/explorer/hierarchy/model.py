"""What the hierarchy shows of a day, and of what changed since another: neighbours under filters, in order, paged.

    found = Hierarchy(index, since=index_of_another_day, organ=iri, up=False)
    found.arcs(iri, "ru")            who stands right below it (above, with `up`), in order; all of them
    found.way(iri)                   one shortest way from the top down to it
    found.state(iri)                 "new", "ended" or ""

An arc is new where the one acts on the other on the day and did not on the earlier one, ended the other way round; so
is a step of it by its role. What the earlier day lacks only because no wording of the act is loaded for it is not new.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from queries.chains.changes import opening
from queries.chains.multigraph import THROUGH
from queries.chains.rules import Rules, Step, weight
from queries.names import Thing
from service.explorer.given import alphabetical
from service.explorer.hierarchy.index import Index

NEW, ENDED = "new", "ended"
DECIDING = ("appoints", "elects")
_ORDERS_KEPT = 2_000  # things whose neighbours stay in order, in all languages; then all are forgotten


@dataclass(frozen=True, slots=True)
class Stated:
    """A step between two and what became of it since the earlier day."""

    step: Step
    state: str = ""


@dataclass(frozen=True, slots=True)
class Arc:
    """Who acts on whom: by which steps; `through`: as head of that organ or as one of that class, `holds`: a class its
    members, both without steps."""

    who: str
    whom: str
    steps: tuple[Stated, ...]
    state: str = ""
    through: bool = False
    holds: bool = False

    @property
    def weight(self) -> int:
        """Who appoints before who nominates, steps before heads."""
        return min((weight(stated.step.role) for stated in self.steps), default=weight(THROUGH))


class Hierarchy:
    """The hierarchy of a day by some roles, below or above (`up`); `since` is that of the earlier day, None for none.

    With an `organ` there are those of it and of what belongs to it, and those through whom a way leads to them.
    Threads may ask at once.
    """

    def __init__(
        self,
        index: Index,
        since: Index | None = None,
        organ: str = "",
        *,
        up: bool = False,
        earlier: dt.date | None = None,
    ) -> None:
        """`earlier` is the earlier day itself: that of `since` may be any on which the same stood."""
        self.index = index
        self.since = since
        self.up = up
        self.rules: Rules = index.powers.rules
        self._earlier = earlier or (since.powers.day if since else None)
        self._days = (index,) if since is None else (index, since)
        self._organ = organ
        self._orders: dict[tuple[str, str], tuple[Arc, ...]] = {}
        self._organs: dict[tuple[str, str], tuple[tuple[str, int], ...]] = {}
        self._reached: tuple[str, AbstractSet[str]] | None = None
        self._lock = threading.Lock()

    def arcs(self, iri: str, lang: str) -> tuple[Arc, ...]:
        """The arcs to all that stand right below it (above it, with `up`): by weight, by how many stand below that
        (above it), by organ, by name."""
        key = iri, lang
        with self._lock:
            known = self._orders.get(key)
        if known is not None:
            return known
        arcs = tuple(sorted((self._next(iri, other) for other in self.neighbours(iri)), key=self._order(lang)))
        with self._lock:
            if len(self._orders) >= _ORDERS_KEPT:
                self._orders.clear()
                self._organs.clear()
            self._orders[key] = arcs
        return arcs

    def neighbours(self, iri: str, *, back: bool = False) -> tuple[str, ...]:
        """Those right below it (above it, with `up`), each once, in no order; `back`: the other way."""
        found: dict[str, None] = {}
        for index in self._days:
            place = index.number.get(iri)
            if place is None:
                continue
            others = index.above[place] if self.up != back else index.below[place]
            if self.up and not back:
                others = (*others, *index.on_class.get(place, ()))
            found.update(dict.fromkeys(index.names[other] for other in others))
        if not found and not back:
            found = dict.fromkeys(self._held(iri))
        allowed = self._allowed
        return tuple(found) if allowed is None or back else tuple(one for one in found if one in allowed)

    def count(self, iri: str, *, up: bool) -> int:
        """How many are shown right above it or right below."""
        if self.since is None and self._allowed is None and self.thing(iri).kind != "class":
            place = self.index.number.get(iri)
            return 0 if place is None else len(self.index.above[place] if up else self.index.below[place])
        return len(self.neighbours(iri, back=up != self.up))

    def pairs(self, things: Iterable[str]) -> tuple[tuple[str, str], ...]:
        """Who of these stands right above which others of them, whatever is shown."""
        found: dict[tuple[str, str], None] = {}
        things = tuple(things)
        for index in self._days:
            numbers = {index.number[iri] for iri in things if iri in index.number}
            for who in (iri for iri in things if iri in index.number):
                for whom in sorted(index.whom(index.number[who]) & numbers):
                    found[who, index.names[whom]] = None
        return tuple(found)

    def arc(self, who: str, whom: str) -> Arc:
        """The arc from one to another it acts on, itself or through the other."""
        now, before = self._steps(self.index, who, whom), self._steps(self.since, who, whom)
        if self.since is None:
            return Arc(who, whom, tuple(map(Stated, now)), through=not now, holds=self._holds(who, whom, now))
        roles_now, roles_before = {step.role for step in now}, {step.role for step in before}
        steps = [Stated(step, "" if step.role in roles_before or self.unread(step) else NEW) for step in now]
        steps += [Stated(step, ENDED) for step in before if step.role not in roles_now]
        stands, stood = self._joined(self.index, who, whom), self._joined(self.since, who, whom)
        state = ENDED if stood and not stands else ""
        if stands and not stood and self._is_new(whom, steps):
            state = NEW
        return Arc(who, whom, tuple(steps), state, not steps, self._holds(who, whom, steps))

    def state(self, iri: str) -> str:
        """Whether it came or went since the earlier day: acts, or is acted on."""
        if self.since is None or self.index.stands(iri) == self.since.stands(iri):
            return ""
        if self.since.stands(iri):
            return ENDED
        place = self.index.number[iri]
        names = self.index.names
        pairs = [(names[who], iri) for who in self.index.above[place]]
        pairs += [(iri, names[whom]) for whom in self.index.below[place]]
        steps = [step for who, whom in pairs for step in self.index.steps(who, whom)]
        return "" if steps and all(map(self.unread, steps)) else NEW

    def thing(self, iri: str) -> Thing:
        """A thing by its IRI."""
        return self.rules.thing(iri)

    def organ(self, iri: str) -> str:
        """The organ where a post is held, the one to which an organ belongs; "" where none is known."""
        line = self.lines(iri)
        return line[0] if line else ""

    def lines(self, iri: str) -> tuple[str, ...]:
        """The organs to which it belongs, upward."""
        return self.rules.classes.line(iri) or tuple(thing.iri for thing in self.rules.names.line(iri))

    def organs(self, iri: str, lang: str) -> tuple[tuple[str, int], ...]:
        """How many of those right below it (above it, with `up`) each organ has itself, those of most first."""
        key = iri, lang
        with self._lock:
            known = self._organs.get(key)
        if known is None:
            counted = Counter(map(self.organ, self.neighbours(iri)))
            counted.pop("", None)
            order = sorted(counted, key=lambda one: (-counted[one], alphabetical(self.thing(one).label(lang)), one))
            known = tuple((one, counted[one]) for one in order)
            with self._lock:
                self._organs[key] = known
        return known

    def way(self, iri: str, tops: Iterable[str] = ()) -> tuple[str, ...]:
        """One shortest way down to it from the first of the tops that stands above it, else from the nearest of all.

        A way of appointments and elections alone stands before one by other steps; among ways as short, that of the
        steps of most weight on the whole.
        """
        wanted = tuple(tops)
        by_decision = self._way(iri, wanted, deciding=True)
        if len(by_decision) > 1 and by_decision[0] in (wanted or self.tops):
            return by_decision
        return self._way(iri, wanted, deciding=False)

    def _way(self, iri: str, wanted: tuple[str, ...], *, deciding: bool) -> tuple[str, ...]:
        onward: dict[str, str] = {iri: ""}
        weights = {iri: 0}
        level = [iri]
        ends: list[str] = []
        while level and not (wanted and wanted[0] in onward):
            following: dict[str, tuple[int, str]] = {}
            for one in level:
                above = [other for other in self._above(one) if not deciding or self._decides(other, one)]
                if not above:
                    ends.append(one)
                for other in above:
                    if other not in onward:
                        weighed = weights[one] + self.arc(other, one).weight, one
                        following[other] = min(following.get(other, weighed), weighed)
            onward.update({other: one for other, (_, one) in following.items()})
            weights.update({other: weighed for other, (weighed, _) in following.items()})
            level = list(following)
        top = next((top for top in (*wanted, *ends) if top in onward), iri)
        found = [top]
        while onward[found[-1]]:
            found.append(onward[found[-1]])
        return tuple(found)

    def _decides(self, who: str, whom: str) -> bool:
        """Whether one appoints or elects the other, or acts through it."""
        arc = self.arc(who, whom)
        return not arc.steps or any(stated.step.role in DECIDING for stated in arc.steps)

    def reached(self, start: str) -> AbstractSet[str]:
        """All that is shown below a start (above it, with `up`), however far; of the one asked for last it is kept."""
        known = self._reached
        if known and known[0] == start:
            return known[1]
        found: set[str] = set()
        waiting = [start]
        while waiting:
            for other in self.neighbours(waiting.pop()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        self._reached = start, found
        return found

    def path(self, start: str, goal: str) -> tuple[str, ...]:
        """One shortest way by which the goal is opened from a start; () where none leads there."""
        came: dict[str, str] = {goal: ""}
        level = [goal]
        while level and start not in came:
            following: dict[str, None] = {}
            for one in level:
                for other in self.neighbours(one, back=True):
                    if other not in came:
                        came[other] = one
                        following[other] = None
            level = list(following)
        if start not in came:
            return ()
        found = [start]
        while came[found[-1]]:
            found.append(came[found[-1]])
        return tuple(found)

    @property
    def tops(self) -> tuple[str, ...]:
        """Those to begin with: who acts, with nobody above, the greatest first; of the earlier day too."""
        both = dict.fromkeys(top for index in self._days for top in index.tops)
        shown = [top for top in both if self._allowed is None or self.up or top in self._allowed]
        return tuple(shown)

    @cached_property
    def _allowed(self) -> AbstractSet[str] | None:
        """Those shown where an organ is chosen: its own, and those through whom one comes to them."""
        if not self._organ:
            return None
        found: set[str] = set()
        for index in self._days:
            own = [
                place
                for place, iri in enumerate(index.names)
                if iri == self._organ or self._organ in self.lines(iri) or self._is_under(iri)
            ]
            pairs = index.below if self.up else index.above
            found.update(index.names[place] for place in (*own, *index.reached(own, pairs)))
        return found

    def _is_under(self, iri: str) -> bool:
        return any(thing.iri == self._organ for thing in self.rules.names.line(iri))

    def _above(self, iri: str) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for index in self._days:
            place = index.number.get(iri)
            if place is not None:
                others = (*index.above[place], *index.on_class.get(place, ()))
                found.update(dict.fromkeys(index.names[other] for other in others))
        return tuple(found)

    def _next(self, iri: str, other: str) -> Arc:
        return self.arc(other, iri) if self.up else self.arc(iri, other)

    def _order(self, lang: str) -> Callable[[Arc], tuple[object, ...]]:
        def order(arc: Arc) -> tuple[object, ...]:
            other = arc.who if self.up else arc.whom
            organ = self.organ(other)
            named = alphabetical(self.thing(organ).label(lang)) if organ else ()
            leads = self.count(other, up=self.up)
            return arc.weight, -leads, not organ, named, alphabetical(self.thing(other).label(lang)), other

        return order

    def _steps(self, index: Index | None, who: str, whom: str) -> tuple[Step, ...]:
        return index.steps(who, whom) if index else ()

    def _joined(self, index: Index, who: str, whom: str) -> bool:
        """Whether one stands right above another on a day."""
        place, other = index.number.get(who), index.number.get(whom)
        if place is None or other is None:
            return False
        return other in index.whom(place) or place in index.on_class.get(other, ())

    def _holds(self, who: str, whom: str, steps: Iterable[object]) -> bool:
        return not steps and self.thing(who).kind == "class" and whom in self.rules.classes.members(who)

    def _held(self, iri: str) -> tuple[str, ...]:
        """Of a class that does not act itself, its members that day."""
        if self.thing(iri).kind != "class" or self.up:
            return ()
        members = self.rules.classes.members(iri)
        return tuple(one for one in sorted(members) if any(index.stands(one) for index in self._days))

    def _is_new(self, whom: str, steps: Sequence[Stated]) -> bool:
        """Of an arc that only the day has: by its steps, where it has none by those of the organ or class that acts."""
        if steps:
            return any(stated.state == NEW for stated in steps)
        place, names = self.index.number[whom], self.index.names
        taken = [step for other in self.index.below[place] for step in self.index.steps(whom, names[other])]
        return not taken or not all(map(self.unread, taken))

    def unread(self, step: Step) -> bool:
        """Whether of its act, which there was on the earlier day, no wording is loaded for it."""
        opened = self._opening.get(step.act)
        earlier = self._earlier
        if earlier is None or opened is None:
            return False
        return earlier < opened and self.rules.dated.get(step.act, dt.date.min) <= earlier

    @cached_property
    def _opening(self) -> Mapping[str, dt.date]:
        return opening(self.rules.steps)
