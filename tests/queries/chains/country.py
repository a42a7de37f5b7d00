"""A generated country as `Rules`: always the same for the same numbers, in the model that acts have, of any size.

    rules = country(posts=2_000, levels=8, steps=10_000)
    rules.drawn(DAY)                     so many steps stand on that day, on so many posts

Post 0 is the root; each other has its superior a level above. Who appoints is the superior, its organ, or one further
up; who nominates, concurs and is consulted is mostly of the same line, or one of a dozen at the top, now and then of
elsewhere. Beside that:
- one post in ten heads an organ, those below it are held in the organ; one in five of the steps it takes, it takes as organ;
- some posts under one superior form a class with one rule for all, from which one member is left out that has its own;
- heads that one superior has form a class that acts: which of them, the line of organs tells;
- one step in ten stands beside an alternative, "X or Y", some with a third who acts in either case;
- one post in fifty has a second rule beside the first;
- `cycles` posts are acted on by one below them, the first of these by the organ that they head;
- three periods: from 2010, from 2015 (a tenth of the rules were others before, some posts had none), from 2020
  (some rules ended).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from ontology import iris
from queries.chains.classes import Classes, Link
from queries.chains.rules import Rules, Step
from queries.names import Names, Thing

PERIODS = (dt.date(2010, 1, 1), dt.date(2015, 1, 1), dt.date(2020, 1, 1))
DAY = dt.date(2018, 1, 1)
ROOT = f"{iris.ID}position/post-0"
_OTHERS = ("nominates", "nominates", "concurs", "concurs", "concurs", "consults")
_TOP = 12
_ELSEWHERE, _AT_THE_TOP = 0.03, 0.33  # of a hundred who do not appoint, 3 are of elsewhere, 30 at the top
_ACT = f"{iris.ID}act/X100000001_"
_HEAD = str(iris.Thing("role", "head"))
_LANGUAGES = {"kk": "{n}-лауазым", "ru": "должность {n}", "en": "post {n}"}
_ORGANS = {"kk": "{n}-орган", "ru": "орган {n}", "en": "organ {n}"}
_GROUPS = {"kk": "{n}-топ", "ru": "группа {n}", "en": "class {n}"}


def post(number: int) -> str:
    """The IRI of a post."""
    return f"{iris.ID}position/post-{number}"


def country(posts: int = 500, levels: int = 6, steps: int = 2_500, cycles: int = 3, seed: int = 1) -> Rules:
    """The rules of a country: `steps` on `posts` stand on `DAY`, the root at the first of `levels`, most at the last."""
    made = country_of(posts, levels, steps, cycles, seed)
    return Rules(made.steps, Names(made.things), Classes(made.links), made.left_out)


@dataclass(frozen=True, slots=True)
class Country:
    """What a country is made of: things by IRI, links of classes and organs, steps, whom rules leave out."""

    things: Mapping[str, Thing]
    links: Sequence[Link]
    steps: Sequence[Step]
    left_out: Mapping[str, frozenset[str]]


def country_of(posts: int, levels: int, steps: int, cycles: int, seed: int = 1) -> Country:
    """As `country`, before it is made into rules."""
    return _Country(posts, levels, steps, cycles, Random(seed)).made()


class _Country:
    def __init__(self, posts: int, levels: int, steps: int, cycles: int, chance: Random) -> None:
        self.chance = chance
        self.post = [post(number) for number in range(posts)]
        self.starts = _starts(posts, levels)
        self.level = [0] * posts
        for level, (start, end) in enumerate(zip(self.starts, (*self.starts[1:], posts), strict=True)):
            self.level[start:end] = [level] * (end - start)
        self.superior = [0] * posts
        self.below: dict[int, list[int]] = defaultdict(list)
        for number in range(1, posts):
            level = self.level[number]
            self.superior[number] = chance.randrange(self.starts[level - 1], self.starts[level])
            self.below[self.superior[number]].append(number)
        self.steps = steps
        self.cycles = cycles
        self.things: dict[str, Thing] = {}
        self.links: list[Link] = []
        self.organ: dict[int, str] = {}  # of a post that heads one
        self.acting: dict[int, str] = {}  # the class of acting heads that a post belongs to
        self.left_out: dict[str, frozenset[str]] = {}
        self.found: list[Step] = []

    def made(self) -> Country:
        """All of it."""
        self._organs()
        self._acting_classes()
        self._write_rules()
        return Country(self.things, self.links, self.found, self.left_out)

    def _organs(self) -> None:
        held = {0: self._thing("organ", 0, _ORGANS)}
        for number, iri in enumerate(self.post):
            self.things[iri] = _named(iri, "position", number, _LANGUAGES)
            above = held[self.superior[number]]
            if number == 0 or (number in self.below and self.chance.random() < 0.3):
                held[number] = above if number == 0 else self._thing("organ", number, _ORGANS)
                self.organ[number] = held[number]
                self.links.append((iri, "role", _HEAD))
                if number:
                    self.links.append((held[number], "parent", above))
            else:
                held[number] = above
            self.links.append((iri, "organ", held[number]))

    def _acting_classes(self) -> None:
        for number, below in self.below.items():
            heads = [other for other in below if other in self.organ]
            if len(heads) > 1 and self.chance.random() < 0.3:
                group = self._thing("class", number, _GROUPS)
                for head in heads[:12]:
                    self.links.append((group, "member", self.post[head]))
                    self.acting[head] = group

    def _write_rules(self) -> None:
        free = set(range(1, len(self.post))) - set(self.acting)
        groups = list(self._groups(free))
        ruled = [[number] for number in range(1, len(self.post)) if number in free or number in self.acting]
        targets = [*groups, *ruled]
        each, more = divmod(self.steps, max(len(targets), 1))
        entangled = {n for n in sorted(self.organ) if n and self.below[n]}
        circular = set(sorted(entangled)[: self.cycles])
        for row, members in enumerate(targets, 1):
            number, size = members[0], each + (row <= more)
            named = self.post[number] if len(members) == 1 else self._grouped(members, row)
            rule = f"{iris.ID}rule/X100000001_/row-{row}"
            drawn = self._rule(rule, number, named, size)
            if number in circular and size > 1:
                by = self.organ[number] if number == min(circular) else self.post[self.below[number][0]]
                drawn[-1] = replace(drawn[-1], authority=by)
            self._in_time(drawn, number)

    def _groups(self, free: set[int]) -> Iterator[list[int]]:
        """Posts under one superior that have one rule; they leave those that are free."""
        for _, below in sorted(self.below.items()):
            members = [number for number in below if number in free and number not in self.organ][:8]
            if len(members) > 2 and self.chance.random() < 0.1:
                free.difference_update(members[:-1])
                yield members

    def _grouped(self, members: list[int], row: int) -> str:
        """A class; the last of the members is left out, having a rule of its own."""
        group = self._thing("class", len(self.post) + row, _GROUPS)
        self.links += [(group, "member", self.post[member]) for member in members]
        self.left_out[f"{iris.ID}rule/X100000001_/row-{row}"] = frozenset({self.post[members[-1]]})
        return group

    def _rule(self, rule: str, number: int, named: str, size: int) -> list[Step]:
        """The steps on a post: who appoints last, as acts put it; one in fifty in two rules."""
        chance, found = self.chance, list[Step]()
        second = size > 3 and chance.random() < 0.02
        roles = [*sorted(chance.choices(_OTHERS, k=size - 1), key=_OTHERS.index), "appoints"]
        if number % 40 == 7:
            roles[-1] = "elects"
        if second:
            roles[size // 2 - 1] = "appoints"
        for order, role in enumerate(roles):
            apart = second and order >= size // 2
            last = role == roles[-1]
            alternative = 1
            before = found[-1] if found else None
            if before and before.role == role and before.rule == rule + "~2" * apart and chance.random() < 0.25:
                alternative = chance.choice((0, 2, 2, 2, 2))
            found.append(
                Step(
                    rule=rule + "~2" * apart,
                    act=_ACT,
                    provision=f"annex-1/{rule.rpartition('/')[2]}",
                    position=named,
                    role=role,
                    authority=self._actor(number, own=last or order == 0),
                    alternative=alternative,
                    condition="",
                    valid_from="2010-01-01",
                    valid_to="",
                    begins=PERIODS[0],
                    ends=dt.date.max,
                    order=order + 1,
                    stage=order + 1,
                )
            )
        return found

    def _actor(self, number: int, own: bool) -> str:
        """Who takes a step on a post: of its line, the nearer the likelier, of the top, or now and then of elsewhere."""
        chance, who = self.chance, self.superior[number]
        if own:
            while who and chance.random() < 0.2:
                who = self.superior[who]
        else:
            lot = chance.random()
            if lot < _ELSEWHERE:
                level = max(0, self.level[number] - 1 - int(chance.expovariate(0.8)))
                who = chance.randrange(self.starts[level], self.starts[level + 1])
            elif lot < _AT_THE_TOP:
                who = min(chance.randrange(_TOP), self.starts[self.level[number]] - 1)
            else:
                while who and chance.random() < 0.6:
                    who = self.superior[who]
        if who in self.acting and chance.random() < 0.2:
            return self.acting[who]
        if who in self.organ and chance.random() < 0.2:
            return self.organ[who]
        return self.post[who]

    def _in_time(self, drawn: list[Step], number: int) -> None:
        """The steps with their periods; of some, others before."""
        lot = self.chance.random()
        if lot < 0.12:
            drawn = [replace(step, begins=PERIODS[1], valid_from=PERIODS[1].isoformat()) for step in drawn]
        elif lot < 0.14:
            drawn = [replace(step, ends=PERIODS[2], valid_to=PERIODS[2].isoformat()) for step in drawn]
        if lot < 0.1:
            for step in drawn:
                who = self._actor(number, own=True)
                self.found.append(
                    replace(
                        step,
                        rule=f"{step.rule}/2010",
                        authority=who,
                        begins=PERIODS[0],
                        ends=PERIODS[1],
                        valid_from=PERIODS[0].isoformat(),
                        valid_to=PERIODS[1].isoformat(),
                    )
                )
        self.found += drawn

    def _thing(self, kind: str, number: int, labels: dict[str, str]) -> str:
        iri = f"{iris.ID}{kind}/{kind}-{number}"
        self.things[iri] = _named(iri, kind, number, labels)
        return iri


def _named(iri: str, kind: str, number: int, labels: dict[str, str]) -> Thing:
    return Thing(iri, kind, {lang: label.format(n=number) for lang, label in labels.items()})


def _starts(posts: int, levels: int) -> list[int]:
    """The number of the first post of each level: each level so many times as large as the one above."""
    low, high = 1.0, float(posts)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(middle**k for k in range(levels)) < posts else (low, middle)
    starts = [0]
    for level in range(levels - 1):
        starts.append(min(starts[-1] + max(1, round(low**level)), posts - (levels - 1 - level)))
    return starts
