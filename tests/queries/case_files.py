"""Cases of named queries: hand-made graphs, and the rows that must be found in them.

    tests/queries/cases/<query>/hit.trig        what must be found
                                trap.trig       near misses, which must not be
                                empty.trig      a graph in which nothing is found
                                trap-ended.trig …further ones, by the word in front of the hyphen

A file is TriG whose prefixes need no declaration: those of `ontology.terms`, and `p:` position, `o:` organ, `c:` class,
`l:` role, `r:` rule, `a:` act, `g:` graph, `f:` other facts. Statements outside a graph stand in that of a version.
Comments make it a case:

    # An inspector is appointed by the agency.     what the case shows (the first line)
    # with: lake                                   the graph tests/queries/bases/lake.trig is there too
    # ask: position=p:inspector as_of=2020-01-01   a question: parameters with their values (`lang` too); all, without
    # | p:inspector | "Көл инспекторы"@kk | 2 | |  its rows, in their order: terms as Turtle writes them, or nothing

Each `# ask:` begins one more question to the same graph; a question without rows finds nothing. Values may be written with
the prefixes above, or in quotes where they hold blanks.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from ontology import iris
from ontology.terms import PREFIXES
from queries.engine import Row, Term
from queries.oxigraph_forms import triple_of

HERE = Path(__file__).parent
CASES = HERE / "cases"
BASES = HERE / "bases"
KINDS = ("hit", "trap", "empty")

SHORT = {
    **PREFIXES,
    "p": f"{iris.ID}position/",
    "o": f"{iris.ID}organ/",
    "c": f"{iris.ID}class/",
    "l": f"{iris.ID}role/",
    "r": f"{iris.ID}rule/",
    "a": f"{iris.ID}act/",
    "f": f"{iris.ID}fact/",
    "g": f"{iris.BASE}graph/",
}
_HEAD = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in SHORT.items())
_NAME = re.compile(r"([a-z]+)(-[a-z0-9-]+)?")
_PIPE = re.compile(r"(?<!\\)\|")
_DEFAULT_GRAPH = ox.NamedNode(f"{iris.BASE}graph/U0300000770/2015-04-01")


@dataclass(frozen=True, slots=True)
class Case:
    """One question to one graph: its kind of `KINDS`, what it asks, the rows that it must give."""

    query: str
    kind: str
    name: str
    lines: tuple[bytes, ...]
    ask: dict[str, str]
    rows: tuple[Row, ...]


def read_cases(folder: Path) -> tuple[Case, ...]:
    """The cases of a query. Raises `ValueError` for a file that is none."""
    return tuple(case for path in sorted(folder.iterdir()) for case in _read(path))


def graph(text: str) -> tuple[bytes, ...]:
    """The quads of a graph written as cases write it, as lines of N-Quads."""
    try:
        quads = [*ox.parse(_HEAD + text, format=ox.RdfFormat.TRIG)]
    except SyntaxError as error:
        raise ValueError(f"line {(error.lineno or 0) - _HEAD.count(chr(10))}: {error.msg}") from error
    named = (
        q if isinstance(q.graph_name, ox.NamedNode) else ox.Quad(q.subject, q.predicate, q.object, _DEFAULT_GRAPH)
        for q in quads
    )
    return tuple(f"{quad} .\n".encode() for quad in named)


def expanded(value: str) -> str:
    """A value with the IRI in place of a prefixed name."""
    prefix, colon, name = value.partition(":")
    return f"{SHORT[prefix]}{name}" if colon and prefix in SHORT and not name.startswith("//") else value


def _read(path: Path) -> list[Case]:
    kind = _NAME.fullmatch(path.stem)
    if path.suffix != ".trig" or not kind or kind[1] not in KINDS:
        raise ValueError(f"{path}: no case; there are {', '.join(f'{kind}.trig' for kind in KINDS)}")
    text = path.read_text(encoding="utf-8")
    try:
        lines = graph(text)
        questions = _questions(text)
        for base in re.findall(r"^# with: (\S+)$", text, re.MULTILINE):
            lines += graph((BASES / f"{base}.trig").read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise ValueError(f"{path}: {error}") from error
    if not text.startswith("# ") or text.startswith(("# ask:", "# with:")):
        raise ValueError(f"{path}: says not what it shows, in its first line")
    if not questions:
        raise ValueError(f"{path}: asks nothing; write # ask:")
    return [
        Case(path.parent.name, kind[1], f"{path.stem}-{number}", lines, ask, rows)
        for number, (ask, rows) in enumerate(questions, start=1)
    ]


def _questions(text: str) -> list[tuple[dict[str, str], tuple[Row, ...]]]:
    found: list[tuple[dict[str, str], list[Row]]] = []
    for line in text.splitlines():
        if line.startswith("# ask:"):
            found.append((_values(line.removeprefix("# ask:")), []))
        elif line.startswith("# |"):
            found[-1][1].append(tuple(map(_term, _PIPE.split(line.removeprefix("# |"))[:-1])))
    return [(ask, tuple(rows)) for ask, rows in found]


def _values(line: str) -> dict[str, str]:
    return {name: expanded(value) for name, _, value in (word.partition("=") for word in shlex.split(line))}


def _term(cell: str) -> Term | None:
    """A cell as a term, None for an empty one."""
    written = cell.strip().replace(r"\|", "|")
    if not written:
        return None
    (quad,) = ox.parse(f"{_HEAD}<urn:s> <urn:p> {written} .", format=ox.RdfFormat.TURTLE)
    return triple_of(quad.triple)[2]
