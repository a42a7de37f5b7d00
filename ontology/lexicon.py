"""The thesaurus as plain data: organs, positions, roles, classes and notions with their names, to match and to show.

The Turtle files of `ontology/thesaurus/` are the source, read once. What `load_lexicon` gives is frozen and free of RDF
types. Things are named by the tail of their IRI (`position/minister-of-finance`),
the form that `loaders.model.Name.iri` has; `ontology.iris` turns tails into IRIs.

    lexicon = load_lexicon()
    lexicon["position/minister-of-finance"].labels.kk
    lexicon.members("class/ministers")              # the positions bound by a rule about the class
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType

THESAURUS = Path(__file__).parent / "thesaurus"


@dataclass(frozen=True, slots=True)
class Labels:
    """One name in three languages; "" where a language has none."""

    kk: str
    ru: str = ""
    en: str = ""

    def get(self, lang: str) -> str:
        """The name in `lang` (kk, ru, en), else the Kazakh one."""
        return {"ru": self.ru, "en": self.en}.get(lang, self.kk) or self.kk


@dataclass(frozen=True, slots=True)
class Form:
    """Another form of a name, such as a short or an older one, and its language (kk, ru, en)."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name borne from `valid_from` until, not including, `valid_to` (None: not known), and the ground for it; `iri`
    the tail of its IRI."""

    labels: Labels
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    ground: str = ""
    iri: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry of the thesaurus has.

    `iri` is the tail of its IRI (`organ/ministry-of-finance`), `broader` the tails of wider entries, `names` its names
    with dates where it was renamed, `valid_from` and `valid_to` (half-open) its own life where known.
    """

    iri: str
    labels: Labels
    forms: tuple[Form, ...] = ()
    broader: tuple[str, ...] = ()
    names: tuple[DatedName, ...] = ()
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    grounds: tuple[str, ...] = ()

    def texts(self) -> Iterator[Form]:
        """Every form of its name once, the preferred ones first."""
        seen: set[Form] = set()
        for form in self._texts():
            if form.text and form not in seen:
                seen.add(form)
                yield form

    def _texts(self) -> Iterator[Form]:
        yield from (Form(self.labels.kk, "kk"), Form(self.labels.ru, "ru"), Form(self.labels.en, "en"))
        yield from self.forms
        for name in self.names:
            yield from (Form(name.labels.kk, "kk"), Form(name.labels.ru, "ru"), Form(name.labels.en, "en"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ(Entry):
    """An organ: `parent` the organ it belongs to ("" at the top), `classes` the organ classes it is in."""

    parent: str = ""
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Entry):
    """A position: `organ` where it is held, `role` what its holder is there (head, deputy head, …)."""

    organ: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Entry):
    """What a holder is in an organ, whichever organ it is: head, deputy head, head of the office, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notion(Entry):
    """What acts have several words for: its labels are the preferred ones, its forms the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganClass(Entry):
    """A group of organs named as one. `members` are those listed; organs name their classes themselves."""

    members: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionClass(Entry):
    """A group of positions named as one: those listed (`members`) and those of `member_role` in the organs of
    `member_organ_class`, without `exceptions`. Members and exceptions may be classes themselves. A class that has
    exceptions and names no members is its wider class without them."""

    members: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    member_role: str = ""
    member_organ_class: str = ""


@dataclass(frozen=True, slots=True)
class ChangeEvent:
    """A founding, merging, renaming or end of organs: tails of the organs before and after, day and ground."""

    iri: str
    labels: Labels
    before: tuple[str, ...]
    after: tuple[str, ...]
    date: dt.date | None = None
    ground: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All entries by the tail of their IRI, in the order of their tails. Hashable by identity.

    Notions are no bearers of names to match: they stand apart, and neither `in` nor iteration tells of them.
    """

    organs: Mapping[str, Organ]
    positions: Mapping[str, Position]
    roles: Mapping[str, Role]
    organ_classes: Mapping[str, OrganClass]
    position_classes: Mapping[str, PositionClass]
    events: tuple[ChangeEvent, ...] = ()
    notions: Mapping[str, Notion] = field(default_factory=dict)
    _all: Mapping[str, Entry] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        parts = (self.organs, self.positions, self.roles, self.organ_classes, self.position_classes)
        entries: dict[str, Entry] = {iri: entry for part in parts for iri, entry in part.items()}
        object.__setattr__(self, "_all", MappingProxyType(entries))

    def __getitem__(self, iri: str) -> Entry:
        return self._all[iri]

    def __contains__(self, iri: object) -> bool:
        return iri in self._all

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._all.values())

    def get(self, iri: str) -> Entry | None:
        """The entry with this tail, None where there is none."""
        return self._all.get(iri)

    def positions_of(self, organ: str, role: str = "") -> tuple[str, ...]:
        """Positions held in an organ, of one role where it is given."""
        return tuple(p.iri for p in self.positions.values() if p.organ == organ and role in ("", p.role))

    def organs_in(self, organ_class: str) -> frozenset[str]:
        """Organs of a class and of the classes narrower than it, without its exceptions."""
        return self._organs_in(organ_class, frozenset())

    def members(self, position_class: str) -> frozenset[str]:
        """Positions of a class: those listed, those of its role in its organs, those of narrower classes; without
        its exceptions. Empty for what is no class of positions."""
        return self._members(position_class, frozenset())

    def _organs_in(self, iri: str, seen: frozenset[str]) -> frozenset[str]:
        known = self.organ_classes.get(iri)
        if known is None or iri in seen:
            return frozenset()
        seen |= {iri}
        organs = {o.iri for o in self.organs.values() if iri in o.classes}
        narrower = [c.iri for c in self.organ_classes.values() if iri in c.broader]
        wider = known.broader if known.exceptions and not known.members else ()
        for listed in (*known.members, *narrower, *wider):
            organs |= {listed} if listed in self.organs else self._organs_in(listed, seen)
        for left_out in known.exceptions:
            organs -= {left_out} if left_out in self.organs else self._organs_in(left_out, seen)
        return frozenset(organs)

    def _members(self, iri: str, seen: frozenset[str]) -> frozenset[str]:
        known = self.position_classes.get(iri)
        if known is None or iri in seen:
            return frozenset()
        seen |= {iri}
        found: set[str] = {p.iri for p in self.positions.values() if iri in p.broader}
        if known.member_role and known.member_organ_class:
            organs = self.organs_in(known.member_organ_class)
            found |= {p.iri for p in self.positions.values() if p.role == known.member_role and p.organ in organs}
        narrower = [c.iri for c in self.position_classes.values() if iri in c.broader]
        own = known.members or known.member_role
        wider = known.broader if known.exceptions and not own else ()
        for listed in (*known.members, *narrower, *wider):
            found |= {listed} if listed in self.positions else self._members(listed, seen)
        for left_out in known.exceptions:
            found -= {left_out} if left_out in self.positions else self._members(left_out, seen)
        return frozenset(found)


@cache
def load_lexicon(folder: Path = THESAURUS) -> Lexicon:
    """The lexicon of the Turtle files in `folder`, read once.

    Raises `ValueError` naming the file and line where a file is no Turtle, and where an entry has no Kazakh name.
    """
    from ontology.thesaurus_reader import read_thesaurus  # imports from here; and rdf is not needed to name the types

    return read_thesaurus(sorted(folder.glob("*.ttl")))
