"""What named queries tell of positions, classes and organs, by thing, kept for a version of the graph.

    told = Told.of(data)
    told.duties[iri]                duties and rights whose actor is named so
    told.mentions[iri]              where acts name it

Each table is made by one query over the whole graph when it is first asked for; a page then looks up what it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from queries.catalogue import run
from queries.engine import Solutions
from service.data import Data
from service.words import LANGUAGES

_LINKS = Path(__file__).parent / "links-out.rq"
_T = TypeVar("_T")
ByThing = Mapping[str, tuple[_T, ...]]


@dataclass(frozen=True, slots=True)
class Study:
    """Who studies candidates for a position, and where that is stated."""

    unit: str
    act: str
    provision: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class Duty:
    """What a provision lays on an actor (`must`), allows it (`may`) or forbids it (`must-not`); words of the act."""

    actor: str
    named_as: str
    act: str
    provision: str
    modality: str
    action: str
    addressee: str
    condition: str
    state: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when an actor must do something; words of the act."""

    actor: str
    act: str
    provision: str
    action: str
    addressee: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an act names a thing, and as what."""

    act: str
    provision: str
    role: str
    words: str
    state: str


@dataclass(frozen=True, slots=True)
class GeneralStep:
    """A step of a rule about a whole group; it stands beside the rules about its positions."""

    group: str
    stage: int
    role: str
    authority: str
    condition: str
    rule: str
    act: str
    provision: str
    valid_from: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class ExOfficio:
    """Whose holder holds another office by right, from when to when, on what ground."""

    position: str
    holder: str
    valid_from: str
    valid_to: str
    ground: str


@dataclass(frozen=True, slots=True)
class DatedName:
    """What a thing was called in a language, from when to when, on what ground."""

    name: str
    lang: str
    valid_from: str
    valid_to: str
    ground: str


@dataclass(frozen=True, slots=True)
class Event:
    """A founding, division, merger or end: the day, its names by `LANGUAGES`, from which organ to which."""

    date: str
    names: tuple[str, ...]
    original: str
    resulting: tuple[str, ...]
    ground: str


@dataclass(frozen=True, slots=True)
class Sitting:
    """A sitting of the work calendar, in the words of the act."""

    event: str
    weekday: str
    weeks: str
    others: str
    note: str
    act: str


@dataclass(frozen=True, slots=True)
class Ground:
    """From when to when there was a thing, and on what that rests."""

    valid_from: str
    valid_to: str
    ground: str


@dataclass(frozen=True)
class Told:
    """The tables of one version of the graph; each is made when first asked for."""

    data: Data

    @classmethod
    def of(cls, data: Data) -> Told:
        """The tables of this version."""
        return data.kept("told of things", lambda: cls(data))

    def make(self) -> None:
        """Make all tables, before they are asked for."""
        for name, table in vars(Told).items():
            if isinstance(table, cached_property):
                getattr(self, name)

    @cached_property
    def studies(self) -> ByThing[Study]:
        """Who studies candidates, by position."""
        return _by(self._rows("who-studies"), lambda r: (r[0], Study(r[2], r[4], r[5], r[6], r[7])))

    @cached_property
    def duties(self) -> ByThing[Duty]:
        """Duties, rights and prohibitions, by actor."""
        rows = self._rows("duties-of")
        return _by(rows, lambda r: (r[0], Duty(r[0], r[3], r[4], r[5], r[6], r[7], r[9], r[10], r[11])))

    @cached_property
    def deadlines(self) -> ByThing[Deadline]:
        """Deadlines, by actor."""
        rows = self._rows("deadlines-of")
        return _by(rows, lambda r: (r[0], Deadline(r[0], r[4], r[5], r[6], r[7], r[12], r[13])))

    @cached_property
    def mentions(self) -> ByThing[Mention]:
        """Where acts name a thing."""
        return _by(self._rows("mentions"), lambda r: (r[0], Mention(r[2], r[3], r[4], r[5], r[6])))

    @cached_property
    def general(self) -> ByThing[GeneralStep]:
        """Steps of rules about whole groups, by group."""
        rows = self._rows("general-rules")
        return _by(rows, lambda r: (r[0], GeneralStep(r[0], int(r[2] or 0), r[3], r[4], *r[6:12])))

    @cached_property
    def ex_officio(self) -> ByThing[ExOfficio]:
        """Offices held by right, by the office and by its holder."""
        rows = self._rows("ex-officio")
        found = [ExOfficio(r[0], r[2], r[4], r[5], r[6]) for r in rows]
        return _grouped((iri, one) for one in found for iri in (one.position, one.holder))

    @cached_property
    def names(self) -> ByThing[DatedName]:
        """Dated names, by thing."""
        return _by(self._rows("names-over-time"), lambda r: (r[0], DatedName(*r[1:6])))

    @cached_property
    def other_names(self) -> ByThing[tuple[str, str]]:
        """Other names and their language, by thing; those that only serve searching are left out."""
        rows = (r for r in self._rows("names-of") if r[4] == "other")
        return _by(rows, lambda r: (r[0], (r[2], r[3])))

    @cached_property
    def events(self) -> ByThing[Event]:
        """Foundings, mergers, ends, by each organ that they are about."""
        said = {lang: self._rows("organ-changes", lang) for lang in LANGUAGES}
        names = {lang: {(r[0], r[2]): r[1] for r in rows} for lang, rows in said.items()}
        results: dict[tuple[str, str, str], list[str]] = {}
        for row in said[LANGUAGES[0]]:
            results.setdefault((row[0], row[2], row[6]), []).extend(filter(None, [row[4]]))
        found = [
            Event(date, tuple(names[lang].get((date, was), "") for lang in LANGUAGES), was, tuple(became), ground)
            for (date, was, ground), became in results.items()
        ]
        return _grouped((iri, one) for one in found for iri in dict.fromkeys((one.original, *one.resulting)))

    @cached_property
    def convened(self) -> ByThing[Sitting]:
        """Sittings, by who holds them."""
        return _by(self._rows("sittings-of"), lambda r: (r[0], Sitting(*r[3:9])))

    @cached_property
    def attended(self) -> ByThing[Sitting]:
        """Sittings, by who takes part."""
        return _by(self._rows("events-attended-by"), lambda r: (r[0], Sitting(*r[3:9])))

    @cached_property
    def unreviewed(self) -> frozenset[str]:
        """What was named after an act and is not in the thesaurus yet."""
        return frozenset(r[0] for r in self._rows("needs-review"))

    @cached_property
    def grounds(self) -> ByThing[Ground]:
        """On what the days of a thing rest."""
        return _by(self._rows("grounds"), lambda r: (r[0], Ground(r[2], r[3], r[4])))

    @cached_property
    def footnotes(self) -> Mapping[tuple[str, int], tuple[str, ...]]:
        """The provisions of the footnotes of a step, by its rule and order."""
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for rule, number, _, provision in self._rows("step-footnotes"):
            found[rule, int(number)].append(provision)
        return {step: tuple(notes) for step, notes in found.items()}

    @cached_property
    def links(self) -> ByThing[str]:
        """Where else a thing is described, by thing."""
        answer = self.data.engine.query(_LINKS.read_text(encoding="utf-8"))
        rows = answer.values() if isinstance(answer, Solutions) else ()
        return _by((tuple(row) for row in rows), lambda r: (r[0], r[1]))

    def _rows(self, query: str, lang: str = LANGUAGES[0]) -> list[tuple[str, ...]]:
        return [tuple(row) for row in run(query, self.data.engine, lang=lang).values()]


def _by(rows: Iterable[tuple[str, ...]], read: Callable[[tuple[str, ...]], tuple[str, _T]]) -> ByThing[_T]:
    return _grouped(read(row) for row in rows)


def _grouped(pairs: Iterable[tuple[str, _T]]) -> ByThing[_T]:
    found: dict[str, dict[_T, None]] = defaultdict(dict)
    for iri, value in pairs:
        found[iri][value] = None
    return {iri: tuple(values) for iri, values in found.items()}
