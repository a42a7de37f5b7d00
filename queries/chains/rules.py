"""Appointment rules of all times, as chains and analyses take them: steps, names, classes, exceptions, ends of acts.

    rules = read_rules(engine)                   once for a version of the data
    rules.on(position), rules.by(authority)      steps whose rules name it
    rules.drawn(day)                             the multigraph of a day (`queries.chains.multigraph`), kept
    rules.latest(today)                          the last day on which any rule stood

Rules that a draft only proposes are left out.
"""

from __future__ import annotations

import datetime as dt
import threading
from bisect import bisect_right
from collections import OrderedDict, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology import iris
from ontology.errors import BadParameter
from queries.catalogue import run
from queries.chains.classes import Classes, read_classes
from queries.chains.versions import in_turn
from queries.citation import cited
from queries.engine import Engine
from queries.names import Names, Thing, read_names

if TYPE_CHECKING:
    from queries.chains.multigraph import Powers

ROLES = ("appoints", "elects", "nominates", "concurs", "consults")
_DAYS_KEPT = 8  # multigraphs of different days, at most
_THINGS_KEPT = 300_000  # in all of them: at the size of a country one takes half a gigabyte, and one alone is kept


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a rule on one position or class.

    It stands on days in `[begins, ends)`; `valid_from` and `valid_to` are what the act says of it, "" where nothing.
    `stage` is its turn in the rule; of a role's steps those with `alternative` 0 all act, of the alternatives 1, 2, …
    one acts. `partial`: nobody who appoints could be read. `words` are those of the provision, "" where none is loaded.
    `named` is the class that the rule names where `position` is a member it binds, else "". `version` is the day of the
    version of the act in which the rule was read.
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
    stage: int = 0
    partial: bool = False
    words: str = ""
    named: str = ""
    version: dt.date | None = None

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

    def by(self, lang: str) -> str:
        """The act that repealed it, as people cite it; "" where it is not known."""
        return cited(self.by_kind, self.by_date, self.by_number, lang) if self.by_number else ""


class Rules:
    """The rules of a graph.

    `exceptions` is what each rule leaves out, `ended` the acts that no longer stand, `lifetimes` from which day to
    before which there were a position or organ, where one of the two is known, `dated` the days of acts, `limits` the
    positions that the footnote of a step (rule and order) is about, where it says so.
    """

    def __init__(
        self,
        steps: Iterable[Step],
        names: Names,
        classes: Classes,
        exceptions: Mapping[str, frozenset[str]] | None = None,
        ended: Mapping[str, ActEnd] | None = None,
        lifetimes: Mapping[str, tuple[dt.date, dt.date]] | None = None,
        dated: Mapping[str, dt.date] | None = None,
        limits: Mapping[tuple[str, int], frozenset[str]] | None = None,
    ) -> None:
        self.steps = tuple(steps)
        self.names = names
        self.classes = classes
        self.exceptions = exceptions or {}
        self.ended = ended or {}
        self.lifetimes = lifetimes or {}
        self.dated = dated or {}
        self.limits = limits or {}
        self._on: dict[str, list[Step]] = defaultdict(list)
        self._by: dict[str, list[Step]] = defaultdict(list)
        for step in self.steps:
            self._on[step.position].append(step)
            self._by[step.authority].append(step)
        lives = (day for life in self.lifetimes.values() for day in life)
        self.moments = tuple(sorted({*lives, *(day for step in self.steps for day in (step.begins, step.ends))}))
        self._drawn: OrderedDict[int, Powers] = OrderedDict()
        self._drawing = threading.Lock()

    def thing(self, iri: str) -> Thing:
        """A position, class or organ; one that the graph does not name goes by its IRI."""
        return self.names.things.get(iri) or Thing(iri, iris.tail(iri).partition("/")[0])

    def on(self, position: str) -> tuple[Step, ...]:
        """The steps of rules that name a position or class itself, of all times, in the order of acts and rules."""
        return tuple(sorted(self._on.get(position, ()), key=_order))

    def by(self, authority: str) -> tuple[Step, ...]:
        """The steps that an authority is named for, of all times, in the order of acts and rules."""
        return tuple(sorted(self._by.get(authority, ()), key=_order))

    def excepted(self, step: Step, position: str) -> bool:
        """Whether the rule of a step leaves a position out: who leaves out deputies leaves out the first one too."""
        return any(
            left_out == position
            or (self.thing(left_out).kind != "position" and position in self.classes.members(left_out))
            or self.classes.is_first_of(position, left_out)
            for left_out in self.exceptions.get(step.rule, ())
        )

    def concerns(self, step: Step, position: str) -> bool:
        """Whether a step is about a position: its footnote may limit it to others. One about a class is about it."""
        limits = self.limits.get((step.rule, step.order))
        return limits is None or position in limits or self.thing(position).kind != "position"

    def there(self, iri: str, day: dt.date) -> bool:
        """Whether there was a position or organ on a day, as far as is known."""
        begins, ends = self.lifetimes.get(iri, (dt.date.min, dt.date.max))
        return begins <= day < ends

    def latest(self, today: dt.date | None = None, steps: Iterable[Step] | None = None) -> dt.date | None:
        """The last day, up to today, on which one of the steps stood; of all steps where none are given.

        Where all of them are still to come, the first day of these; None where there are none.
        """
        today = today or dt.date.today()
        standing = [step for step in (self.steps if steps is None else steps) if step.begins < step.ends]
        stood = (min(step.ends - dt.timedelta(days=1), today) for step in standing if step.begins <= today)
        return max(stood, default=None) or min((step.begins for step in standing), default=None)

    def drawn(self, day: dt.date) -> Powers:
        """The multigraph of a day. Days between which nothing begins or ends share one.

        The few asked for last are kept. Threads may ask at once; two that miss the same one both draw it.
        """
        from queries.chains.multigraph import draw

        moment = bisect_right(self.moments, day)
        with self._drawing:
            if moment in self._drawn:
                self._drawn.move_to_end(moment)
                return self._drawn[moment]
        powers = draw(self, day)
        with self._drawing:
            powers = self._drawn.setdefault(moment, powers)
            self._drawn.move_to_end(moment)
            while len(self._drawn) > 1 and (len(self._drawn) > _DAYS_KEPT or self._things_drawn() > _THINGS_KEPT):
                self._drawn.popitem(last=False)
        return powers

    def _things_drawn(self) -> int:
        return sum(len(powers.graph) for powers in self._drawn.values())


