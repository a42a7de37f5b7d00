"""Provisions by the words in them, where texts are loaded: any case, any of the letters that look or sound alike.

    texts = Texts.over(engine)
    texts.find("кадр резерві")              provisions that hold both words; those that hold them side by side first
    texts.excerpt(found[0], "кадр резерві") the words around, those sought marked

Every word is kept folded (`queries.folding`) with the provisions that hold it: about half a kilobyte of memory for a
provision, beside its text.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ontology import iris
from queries.catalogue import run
from queries.engine import Engine
from queries.folding import fold, fold_word

_AROUND = 110  # characters shown on either side of the first word found
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PART = 3  # letters of the beginning of a word
_MOST = 12  # words that are looked for


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of a provision: its IRI, that of its act, its path."""

    iri: str
    act: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of an excerpt; `sought` for words that were looked for."""

    text: str
    sought: bool


class Texts:
    """The words of all provisions of one graph. Building is linear in the words, finding in those of one word."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        last = {passage.iri: passage for passage in passages}  # of several versions the last
        self._passages = tuple(last.values())
        self._holding: dict[str, array[int]] = {}
        for number, passage in enumerate(self._passages):
            for stem in dict.fromkeys(fold(passage.text)):
                self._holding.setdefault(stem, array("I")).append(number)

    @classmethod
    def over(cls, engine: Engine) -> Texts:
        """The words of provisions in a graph; none where no texts are loaded."""
        rows = run("words-of-provision", engine).values()
        return cls(
            Passage(str(iris.Provision(iris.act_tail(act), path)), act, path, text)
            for act, path, text, *_ in rows
            if text
        )

    def __len__(self) -> int:
        return len(self._passages)

    def find(self, text: str) -> tuple[Passage, ...]:
        """The provisions that hold all words of a text in the order of documents; those first that hold it as typed."""
        stems = _stems(text)
        if not stems:
            return ()
        held = sorted(map(self._held, stems), key=len)
        shared = held[0].intersection(*held[1:])
        together = re.compile(r"\W+".join(re.escape(word) for word in _WORD.findall(text)), re.IGNORECASE)
        found = [self._passages[number] for number in sorted(shared)]
        return tuple(sorted(found, key=lambda passage: not together.search(passage.text)))

    def _held(self, stem: str) -> set[int]:
        """The passages that hold a word; those with a longer word that begins so, where no word is just that."""
        if stem in self._holding:
            return set(self._holding[stem])
        longer = (numbers for word, numbers in self._holding.items() if word.startswith(stem))
        return set().union(*longer) if len(stem) >= _PART else set()

    def excerpt(self, passage: Passage, text: str) -> tuple[Piece, ...]:
        """The words of a passage around the first that was sought, in pieces; "…" stands for what is left out."""
        stems = frozenset(_stems(text))
        begun = tuple(stem for stem in stems - self._holding.keys() if len(stem) >= _PART)
        stems |= {word for word in self._holding if word.startswith(begun)} if begun else set()
        said = " ".join(passage.text.split())
        hits = [match.span() for match in _WORD.finditer(said) if _is_of(match.group(), stems)]
        start, end = _window(said, hits[0][0] if hits else 0)
        return tuple(_pieces(said, [hit for hit in hits if start <= hit[0] and hit[1] <= end], start, end))


def _stems(text: str) -> tuple[str, ...]:
    """The words of a text that are looked for, folded, each once."""
    return tuple(dict.fromkeys(fold(text)))[:_MOST]


def _is_of(word: str, stems: frozenset[str]) -> bool:
    return any(fold_word(part) in stems for part in (word.lower(), *word.lower().split("-")))


def _window(said: str, at: int) -> tuple[int, int]:
    """From the beginning of a word to the end of one, about so far around a place."""
    start = said.rfind(" ", 0, at - _AROUND) + 1 if at > _AROUND else 0
    end = said.find(" ", at + _AROUND)
    return start, end if end >= 0 else len(said)


def _pieces(said: str, hits: list[tuple[int, int]], start: int, end: int) -> Iterator[Piece]:
    at = start
    for first, last in hits:
        before = ("… " if at == start and start else "") + said[at:first]
        if before:
            yield Piece(before, sought=False)
        yield Piece(said[first:last], sought=True)
        at = last
    rest = said[at:end] + (" …" if end < len(said) else "")
    if rest:
        yield Piece(("… " if at == start and start else "") + rest, sought=False)
