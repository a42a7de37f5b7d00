"""A generated country as a published graph, so that the service can be measured over it as it is used.

    publish_country(home, posts=50_000)      writes the graph and publishes it in the folder; gives what is in it

Beside the country of `tests/queries/chains/country.py` there is a post (`WIDE`) that appoints so many others that their
list has pages, and one between it and the top (`CHIEF`).
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ontology import iris
from queries.chains.classes import Link
from queries.chains.rules import Step
from queries.names import Thing
from service.home import publish
from tests.queries.chains.country import PERIODS, ROOT, Country, country_of

CHIEF = f"{iris.ID}position/chief-of-wide"
WIDE = f"{iris.ID}position/wide"
BELOW_WIDE = 3_000
_LEVELS, _STEPS, _CYCLES = 20, 5, 100
_GRAPH = "<https://w3id.org/okilet/graph/generated>"
_OKL, _SKOS, _ORG, _ELI = (
    "https://w3id.org/okilet/ns#",
    "http://www.w3.org/2004/02/skos/core#",
    "http://www.w3.org/ns/org#",
    "http://data.europa.eu/eli/ontology#",
)
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_KINDS = {"position": "Position", "class": "PositionClass", "organ": "Organ"}
_LINKS = {
    "member": f"<{_OKL}hasMember>",
    "organ": f"<{_ORG}postIn>",
    "parent": f"<{_ORG}subOrganizationOf>",
    "role": f"<{_OKL}positionRole>",
}


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: quads, posts and steps in it."""

    quads: int
    posts: int
    steps: int


def publish_country(home: Path, posts: int = 50_000, below: int = BELOW_WIDE) -> Published:
    """Make the country, `below` posts right below the wide one, and publish it in a folder.

    Raises `HomeError` where that cannot be written.
    """
    made = _with_a_wide_post(country_of(posts - below - 2, _LEVELS, posts * _STEPS, _CYCLES), below)
    counted = 0

    def lines() -> Iterator[bytes]:
        nonlocal counted
        for line in quads(made):
            counted += 1
            yield line.encode()

    publish(home, lines())
    return Published(counted, posts, len(made.steps))


def quads(made: Country) -> Iterator[str]:
    """The country as N-Quads, as loaders write a graph."""
    for triple in (*_things(made.things.values()), *_linked(made.links)):
        yield f"{triple} {_GRAPH} .\n"
    rules: dict[str, list[Step]] = defaultdict(list)
    for step in made.steps:
        rules[step.rule].append(step)
    acts = {step.act for step in made.steps}
    for act in sorted(acts):
        for triple in _act(act):
            yield f"{triple} {_GRAPH} .\n"
    for number, (rule, steps) in enumerate(rules.items(), start=1):
        for triple in _rule(number, rule, steps, made.left_out.get(rule, frozenset())):
            yield f"{triple} {_GRAPH} .\n"


def _with_a_wide_post(made: Country, below: int) -> Country:
    """The country with one post more that appoints many, each in an organ of a few, and one that appoints it."""
    things, links, steps = dict(made.things), list(made.links), list(made.steps)
    like = steps[0]

    def add(iri: str, kind: str, label: str) -> str:
        things[iri] = Thing(iri, kind, {"kk": f"{label} kk", "ru": f"{label} ru", "en": label})
        return iri

    def ruled(number: int, post: str, by: str) -> None:
        rule = f"{like.act.replace('/act/', '/rule/')}/annex-2/row-{number}"
        steps.append(_step(like, rule, number, post, by))

    ruled(1, add(CHIEF, "position", "Chief of the wide post"), ROOT)
    ruled(2, add(WIDE, "position", "Wide post"), CHIEF)
    for number in range(below):
        post = add(f"{iris.ID}position/wide-{number}", "position", f"Post under the wide one {number}")
        organ = f"{iris.ID}organ/wide-{number // 20}"
        if organ not in things:
            add(organ, "organ", f"Organ of the wide one {number // 20}")
        links.append((post, "organ", organ))
        ruled(number + 3, post, WIDE)
    return Country(things, links, steps, made.left_out)


def _step(like: Step, rule: str, number: int, post: str, by: str) -> Step:
    return Step(
        rule=rule,
        act=like.act,
        provision=f"annex-2/row-{number}",
        position=post,
        role="appoints",
        authority=by,
        alternative=1,
        condition="",
        valid_from="",
        valid_to="",
        begins=PERIODS[0],
        ends=dt.date.max,
        order=1,
        stage=1,
    )


def _things(things: Iterable[Thing]) -> Iterator[str]:
    for thing in things:
        yield f"<{thing.iri}> {_TYPE} <{_OKL}{_KINDS[thing.kind]}>"
        for lang, label in thing.labels.items():
            yield f'<{thing.iri}> <{_SKOS}prefLabel> "{label}"@{lang}'


def _linked(links: Iterable[Link]) -> Iterator[str]:
    for thing, link, other in links:
        yield f"<{thing}> {_LINKS[link]} <{other}>"


def _act(act: str) -> Iterator[str]:
    version = f"{act}/{PERIODS[0]}"
    yield f"<{act}> {_TYPE} <{_ELI}LegalResource>"
    yield f'<{act}> <{_OKL}code> "{act.rpartition("/")[2]}"'
    yield f"<{version}> <{_ELI}version_date> {_date(PERIODS[0].isoformat())}"


def _rule(number: int, rule: str, steps: list[Step], left_out: Iterable[str]) -> Iterator[str]:
    first = steps[0]
    place = f"{first.act}/{first.provision}"
    yield f"<{rule}> {_TYPE} <{_OKL}AppointmentRule>"
    yield f"<{rule}> <{_OKL}act> <{first.act}>"
    yield f"<{rule}> <{_OKL}statedIn> <{place}>"
    yield f'<{place}> <{_OKL}path> "{first.provision}"'
    yield f"<{rule}> <{_OKL}inVersion> <{first.act}/{PERIODS[0]}>"
    yield f'<{rule}> <{_OKL}state> "{"ended" if first.valid_to else "in-force"}"'
    yield f"<{rule}> <{_OKL}order> {_number(number)}"
    yield f"<{rule}> <{_OKL}position> <{first.position}>"
    for value, name in ((first.valid_from, "validFrom"), (first.valid_to, "validTo")):
        if value:
            yield f"<{rule}> <{_OKL}{name}> {_date(value)}"
    for exception in left_out:
        yield f"<{rule}> <{_OKL}hasException> <{exception}>"
    for step in steps:
        node = f"{rule}#step-{step.order}"
        yield f"<{rule}> <{_OKL}step> <{node}>"
        yield f'<{node}> <{_OKL}kind> "{step.role}"'
        yield f"<{node}> <{_OKL}actor> <{step.authority}>"
        for name, whole in (("order", step.order), ("stage", step.stage), ("alternative", step.alternative)):
            yield f"<{node}> <{_OKL}{name}> {_number(whole)}"


def _date(day: str) -> str:
    return f'"{day}"^^<{_XSD}date>'


def _number(value: int) -> str:
    return f'"{value}"^^<{_XSD}integer>'
