"""Facts in the graph: one function for each kind, from the fields of `loaders.model` to properties of the vocabulary.

What ships is parted from what does not: `whole` writes words that stand in the graph of the act (titles, names, table
cells, position phrases, terms, calendar items), `lead` writes words of which that graph has a leading phrase only when
they are long, the whole then standing in the text graph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from loaders.emit.acts import ActBook
from loaders.emit.names import NameBook
from loaders.emit.nquads import Sheet
from loaders.emit.provisions import write_place
from loaders.emit.timing import write_doing, write_timing
from loaders.model import (
    AppointmentRule,
    Concurrence,
    Deadline,
    Definition,
    Duty,
    Exemption,
    Fact,
    GeneralRule,
    Impact,
    InternalReference,
    MeetingSlot,
    Mention,
    Name,
    NomenclatureRow,
    Reference,
    Requirement,
    RuleStep,
    StudyPhrase,
    TermUse,
)
from loaders.names.coordination import take_marks
from ontology import iris
from ontology.terms import DCT, OKL, ORG, RDF, SKOS

LEADING_PHRASE = 80  # characters, the sign of omission among them


@dataclass(frozen=True, slots=True)
class FactSheet:
    """One fact's page: its IRI, and where its triples go."""

    subject: str
    facts: Sheet
    texts: Sheet
    acts: ActBook
    names: NameBook

    def whole(self, name: str, value: object) -> None:
        """Words that ship as they are."""
        self.facts.words(self.subject, OKL(name), str(value))

    def lead(self, name: str, value: object, subject: str = "", begin: int = 0) -> None:
        """Words that ship as their leading phrase where they are long, from character `begin` on."""
        words = str(value)
        node = subject or self.subject
        if len(words) <= LEADING_PHRASE:
            self.facts.words(node, OKL(name), words)
        else:
            self.facts.words(node, OKL(f"{name}Lead"), leading_phrase(words, begin))
            self.texts.words(node, OKL(name), words)

    def code(self, name: str, value: str) -> None:
        """A code from a list, or a number as printed."""
        self.facts.code(self.subject, OKL(name), value)

    def number(self, name: str, value: int | None) -> None:
        """An integer."""
        self.facts.number(self.subject, OKL(name), value)

    def link(self, name: str, target: str) -> None:
        """Another thing."""
        self.facts.link(self.subject, OKL(name), target)

    def codes(self, name: str, values: tuple[str, ...]) -> None:
        """Codes from a list."""
        for value in values:
            self.code(name, value)

    def links(self, name: str, things: tuple[Name, ...]) -> None:
        """Organs, positions and classes that names mean."""
        for thing in things:
            self.link(name, self.names.actor(thing))

    def entity(self, sort: str, type_: str, label: str, prefix: str = "") -> str:
        """A thing of the act that several facts share: a term, a series of sittings; "" without a name."""
        slug = iris.slug(label)
        fact = iris.parse(self.subject)
        if not slug or not isinstance(fact, iris.Fact):
            return ""
        node = str(iris.Fact(sort, fact.act, fact.version, f"{prefix}{slug}"))
        self.facts.link(node, RDF("type"), OKL(type_))
        self.facts.words(node, SKOS("prefLabel"), label)
        self.facts.link(node, OKL("act"), str(iris.Act(fact.act)))
        return node


def leading_phrase(words: str, begin: int = 0) -> str:
    """The first words, whole ones, of at most `LEADING_PHRASE` characters with the sign of omission.

    Those before `begin`, which a list's introduction says for all its entries, are left out.
    """
    if len(words) <= LEADING_PHRASE:
        return words
    words = f"…{words[begin:]}" if begin else words
    if len(words) <= LEADING_PHRASE:
        return words
    head = words[:LEADING_PHRASE]
    return head[: head.rfind(" ", 0, LEADING_PHRASE - 1)].rstrip(" ,;:–-") + "…"


def _rule(page: FactSheet, fact: AppointmentRule | GeneralRule) -> None:
    if isinstance(fact, AppointmentRule):
        page.number("row", fact.row)
    _positions(page, fact)
    for number, step in enumerate((step for step in fact.steps if _named(step.actor)), start=1):
        _step(page, f"{page.subject}#step-{number}", number, step, fact)


def _positions(page: FactSheet, fact: AppointmentRule | GeneralRule | StudyPhrase) -> None:
    for position in fact.positions:
        page.link("position", page.names.position(position))
        if position.bare:
            page.whole("bareOwner", position.bare)
    for exception in fact.exceptions:
        page.link("hasException", page.names.position(exception))


