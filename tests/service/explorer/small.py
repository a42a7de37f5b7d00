"""Small hierarchies made for a test: posts by short names, who acts on whom from when to when."""

import datetime as dt
from collections.abc import Iterable, Mapping

from queries.chains.classes import Classes, Link
from queries.chains.rules import ROLES, Rules, Step
from queries.names import Names, Thing
from service.explorer.hierarchy.index import Index, index_of
from service.explorer.hierarchy.model import Arc, Hierarchy

ID = "https://w3id.org/okilet/id/"
DAY = dt.date(2020, 1, 1)
HEAD = f"{ID}role/head"
Said = tuple[str, ...]  # who, role, whom; then from which day, before which


def iri(name: str) -> str:
    """A post by its short name; organs and classes as `organ/x`, `class/x`."""
    return f"{ID}{name}" if "/" in name else f"{ID}position/{name}"


def short(things: Iterable[str]) -> list[str]:
    """Short names of IRIs."""
    return [thing.removeprefix(ID).removeprefix("position/") for thing in things]


def rules_of(
    said: Iterable[Said], links: Iterable[Link] = (), labels: Mapping[str, str] | None = None, version: str = ""
) -> Rules:
    """The rules, one for each line, that say who acts on whom; `links` as `Classes` has them, by short names."""
    steps = []
    for number, (who, role, whom, *days) in enumerate(said, start=1):
        begins, ends = (*days, "", "")[:2]
        steps.append(
            Step(
                rule=f"{ID}rule/X1/row-{number}",
                act=f"{ID}act/X1",
                provision=f"annex-1/row-{number}",
                position=iri(whom),
                role=role,
                authority=iri(who),
                alternative=1,
                condition="",
                valid_from=begins,
                valid_to=ends,
                begins=dt.date.fromisoformat(begins or version or "2010-01-01"),
                ends=dt.date.fromisoformat(ends) if ends else dt.date.max,
                order=number,
                version=dt.date.fromisoformat(version) if version else None,
            )
        )
    known = [(iri(one), link, other if link == "role" else iri(other)) for one, link, other in links]
    named = {thing for step in steps for thing in (step.position, step.authority)}
    named |= {thing for one, link, other in known for thing in (one, other) if link != "role" or thing == one}
    words = {iri(name): label for name, label in (labels or {}).items()}
    things = {
        one: Thing(one, kind(one), {lang: words.get(one, short([one])[0]) for lang in ("kk", "ru", "en")})
        for one in sorted(named)
    }
    return Rules(steps, Names(things), Classes(known))


def kind(thing: str) -> str:
    """position, organ or class."""
    return thing.removeprefix(ID).partition("/")[0]


def index(rules: Rules, day: dt.date = DAY, roles: tuple[str, ...] = ROLES) -> Index:
    """The pairs of a day."""
    return index_of(rules.drawn(day), roles)


def others(found: Hierarchy, name: str) -> list[str]:
    """Short names of those right below a post (above it, upward), in order."""
    return short(arc.who if found.up else arc.whom for arc in found.arcs(iri(name), "en"))


def states(arcs: Iterable[Arc]) -> dict[str, str]:
    """What became of each arc, by the short name of whom it leads to."""
    return {short([arc.whom])[0]: arc.state for arc in arcs}
