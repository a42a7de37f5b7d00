"""Duties of a document as steps in its order, each with its documents and its term.

    duty_steps(facts, duties, day)

Duties of one list that one does on one addressee ("sends to X: a; b; c") are one step whose documents are the entries.
A term belongs to the duty of its provision with the same verb; one that no duty bears is a step of its own.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from queries.timing.facts import Fact, Facts
from queries.timing.terms import Term, term_of
from queries.timing.timeline import Actor, Place, Step

_DECIDES = frozenset({"қабылда", "шығар"})
_DECISION = "шешім"
_STUDIES = "зерделе"
_LISTED = ("item-",)


@dataclass(frozen=True, slots=True)
class DutyStep:
    """A step with the duties behind it, in the order of the act."""

    step: Step
    duties: tuple[Fact, ...]

    @property
    def first(self) -> Fact:
        """The duty, or the deadline, with which it begins."""
        return self.duties[0]


def duty_steps(facts: Facts, duties: Iterable[Fact], day: dt.date | None) -> tuple[DutyStep, ...]:
    """The steps that duties are, in their order; terms of the same provisions that no duty bears stand among them."""
    duties = tuple(duties)
    places = {(duty.act, duty.path) for duty in duties}
    terms = _terms(facts, places, day)
    papers = papers_of(facts, day)
    consents = _consents(facts, day)
    groups: dict[tuple[str, ...], list[Fact]] = {}
    for duty in duties:
        groups.setdefault(_group(duty, consents), []).append(duty)
    used: set[str] = set()
    found = [_step(group, terms, papers, used) for group in groups.values()]
    found = [_sought(one, consents) for one in found]
    for (act, path), those in terms.items():
        found += [
            DutyStep(_alone(deadline, term), (deadline,))
            for deadline, term in those
            if deadline.iri not in used and (act, path) in places
        ]
    return tuple(sorted(found, key=lambda one: (one.first.act, one.first.number)))


def lonely_terms(facts: Facts, act: str, document: str, day: dt.date | None) -> tuple[DutyStep, ...]:
    """The terms of a document at provisions that have no duty of theirs, as steps."""
    duties = {duty.path for duty in facts.of("Duty", day, act)}
    found = []
    for deadline in facts.of("Deadline", day, act):
        term = term_of(deadline)
        if term and deadline.document == document and deadline.path not in duties:
            found.append(DutyStep(_alone(deadline, term), (deadline,)))
    return tuple(found)


def actors_of(fact: Fact) -> tuple[Actor, ...]:
    """Who does it: as the act names them, with the IRI where one thing is meant."""
    iris = fact.all("actor")
    name = fact.one("actorName") or fact.one("unitName")
    if not iris and not name:
        return ()
    return (Actor(iris[0] if len(iris) == 1 else "", name),)


def decides(duty: Fact) -> bool:
    """Whether the duty is to take a decision."""
    return duty.one("deed") in _DECIDES and _DECISION in duty.all("matter")


def studies(duty: Fact) -> bool:
    """Whether the duty is to study candidates."""
    return duty.one("deed") == _STUDIES


def _group(duty: Fact, consents: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[str, ...]:
    parent, _, last = duty.path.rpartition("/")
    if last.isdecimal() and parent.count("/") > 0 and (duty.act, duty.path) in consents:
        return (duty.act, parent, duty.one("deed"), duty.one("modality"))
    if (last.isdecimal() and parent.count("/") > 1) or last.startswith(_LISTED):
        return (duty.act, parent, duty.one("deed"), duty.one("actorName"), duty.one("addressee"), duty.one("modality"))
    return (duty.iri,)


def _step(
    group: list[Fact],
    terms: Mapping[tuple[str, str], list[tuple[Fact, Term]]],
    papers: Mapping[tuple[str, str], tuple[str, ...]],
    used: set[str],
) -> DutyStep:
    first = group[0]
    term = None
    for duty in group:
        for deadline, one in terms.get((duty.act, duty.path), ()):
            if term is None and deadline.iri not in used and deadline.one("deed") == duty.one("deed"):
                term = one
                used.add(deadline.iri)
    many = len(group) > 1
    listed = [duty.words("object") for duty in group] if many and "hands-over" in first.all("trait") else []
    said = listed or [paper for duty in group for paper in papers.get((duty.act, duty.path), ())]
    what = "decides" if decides(first) else "studies" if studies(first) else "does"
    return DutyStep(
        Step(
            what=what,
            actors=actors_of(first),
            action="; ".join(dict.fromkeys(d.words("action") for d in (group[:1] if listed else group))),
            addressee=first.one("addressee"),
            addressee_iri=first.one("addresseeActor"),
            documents=tuple(dict.fromkeys(said)),
            condition=first.words("condition"),
            modality=first.one("modality"),
            term=term,
            places=tuple(Place(duty.act, duty.path, duty.iri) for duty in group),
            deed=first.one("deed"),
            matters=tuple(dict.fromkeys(matter for duty in group for matter in duty.all("matter"))),
            state=first.state,
        ),
        tuple(group),
    )


def _consents(facts: Facts, day: dt.date | None) -> dict[tuple[str, str], tuple[str, ...]]:
    """Who seeks whose consent, by provision."""
    found: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for one in facts.of("Concurrence", day):
        found[one.act, one.path] += (f"{one.one('actorName')} → {one.one('concurring')}",)
    return found


def _sought(one: DutyStep, consents: Mapping[tuple[str, str], tuple[str, ...]]) -> DutyStep:
    """A list of who seeks whose consent as one step."""
    if len(one.duties) < 2 or not all((duty.act, duty.path) in consents for duty in one.duties):
        return one
    pairs = [pair for duty in one.duties for pair in consents[duty.act, duty.path]]
    step = replace(one.step, what="seeks", actors=(), action="", addressee="", documents=tuple(pairs))
    return replace(one, step=step)


def _alone(deadline: Fact, term: Term) -> Step:
    return Step(
        what="term",
        actors=actors_of(deadline),
        action=deadline.words("action"),
        addressee=deadline.one("addressee"),
        addressee_iri=deadline.one("addresseeActor"),
        term=term,
        places=(Place(deadline.act, deadline.path, deadline.iri),),
        deed=deadline.one("deed"),
        matters=deadline.all("matter"),
        state=deadline.state,
    )


def _terms(
    facts: Facts, places: set[tuple[str, str]], day: dt.date | None
) -> dict[tuple[str, str], list[tuple[Fact, Term]]]:
    found: dict[tuple[str, str], list[tuple[Fact, Term]]] = defaultdict(list)
    for deadline in facts.of("Deadline", day):
        term = term_of(deadline)
        if term and (deadline.act, deadline.path) in places:
            found[deadline.act, deadline.path].append((deadline, term))
    return found


def papers_of(facts: Facts, day: dt.date | None) -> dict[tuple[str, str], tuple[str, ...]]:
    """What must be given or stated, by provision."""
    found: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for paper in facts.of("Requirement", day):
        if paper.one("kind") == "document" and paper.paper:
            found[paper.act, paper.path] += (paper.paper,)
    return found
