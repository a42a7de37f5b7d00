"""The page of a position or of a class of positions: how it is filled, under which provision, and is it so now.

    page_of(iri, "ru")          the page of a position or class; None for a thing of another kind
    position(view, iri, day)    all that it says, as data

The day is that of `as-of`, else the last on which a rule for it stood; the page says which. What depends on how things
stand today (rules that ended) is told from the day of the request.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from flask import Response

from queries.chains.rules import Step
from queries.chains.walk import binding
from service.explorer.posts.about import MEMBERS, About, Day, about, day_of
from service.explorer.posts.above import Above, Stoppers, above, stoppers
from service.explorer.posts.deciding import Power, deciding
from service.explorer.posts.filling import Filling, filling, standing, wording
from service.explorer.posts.framing import Content, framed
from service.explorer.posts.related import Related, related, shared_sections
from service.explorer.view import Link, Place, Validity, View
from service.words import day as day_words
from service.words import text

KINDS = frozenset({"position", "class"})
NO_RULE, NOT_THAT_DAY, ENDED, TO_COME, IN_FORCE = "no-rule", "not-that-day", "ended", "to-come", "in-force"


@dataclass(frozen=True, slots=True)
class Past:
    """A rule of any time that may bind it: where it stands, whom it names, who decides by it, how it stands today;
    `applies` is false where a rule about it alone, or about a narrower group, goes first."""

    place: Place
    named: Link | None
    deciders: tuple[tuple[str, Link], ...]
    validity: Validity
    wording: str
    applies: bool


@dataclass(frozen=True, slots=True)
class Member:
    """One of a class: its organ; where the rule stands that binds it on the day, if that is not the one of the class
    (`by_group`); `ended`: not there on the day."""

    who: Link
    organ: Link | None
    rule: Place | None
    by_group: bool
    ended: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page says. `absent`: it was not there on the day; `status` is how the rules of the day stand today,
    `turns` the day on which they end or begin, in words; `later`: whether another rule stands today. `left_out` are
    rules that say they are not about it, `spare` those whom the rules about a class leave out; `more` members are not
    shown."""

    about: About
    day: Day
    absent: bool
    status: str
    turns: str
    later: bool
    filling: Filling
    above: Above
    stoppers: Stoppers
    powers: tuple[Power, ...]
    related: Related
    history: tuple[Past, ...]
    left_out: tuple[tuple[Place, Link | None], ...]
    members: tuple[Member, ...]
    more: int
    spare: tuple[Link, ...]


def page_of(iri: str, lang: str) -> Response | None:
    """The page of the thing with this IRI in a language, tagged; None for what is no position and no class of these."""

    def tell(view: View, asked: dt.date | None) -> Content:
        said = position(view, iri, asked)
        return said, sections(said, lang), {}

    return framed("position", KINDS, iri, lang, tell)


def position(view: View, iri: str, asked: dt.date | None) -> Shown:
    """What the page of a position or class says, of the day asked for or the last on which a rule for it stood."""
    steps = binding(view.rules, iri)
    day = day_of(view, steps, asked)
    found = filling(view, iri, day.date)
    members = _ordered(view, iri, day.date)
    return Shown(
        about=about(view, iri),
        day=day,
        absent=not view.rules.there(iri, day.date),
        status=(status := _status(found, steps)),
        turns=_turns(view, found, status),
        later=any(step.stands(view.today) for step in steps),
        filling=found,
        above=above(view, iri, day.date),
        stoppers=stoppers(view, iri, day.date),
        powers=deciding(view, iri, day.date),
        related=related(view, iri),
        history=tuple(_history(view, iri, steps)),
        left_out=tuple(_left_out(view, iri)),
        members=tuple(_members(view, iri, members[:MEMBERS], day.date)),
        more=max(0, len(members) - MEMBERS),
        spare=tuple(_spare(view, iri)),
    )


def _status(found: Filling, steps: tuple[Step, ...]) -> str:
    if not steps:
        return NO_RULE
    if not found.ways:
        return NOT_THAT_DAY
    if found.ended:
        return ENDED
    return IN_FORCE if any(way.validity.state == IN_FORCE for way in found.ways) else TO_COME


