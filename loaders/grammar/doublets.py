"""Words of acts that mean one notion: an act that uses both leaves open whether it means two.

Doublets of the language, a newer and an older translation or two spellings, stand in the thesaurus as notions of
several names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from loaders.names.morphology import WORD, stem
from ontology.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Doublet:
    """A notion: its preferred name, and its names each with the stems of their words."""

    name: str
    variants: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def doublets(lexicon: Lexicon) -> tuple[Doublet, ...]:
    """The notions of a thesaurus by their Kazakh names, in the order of their tails."""
    return tuple(
        Doublet(
            notion.labels.kk,
            tuple(
                (form.text, tuple(stem(word) for word in WORD.findall(form.text)))
                for form in notion.texts()
                if form.lang == "kk"
            ),
        )
        for notion in lexicon.notions.values()
    )
