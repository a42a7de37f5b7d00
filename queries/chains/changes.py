"""What changed between two dates: rules added, ended and altered, as they bind positions.

    found = changes(rules, dt.date(2023, 7, 30), dt.date(2023, 8, 1))
    changes(rules, earlier, later, position)       of one position; of a class also of its members

The rules that bind a position on both days are compared by what they say: who acts in which role, as which alternative,
under which condition, and whether the rule names the position or a class that holds it. A rule that says the same on
both days did not change, wherever it stands in its act. Of the others, one from before and one from after make a pair,
those most alike first: the rule was altered. What remains was added or ended.

- `moved`: it says the same, in another act.
- `unknown`: it stood on the later day; of its act, which there was, no wording is loaded for the earlier.
- `because` is "post" where the rule of a class is the same and there was no such position on the other day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property

from ontology.errors import BadParameter
from queries.chains.rules import Rules, Step

KINDS = ("added", "ended", "altered", "moved", "unknown")
Steps = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A rule that binds a position: its steps `before` and `after`, () on a day on which it did not stand.

    `gone` and `come` are the steps of which the other day has none that says the same.
    """

    position: str
    kind: str
    before: Steps
    after: Steps
    gone: Steps
    come: Steps
    because: str = ""

    @property
    def rules(self) -> tuple[str, str]:
        """The rule on both days, "" for none."""
        return (self.before[0].rule if self.before else "", self.after[0].rule if self.after else "")

    @property
    def named(self) -> tuple[str, str]:
        """The class whose rule it is on both days, "" where the rule names the position itself, or for none."""
        return (self.before[0].named if self.before else "", self.after[0].named if self.after else "")


@dataclass(frozen=True)
class Changes:
    """What changed from `earlier` to `later`, position by position; `asked` is the one asked for, "" for all.

    `concerned` are the steps, of all times, of the rules compared; `bound` is how many positions and classes a rule
    bound on each of the days; `passing` how many rules stood only on days between the two.
    """

    rules: Rules
    earlier: dt.date
    later: dt.date
    asked: str
    changes: tuple[Change, ...]
    concerned: Steps
    bound: tuple[int, int]
    passing: int

    @cached_property
    def by_rule(self) -> tuple[tuple[Change, ...], ...]:
        """Changes of the same rules in the same way together; first that of the class or position that a rule names."""
        found: dict[tuple[object, ...], list[Change]] = defaultdict(list)
        for change in self.changes:
            steps = (tuple(step.order for step in steps) for steps in (change.gone, change.come))
            found[change.kind, change.because, *change.rules, *steps].append(change)
        together = (tuple(sorted(same, key=lambda c: (c.named != ("", ""), c.position))) for same in found.values())
        return tuple(sorted(together, key=lambda same: (KINDS.index(same[0].kind), _place(same[0]))))

    def counted(self, kind: str) -> int:
        """How many positions and classes a kind of change concerns."""
        return len({change.position for change in self.changes if change.kind == kind})


def changes(rules: Rules, earlier: dt.date, later: dt.date, position: str = "") -> Changes:
    """The changes between two days. Raises `BadParameter` where the second is not after the first.

    Time is linear in the steps that stand on the two days, beside the drawing of the two multigraphs.
    """
    if later <= earlier:
        raise BadParameter(f"{later} is not after {earlier}; give the earlier date first")
    wanted = {position, *rules.classes.members(position)} if position else None
    days = (_Day(rules, earlier, wanted), _Day(rules, later, wanted))
    wider = rules.classes.containing(position) if position else ()
    concerned = tuple(s for s in rules.steps if wanted is None or s.position in wanted or s.position in wider)
    unread = {act for act, opened in opening(concerned).items() if earlier < opened} - not_yet(rules, earlier)
    found: list[Change] = []
    for target in sorted({*days[0].bound, *days[1].bound}):
        found += _compared(target, *days, unread)
    passing = {step.rule for step in concerned if earlier < step.begins < step.ends <= later}
    bound = len(days[0].bound), len(days[1].bound)
    return Changes(rules, earlier, later, position, tuple(found), concerned, bound, len(passing))


def opening(steps: Iterable[Step]) -> dict[str, dt.date]:
    """The day of the oldest version that is loaded of each act."""
    found: dict[str, dt.date] = {}
    for step in steps:
        if step.version:
            found[step.act] = min(step.version, found.get(step.act, step.version))
    return found


