"""The codes of facts, and what they say in words: kinds, modalities, units, recurrences.

kind_words("Duty", "en")                 Duty or right
counted({"Duty": 2}, "en")               ("2 duties and rights",)
term_words(fact, "ru")                   10 рабочих дней; 20 декабря
"""

from __future__ import annotations

from collections.abc import Mapping

from queries.citation import MONTHS
from service.explorer.acts.stated import Fact
from service.words import many, text

KINDS = (  # in the order in which pages show them
    "AppointmentRule",
    "PartialRule",
    "GeneralRule",
    "NomenclatureRow",
    "CandidateStudy",
    "Duty",
    "Deadline",
    "Requirement",
    "Exemption",
    "Concurrence",
    "Definition",
    "MeetingSlot",
    "Impact",
    "ActReference",
    "InternalReference",
    "TermUse",
    "Mention",
)
QUIET = frozenset({"Mention", "TermUse"})  # of use to readers of single words; pages fold them
SORTS = {  # of facts in their IRIs, and their kinds
    "rule": "AppointmentRule",
    "general-rule": "GeneralRule",
    "row": "NomenclatureRow",
    "study": "CandidateStudy",
    "impact": "Impact",
    "reference": "ActReference",
    "internal-reference": "InternalReference",
    "definition": "Definition",
    "duty": "Duty",
    "deadline": "Deadline",
    "requirement": "Requirement",
    "exemption": "Exemption",
    "concurrence": "Concurrence",
    "slot": "MeetingSlot",
    "term-use": "TermUse",
    "mention": "Mention",
}
IMPACTS = ("changed", "reworded", "added", "deleted", "repealed")
RELATIONS = ("cites", "amends", "amended-by", "repeals", "repealed-by", "approves", "proposes-to-amend")
MODALITIES = ("must", "may", "must-not")
RECURRENCES = ("annual", "semiannual", "quarterly", "event")
REQUIREMENTS = ("eligibility", "exclusion", "limit", "document", "condition")
TERMS = ("term", "early", "undefined", "abbreviation", "role", "cut-short", "spelt-out", "unnamed", "doublet")
WEEKDAYS = ("1", "2", "3", "4", "5")
UNITS = ("working-day", "calendar-day", "day", "month", "year")


def kind_words(kind: str, lang: str) -> str:
    """The name of a kind of fact, in the singular."""
    return text(f"fact-{kind}" if kind in KINDS else "fact-other", lang)


def counted(counts: Mapping[str, int], lang: str) -> tuple[str, ...]:
    """Numbers of facts by kind, in words, in the order of `KINDS`."""
    return tuple(many(f"facts-{kind}", counts[kind], lang) for kind in KINDS if counts.get(kind))


def term_words(fact: Fact, lang: str) -> str:
    """A value and its unit: "10 working days"; of a day of a month its months: "20 December"."""
    value, unit = fact.one("value"), fact.one("unit")
    months = sorted(int(month) for month in fact.all("month") if month.isdigit())
    if unit == "day-of-month" and value.isdigit():
        named = ", ".join(MONTHS[lang][month - 1] for month in months if 1 <= month <= len(MONTHS[lang]))
        return text("term-day-of-months" if named else "term-day-of-month", lang, day=value, months=named)
    if unit in UNITS and value.isdigit():
        return many(f"unit-{unit}", int(value), lang)
    return " ".join(filter(None, (value, unit)))