def _turns(view: View, found: Filling, status: str) -> str:
    if status == ENDED:
        return day_words(max(way.validity.ends for way in found.ways), view.lang, "from")
    if status == TO_COME:
        return day_words(min(way.validity.begins for way in found.ways), view.lang, "from")
    return ""


def sections(said: Shown, lang: str) -> tuple[tuple[str, str], ...]:
    """The headings of the page that have something below them: anchor and words."""
    group = said.about.kind == "class"
    some = (
        ("members", "members", group),
        ("above", "above", said.above.posts or said.above.ends),
        ("powers", "powers-class" if group else "powers", said.powers),
        ("studies", "studies", said.related.studies),
        ("stoppers", "stoppers", said.stoppers.direct or said.stoppers.indirect or said.stoppers.pairs),
        ("others", "others", said.related.general or said.related.offices or said.left_out),
        ("history", "history", said.history),
        *shared_sections(said.about, said.related),
    )
    return tuple((anchor, text(key, lang)) for anchor, key, there in some if there)


def _history(view: View, iri: str, steps: tuple[Step, ...]) -> Iterator[Past]:
    """The rules of all times, the latest first."""
    rules: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in steps:
        rules[step.rule, step.position].append(step)
    for those in sorted(rules.values(), key=lambda those: (those[0].begins, those[0].act), reverse=True):
        first = those[0]
        yield Past(
            place=view.place(first.act, first.provision),
            named=view.thing(first.position) if view.rules.thing(first.position).kind == "class" else None,
            deciders=tuple((s.role, view.thing(s.authority)) for s in those if s.role in ("appoints", "elects")),
            validity=view.validity(*standing(view, first)),
            wording=wording(view, first),
            applies=_binds(view, first, iri),
        )


def _binds(view: View, step: Step, iri: str) -> bool:
    """Whether the rule of a step on a group binds a member: none on itself or a narrower group in the act goes first.

    As `queries.chains.multigraph` has it, told without drawing the multigraph of a day long past.
    """
    rules = view.rules
    narrower = [] if step.partial else rules.classes.members(step.position)
    nearer = [iri, *(group for group in rules.classes.containing(iri) if group in narrower)]
    return step.position == iri or not any(
        other.act == step.act and other.stands(step.begins) and not other.partial and not rules.excepted(other, iri)
        for one in nearer
        for other in rules.on(one)
    )


def _left_out(view: View, iri: str) -> Iterator[tuple[Place, Link | None]]:
    """The rules on groups that hold it, or are said of it, which except it."""
    rules = view.rules
    named = {rule for rule, spared in rules.exceptions.items() if iri in spared}
    steps = {step.rule: step for step in rules.steps if step.rule in named} if named else {}
    for group in rules.classes.containing(iri):
        steps |= {step.rule: step for step in rules.on(group) if rules.excepted(step, iri)}
    for _, step in sorted(steps.items()):
        yield view.place(step.act, step.provision), view.thing(step.position)


def _spare(view: View, iri: str) -> Iterator[Link]:
    """Whom the rules about a class leave out."""
    rules = dict.fromkeys(step.rule for step in view.rules.on(iri))
    for left_out in sorted({one for rule in rules for one in view.rules.exceptions.get(rule, ())}):
        yield view.thing(left_out)


def _ordered(view: View, iri: str, day: dt.date) -> list[str]:
    """The members of a class by name; those that are not there on the day come last."""
    rules = view.rules

    def turn(member: str) -> tuple[bool, bool, str]:
        thing = rules.thing(member)
        return not rules.there(member, day), thing.kind != "position", thing.label(view.lang)

    return sorted(rules.classes.members(iri), key=turn)


def _members(view: View, iri: str, members: Iterable[str], day: dt.date) -> Iterator[Member]:
    """Members of a class, with the rule that binds each."""
    rules, powers = view.rules, view.rules.drawn(day)
    for member in members:
        organ = rules.thing(member).organ
        steps = powers.steps_on(member)
        by_group = any(step.named == iri for step in steps)
        yield Member(
            who=view.thing(member),
            organ=view.thing(organ) if organ else None,
            rule=view.place(steps[0].act, steps[0].provision) if steps and not by_group else None,
            by_group=by_group,
            ended=not rules.there(member, day),
        )
