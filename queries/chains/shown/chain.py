"""What is shown of a chain: each position once with who acts on it, where the chain ends, the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from queries.chains.answer import (
    STEP_COLUMNS,
    Answer,
    Node,
    Picture,
    Table,
    iso,
    stated,
    step_edge,
    step_row,
    through_edge,
)
from queries.chains.shown.tree import Tree
from queries.chains.walk import Chain
from queries.chains.words import Words, dated, role, role_on, say
from queries.names import Thing

_FEW = 5  # names in a list that is to be short
_WORDS = {
    "up": {
        "kk": "Тағайындау тізбегі: {name}",
        "ru": "Цепочка назначения: {name}",
        "en": "Chain of appointment: {name}",
    },
    "down": {
        "kk": "Кімдер туралы шешім қабылдайды: {name}",
        "ru": "О ком принимает решения: {name}",
        "en": "Over whom decides: {name}",
    },
    "top": {"kk": "Тізбектің соңы", "ru": "Конец цепочки", "en": "Where the chain ends"},
    "bottom": {"kk": "Төменде ешкім жоқ", "ru": "Ниже никого", "en": "No one below"},
    "aside": {
        "kk": "бұл лауазымға қатысты емес",
        "ru": "к этой должности не относится",
        "en": "not about this position",
    },
    "cut": {"kk": "Одан әрі қаралмаған", "ru": "Дальше не прослежено", "en": "Not followed further"},
    "above": {"kk": "жоғарыдан қараңыз", "ru": "см. выше", "en": "see above"},
    "below": {"kk": "төменнен қараңыз", "ru": "см. ниже", "en": "see below"},
}
_say = Words(_WORDS)


def shown(chain: Chain, lang: str) -> Answer:
    """A chain in a language, in every form."""
    return Answer(
        title=title(chain, lang),
        lang=lang,
        lines=tuple(_lines(chain, lang)),
        content=chain.as_json(),
        table=_table(chain, lang),
        picture=_picture(chain, lang),
        notes=chain.notes,
    )


def title(chain: Chain, lang: str) -> str:
    """A heading for a chain."""
    words = _say("down" if chain.down else "up", lang, name=chain.position.label(lang))
    return dated(words, iso(chain.as_of), lang)


def _lines(chain: Chain, lang: str) -> Iterable[str]:
    tree = Tree(chain)
    for links in tree.blocks:
        pad = "  " * links[0].depth
        yield f"{pad}{chain.nearer(links[0]).label(lang)}"
        for link in links:
            told = tree.elsewhere(link) if link.applies else "aside"
            elsewhere = f" ({_say(told, lang)})" if told else ""
            does = (role_on if chain.down else role)(link.step.role, lang)
            yield f"{pad}  {does}: {chain.farther(link).label(lang)} {stated(link.step)}{elsewhere}"
    if not chain.links:
        yield f"  {say('nothing', lang)}"
        return
    if chain.roots:
        yield f"{_say('bottom' if chain.down else 'top', lang)}: {_names(chain.roots, lang, short=chain.down)}"
    if chain.cut:
        yield f"{_say('cut', lang)}: {_names(chain.cut, lang, short=chain.down)}"


def _names(things: Sequence[Thing], lang: str, *, short: bool) -> str:
    """The names of things; where it is to be short and they are many, their number and the first few."""
    names = [thing.label(lang) for thing in things]
    if short and len(names) > _FEW:
        return f"{len(names)} ({'; '.join(names[:_FEW])}; …)"
    return "; ".join(names)


def _table(chain: Chain, lang: str) -> Table:
    things = {thing.iri: thing for link in chain.links for thing in (link.authority, link.of)}
    rows = (
        (str(link.depth), *step_row(link.step, things.__getitem__, lang), "true" if link.applies else "false")
        for link in chain.links
    )
    return Table(("depth", *STEP_COLUMNS, "applies"), tuple(rows))


def _picture(chain: Chain, lang: str) -> Picture:
    steps = tuple(step_edge(link.step, lang, link.depth) for link in chain.links if link.applies)
    onward = tuple(through_edge(who, of, lang) for of, who in chain.onward)
    return Picture(title(chain, lang), _nodes(chain, lang), steps + onward, chain.position.iri)


def _nodes(chain: Chain, lang: str) -> tuple[Node, ...]:
    """Each thing in the column of the least depth at which it appears."""
    level = {chain.position.iri: (chain.position, 0)}
    for link in filter(lambda link: link.applies, chain.links):
        for thing, depth in ((chain.nearer(link), link.depth - 1), (chain.farther(link), link.depth)):
            level.setdefault(thing.iri, (thing, depth))
    for of, who in chain.onward:
        level.setdefault(who.iri, (who, level[of.iri][1]))
    roots = {root.iri for root in chain.roots}
    return tuple(
        Node(iri, thing.label(lang), thing.kind, depth, _mark(chain, iri, roots))
        for iri, (thing, depth) in level.items()
    )


def _mark(chain: Chain, iri: str, roots: set[str]) -> str:
    return "start" if iri == chain.position.iri else "root" if iri in roots else ""
