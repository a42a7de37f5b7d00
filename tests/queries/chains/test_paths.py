"""The same chain by a property path in SPARQL: on the graph that ships, and on acts made at random."""

import datetime as dt
from functools import cache
from random import Random

import pytest

from loaders.emit.derive import derive
from loaders.emit.files import ontology_quads
from loaders.emit.nquads import Sheet, line
from ontology import iris
from ontology.terms import ELI, OKL, RDF
from queries.catalogue import run
from queries.chains.multigraph import THROUGH
from queries.chains.rules import Rules, read_rules
from queries.chains.walk import chain
from queries.engine import Engine, Solutions, open_graph
from queries.oxigraph_engine import OxigraphEngine

Link = tuple[str, str, str, str]
DAY = dt.date(2022, 6, 30)  # of the version of Decree 828 that ships
PATH = "SELECT DISTINCT ?authority ?of { <%s> (^okl:actsOn/okl:actsThrough?)* ?of . ?authority okl:actsOn ?of }"


@cache
def shipped() -> tuple[Engine, Rules]:
    engine = open_graph()
    return engine, read_rules(engine)


def pairs(engine: Engine, iri: str) -> set[tuple[str, ...]]:
    answer = engine.query(PATH % iri)
    assert isinstance(answer, Solutions)
    return set(answer.values())


def links(rules: Rules, iri: str, day: dt.date = DAY) -> set[Link]:
    found = chain(rules, iri, day).links
    return {(link.of.iri, link.step.role, link.authority.iri, link.step.rule) for link in found if link.applies}


def positions(rules: Rules, day: dt.date = DAY) -> list[str]:
    found = (iri for iri, thing in rules.names.things.items() if thing.kind == "position" and rules.there(iri, day))
    return sorted(found)


def test_a_chain_upward_is_a_property_path() -> None:
    engine, rules = shipped()
    walked = {iri: {(authority, of) for of, _, authority, _ in links(rules, iri)} for iri in positions(rules)[::3]}
    assert sum(map(len, walked.values())) > 500
    assert {iri: pairs(engine, iri) for iri in walked} == walked


def test_the_named_query_gives_the_steps_of_the_chain() -> None:
    engine, rules = shipped()
    for iri in positions(rules)[::7]:
        rows = run("chain-up", engine, {"position": iri}).values()
        assert sorted((row[0], row[2], row[3], row[5]) for row in rows) == sorted(links(rules, iri)), iri


def test_downward_stand_the_positions_above_which_one_stands() -> None:
    engine, rules = shipped()
    below: dict[str, set[str]] = {}
    there = positions(rules)
    for iri in there:
        found = chain(rules, iri, DAY)
        for who in {link.authority.iri for link in found.links if link.applies} | {who.iri for _, who in found.onward}:
            below.setdefault(who, set()).add(iri)
    assert len(below) > 40
    for who, held in sorted(below.items()):
        rows = run("chain-down", engine, {"position": who}).values()
        assert {row[0] for row in rows}.intersection(there) == held, who


@pytest.mark.parametrize("seed", range(12))
def test_acts_made_at_random_give_the_same_both_ways(seed: int) -> None:
    random = Random(seed)
    engine = OxigraphEngine.from_lines(line(quad) for quad in (*thesaurus(), *act(random)))
    rules = read_rules(engine)
    drawn = ((who, whom, data["role"]) for who, whom, data in rules.drawn(DAY).graph.edges(data=True))
    acting = engine.query("SELECT ?who ?whom { ?who okl:actsOn ?whom }")
    assert isinstance(acting, Solutions)
    there = {iri for iri in rules.names.things if rules.there(iri, DAY)}
    one_hop = {(who, whom) for who, whom, role in drawn if role != THROUGH and there.issuperset((who, whom))}
    assert {pair for pair in acting.values() if there.issuperset(pair)} == one_hop
    for iri in random.sample(positions(rules), 30):
        assert pairs(engine, iri) == {(authority, of) for of, _, authority, _ in links(rules, iri)}, iri


@cache
def thesaurus() -> tuple[tuple[str, str, str, str], ...]:
    return tuple(quad for quad in ontology_quads() if quad[0] == f"<{iris.Graph('thesaurus')}>")


def act(random: Random) -> list[tuple[str, str, str, str]]:
    """An act of 60 rules on positions and classes of the thesaurus, by positions, classes and organs."""
    rules = shipped()[1]
    of_kind: dict[str, list[str]] = {}
    for iri, thing in sorted(rules.names.things.items()):
        if rules.there(iri, DAY):
            of_kind.setdefault(thing.kind, []).append(iri)
    heads = [iri for iri in of_kind["position"] if iri in {h for o in of_kind["organ"] for h in rules.classes.heads(o)}]
    targets = (*of_kind["position"], *of_kind["class"] * 2)
    actors = (*random.sample(heads, 12), *random.sample(of_kind["class"], 12), *random.sample(of_kind["organ"], 8))
    sheet = Sheet(str(iris.Graph("U0300000772", DAY)))
    version = str(iris.Version("U0300000772", DAY))
    sheet.date(version, ELI("version_date"), DAY)
    for number in range(1, 61):
        rule = f"{iris.ID}rule/{number}"
        place = f"{iris.ID}act/U0300000772/annex-1/row-{number}"
        sheet.link(rule, RDF("type"), OKL("PartialRule" if number % 15 == 0 else "AppointmentRule"))
        sheet.link(rule, OKL("act"), f"{iris.ID}act/U0300000772")
        sheet.link(rule, OKL("statedIn"), place)
        sheet.link(rule, OKL("inVersion"), version)
        target = random.choice(targets)
        sheet.link(rule, OKL("position"), target)
        sheet.code(place, OKL("path"), f"annex-1/row-{number}")
        sheet.code(rule, OKL("state"), "in-force")
        sheet.number(rule, OKL("order"), number)
        sheet.date(rule, OKL("validTo"), DAY + dt.timedelta(days=1))
        if number % 2 and (members := sorted(rules.classes.members(target))):
            sheet.link(rule, OKL("hasException"), random.choice(members))
        for order in range(1, random.randint(2, 4)):
            step = f"{rule}#step-{order}"
            sheet.link(rule, OKL("step"), step)
            sheet.code(step, OKL("kind"), "nominates" if order > 1 else "appoints")
            sheet.link(step, OKL("actor"), random.choice(actors))
            sheet.number(step, OKL("order"), order)
    written = list(sheet.quads())
    return [*written, *derive(written)]
