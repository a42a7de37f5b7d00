"""The words of provisions where they are loaded: facts marked in them, what was repaired, the publisher's notes.

words = wordings(view, graph, nodes)             by provision; empty where no text is loaded
words[node.key].html(kinds, damage=True)         the words as markup
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from loaders.origins import read_origins
from loaders.text import INSERTED
from ontology import iris
from ontology.terms import OKL
from service.explorer.acts.asking import ask, values
from service.explorer.acts.codes import kind_words
from service.explorer.acts.marks import Mark, Piece, marked
from service.explorer.acts.outline import Key, Node
from service.explorer.acts.repairs import Repair, repairs
from service.explorer.acts.telling import page_at
from service.explorer.view import View
from service.words import text

CELL = " | "  # parts the cells of a row
SLUGS = {  # of the kinds that are marked, as style sheets name them; of one place the first is innermost
    "Mention": "mention",
    "TermUse": "term",
    "InternalReference": "reference",
    "ActReference": "reference",
    "Impact": "impact",
    "Deadline": "deadline",
    "CandidateStudy": "rule",
    "Definition": "term",
    "Concurrence": "duty",
    "Requirement": "duty",
    "Exemption": "duty",
    "Duty": "duty",
    "MeetingSlot": "sitting",
    "GeneralRule": "rule",
    "PartialRule": "rule",
    "AppointmentRule": "rule",
}
GROUPS = ("rule", "duty", "deadline", "sitting", "impact", "reference", "term", "mention")


@dataclass(frozen=True, slots=True)
class Marked:
    """A fact that is marked in words: its kind in words, the group of its style, where it leads."""

    iri: str
    name: str
    group: str
    address: str


_Fact = Marked | Repair


@dataclass(frozen=True, slots=True)
class Words:
    """Words with what is marked in them. `printed` are the lines of the file where damage was undone."""

    text: str
    marks: tuple[Mark[Marked], ...] = ()
    repairs: tuple[Repair, ...] = ()
    printed: str = ""

    def html(self, lang: str, *, damage: bool = False) -> Markup:
        """As markup: `mark` around facts, each leading to its fact; with `damage` what was repaired, and how it was."""
        return _html(self.text, self.marks, self.repairs if damage else (), lang)

    def cells(self, lang: str, *, damage: bool = False) -> tuple[Markup, ...]:
        """The cells of a row, each as `html` gives it."""
        found = []
        start = 0
        for cell in self.text.split(CELL):
            end = start + len(cell)
            marks = [
                Mark(m.start - start, m.end - start, m.fact) for m in self.marks if m.start < end and start < m.end
            ]
            undone = [
                replace(r, start=r.start - start, end=r.end - start)
                for r in (self.repairs if damage else ())
                if r.start < end and start < r.end
            ]
            found.append(_html(cell, marks, undone, lang))
            start = end + len(CELL)
        return tuple(found)


@dataclass(slots=True)
class Wording:
    """What the text graph has of a provision: its words, the publisher's notes on it, the heads of its table."""

    words: Words = field(default_factory=lambda: Words(""))
    notes: tuple[Words, ...] = ()
    heads: tuple[str, ...] = ()


