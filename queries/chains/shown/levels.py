"""What is shown of the levels of the hierarchy: level by level who acts on others, and how many posts stand there."""

from __future__ import annotations

from collections.abc import Iterator

from queries.chains.answer import Answer, Picture, Table, named
from queries.chains.levels import Levels, Place
from queries.chains.shown.whole import arrows, label, more, node, notes
from queries.chains.words import Words, dated

COLUMNS = ("level", "hops", "thing", "thing_label", "kind", "posts", "is_post")
_LISTED = 40  # things of a level, in the text form
_DRAWN = 400  # those who act; a picture of more is refused anyway

_WORDS = {
    "title": {"kk": "Иерархия деңгейлері", "ru": "Уровни иерархии", "en": "Levels of the hierarchy"},
    "level": {
        "kk": "{n}-деңгей: {all} (лауазым: {posts})",
        "ru": "Уровень {n}: {all} (должностей: {posts})",
        "en": "Level {n}: {all} (posts: {posts})",
    },
    "place": {
        "kk": "{name} (тікелей шешім қабылдайтын лауазымдары: {posts}; ең жоғарғы буынға дейін кемінде {hops} қадам)",
        "ru": "{name} (прямо решает о должностях: {posts}; шагов до вершины не меньше {hops})",
        "en": "{name} (acts directly on posts: {posts}; steps to the top: at least {hops})",
    },
    "idle": {
        "kk": "ешкім туралы шешім қабылдамайтындар: {n}",
        "ru": "ни о ком не решают: {n}",
        "en": "act on nobody: {n}",
    },
    "posts": {
        "kk": "тікелей шешім қабылдайтын лауазымдары: {n}",
        "ru": "прямо решает о должностях: {n}",
        "en": "acts directly on posts: {n}",
    },
    "says": {
        "kk": "Деңгей — жоғарыдан келетін ең ұзын жол: әркім өзі туралы шешім қабылдайтындардың бәрінен төмен тұрады; "
        "бір-біріне тәуелділердің деңгейі бір.",
        "ru": "Уровень — самый длинный путь от вершины: каждый стоит ниже всех, кто о нём решает; "
        "у зависящих друг от друга уровень общий.",
        "en": "A level is the longest way from the top: each stands below all who act on it; "
        "those who depend on each other share one.",
    },
}
_say = Words(_WORDS)


def shown(levels: Levels, lang: str, *, latest: bool = False) -> Answer:
    """The levels of a day in a language; `latest`: nobody said a day."""
    powers = levels.powers
    said = notes(powers, levels.roles, lang, latest=latest)
    title = dated(_say("title", lang), powers.day.isoformat(), lang)
    return Answer(
        title=title,
        lang=lang,
        lines=(*_lines(levels, lang), _say("says", lang)),
        content={
            "question": "levels",
            "as_of": powers.day.isoformat(),
            "roles": list(levels.roles),
            "levels": [
                {
                    "level": number,
                    "posts": sum(place.is_post for place in places),
                    "things": [
                        {
                            "thing": named(powers.rules.thing(place.iri)),
                            "hops": place.hops,
                            "posts": place.posts,
                            "is_post": place.is_post,
                        }
                        for place in places
                    ],
                }
                for number, places in enumerate(levels.by_level())
            ],
            "notes": list(said),
        },
        table=Table(COLUMNS, tuple(_row(levels, place, lang) for place in levels.places)),
        picture=_picture(levels, title, lang),
        notes=said,
    )


def _lines(levels: Levels, lang: str) -> Iterator[str]:
    for number, places in enumerate(levels.by_level()):
        posts = sum(place.is_post for place in places)
        yield _say("level", lang, n=number, all=len(places), posts=posts)
        acting = sorted((place for place in places if place.acting), key=lambda place: (-place.posts, place.iri))
        for place in acting[:_LISTED]:
            name = label(levels.powers, place.iri, lang)
            yield f"  {_say('place', lang, name=name, posts=place.posts, hops=place.hops)}"
        if len(acting) > _LISTED:
            yield f"  {more(len(acting) - _LISTED, lang)}"
        if len(places) > len(acting):
            yield f"  {_say('idle', lang, n=len(places) - len(acting))}"


def _row(levels: Levels, place: Place, lang: str) -> tuple[str, ...]:
    thing = levels.powers.rules.thing(place.iri)
    is_post = "true" if place.is_post else "false"
    return str(place.level), str(place.hops), place.iri, thing.label(lang), thing.kind, str(place.posts), is_post


def _picture(levels: Levels, title: str, lang: str) -> Picture:
    """Those who act on others, at their levels, and the arrows between them."""
    powers = levels.powers
    acting = [place for place in levels.places if place.acting]
    nodes = (node(powers, place.iri, place.level, _say("posts", lang, n=place.posts), lang) for place in acting)
    drawn = {place.iri for place in acting}
    edges = (
        edge
        for place in acting
        for whom in (powers.below(place.iri) if len(acting) <= _DRAWN else ())
        if whom in drawn
        for edge in arrows(powers, levels.roles, place.iri, whom, lang)
    )
    return Picture(title, tuple(nodes), tuple(edges))
