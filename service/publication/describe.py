"""What the graph says of one thing: the content of the document that its IRI leads to.

    description = describe(engine, names, iri)       None for what the graph does not know
    description.lines                                N-Triples: the thing, its parts, what refers to it, names

A description is all statements about the thing and its parts (steps of a rule, places in a source), the provision that
states it, the rules it is part of, whole (`facts.rq`), what refers to it, and the names of everything it points to in
every language. Facts and references are bounded; `cut` says so. At most six queries, all in files beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from ontology import iris
from ontology.terms import DCT, RDFS, SH, SKOS, XSD
from queries.engine import Engine, Written
from service.publication.rdf import SD, a, iri, iris_in, link, literal, subject_of
from shapes.catalogue import CHECK, SEVERITIES, by_name

FACTS = 40
REFERENCES = 500
_NAMES_KEPT = 200_000
_BARE = re.compile(r"(?:(?P<boolean>true|false)|(?P<integer>[+-]?\d+)|(?P<decimal>[+-]?\d*\.\d+)|(?P<double>[+-]?\S+))")


@dataclass(frozen=True, slots=True)
class Description:
    """The statements about `thing`, as lines of N-Triples.

    `own` are those whose subject it or a part of it is, `facts` the facts shown whole, in their order; `references` is
    the number of statements here that refer to it; `cut` whether there are more facts or references.
    """

    thing: str
    lines: tuple[str, ...]
    facts: tuple[str, ...]
    references: int
    cut: bool


class Answering(Protocol):
    """What `Names` needs of an engine."""

    def results(self, text: str, form: str) -> Written:
        """The answer to a query in a form; see `Engine.results`."""


class Names:
    """The names of things, asked for once: most documents name the same classes, properties and organs."""

    def __init__(self, engine: Answering) -> None:
        self._engine = engine
        self._known: dict[str, tuple[str, ...]] = {}

    def lines(self, things: Iterable[str]) -> list[str]:
        """The statements that name these things, in order."""
        wanted = sorted(things)
        unknown = [thing for thing in wanted if thing not in self._known]
        if unknown:
            self._learn(unknown)
        return [line for thing in wanted for line in self._known.get(thing, ())]

    def _learn(self, things: Sequence[str]) -> None:
        found: dict[str, list[str]] = {thing: [] for thing in things}
        for line in sorted(_ask(self._engine, "names", things)):
            found.setdefault(subject_of(line), []).append(line)
        if len(self._known) > _NAMES_KEPT:
            self._known = {}
        self._known |= {thing: tuple(lines) for thing, lines in found.items()}


def describe(engine: Engine, names: Names, thing: str) -> Description | None:
    """The description of the thing with this IRI (without a fragment); None where the graph does not speak of it."""
    facts = _facts(engine, thing)
    shown = facts[:FACTS]
    lines = _ask(engine, "about", (thing, *shown))
    lines += _of_graph(engine, thing)
    lines += _of_check(thing)
    known = set(lines)
    referring = _ask(engine, "referring", (thing,))
    if not lines and not referring:
        return None
    more = [line for line in referring[:REFERENCES] if line not in known]
    ordered = _in_order(thing, known.union(more), shown)
    named = [line for line in names.lines(iris_in(ordered)) if line not in known]
    return Description(
        thing,
        (*ordered, *dict.fromkeys(named)),
        tuple(shown),
        min(len(referring), REFERENCES),
        len(facts) > FACTS or len(referring) > REFERENCES,
    )


def known(engine: Engine, thing: str) -> bool:
    """Whether there is a description of the thing with this IRI (without a fragment)."""
    return bool(_of_check(thing)) or bool(engine.query(_text("known", (thing,))))


def _facts(engine: Engine, thing: str) -> list[str]:
    """The facts to show whole, one more than are shown where there are more."""
    found = engine.results(_text("facts", (thing,)), "tsv").body.decode().splitlines()[1:]
    return list(dict.fromkeys(name[1:-1] for name in found))


def _of_graph(engine: Engine, thing: str) -> list[str]:
    """What graphs add: that they are such, and what they say of their own parts, as findings do. All terms, of `ns`."""
    if thing == iris.NS[:-1]:
        return _ask(engine, "content", (str(iris.Graph("vocabulary")),))
    if not engine.query(_text("graph", (thing,))):
        return []
    said = [a(thing, SD("Graph"))]
    tail = thing.removeprefix(iris.GRAPH)
    if tail in iris.SYSTEM_GRAPHS or tail.startswith("file/"):  # graphs of acts have no such parts, and are large
        said += _ask(engine, "whole", (thing,))
    return said


def _of_check(thing: str) -> list[str]:
    """A check of the consistency report, which stands in the shapes and not in the graph."""
    check = by_name().get(thing.removeprefix(CHECK)) if thing.startswith(CHECK) else None
    if check is None:
        return []
    said = [
        a(thing, SH("NodeShape")),
        literal(thing, DCT("identifier"), check.code),
        link(thing, SH("severity"), str(SEVERITIES[check.severity])),
    ]
    told = ((RDFS("label"), check.label), (SKOS("definition"), check.definition), (SKOS("example"), check.example))
    for term, words in told:
        said += [literal(thing, term, words.get(lang), lang=lang) for lang in ("kk", "ru", "en") if words.get(lang)]
    return said


def _in_order(thing: str, lines: Iterable[str], facts: Sequence[str]) -> list[str]:
    """The thing, its parts, the facts in their order, then all else."""
    rank = {fact: number for number, fact in enumerate(facts, start=2)}

    def place(line: str) -> tuple[int, str]:
        subject = subject_of(line)
        whole, _, part = subject.partition("#")
        if whole == thing:
            return (1 if part else 0), line
        return rank.get(whole, len(rank) + 2), line

    return sorted(lines, key=place)


def _ask(engine: Answering, name: str, things: Sequence[str]) -> list[str]:
    """The triples that a query of three columns gives, as lines of N-Triples."""
    rows = engine.results(_text(name, things), "tsv").body.decode().split("\n")[1:]
    return [_line(row) for row in rows if row]


def _line(row: str) -> str:
    """A row of TSV as a line; numbers and truth values stand bare there."""
    subject, predicate, value = row.split("\t")
    if value[0] not in '<"_':
        match = _BARE.fullmatch(value)
        assert match is not None
        assert match.lastgroup is not None
        value = f'"{value}"^^<{XSD(match.lastgroup)}>'
    return f"{subject} {predicate} {value} ."


def _text(name: str, things: Sequence[str]) -> str:
    return _query(name).replace("UNDEF", " ".join(map(iri, things)))


@cache
def _query(name: str) -> str:
    return (Path(__file__).parent / f"{name}.rq").read_text(encoding="utf-8")
