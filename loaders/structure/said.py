"""What an act says in sentences about who proposes, consents and appoints, for the columns of its table.

Three forms of sentence, in any act that has such a table:

    "… басшылары жөнінде – Сыртқы істер министрі"      the one after the dash proposes
    "… Қауіпсіздік Кеңесінің Төрағасымен келісілуге тиіс"  the one in the instrumental consents
    "… төрағасы тағайындайтын … орынбасарлары"          the one before the participle appoints
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from loaders.names.morphology import nominative, stem
from loaders.structure.offices import WORD
from loaders.structure.phrases import Phrase, phrase, related

_PROPOSES = re.compile(r"(?P<whom>[^;:]+?)\s+жөнінде\s*[-–—]\s*(?P<who>[^;:]+?)(?:\s+енгізеді|\s+ұсынады)?\s*[;.]?\s*$")
_CONSENTS = re.compile(r"(?P<who>(?:[^\s,;:]+\s+){0,5}[^\s,;:]+?[мбп]ен)\s+келіс")
_APPOINTS = re.compile(r"(?P<who>(?:\S+\s+){0,6}\S+)\s+тағайындайтын\s+(?P<whom>[^;:,]+)")
_SHORT_FORM = re.compile(r"\([^()]*\)?")
_WEIGHT = 4.0  # how much more than custom a sentence weighs, as log odds


@dataclass(frozen=True, slots=True)
class Said:
    """Sentences on who proposes, consents, appoints: (whom, who) each; whom is None where candidates at large are."""

    proposals: tuple[tuple[Phrase, Phrase], ...] = ()
    consent: tuple[tuple[Phrase | None, Phrase], ...] = ()
    appointments: tuple[tuple[Phrase, Phrase], ...] = ()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Said:
        """Read the passages of the act's own rules."""
        proposals: list[tuple[Phrase, Phrase]] = []
        consent: list[tuple[Phrase | None, Phrase]] = []
        appointments: list[tuple[Phrase, Phrase]] = []
        for text in texts:
            match = _PROPOSES.search(text)
            whom = phrase(match["whom"]) if match else None
            if match and whom is not None:
                proposals.append((whom, phrase(match["who"])))
            consent += ((whom, phrase(nominative(m["who"]))) for m in _CONSENTS.finditer(text))
            appointments += ((phrase(m["whom"]), phrase(m["who"])) for m in _APPOINTS.finditer(text))
        return cls(tuple(proposals), tuple(consent), tuple(appointments))

    def proposes(self, found: Phrase, position: Phrase) -> float:
        """How strongly the act says that an authority proposes for a position."""
        return _WEIGHT if any(_names(who, found) and _concerns(whom, position) for whom, who in self.proposals) else 0.0

    def consents(self, found: Phrase, position: Phrase) -> float:
        """How strongly the act says that an authority consents to appointments to a position, or to any."""
        concerned = [whom for whom, who in self.consent if _names(who, found)]
        return _WEIGHT if any(whom is None or _concerns(whom, position) for whom in concerned) else 0.0

    def appoints(self, found: Phrase, position: Phrase) -> bool:
        """Whether the act says that an authority appoints to a position."""
        return any(_names(who, found) and _concerns(whom, position) for whom, who in self.appointments)


def _names(who: Phrase, found: Phrase) -> bool:
    """Whether a sentence's words end in the same name as a cell, in whatever form."""
    name, words = _stems(found.key), _stems(who.key)
    return bool(name) and words[-len(name) :] == name


@lru_cache(maxsize=1 << 13)  # the same few hundred names are compared for every way to place a cell
def _stems(key: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in WORD.findall(_SHORT_FORM.sub("", key)))


def _concerns(whom: Phrase, position: Phrase) -> bool:
    return related(whom, position) and related(position, whom)
