"""Names in facts matched to the things they mean: the thesaurus first, the act's own short forms where those fail.

Takes facts whose `Name`s carry words alone. Gives the same facts with the tail of an IRI in each name that is known.
Guarantees: words, places and order of facts are untouched; a name that nothing fits stays open and is reported once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from loaders.model import (
    ActKey,
    AppointmentRule,
    Deadline,
    Definition,
    Diagnostic,
    Duty,
    Fact,
    GeneralRule,
    MeetingSlot,
    Name,
    RuleStep,
    Severity,
    StudyPhrase,
)
from loaders.names.keys import key
from loaders.names.listed import readings, shared_noun
from loaders.names.match import Match, Matcher
from loaders.names.morphology import WORD, Case, analyse, is_plural, nominative, stem
from loaders.names.number import genitive
from loaders.names.roles import bare_title, is_body, is_office, last_word, whole_title
from loaders.text import EMPTY

_PERSONS = frozenset(stem(word) for word in ("адам", "тұлға"))  # described, not named
_UNIT = stem("бөлімше")
_BESIDE = re.compile(r"^(?P<owner>.+?)\s+жанында(?:ғы)?\s")
_POINTS_BACK = re.compile(r"^(?:осы|аталған|көрсетілген)\s+(?P<body>[\w-]+[ндт][ыі]ң)\s+", re.IGNORECASE)
_PRONOUNS = frozenset("ол олар өзі өздері".split())


def reconcile(facts: tuple[Fact, ...], matcher: Matcher) -> tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]:
    """The facts with their names matched, and a diagnostic for each name that nothing fits."""
    stage = _Reconciliation(matcher, _short_forms(facts))
    stage.learn_units(facts)
    matched = tuple(stage.fact(fact) for fact in facts)
    return in_series(matched), tuple(stage.open_names())


@dataclass(frozen=True, slots=True)
class _ShortForm:
    """A term of an act («бұдан әрі – Комиссия») by its stems, and the words it stands for."""

    stems: tuple[str, ...]
    meaning: str


def _short_forms(facts: Iterable[Fact]) -> dict[ActKey, list[_ShortForm]]:
    forms: dict[ActKey, list[_ShortForm]] = {}
    for fact in facts:
        if isinstance(fact, Definition):
            form = _ShortForm(_stems(fact.term), nominative(fact.meaning.value))
            forms.setdefault(fact.act, []).append(form)
    return forms


def _stems(phrase: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in WORD.findall(phrase))


def _with_owner(name: str, first: str) -> str:
    """A name that does not say whose post it is, with the organ that the first name beside it begins with."""
    words = first.split()
    end = next((i for i, word in enumerate(words) if is_body(word) and analyse(word).possessive), -1)
    lacks = name[:1].islower() and not first[:1].islower() and len(name.split()) > 1
    return f"{' '.join(words[: end + 1])} {name}" if lacks and 0 <= end < len(words) - 1 else name


class _Reconciliation:
    """One pass over the facts of a file; remembers the names that stayed open."""

    def __init__(self, matcher: Matcher, short_forms: dict[ActKey, list[_ShortForm]]) -> None:
        self._matcher = matcher
        self._short_forms = short_forms
        self._open: dict[str, Diagnostic] = {}
        self._units: dict[tuple[ActKey, str, tuple[str, ...]], set[str]] = {}
        self._study_place = ("", "")
        self._studied: list[Name] = []  # the positions of phrases before this one at its place

    def fact(self, fact: Fact) -> Fact:
        if isinstance(fact, AppointmentRule | GeneralRule):
            return self._rule(fact)
        if isinstance(fact, StudyPhrase):
            return self._study(fact)
        if isinstance(fact, Duty):
            return self._duty(fact)
        if isinstance(fact, Deadline):
            return self._deadline(fact)
        if isinstance(fact, MeetingSlot):
            return self._slot(fact)
        return fact

    def learn_units(self, facts: Iterable[Fact]) -> None:
        """Remember whose units each document of an act speaks of ("Кеңсенің құрылымдық бөлімшелері")."""
        for fact in facts:
            if isinstance(fact, Duty) and fact.actor:
                owner, unit = _owned_unit(fact.actor)
                if owner and unit:
                    meant = self._name(fact, Name(fact.actor, fact.words[0]), self._matcher.anything, (), report=False)
                    self._units.setdefault((fact.act, fact.provision.split("/")[0], unit), set()).add(meant.iri)

    def open_names(self) -> Iterable[Diagnostic]:
        return self._open.values()

    def _rule(self, rule: AppointmentRule | GeneralRule) -> AppointmentRule | GeneralRule:
        positions = self._positions(rule, rule.positions, ())
        phrases = tuple(name.text for name in rule.positions)
        steps = tuple(self._step(rule, step, phrases) for step in rule.steps)
        exceptions = tuple(self._name(rule, n, self._matcher.office, phrases) for n in rule.exceptions)
        return replace(rule, positions=positions, exceptions=exceptions, steps=steps)

    def _positions(self, fact: Fact, names: tuple[Name, ...], said: Iterable[str]) -> tuple[Name, ...]:
        """Positions named one after another: those before may say whose the next ones are, nearest first."""
        before = list(said)
        matched: list[Name] = []
        for name in names:
            found = self._name(fact, name, self._matcher.office, before)
            if not found.iri and before:
                found = replace(found, text=_with_owner(found.text, before[-1]))
            matched.append(found)
            before.insert(0, name.text)
        return tuple(matched)

    def _step(self, rule: AppointmentRule | GeneralRule, step: RuleStep, phrases: tuple[str, ...]) -> RuleStep:
        if step.actor.iri:
            return step
        beside = (*phrases, *(s.actor.text for s in rule.steps if s is not step))
        return replace(step, actor=self._name(rule, step.actor, self._matcher.anything, beside))

    def _study(self, fact: StudyPhrase) -> StudyPhrase:
        if self._study_place != (fact.provision, fact.unit):
            self._study_place, self._studied = (fact.provision, fact.unit), []
        names = tuple(meant for name in fact.positions for meant in self._these(name))
        positions = self._positions(fact, names, [name.text for name in reversed(self._studied)])
        exceptions = tuple(self._name(fact, n, self._matcher.office, (fact.position.value,)) for n in fact.exceptions)
        unit = fact.unit_name
        if unit:
            unit = replace(unit, iri=unit.iri or self._matcher.organ(unit.text).iri)
        body = fact.body and self._name(fact, fact.body, self._matcher.anything, (), report=False)
        self._studied += positions
        return replace(fact, positions=positions, exceptions=exceptions, unit_name=unit, body=body)

    def _these(self, name: Name) -> tuple[Name, ...]:
        """A name that points back ("осы министрліктердің … басшылары") spelt out for each organ it points to."""
        match = _POINTS_BACK.match(name.text)
        if match is None:
            return (name,)
        kind = stem(match["body"])
        labels = (self._matcher.organ_label(n.iri, kind) for n in reversed(self._studied))
        organs = list(dict.fromkeys(label for label in labels if label))
        if not is_plural(nominative(match["body"])):
            organs = organs[:1]
        rest = name.text[match.end() :]
        return tuple(replace(name, text=f"{genitive(label)} {rest}") for label in reversed(organs)) or (name,)

    def _slot(self, slot: MeetingSlot) -> MeetingSlot:
        words = slot.words[0]
        beside = _BESIDE.match(slot.convener)
        return replace(
            slot,
            conveners=self._listed(slot, Name(slot.convener, words)),
            attendees=self._listed(slot, Name(slot.participants, words)),
            under=self._listed(slot, Name(beside["owner"], words)) if beside else (),
        )

    def _listed(self, fact: Fact, phrase: Name) -> tuple[Name, ...]:
        """The things that a phrase lists, in the reading that the most of them are known in; none for mere persons."""
        best: tuple[Name, ...] = ()
        for parts in readings(phrase.text) if phrase.text else ():
            found = tuple(name for part in parts for name in self._one(fact, Name(part, phrase.words)))
            if found and all(name.iri for name in found):
                return found
            if sum(bool(name.iri) for name in found) >= sum(bool(name.iri) for name in best):
                best = found
        return tuple(name for name in best if name.iri or _names_one(name.text))

    def _one(self, fact: Fact, name: Name) -> tuple[Name, ...]:
        """One name, or those of which it says the noun once."""
        found = self._name(fact, name, self._matcher.anything, (), report=False)
        parts = () if found.iri else shared_noun(name.text)
        if len(parts) < 2:
            return (found if found.iri else replace(found, text=self._spelt_out(fact.act, name.text)),)
        return tuple(one for part in parts for one in self._one(fact, Name(part, name.words)))

    def _duty(self, duty: Duty) -> Duty:
        if duty.attendees:
            attendees = tuple(one for name in duty.attendees for one in self._listed(duty, name))
            sittings = tuple(one for name in duty.sittings for one in self._listed(duty, name))
            duty = replace(duty, attendees=attendees, sittings=sittings)
        if not duty.actor:
            return duty
        words = duty.actor_name.words if duty.actor_name else duty.words[0]
        name = Name(duty.actor, words)
        return replace(duty, actor_name=self._who(duty, name))

    def _deadline(self, deadline: Deadline) -> Deadline:
        actor = deadline.actor_name and self._who(deadline, deadline.actor_name)
        addressee = deadline.addressee_name and self._who(deadline, deadline.addressee_name)
        return replace(
            deadline,
            actor_name=actor,
            addressee_name=addressee,
            actor_key=self._key(deadline, actor),
            addressee_key=self._key(deadline, addressee),
        )

    def _who(self, fact: Fact, name: Name) -> Name:
        """Who a name means; units that are said to be nobody's are those of the one body that has any there."""
        found = self._name(fact, name, self._matcher.anything, (), report=False)
        owner, unit = _owned_unit(name.text)
        meant = self._units.get((fact.act, fact.provision.split("/")[0], unit), set()) if unit and not owner else set()
        return replace(found, iri=next(iter(meant))) if len(meant) == 1 and "" not in meant else found

    def _key(self, fact: Fact, name: Name | None) -> str:
        """One code for every form of a name in an act: the thing it means, else its stems; "" for a pronoun."""
        if name is None or name.text.lower() in _PRONOUNS:
            return ""
        return name.iri or "-".join(key(self._spelt_out(fact.act, name.text)))

    def _name(
        self,
        fact: Fact,
        name: Name,
        look_up: Callable[[str, Iterable[str]], Match],
        context: Iterable[str],
        *,
        report: bool = True,
    ) -> Name:
        context = tuple(context)
        found = look_up(name.text, context)
        if not found.iri:
            spelt_out = self._spelt_out(fact.act, name.text)
            if spelt_out != name.text:
                found = look_up(spelt_out, context)
        if not found.iri and report:
            self._report(fact, name)
        bare = bare_title(name.text)
        if not found.iri and len(name.text.split()) == 1 and is_body(name.text):
            bare = name.text
        if self._spelt_out(fact.act, name.text) != name.text:
            bare = ""
        text = whole_title(name.text, context) if bare == name.text and not found.iri else name.text
        return replace(name, text=text, iri=found.iri, bare=bare)

    def _spelt_out(self, act: ActKey, name: str) -> str:
        """A name with the act's short forms replaced by what they stand for."""
        words = list(WORD.finditer(name))
        stems = [stem(m.group()) for m in words]
        for form in self._short_forms.get(act, ()):
            length = len(form.stems)
            for start in range(len(stems) - length + 1):
                if tuple(stems[start : start + length]) == form.stems:
                    first, last = words[start], words[start + length - 1]
                    return f"{name[: first.start()]}{form.meaning}{name[last.end() :]}"
        return name

    def _report(self, fact: Fact, name: Name) -> None:
        self._open.setdefault(
            name.text,
            Diagnostic(
                code="name-unknown",
                severity=Severity.INFO,
                message=f"no entry of the thesaurus fits the name «{name.text}»; it is minted and marked for review",
                place=name.words or EMPTY,
                provision=fact.provision,
            ),
        )


