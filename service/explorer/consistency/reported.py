"""The consistency report as its pages show it: findings in words, their places side by side, counts to choose by.

    brief(view, finding, words)          for the list: the first places, with their words where these are loaded
    whole(view, finding, words)          for its own page: all places, with what was read there
    by_check(view, report), by_act(view, report)

What is wrong is said by the message of the check; nothing is worked out anew here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ontology import iris
from service import urls
from service.explorer.acts.stated import Fact, stated_at
from service.explorer.acts.telling import Step, Told, tell
from service.explorer.view import Link, Place, Validity, View
from service.report_forms import PlaceWords
from service.words import text
from shapes.catalogue import SEVERITIES
from shapes.findings import Finding
from shapes.places import Place as Provision
from shapes.report import Report

_BRIEFLY = 3  # places of a finding in the list
_TOLD = 12  # places of a finding on its own page that what was read is shown of
_FACTS = 4  # of one place
_WORDS = 280  # characters of a place in the list


@dataclass(frozen=True, slots=True)
class Card:
    """One place: the provision, how its act stands, its words ("" where none are loaded), what was read there."""

    place: Place
    validity: Validity | None
    words: str
    facts: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding: its page, what the check is called, what is wrong, what it is about, where.

    `differing` are the roles in which the rules at its places name others, or nobody.
    """

    key: str
    address: str
    check: str
    code: str
    severity: str
    message: str
    subject: Link
    cards: tuple[Card, ...]
    more: int
    waived: str = ""
    differing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counted:
    """How many findings there are of something, by severity in the order of `SEVERITIES`, with where they are."""

    name: Link
    counts: tuple[tuple[int, str], ...]
    total: int


def brief(here: View, finding: Finding, words: PlaceWords) -> Shown:
    """A finding in the list."""
    cards = [_card(here, place, _cut(words.get(place.iri, ""))) for place in finding.places[:_BRIEFLY]]
    return _shown(here, finding, cards)


def whole(here: View, finding: Finding, words: PlaceWords) -> Shown:
    """A finding on its own page."""
    told = finding.places[:_TOLD]
    read = stated_at(here, [place.iri for place in told]) if told else ()
    cards = [
        _card(here, place, words.get(place.iri, ""), _at(here, finding, place, read) if place in told else ())
        for place in finding.places
    ]
    return _shown(here, finding, cards)


def _shown(here: View, finding: Finding, cards: Sequence[Card]) -> Shown:
    waiver = finding.waiver
    said = {"who": waiver.who, "day": here.day(waiver.date), "reason": waiver.reason} if waiver else {}
    return Shown(
        key=finding.key,
        address=urls.finding(finding.key, "", {"lang": here.lang}),
        check=finding.check.label.get(here.lang),
        code=finding.check.code,
        severity=finding.severity,
        message=finding.message.get(here.lang),
        subject=subject(here, finding),
        cards=tuple(cards),
        more=len(finding.places) - len(cards),
        waived=text("findings-waived-by", here.lang, **said) if said else "",
        differing=_differing(cards),
    )


def _differing(cards: Sequence[Card]) -> frozenset[str]:
    """The roles in which the rules at several places name others."""
    rules = [{step.role: _actors(step) for step in told.steps} for card in cards for told in card.facts if told.steps]
    roles = {role for rule in rules for role in rule}
    return frozenset(role for role in roles if len({rule.get(role) for rule in rules}) > 1)


def _actors(step: Step) -> frozenset[str]:
    return frozenset(actor.who.text for choice in step.choices for actor in choice)


def subject(here: View, finding: Finding) -> Link:
    """What a finding is about, by name; what is no thing of the graph as it is written."""
    iri = finding.subject
    name = finding.name.get(here.lang)
    if not finding.focus.startswith("<"):
        return Link(name or iri, "")
    if iri in here.names.things:
        return here.thing(iri)
    if iri in here.acts:
        return here.act(iri)
    return Link(name or iris.tail(iri), here.page_of(iri), "", "", iri)


def _card(here: View, provision: Provision, words: str, facts: tuple[Told, ...] = ()) -> Card:
    act = here.acts.get(provision.act)
    validity = here.validity(act.valid_from, act.valid_to) if act and act.status != "draft" else None
    return Card(here.place(provision.act, provision.path), validity, " ".join(words.split()), facts)


def _at(here: View, finding: Finding, place: Provision, read: Iterable[Fact]) -> tuple[Told, ...]:
    """What was read at a place that the finding is about: the facts at fault, else the rules there."""
    at_fault = {value[1:-1].partition("#")[0] for value in (*finding.values, finding.focus) if value.startswith("<")}
    there = [fact for fact in read if place.iri in (*fact.all("statedIn"), *fact.all("listedIn"))]
    chosen = [fact for fact in there if fact.iri in at_fault] or [fact for fact in there if fact.steps]
    return tuple(tell(here, fact) for fact in chosen[:_FACTS])


def _cut(words: str) -> str:
    said = " ".join(words.split())
    return said if len(said) <= _WORDS else said[:_WORDS].rpartition(" ")[0] + " …"


def by_check(here: View, report: Report) -> tuple[Counted, ...]:
    """The findings by check, in the order of their codes."""
    counts = Counter(finding.check.code for finding in report.all)
    checks = {finding.check.code: finding.check for finding in report.all}
    return tuple(
        _counted(
            Link(f"{code} {checks[code].label.get(here.lang)}", _filtered(here, {"check": checks[code].name})),
            Counter({checks[code].severity: counts[code]}),
            {"check": checks[code].name},
            here,
        )
        for code in sorted(counts)
    )


def by_act(here: View, report: Report) -> tuple[Counted, ...]:
    """The findings by act, those with the most first."""
    counts: dict[str, Counter[str]] = {}
    for finding in report.all:
        counts.setdefault(finding.act, Counter())[finding.severity] += 1
    found = []
    for act, held in sorted(counts.items(), key=lambda one: (-one[1].total(), one[0])):
        asked = {"act": iris.act_tail(act)} if act else {}
        name = here.act(act).capital().text if act else text("findings-no-act", here.lang)
        found.append(_counted(Link(name, _filtered(here, asked) if act else ""), held, asked, here))
    return tuple(found)


def _counted(name: Link, held: Mapping[str, int], asked: Mapping[str, str], here: View) -> Counted:
    counts = tuple(
        (held.get(severity, 0), _filtered(here, {**asked, "severity": severity}) if asked else "")
        for severity in SEVERITIES
    )
    return Counted(name, counts, sum(held.values()))


def _filtered(here: View, asked: Mapping[str, str]) -> str:
    return urls.findings("", {**asked, "lang": here.lang})
