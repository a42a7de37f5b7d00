"""What the facts of acts have to do with one position: whom rules, studies, duties and footnotes are about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ontology import iris
from queries.chains.multigraph import bound
from queries.chains.rules import Rules
from queries.chains.rules import Step as RuleStep
from queries.folding import fold
from queries.timing.facts import Fact, Facts

PREMISED = 4
"""The stage, in a general rule, of what a list of them says in front of all its entries."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be said beside the steps: its key among the words of `queries.timing.words`, and what fills it."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


class Notes:
    """Notes gathered on the way, each once."""

    def __init__(self) -> None:
        self._found: dict[Note, None] = {}

    def add(self, key: str, **values: str) -> None:
        """One more, unless it was said."""
        self._found[Note(key, tuple(values.items()))] = None

    def all(self) -> tuple[Note, ...]:
        """The notes in the order in which they arose."""
        return tuple(self._found)


class Covering:
    """What concerns a position on a day under the rules that bind it.

    `binding` are their steps in order; `general` the general rules of the same acts, and `rules` says of each by its
    IRI whether it is about the position: yes, no or perhaps.
    """

    def __init__(
        self, facts: Facts, rules: Rules, position: str, day: dt.date, steps: Sequence[RuleStep], notes: Notes
    ) -> None:
        self._facts, self._all, self._position, self._day, self._notes = facts, rules, position, day, notes
        self._model = replace(steps[0], position=position)
        self._acts = tuple(dict.fromkeys(step.act for step in steps))
        self.binding = sorted(steps, key=lambda s: (s.stage or 9, s.act, s.rule, s.order))
        self._tell_of_others()
        self.general = [f for act in self._acts for f in facts.of("GeneralRule", day, act)]
        self.rules = {rule.iri: self._coverage(rule) for rule in self.general}

    @cached_property
    def _organs(self) -> tuple[str, ...]:
        """The organs that act under the rules of the acts."""
        return tuple(sorted({s.authority for s in self._all.steps if s.act in self._acts and "/organ/" in s.authority}))

    def standing(self, kind: str) -> tuple[Fact, ...]:
        """The facts of a kind in the acts of the rules, on the day."""
        return tuple(fact for act in self._acts for fact in self._facts.of(kind, self._day, act))

    def bound(self, actor: str) -> str:
        """An actor that is a class as the member in the line of the position's own organs."""
        return bound(self._all, replace(self._model, authority=actor), self._position).authority

    def studied(self, study: Fact) -> bool:
        """Whether a study covers the position."""
        return self._among(study.all("position")) and not self._among(study.all("hasException"))

    def referred(self, duty: Fact) -> frozenset[str]:
        """Of the general rules at the paragraphs that a duty refers to, whether they are about the position."""
        return frozenset(self.rules[rule.iri] for rule in self._pointed(duty))

    def unsure(self, duty: Fact) -> tuple[str, ...]:
        """Where those rules stand of which it is not known whether they are about the position."""
        return tuple(dict.fromkeys(rule.path for rule in self._pointed(duty) if self.rules[rule.iri] == "perhaps"))

    def _pointed(self, duty: Fact) -> list[Fact]:
        """The general rules at the paragraphs that a duty refers to."""
        found: list[Fact] = []
        for reference in self.standing("InternalReference"):
            if reference.act == duty.act and (reference.path == duty.path or reference.path == duty.paragraph):
                target = reference.one("target")
                for rule in self.general:
                    place = f"{rule.act}/{rule.path}"
                    if place == target or place.startswith(f"{target}/"):
                        found.append(rule)
        return found

    def body(self, duty: Fact) -> str:
        """The organ that the rules of the act name and a defined term of the duty's actor or addressee means, or ""."""
        said = duty.one("addressee") or duty.one("actorName")
        for term in self.standing("Definition"):
            word, meaning = term.one("term"), term.words("meaning")
            if term.act == duty.act and word and meaning and said.startswith(word):
                return next((organ for organ in self._organs if self._means(organ, meaning)), "")
        return ""

    def _tell_of_others(self) -> None:
        """A note for each step of the rules that a footnote limits to other positions."""
        rules = {step.rule for step in self.binding}
        for step in self._all.steps:
            if step.rule in rules and not self._all.concerns(step, self._position):
                footnote = self._facts.footnotes.get((step.rule, step.order), "")
                provision = iris.act_tail(footnote).replace("/", ":", 1)
                self._notes.add("footnote", who=step.authority, provision=provision)

    def _coverage(self, rule: Fact) -> str:
        """Whether a general rule is about the position: yes, no, perhaps."""
        if self._among(rule.all("hasException")):
            return "no"
        groups = rule.all("position")
        listed = self._among(groups)
        unlisted = any("/class/" in group and not self._all.classes.members(group) for group in groups)
        if not listed and not unlisted:
            return "no"
        premised = [s for s in self._facts.steps.get(rule.iri, ()) if s.stage >= PREMISED]
        asked = {step.authority for step in self.binding if step.role == "concurs"}
        if premised and not asked & {self.bound(step.actor) for step in premised}:
            if listed:
                self._notes.add("premise", provision=where(rule))
            return "no"
        if listed:
            return "yes"
        nominates = any(s.role == "nominates" for s in self._facts.steps.get(rule.iri, ()))
        return "no" if nominates and self._spoken_of(rule) else "perhaps"

    def _spoken_of(self, rule: Fact) -> bool:
        """Whether another rule of the document says who nominates for the position, or leaves it out by name."""
        for other in self.general:
            if other.document == rule.document and other.act == rule.act and other is not rule:
                nominates = any(s.role == "nominates" for s in self._facts.steps.get(other.iri, ()))
                if nominates and self._among((*other.all("position"), *other.all("hasException"))):
                    return True
        return False

    def _among(self, groups: Iterable[str]) -> bool:
        """Whether the position is, or belongs to, one of those named."""
        return any(self._all.classes.covers(group, self._position) for group in groups)

    def _means(self, organ: str, meaning: str) -> bool:
        said = set(fold(meaning))
        return len(said) > 1 and any(said <= set(words) for words in self._all.thing(organ).names)


def where(fact: Fact) -> str:
    """A provision with the code of its act in front."""
    return f"{fact.act.rpartition('/')[2]}:{fact.path}"
