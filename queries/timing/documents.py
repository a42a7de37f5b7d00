"""The procedure that one document of an act sets: what is to be done, in its order, with its terms.

found = of_document(facts, act, "annex-2", day)
best_document(facts, act, day)            the document of an act with most terms
"""

from __future__ import annotations

import datetime as dt
from collections import Counter

from queries.timing.covering import Note
from queries.timing.duties import duty_steps, lonely_terms
from queries.timing.facts import Facts
from queries.timing.procedure import Procedure


def of_document(facts: Facts, act: str, document: str, day: dt.date | None) -> Procedure:
    """The duties of a document as steps, and its terms that no duty bears; what one may and must not do beside them.

    Without a day, what has not ended counts, and what a draft proposes too.
    """
    duties = [duty for duty in facts.of("Duty", day, act) if duty.document == document]
    found = sorted(
        (*duty_steps(facts, duties, day), *lonely_terms(facts, act, document, day)), key=lambda one: one.first.number
    )
    steps = tuple(one.step for one in found if one.step.modality == "must")
    often = [
        deadline
        for deadline in facts.of("Deadline", day, act)
        if deadline.document == document and not deadline.one("value")
    ]
    notes = [Note("only-often", (("provision", d.path), ("words", d.words("words")))) for d in often]
    if any(step.state == "proposed" for step in steps):
        notes.insert(0, Note("proposed"))
    return Procedure("", day, steps, tuple(one.step for one in found if one.step.modality != "must"), tuple(notes))


def best_document(facts: Facts, act: str, day: dt.date | None) -> str:
    """The document of an act that sets most terms, else most duties; "" where it sets neither."""
    for kind in ("Deadline", "Duty"):
        counted = Counter(fact.document for fact in facts.of(kind, day, act) if kind == "Duty" or fact.one("value"))
        if counted:
            return min(counted, key=lambda document: (-counted[document], document))
    return ""
