"""What acts say of a position or organ beside how it is filled: duties, terms, mentions, rules on its groups, findings.

related(view, iri)              all of it; lists are of all times, each entry with how it stands
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service import urls
from service.explorer.posts.about import About
from service.explorer.posts.told import ExOfficio, GeneralStep, Sitting, Told
from service.explorer.view import Link, Place, Validity, View
from service.published_findings import report_of
from service.report_forms import SEVERITY
from shapes.findings import Finding
from shapes.report import Report

FOLDED = 10  # duties shown at once
PLACES = 60  # mentions of one act
_STATES = {"in-force": 0, "proposed": 1, "ended": 2}


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty, right, prohibition or term in the words of the act; `through` the group that it is laid on."""

    modality: str
    action: str
    addressee: str
    condition: str
    term: str
    place: Place
    through: Link | None
    state: str


@dataclass(frozen=True, slots=True)
class InAct:
    """Where one act names it: how often, as what, and where."""

    act: Link
    count: int
    roles: tuple[tuple[str, tuple[Place, ...]], ...]
    more: int


@dataclass(frozen=True, slots=True)
class GroupRule:
    """A rule about a group to which a position belongs, beside the rules on positions: who does what."""

    group: Link
    steps: tuple[tuple[str, Link, str], ...]
    place: Place
    validity: Validity


@dataclass(frozen=True, slots=True)
class Study:
    """Who studies the candidates for a position."""

    unit: Link
    place: Place
    validity: Validity


@dataclass(frozen=True, slots=True)
class Office:
    """An office held by right: which, by whom, on what ground."""

    position: Link
    holder: Link
    validity: Validity
    ground: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding about it."""

    severity: str
    severity_words: str
    check: str
    address: str
    message: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Sittings of the work calendar that it holds, and those it takes part in; in the words of the act."""

    convened: tuple[tuple[Sitting, Link], ...]
    attended: tuple[tuple[Sitting, Link], ...]


@dataclass(frozen=True, slots=True)
class Related:
    """All that acts and checks say of it beside its filling. `duties` and `deadlines` have those in force first."""

    duties: tuple[Duty, ...]
    deadlines: tuple[Duty, ...]
    studies: tuple[Study, ...]
    general: tuple[GroupRule, ...]
    offices: tuple[Office, ...]
    calendar: Calendar
    mentions: tuple[InAct, ...]
    findings: tuple[Found, ...]


def related(view: View, iri: str) -> Related:
    """What acts say of a position, class or organ, itself or as one of the groups it belongs to."""
    told = Told.of(view.data)
    groups = (iri, *view.rules.classes.containing(iri))
    return Related(
        duties=_sorted(duty for group in groups for duty in _duties(view, told, iri, group)),
        deadlines=_sorted(duty for group in groups for duty in _deadlines(view, told, iri, group)),
        studies=tuple(
            Study(view.thing(one.unit), view.place(one.act, one.provision), view.validity(one.valid_from, one.valid_to))
            for one in told.studies.get(iri, ())
        ),
        general=tuple(rule for group in groups for rule in _general(view, told.general.get(group, ()))),
        offices=tuple(_office(view, one) for one in told.ex_officio.get(iri, ())),
        calendar=Calendar(_sittings(view, told.convened.get(iri, ())), _sittings(view, told.attended.get(iri, ()))),
        mentions=tuple(_mentions(view, told, iri)),
        findings=tuple(_findings(view, iri, report_of(view.data))),
    )


def shared_sections(of: About, said: Related) -> tuple[tuple[str, str, object], ...]:
    """The headings that all these pages share: anchor, key of the words, what is below (nothing: no heading)."""
    return (
        ("names", "history-names", of.named),
        ("changes", "history-changes", of.changes),
        ("duties", "duties", said.duties),
        ("terms", "duties-terms", said.deadlines),
        ("sittings", "sittings", said.calendar.convened or said.calendar.attended),
        ("found", "found", said.findings),
        ("mentions", "mentions", said.mentions),
        ("data", "about-data", True),
    )


def _sorted(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    return tuple(sorted(dict.fromkeys(duties), key=lambda duty: _STATES.get(duty.state, 1)))


def _duties(view: View, told: Told, iri: str, actor: str) -> Iterator[Duty]:
    for one in told.duties.get(actor, ()):
        yield Duty(
            modality=one.modality,
            action=one.action,
            addressee=one.addressee,
            condition=one.condition,
            term="",
            place=view.place(one.act, one.provision),
            through=view.thing(actor) if actor != iri else None,
            state=one.state,
        )


def _deadlines(view: View, told: Told, iri: str, actor: str) -> Iterator[Duty]:
    for one in told.deadlines.get(actor, ()):
        yield Duty(
            modality="must",
            action=one.action,
            addressee=one.addressee,
            condition="",
            term=one.words,
            place=view.place(one.act, one.provision),
            through=view.thing(actor) if actor != iri else None,
            state=one.state,
        )


def _general(view: View, steps: Iterable[GeneralStep]) -> Iterator[GroupRule]:
    rules: dict[str, list[GeneralStep]] = defaultdict(list)
    for step in steps:
        rules[step.rule].append(step)
    for those in rules.values():
        first = those[0]
        yield GroupRule(
            group=view.thing(first.group),
            steps=tuple((step.role, view.thing(step.authority), step.condition) for step in those),
            place=view.place(first.act, first.provision),
            validity=view.validity(first.valid_from, first.valid_to),
        )


def _office(view: View, one: ExOfficio) -> Office:
    validity = view.validity(one.valid_from, one.valid_to)
    return Office(view.thing(one.position), view.thing(one.holder), validity, one.ground)


def _sittings(view: View, sittings: Iterable[Sitting]) -> tuple[tuple[Sitting, Link], ...]:
    return tuple((sitting, view.act(sitting.act)) for sitting in sittings)


def _mentions(view: View, told: Told, iri: str) -> Iterator[InAct]:
    """By act; a provision stands once, as the most telling of what it says of it: a part in a rule before a name."""
    acts: dict[str, dict[str, str]] = defaultdict(dict)
    for one in told.mentions.get(iri, ()):
        known = acts[one.act].get(one.provision)
        if known in (None, "named"):
            acts[one.act][one.provision] = one.role
    for act, roles in sorted(acts.items()):
        by_role: dict[str, list[Place]] = defaultdict(list)
        for path, role in list(roles.items())[:PLACES]:
            by_role[role].append(view.place(act, path))
        shown = tuple((role, tuple(places)) for role, places in by_role.items())
        yield InAct(view.act(act), len(roles), shown, max(0, len(roles) - PLACES))


def _findings(view: View, iri: str, report: Report) -> Iterator[Found]:
    by_subject = view.data.kept("findings by subject", lambda: _by_subject(report.all))
    for finding in by_subject.get(iri, ()):
        yield Found(
            severity=finding.severity,
            severity_words=SEVERITY[finding.severity][view.lang],
            check=finding.check.label.get(view.lang),
            address=urls.finding(finding.key, "", {"lang": view.lang}),
            message=finding.message.get(view.lang),
            places=tuple(view.place(place.act, place.path) for place in finding.places),
        )


def _by_subject(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.subject].append(finding)
    return dict(found)
