"""What is shown of authorities in common: the lowest with a chain from each post, who acts on all directly, all."""

from __future__ import annotations

from collections.abc import Iterable

from queries.chains.answer import Answer, Picture, Table, named
from queries.chains.authorities import Common
from queries.chains.moment import bounds, no_rules, of_time
from queries.chains.routes import Route
from queries.chains.shown import hops
from queries.chains.words import Words, dated, role

_WORDS = {
    "title": {
        "kk": "Ортақ жоғары тұрғандар: {names}",
        "ru": "Общие вышестоящие: {names}",
        "en": "Authorities in common: {names}",
    },
    "lowest": {"kk": "Ең төменгі ортақ саты", "ru": "Нижние из общих", "en": "Lowest in common"},
    "direct": {
        "kk": "Әрқайсысына тікелей қатысты",
        "ru": "Напрямую в отношении каждого",
        "en": "Directly on each of them",
    },
    "all": {
        "kk": "Барлық ортақ жоғары тұрғандар: {number}",
        "ru": "Всего общих вышестоящих: {number}",
        "en": "Authorities in common in all: {number}",
    },
    "steps": {"kk": "қадам саны", "ru": "шагов", "en": "steps"},
    "none": {
        "kk": "Ортақ жоғары тұрған ешкім жоқ.",
        "ru": "Общих вышестоящих нет.",
        "en": "They have no authority in common.",
    },
    "over": {
        "kk": "Олардың бірі екіншісінен жоғары тұр: жоғарыда – {upper}, төменде – {lower}.",
        "ru": "Один из них стоит выше другого: выше – {upper}, ниже – {lower}.",
        "en": "One of them stands above another: {upper} above, {lower} below.",
    },
}
_say = Words(_WORDS)


def shown(found: Common, lang: str, *, latest: bool = False) -> Answer:
    """Authorities in common in a language, in every form; `latest` where nobody said a day."""
    rules = found.powers.rules
    day = found.powers.day.isoformat()
    names = "; ".join(rules.thing(post).label(lang) for post in found.posts)
    title = dated(_say("title", lang, names=names), day, lang)
    drawn = [found.route(post, authority) for authority in found.lowest for post in found.posts]
    notes = _notes(found, drawn, lang, latest)
    boxes = hops.nodes(drawn, rules, lang, starts=found.posts, goals=found.lowest)
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines(found, lang)),
        content={
            "question": "common",
            "positions": [named(rules.thing(post)) for post in found.posts],
            "as_of": day,
            "roles": list(found.roles),
            "direct": {name: [named(rules.thing(who)) for who in acting] for name, acting in found.direct.items()},
            "authorities": [
                {
                    "authority": named(rules.thing(who)),
                    "lowest": who in found.lowest,
                    "routes": [hops.as_json(found.route(post, who), rules) for post in found.posts],
                }
                for who in found.authorities
            ],
            "notes": list(notes),
        },
        table=_table(found, lang),
        picture=Picture(title, boxes, hops.edges(drawn, rules, lang), found.posts[0]),
        notes=notes,
    )


def _lines(found: Common, lang: str) -> Iterable[str]:
    rules = found.powers.rules
    if not found.authorities:
        yield "  " + _say("none", lang)
        return
    yield f"  {_say('lowest', lang)}:"
    for who in found.lowest:
        yield f"    {rules.thing(who).label(lang)}"
        for post in found.posts:
            yield from hops.lines(found.route(post, who), rules, lang, indent=6)
    if found.direct:
        yield f"  {_say('direct', lang)}:"
    for name, acting in found.direct.items():
        yield f"    {role(name, lang)}: {'; '.join(rules.thing(who).label(lang) for who in acting)}"
    yield f"  {_say('all', lang, number=len(found.authorities))}"
    for who in found.authorities:
        lengths = ", ".join(str(found.length(post, who)) for post in found.posts)
        yield f"    {rules.thing(who).label(lang)} ({_say('steps', lang)}: {lengths})"


def _table(found: Common, lang: str) -> Table:
    """For each authority, the steps of the chain from each post."""
    rules = found.powers.rules
    return Table(
        ("common", "common_label", "lowest", "from", *hops.COLUMNS[1:]),
        tuple(
            (who, rules.thing(who).label(lang), "true" if who in found.lowest else "false", post, *row[1:])
            for who in found.authorities
            for post in found.posts
            for row in hops.rows((found.route(post, who),), rules, lang)
        ),
    )


def _notes(found: Common, drawn: Iterable[Route], lang: str, latest: bool) -> tuple[str, ...]:
    label = {post: found.powers.rules.thing(post).label(lang) for post in found.posts}
    said = list(of_time(found.powers, found.posts, hops.steps(drawn), lang, latest=latest))
    if not found.authorities:
        said += no_rules(found.powers, found.posts, lang)
    said += [_say("over", lang, upper=label[upper], lower=label[lower]) for upper, lower in found.over]
    return (*said, *bounds(found.roles, None, lang))
