"""Facts in words a person understands: who acts how, what was changed by which act, what is due when.

told = tell(view, fact)        Told: the name of its kind, lines of label and values, steps, validity, doubt
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from ontology import iris
from queries.chains.words import ROLE, role
from service.explorer.acts.codes import (
    IMPACTS,
    MODALITIES,
    RECURRENCES,
    RELATIONS,
    REQUIREMENTS,
    TERMS,
    WEEKDAYS,
    kind_words,
    term_words,
)
from service.explorer.acts.stated import Fact, anchor
from service.explorer.view import Link, Place, Validity, View
from service.words import text


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what stands behind it."""

    label: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who takes a step: as the graph knows it and as the act words it, the condition and the footnote.

    `anchor` is the end of the IRI of the step.
    """

    anchor: str
    who: Link
    printed: str
    condition: str
    footnote: Place | None
    mark: str


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a rule: those who take it, by alternatives; of several alternatives one acts."""

    role: str
    words: str
    choices: tuple[tuple[Actor, ...], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as a page shows it. `data` is the address of all that is said of it."""

    anchor: str
    kind: str
    name: str
    lines: tuple[Line, ...]
    steps: tuple[Step, ...]
    validity: Validity
    state: str
    doubts: tuple[str, ...]
    data: str
    iri: str
    notes: tuple[str, ...] = field(default=())


def tell(here: View, fact: Fact) -> Told:
    """A fact in the words of the reader."""
    teller = _Teller(here, fact)
    lines = [line for line in _TELLERS.get(fact.kind, _Teller.anything)(teller) if line.values]
    state = fact.one("state")
    return Told(
        anchor=anchor(fact.iri),
        kind=fact.kind,
        name=kind_words(fact.kind, here.lang),
        lines=tuple(lines),
        steps=teller.steps(),
        validity=here.validity(fact.one("validFrom"), fact.one("validTo")),
        state="draft" if state == "proposed" else "",
        doubts=tuple(_doubts(fact, here.lang)),
        data=here.page_of(fact.iri),
        iri=fact.iri,
        notes=teller.notes(),
    )


def _doubts(fact: Fact, lang: str) -> Iterable[str]:
    known = ("column", "alternative", "exception", "comma")
    for said in fact.all("doubt"):
        for doubt in said.split("; "):
            yield text(f"doubt-{doubt}" if doubt in known else "doubt-other", lang)


class _Teller:
    def __init__(self, here: View, fact: Fact) -> None:
        self._here = here
        self._lang = here.lang
        self._fact = fact

    # --- values -----------------------------------------------------------------------------------------------------

    def _line(self, key: str, *values: Link | None) -> Line:
        return Line(text(key, self._lang), tuple(value for value in values if value is not None and value.text))

    def _words(self, name: str) -> Link:
        """Words of the act, which are Kazakh."""
        return self._kazakh(self._fact.whole(name))

    def _kazakh(self, words: str) -> Link:
        return Link(words, "", "" if self._lang == "kk" else "kk")

    def _plain(self, words: str) -> Link:
        return Link(words, "")

    def _code(self, prefix: str, name: str, known: Iterable[str]) -> Link:
        value = self._fact.one(name)
        return self._plain(text(f"{prefix}{value}", self._lang) if value in known else value)

    def _things(self, name: str) -> tuple[Link, ...]:
        return tuple(self._here.thing(iri) for iri in self._fact.all(name))

    def _party(self, things: str, words: str) -> tuple[Link, ...]:
        """Someone as the graph knows them, and as the act words it where that says more."""
        known = self._things(things)
        said = self._words(words)
        if len(known) == 1 and (not said.text or said.text.lower() == known[0].text.lower()):
            return known
        return (*known, said) if said.text else known

    def _place(self, iri: str) -> Link | None:
        parsed = _provision(iri)
        if parsed is None:
            return Link(iris.tail(iri), self._here.page_of(iri)) if iri else None
        place = self._here.place(str(iris.Act(parsed.act)), parsed.path)
        own = self._fact.one("act") == place.act_iri
        return Link(place.short if own else place.full, place.page)

    # --- kinds ------------------------------------------------------------------------------------------------------

    def rule(self) -> list[Line]:
        return [
            self._line("told-position", *self._things("position")),
            self._line("told-except", *self._things("hasException")),
        ]

    def row(self) -> list[Line]:
        notes = [self._place(iri) for iri in self._fact.all("footnote")]
        return [
            self._line("cell-position", self._words("positionText")),
            self._line("cell-appoints", self._words("appointsText")),
            self._line("cell-nominates", self._words("nominatesText")),
            self._line("cell-concurs", self._words("concursText")),
            self._line("told-footnote", *notes),
        ]

    def study(self) -> list[Line]:
        return [
            self._line("told-unit", *self._party("actor", "unitName")),
            self._line("told-candidates", *self._party("position", "positionText")),
            self._line("told-except", *self._things("hasException")),
        ]

    def impact(self) -> list[Line]:
        by = self._fact.one("by")
        place = _provision(self._fact.one("target"))
        changed = self._fact.one("act")
        target = self._here.place(changed, place.path) if place else None
        return [
            self._line("told-changed", Link(target.full, target.page) if target else None),
            self._line("told-how", self._code("impact-", "kind", IMPACTS)),
            self._line("told-by", self._here.act(by) if by else None),
            self._line("told-effect", self._words("effectiveWords")),
        ]

    def reference(self) -> list[Line]:
        other = self._fact.one("other")
        annex = _provision(other)
        acts = self._here.acts
        to = self._place(other) if annex and other not in acts else self._here.act(other) if other else None
        return [
            self._line("told-relation", self._code("relation-", "relation", RELATIONS)),
            self._line("told-other", to),
            self._line("told-title", self._kazakh(self._fact.title)),
            self._line("told-place", self._words("placeText")),
            self._line("told-cited-as", self._words("citedAs")),
            self._line("told-headed-as", self._words("headedAs")),
        ]

    def internal(self) -> list[Line]:
        may = [self._place(iri) for iri in self._fact.all("mayMean")]
        target = self._fact.one("target")
        found = self._fact.one("resolved") == "true"
        return [
            self._line("told-words", self._words("placeText")),
            self._line("told-leads-to", self._place(target) if found else self._plain(self._missing(target))),
            self._line("told-may-mean", *may),
        ]

    def duty(self) -> list[Line]:
        modality = self._fact.one("modality")
        key = f"modality-{modality}" if modality in MODALITIES else "told-action"
        return [
            self._line("told-actor", *self._party("actor", "actorName")),
            self._line(key, self._words("action")),
            self._line("told-addressee", self._words("addressee")),
            self._line("told-condition", self._words("condition")),
        ]

    def deadline(self) -> list[Line]:
        return [
            self._line("told-actor", *self._party("actor", "actorName")),
            self._line("told-action", self._words("action")),
            self._line("told-addressee", *self._party("addresseeActor", "addressee")),
            self._line("told-term", self._plain(term_words(self._fact, self._lang))),
            self._line("told-recurrence", self._code("recurrence-", "recurrence", RECURRENCES)),
            self._line("told-words", self._words("words")),
        ]

    def requirement(self) -> list[Line]:
        return [
            self._line("told-requirement", self._code("requirement-", "kind", REQUIREMENTS)),
            self._line("told-who", self._words("actorName")),
            self._line("told-value", self._plain(term_words(self._fact, self._lang))),
            self._line("told-words", self._words("words")),
        ]

    def exemption(self) -> list[Line]:
        return [self._line("told-who", self._words("actorName")), self._line("told-from", self._words("object"))]

    def concurrence(self) -> list[Line]:
        return [
            self._line("told-seeker", self._words("actorName")),
            self._line("told-concurring", self._words("concurring")),
            self._line("told-condition", self._words("condition")),
        ]

    def definition(self) -> list[Line]:
        return [
            self._line("told-term-defined", self._words("term")),
            self._line("told-meaning", self._words("meaning")),
        ]

    def slot(self) -> list[Line]:
        week, day = self._fact.one("week"), self._fact.one("weekday")
        said = [text("told-week", self._lang, week=week)] if week else []
        said += [text(f"weekday-{day}", self._lang)] if day in WEEKDAYS else []
        return [
            self._line("told-event", self._words("event")),
            self._line("told-when", self._plain(", ".join(said))),
            self._line("told-convener", *self._party("convenedBy", "convener")),
            self._line("told-participants", *self._party("attendedBy", "participants")),
            self._line("told-form", self._words("form")),
            self._line("told-note", self._words("note")),
        ]

    def term_use(self) -> list[Line]:
        return [
            self._line("told-term-said", self._words("term")),
            self._line("told-how", self._code("term-", "kind", TERMS)),
        ]

    def mention(self) -> list[Line]:
        return [
            self._line("told-words", self._words("mentionText")),
            self._line("told-means", *self._things("mentions")),
        ]

    def anything(self) -> list[Line]:
        return [self._line("told-words", self._words("words"))]

    # --- steps ------------------------------------------------------------------------------------------------------

    def steps(self) -> tuple[Step, ...]:
        """The steps of a rule in their order: what is one stage and role is one step."""

        def place(step: Fact) -> tuple[int, str]:
            return int(step.one("stage") or step.order), step.one("kind")

        found: list[Step] = []
        for (_, kind), taken in groupby(sorted(self._fact.steps, key=lambda s: (*place(s), s.order)), key=place):
            choices: dict[int, list[Actor]] = {}
            for step in taken:
                choices.setdefault(int(step.one("alternative") or 0), []).append(self._actor(step))
            words = role(kind, self._lang) if kind in ROLE else kind
            found.append(Step(kind, words, tuple(tuple(actors) for _, actors in sorted(choices.items()))))
        return tuple(found)

    def _actor(self, step: Fact) -> Actor:
        who = self._here.thing(step.one("actor")) if step.one("actor") else self._kazakh(step.one("actorName"))
        note = _provision(step.one("footnote"))
        printed = step.one("actorName")
        return Actor(
            anchor=step.iri.partition("#")[2],
            who=who,
            printed="" if printed.lower() == who.text.lower() else printed,
            condition=step.whole("condition"),
            footnote=self._here.place(str(iris.Act(note.act)), note.path) if note else None,
            mark=step.one("mark"),
        )

    def notes(self) -> tuple[str, ...]:
        """What has to be said beside: that nobody who appoints could be read, that a name's owner is not known."""
        said = [text("told-partial", self._lang)] if self._fact.kind == "PartialRule" else []
        bare = {
            name
            for part in (self._fact, *self._fact.steps)
            for name in (*part.all("bareTitle"), *part.all("bareOwner"))
        }
        said += [text("told-bare", self._lang, name=name) for name in sorted(bare)]
        if self._fact.kind == "InternalReference" and self._fact.one("resolved") == "false":
            said.append(text("told-unresolved", self._lang))
        return tuple(said)

    def _missing(self, iri: str) -> str:
        parsed = _provision(iri)
        return self._here.place(str(iris.Act(parsed.act)), parsed.path).short if parsed else ""


_TELLERS: Mapping[str, Callable[[_Teller], list[Line]]] = {
    "AppointmentRule": _Teller.rule,
    "PartialRule": _Teller.rule,
    "GeneralRule": _Teller.rule,
    "NomenclatureRow": _Teller.row,
    "CandidateStudy": _Teller.study,
    "Impact": _Teller.impact,
    "ActReference": _Teller.reference,
    "InternalReference": _Teller.internal,
    "Duty": _Teller.duty,
    "Deadline": _Teller.deadline,
    "Requirement": _Teller.requirement,
    "Exemption": _Teller.exemption,
    "Concurrence": _Teller.concurrence,
    "Definition": _Teller.definition,
    "MeetingSlot": _Teller.slot,
    "TermUse": _Teller.term_use,
    "Mention": _Teller.mention,
}


def _provision(iri: str) -> iris.Provision | None:
    try:
        parsed = iris.parse(iri)
    except ValueError:
        return None
    return parsed if isinstance(parsed, iris.Provision) else None


def page_at(here: View, act: str, path: str, fact: str) -> str:
    """Where a fact is told: on the page of its provision."""
    whole = here.page_of(str(iris.Provision(iris.act_tail(act), path)))
    return f"{whole}#{anchor(fact)}"