def _owned_unit(name: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a name of units ("… бөлімшелері") says whose they are, and the stems of what kind they are.

    Gives no stems where the name is of something else, is of one unit, or describes it further.
    """
    words = WORD.findall(name)
    owned = [i for i, word in enumerate(words) if analyse(word).case is Case.GENITIVE]
    kind = words[owned[-1] + 1 :] if owned else words
    if len(kind) < 2 or stem(kind[-1]) != _UNIT or not is_plural(nominative(kind[-1])):
        return bool(owned), ()
    return bool(owned), tuple(stem(word) for word in kind)


def _names_one(name: str) -> bool:
    last = last_word(name)
    return bool(last) and (is_body(last) or is_office(last)) and stem(last) not in _PERSONS


def in_series(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts with each sitting put in the series of those that the same hold, with the same, on the same weekday.

    A series bears the shortest of the names that its sittings have: later ones use the short forms of the first.
    """
    names: dict[object, str] = {}
    for fact in facts:
        if isinstance(fact, MeetingSlot):
            series = _series_key(fact)
            names[series] = min(names.get(series, fact.event), fact.event, key=lambda name: (len(name), name))
    return tuple(
        replace(fact, series=names[_series_key(fact)]) if isinstance(fact, MeetingSlot) else fact for fact in facts
    )


def _series_key(slot: MeetingSlot) -> object:
    who = tuple(tuple(sorted(n.iri or n.text for n in names)) for names in (slot.conveners, slot.attendees))
    said = _stems(slot.form) if any(who) else _stems(slot.event)
    return slot.act, slot.weekday, who, said
