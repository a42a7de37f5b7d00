"""Who can block the filling of a post: authorities, alone or together, without whom nobody can be appointed to it.

    found = blockers(rules, position)            each that blocks it alone, and each pair that does
    found = blockers(rules, position, sets=3)    sets of three as well
    blockers(rules, position, depth=1)           by the rules about the post itself alone
    found.why(found.sets[0])                     by which steps

A set blocks a post when, once all in it stop acting for good, nobody can be appointed to it in the end: a seat that can
not be filled stands empty and does not act either, whoever sits on a seat that nothing touches goes on, as do those who
appoint each other. What must be done to fill a post, `queries.chains.needs` says. Each set is minimal: it does
not block without any of its members.

A set blocks *directly* where the rules about the post itself suffice, else through the appointments of those who act.
Singles and pairs are exact. With m steps in the net above a post singles take O(m) and little more, pairs about
O(m) for each choice of one support (`queries.chains.closing`); sets of three and four are bounded, and it is said
where a bound was met.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ontology.errors import BadParameter
from queries.chains.closing import FOUND, LOOKS, closing_sets
from queries.chains.multigraph import Powers
from queries.chains.needs import DECIDING, Needs, needs_of
from queries.chains.notes import Notes
from queries.chains.rules import ROLES, Rules, check_depth, in_order, weight
from queries.chains.walk import Link, binding
from queries.chains.words import Words
from queries.names import Thing

LARGEST = 4  # more members nobody asks for, and no bound would leave enough of them

_TEXTS = {
    "partial": {
        "kk": "«{name}» туралы ереже толық оқылмаған: кім тағайындайтыны белгісіз, белгілі қадамдары ғана ескерілді.",
        "ru": "Правило о «{name}» прочитано не полностью: кто назначает, неизвестно; учтены лишь известные шаги.",
        "en": "The rule about {name} is known in part: not who appoints; its known steps alone are counted.",
    },
    "aside": {
        "kk": "«{name}» туралы кім тағайындайтыны айтылмаған ереже ескерілмеді: толық ереже бар.",
        "ru": "Правило о «{name}», где не сказано, кто назначает, не учтено: есть полное правило.",
        "en": "A rule about {name} that does not say who appoints is left aside: a whole rule stands beside it.",
    },
    "ways": {
        "kk": "«{name}» лауазымы туралы бірнеше ереже бар; кез келгені жеткілікті деп саналды.",
        "ru": "О «{name}» есть несколько правил; достаточным считается любое из них.",
        "en": "Several rules stand for {name}; any one of them is taken to be enough.",
    },
    "consults": {
        "kk": "{who} кандидатураны талқылайды ғана; бұл тағайындауды бөгемейді.",
        "ru": "{who} лишь обсуждает кандидатуру; назначения это не блокирует.",
        "en": "{who} is consulted only; that blocks nothing.",
    },
    "bounded": {
        "kk": "{exact} мүшеге дейінгі жиындар түгел берілді; үлкендерін іздеу шекке жетті, олар толық болмауы мүмкін.",
        "ru": "Наборы до {exact} участников даны все; поиск более крупных дошёл до предела, список может быть неполон.",
        "en": "All sets of up to {exact} are given; the search for larger ones met its bound, so some may be missing.",
    },
    "depth": {
        "kk": "Тізбектің {depth} қадамына дейінгі ережелер ғана ескерілді.",
        "ru": "Учтены правила лишь до глубины {depth} в цепочке.",
        "en": "Only rules down to a depth of {depth} in the chain are counted.",
    },
}  # fmt: skip
_text = Words(_TEXTS)


@dataclass(frozen=True, slots=True)
class Member:
    """One of those who block: how deep in the chain it acts first, 1 on the post itself."""

    thing: Thing
    depth: int


@dataclass(frozen=True, slots=True)
class Blocking:
    """A minimal set that blocks; `direct`: by the rules about the post itself alone."""

    members: tuple[Member, ...]
    direct: bool


@dataclass(frozen=True, slots=True)
class Why:
    """By which steps a set blocks, those on the post first; `onward`: the organ or class, and who acts for it."""

    links: tuple[Link, ...]
    onward: tuple[tuple[Thing, Thing], ...]


@dataclass(frozen=True)
class Blockers:
    """Those who can block a post, smaller sets first; all of up to `exact` members, of up to `size` as asked.

    `together` are the sets of several that are minimal by the rules about the post alone (`first`), but not among
    `sets`, as one of them blocks without the others in the end. `ruled`: whether any rule about the post stands.
    """

    position: Thing
    as_of: dt.date | None
    sets: tuple[Blocking, ...]
    size: int
    exact: int
    depth: int | None
    notes: tuple[str, ...]
    rules: Rules
    needs: Needs | None = None
    together: tuple[Blocking, ...] = ()
    first: Needs | None = None
    ruled: bool = False

    @property
    def alone(self) -> tuple[Blocking, ...]:
        """Those who block alone."""
        return tuple(found for found in self.sets if len(found.members) == 1)

    def why(self, blocking: Blocking) -> Why:
        """By which steps a set of these blocks, by a shortest reason; time linear in what it closes."""
        needs = self.first if blocking in self.together else self.needs
        if needs is None:
            return Why((), ())
        thing = self.rules.thing
        links: list[Link] = []
        onward: dict[tuple[str, str], None] = {}
        for gate, lower in self._reason(needs, [needs.number[member.thing.iri] for member in blocking.members]):
            links += (
                Link(needs.depth[gate] + 1, thing(step.authority), thing(step.position), step)
                for step in needs.steps.get((gate, lower), ())
            )
            if (gate, lower) not in needs.steps and needs.number.get(needs.of[lower]) == lower:
                onward[needs.of[gate], needs.of[lower]] = None
        return Why(tuple(links), tuple((thing(of), thing(who)) for of, who in onward))

    def _reason(self, needs: Needs, stopped: list[int]) -> tuple[tuple[int, int], ...]:
        if len(stopped) > 1 or stopped[0] not in self._required:
            return needs.net.reason(stopped)
        found, lower = list[tuple[int, int]](), stopped[0]
        while self._required[lower] != lower:
            found.append((self._required[lower], lower))
            lower = self._required[lower]
        return tuple(reversed(found))

    @cached_property
    def _required(self) -> dict[int, int]:
        return self.needs.net.required() if self.needs else {}


def blockers(
    rules: Rules,
    position: str,
    as_of: dt.date | None = None,
    *,
    sets: int = 2,
    roles: Collection[str] = DECIDING,
    depth: int | None = None,
    lang: str = "kk",
    today: dt.date | None = None,
    looks: int = LOOKS,
    most: int = FOUND,
) -> Blockers:
    """Who can block a position or class on a day, in sets of up to `sets` members; notes in `lang`.

    Without a day, the last on which a rule for it stood. By steps of `roles` alone; `depth` 1: by the rules about the
    post alone, 2: by those about the posts of those who act on it too, … (None: all). `looks` and `most` bound the
    search for sets of three and more. Raises `BadParameter` for sizes, roles and depths that there are not, and for no
    role.
    """
    _check(sets, roles, depth)
    notes = Notes(rules, lang)
    concerning = binding(rules, position)
    day = notes.day_taken(position, concerning, as_of, today)
    if day is None:
        return Blockers(rules.thing(position), None, (), sets, sets, depth, notes.all(), rules)
    notes.of_time(concerning, day)
    powers = rules.drawn(day)
    if concerning and not powers.steps_on(position):
        notes.none_stands(concerning, day)
    notes.lifetime(position, day)
    needs = needs_of(powers, position, roles=roles, depth=depth)
    found = closing_sets(needs.net, sets, looks, most)
    own = dict.fromkeys(_notes(powers, needs, position, roles, lang))
    if depth is not None:
        own[_text("depth", lang, depth=str(depth))] = None
    if found.exact < sets:
        own[_text("bounded", lang, exact=str(found.exact))] = None
    first = needs_of(powers, position, roles=roles, depth=1)
    blocking = _blocking(rules, needs, first, found.sets)
    together = _together(rules, first, closing_sets(first.net, sets, looks, most).sets, blocking)
    notes.lifetimes((member.thing.iri for one in (*blocking, *together) for member in one.members), day)
    return Blockers(
        rules.thing(position),
        day,
        blocking,
        sets,
        found.exact,
        depth,
        (*notes.all(), *own),
        rules,
        needs,
        together,
        first,
        bool(powers.above(position)),
    )


def _blocking(rules: Rules, needs: Needs, first: Needs, sets: Iterable[tuple[int, ...]]) -> tuple[Blocking, ...]:
    """The sets with what they stand for: the smaller, the direct, the nearer first, who appoints before others."""
    member = {gate: Member(rules.thing(iri), needs.depth[gate]) for iri, gate in needs.number.items()}
    weights = _weights(needs)
    weigh = {iri: weights.get(gate, len(ROLES)) for iri, gate in needs.number.items()}

    def place(one: Member) -> tuple[int, float, str]:
        return one.depth, weigh[one.thing.iri], one.thing.iri

    found: list[Blocking] = []
    for gates in sets:
        stopped = [number for gate in gates if (number := first.number.get(needs.of[gate])) is not None]
        direct = len(stopped) == len(gates) and first.net.goal in first.net.closed(stopped)
        members = sorted((member[gate] for gate in gates), key=place)
        found.append(Blocking(tuple(members), direct))
    return tuple(sorted(found, key=lambda one: (len(one.members), not one.direct, list(map(place, one.members)))))


def _together(
    rules: Rules, first: Needs, sets: Iterable[tuple[int, ...]], others: Collection[Blocking]
) -> tuple[Blocking, ...]:
    """Of the sets by the rules about the post alone those of several that are not among the others."""
    known = {frozenset(member.thing.iri for member in blocking.members) for blocking in others}
    found = _blocking(rules, first, first, (gates for gates in sets if len(gates) > 1))
    return tuple(one for one in found if frozenset(member.thing.iri for member in one.members) not in known)


def _weights(needs: Needs) -> dict[int, float]:
    """How much the steps weigh by which each acts first (`ROLES`); who acts for another comes after that one."""
    found: dict[int, float] = {}
    for (gate, lower), steps in needs.steps.items():
        if needs.depth[gate] + 1 == needs.depth[lower]:
            found[lower] = min([found.get(lower, len(ROLES)), *(weight(step.role) for step in steps)])
    for gate in sorted(needs.number.values(), key=needs.depth.__getitem__):
        for lower in needs.net.below[gate]:
            if (gate, lower) not in needs.steps:
                found.setdefault(lower, found.get(gate, len(ROLES)) + 0.5)
    return found


def _notes(powers: Powers, needs: Needs, position: str, roles: Collection[str], lang: str) -> Iterator[str]:
    """What was taken how, of the post and of all whose rules were looked at."""
    thing = powers.rules.thing
    looked_at = {step.position for steps in needs.steps.values() for step in steps}
    for iri in sorted(looked_at, key=lambda iri: (iri != position, iri)):
        steps = powers.steps_on(iri)
        partial = {step.rule for step in steps if step.partial}
        whole = {step.rule for step in steps} - partial
        if partial:
            yield _text("aside" if whole else "partial", lang, name=thing(iri).label(lang))
        if len(whole) > 1:
            yield _text("ways", lang, name=thing(iri).label(lang))
    for step in powers.steps_on(position):
        if step.role == "consults":
            yield _text("consults", lang, who=thing(step.authority).label(lang))


def _check(sets: int, roles: Collection[str], depth: int | None) -> None:
    if not 1 <= sets <= LARGEST:
        raise BadParameter(f"sets of up to {sets} are not looked for; give a number from 1 to {LARGEST}")
    for role in in_order(roles):
        if role not in DECIDING:
            raise BadParameter(f"{role!r} blocks nothing; those that block are {', '.join(DECIDING)}")
    check_depth(depth)
