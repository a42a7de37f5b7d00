"""The day that a question about several positions is of, where none is said, and what is noted of the time.

powers = powers_of(rules, (post, other))            as rules for both last stood
of_time(powers, (post, other), steps, lang)         notes: the day taken, rules that ended, older wording not loaded
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace

from queries.chains.multigraph import Powers
from queries.chains.notes import Notes
from queries.chains.rules import ROLES, Rules, Step
from queries.chains.walk import binding
from queries.chains.words import Words, role

_WORDS = {
    "latest-of-all": {
        "kk": "Осылардың бәрі туралы ереже соңғы рет қолданыста болған күн алынды: {day}.",
        "ru": "Взят последний день, когда действовали правила обо всех них: {day}.",
        "en": "The last day on which rules for all of these stood is taken: {day}.",
    },
    "latest-of-any": {
        "kk": "Жүктелген деректердегі ереже соңғы рет қолданыста болған күн алынды: {day}.",
        "ru": "Взят последний день, когда действовало хотя бы одно правило из загруженных данных: {day}.",
        "en": "The last day on which any rule of the loaded data stood is taken: {day}.",
    },
    "none-stands": {
        "kk": "Жүктелген актілерде {day} күні «{name}» туралы қолданыста ереже болмаған.",
        "ru": "В загруженных актах на {day} нет действующего правила о «{name}».",
        "en": "In the acts that are loaded no rule for {name} stood on {day}.",
    },
    "roles": {
        "kk": "Тек мына әрекеттер ескерілді: {roles}.",
        "ru": "Учтены только эти действия: {roles}.",
        "en": "Only these acts count: {roles}.",
    },
    "depth": {
        "kk": "Ұзындығы {depth} қадамнан аспайтын тізбектер ғана ескерілді.",
        "ru": "Учтены только цепочки, в которых шагов не больше {depth}.",
        "en": "Only chains of at most {depth} steps count.",
    },
}
_say = Words(_WORDS)


def powers_of(
    rules: Rules, positions: Sequence[str], as_of: dt.date | None = None, today: dt.date | None = None
) -> Powers:
    """The multigraph of a day; without one, of the last on which those of the positions that have rules all had one.

    `day` of what is given is the day asked for. Where none of them has a rule it is the last day of any rule.
    """
    lasts = [rules.latest(today, steps) for steps in (binding(rules, position) for position in positions) if steps]
    latest = min((last for last in lasts if last), default=None) or rules.latest(today)
    day = as_of or latest or today or dt.date.today()
    return replace(rules.drawn(day), day=day)


def of_time(
    powers: Powers, positions: Sequence[str], steps: Iterable[Step], lang: str, *, latest: bool = False
) -> tuple[str, ...]:
    """What is noted of the time of an answer about these positions, in which the steps are; `latest`: nobody said a
    day."""
    rules, day = powers.rules, powers.day
    about = {position: binding(rules, position) for position in positions}
    with_rules = [position for position in positions if about[position]]
    notes = Notes(rules, lang)
    said: list[str] = []
    if latest and len(with_rules) == 1:
        notes.latest(day)
    elif latest and rules.steps:
        said.append(_say("latest-of-all" if with_rules else "latest-of-any", lang, day=day.isoformat()))
    for position in positions:
        notes.of_time(about[position], day)
        notes.lifetime(position, day)
    steps = tuple(steps)
    notes.of_time(steps, day)
    notes.lifetimes((step.authority for step in steps), day)
    said += notes.all()
    for position in with_rules:
        if not powers.steps_on(position):
            name = rules.thing(position).label(lang)
            said.append(_say("none-stands", lang, name=name, day=day.isoformat()))
    return tuple(said)


def no_rules(powers: Powers, positions: Sequence[str], lang: str) -> tuple[str, ...]:
    """Notes on those of the positions about which there is no rule at all."""
    notes = Notes(powers.rules, lang)
    for position in positions:
        if not binding(powers.rules, position):
            notes.no_rule(position)
    return notes.all()


def bounds(roles: Sequence[str], depth: int | None, lang: str) -> tuple[str, ...]:
    """Notes on what a question was bounded to: some roles, a depth."""
    said = []
    if len(roles) < len(ROLES):
        said.append(_say("roles", lang, roles=", ".join(role(name, lang) for name in roles)))
    if depth is not None:
        said.append(_say("depth", lang, depth=depth))
    return tuple(said)
