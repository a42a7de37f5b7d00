"""What a position or organ decides itself: to which posts it appoints, nominates, consents, by which rows.

deciding(view, iri, day)        a `Power` for each role, the posts by organ, so many that a page can bear
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from queries.chains.multigraph import Powers
from queries.chains.rules import ROLES, Step
from queries.chains.walk import taken
from service import urls
from service.explorer.view import Link, Place, View

FOLDED = 50  # posts of a role on a page; the hierarchy and the query have all
_ORGANS = 6  # organs counted by name


@dataclass(frozen=True, slots=True)
class Post:
    """A post that somebody decides on: its organ, the row, the group that the row names, for whom one acts there."""

    who: Link
    organ: Link | None
    place: Place
    condition: str
    named: Link | None
    acting: Link | None


@dataclass(frozen=True, slots=True)
class Power:
    """All posts of a role: how many, in which organs most, those shown, where the others are."""

    role: str
    count: int
    organs: tuple[tuple[Link, int], ...]
    posts: tuple[Post, ...]
    more: int
    hierarchy: str
    table: str


@dataclass(frozen=True, slots=True)
class _Making:
    """What is made of the steps of one page: names and places recur, and are made once."""

    view: View
    iri: str
    day: dt.date
    link: Callable[[str], Link]
    place: Callable[[str, str], Place]

    def power(self, role: str, steps: dict[str, Step]) -> Power:
        """All posts of a role, given with the step on each."""
        view, thing = self.view, self.view.rules.thing
        organs = Counter(organ for position in steps if (organ := thing(position).organ))

        def turn(position: str) -> tuple[str, str]:
            one = thing(position)
            return (thing(one.organ).label(view.lang) if one.organ else ""), one.label(view.lang)

        shown = nsmallest(FOLDED, steps, key=turn)
        tail = urls.tail_of(self.iri) or self.iri
        asked = {"of": tail, "as-of": self.day.isoformat(), "roles": role, "lang": view.lang}
        table = {"authority": tail, "role": role, "as-of": self.day.isoformat(), "lang": view.lang}
        return Power(
            role=role,
            count=len(steps),
            organs=tuple((self.link(organ), n) for organ, n in organs.most_common(_ORGANS)),
            posts=tuple(self._post(steps[position]) for position in shown),
            more=len(steps) - len(shown),
            hierarchy=urls.hierarchy("", asked),
            table=urls.query("filled-by", "csv", table),
        )

    def _post(self, step: Step) -> Post:
        organ = self.view.rules.thing(step.position).organ
        return Post(
            who=self.link(step.position),
            organ=self.link(organ) if organ else None,
            place=self.place(step.act, step.provision),
            condition=step.condition,
            named=self.link(step.named) if step.named else None,
            acting=self.link(step.authority) if step.authority != self.iri else None,
        )


def deciding(view: View, iri: str, day: dt.date) -> tuple[Power, ...]:
    """What it decides on a day: itself, as head of an organ, as one of a group; roles by weight, none that is empty."""
    powers = view.rules.drawn(day)
    found: dict[str, dict[str, Step]] = {role: {} for role in ROLES}
    for step in _steps(powers, iri):
        if step.position in powers.posts:
            found[step.role].setdefault(step.position, step)
    making = _Making(view, iri, day, cache(view.thing), cache(view.place))
    return tuple(making.power(role, steps) for role, steps in found.items() if steps)


def _steps(powers: Powers, iri: str) -> tuple[Step, ...]:
    """Its own steps before those that it takes for another."""
    return tuple(sorted(taken(powers, iri), key=lambda step: step.authority != iri))
