"""The procedure of appointing to one position, put together from what acts say, in the order in which it runs.

    found = appointment(facts, rules, position, day)
    found.steps, found.options, found.notes

What is taken, all of it standing on the day:
- The steps of the rules that bind the position (`Powers.steps_on`): who nominates, is consulted, concurs, appoints;
  but for a step whose footnote speaks of the posts that a provision lists for study, where the position is none.
- The general rules of the same acts that cover it. A step they share with its rule is one step with both provisions.
  A rule whose first words say with whose consent its positions are filled (stage 4) is about this position only where
  its rule asks that consent; where who must consent appoints himself, the demand is met. A rule about a group
  whose members nobody lists may cover it or not: what rests on it is marked `perhaps`.
- The studies of candidates that cover it, by the unit of each.
- The duties of the chapters that speak of filling posts, in documents of those acts that hold such rules or studies, in
  the order of the act. Left out: duties on dismissal alone; those of persons "named in paragraphs N and M" whose rules
  are not about this position; those of a body that takes part in other rules of the act and not in this one; the
  decision on a consent that nobody asks for, with what follows it (what leads to it is then marked `no-consent`, but
  not where the rule asks the President's consent: what is sent to his Administration leads to that one);
  what is about acts that the appointer does not issue.

Order: consultations and consents that a general rule wants before the proposal, nominations, duties up to the study,
the studies, the duties up to the decision, other consultations and consents, the decision (a consent of whoever
decides is one step with it), what follows it, the appointment. What one may do and must not do are `options`, no steps.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ontology import iris
from queries.chains.rules import Rules
from queries.chains.rules import Step as RuleStep
from queries.timing.covering import PREMISED, Covering, Note, Notes, where
from queries.timing.duties import DutyStep, actors_of, decides, duty_steps, papers_of
from queries.timing.facts import Fact, Facts, GeneralStep
from queries.timing.timeline import Actor, Place, Step

APPOINTING = ("appoints", "elects")
_FILLING = frozenset({"тағайындау", "кандидатура", "кандидат", "сайлау"})
_DISMISSAL, _FILLED = "босату", "тағайындау"
_ISSUERS = {  # whose acts these are, whatever a decree or a resolution says
    "жарлық": frozenset({str(iris.Thing("position", "president"))}),
    "өкім": frozenset({str(iris.Thing("position", "president")), str(iris.Thing("position", "prime-minister"))}),
    "қаулы": frozenset({str(iris.Thing("organ", "government"))}),
}
_PRESIDENT = str(iris.Thing("position", "president"))
_DRAFT = "жоба"
_FILLED_BY = re.compile(r"(?P<kind>жарлық|өкім|қаулы)\w*мен\s+(?:жүргізілетін|тағайындалатын)")
_HE = "ол"


@dataclass(frozen=True, slots=True)
class Procedure:
    """The steps of a procedure in order, what may and must not be done beside them, and notes. `rule_steps` are the
    steps of appointment rules behind it, "" `position` that of a document."""

    position: str
    day: dt.date | None
    steps: tuple[Step, ...]
    options: tuple[Step, ...]
    notes: tuple[Note, ...]
    rule_steps: tuple[RuleStep, ...] = ()


def appointment(facts: Facts, rules: Rules, position: str, day: dt.date) -> Procedure:
    """The procedure of a position on a day; without steps where no rule about it stood."""
    binding = rules.drawn(day).steps_on(position)
    if not binding:
        return Procedure(position, day, (), (), (Note("none-stands", (("day", day.isoformat()),)),))
    made = _Making(facts, rules, position, day, binding)
    return made.procedure()


class _Making:
    """What is found on the way of one procedure."""

    def __init__(self, facts: Facts, rules: Rules, position: str, day: dt.date, binding: Sequence[RuleStep]) -> None:
        self._facts, self._position, self._day = facts, position, day
        self._notes = Notes()
        self._covering = Covering(facts, rules, position, day, binding, self._notes)
        self._binding = self._covering.binding
        self._general = self._covering.general
        self._refused: dict[tuple[str, str], int] = {}  # where decisions stand on a consent that nobody asks for
        self._duties: tuple[DutyStep, ...] = ()

    def procedure(self) -> Procedure:
        steps = self._with_general(list(self._of_rules()))
        before, rest = self._placed_duties(steps)
        concurring = _iris(*(step for step in steps if step.what in ("concurs", "consults")))
        named = [step for step in steps if step.what == "nominates"]
        early = [step for step in steps if step.early]
        asked = [step for step in steps if step.what in ("consults", "concurs") and not step.early]
        last = [step for step in steps if step.what in APPOINTING]
        after: list[Step] = []
        for one in rest:
            deciding = _iris(one.step) & concurring
            if one.step.what == "decides" and deciding:
                merged = [step for step in asked if deciding & _iris(step)]
                asked = [step for step in asked if step not in merged]
                after += [_joined(step, one.step) for step in merged]
            else:
                after.append(one.step)
        order = sorted(asked, key=lambda step: step.what != "consults")
        unlisted = [rule for rule in self._general if self._covering.rules[rule.iri] == "perhaps"]
        if unlisted:
            self._notes.add("unlisted", provisions="; ".join(where(rule) for rule in unlisted))
        return Procedure(
            self._position,
            self._day,
            (*early, *named, *(one.step for one in before), *order, *after, *last),
            tuple(one.step for one in self._duties if one.step.modality != "must"),
            self._notes.all(),
            tuple(self._binding),
        )

    def _of_rules(self) -> Iterator[Step]:
        """One step for each of those who must all act, one for those of whom one acts."""
        groups: dict[tuple[str, int, str], list[RuleStep]] = {}
        for step in self._binding:
            groups.setdefault((step.rule, step.stage, step.role), []).append(step)
        found: dict[tuple[str, tuple[Actor, ...]], Step] = {}
        for those in groups.values():
            many = [step for step in those if step.alternative > 0]
            choice = many if any(step.alternative > 1 for step in many) else []
            parted = [choice] if choice else []
            for group in (*parted, *([step] for step in those if step not in choice)):
                new = _rule_step(group)
                known = found.get((new.what, new.actors))
                places = tuple(dict.fromkeys((*(known.places if known else ()), *new.places)))
                found[new.what, new.actors] = replace(new, places=places)
        rules = dict.fromkeys((step.rule, f"{step.act.rpartition('/')[2]}:{step.provision}") for step in self._binding)
        if len(rules) > 1:
            self._notes.add("several-rules", provisions="; ".join(dict.fromkeys(where for _, where in rules)))
        yield from found.values()

    def _with_general(self, steps: list[Step]) -> list[Step]:
        """The steps with what general rules say of them, or demand beside them."""
        for rule in self._general:
            if self._covering.rules[rule.iri] != "yes":
                continue
            said_so = self._facts.steps.get(rule.iri, ())
            if any(s.role == "nominates" and self._covering.bound(s.actor) == self._position for s in said_so):
                self._notes.add("himself", provision=where(rule))
                continue
            for said in said_so:
                steps = self._with_one(steps, rule, said)
        return steps

    def _with_one(self, steps: list[Step], rule: Fact, said: GeneralStep) -> list[Step]:
        actor = self._covering.bound(said.actor)
        place = Place(rule.act, rule.path, rule.iri)
        said_so = self._facts.steps.get(rule.iri, ())
        early = said.role in ("consults", "concurs") and any(one.role == "nominates" for one in said_so)
        same = [n for n, step in enumerate(steps) if step.what == said.role and actor in _iris(step)]
        if same:
            first = steps[same[0]]
            steps[same[0]] = replace(
                first,
                places=tuple(dict.fromkeys((*first.places, place))),
                early=first.early or (early and said.stage < PREMISED and len(first.actors) == 1),
                documents=first.documents or (self._papers(rule) if said.role == "nominates" else ()),
            )
            return steps
        appoints = any(step.what in APPOINTING and actor in _iris(step) for step in steps)
        if said.stage >= PREMISED or (said.role == "concurs" and appoints):
            return steps
        papers = self._papers(rule) if said.role == "nominates" else ()
        who = (Actor(actor, said.name, 1, said.condition),)
        return [*steps, Step(said.role, who, places=(place,), documents=papers, early=early, state=rule.state)]

    def _papers(self, rule: Fact) -> tuple[str, ...]:
        """What a proposal has to hold by the provision of a general rule."""
        return papers_of(self._facts, self._day).get((rule.act, rule.path), ())

    def _placed_duties(self, steps: list[Step]) -> tuple[list[DutyStep], list[DutyStep]]:
        """The steps up to the decision, with the studies in them; those from the decision on."""
        made = duty_steps(self._facts, self._about(steps), self._day)
        nominators = tuple(actor for step in steps if step.what == "nominates" for actor in step.actors)
        self._duties = tuple(replace(one, step=self._named(one, nominators, made, steps)) for one in made)
        must = [one for one in self._duties if one.step.modality == "must"]
        plain = [one for one in must if one.step.what != "studies"]
        first = next((n for n, one in enumerate(plain) if self._follows(one)), len(plain))
        before, rest = plain[:first], plain[first:]
        study = [one for one in must if one.step.what == "studies"]
        at = next(
            (n for n, one in enumerate(before) if study and one.first.number > study[0].first.number), len(before)
        )
        return [*before[:at], *study, *self._studies(), *before[at:]], rest

    def _follows(self, one: DutyStep) -> bool:
        """Whether a step is the decision, or comes after one that is left out."""
        refused = self._refused.get((one.first.act, one.first.document))
        return one.step.what == "decides" or (refused is not None and one.first.number > refused)

    def _studies(self) -> Iterator[DutyStep]:
        """The units that study candidates for the position."""
        for study in self._covering.standing("CandidateStudy"):
            if not self._covering.studied(study):
                continue
            duty = next(
                (d for d in self._covering.standing("Duty") if d.path == study.path and d.act == study.act), None
            )
            yield DutyStep(
                Step(
                    what="studies",
                    actors=actors_of(study),
                    condition=duty.words("condition") if duty else "",
                    places=(Place(study.act, study.path, study.iri),),
                    state=study.state,
                ),
                (study,),
            )

    def _about(self, steps: list[Step]) -> list[Fact]:
        """The duties that are steps of filling the position."""
        ruling = [f for kind in ("GeneralRule", "CandidateStudy") for f in self._covering.standing(kind)]
        ruled, own = {(f.act, f.document) for f in ruling}, {(f.act, f.path) for f in ruling}
        duties = [d for d in self._covering.standing("Duty") if (d.act, d.document) in ruled]
        chapters = {(d.act, self._facts.chapter(d)) for d in duties if _FILLING.intersection(d.all("matter"))}
        found = []
        refused = ""
        asked = _iris(*(step for step in steps if step.what in ("concurs", *APPOINTING)))
        for duty in duties:
            matters = frozenset(duty.all("matter"))
            if (duty.act, duty.path) in own or (duty.act, self._facts.chapter(duty)) not in chapters:
                continue
            if _DISMISSAL in matters and _FILLED not in matters:
                continue
            if self._left_out(duty, steps) or (duty.paragraph == refused and "шешім" in matters):
                continue
            deciding = actors_of(duty)
            if decides(duty) and duty.one("modality") == "must" and deciding and deciding[0].iri not in asked:
                refused = duty.paragraph
                self._refused.setdefault((duty.act, duty.document), duty.number)
                self._notes.add("no-consent", who=deciding[0].iri, name=deciding[0].name, provision=where(duty))
                continue
            found.append(duty)
        return found

    def _left_out(self, duty: Fact, steps: list[Step]) -> bool:
        """Whether a duty is of other persons, bodies or acts than those of this appointment."""
        matters = frozenset(duty.all("matter"))
        by_acts = [found["kind"] for found in _FILLED_BY.finditer(duty.words("action").lower())]
        kinds = [kind for kind in _ISSUERS if (_DRAFT in matters and kind in matters) or kind in by_acts]
        appointing = _iris(*(step for step in steps if step.what in APPOINTING))
        if kinds and not appointing & frozenset().union(*(_ISSUERS[kind] for kind in kinds)):
            return True
        if "no" in self._covering.referred(duty) and not {"yes", "perhaps"} & self._covering.referred(duty):
            return True
        body = self._covering.body(duty)
        return bool(body) and body not in _iris(*steps)

    def _named(
        self, one: DutyStep, nominators: tuple[Actor, ...], made: Sequence[DutyStep], steps: Sequence[Step]
    ) -> Step:
        """A step of duties with those whom its words only point to, and with what is doubtful about it."""
        duty, step = one.first, one.step
        referred = self._covering.referred(duty)
        if referred and nominators and step.actors and not step.actors[0].iri:
            step = replace(step, actors=tuple(replace(who, name=step.actors[0].name) for who in nominators))
        if step.actors and step.actors[0].name.lower() == _HE:
            of = [other.step.addressee for other in made if other.first.path == duty.path and other is not one]
            if of and of[0]:
                step = replace(step, actors=(Actor("", of[0]),))
        doubt = "perhaps" if "perhaps" in referred and "yes" not in referred else ""
        refused = self._refused.get((duty.act, duty.document))
        leads = refused is not None and (duty.number < refused or step.what == "studies")
        own = self._covering.body(duty) in _iris(*steps) or any(
            step.what == "concurs" and _PRESIDENT in _iris(step) for step in steps
        )
        if doubt:
            return replace(step, doubt=doubt, doubted=self._covering.unsure(duty))
        return replace(step, doubt="no-consent" if leads and not own else "")


def _rule_step(those: list[RuleStep]) -> Step:
    first = those[0]
    alone = len(those) == 1
    return Step(
        what=first.role,
        actors=tuple(Actor(s.authority, "", 1 if alone else s.alternative, s.condition) for s in those),
        places=(Place(first.act, first.provision, first.rule),),
    )


def _joined(step: Step, decision: Step) -> Step:
    """A consent that is given by a decision, with what the act says of the decision."""
    return replace(
        step,
        action=decision.action,
        condition=decision.condition,
        term=decision.term,
        places=(*step.places, *decision.places),
        doubt=decision.doubt,
        deed=decision.deed,
        matters=decision.matters,
    )


def _iris(*steps: Step) -> set[str]:
    return {actor.iri for step in steps for actor in step.actors}
