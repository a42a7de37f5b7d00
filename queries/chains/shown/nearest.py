"""What is shown of the nearest authorities: each with its distance and the way to it."""

from __future__ import annotations

from collections.abc import Iterable

from queries.chains.answer import Answer, Picture, Table, named
from queries.chains.authorities import Nearest
from queries.chains.moment import bounds, no_rules, of_time
from queries.chains.rules import ROLES
from queries.chains.shown import hops
from queries.chains.words import Words, dated, role

_WORDS = {
    "title": {
        "kk": "Ең жақын жоғары тұрғандар: {name}",
        "ru": "Ближайшие вышестоящие: {name}",
        "en": "Nearest authorities above: {name}",
    },
    "one": {
        "kk": "{number}. {name} (қадам саны: {steps})",
        "ru": "{number}. {name} (шагов: {steps})",
        "en": "{number}. {name} (steps: {steps})",
    },
    "none": {"kk": "Жоғары тұрған ешкім жоқ.", "ru": "Вышестоящих нет.", "en": "There is nobody above."},
    "more": {
        "kk": "Бұлардан жақын емес басқалары да бар.",
        "ru": "Есть и другие, не ближе этих.",
        "en": "There are others, no nearer than these.",
    },
    "can": {
        "kk": "Өз қадамы мынадай болғандар ғана алынды: {roles}.",
        "ru": "Взяты только те, чей собственный шаг таков: {roles}.",
        "en": "Only those are taken whose own step is: {roles}.",
    },
}
_say = Words(_WORDS)


def shown(found: Nearest, lang: str, *, latest: bool = False) -> Answer:
    """The nearest authorities in a language, in every form; `latest` where nobody said a day."""
    rules = found.powers.rules
    post, day = rules.thing(found.post), found.powers.day.isoformat()
    title = dated(_say("title", lang, name=post.label(lang)), day, lang)
    notes = _notes(found, lang, latest)
    goals = [route.nodes[-1] for route in found.routes]
    boxes = hops.nodes(found.routes, rules, lang, starts=(found.post,), goals=goals)
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines(found, lang)),
        content={
            "question": "nearest",
            "position": named(post),
            "as_of": day,
            "roles": list(found.roles),
            "can": list(found.can),
            "kinds": list(found.kinds),
            "authorities": [
                {"authority": named(rules.thing(route.nodes[-1])), **hops.as_json(route, rules)}
                for route in found.routes
            ],
            "more": found.more,
            "notes": list(notes),
        },
        table=Table(hops.COLUMNS, hops.rows(found.routes, rules, lang)),
        picture=Picture(title, boxes, hops.edges(found.routes, rules, lang), found.post),
        notes=notes,
    )


def _lines(found: Nearest, lang: str) -> Iterable[str]:
    rules = found.powers.rules
    for number, route in enumerate(found.routes, 1):
        name = rules.thing(route.nodes[-1]).label(lang)
        yield "  " + _say("one", lang, number=number, name=name, steps=route.length)
        yield from hops.lines(route, rules, lang, indent=4)
    if not found.routes:
        yield "  " + _say("none", lang)


def _notes(found: Nearest, lang: str, latest: bool) -> tuple[str, ...]:
    said = list(of_time(found.powers, (found.post,), hops.steps(found.routes), lang, latest=latest))
    if not found.routes:
        said += no_rules(found.powers, (found.post,), lang)
    if found.more:
        said.append(_say("more", lang))
    if len(found.can) < len(ROLES):
        said.append(_say("can", lang, roles=", ".join(role(name, lang) for name in found.can)))
    return (*said, *bounds(found.roles, found.depth, lang))
