"""The stages in their order: read → restore → structure → extract → reconcile.

    source = read_source(path)              the only stage that opens a file
    reading = read_act(source, lexicon)     all others, pure

`graph` follows in `loaders.graph`, over all readings of a build at once.
"""

from __future__ import annotations

from collections.abc import Callable

from loaders import reconcile
from loaders.extract import (
    amendments,
    appointments,
    calendar,
    candidate_study,
    concurrence,
    deadlines,
    definitions,
    duties,
    exemptions,
    general_rules,
    mentions,
    nomenclature,
    references,
    requirements,
    term_uses,
)
from loaders.model import Diagnostic, Document, Fact, NomenclatureRow, Reading, Source
from loaders.names.match import Matcher
from loaders.structure import structure
from ontology.lexicon import Lexicon

Extracted = tuple[tuple[Fact, ...], tuple[Diagnostic, ...]]
Extractor = Callable[[Document], Extracted]

EXTRACTORS: tuple[Extractor, ...] = (
    definitions.extract,
    references.extract,
    amendments.extract,
    nomenclature.extract,
    calendar.extract,
    duties.extract,
    deadlines.extract,
    requirements.extract,
    exemptions.extract,
    concurrence.extract,
)


def read_act(source: Source, lexicon: Lexicon) -> Reading:
    """Everything that one source states, as facts with their words, and a diagnostic for all that was not understood.

    Raises `ontology.errors.NotAnAct` where the text is none. Time grows linearly with the text.
    """
    matcher = Matcher.of(lexicon)
    document = structure(source, lexicon)
    facts: list[Fact] = []
    diagnostics = list(document.diagnostics)
    for extract in EXTRACTORS:
        found, doubts = extract(document)
        facts += found
        diagnostics += doubts
    facts += term_uses.term_uses(document, lexicon)
    rows = tuple(fact for fact in facts if isinstance(fact, NomenclatureRow))
    facts += appointments.rules(document, rows, matcher)
    facts += candidate_study.study_phrases(document, matcher)
    facts += general_rules.general_rules(document, matcher)
    matched, open_names = reconcile.reconcile(tuple(facts), matcher)
    named = mentions.mentions(document, matched, lexicon)
    return Reading(document, (*matched, *named), (*diagnostics, *open_names))