def wordings(here: View, graph: str, nodes: Sequence[Node]) -> Mapping[Key, Wording]:
    """The words of provisions in the text graph that belongs to the graph of a version."""
    text_graph = f"{iris.GRAPH}text/{graph.removeprefix(iris.GRAPH)}"
    if text_graph not in set(here.data.engine.graphs) or not nodes:
        return {}
    said: defaultdict[Key, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    places = [node.iri for node in nodes]
    for act, path, name, value in values(ask(here.data.engine, "words", graph=[text_graph], place=places)):
        said[act, path][name.removeprefix(OKL(""))].append(value)
    index = _Index()
    for key, about in said.items():
        for number, (words, origins) in enumerate(_texts(about)):
            index.add((key, number), words, origins)
    marks = _marks(here, graph, places, index)
    found: dict[Key, Wording] = {}
    for key, about in said.items():
        texts = [Words(words, tuple(marks.get((key, n), ())), *_undone(words, origins, about if n == 0 else {}))
                 for n, (words, origins) in enumerate(_texts(about))]  # fmt: skip
        heads = tuple(about["columnHeads"][0].split(CELL)) if about["columnHeads"] else ()
        found[key] = Wording(texts[0], tuple(texts[1:]), heads)
    return found


def _texts(about: Mapping[str, list[str]]) -> list[tuple[str, tuple[int, ...]]]:
    """The provision's own words, then the notes on it, each with the places of its characters in the file."""
    own = about.get("text", [""])[0]
    written = read_origins(next(iter(about.get("origins", ())), ""))
    found = [(own, written if len(written) == len(own) else (INSERTED,) * len(own))]
    left = [read_origins(one) for one in about.get("noteOrigins", ())]
    for note in sorted(about.get("editorialNote", ())):
        fitting = [origins for origins in left if len(origins) == len(note)]
        found.append((note, fitting[0] if len(fitting) == 1 else (INSERTED,) * len(note)))
    return found


def _undone(words: str, origins: Sequence[int], about: Mapping[str, list[str]]) -> tuple[tuple[Repair, ...], str]:
    printed = next(iter(about.get("printed", ())), "")
    where = read_origins(next(iter(about.get("printedOrigins", ())), ""))
    return repairs(words, origins, printed, where) if printed else (), printed


class _Index:
    """Which characters of which words stand where in the file."""

    def __init__(self) -> None:
        self._places: list[tuple[int, tuple[Key, int], int]] = []
        self._words: dict[tuple[Key, int], str] = {}
        self._origins: dict[tuple[Key, int], Sequence[int]] = {}
        self._sorted = False

    def add(self, key: tuple[Key, int], words: str, origins: Sequence[int]) -> None:
        self._words[key], self._origins[key] = words, origins
        self._places += [(origin, key, i) for i, origin in enumerate(origins) if origin != INSERTED]
        self._sorted = False

    def ranges(self, start: int, end: int) -> Mapping[tuple[Key, int], list[int]]:
        """The characters of words that stand in `[start, end)` of the file."""
        if not self._sorted:
            self._places.sort()
            self._sorted = True
        found: defaultdict[tuple[Key, int], list[int]] = defaultdict(list)
        for at in range(bisect_left(self._places, (start,)), bisect_left(self._places, (end,))):
            _, key, i = self._places[at]
            found[key].append(i)
        return found

    def spans(self, key: tuple[Key, int], indices: Iterable[int]) -> list[tuple[int, int]]:
        """Characters as spans, those joined that only white space or what the file does not hold stands between."""
        words, origins = self._words[key], self._origins[key]
        spans: list[tuple[int, int]] = []
        for i in sorted(set(indices)):
            gap = range(spans[-1][1], i) if spans else ()
            joins = spans and all((words[j].isspace() or origins[j] == INSERTED) and words[j] != "|" for j in gap)
            if joins:
                spans[-1] = (spans[-1][0], i + 1)
            else:
                spans.append((i, i + 1))
        trimmed = ((s, e) for s, e in spans if words[s:e].strip())
        return [(s + len(words[s:e]) - len(words[s:e].lstrip()), s + len(words[s:e].rstrip())) for s, e in trimmed]


def _marks(here: View, graph: str, places: list[str], index: _Index) -> Mapping[tuple[Key, int], list[Mark[Marked]]]:
    """The marks of facts that provisions state, wherever in these words they were read from."""
    facts: dict[str, Marked] = {}
    indices: defaultdict[tuple[str, tuple[Key, int]], list[int]] = defaultdict(list)
    for iri, kind, act, path, start, end, _, thing in values(
        ask(here.data.engine, "places", graph=[graph], place=places)
    ):
        name = kind.removeprefix(OKL(""))
        if name not in SLUGS:
            continue
        if iri not in facts:
            told = here.thing(thing) if thing else None
            words = f"{kind_words(name, here.lang)}: {told.text}" if told else kind_words(name, here.lang)
            facts[iri] = Marked(iri, words, SLUGS[name], told.address if told else page_at(here, act, path, iri))
        for key, found in index.ranges(int(start), int(end)).items():
            indices[iri, key] += found
    marks: defaultdict[tuple[Key, int], list[Mark[Marked]]] = defaultdict(list)
    for (iri, key), found in indices.items():
        marks[key] += [Mark(start, end, facts[iri]) for start, end in index.spans(key, found)]
    return marks


def _html(words: str, marks: Iterable[Mark[Marked]], undone: Iterable[Repair], lang: str) -> Markup:
    both: list[Mark[_Fact]] = [Mark(m.start, m.end, m.fact) for m in marks]
    both += [Mark(r.start, r.end, r) for r in undone]
    pieces = marked(words, both)
    linked = {id(inner) for piece in pieces if (inner := _innermost(piece))}
    out: list[Markup] = []
    for piece in pieces:
        out += [_opening(mark, again=number in piece.again) for number, mark in enumerate(piece.opens)]
        inner = _innermost(piece)
        bare = piece.words.strip()
        if inner is not None and isinstance(inner.fact, Marked) and bare:
            before, after = piece.words.split(bare[0], 1)[0], piece.words[len(piece.words.rstrip()) :]
            linked_words = Markup('<a href="{}" title="{}">{}</a>').format(inner.fact.address, inner.fact.name, bare)
            out += [escape(before), linked_words, escape(after)]
        else:
            out.append(escape(piece.words))
        end = piece.start + len(piece.words)
        for mark in tuple(reversed(piece.marks))[: piece.closes]:
            out.append(_closing(mark, last=mark.end == end, linked=id(mark) in linked, lang=lang))
    return Markup("").join(out)


def _innermost(piece: Piece[_Fact]) -> Mark[_Fact] | None:
    return next((mark for mark in reversed(piece.marks) if isinstance(mark.fact, Marked)), None)


def _opening(mark: Mark[_Fact], *, again: bool) -> Markup:
    fact = mark.fact
    if isinstance(fact, Repair):
        return Markup('<ins class="repaired repaired-{}">').format(fact.cause)
    return Markup('<mark class="k k-{}{}">').format(fact.group, " again" if again else "")


def _closing(mark: Mark[_Fact], *, last: bool, linked: bool, lang: str) -> Markup:
    fact = mark.fact
    if isinstance(fact, Repair):
        note = text(f"repair-{fact.cause}", lang) + (f" ({fact.letters})" if fact.letters else "") + ":"
        said = Markup(' <span class="printed">[<span class="cause">{}</span> <s lang="kk">{}</s>]</span>')
        return Markup("</ins>") + (said.format(note, fact.printed) if last else Markup(""))
    if last and not linked:
        return Markup('<a class="k-end" href="{}" aria-label="{}">↗</a></mark>').format(fact.address, fact.name)
    return Markup("</mark>")
