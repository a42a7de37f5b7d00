"""What answers about all rules of a day share: notes on the time, numbers as people write them, pictures of a few.

notes(powers, roles, lang, latest=True)      `latest`: nobody said a day
percent(0.123, "en")                         "12.3%"
between(powers, roles, iris, says, …)        a picture of some of the things and the arrows between them
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import networkx as nx

from queries.chains.answer import Edge, Node, Picture, named, step_edge, through_edge
from queries.chains.moment import bounds
from queries.chains.multigraph import THROUGH, Powers
from queries.chains.notes import Notes
from queries.chains.rules import Step
from queries.chains.words import Words

_WORDS = {
    "latest": {
        "kk": "Кез келген ереже соңғы рет қолданыста болған күн алынды: {day}.",
        "ru": "Взят последний день, когда действовало хотя бы одно правило: {day}.",
        "en": "The last day on which any rule stood is taken: {day}.",
    },
    "none": {
        "kk": "{day} күні жүктелген ережелердің бірде-бірі қолданыста болмаған.",
        "ru": "На {day} не действовало ни одно из загруженных правил.",
        "en": "None of the rules that are loaded stood on {day}.",
    },
    "more": {
        "kk": "… және тағы {n}; толық тізім – CSV және JSON түрінде",
        "ru": "… и ещё {n}; полный список — в CSV и JSON",
        "en": "… and {n} more; CSV and JSON have all",
    },
}
_say = Words(_WORDS)


def notes(
    powers: Powers, roles: Sequence[str], lang: str, *, latest: bool, acting: Iterable[str] = ()
) -> tuple[str, ...]:
    """What is to be said of an answer about all rules: its day, rules that ended, older wording, chosen roles.

    Of those `acting`, whether there were such on the day.
    """
    day = powers.day.isoformat()
    said = [_say("latest", lang, day=day)] if latest else []
    of_time = Notes(powers.rules, lang)
    of_time.of_time(_telling(powers), powers.day)
    of_time.lifetimes(acting, powers.day)
    if not powers.graph:
        said.append(_say("none", lang, day=day))
    return (*said, *of_time.all(), *bounds(roles, None, lang))


def _telling(powers: Powers) -> Iterable[Step]:
    """Of each act the steps that stand on the day, of acts of which none does all; one for each pair of dates."""
    standing: dict[tuple[str, str, str], Step] = {}
    others: dict[tuple[str, str, str], Step] = {}
    for step in powers.rules.steps:
        found = standing if step.stands(powers.day) else others
        found.setdefault((step.act, step.valid_to, step.begins.isoformat()), step)
    acts = {act for act, _, _ in standing}
    return (*standing.values(), *(step for (act, _, _), step in others.items() if act not in acts))


def more(number: int, lang: str) -> str:
    """A line for what a list leaves out."""
    return _say("more", lang, n=number)


def percent(share: float, lang: str) -> str:
    """A share with a digit after the point, as the language writes it."""
    said = f"{100 * share:.1f}"
    return f"{said}%" if lang == "en" else f"{said.replace('.', ',')} %"


def number(value: float, lang: str) -> str:
    """A number with at most two digits after the point."""
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return said if lang == "en" else said.replace(".", ",")


def label(powers: Powers, iri: str, lang: str) -> str:
    """The name of a thing."""
    return powers.rules.thing(iri).label(lang)


def things(powers: Powers, iris: Iterable[str]) -> list[dict[str, object]]:
    """Things as JSON has them."""
    return [named(powers.rules.thing(iri)) for iri in iris]


def arrows(powers: Powers, roles: Collection[str], who: str, whom: str, lang: str) -> list[Edge]:
    """The arrows from one to another: its steps of the roles, or that it acts for the other."""
    thing = powers.rules.thing
    return [
        step_edge(edge["step"], lang) if edge["step"] else through_edge(thing(who), thing(whom), lang)
        for edge in (powers.graph.get_edge_data(who, whom) or {}).values()
        if edge["role"] in (*roles, THROUGH)
    ]


def between(
    powers: Powers, roles: Collection[str], iris: Sequence[str], says: Mapping[str, str], title: str, lang: str
) -> Picture:
    """A picture of some things and the arrows between them, each right of all who act on it."""
    edges = [edge for who in iris for whom in iris for edge in arrows(powers, roles, who, whom, lang)]
    column = columns(iris, edges)
    nodes = (node(powers, iri, column[iri], says.get(iri, ""), lang) for iri in iris)
    return Picture(title, tuple(nodes), tuple(edges))


def columns(iris: Iterable[str], edges: Iterable[Edge]) -> dict[str, int]:
    """A column for each thing: right of all from whom an arrow leads to it; one for those in a cycle."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(iris)
    graph.add_edges_from((edge.who, edge.whom) for edge in edges)
    whole = nx.condensation(graph)
    found: dict[str, int] = {}
    for level, groups in enumerate(nx.topological_generations(whole)):
        for group in groups:
            found.update(dict.fromkeys(whole.nodes[group]["members"], level))
    return found


def node(powers: Powers, iri: str, level: int, says: str, lang: str) -> Node:
    """A box for a thing; a root where nobody acts on it."""
    thing = powers.rules.thing(iri)
    return Node(iri, thing.label(lang), thing.kind, level, "" if powers.above(iri) else "root", says)
