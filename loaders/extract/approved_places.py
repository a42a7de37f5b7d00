"""Places in a document that another act approves: «… № 55 қаулысымен бекітілген Қағидалардың 9-тармағына сәйкес».

approved := citation "бекітілген" name-in-the-genitive places
"""

from __future__ import annotations

import re

from loaders.grammar.citation import Citation
from loaders.grammar.places import Place, find_places
from loaders.names.morphology import Case, analyse

_APPROVED = re.compile(r"\s*бек[іi]т[іi]лген\s+", re.IGNORECASE)
_OTHER = re.compile(r"(?<!\w)(?:осы|сәйкес|негізінде)(?!\w)", re.IGNORECASE)
_NAME = re.compile(r"[^.;:()№\d]{0,400}?(?P<noun>[^\W\d]+)\s+$")


def approved_places(value: str, citation: Citation) -> tuple[Place, ...]:
    """The places that a string names in the document which the act cited approves, with the characters that name them;
    empty where it names none."""
    approved = _APPROVED.match(value, citation.after)
    if approved is None or citation.places:
        return ()
    run = next(iter(find_places(value[approved.end() :])), ())
    name = _NAME.fullmatch(value[approved.end() : approved.end() + run[0].start]) if run else None
    if name is None or _OTHER.search(name.group()) or analyse(name["noun"]).case is not Case.GENITIVE:
        return ()
    start = approved.end()
    return tuple(Place(place.units, place.start + start, place.end + start) for place in run)
