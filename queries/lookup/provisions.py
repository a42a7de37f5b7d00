"""Provisions by what people call them: "828 жарлық 92-жол", "Decree 828 row 92", "U020000828_ annex-1/row-92".

    provisions = Provisions.over(engine)
    asked = provisions.read("828 жарлық 92-жол")        row 92, of what "828 жарлық" may be
    provisions.find(asked, acts)                        those of these acts, the nearest first

What is counted (rows, paragraphs, annexes …) is told by the words for it in Kazakh, Russian and English in any case;
its number stands before the word or behind it. Of several all must hold: "1-қосымша 92-жол" is row 92 of annex 1.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from ontology import iris
from queries.catalogue import run
from queries.engine import Engine
from queries.folding import fold_word

Unit = tuple[str, str]  # what is counted, and its number ("" where it has none)

_WORDS = {
    "annex": "қосымша приложение annex appendix",
    "chapter": "тарау глава chapter",
    "section": "бөлім раздел section",
    "paragraph": "тармақ бап бабы бабында бабынан бабына бабының пункт статья paragraph para article point clause",
    "subparagraph": "тармақша подпункт subparagraph sub-paragraph",
    "part": "бөлік часть абзац part passage",
    "row": "жол жолында жолынан жолына строка row line",
    "item": "item",
    "note": "ескертпе ескерту примечание note",
    "mark": "сілтеме сноска footnote",
    "week": "апта неделя week",
    "preamble": "кіріспе преамбула preamble",
}
_UNIT = {fold_word(word): unit for unit, words in _WORDS.items() for word in words.split()}
_SHORT = {"п": "paragraph", "пп": "subparagraph", "ст": "paragraph", "ч": "part", "прил": "annex", "гл": "chapter",
          "т": "paragraph", "тт": "subparagraph", "art": "paragraph"}  # fmt: skip
_BEFORE = frozenset(
    fold_word(word) for word in "қосымша тарау бөлім тармақ бап тармақша бөлік жол ескертпе ескерту апта".split()
)
_UNCOUNTED = frozenset({"preamble"})
_TOKEN = re.compile(r"\d+(?:-\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*")
_ORDINAL = frozenset("й я е ый ая ое ой ий ш ші шы нші ншы інші ыншы st nd rd th".split())
_PATH = re.compile(r"(?:main|annex-\d+)(?:/[a-z0-9~-]+)*")
_SEGMENT = re.compile(r"(?:(?P<word>[a-z]+)(?:-(?P<number>\d+))?|(?P<bare>\d+(?:-\d+)*))(?:~\d+)?")


@dataclass(frozen=True, slots=True)
class Provision:
    """A provision: its IRI, that of its act, its path, what it is (`own`) and stands in, from the outside inward."""

    iri: str
    act: str
    path: str
    units: frozenset[Unit]
    own: frozenset[Unit]
    order: int


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """What was typed, taken apart: the counted parts, or the path as it is written; an act named by its code or key
    (its IRI); and the words left, which may name an act."""

    units: tuple[Unit, ...] = ()
    path: str = ""
    act: str = ""
    rest: str = ""

    @property
    def is_place(self) -> bool:
        """Whether a place within an act was named at all."""
        return bool(self.units or self.path)


class Provisions:
    """The provisions of one graph. Reading them and finding one is linear in their number."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """`rows`: the IRIs of act and provision, and the path, in the order of the documents."""
        self._of: dict[str, list[Provision]] = defaultdict(list)
        self._count = 0
        seen: set[str] = set()
        for act, iri, path in rows:
            if iri not in seen:
                seen.add(iri)
                self._count += 1
                units = [_units(part, before) for part, before in _parts(path)]
                every = frozenset(unit for one in units for unit in one)
                self._of[act].append(Provision(iri, act, path, every, units[-1], self._count))
        self._acts = {_code(iris.act_tail(act)): act for act in self._of}

    @classmethod
    def over(cls, engine: Engine) -> Provisions:
        """The provisions in a graph."""
        return cls((act, iri, path) for act, iri, path, *_ in run("provisions", engine).values())

    def __len__(self) -> int:
        return self._count

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts of which any provision is known."""
        return tuple(self._of)

    def of(self, act: str) -> tuple[Provision, ...]:
        """The provisions of an act, in order."""
        return tuple(self._of.get(act, ()))

    def read(self, text: str) -> AskedPlace:
        """What of a text names a place in an act, and what is left of it."""
        act = path = ""
        words = []
        for word in iris.act_tail(text.removeprefix("<").removesuffix(">")).split():
            name, _, inner = word.replace(":", "/", 1).partition("/")
            if _code(name) in self._acts and not act:
                act = self._acts[_code(name)]
                word = inner
            if _PATH.fullmatch(word):
                path = path or word
            elif word:
                words.append(word)
        units, rest = _read(_TOKEN.findall(" ".join(words).lower()))
        return AskedPlace(() if path else units, path, act, rest)

    def find(self, asked: AskedPlace, acts: Collection[str] = ()) -> tuple[Provision, ...]:
        """The provisions meant, of these acts (of all where none are given): those that say least besides first."""
        if not asked.is_place:
            return ()
        within = [asked.act] if asked.act else list(acts) or list(self._of)
        every = (provision for act in within for provision in self._of.get(act, ()))
        if asked.path:
            return tuple(provision for provision in every if provision.path == asked.path)
        wanted = frozenset(asked.units)
        held = [provision for provision in every if wanted <= provision.units]
        found = [provision for provision in held if not wanted.isdisjoint(provision.own)] or held
        return tuple(sorted(found, key=lambda p: (len(p.units) - len(wanted), within.index(p.act), p.order)))


def _read(tokens: list[str]) -> tuple[tuple[Unit, ...], str]:
    """Words for what is counted with their numbers, and the tokens left, in order.

    A Kazakh word has its number before it, others behind it; where there is none, on the other side.
    """
    tokens = [t for at, t in enumerate(tokens) if not (t in _ORDINAL and at and tokens[at - 1][0].isdigit())]
    used: set[int] = set()
    units: dict[Unit, None] = {}

    def number(at: int) -> bool:
        return 0 <= at < len(tokens) and at not in used and tokens[at][0].isdigit()

    for at, token in enumerate(tokens):
        unit = _SHORT.get(token) or _UNIT.get(fold_word(token), "")
        if not unit:
            continue
        sides = (at - 1, at + 1) if fold_word(token) in _BEFORE else (at + 1, at - 1)
        side = next((side for side in sides if number(side)), None)
        if side is not None:
            used |= {at, side}
            units[unit, tokens[side]] = None
        elif unit in _UNCOUNTED:
            used.add(at)
            units[unit, ""] = None
    return tuple(units), " ".join(token for at, token in enumerate(tokens) if at not in used)


def _parts(path: str) -> Iterator[tuple[str, int]]:
    """The segments of a path, with how many bare numbers stand before each."""
    numbers = 0
    for part in path.split("/"):
        yield part, numbers
        numbers += part[:1].isdigit()


def _units(part: str, before: int) -> frozenset[Unit]:
    """What a segment may be called. A number in a passage may be that of a paragraph or of a sub-paragraph."""
    match = _SEGMENT.fullmatch(part)
    if not match:
        return frozenset({(part, "")})
    if match["bare"]:
        return frozenset({("subparagraph" if before else "paragraph", match["bare"])})
    return frozenset({(match["word"], match["number"] or "")})


def _code(name: str) -> str:
    return name.lower().rstrip("_")
