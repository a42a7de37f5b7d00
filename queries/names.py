"""The names in a graph, ready to be looked up: each thing with its labels, and the folded words of all it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from queries.catalogue import run
from queries.engine import Engine
from queries.folding import fold

Words = tuple[str, ...]


@dataclass(slots=True)
class Thing:
    """A position, a class or an organ: its labels by language, its names folded, the organ it belongs to.

    `role` is what its holder is in the organ ("head", "deputy", … as the thesaurus calls roles), "" where not known.
    """

    iri: str
    kind: str
    labels: dict[str, str] = field(default_factory=dict)
    names: dict[Words, str] = field(default_factory=dict)
    organ: str = ""
    role: str = ""

    def label(self, lang: str) -> str:
        """Its name in a language, else in Kazakh, else its IRI."""
        return self.labels.get(lang) or self.labels.get("kk") or self.iri


class Names:
    """All things of a graph by IRI."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        self.things = things

    def line(self, iri: str) -> tuple[Thing, ...]:
        """The organs that a thing belongs to, upward."""
        found: list[Thing] = []
        organ = self.things[iri].organ if iri in self.things else ""
        while organ in self.things and self.things[organ] not in found:
            found.append(self.things[organ])
            organ = self.things[organ].organ
        return tuple(found)


def read_names(engine: Engine) -> Names:
    """The names in a graph: those of the thesaurus and those minted from acts."""
    things: dict[str, Thing] = {}
    for iri, kind, name, lang, preferred, organ, role in run("names", engine).values():
        thing = things.setdefault(iri, Thing(iri, kind))
        if preferred == "true":
            thing.labels[lang] = name
        words = tuple(sorted(fold(name)))
        if words and (preferred == "true" or words not in thing.names):
            thing.names[words] = name
        thing.organ = thing.organ or organ
        thing.role = thing.role or role.rpartition("/")[2]
    return Names(things)