def _step(page: FactSheet, node: str, number: int, step: RuleStep, fact: Fact) -> None:
    page.link("step", node)
    page.facts.link(node, RDF("type"), OKL("RuleStep"))
    page.facts.code(node, OKL("kind"), step.kind)
    page.facts.link(node, OKL("actor"), page.names.actor(step.actor))
    page.facts.words(node, OKL("actorName"), step.actor.bare or step.actor.text)
    page.facts.words(node, OKL("bareTitle"), step.actor.bare)
    page.facts.number(node, OKL("stage"), step.order)
    page.facts.number(node, OKL("order"), number)
    page.facts.number(node, OKL("alternative"), step.alternative)
    page.facts.code(node, OKL("mark"), step.mark)
    if step.mark:
        page.facts.link(node, OKL("footnote"), write_place(page.facts, page.acts, fact.act, _footnote(fact, step.mark)))
    page.lead("condition", step.condition, node)


def _row(page: FactSheet, fact: NomenclatureRow) -> None:
    page.number("row", fact.row)
    page.whole("positionText", take_marks(fact.position)[0])
    page.whole("appointsText", take_marks(fact.appoints)[0])
    page.whole("nominatesText", take_marks(fact.nominates)[0])
    page.whole("concursText", take_marks(fact.concurs)[0])
    page.code("mark", "; ".join(fact.marks))
    for mark in dict.fromkeys(fact.marks):
        page.link("footnote", write_place(page.facts, page.acts, fact.act, _footnote(fact, mark)))


def _footnote(fact: Fact, mark: str) -> str:
    """The path of the footnote that a mark in a table leads to: `annex-1/mark-3` for `***`."""
    return f"{fact.provision.partition('/')[0]}/mark-{len(mark)}"


def _study(page: FactSheet, fact: StudyPhrase) -> None:
    page.whole("unitName", fact.unit)
    page.whole("positionText", fact.position)
    if fact.entry:
        page.link("listedIn", page.acts.provision(fact.act, fact.entry))
    if fact.unit_name:
        unit = page.names.actor(fact.unit_name)
        page.link("actor", unit)
        if fact.body and not fact.unit_name.iri:  # the thesaurus does not know the unit, but the act says whose it is
            page.facts.link(unit, ORG("subOrganizationOf"), page.names.actor(fact.body))
    _positions(page, fact)


def _impact(page: FactSheet, fact: Impact) -> None:
    page.code("kind", fact.kind)
    page.link("target", write_place(page.facts, page.acts, fact.act, fact.target))
    if fact.by:
        page.link("by", page.acts.iri(fact.by, fact.provision, fact.stated_in))
    page.lead("effectiveWords", fact.effective_text)
    page.code("effectKind", fact.effect)
    page.number("citedAt", fact.cited_at)


def _reference(page: FactSheet, fact: Reference) -> None:
    page.code("relation", fact.relation)
    if fact.annex:
        page.link("other", write_place(page.facts, page.acts, fact.act, fact.annex))
    elif fact.other:
        page.link("other", page.acts.iri(fact.other, fact.provision, fact.act))
    if fact.other:
        page.facts.words(page.subject, DCT("title"), fact.other.title)
    for place in fact.place.split(";"):
        page.code("place", place)
    page.whole("placeText", fact.place_text)
    page.whole("citedAs", fact.cited_as)
    page.whole("headedAs", fact.headed_as)
    if fact.in_approved:
        page.facts.flag(page.subject, OKL("inApproved"), value=True)


def _internal_reference(page: FactSheet, fact: InternalReference) -> None:
    page.link("target", write_place(page.facts, page.acts, fact.act, fact.target))
    page.facts.flag(page.subject, OKL("resolved"), value=fact.resolved)
    page.whole("placeText", fact.words[0])
    for path in fact.may_mean:
        page.link("mayMean", write_place(page.facts, page.acts, fact.act, path))
    if fact.means_term:
        page.facts.flag(page.subject, OKL("meansTerm"), value=True)


def _definition(page: FactSheet, fact: Definition) -> None:
    page.whole("term", fact.term)
    page.link("definesTerm", page.entity("term", "Term", fact.term))
    page.lead("meaning", fact.meaning)


def _term_use(page: FactSheet, fact: TermUse) -> None:
    page.code("kind", fact.kind)
    page.whole("term", leading_phrase(fact.term))
    page.link("usesTerm", page.entity("term", "Term", fact.whole or fact.term))


def _duty(page: FactSheet, fact: Duty) -> None:
    page.whole("actorName", fact.actor)
    if fact.actor_name and fact.actor_name.iri:  # a pronoun or a description ("өзге тұлға") is no name to mint from
        page.link("actor", page.names.actor(fact.actor_name))
    page.lead("action", fact.action, begin=fact.own_at)
    page.lead("object", fact.object)
    page.whole("addressee", fact.addressee)
    page.lead("condition", fact.condition)
    page.code("modality", fact.modality)
    write_doing(page.facts, page.subject, fact.doing)
    page.links("attendedBy", fact.attendees)
    page.links("sittingOf", fact.sittings)
    page.codes("trait", fact.traits)
    if fact.verb:
        page.whole("verb", fact.verb)
        page.link("inParagraph", page.acts.provision(fact.act, "/".join(fact.provision.split("/")[:2])))