def not_yet(rules: Rules, day: dt.date) -> set[str]:
    """The acts of which it is known that there were none on a day."""
    return {act for act, dated in rules.dated.items() if day < dated}


class _Day:
    """What binds whom on a day: `bound` those there were, `absent` members of classes that were not there."""

    def __init__(self, rules: Rules, day: dt.date, wanted: AbstractSet[str] | None) -> None:
        self.bound: dict[str, dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
        self.absent: dict[str, dict[str, list[Step]]] = defaultdict(lambda: defaultdict(list))
        graph = rules.drawn(day).graph
        for target in graph if wanted is None else sorted(wanted & graph.nodes):
            steps: Iterable[tuple[str, str, Step | None]] = graph.in_edges(target, data="step")
            for _, _, step in steps:
                if step:
                    there = not step.named or rules.there(target, day)
                    (self.bound if there else self.absent)[target][step.rule].append(step)

    def rules_on(self, target: str) -> list[Steps]:
        """The rules that bind one, in order; the steps of each in order."""
        return _in_order(self.bound[target]) if target in self.bound else []

    def says_of_absent(self, target: str) -> list[object]:
        """What those rules say that would bind one that is not there."""
        return [_said(steps) for steps in _in_order(self.absent[target])] if target in self.absent else []


def _in_order(rules: Mapping[str, list[Step]]) -> list[Steps]:
    found = (tuple(sorted(steps, key=lambda step: (step.order, step.authority))) for steps in rules.values())
    return sorted(found, key=lambda steps: (steps[0].act, steps[0].order, steps[0].rule))


def _compared(target: str, earlier: _Day, later: _Day, unread: Collection[str]) -> Iterator[Change]:
    """The changes of one position: pairs of rules from both days, those most alike first, and what remains."""
    before, after = earlier.rules_on(target), later.rules_on(target)
    pairs = sorted(
        (_unlike(old, new), i, j)
        for i, old in enumerate(before)
        for j, new in enumerate(after)
        if new[0].act not in unread or _same(old, new)
    )
    left, right = set(range(len(before))), set(range(len(after)))
    for _, i, j in pairs:
        if i in left and j in right:
            left.remove(i)
            right.remove(j)
            old, new = before[i], after[j]
            if not _same(old, new):
                yield Change(target, "altered", old, new, _without(old, new), _without(new, old))
            elif old[0].act != new[0].act:
                yield Change(target, "moved", old, new, (), ())
    absent = (earlier.says_of_absent(target), later.says_of_absent(target))
    for i in sorted(left):
        yield Change(target, "ended", before[i], (), before[i], (), "post" if _said(before[i]) in absent[1] else "")
    for j in sorted(right):
        because = "post" if _said(after[j]) in absent[0] else ""
        kind = "unknown" if after[j][0].act in unread and not because else "added"
        yield Change(target, kind, (), after[j], (), after[j], because)


def _unlike(old: Steps, new: Steps) -> tuple[bool, int, bool, bool, bool]:
    """How little two rules have in common: less comes first."""
    one, other = old[0], new[0]
    alike = len(old) - len(_without(old, new))
    return not _same(old, new), -alike, one.act != other.act, one.named != other.named, one.provision != other.provision


def _same(old: Steps, new: Steps) -> bool:
    """Whether two rules say the same, and of the same: the position itself, or one class."""
    return old[0].named == new[0].named and _said(old) == _said(new)


def _said(steps: Iterable[Step]) -> tuple[tuple[str, str, int, str], ...]:
    return tuple(sorted(map(_says, steps)))


def _says(step: Step) -> tuple[str, str, int, str]:
    return step.role, step.authority, step.alternative, step.condition


def _place(change: Change) -> tuple[object, ...]:
    """Where the rule is stated, numbers in the path by size; the later place where it stood on both days."""
    step = (change.after or change.before)[0]
    path = tuple((int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", step.provision))
    return step.act, path, step.rule


def _without(steps: Steps, others: Steps) -> Steps:
    """The steps to which none of the others says the same."""
    left = Counter(map(_says, others))
    found: list[Step] = []
    for step in steps:
        if left[_says(step)]:
            left[_says(step)] -= 1
        else:
            found.append(step)
    return tuple(found)
