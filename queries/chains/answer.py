"""What is shown of any answer about chains, before it takes a form: words, a table, a picture, and the whole as JSON.

    Answer(title, lang, lines=…, content=…, table=…, picture=…, notes=…)
    render(answer, "svg")                        one of the forms (`queries.chains.forms`)

Each analysis makes its own in `queries.chains.shown`; the forms know nothing of any of them. All words are in the
language of the answer, except in `content`, where things bear their names in all three, and in the names of columns
and keys, which are English and fixed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from queries.chains.rules import Step, weight
from queries.chains.words import LANGUAGES, role, through, where
from queries.names import Thing

Attributes = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Node:
    """A box: what it stands for, its name, its column (`level`, the leftmost least).

    `mark` sets it apart in drawings ("start", "root", "blocker", "way", …; "" for nothing), by more than colour;
    `says` is a line below its name ("" for none): a date, a count, what the mark means.
    """

    iri: str
    label: str
    kind: str = ""
    level: int = 0
    mark: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow from who acts to whom (IRIs of nodes), for one step; drawings join those of one pair.

    `words` stand on it; `style` is a role, "through" (acts for, heads, is one of), "next" (comes after) or another
    word; `attributes` are what else is known, under fixed English names (`step_attributes`).
    """

    who: str
    whom: str
    words: str
    style: str
    attributes: Attributes


@dataclass(frozen=True, slots=True)
class Picture:
    """Boxes and arrows. Each arrow's ends are among the nodes; a node stands once."""

    title: str
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    start: str = ""

    def arrows(self) -> tuple[Edge, ...]:
        """The edges as drawings have them: those of a pair in one, with all their words, in the style of most weight.

        Roles weigh as in `ROLES`, before other styles; the attributes are those of the first.
        """
        pairs: dict[tuple[str, str], list[Edge]] = {}
        for edge in self.edges:
            pairs.setdefault((edge.who, edge.whom), []).append(edge)
        return tuple(
            Edge(
                who, whom, ", ".join(dict.fromkeys(edge.words for edge in edges if edge.words)), style, first.attributes
            )
            for (who, whom), edges in pairs.items()
            for first, style in ((edges[0], min((edge.style for edge in edges), key=weight)),)
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under fixed English column names, each row as long as the header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in one language: `lines` are the text form below the title and above the notes, indented as printed."""

    title: str
    lang: str
    lines: tuple[str, ...]
    content: Mapping[str, object]
    table: Table
    picture: Picture
    notes: tuple[str, ...] = ()


def named(thing: Thing) -> dict[str, object]:
    """A thing as JSON has it: its IRI, its names in all three languages."""
    return {"iri": thing.iri, "label": {lang: thing.label(lang) for lang in LANGUAGES}}


def iso(day: dt.date | None) -> str:
    """A day as all forms have it, "" for none."""
    return day.isoformat() if day else ""


def step_json(step: Step, thing: Callable[[str], Thing], depth: int | None = None) -> dict[str, object]:
    """A step as JSON has it, under the keys of `okilet chain`; `depth` is left out where there is none.

    `thing` names an IRI (`Rules.thing`). `words` are those of the provision, "" where no text is loaded.
    """
    found: dict[str, object] = {} if depth is None else {"depth": depth}
    found |= {"role": step.role, "authority": named(thing(step.authority)), "of": named(thing(step.position))}
    return found | step_attributes(step)


def step_attributes(step: Step, depth: int | None = None) -> dict[str, str | int]:
    """What an arrow bears of the step behind it."""
    found: dict[str, str | int] = {} if depth is None else {"depth": depth}
    return found | {
        "role": step.role,
        "rule": step.rule,
        "act": step.act,
        "provision": step.provision,
        "condition": step.condition,
        "valid_from": step.valid_from,
        "valid_to": step.valid_to,
        "words": step.words,
    }


def step_edge(step: Step, lang: str, depth: int | None = None) -> Edge:
    """The arrow of a step."""
    return Edge(step.authority, step.position, role(step.role, lang), step.role, step_attributes(step, depth))


def through_edge(who: Thing, whom: Thing, lang: str) -> Edge:
    """The arrow of one who acts for another (heads it, is one of it)."""
    return Edge(who.iri, whom.iri, through(whom, lang), "through", {})


def stated(step: Step) -> str:
    """Where a step is stated and under which condition, as the text form has it behind the step."""
    condition = f"; {step.condition}" if step.condition else ""
    return f"[{where(step_attributes(step))}{condition}]"


STEP_COLUMNS = (
    "role",
    "authority",
    "authority_label",
    "of",
    "of_label",
    "rule",
    "act",
    "provision",
    "condition",
    "valid_from",
    "valid_to",
    "words",
)


def step_row(step: Step, thing: Callable[[str], Thing], lang: str) -> tuple[str, ...]:
    """A step as a row of a table, under `STEP_COLUMNS`."""
    return (
        step.role,
        step.authority,
        thing(step.authority).label(lang),
        step.position,
        thing(step.position).label(lang),
        step.rule,
        step.act,
        step.provision,
        step.condition,
        step.valid_from,
        step.valid_to,
        step.words,
    )


def through_row(who: Thing, whom: Thing, lang: str) -> tuple[str, ...]:
    """That one acts for another (heads it, is one of it), as a row under `STEP_COLUMNS`."""
    ends = ("through", who.iri, who.label(lang), whom.iri, whom.label(lang))
    return (*ends, *("" for _ in STEP_COLUMNS[len(ends) :]))
