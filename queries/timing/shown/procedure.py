"""What is shown of a procedure: its steps in order with who, what, under which provision and by when.

shown(asked, "en")                       `Asked`: a procedure with the days of one course of it
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from queries.chains.answer import Answer, Edge, Node, Picture, Table, iso
from queries.chains.answer import named as named_thing
from queries.names import Thing
from queries.timing.procedure import Procedure
from queries.timing.terms import Term
from queries.timing.timeline import Actor, Dated, Known, Place, Step
from queries.timing.words import LANGUAGES, day_words, say, term_words
from queries.timing.workdays import SWAPS_KNOWN, Due, is_estimated, is_working, why_off, working_before

COLUMNS = (
    "number", "what", "actors", "action", "addressee", "documents", "condition", "term", "earliest", "latest",
    "counted", "open", "doubt", "act", "provisions", "facts",
)  # fmt: skip
_TITLE = {
    "position": {
        "kk": "Тағайындау рәсімі: {name}",
        "ru": "Процедура назначения: {name}",
        "en": "Procedure of appointment: {name}",
    },
    "document": {"kk": "Рәсім: {name}", "ru": "Процедура: {name}", "en": "Procedure: {name}"},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A procedure, its steps dated, and how to name things.

    `name` titles a document's procedure; `notes` are said before all others; `texts` are the words of provisions by act
    and path, where texts are loaded.
    """

    procedure: Procedure
    dated: tuple[Dated, ...]
    thing: Callable[[str], Thing]
    known: Known = field(default_factory=Known)
    name: str = ""
    notes: tuple[str, ...] = ()
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def start(self) -> dt.date | None:
        """The day on which it begins."""
        return self.known.start


def shown(asked: Asked, lang: str) -> Answer:
    """A procedure in a language, in every form."""
    return Answer(
        title=title(asked, lang),
        lang=lang,
        lines=tuple(_lines(asked, lang)),
        content=_content(asked, lang),
        table=Table(COLUMNS, tuple(_row(asked, one, lang) for one in asked.dated)),
        picture=_picture(asked, lang),
        notes=notes(asked, lang),
    )


def title(asked: Asked, lang: str) -> str:
    """A heading: the position or document, the day, the start."""
    position = asked.procedure.position
    kind = "position" if position else "document"
    name = asked.thing(position).label(lang) if position else asked.name
    days = (("by-rules-of", asked.procedure.day), ("starting", asked.start), ("ending", asked.known.end))
    said = [say(key, lang, day=day.isoformat()) for key, day in days if day]
    return ", ".join((_TITLE[kind][lang].format(name=name), *said))


def notes(asked: Asked, lang: str) -> tuple[str, ...]:
    """All that is to be said beside the steps."""
    found = list(asked.notes)
    for note in asked.procedure.notes:
        values = dict(note.values)
        if "who" in values:
            values["name"] = asked.thing(values.pop("who")).label(lang)
        found.append(say(note.key, lang, **values) if values else say(note.key, lang))
    steps = asked.dated
    open_steps = [str(one.number) for one in steps if one.why == "no-term"]
    if open_steps and len(open_steps) < len(steps):
        found.append(say("open", lang, steps=", ".join(open_steps)))
    if any(one.latest or one.counted for one in steps if not one.done):
        found.append(say("counting", lang))
        if any(one.step.term and one.step.term.unit == "day" for one in steps):
            found.append(say("plain-days", lang))
    found += doubts([due for one in steps for due in (one.latest, one.counted) if due], lang)
    return tuple(dict.fromkeys(found))


def doubts(days: Iterable[Due], lang: str) -> list[str]:
    """What is not known of the days counted: estimated holidays, swaps of years to come."""
    uncertain = {day for due in days for day in due.doubts}
    estimated = sorted(day.isoformat() for day in uncertain if is_estimated(day))
    years = sorted({str(day.year) for day in uncertain if day.year > SWAPS_KNOWN})
    found = [say("estimated", lang, days=", ".join(estimated))] if estimated else []
    return [*found, say("swaps", lang, years=", ".join(years))] if years else found


def actor_name(actor: Actor, thing: Callable[[str], Thing], lang: str) -> str:
    """Who acts: the label of a known thing, else the act's words."""
    return thing(actor.iri).label(lang) if actor.iri else of_act(actor.name, lang)


def of_act(words: str, lang: str) -> str:
    """Words of an act, which are Kazakh: in another language in quotes, with a mark."""
    return words if lang == "kk" or not words else f"«{words}» (kk)"


