"""Who belongs to a class of positions or organs, as the graph says: classes within classes and exceptions honoured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from ontology import iris
from queries.catalogue import run
from queries.engine import Engine

Link = tuple[str, str, str]

_HEAD, _DEPUTY, _FIRST_DEPUTY = (str(iris.Thing("role", name)) for name in ("head", "deputy", "first-deputy"))


class Classes:
    """The classes of a graph. Things are IRIs; what is no class has no members."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._of: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._in: dict[str, set[str]] = defaultdict(set)
        for thing, link, other in links:
            self._of[thing][link].add(other)
            if link == "in-class":
                self._in[other].add(thing)
        self._members: dict[str, frozenset[str]] = {}
        self._one_of: dict[tuple[str, str], str] = {}
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._held: dict[tuple[str, str], set[str]] = defaultdict(set)
        for thing, of in list(self._of.items()):
            for whole in of.get("parent", ()):
                self._parts[whole].add(thing)
            for organ in of.get("organ", ()):
                for role in of.get("role", ()):
                    self._held[organ, role].add(thing)

    def members(self, group: str) -> frozenset[str]:
        """All that a class holds, classes among them, without what it leaves out. Empty for what is no class."""
        if group not in self._members:
            self._members[group] = self._find(group, frozenset())
        return self._members[group]

    def containing(self, thing: str) -> tuple[str, ...]:
        """The classes that hold a thing, the narrowest first."""
        return self._holding.get(thing, ())

    def covers(self, group: str, thing: str) -> bool:
        """Whether a position or class is, or belongs to, what is named."""
        return thing == group or thing in self.members(group)

    def is_first_of(self, position: str, deputies: str) -> bool:
        """Whether a position is that of the first deputy where the other is that of the deputies."""
        of, others = self._of.get(position), self._of.get(deputies)
        return bool(
            of
            and others
            and _FIRST_DEPUTY in of.get("role", ())
            and _DEPUTY in others.get("role", ())
            and of.get("organ", set()) & others.get("organ", set())
        )

    def line(self, position: str) -> tuple[str, ...]:
        """The organ where a position is held, and those it belongs to, upward."""
        organs: list[str] = []
        organ = self._one(position, "organ")
        while organ and organ not in organs:
            organs.append(organ)
            organ = self._one(organ, "parent")
        return tuple(organs)

    def heads(self, organ: str) -> tuple[str, ...]:
        """The positions whose holders head an organ."""
        return tuple(sorted(self._held.get((organ, _HEAD), ())))

    def one_of(self, group: str, organ: str) -> str:
        """The one of a class that heads an organ or belongs to it directly; "" where there is none, or several.

        Kept for each pair asked for: the members of a class that a rule binds mostly share a line of organs.
        """
        if (group, organ) not in self._one_of:
            held = {*self._held.get((organ, _HEAD), ()), *self._parts.get(organ, ())} & self.members(group)
            self._one_of[group, organ] = held.pop() if len(held) == 1 else ""
        return self._one_of[group, organ]

    @cached_property
    def _holding(self) -> dict[str, tuple[str, ...]]:
        """Of each thing the classes that hold it, the narrowest first: worked out once, as all chains ask for it."""
        found: dict[str, list[str]] = defaultdict(list)
        for group in sorted(self._groups(), key=lambda group: (len(self.members(group)), group)):
            for member in self.members(group):
                found[member].append(group)
        return {thing: tuple(groups) for thing, groups in found.items()}

    def _groups(self) -> set[str]:
        inner = ("member", "exception", "member-role", "member-organ-class")
        return {*self._in, *(thing for thing, of in self._of.items() if any(of.get(link) for link in inner))}

    def _one(self, thing: str, link: str) -> str:
        return min(self._of[thing].get(link, ()), default="") if thing in self._of else ""

    def _find(self, group: str, seen: frozenset[str]) -> frozenset[str]:
        if group in seen:
            return frozenset()
        seen |= {group}
        of = self._of.get(group, {})
        found: set[str] = set()
        for inner in (*of.get("member", ()), *self._in.get(group, ())):
            found |= {inner} | self._find(inner, seen)
        for organ_class in of.get("member-organ-class", ()):
            for organ in self._find(organ_class, frozenset()):
                for role in of.get("member-role", ()):
                    found |= self._held.get((organ, role), set())
        if of.get("exception") and not found:  # a class that is a wider one less its exceptions
            for wider in of.get("in-class", ()):
                found |= self._find(wider, seen)
        for left_out in of.get("exception", ()):
            found -= {left_out} | self._find(left_out, frozenset())
        return frozenset(found - {group})


def read_classes(engine: Engine) -> Classes:
    """The classes of a graph."""
    return Classes((thing, link, other) for thing, link, other in run("class-links", engine).values())
