"""What is shown of cycles: who stands above each other, a shortest cycle step by step, who acts on oneself."""

from __future__ import annotations

from collections.abc import Iterator

from queries.chains.answer import STEP_COLUMNS, Answer, Edge, Picture, Table, stated, step_json
from queries.chains.levels import Cycle, Cycles
from queries.chains.rules import Step
from queries.chains.shown.hops import hop_json, hop_rows
from queries.chains.shown.whole import arrows, label, notes, things
from queries.chains.shown.whole import node as node_of
from queries.chains.words import Words, dated, role, through

COLUMNS = ("cycle", "turn", "members", *STEP_COLUMNS)
_WORDS = {
    "title": {
        "kk": "Тұйық тізбектер мен өзара тәуелділік",
        "ru": "Циклы и взаимная зависимость",
        "en": "Cycles and mutual dependence",
    },
    "none": {
        "kk": "Тұйық тізбек жоқ: ешкім өзінен жоғары тұрған жоқ.",
        "ru": "Циклов нет: никто не стоит выше самого себя.",
        "en": "There is no cycle: nobody stands above oneself.",
    },
    "depend": {
        "kk": "{n}. Бір-біріне тәуелді: {names}",
        "ru": "{n}. Зависят друг от друга: {names}",
        "en": "{n}. Depend on each other: {names}",
    },
    "own": {
        "kk": "Өзі туралы өзі шешім қабылдайды",
        "ru": "Решают о самих себе",
        "en": "Acting on oneself",
    },
    "says": {
        "kk": "Бір-біріне тәуелділердің әрқайсысының тағайындау тізбегі қалғандары арқылы өзіне қайтып келеді; "
        "әр топтан ең қысқа тұйық тізбек көрсетілді.",
        "ru": "Цепочка назначения каждого из зависящих друг от друга возвращается к нему через остальных; "
        "для каждой группы показан кратчайший цикл.",
        "en": "The chain of appointment of each who depend on each other comes back to it through the others; "
        "of each group a shortest cycle is shown.",
    },
}
_say = Words(_WORDS)


def shown(cycles: Cycles, lang: str, *, latest: bool = False) -> Answer:
    """The cycles of a day in a language; `latest`: nobody said a day."""
    powers, thing = cycles.powers, cycles.powers.rules.thing
    said = notes(powers, cycles.roles, lang, latest=latest)
    title = dated(_say("title", lang), powers.day.isoformat(), lang)
    return Answer(
        title=title,
        lang=lang,
        lines=tuple(_lines(cycles, lang)),
        content={
            "question": "cycles",
            "as_of": powers.day.isoformat(),
            "roles": list(cycles.roles),
            "cycles": [
                {
                    "members": things(powers, cycle.members),
                    "turns": [hop_json(turn, powers.rules) for turn in cycle.turns],
                }
                for cycle in cycles.cycles
            ],
            "own": [step_json(step, thing) for step in cycles.own],
            "notes": list(said),
        },
        table=Table(COLUMNS, tuple(_rows(cycles, lang))),
        picture=_picture(cycles, title, lang),
        notes=said,
    )


def _lines(cycles: Cycles, lang: str) -> Iterator[str]:
    powers = cycles.powers
    if not cycles.cycles:
        yield _say("none", lang)
        return
    for number, cycle in enumerate(cycles.cycles, 1):
        names = "; ".join(label(powers, member, lang) for member in cycle.members)
        yield _say("depend", lang, n=number, names=names)
        for turn in cycle.turns:
            for step in turn.steps:
                yield f"   {_said(cycles, step, lang)}"
            if turn.through:
                acting = through(powers.rules.thing(turn.whom), lang)
                yield f"   {label(powers, turn.who, lang)} → {label(powers, turn.whom, lang)}: {acting}"
    if cycles.own:
        yield f"{_say('own', lang)}:"
        yield from (f"   {_said(cycles, step, lang)}" for step in cycles.own)
    yield _say("says", lang)


def _said(cycles: Cycles, step: Step, lang: str) -> str:
    powers = cycles.powers
    who, whom = label(powers, step.authority, lang), label(powers, step.position, lang)
    return f"{who} → {whom}: {role(step.role, lang)} {stated(step)}"


def _rows(cycles: Cycles, lang: str) -> Iterator[tuple[str, ...]]:
    for number, cycle in enumerate(cycles.cycles, 1):
        for place, turn in enumerate(cycle.turns, 1):
            for cells in hop_rows(turn, cycles.powers.rules, lang):
                yield str(number), str(place), " ".join(cycle.members), *cells


def _picture(cycles: Cycles, title: str, lang: str) -> Picture:
    """The shortest cycles, each in the columns of its turns."""
    powers = cycles.powers
    edges = [edge for cycle in cycles.cycles for edge in _edges(cycles, cycle, lang)]
    column = {turn.who: place for cycle in cycles.cycles for place, turn in enumerate(cycle.turns)}
    nodes = tuple(node_of(powers, iri, level, "", lang) for iri, level in column.items())
    return Picture(title, nodes, tuple(edges))


def _edges(cycles: Cycles, cycle: Cycle, lang: str) -> Iterator[Edge]:
    for turn in cycle.turns:
        yield from arrows(cycles.powers, cycles.roles, turn.who, turn.whom, lang)
