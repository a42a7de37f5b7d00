"""Case pairs for checks: one Turtle file a check, the conforming and the breaking graph one edit apart.

# finds: ex:focus ex:value        a result of the breaking case; several lines for several results
# says: English message           a message of the breaking case, filled; several lines for several findings
… Turtle …
ex:a okl:p ex:b .  #+             only in the breaking case
ex:a okl:p ex:c .  #-             only in the conforming case
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from rdflib import Graph, Literal, URIRef
from rdflib.util import from_n3

FOLDER = Path(__file__).parent / "cases"
_HEAD = re.compile(r"# (finds|says): (.*)")


@dataclass(frozen=True)
class Case:
    check: str
    conforming: Graph
    breaking: Graph
    finds: frozenset[tuple[str, str]]
    says: frozenset[str]
    hunks: int

    def __str__(self) -> str:
        return self.check


def cases() -> list[Case]:
    return [read(path) for path in sorted(FOLDER.glob("*.ttl"))]


def read(path: Path) -> Case:
    lines = path.read_text(encoding="utf-8").splitlines()
    heads = [match.groups() for line in lines if (match := _HEAD.fullmatch(line))]
    marks = ["".join(re.findall(r"#([+-])\s*$", line)) for line in lines]
    conforming = Graph().parse(data=_without(lines, marks, "+"), format="turtle")
    breaking = Graph().parse(data=_without(lines, marks, "-"), format="turtle")

    def term(curie: str) -> str:
        node = from_n3(curie, nsm=breaking.namespace_manager)
        assert isinstance(node, URIRef | Literal), curie
        return node.n3()

    def result(words: str) -> tuple[str, str]:
        focus, _, value = words.partition(" ")
        return term(focus), term(value) if value else ""

    return Case(
        check=path.stem,
        conforming=conforming,
        breaking=breaking,
        finds=frozenset(result(words) for kind, words in heads if kind == "finds"),
        says=frozenset(words for kind, words in heads if kind == "says"),
        hunks=sum(1 for before, mark in zip(["", *marks], marks, strict=False) if mark and not before),
    )


def _without(lines: list[str], marks: list[str], mark: str) -> str:
    return "\n".join(line for line, own in zip(lines, marks, strict=True) if own != mark)