def _deadline(page: FactSheet, fact: Deadline) -> None:
    page.whole("actorName", fact.actor)
    page.whole("addressee", fact.addressee)
    page.lead("action", fact.action, begin=fact.own_at)
    page.code("value", fact.value)
    page.code("unit", fact.unit)
    for month in fact.months:
        page.number("month", month)
    page.code("recurrence", fact.recurrence)
    page.lead("words", fact.text)
    write_timing(page.facts, page.subject, page.names, fact)


def _requirement(page: FactSheet, fact: Requirement) -> None:
    page.code("kind", fact.kind)
    page.whole("actorName", fact.who)
    page.code("value", fact.value)
    page.code("unit", fact.unit)
    page.lead("words", fact.text)


def _exemption(page: FactSheet, fact: Exemption) -> None:
    page.lead("actorName", fact.who)  # here often a whole description of what is done, not a name
    page.lead("object", fact.exempt_from)


def _concurrence(page: FactSheet, fact: Concurrence) -> None:
    page.whole("actorName", fact.seeker)
    page.whole("concurring", fact.concurring)
    page.lead("condition", fact.condition)


def _slot(page: FactSheet, fact: MeetingSlot) -> None:
    page.number("week", fact.week)
    page.number("weekday", fact.weekday)
    page.whole("event", fact.event)
    page.whole("convener", fact.convener)
    page.whole("participants", fact.participants)
    page.whole("form", fact.form)
    page.lead("note", fact.note)
    page.links("convenedBy", fact.conveners)
    page.links("attendedBy", fact.attendees)
    page.links("heldBeside", fact.under)
    page.codes("trait", fact.traits)
    if fact.grid:
        page.link("inGrid", page.acts.provision(fact.act, fact.grid))
    if fact.remark:
        page.link("remarkedIn", page.acts.provision(fact.act, fact.remark))
    page.link("inSeries", page.entity("event", "EventSeries", fact.series, f"day-{fact.weekday or 'any'}-"))


def _mention(page: FactSheet, fact: Mention) -> None:
    page.link("mentions", str(iris.thing(fact.name.iri)))
    page.whole("mentionText", fact.name.text)
    page.code("matchedBy", fact.how)
    page.code("wording", fact.wording)
    page.codes("nameForm", fact.forms)
    if fact.dated:
        page.link("nameUsed", f"{iris.ID}{fact.dated}")


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of fact is written: the sort in its IRI, its class, its function."""

    sort: str
    type: str
    write: Callable[[FactSheet, Any], None]


KINDS: Mapping[type[Fact], Kind] = {
    AppointmentRule: Kind("rule", "AppointmentRule", _rule),
    GeneralRule: Kind("general-rule", "GeneralRule", _rule),
    NomenclatureRow: Kind("row", "NomenclatureRow", _row),
    StudyPhrase: Kind("study", "CandidateStudy", _study),
    Impact: Kind("impact", "Impact", _impact),
    Reference: Kind("reference", "ActReference", _reference),
    InternalReference: Kind("internal-reference", "InternalReference", _internal_reference),
    Definition: Kind("definition", "Definition", _definition),
    Duty: Kind("duty", "Duty", _duty),
    Deadline: Kind("deadline", "Deadline", _deadline),
    Requirement: Kind("requirement", "Requirement", _requirement),
    Exemption: Kind("exemption", "Exemption", _exemption),
    Concurrence: Kind("concurrence", "Concurrence", _concurrence),
    TermUse: Kind("term-use", "TermUse", _term_use),
    MeetingSlot: Kind("slot", "MeetingSlot", _slot),
    Mention: Kind("mention", "Mention", _mention),
}
_PARTIAL_RULE = Kind("rule", "PartialRule", _rule)


def kind_of(fact: Fact) -> Kind:
    """How a fact is written; a rule without a position, or without anybody who appoints or elects, is a partial one."""
    if isinstance(fact, AppointmentRule):
        filled = any(step.kind in ("appoints", "elects") and _named(step.actor) for step in fact.steps)
        if not filled or not any(map(_named, fact.positions)):
            return _PARTIAL_RULE
    return KINDS[type(fact)]


def _named(name: Name) -> bool:
    """Whether a name gives an IRI: one without a letter does not."""
    return bool(name.iri or iris.slug(name.text))
