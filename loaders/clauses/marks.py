"""What is being found out about one clause while it is read: which of its words are already whose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.clauses.predicates import Predicate
from loaders.clauses.words import Word
from loaders.text import EMPTY, Text


class Marks:
    """The words of one clause and whose part each is: `taken` maps a word's index to its part's name.

    `text` is the sentence, `words` its words, `first` the clause's first word, `predicate` the verb at its end.
    """

    def __init__(self, text: Text, words: Sequence[Word], first: int, predicate: Predicate) -> None:
        self.text = text
        self.words = words
        self.first = first
        self.predicate = predicate
        self.taken: dict[int, str] = {}

    def cut(self, first: int, last: int) -> Text:
        """The text of words `[first, last)`."""
        return self.text[self.words[first].start : self.words[last - 1].end].strip() if first < last else EMPTY

    def take(self, first: int, last: int, part: str) -> Text:
        """Give words `[first, last)` to a part; gives their text."""
        for index in range(first, last):
            self.taken[index] = part
        return self.cut(first, last)

    def free(self) -> Iterator[int]:
        """The words before the verb that no part has taken."""
        return (i for i in range(self.first, self.predicate.start) if i not in self.taken)

    def floor(self, head: int) -> int:
        """The first word of the untaken run that `head` stands in."""
        floor = head
        while floor > self.first and (floor - 1) not in self.taken:
            floor -= 1
        return floor

    def without(self, parts: tuple[str, ...]) -> Text:
        """The clause less the words of the given parts."""
        kept: list[Text] = []
        run: int | None = None
        for index in range(self.first, self.predicate.end + 1):
            keep = index < self.predicate.end and self.taken.get(index) not in parts
            keep = keep and self.words[index].value != ":"
            if keep and run is None:
                run = index
            elif not keep and run is not None:
                kept.append(self.cut(run, index).strip(" ,-–"))
                run = None
        pieces: list[Text] = []
        for piece in kept:
            if piece:
                pieces += [Text.inserted(" "), piece] if pieces else [piece]
        return Text.concat(pieces)
