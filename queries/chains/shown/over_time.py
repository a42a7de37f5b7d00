"""What is shown of reach over time: at each moment when rules change, of one authority or how much few hold of all.

shown(tuple(over_time(rules)), "en", iri)    `iri` "": of all
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from queries.chains.answer import Answer, Edge, Node, Picture, Table, named
from queries.chains.forms import aligned
from queries.chains.reach import FIRST, Held, Reach
from queries.chains.rules import ROLES
from queries.chains.shown.reach import concentration_lines, content, counted, figures, numbers, role_of, say
from queries.chains.shown.whole import label, notes, number, percent
from queries.chains.words import Words

COLUMNS = ("as_of", "role", "posts", "authorities", "first_1", "first_3", "first_10", "herfindahl")
OF_COLUMNS = ("as_of", "posts", *ROLES, "directly", "directly_share", "in_the_end", "in_the_end_share")
_WORDS = {
    "time": {
        "kk": "Өкілеттіктің шоғырлануы уақыт бойынша",
        "ru": "Сосредоточение полномочий во времени",
        "en": "Concentration of authority over time",
    },
    "time-of": {
        "kk": "Өкілеттік ауқымы уақыт бойынша: {name}",
        "ru": "Охват полномочий во времени: {name}",
        "en": "Reach over time: {name}",
    },
    "day": {"kk": "күні", "ru": "дата", "en": "from"},
}
_say = Words(_WORDS)


def shown(found: Sequence[Reach], lang: str, authority: str = "") -> Answer:
    """How concentration, or the reach of one authority, changed with the rules."""
    last = found[-1] if found else None
    name = label(last.powers, authority, lang) if last and authority else authority
    title = _say("time-of", lang, name=name) if authority else _say("time", lang)
    held = [_of(reach, authority) for reach in found]
    said = tuple(
        dict.fromkeys(note for reach in found for note in notes(reach.powers, reach.roles, lang, latest=False))
    )
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines_over_time(found, held if authority else [], lang)),
        content={
            "question": "reach",
            **({"authority": named(last.powers.rules.thing(authority))} if last and authority else {}),
            "over_time": [
                {**content(reach), **(numbers(reach, one) if authority else {})}
                for reach, one in zip(found, held, strict=True)
            ],
            "notes": list(said),
        },
        table=_table_of_time(found, held) if authority else _table_over_time(found),
        picture=_picture_over_time(found, held if authority else [], title, lang),
        notes=said,
    )


def _lines_over_time(found: Sequence[Reach], held: Sequence[Held], lang: str) -> tuple[str, ...]:
    if not held:
        rows = [
            (f"{reach.powers.day.isoformat()} {role_of(one, lang)}", one)
            for reach in found
            for one in reach.concentration
        ]
        empty = [f"  {r.powers.day.isoformat()}: {say('all-posts', lang)} 0" for r in found if not r.concentration]
        return (*(concentration_lines(rows, lang) if rows else ()), *empty,
                say("says-first", lang), say("says-herfindahl", lang))  # fmt: skip
    header = [
        _say("day", lang),
        *(say(word, lang) for word in ("all-posts", "directly", "share", "in_the_end", "share")),
    ]
    lines = [
        [
            reach.powers.day.isoformat(),
            str(reach.posts),
            *(str(one.directly), percent(reach.share(one.directly), lang)),
            *(str(one.in_the_end), percent(reach.share(one.in_the_end), lang)),
        ]
        for reach, one in zip(found, held, strict=True)
    ]
    return (*aligned([header, *lines]), say("says-in-the-end", lang))


def _table_over_time(found: Sequence[Reach]) -> Table:
    rows = (
        (
            reach.powers.day.isoformat(),
            one.role or "any",
            str(one.posts),
            str(one.authorities),
            *(f"{one.first[first]:.6f}" for first in FIRST),
            f"{one.herfindahl:.6f}",
        )
        for reach in found
        for one in reach.concentration
    )
    return Table(COLUMNS, tuple(rows))


def _table_of_time(found: Sequence[Reach], held: Sequence[Held]) -> Table:
    rows = (
        (reach.powers.day.isoformat(), str(reach.posts), *figures(reach, one))
        for reach, one in zip(found, held, strict=True)
    )
    return Table(OF_COLUMNS, tuple(rows))


def _picture_over_time(found: Sequence[Reach], held: Sequence[Held], title: str, lang: str) -> Picture:
    """A box for each moment, one after the other."""
    nodes = []
    for place, reach in enumerate(found):
        day = reach.powers.day.isoformat()
        if held:
            says = counted(reach, held[place], lang)
        else:
            says = "; ".join(f"{role_of(one, lang)}: {number(one.herfindahl, lang)}" for one in reach.concentration)
        nodes.append(Node(day, day, "day", place, "", f"{say('all-posts', lang)}: {reach.posts}; {says}".rstrip("; ")))
    edges = (Edge(a.iri, b.iri, "", "next", {}) for a, b in pairwise(nodes))
    return Picture(title, tuple(nodes), tuple(edges))


def _of(reach: Reach, authority: str) -> Held:
    none = Held(authority, dict.fromkeys(reach.roles, 0), 0, 0)
    return next((held for held in reach.held if held.authority == authority), none)
