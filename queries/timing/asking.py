"""One question about a procedure or a feed, from names that people type to what is shown.

asked(facts, rules, position, known, as_of=day)           the procedure of a position
asked_document(facts, rules, act, known, document="")     that of a document of an act
find_act(facts, "624")                                    an act by its code, number, or words of its title
period("2026-Q2")                                         a year and its months
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from ontology.errors import Ambiguous, BadParameter, NotFound
from queries.chains.notes import Notes
from queries.chains.rules import Rules
from queries.chains.walk import binding
from queries.citation import KINDS, cited
from queries.folding import fold
from queries.timing.documents import best_document, of_document
from queries.timing.facts import ActInfo, Facts
from queries.timing.procedure import Procedure, appointment
from queries.timing.shown.procedure import Asked
from queries.timing.timeline import Dated, Known, dated
from queries.timing.words import say

_NUMBER_SIGN = re.compile(r"[№#]|\bN(?:o|r)?\b\.?")
_PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?:[QТт](?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>0[1-9]|1[0-2])))?")


def asked(
    facts: Facts,
    rules: Rules,
    position: str,
    known: Known,
    *,
    as_of: dt.date | None = None,
    latest: bool = False,
    lang: str = "kk",
    today: dt.date | None = None,
) -> Asked:
    """The procedure of a position on a day; where none is given, on the start, or the last day a rule about it stood.

    `latest` asks for that last day, whatever the start is.
    """
    notes = Notes(rules, lang)
    about = binding(rules, position)
    stood = not latest and known.start is not None and any(step.stands(known.start) for step in about)
    day = notes.day_taken(position, about, as_of or (known.start if stood else None), today)
    if day is None:
        return Asked(Procedure(position, None, (), (), ()), (), rules.thing, known, notes=notes.all())
    found = appointment(facts, rules, position, day)
    notes.of_time(found.rule_steps or about, day)
    return Asked(found, _numbered(found, known), rules.thing, known, notes=notes.all(), texts=facts.texts)


def asked_document(
    facts: Facts,
    rules: Rules,
    act: str,
    known: Known,
    *,
    document: str = "",
    as_of: dt.date | None = None,
    lang: str = "kk",
) -> Asked:
    """The procedure that a document of an act sets, the one with most terms where none is named.

    Without a day, what has not ended counts, drafts too; where all has ended, the last day on which it stood.
    Raises `NotFound` for a document without duties or terms.
    """
    own = [fact for fact in facts.all if fact.act == act and fact.kind in ("Duty", "Deadline")]
    day = as_of
    ended = bool(own) and all(fact.valid_to for fact in own)
    if as_of is None and ended:
        day = max(fact.ends for fact in own) - dt.timedelta(days=1)
    info = facts.act(act)
    document = document or best_document(facts, act, day)
    found = of_document(facts, act, document, day)
    if not found.steps and not found.options:
        where = f"{info.code} {document}".strip()
        by = f"/by/{info.code}/"
        worded = sorted({facts.act(fact.act).code or fact.act for fact in facts.all if by in fact.iri})
        instead = f"; what it words anew belongs to {', '.join(worded)}: ask for that" if worded else ""
        raise NotFound(f"{where} sets no duty and no term{f' on {day}' if day else ''}{instead}")
    notes = [say("act-ended", lang, act=info.code, day=max(f.ends for f in own).isoformat())] if ended else []
    name = f"{act_label(info, lang)}, {document}"
    return Asked(
        found, _numbered(found, replace(known, course=False)), rules.thing, known, name, tuple(notes), facts.texts
    )


def find_act(facts: Facts, text: str, *, titles: bool = True) -> str:
    """The act that a code, a key, a number ("624", "№ 624 Жарлық") or words of a title mean; "" where none does.

    Without `titles` words of a title do not count, which may as well name somebody. Raises `Ambiguous` for several.
    """
    typed = text.strip().strip("<>").rpartition("/")[2]
    for info in facts.acts.values():
        if typed.lower().strip("_") == info.code.lower().strip("_"):
            return info.iri
    words = {word for word in fold(_NUMBER_SIGN.sub(" ", text)) if word not in _NUMBER_WORDS}
    fitting = [info for info in facts.acts.values() if words and words <= _names(info)]
    numbered = [info for info in fitting if info.number.lower() in words]
    fitting = numbered or (fitting if titles else [])
    if len(fitting) > 1:
        codes = [info.code for info in fitting]
        raise Ambiguous(f"«{text}» fits several acts: {', '.join(codes)}", codes)
    return fitting[0].iri if fitting else ""


def act_label(info: ActInfo, lang: str) -> str:
    """An act by kind, number and date, else by its code."""
    if not info.number or not info.date:
        return info.code
    return cited(info.kind, info.date, info.number, lang)


def period(value: str) -> tuple[int, tuple[int, ...]]:
    """A year and its months, of `2026`, `2026-Q2`, `2026-H1` or `2026-06`; raises `BadParameter`."""
    match = _PERIOD.fullmatch(value)
    if not match:
        raise BadParameter(f"{value!r} is no period; write it as 2026-Q2 (a quarter), 2026-H1, 2026-06 or 2026")
    year = int(match["year"])
    if match["quarter"]:
        last = 3 * int(match["quarter"])
        return year, (last - 2, last - 1, last)
    if match["half"]:
        return year, tuple(range(6 * int(match["half"]) - 5, 6 * int(match["half"]) + 1))
    return year, (int(match["month"]),) if match["month"] else tuple(range(1, 13))


def _numbered(found: Procedure, known: Known) -> tuple[Dated, ...]:
    wrong = sorted(number for number in known.done if not 1 <= number <= len(found.steps))
    if wrong and found.steps:
        raise BadParameter(f"there is no step {wrong[0]} to be done; the procedure has steps 1 to {len(found.steps)}")
    return dated(found.steps, known)


_NUMBER_WORDS = frozenset(fold("жылғы года от year dated"))


def _names(info: ActInfo) -> set[str]:
    kinds = " ".join(KINDS.get(info.kind, {}).values())
    return {info.number.lower(), *fold(f"{info.title} {kinds} {info.date} {info.date[:4]} {info.code}")}