def read_rules(engine: Engine) -> Rules:
    """The rules in a graph. Time and memory are linear in its steps, names and classes."""
    left_out: dict[str, set[str]] = defaultdict(set)
    for rule, exception in run("rule-exceptions", engine).values():
        left_out[rule].add(exception)
    limits: dict[tuple[str, int], set[str]] = defaultdict(set)
    for rule, number, position in run("step-limits", engine).values():
        limits[rule, int(number)].add(position)
    acts = run("act-ends", engine).values()
    ends = (ActEnd(row[0], *row[1:5], *row[6:9]) for row in acts if row[4] or row[5])
    return Rules(
        read_steps(engine),
        read_names(engine),
        read_classes(engine),
        {rule: frozenset(exceptions) for rule, exceptions in left_out.items()},
        {end.act: end for end in ends},
        {
            thing: (day_of(begins) or dt.date.min, day_of(ends) or dt.date.max)
            for thing, begins, ends in run("lifetimes", engine).values()
        },
        {act: day for act, _, date, *_ in acts if (day := day_of(date))},
        {step: frozenset(positions) for step, positions in limits.items()},
    )


def read_steps(engine: Engine) -> tuple[Step, ...]:
    """The steps of all rules in force or ended, in the order of the acts; each version of an act in its turn."""
    words = {rule: said for rule, _, said in run("rule-words", engine).values()}
    found: list[Step] = []
    for row in run("rule-steps", engine).values():
        rule, act, provision, position, role, authority, stage, alternative, condition, *rest = row
        begins, ends, version, state, number, partial = rest
        if state == "proposed":
            continue
        step = Step(
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
            begins=day_of(begins) or day_of(version) or dt.date.min,
            ends=day_of(ends) or dt.date.max,
            order=int(number or 0),
            stage=int(stage or 0),
            partial=partial == "true",
            words=words.get(rule, ""),
            version=day_of(version),
        )
        found.append(step)
    return in_turn(found)


def weight(role: str) -> int:
    """The place of a role among `ROLES`: who appoints stands first."""
    return ROLES.index(role) if role in ROLES else len(ROLES)


def in_order(roles: Collection[str]) -> tuple[str, ...]:
    """Roles by weight, each once; raises `BadParameter` for one that there is not, and for none."""
    for role in roles:
        if role not in ROLES:
            raise BadParameter(f"{role!r} is no role; there are {', '.join(ROLES)}")
    if not roles:
        raise BadParameter(f"no role is chosen; there are {', '.join(ROLES)}")
    return tuple(role for role in ROLES if role in roles)


def check_depth(depth: int | None) -> None:
    """Raise `BadParameter` for fewer hops than one; None stands for any number."""
    if depth is not None and depth < 1:
        raise BadParameter(f"a depth of {depth} hops reaches nothing; give 1 or more")


def _order(step: Step) -> tuple[str, str, int]:
    return step.act, step.rule, step.order


def day_of(value: str) -> dt.date | None:
    """An ISO day; None for ""."""
    return dt.date.fromisoformat(value) if value else None
