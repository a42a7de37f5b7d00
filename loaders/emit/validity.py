"""From when to when a fact holds, as far as the documents say.

A fact ends with its act. It begins on the day of the amendment that last worded its provision, or with the act where
nothing amended it. An amendment that changed a larger part without saying what leaves the beginning open: then the
fact stands, as far as is known, from the date of the version it was read from. What would begin only when its act no
longer stands never begins.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from loaders.model import ActKey, Fact, Header, Impact, Reading, State

_WORDING = frozenset({"reworded", "added"})


@dataclass(frozen=True, slots=True)
class Validity:
    """Half-open `[begins, ends)`, None where not known, and the state that follows from it."""

    begins: dt.date | None
    ends: dt.date | None
    state: State


class Calendar:
    """The amendments and the headers of one reading, asked for the validity of its facts."""

    def __init__(self, reading: Reading) -> None:
        self._headers = {header.key: header for header in reading.document.headers}
        self._impacts: dict[ActKey, list[Impact]] = {}
        for fact in reading.facts:
            if isinstance(fact, Impact) and fact.state is not State.PROPOSED:
                self._impacts.setdefault(fact.act, []).append(fact)

    def version_date(self) -> dt.date | None:
        """The day of the newest amendment worked into the text of the act read, else of the act itself."""
        key = next(iter(self._headers))
        days = [i.by.date for i in self._impacts.get(key, ()) if i.by and i.by.date and not _ends_act(i)]
        return max(days, default=key.date)

    def of(self, fact: Fact) -> Validity:
        """The validity of a fact; a proposed one has none."""
        if fact.state is State.PROPOSED:
            return Validity(None, None, State.PROPOSED)
        if isinstance(fact, Impact):
            begins, until = fact.effective_from, fact.effective_to
            return Validity(begins, None if begins and until and until <= begins else until, fact.state)
        header = self._headers.get(fact.act)
        ends = end_of(header) if header else None
        begins = self._begins(fact, header)
        if begins and ends and ends <= begins:
            begins = None
        repealed = header is not None and header.status == "repealed"
        return Validity(begins, ends, State.ENDED if repealed else fact.state)

    def _begins(self, fact: Fact, header: Header | None) -> dt.date | None:
        impacts = self._impacts.get(fact.act, ())
        covering = [i for i in impacts if _covers(i.target, fact.provision) and not _ends_act(i)]
        if not covering:
            return header.valid_from if header else None
        newest = max(covering, key=lambda impact: impact.by.date if impact.by and impact.by.date else dt.date.min)
        return newest.effective_from if newest.kind in _WORDING else None


def end_of(header: Header) -> dt.date | None:
    """The first day on which an act no longer stands: the day of the act that repeals it, where no other is said."""
    if header.valid_to is None and header.status == "repealed" and header.repealed_by:
        return header.repealed_by.date
    return header.valid_to


def _covers(target: str, provision: str) -> bool:
    return provision == target or provision.startswith(target + "/")


def _ends_act(impact: Impact) -> bool:
    return impact.kind == "repealed" and impact.target == "main"
