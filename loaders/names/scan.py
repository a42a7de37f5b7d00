"""Every name of the thesaurus that a text holds, whatever its ending, found in one pass.

The names stand in a tree of word stems; a text is walked word by word, the longest name taken. What may stand in a
name or be left out of it: "Қазақстан Республикасының" anywhere, a bracket inside, quotation marks. A comma or an "and"
counts as a word, so that the ends of two names are not taken for one. An acronym is met in capitals alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.names.morphology import is_plural, stem
from ontology.lexicon import Entry, Form, Lexicon, Organ, OrganClass, PositionClass, Role

_TOKEN = re.compile(r"[\w][\w'’-]*|[,;:.()|–—-]")
_ACRONYM = re.compile(r"(?P<letters>[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]{2,6})(?:-[а-яәғқңөұүһі]+)?")
_STATE = (stem("Қазақстан"), stem("Республикасы"))
_SHORT_STATE = "ҚР"
_AND = frozenset(["және", "мен", "бен", "пен"])
_DASH = frozenset("–—-")


class Token(NamedTuple):
    """A word or a sign of a text: `key` what is compared (an acronym with "!" in front, a sign as it is), the word as
    printed and its characters `[start, end)`."""

    key: str
    word: str
    start: int
    end: int


class Found(NamedTuple):
    """A name met in a text: what it means, the form of the thesaurus that was met, its tokens `[first, last)`, those of
    the state in front among them, and `own`, the first that is not."""

    entry: Entry
    form: str
    first: int
    own: int
    last: int


@dataclass(slots=True)
class _Node:
    """A place in the tree: what may follow, and the names that end here."""

    after: dict[str, _Node] = field(default_factory=dict)
    names: list[tuple[Entry, Form, bool]] = field(default_factory=list)


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of a text."""
    return tuple(Token(_key(m.group()), m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text))


def is_word(token: Token) -> bool:
    """Whether a token is a word and no sign."""
    return token.word[0].isalnum()


def state_ends(words: Sequence[Token], at: int) -> int:
    """Where the words go on behind the name of the state that stands at `at`; `at` itself where none stands there."""
    if at < len(words) and words[at].word == _SHORT_STATE:
        return at + 1
    if at + 1 < len(words) and (words[at].key, words[at + 1].key) == _STATE:
        return at + 2
    return at


def bracket_ends(words: Sequence[Token], at: int) -> int:
    """Where the words go on behind a bracket that opens at `at`; `at` itself where none opens or none closes."""
    if at >= len(words) or words[at].key != "(":
        return at
    depth = 0
    for index in range(at, len(words)):
        depth += {"(": 1, ")": -1}.get(words[index].key, 0)
        if depth == 0:
            return index + 1
    return at


class Scanner:
    """Finds the names of a lexicon in texts. Immutable once made; a text costs its number of words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._root = _Node()
        for entry in lexicon:
            if not isinstance(entry, Role):
                for form in entry.texts():
                    if form.lang == "kk":
                        self._add(entry, form)

    @staticmethod
    @cache
    def of(lexicon: Lexicon) -> Scanner:
        """The scanner of a lexicon, made once."""
        return Scanner(lexicon)

    def find(self, words: tuple[Token, ...], *, organs: bool = False) -> Iterator[Found]:
        """The names in a text, the longest first where they overlap, in order of appearance; `organs`: of organs and
        their classes alone."""
        at = 0
        while at < len(words):
            found = self._from(words, at, organs=organs)
            if found:
                yield found
            at = found.last if found else at + 1

    def _add(self, entry: Entry, form: Form) -> None:
        node = self._root
        words = tokens(form.text)
        at = 0
        while at < len(words):
            following = _passed(words, at)
            if following > at:
                at = following
                continue
            node = node.after.setdefault(words[at].key, _Node())
            at += 1
        if node is not self._root:
            node.names.append((entry, form, is_plural(form.text)))

    def _from(self, words: tuple[Token, ...], first: int, *, organs: bool) -> Found | None:
        own = at = state_ends(words, first)
        node: _Node | None = self._root
        best: Found | None = None
        while at < len(words):
            following = _passed(words, at) if at > own else at
            if following > at:
                at = following
                continue
            node = node.after.get(words[at].key) if node else None
            if node is None:
                break
            at += 1
            if node.names:
                fit = _best(node.names, plural=is_plural(words[at - 1].word), organs=organs)
                best = Found(*fit, first, own, at) if fit else best
        return best


def _passed(words: tuple[Token, ...], at: int) -> int:
    """Behind what a name may hold or lack: the state, a bracket."""
    return max(state_ends(words, at), bracket_ends(words, at))


def _best(names: Iterable[tuple[Entry, Form, bool]], *, plural: bool, organs: bool) -> tuple[Entry, str] | None:
    """Of the entries that bear one name, the one of its number: groups are in the plural, single things are not."""
    group = (PositionClass, OrganClass)
    fits = [
        (form_plural != plural, isinstance(entry, group) != plural, entry.iri, entry, form.text)
        for entry, form, form_plural in names
        if (not organs or isinstance(entry, Organ | OrganClass))
        and not (isinstance(entry, group) and form_plural and not plural)
    ]
    return min(fits, key=lambda fit: fit[:3])[3:] if fits else None


def _key(word: str) -> str:
    if word in _DASH:
        return "–"
    acronym = _ACRONYM.fullmatch(word)
    if acronym:
        return f"!{acronym['letters']}"
    return "&" if word in _AND else stem(word)
