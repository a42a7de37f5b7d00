"""Words of acts that mean one notion: an act that uses both leaves open whether it means two.

Doublets of the language: a newer and an older translation, or two spellings. The first of each is the one preferred.
"""

from __future__ import annotations

from dataclasses import dataclass

from loaders.names.morphology import WORD, stem

_LISTED = (
    ("өзге адам", "өзге тұлға"),
    ("хат алмасу", "хат алысу"),
    ("арнайы тексеру", "арнаулы тексеру", "арнайы тексеріс", "арнаулы тексеріс"),
    ("жауаптылыққа тарту", "жауапкершілікке тарту"),
    ("құзырет", "құзірет"),
    ("нормативтік құқықтық акт", "нормативтік құқықтық кесім"),
    ("іссапарға жіберілген", "іссапармен барған"),
    ("біліктілікті арттыру", "біліктілікті көтеру"),
)


@dataclass(frozen=True, slots=True)
class Doublet:
    """A notion: its preferred name, and its names each with the stems of their words."""

    name: str
    variants: tuple[tuple[str, tuple[str, ...]], ...]


DOUBLETS = tuple(
    Doublet(names[0], tuple((name, tuple(stem(word) for word in WORD.findall(name))) for name in names))
    for names in _LISTED
)
