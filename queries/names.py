"""The names in a graph, ready to be looked up: each thing with its labels, and the folded words of all it is called."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from queries.catalogue import run
from queries.engine import Engine
from queries.folding import fold

Words = tuple[str, ...]


@dataclass(slots=True)
class Thing:
    """A position, a class or an organ: its labels by language, its names folded, the organ it belongs to."""

    iri: str
    kind: str
    labels: dict[str, str] = field(default_factory=dict)
    names: dict[Words, str] = field(default_factory=dict)
    organ: str = ""

    def label(self, lang: str) -> str:
        """Its name in a language, else in Kazakh, else its IRI."""
        return self.labels.get(lang) or self.labels.get("kk") or self.iri


class Names:
    """All things of a graph by IRI, and by the words of their names."""

    def __init__(self, things: Mapping[str, Thing]) -> None:
        self.things = things
        self.with_word: dict[str, set[str]] = defaultdict(set)
        for thing in things.values():
            for words in thing.names:
                for word in words:
                    self.with_word[word].add(thing.iri)

    def line(self, iri: str) -> tuple[Thing, ...]:
        """The organs that a thing belongs to, upward."""
        found: list[Thing] = []
        organ = self.things[iri].organ if iri in self.things else ""
        while organ in self.things and self.things[organ] not in found:
            found.append(self.things[organ])
            organ = self.things[organ].organ
        return tuple(found)

    def weight(self, word: str) -> float:
        """How much a word tells: the fewer things bear it, the more; what no name holds tells most."""
        return 1.0 / (1.0 + 0.02 * len(self.with_word.get(word, ()))) + 0.1


def read_names(engine: Engine) -> Names:
    """The names in a graph: those of the thesaurus and those minted from acts."""
    things: dict[str, Thing] = {}
    for iri, kind, name, lang, preferred, organ in run("names", engine).values():
        thing = things.setdefault(iri, Thing(iri, kind))
        if preferred == "true":
            thing.labels[lang] = name
        words = fold(name)
        if words:
            thing.names.setdefault(tuple(sorted(words)), name)
        thing.organ = thing.organ or organ
    return Names(things)