def actors(step: Step, thing: Callable[[str], Thing], lang: str) -> str:
    """Those who act: alternatives joined by "or", those of one alternative by "and", with their conditions."""
    groups: dict[int, list[Actor]] = {}
    for actor in step.actors:
        groups.setdefault(actor.alternative, []).append(actor)
    joined = f" {say('or', lang)} "
    return joined.join(_together(those, thing, lang) for those in groups.values())


def _together(those: list[Actor], thing: Callable[[str], Thing], lang: str) -> str:
    """Who act together, the condition of all once behind them."""
    conditions = [actor.condition for actor in those]
    shared = conditions[0] if len(set(conditions)) == 1 else ""
    names = [
        actor_name(actor, thing, lang)
        + (f" ({_quoted(actor.condition, lang)})" if actor.condition and not shared else "")
        for actor in those
    ]
    return f" {say('and', lang)} ".join(names) + (f" ({_quoted(shared, lang)})" if shared else "")


def _quoted(words: str, lang: str) -> str:
    """Words of an act as a quotation where the rest is another language."""
    return words if lang == "kk" else f"«{words}»"


def day_remark(day: dt.date, term: Term | None, lang: str) -> str:
    """What is to be known of a last day that does not move: that it is a day off, that it may not count itself."""
    remarks = []
    if term and term.of_calendar and not is_working(day):
        remarks.append(say("day-off", lang, why=why_off(day, lang), day=day_words(working_before(day), lang)))
    if term and term.of_calendar and term.bound:
        remarks.append(say("until", lang, day=(day - dt.timedelta(days=1)).isoformat()))
    return "; ".join(remarks)


def due_words(one: Dated, lang: str) -> str:
    """When a step is over at the latest, or why that is open."""
    if one.done and one.latest:
        return f"{say('done', lang)} {day_words(one.latest.day, lang)}"
    if one.latest:
        remark = day_remark(one.latest.day, one.step.term, lang)
        moved = one.latest.moved_from
        if moved:
            remark = say("moved", lang, from_day=day_words(moved, lang))
        return f"{day_words(one.latest.day, lang)}{f'; {remark}' if remark else ''}"
    said = say(one.why, lang, base=str(one.base))
    supposing = say("if-then" if one.why == "receipt" else "counted", lang)
    return f"{said}; {supposing}: {day_words(one.counted.day, lang)}" if one.counted else said


def doubt_words(step: Step, lang: str) -> str:
    """Why a step may not apply, "" where it does."""
    if not step.doubt:
        return ""
    said = say({"no-consent": "doubt-no-consent"}.get(step.doubt, step.doubt), lang)
    return f"{said} ({', '.join(step.doubted)})" if step.doubted else said


def where(places: Iterable[Place]) -> str:
    """Provisions, with the act before those of each."""
    by_act: dict[str, list[str]] = {}
    for place in places:
        by_act.setdefault(place.act.rpartition("/")[2], []).append(place.path)
    return "; ".join(f"{act}, {', '.join(dict.fromkeys(paths))}" for act, paths in by_act.items())


def _lines(asked: Asked, lang: str) -> Iterator[str]:
    if not asked.dated:
        yield f"  {say('nothing', lang)}"
    for one in asked.dated:
        step = one.step
        who = actors(step, asked.thing, lang) or ("" if step.what == "seeks" else say("unsaid", lang))
        yield f"{one.number:>3}. {say(step.what, lang)}{f': {who}' if who else ''} [{where(step.places)}]"
        if step.action:
            yield f"       {say('action', lang)}: {_quoted(step.action, lang)}"
        if step.addressee:
            whom = actor_name(Actor(step.addressee_iri, step.addressee), asked.thing, lang)
            yield f"       {say('addressee', lang)}: {whom}"
        if step.documents:
            yield f"       {say('pairs' if step.what == 'seeks' else 'documents', lang)}:"
            yield from (f"         - {_quoted(paper, lang)}" for paper in step.documents)
        if step.condition:
            yield f"       {say('condition', lang)}: {_quoted(step.condition, lang)}"
        if step.term:
            words = f" («{step.term.words}»)" if step.term.words else ""
            yield f"       {say('deadline', lang)}: {term_words(step.term, lang)}{words}"
        if step.term or one.done:
            yield f"       {say('latest', lang)}: {due_words(one, lang)}"
        if step.doubt:
            yield f"       {say('doubt', lang)}: {doubt_words(step, lang)}"
    if asked.procedure.options:
        yield f"{say('options', lang)}:"
    for step in asked.procedure.options:
        who = actors(step, asked.thing, lang)
        condition = f" ({_quoted(step.condition, lang)})" if step.condition else ""
        action = _quoted(step.action, lang) if step.action else ""
        said = ": ".join(filter(None, (who, action + condition)))
        yield f"  - {say(step.modality, lang)}: {said} [{where(step.places)}]"


