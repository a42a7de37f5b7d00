"""From the Turtle of the thesaurus to the plain entries of `ontology.lexicon`: the one place that knows both."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict

import pyoxigraph as ox

from ontology.iris import ID
from ontology.lexicon import (
    ChangeEvent,
    DatedName,
    Form,
    Labels,
    Lexicon,
    Notion,
    Organ,
    OrganClass,
    Position,
    PositionClass,
    Role,
)
from ontology.terms import DCT, OKL, ORG, RDF, RDFS, SKOS, SKOSXL

Objects = Mapping[str, "list[ox.NamedNode | ox.BlankNode | ox.Literal]"]
Graph = Mapping[str, Objects]


class _Common(TypedDict):
    iri: str
    labels: Labels
    forms: tuple[Form, ...]
    broader: tuple[str, ...]
    names: tuple[DatedName, ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    grounds: tuple[str, ...]


def read_thesaurus(paths: Iterable[Path]) -> Lexicon:
    """The entries of all files together; raises `ValueError` for what is no Turtle and for an entry without a name."""
    graph = _parse(paths)
    organs: dict[str, Organ] = {}
    positions: dict[str, Position] = {}
    roles: dict[str, Role] = {}
    organ_classes: dict[str, OrganClass] = {}
    position_classes: dict[str, PositionClass] = {}
    events: list[ChangeEvent] = []
    notions: dict[str, Notion] = {}
    for subject in sorted(graph):
        node = graph[subject]
        kinds = {_value(o) for o in node.get(RDF("type"), ())}
        if OKL("Organ") in kinds:
            organ = Organ(
                **_common(graph, subject),
                parent=_one(node, ORG("subOrganizationOf")),
                classes=_tails(node, ORG("classification")),
            )
            organs[organ.iri] = organ
        elif OKL("Position") in kinds:
            position = Position(
                **_common(graph, subject),
                organ=_one(node, ORG("postIn")),
                role=_one(node, OKL("positionRole")),
            )
            positions[position.iri] = position
        elif OKL("PositionClass") in kinds:
            group = PositionClass(
                **_common(graph, subject),
                members=_tails(node, OKL("hasMember")),
                exceptions=_tails(node, OKL("hasException")),
                member_role=_one(node, OKL("memberRole")),
                member_organ_class=_one(node, OKL("memberOrganClass")),
            )
            position_classes[group.iri] = group
        elif OKL("OrganClass") in kinds:
            kind = OrganClass(
                **_common(graph, subject),
                members=_tails(node, OKL("hasMember")),
                exceptions=_tails(node, OKL("hasException")),
            )
            organ_classes[kind.iri] = kind
        elif _tail(subject).startswith("role/"):
            role = Role(**_common(graph, subject))
            roles[role.iri] = role
        elif _tail(subject).startswith("notion/"):
            notion = Notion(**_common(graph, subject))
            notions[notion.iri] = notion
        elif ORG("ChangeEvent") in kinds:
            events.append(_event(subject, node))
    return Lexicon(organs, positions, roles, organ_classes, position_classes, tuple(events), notions)


def _parse(paths: Iterable[Path]) -> Graph:
    graph: defaultdict[str, defaultdict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]]
    graph = defaultdict(lambda: defaultdict(list))
    for path in paths:
        try:
            for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                if isinstance(quad.object, ox.NamedNode | ox.BlankNode | ox.Literal):
                    graph[_value(quad.subject)][quad.predicate.value].append(quad.object)
        except SyntaxError as error:
            raise ValueError(f"{path.name}:{error.lineno}: {error.msg}") from error
    return graph


def _common(graph: Graph, subject: str) -> _Common:
    node = graph[subject]
    labels = _labels(node, SKOS("prefLabel"))
    if not labels.kk:
        raise ValueError(f"{subject} has no skos:prefLabel in Kazakh")
    forms = {Form(o.value, o.language) for o in _texts(node, SKOS("altLabel")) if o.language}
    names = [_dated_name(graph, _value(o)) for o in node.get(OKL("hasName"), ())]
    return _Common(
        iri=_tail(subject),
        labels=labels,
        forms=tuple(sorted(forms, key=lambda form: (form.lang, form.text))),
        broader=tuple(sorted((*_tails(node, SKOS("broader")), *_tails(node, OKL("broaderClass"))))),
        names=tuple(sorted(names, key=lambda name: (str(name.valid_from or ""), name.labels.kk))),
        valid_from=_date(node, OKL("validFrom")),
        valid_to=_date(node, OKL("validTo")),
        grounds=tuple(sorted(_value(o) for o in node.get(OKL("ground"), ()))),
    )


def _dated_name(graph: Graph, subject: str) -> DatedName:
    node = graph[subject]
    return DatedName(
        _labels(node, SKOSXL("literalForm")),
        _date(node, OKL("validFrom")),
        _date(node, OKL("validTo")),
        _first(node, OKL("ground")),
        _tail(subject),
    )


def _event(subject: str, node: Objects) -> ChangeEvent:
    labels = _labels(node, SKOS("prefLabel"))
    return ChangeEvent(
        _tail(subject),
        labels if labels.kk else _labels(node, RDFS("label")),
        _tails(node, ORG("originalOrganization")),
        _tails(node, ORG("resultingOrganization")),
        _date(node, DCT("date")),
        _first(node, OKL("ground")),
    )


def _labels(node: Objects, predicate: str) -> Labels:
    found = {o.language: o.value for o in _texts(node, predicate)}
    return Labels(found.get("kk", ""), found.get("ru", ""), found.get("en", ""))


def _date(node: Objects, predicate: str) -> dt.date | None:
    value = _first(node, predicate)
    return dt.date.fromisoformat(value) if value else None


def _first(node: Objects, predicate: str) -> str:
    return min((_value(o) for o in node.get(predicate, ())), default="")


def _tails(node: Objects, predicate: str) -> tuple[str, ...]:
    return tuple(sorted(_tail(_value(o)) for o in node.get(predicate, ())))


def _one(node: Objects, predicate: str) -> str:
    return next(iter(_tails(node, predicate)), "")


def _tail(iri: str) -> str:
    return iri.removeprefix(ID)


def _texts(node: Objects, predicate: str) -> list[ox.Literal]:
    return [o for o in node.get(predicate, ()) if isinstance(o, ox.Literal)]


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
