"""Phrases of names put in the nominative, as a person would name them: "басшысына немесе өзге тұлғаға" -> "… тұлға"."""

from __future__ import annotations

from loaders.clauses.words import Kind, Word, words_of
from loaders.names.morphology import Case, analyse
from loaders.text import Text


def in_nominative(phrase: Text | str) -> str:
    """A phrase with its last word, and those coordinated with it in the same case, in the nominative."""
    value = (phrase if isinstance(phrase, str) else phrase.value).strip(" ,;:.-–")
    words = words_of(value)
    nouns = [w for w in words if w.kind in (Kind.NOUN, Kind.INFINITIVE)]
    if not nouns:
        return value
    case = nouns[-1].case
    if case is Case.NOMINATIVE:
        return value
    pieces: list[str] = []
    last = 0
    for index, word in enumerate(words):
        if word.kind is Kind.BRACKET:
            inner = word.value[1:-1]
            if any(w.case is case for w in words_of(inner)[-1:]):
                pieces += [value[last : word.start], f"({in_nominative(inner)})"]
                last = word.end
        elif word.kind in (Kind.NOUN, Kind.INFINITIVE) and word.case is case and _ends_name(words, index):
            pieces += [value[last : word.start], _nominative(word)]
            last = word.end
    return "".join((*pieces, value[last:]))


def _ends_name(words: tuple[Word, ...], index: int) -> bool:
    after = words[index + 1] if index + 1 < len(words) else None
    return after is None or after.kind in (Kind.COMMA, Kind.CONJUNCTION, Kind.BRACKET)


_PRONOUNS = {"оған": "ол", "оны": "ол", "оларға": "олар", "оларды": "олар", "онымен": "ол", "олармен": "олар"}


def _nominative(word: Word) -> str:
    return _PRONOUNS.get(word.lower) or analyse(word.value).nominative
