"""Small graphs for who can block: rules as a few words, and a reference that tries every set of authorities."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import Any

from ontology import iris
from queries.chains.classes import Classes
from queries.chains.multigraph import Powers
from queries.chains.rules import Rules, Step
from queries.names import Names, Thing

DAY = dt.date(2020, 1, 1)
_HEAD = str(iris.Thing("role", "head"))
_KINDS = {"o": "organ", "c": "class"}


def iri(name: str) -> str:
    """A post; a name that begins with `o-` is an organ's, with `c-` a class's."""
    return f"{iris.ID}{_KINDS.get(name.partition('-')[0] if '-' in name else '', 'position')}/{name}"


def name(of: str) -> str:
    return of.rpartition("/")[2]


def step(post: str, role: str, who: str, alternative: int = 1, rule: str = "", **more: Any) -> Step:
    """A step of the rule of a post, or of another named."""
    given: dict[str, Any] = {"condition": "", "valid_from": "", "valid_to": "", "order": 1, **more}
    return Step(
        rule=f"{iris.ID}rule/A1/{rule or post}",
        act=f"{iris.ID}act/A1",
        provision=f"annex-1/{rule or post}",
        position=iri(post),
        role=role,
        authority=iri(who),
        alternative=alternative,
        begins=dt.date.min,
        ends=dt.date.max,
        **given,
    )


def rules_of(
    steps: Iterable[Step], heads: Mapping[str, str] | None = None, members: Mapping[str, Collection[str]] | None = None
) -> Rules:
    """Rules over these steps; `heads`: who heads an organ; `members`: who is of a class."""
    steps = tuple(steps)
    links: list[tuple[str, str, str]] = []
    for organ, head in (heads or {}).items():
        links += [(iri(head), "organ", iri(organ)), (iri(head), "role", _HEAD)]
    for group, held in (members or {}).items():
        links += [(iri(group), "member", iri(one)) for one in held]
    named = {end for one in steps for end in (one.position, one.authority)} | {
        one for link in links for one in link[::2]
    }
    things = {
        one: Thing(one, one.removeprefix(iris.ID).partition("/")[0], dict.fromkeys(("kk", "ru", "en"), name(one)))
        for one in sorted(named)
    }
    return Rules(steps, Names(things), Classes(links))


def tried(powers: Powers, post: str, size: int) -> dict[frozenset[str], bool]:
    """All minimal sets of up to so many that block a post, by trying each; with whether they block directly."""
    asked_with = set() if powers.steps_on(post) else set(powers.through(post))
    universe = sorted(set(powers.graph) - {post} - asked_with)
    found: dict[frozenset[str], bool] = {}
    for length in range(1, size + 1):
        for some in map(frozenset, combinations(universe, length)):
            if not any(smaller <= some for smaller in found) and not filled(powers, post, some):
                found[some] = not filled(powers, post, some, rules_of_others=False)
    return found


def filled(powers: Powers, post: str, stopped: Collection[str], *, rules_of_others: bool = True) -> bool:
    """Whether a post can be filled in the end: all act who can, until nobody more falls out."""
    acting = set(powers.graph) - set(stopped)
    while True:
        out = {who for who in acting if not _acts(powers, who, acting, rules_of_others)}
        if not out:
            break
        acting -= out
    return _by_rules(powers, post, acting) if powers.steps_on(post) else _acts(powers, post, acting, True)


def _acts(powers: Powers, who: str, acting: Collection[str], by_rules: bool) -> bool:
    through = powers.through(who)
    if through:
        return any(one in acting for one in through)
    return _by_rules(powers, who, acting) if by_rules else True


def _by_rules(powers: Powers, post: str, acting: Collection[str]) -> bool:
    rules: dict[str, list[Step]] = defaultdict(list)
    for one in powers.steps_on(post):
        rules[one.rule].append(one)
    whole = [rule for rule in rules.values() if not rule[0].partial]
    if whole:
        return any(_goes(rule, acting) for rule in whole)
    return all(_goes(rule, acting) for rule in rules.values())


def _goes(rule: Iterable[Step], acting: Collection[str]) -> bool:
    """Whether a rule can be carried out by those who act."""
    roles: dict[str, dict[int, bool]] = defaultdict(dict)
    for one in rule:
        if one.role != "consults":
            before = roles[one.role].get(one.alternative, True)
            roles[one.role][one.alternative] = before and one.authority in acting
    return all(
        groups.get(0, True) and (any(groups[n] for n in groups if n) if any(groups) else True)
        for groups in roles.values()
    )
