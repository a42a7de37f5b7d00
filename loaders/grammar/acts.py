"""Which words name an act, and whose act it is: «Президентінің … Жарлығымен» is a decree of the President.

The noun's form decides the kind, the genitive before it the issuer. Short forms («ҚР Президентінің») and full ones give
the same issuer slug.
"""

from __future__ import annotations

import re

from loaders.model import ActKind
from loaders.names.morphology import nominative
from ontology.iris import slug

_NOUNS: tuple[tuple[ActKind, str], ...] = (
    (ActKind.DECREE, r"жарлы[қғ](?!\w*сыз)\w*"),
    (ActKind.ORDER, r"өкім(?!ет|дік|дер\b)\w*"),
    (ActKind.MINISTERIAL_ORDER, r"бұйры[қғ]\w*"),
    (ActKind.RESOLUTION, r"қаулы\w*"),
    (ActKind.DECISION, r"шешім\w*"),
    (ActKind.CODE, r"кодекс\w*"),
    (ActKind.CONSTITUTION, r"конституция(?!лы)\w*"),
    # Possessive forms alone: «заң қызметі», «заңнама», «заңды», «заңсыз» name no act.
    (ActKind.LAW, r"заң(?:ы|дары)(?:ның|на|нда|нан|мен|н)?(?!\w)"),
)
ACT_NOUN = "(?:" + "|".join(pattern for _, pattern in _NOUNS) + ")"
"""A regular expression, without groups, for a noun that names an act, in any form and letter case."""

_KINDS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _NOUNS)
_STATE = re.compile(r"^(?:Қазақстан\s+Республикасы(?:ның)?|Республика(?:ның)?|ҚР)\b\s*", re.IGNORECASE)
_ACTING = re.compile(r"\s+м\.\s?а\.?$", re.IGNORECASE)  # whoever acts for the issuer acts in that office's name
_KNOWN = {
    "президенті": "president",
    "мемлекет басшысы": "president",
    "үкіметі": "government",
    "парламенті": "parliament",
    "премьер-министрі": "prime-minister",
}
# Kinds that one body alone issues, so that an act cites them without naming it.
_ONLY_ISSUER = {ActKind.LAW: "parliament", ActKind.CODE: "parliament", ActKind.DECREE: "president"}


def act_kind(noun: str) -> ActKind | None:
    """The kind of act that a noun names, in any form: «Жарлықтарымен» is a decree; None for another word."""
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(noun)), None)


def issuer_slug(phrase: str, kind: ActKind | None) -> str:
    """The slug of whoever issued an act, from the genitive phrase before its noun.

    Takes «ҚР Президентінің», «Қазақстан Республикасы Қаржы министрінің», «», as printed. Gives `president`,
    `government`, `parliament`, `prime-minister`, else the slug of the name in the nominative; "" where nothing tells.
    """
    office = _ACTING.sub("", phrase.strip())
    name = nominative(" ".join(_STATE.sub("", office).split()))
    if not name or kind in (ActKind.LAW, ActKind.CODE):
        return _ONLY_ISSUER.get(kind, "") if kind else ""
    return _KNOWN.get(name.lower()) or slug(name)


def names_state_only(phrase: str) -> bool:
    """Whether a phrase is «Қазақстан Республикасының» and nothing more: then it names no issuing body."""
    return bool(phrase.strip()) and not _STATE.sub("", phrase.strip())
