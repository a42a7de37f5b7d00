"""What is shown of routes between two: each by its hops, how many there are, which way they lead."""

from __future__ import annotations

from collections.abc import Iterable

from queries.chains.answer import Answer, Picture, Table, named
from queries.chains.moment import bounds, no_rules, of_time
from queries.chains.routes import Routes
from queries.chains.shown import hops
from queries.chains.words import Words, dated

_WORDS = {
    "title": {
        "kk": "Балама тізбектер: {low} – {high}",
        "ru": "Альтернативные цепочки: {low} – {high}",
        "en": "Alternative chains: {low} up to {high}",
    },
    "route": {
        "kk": "{number}-тізбек (қадам саны: {steps})",
        "ru": "Цепочка {number} (шагов: {steps})",
        "en": "Chain {number} (steps: {steps})",
    },
    "total": {
        "kk": "Барлық тізбек саны: {total}; көрсетілгені: {shown}",
        "ru": "Всего цепочек: {total}; показано: {shown}",
        "en": "Chains in all: {total}; shown: {shown}",
    },
    "unknown": {
        "kk": "Көрсетілген тізбектер: {shown}. Басқалары да бар; тізбектер тұйықталатындықтан, олардың саны белгісіз",
        "ru": "Показано цепочек: {shown}. Есть и другие; сколько их, неизвестно, так как цепочки замыкаются",
        "en": "Chains shown: {shown}. There are others; how many is not known, because of cycles",
    },
    "none": {
        "kk": "Олардың арасында тізбек жоқ.",
        "ru": "Цепочки между ними нет.",
        "en": "No chain leads from the one to the other.",
    },
    "turned": {
        "kk": "Тізбек екіншісінен біріншісіне қарай жүреді: жоғарыда – {high}, төменде – {low}.",
        "ru": "Цепочка ведёт от второго к первому: выше стоит {high}, ниже – {low}.",
        "en": "The chain leads from the second to the first: {high} stands above, {low} below.",
    },
    "both": {
        "kk": "Кері бағытта да тізбек бар: екеуінің әрқайсысы екіншісінен жоғары да, төмен де тұр.",
        "ru": "Есть цепочки и в обратную сторону: каждый из двух стоит и выше, и ниже другого.",
        "en": "Chains lead the other way too: each of the two stands both above and below the other.",
    },
}
_say = Words(_WORDS)


def shown(found: Routes, lang: str, *, latest: bool = False) -> Answer:
    """Routes in a language, in every form; `latest` where nobody said a day."""
    rules = found.powers.rules
    low, high = rules.thing(found.low), rules.thing(found.high)
    day = found.powers.day.isoformat()
    title = dated(_say("title", lang, low=low.label(lang), high=high.label(lang)), day, lang)
    notes = _notes(found, lang, latest)
    boxes = hops.nodes(found.routes, rules, lang, starts=(found.low,), goals=(found.high,))
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines(found, lang)),
        content={
            "question": "routes",
            "from": named(low),
            "to": named(high),
            "as_of": day,
            "turned": found.turned,
            "both": found.both,
            "roles": list(found.roles),
            "depth": found.depth,
            "total": found.total,
            "more": found.more,
            "routes": [hops.as_json(route, rules) for route in found.routes],
            "notes": list(notes),
        },
        table=Table(hops.COLUMNS, hops.rows(found.routes, rules, lang)),
        picture=Picture(title, boxes, hops.edges(found.routes, rules, lang), found.low),
        notes=notes,
    )


def _lines(found: Routes, lang: str) -> Iterable[str]:
    for number, route in enumerate(found.routes, 1):
        yield "  " + _say("route", lang, number=number, steps=route.length)
        yield from hops.lines(route, found.powers.rules, lang, indent=4)
    if not found.routes:
        yield "  " + _say("none", lang)
    elif found.total is None and found.more:
        yield _say("unknown", lang, shown=len(found.routes))
    else:
        yield _say("total", lang, total=found.total or len(found.routes), shown=len(found.routes))


def _notes(found: Routes, lang: str, latest: bool) -> tuple[str, ...]:
    rules = found.powers.rules
    names = {"low": rules.thing(found.low).label(lang), "high": rules.thing(found.high).label(lang)}
    said = list(of_time(found.powers, (found.low, found.high), hops.steps(found.routes), lang, latest=latest))
    if not found.routes:
        said += no_rules(found.powers, (found.low,), lang)
    said += [_say(key, lang, **names) for key in ("turned", "both") if getattr(found, key)]
    return (*said, *bounds(found.roles, found.depth, lang))
