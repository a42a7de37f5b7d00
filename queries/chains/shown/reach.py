"""What is shown of reach: who acts on how many posts, how much few of them hold; of one its posts.

shown(reach(powers), "en")                   all authorities
shown_of(reach_of(powers, iri), "en")        one
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from queries.chains.answer import Answer, Edge, Node, Picture, Table, named
from queries.chains.forms import aligned
from queries.chains.reach import FIRST, Concentration, Held, Reach, ReachOf
from queries.chains.rules import ROLES
from queries.chains.shown.whole import arrows, between, label, more, notes, percent, things
from queries.chains.words import Words, dated, role

_LISTED = 40  # authorities, in the text form
_DRAWN = 10
COLUMNS = ("rank", "authority", "authority_label", "kind", *ROLES, "directly", "directly_share", "in_the_end",
           "in_the_end_share")  # fmt: skip
OF_COLUMNS = ("role", "post", "post_label")
_IN_THE_END = "in-the-end"

_WORDS = {
    "title": {
        "kk": "Өкілеттік ауқымы: кім қанша лауазым туралы шешім қабылдайды",
        "ru": "Охват полномочий: о скольких должностях кто решает",
        "en": "Reach: on how many posts each authority acts",
    },
    "title-of": {"kk": "Өкілеттік ауқымы: {name}", "ru": "Охват полномочий: {name}", "en": "Reach: {name}"},
    "posts": {"kk": "Барлық лауазым: {n}", "ru": "Всего должностей: {n}", "en": "Posts in all: {n}"},
    "authority": {"kk": "кім", "ru": "кто", "en": "authority"},
    "directly": {"kk": "тікелей", "ru": "прямо", "en": "directly"},
    "in_the_end": {"kk": "түптеп келгенде", "ru": "в конечном счёте", "en": "in the end"},
    "share": {"kk": "үлесі", "ru": "доля", "en": "share"},
    "all-posts": {"kk": "лауазым", "ru": "должностей", "en": "posts"},
    "holders": {"kk": "шешім қабылдаушы", "ru": "решающих", "en": "authorities"},
    "first": {"kk": "алғашқы {n}", "ru": "первые {n}", "en": "first {n}"},
    "herfindahl": {"kk": "индекс", "ru": "индекс", "en": "index"},
    "any": {"kk": "кез келген", "ru": "любое действие", "en": "any"},
    "concentration": {"kk": "Шоғырлану", "ru": "Сосредоточение", "en": "Concentration"},
    "says-in-the-end": {
        "kk": "Түптеп келгенде: тағайындау тізбегі тікелей немесе басқалар арқылы оған жететін лауазымдар.",
        "ru": "В конечном счёте: должности, цепочка назначения которых приводит сюда прямо или через других.",
        "en": "In the end: posts whose chain of appointment comes here, directly or through others.",
    },
    "says-first": {
        "kk": "Алғашқы 1, 3, 10: ең көп лауазым туралы шешім қабылдайтын 1, 3, 10 орган не тұлғаның үлесі; "
        "бір лауазым туралы бірнешеуі шешсе, ол тең бөлінеді.",
        "ru": "Первые 1, 3, 10: о какой доле должностей решают 1, 3, 10 тех, кто решает о наибольшем их числе; "
        "если о должности решают несколько, она делится поровну.",
        "en": "First 1, 3, 10: the share of posts that the 1, 3, 10 who hold most of them hold; "
        "a post on which several act is shared equally.",
    },
    "says-herfindahl": {
        "kk": "Индекс (Херфиндаль): кездейсоқ алынған екі лауазым туралы шешімді бір орган не тұлға қабылдауының "
        "ықтималдығы.",
        "ru": "Индекс (Херфиндаля): вероятность того, что о двух случайно взятых должностях решает один и тот же.",
        "en": "Index (Herfindahl): the probability that two posts picked at random are held by the same authority.",
    },
    "place": {
        "kk": "Түптеп келгендегі ауқымы бойынша орны: {n}",
        "ru": "Место по охвату в конечном счёте: {n}",
        "en": "Place by reach in the end: {n}",
    },
    "through-others": {"kk": "басқалар арқылы", "ru": "через других", "en": "through others"},
    "nothing": {
        "kk": "Ешбір лауазым туралы шешім қабылдамайды.",
        "ru": "Ни об одной должности не решает.",
        "en": "It acts on no post.",
    },
}
say = Words(_WORDS)


def shown(reach: Reach, lang: str, *, latest: bool = False) -> Answer:
    """The reach of all authorities; `latest`: nobody said a day."""
    acting = (held.authority for held in reach.held)
    said = notes(reach.powers, reach.roles, lang, latest=latest, acting=acting)
    title = dated(say("title", lang), reach.powers.day.isoformat(), lang)
    first = [held.authority for held in reach.held[:_DRAWN]]
    says = {held.authority: counted(reach, held, lang) for held in reach.held[:_DRAWN]}
    rows = (
        (str(n), h.authority, label(reach.powers, h.authority, lang), _kind(reach, h), *figures(reach, h))
        for n, h in enumerate(reach.held, 1)
    )
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines(reach, lang)),
        content={
            "question": "reach",
            **content(reach),
            "authorities": [
                {"authority": named(reach.powers.rules.thing(held.authority)), **numbers(reach, held)}
                for held in reach.held
            ],
            "notes": list(said),
        },
        table=Table(COLUMNS, tuple(rows)),
        picture=between(reach.powers, reach.roles, first, says, title, lang),
        notes=said,
    )


def _lines(reach: Reach, lang: str) -> Iterator[str]:
    yield say("posts", lang, n=reach.posts)
    if not reach.held:
        return
    header = ["", say("authority", lang), *(role(name, lang) for name in reach.roles)]
    header += [say(word, lang) for word in ("directly", "share", "in_the_end", "share")]
    rows = [
        [
            str(place),
            label(reach.powers, held.authority, lang),
            *(str(held.by_role[name]) for name in reach.roles),
            *(str(held.directly), percent(reach.share(held.directly), lang)),
            *(str(held.in_the_end), percent(reach.share(held.in_the_end), lang)),
        ]
        for place, held in enumerate(reach.held[:_LISTED], 1)
    ]
    yield from aligned([header, *rows])
    if len(reach.held) > _LISTED:
        yield f"  {more(len(reach.held) - _LISTED, lang)}"
    yield f"{say('concentration', lang)}:"
    yield from concentration_lines(((role_of(one, lang), one) for one in reach.concentration), lang)
    yield from (say(says, lang) for says in ("says-in-the-end", "says-first", "says-herfindahl"))


def concentration_lines(rows: Iterable[tuple[str, Concentration]], lang: str) -> tuple[str, ...]:
    """A line for each concentration with what it is of, below headings."""
    header = ["", say("all-posts", lang), say("holders", lang)]
    header += [*(say("first", lang, n=first) for first in FIRST), say("herfindahl", lang)]
    return aligned(
        [
            header,
            *(
                [
                    head,
                    str(one.posts),
                    str(one.authorities),
                    *(percent(one.first[first], lang) for first in FIRST),
                    f"{one.herfindahl:.4f}" if lang == "en" else f"{one.herfindahl:.4f}".replace(".", ","),
                ]
                for head, one in rows
            ),
        ]
    )


def shown_of(found: ReachOf, lang: str, *, latest: bool = False) -> Answer:
    """The reach of one authority."""
    reach, held = found.reach, found.held
    powers = reach.powers
    said = notes(powers, reach.roles, lang, latest=latest, acting=(held.authority,))
    title = dated(say("title-of", lang, name=label(powers, held.authority, lang)), powers.day.isoformat(), lang)
    rows = [(name, post) for name in reach.roles for post in found.by_role[name]]
    rows += [(_IN_THE_END, post) for post in found.in_the_end]
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines_of(found, lang)),
        content={
            "question": "reach",
            **content(reach),
            "authority": named(powers.rules.thing(held.authority)),
            "place": found.place,
            **numbers(reach, held),
            "held": {
                **{name: things(powers, found.by_role[name]) for name in reach.roles},
                _IN_THE_END: things(powers, found.in_the_end),
            },
            "notes": list(said),
        },
        table=Table(OF_COLUMNS, tuple((name, post, label(powers, post, lang)) for name, post in rows)),
        picture=_picture_of(found, title, lang),
        notes=said,
    )


def _lines_of(found: ReachOf, lang: str) -> Iterator[str]:
    reach, held = found.reach, found.held
    if not held.in_the_end:
        yield say("nothing", lang)
        return
    yield say("posts", lang, n=reach.posts)
    yield say("place", lang, n=found.place)
    yield _count("directly", held.directly, reach, lang)
    for name in reach.roles:
        if found.by_role[name]:
            yield f"  {role(name, lang)}: {len(found.by_role[name])}"
            yield from (f"    {label(reach.powers, post, lang)}" for post in found.by_role[name])
    yield _count("in_the_end", held.in_the_end, reach, lang)
    direct = {post for posts in found.by_role.values() for post in posts}
    others = [post for post in found.in_the_end if post not in direct]
    if others:
        yield f"  {say('through-others', lang)}: {len(others)}"
        yield from (f"    {label(reach.powers, post, lang)}" for post in others)


def _picture_of(found: ReachOf, title: str, lang: str) -> Picture:
    """The authority, the organs and classes for which it acts, and the posts on which they act directly."""
    powers, roles, start = found.reach.powers, found.reach.roles, found.held.authority
    reached = {held.authority: counted(found.reach, held, lang) for held in found.reach.held}
    actors = [start, *(powers.acts_through(start) if start in powers.graph else ())]
    level = dict.fromkeys(actors, 1) | {start: 0}
    edges: list[Edge] = [edge for actor in actors[1:] for edge in arrows(powers, (), start, actor, lang)]
    for place, actor in enumerate(actors, 1):
        for whom in powers.below(actor, roles):
            if whom in powers.posts:
                level.setdefault(whom, min(place, 2))
                edges += arrows(powers, roles, actor, whom, lang)
    nodes = (
        Node(iri, thing.label(lang), thing.kind, column, "start" if iri == start else "", reached.get(iri, ""))
        for iri, column in level.items()
        for thing in (powers.rules.thing(iri),)
    )
    return Picture(title, tuple(nodes), tuple(edges), start)


def content(reach: Reach) -> dict[str, object]:
    """What JSON says of a day: posts, concentration."""
    return {
        "as_of": reach.powers.day.isoformat(),
        "roles": list(reach.roles),
        "posts": reach.posts,
        "concentration": [
            {
                "role": one.role or "any",
                "posts": one.posts,
                "authorities": one.authorities,
                "first": {str(first): share for first, share in one.first.items()},
                "herfindahl": one.herfindahl,
            }
            for one in reach.concentration
        ],
    }


def numbers(reach: Reach, held: Held) -> dict[str, object]:
    """What JSON says of an authority's posts."""
    return {
        "by_role": dict(held.by_role),
        "directly": held.directly,
        "directly_share": reach.share(held.directly),
        "in_the_end": held.in_the_end,
        "in_the_end_share": reach.share(held.in_the_end),
    }


def figures(reach: Reach, held: Held) -> tuple[str, ...]:
    """The cells of an authority, from the roles on."""
    return (
        *(str(held.by_role.get(name, "")) for name in ROLES),
        str(held.directly),
        f"{reach.share(held.directly):.6f}",
        str(held.in_the_end),
        f"{reach.share(held.in_the_end):.6f}",
    )


def counted(reach: Reach, held: Held, lang: str) -> str:
    """The posts of an authority, in words."""
    return f"{_count('directly', held.directly, reach, lang)}; {_count('in_the_end', held.in_the_end, reach, lang)}"


def _count(word: str, posts: int, reach: Reach, lang: str) -> str:
    return f"{say(word, lang)}: {posts} ({percent(reach.share(posts), lang)})"


def _kind(reach: Reach, held: Held) -> str:
    return reach.powers.rules.thing(held.authority).kind


def role_of(one: Concentration, lang: str) -> str:
    """What a concentration is of, in words."""
    return role(one.role, lang) if one.role else say("any", lang)
