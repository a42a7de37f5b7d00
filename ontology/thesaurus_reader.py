"""From the Turtle of the thesaurus to the plain entries of `ontology.lexicon`: the one place that knows both."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypedDict

import pyoxigraph as ox

from ontology.lexicon import (
    ChangeEvent,
    DatedName,
    Form,
    Labels,
    Lexicon,
    Organ,
    OrganClass,
    Position,
    PositionClass,
    Role,
)

_ID = "https://w3id.org/okilet/id/"
_OKL = "https://w3id.org/okilet/ns#"
_ORG = "http://www.w3.org/ns/org#"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

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
    for subject in sorted(graph):
        node = graph[subject]
        kinds = {_value(o) for o in node.get(_TYPE, ())}
        if _OKL + "Organ" in kinds:
            organ = Organ(
                **_common(graph, subject),
                parent=_one(node, _ORG + "subOrganizationOf"),
                classes=_tails(node, _ORG + "classification"),
            )
            organs[organ.iri] = organ
        elif _OKL + "Position" in kinds:
            position = Position(
                **_common(graph, subject),
                organ=_one(node, _ORG + "postIn"),
                role=_one(node, _OKL + "positionRole"),
            )
            positions[position.iri] = position
        elif _OKL + "PositionClass" in kinds:
            group = PositionClass(
                **_common(graph, subject),
                members=_tails(node, _OKL + "hasMember"),
                exceptions=_tails(node, _OKL + "hasException"),
                member_role=_one(node, _OKL + "memberRole"),
                member_organ_class=_one(node, _OKL + "memberOrganClass"),
            )
            position_classes[group.iri] = group
        elif _OKL + "OrganClass" in kinds:
            kind = OrganClass(
                **_common(graph, subject),
                members=_tails(node, _OKL + "hasMember"),
                exceptions=_tails(node, _OKL + "hasException"),
            )
            organ_classes[kind.iri] = kind
        elif _OKL + "Role" in kinds:
            role = Role(**_common(graph, subject))
            roles[role.iri] = role
        elif _ORG + "ChangeEvent" in kinds:
            events.append(_event(subject, node))
    return Lexicon(organs, positions, roles, organ_classes, position_classes, tuple(events))


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
    labels = _labels(node, _SKOS + "prefLabel")
    if not labels.kk:
        raise ValueError(f"{subject} has no skos:prefLabel in Kazakh")
    forms = {Form(o.value, o.language) for o in _texts(node, _SKOS + "altLabel") if o.language}
    names = [_dated_name(graph[_value(o)]) for o in node.get(_OKL + "hasName", ())]
    return _Common(
        iri=_tail(subject),
        labels=labels,
        forms=tuple(sorted(forms, key=lambda form: (form.lang, form.text))),
        broader=_tails(node, _SKOS + "broader"),
        names=tuple(sorted(names, key=lambda name: (str(name.valid_from or ""), name.labels.kk))),
        valid_from=_date(node, _OKL + "validFrom"),
        valid_to=_date(node, _OKL + "validTo"),
        grounds=tuple(sorted(_value(o) for o in node.get(_OKL + "ground", ()))),
    )


def _dated_name(node: Objects) -> DatedName:
    return DatedName(
        _labels(node, _SKOSXL + "literalForm"),
        _date(node, _OKL + "validFrom"),
        _date(node, _OKL + "validTo"),
        _first(node, _OKL + "ground"),
    )


def _event(subject: str, node: Objects) -> ChangeEvent:
    labels = _labels(node, _SKOS + "prefLabel")
    return ChangeEvent(
        _tail(subject),
        labels if labels.kk else _labels(node, _LABEL),
        _tails(node, _ORG + "originalOrganization"),
        _tails(node, _ORG + "resultingOrganization"),
        _date(node, _OKL + "validFrom"),
        _first(node, _OKL + "ground"),
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
    return iri.removeprefix(_ID)


def _texts(node: Objects, predicate: str) -> list[ox.Literal]:
    return [o for o in node.get(predicate, ()) if isinstance(o, ox.Literal)]


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
