"""The steps of a procedure as a page shows them: who, what, by which day, where that is said, all in words.

rows(here, asked)          the steps; `asked` is a procedure with its days (`queries.timing.shown.procedure`)
plain(here, note)          a note with places and days in words
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from ontology import iris
from queries.places import place_words
from queries.timing.shown.procedure import Asked, doubt_words
from queries.timing.timeline import Actor, Dated, Step
from queries.timing.words import say, term_words
from queries.timing.workdays import is_working, why_off, working_before
from service.explorer.view import Link, Place, View
from service.words import text

_CODED = re.compile(
    r"\b([A-Z]\d{8,10}_?|[a-z]+-[a-z0-9-]+-\d{4}-\d\d-\d\d-[\w-]+)(?::|, )((?:main|annex-\d+)(?:/[\w~-]+)*)"
)
_CODE = re.compile(r" \([A-Z]\d{8,10}_?\)")
_PATH = re.compile(r"\b(?:main|annex-\d+)/[a-z0-9~-]+(?:/[a-z0-9~-]+)*")
_ISO = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


@dataclass(frozen=True, slots=True)
class Row:
    """A step as the page shows it: its number and what it is, those who act (alternatives, each of those who act
    together, with conditions in Kazakh), what, to whom and which documents (Kazakh), its term, last day, places."""

    number: int
    what: str
    who: tuple[tuple[tuple[Link, str], ...], ...]
    action: str
    addressee: Link | None
    documents: tuple[str, ...]
    condition: str
    term: str
    term_words: str
    last: dt.date | None
    due: str
    doubt: str
    places: tuple[Place, ...]
    proposed: bool


def rows(here: View, found: Asked) -> list[Row]:
    """The steps as the page shows them."""
    return [_row(here, found, one) for one in found.dated]


def _row(here: View, found: Asked, one: Dated) -> Row:
    step = one.step
    groups: dict[int, list[tuple[Link, str]]] = {}
    for actor in step.actors:
        groups.setdefault(actor.alternative, []).append((_actor(here, actor), actor.condition))
    to = Actor(step.addressee_iri, step.addressee)
    return Row(
        number=one.number,
        what=say(step.what, here.lang),
        who=tuple(tuple(those) for those in groups.values()),
        action=step.action,
        addressee=_actor(here, to) if step.addressee or step.addressee_iri else None,
        documents=step.documents,
        condition=step.condition,
        term=term_words(step.term, here.lang) if step.term else "",
        term_words=step.term.words if step.term else "",
        last=one.latest.day if one.latest else None,
        due=due(here, one),
        doubt=plain(here, doubt_words(step, here.lang)),
        places=_places(here, step),
        proposed=step.state == "proposed",
    )


def _places(here: View, step: Step) -> tuple[Place, ...]:
    return tuple(here.place(*at) for at in dict.fromkeys((place.act, place.path) for place in step.places))


def _actor(here: View, actor: Actor) -> Link:
    return here.thing(actor.iri) if actor.iri else Link(actor.name, "", "" if here.lang == "kk" else "kk")


def due(here: View, one: Dated) -> str:
    """What is to be said of the last day of a step, or why there is none."""
    if one.latest:
        on = one.latest.day
        said = [text("views-step-done", here.lang)] if one.done else []
        if one.latest.moved_from:
            said.append(text("views-step-moved", here.lang, day=here.day(one.latest.moved_from)))
        elif not one.done and one.step.term and one.step.term.of_calendar:
            if not is_working(on):
                before = here.day(working_before(on))
                said.append(text("views-due-off", here.lang, why=why_off(on, here.lang), day=before))
            if one.step.term.bound:
                said.append(text("views-due-until", here.lang, day=here.day(on - dt.timedelta(days=1))))
        return " ".join(said)
    why = re.sub(r" \(--\w+\)", "", say(one.why, here.lang, base=str(one.base))) if one.why else ""
    if not one.counted:
        return why
    supposing = say("if-then" if one.why == "receipt" else "counted", here.lang)
    return f"{why}; {supposing}: {here.day(one.counted.day)}"


def plain(here: View, note: str) -> str:
    """A note for people: places in words in place of codes, days in words."""

    def named(match: re.Match[str]) -> str:
        return here.place(str(iris.Act(match[1])), match[2]).full

    placed = _CODE.sub("", _CODED.sub(named, note))
    placed = _PATH.sub(lambda match: place_words(match[0], here.lang), placed)
    said = _ISO.sub(lambda match: here.day(match[0]), placed)
    return said.replace("г..", "г.")  # a year's abbreviation ends the sentence, too


def option(here: View, step: Step) -> tuple[str, list[Link], str, str, tuple[Place, ...]]:
    """What one may or must not do beside the steps: the modality, who, what and on which condition (Kazakh), where."""
    who = [_actor(here, actor) for actor in step.actors]
    return say(step.modality, here.lang), who, step.action, step.condition, _places(here, step)