def _row(asked: Asked, one: Dated, lang: str) -> tuple[str, ...]:
    step = one.step
    return (
        str(one.number),
        step.what,
        actors(step, asked.thing, lang),
        step.action,
        step.addressee,
        "; ".join(step.documents),
        step.condition,
        term_words(step.term, lang) if step.term else "",
        iso(one.earliest),
        iso(one.latest.day if one.latest else None),
        iso(one.counted.day if one.counted else None),
        one.why if not one.latest else "",
        step.doubt,
        step.places[0].act if step.places else "",
        "; ".join(place.path for place in step.places),
        "; ".join(place.fact for place in step.places),
    )


def _content(asked: Asked, lang: str) -> dict[str, object]:
    position = asked.procedure.position
    return {
        "question": "procedure",
        "position": named_thing(asked.thing(position)) if position else None,
        "document": asked.name,
        "as_of": iso(asked.procedure.day),
        "start": iso(asked.start),
        "end": iso(asked.known.end),
        "steps": [{"number": one.number, **_step(asked, one.step), **_days(one)} for one in asked.dated],
        "options": [_step(asked, step) for step in asked.procedure.options],
        "notes": list(notes(asked, lang)),
    }


def _step(asked: Asked, step: Step) -> dict[str, object]:
    return {
        "what": step.what,
        "label": {lang: say(step.what, lang) for lang in LANGUAGES},
        "actors": [
            {
                "actor": named_thing(asked.thing(actor.iri)) if actor.iri else None,
                "name": actor.name,
                "alternative": actor.alternative,
                "condition": actor.condition,
            }
            for actor in step.actors
        ],
        "action": step.action,
        "addressee": step.addressee,
        "documents": list(step.documents),
        "condition": step.condition,
        "modality": step.modality,
        "state": step.state,
        "doubt": step.doubt,
        "doubted": list(step.doubted),
        "term": _term(step.term) if step.term else None,
        "places": [
            {"act": place.act, "provision": place.path, "fact": place.fact, "words": _text(asked, place)}
            for place in step.places
        ],
    }


def _text(asked: Asked, place: Place) -> str:
    """The words of a provision, "" where no text is loaded."""
    return asked.texts.get((place.act, place.path), "")


def _term(term: Term) -> dict[str, object]:
    return {
        "value": term.value,
        "unit": term.unit,
        "months": list(term.months),
        "recurrence": term.recurrence,
        "anchor": term.anchor,
        "fact": term.fact,
        "words": term.words,
        "label": {lang: term_words(term, lang) for lang in LANGUAGES},
    }


def _days(one: Dated) -> dict[str, object]:
    return {
        "earliest": iso(one.earliest),
        "latest": iso(one.latest.day if one.latest else None),
        "moved_from": iso(one.latest.moved_from if one.latest else None),
        "counted": iso(one.counted.day if one.counted else None),
        "counts_from": one.base if one.base >= 0 else None,
        "open": one.why if not one.latest else "",
        "done": one.done,
    }


def _picture(asked: Asked, lang: str) -> Picture:
    """The steps one below another: a box each, with who does what; an arrow to the next, with its term.

    A question mark stands at what may not apply to the position.
    """
    nodes = []
    for one in asked.dated:
        who = actors(one.step, asked.thing, lang)
        last = day_words(one.latest.day, lang) if one.latest else ""
        label = f"{one.number}. {say(one.step.what, lang)}{f': {who}' if who else ''}{' (?)' if one.step.doubt else ''}"
        mark = "start" if one.number == 1 else "root" if one.number == len(asked.dated) else ""
        says = "; ".join(filter(None, (one.step.action, last)))
        nodes.append(Node(f"#step-{one.number}", label, "step", mark=mark, says=says))
    edges = tuple(
        Edge(f"#step-{one.number - 1}", f"#step-{one.number}", _arrow(one.step, lang), "next", _attributes(one))
        for one in asked.dated[1:]
    )
    return Picture(title(asked, lang), tuple(nodes), edges, nodes[0].iri if nodes else "")


def _arrow(step: Step, lang: str) -> str:
    return term_words(step.term, lang) if step.term else ""


def _attributes(one: Dated) -> dict[str, str | int]:
    place = one.step.places[0] if one.step.places else Place("", "", "")
    return {
        "role": one.step.what,
        "act": place.act,
        "provision": place.path,
        "condition": one.step.condition,
        "latest": iso(one.latest.day if one.latest else None),
        "counted": iso(one.counted.day if one.counted else None),
    }
