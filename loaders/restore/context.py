"""What a document says of itself: which words and which pairs of neighbours it has.

Some damage cannot be undone by the look of one line: whether two halves are one word, whether two words belong
together. The rest of the document, mostly undamaged, is the witness.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.names.morphology import stem

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Context:
    """Words inside the lines of a document, small letters, and pairs of neighbouring stems, each with its count."""

    words: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)

    @classmethod
    def of(cls, lines: Iterable[str]) -> Context:
        """The words and pairs of printed lines; what stands at a line's ends, and may be half a word, is left out."""
        words: Counter[str] = Counter()
        pairs: Counter[tuple[str, str]] = Counter()
        for line in lines:
            found = _WORD.findall(line.lower())
            words.update(found[1:-1])
            stems = [stem(word) for word in found]
            pairs.update(itertools.pairwise(stems))
        return cls(words, pairs)

    def knows(self, word: str) -> bool:
        """Whether the document has this word elsewhere."""
        return word.lower() in self.words

    def together(self, left: str, right: str) -> int:
        """How often two words, in any form, stand side by side."""
        return self.pairs[stem(left), stem(right)]


NO_CONTEXT = Context()
