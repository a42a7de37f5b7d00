"""The facts that acts state, as the extractors give them.

Every fact carries the act and the provision that states it and the `Text` pieces it was read from, so that its place in
the source file is never lost.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from loaders.document import ActKey, Diagnostic, Document, State
from loaders.text import Text
from loaders.timing import NO_ANCHOR, NOTHING_DONE, Anchor, Doing


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something an act states. `words` are the pieces of text it was read from: its evidence, never empty."""

    act: ActKey
    provision: str
    words: tuple[Text, ...]
    state: State = State.IN_FORCE
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Fact):
    """A reference to another act. `relation` as in `act-references`; `other` empty-keyed for `approves`, where
    `annex` is the path of the annex and `other_title` its name. `place` is the provision cited in the other act as a
    provision path in it where known ("3/8"; several parted by ";"), `place_text` as printed. `known_code` is the
    Adilet code of an act cited by name alone, where `ontology/known_acts.py` knows it; `registration` the number in the
    register of normative acts where it is printed. Where an approval names an annex otherwise than the annex is headed,
    or an act is named otherwise than elsewhere in the document, `cited_as` and `headed_as` are the words that differ
    here and there. `in_approved`: the place is in a document that the other act approves."""

    relation: str
    other: ActKey | None = None
    annex: str = ""
    place: str = ""
    place_text: str = ""
    known_code: str = ""
    registration: str = ""
    cited_as: str = ""
    headed_as: str = ""
    in_approved: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InternalReference(Fact):
    """A reference to a provision of the same act: `target` path in the act; `resolved` whether it is there.

    `may_mean` are all paths that the words can mean, `target` the first, where there are several; `means_term` says
    that one term («мерзім») of the provision is meant."""

    target: str
    resolved: bool
    may_mean: tuple[str, ...] = ()
    means_term: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact(Fact):
    """One amendment of one provision. `act` is the act changed, `provision` the place that states it (in
    `stated_in`, the act of the file read), `target` the path changed in `act`, `kind` as in `amendments`.

    `effect` is how the clause tells the day on which it takes effect (`loaders.grammar.force.force_kind`), `cited_at`
    the character of the file at which a note names the acting act."""

    stated_in: ActKey
    target: str
    kind: str
    by: ActKey | None
    effective_text: str = ""
    effective_from: dt.date | None = None
    effective_to: dt.date | None = None
    effect: str = ""
    cited_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Fact):
    """A defined term or short form («бұдан әрі – Әкімшілік»): `term` as printed, `meaning` the words it stands for."""

    term: str
    meaning: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class NomenclatureRow(Fact):
    """A row of an appointment table: its cells, marks included, for they stay with the name that bears them; `marks`
    the asterisk marks of the row ("*", "**") in order."""

    row: int
    position: Text
    appoints: Text
    nominates: Text
    concurs: Text
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A person-readable name of an organ, position or class, as printed (nominative where it was put so), and the
    thing it was matched to: `iri` tail like `position/minister-of-finance` ("" until reconciled). `bare` is the title
    ("Министр") where the act says nowhere whose it is."""

    text: str
    words: Text
    iri: str = ""
    bare: str = ""


@dataclass(frozen=True, slots=True)
class RuleStep:
    """One step of a rule: `kind` (nominates, concurs, consults, appoints, elects, approves, decides …), `actor`,
    `alternative` (number of the alternative among steps of one `order`: "X or, on X's instruction, Y" is one order,
    two alternatives; 0: taken whichever of them is), `condition` as printed (leading words), `mark` the footnote
    mark."""

    order: int
    kind: str
    actor: Name
    alternative: int = 1
    condition: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointmentRule(Fact):
    """One row or sentence that says how positions are filled. `exceptions` are positions a class phrase leaves out."""

    row: int | None = None
    positions: tuple[Name, ...]
    exceptions: tuple[Name, ...] = ()
    steps: tuple[RuleStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralRule(Fact):
    """What a provision lays down for a whole group of positions: who nominates, is consulted, must concur. Concurring
    parties of one `order` with different alternatives may act in place of each other."""

    positions: tuple[Name, ...]
    exceptions: tuple[Name, ...] = ()
    steps: tuple[RuleStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPhrase(Fact):
    """A phrase naming positions whose candidates a unit studies beforehand; `positions` one or more things it names;
    `body` that to which the unit belongs, where the act says so; `entry` the path of the list entry it stands in."""

    unit: str
    position: Text
    positions: tuple[Name, ...] = ()
    exceptions: tuple[Name, ...] = ()
    unit_name: Name | None = None
    body: Name | None = None
    entry: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Fact):
    """What a provision lays on or allows someone. `actor`, `addressee` in the nominative, `modality` must, may or
    must-not; `actor_name` the thing the actor was matched to. `attendees` are those whose attendance it orders at the
    sittings of `sittings`; `traits` say how: `passive` (the `verb` leaves the doer unsaid),
    `attendance-ensured`, `attendance-reduced`. `own_at` is where in the action the provision's own words begin, behind
    those of its list's introduction."""

    actor: str
    action: str
    object: str = ""
    addressee: str = ""
    condition: str = ""
    modality: str = "must"
    actor_name: Name | None = None
    doing: Doing = NOTHING_DONE
    attendees: tuple[Name, ...] = ()
    sittings: tuple[Name, ...] = ()
    traits: tuple[str, ...] = ()
    verb: str = ""
    own_at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Fact):
    """A term: `value` as digits ("10"), `unit`, `months` (1-12), `recurrence`, `text` the words of the term.

    `anchor` is from what it counts, `doing` what is done within it. `actor_name` and `addressee_name` are the things
    matched; `actor_key` and `addressee_key` one code for every form in which the act names them, so that what one gives
    and the other is given can be joined. `own_at` as in a duty.
    """

    actor: str = ""
    addressee: str = ""
    action: str = ""
    value: str = ""
    unit: str = ""
    months: tuple[int, ...] = ()
    recurrence: str = ""
    text: str = ""
    anchor: Anchor = NO_ANCHOR
    doing: Doing = NOTHING_DONE
    actor_name: Name | None = None
    addressee_name: Name | None = None
    actor_key: str = ""
    addressee_key: str = ""
    own_at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement(Fact):
    """Eligibility, exclusion, limit, document or condition: who it concerns, value and unit where it has them."""

    kind: str
    who: str = ""
    value: str = ""
    unit: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption(Fact):
    """Whom a provision exempts, and from what."""

    who: str
    exempt_from: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concurrence(Fact):
    """Consent outside appointments: one seeker, one concurring party."""

    seeker: str
    concurring: str
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSlot(Fact):
    """A sitting of a work calendar; `week`, `weekday` None where known from a note alone.

    `conveners`, `attendees` are the things that hold it and take part, `under` those beside which a convener works
    («X жанындағы …»); `grid` is the path of the document whose grid or notes have it; `series` names sittings that are
    one event on one weekday; `remark` is the path of the note or footnote on it; `traits` say how it is held:
    `any-day`, `heeds-calendar`, `timed`, `remote`, `several-places`."""

    week: int | None
    weekday: int | None
    event: str
    convener: str = ""
    participants: str = ""
    form: str = ""
    note: str = ""
    conveners: tuple[Name, ...] = ()
    attendees: tuple[Name, ...] = ()
    under: tuple[Name, ...] = ()
    grid: str = ""
    series: str = ""
    remark: str = ""
    traits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse(Fact):
    """A provision says a term: `term` as a list of terms would have it, `kind` how it stands there:

    `term` a defined term, `early` one before its definition, `undefined` a short form that the act defines nowhere,
    `abbreviation` letters that it spells out nowhere, `role` a body named by what it does alone, `cut-short` a defined
    term without its first word (`whole` the term), `spelt-out` the full name again after its short form, `unnamed`
    someone whom nothing determines, `doublet` one of several words for a notion (`whole`) that the act uses."""

    term: str
    kind: str
    whole: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Fact):
    """A provision names an organ, a position or a class: `name` as printed, in the nominative, and the thing it means.

    `how` it was met: `exact` (printed whole), `shared` (its office or owner stands at another name), `context` (what
    stands beside it says whose it is), `defined` (a short form of the act). `wording` is what of an exact or shared
    name counts when names are compared ("" otherwise), `forms` codes of `loaders.names.forms`, `dated` the tail of the
    dated name that it is, where the thing has borne several."""

    name: Name
    how: str
    wording: str = ""
    forms: tuple[str, ...] = ()
    dated: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one file: the document, its facts in order, and every diagnostic."""

    document: Document
    facts: tuple[Fact, ...]
    diagnostics: tuple[Diagnostic, ...] = field(default=())
