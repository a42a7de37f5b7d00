"""Which column an authority stands in, when empty cells of its row were lost.

What is known of appointments in general: whoever is written first appoints; a row of the head of state or of parliament
needs someone who proposes; the head of the organ proposes for his organ; who stands above the appointer consents;
commissions and lists of several offices consent. To this come the habits of the table itself (in which column full rows
have an authority) and what the act says in so many words (`said`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from loaders.structure.phrases import Phrase, related
from loaders.structure.said import Said

APPOINTS, NOMINATES, CONCURS = 1, 2, 3
Cells = tuple[Phrase | None, Phrase | None, Phrase | None]

_HEAD_OF_STATE = frozenset(("президент", "елбасы"))
_CHAMBERS = frozenset(("парламент", "сенат", "мәжіліс"))


@dataclass(frozen=True, slots=True)
class Habits:
    """What a table does elsewhere: how often a phrase fills a cell (`seen`), how often the appointer's (`appoints`),
    and in which column of full rows it stands under which kind of appointer (`columns`)."""

    seen: Mapping[str, int] = field(default_factory=dict)
    appoints: Mapping[str, int] = field(default_factory=dict)
    columns: Mapping[tuple[str, int, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, seen: Iterable[str], rows: Iterable[Cells]) -> Habits:
        """Take the keys of all cells read as authorities, and the authorities of all rows."""
        columns: Counter[tuple[str, int, str]] = Counter()
        appoints: Counter[str] = Counter()
        for cells in rows:
            if cells[0] is not None:
                appoints[cells[0].key] += 1
            if all(cell is not None for cell in cells):
                columns.update((cell.key, c, _kind(cells[0])) for c, cell in enumerate(cells, APPOINTS) if cell)
        return cls(Counter(seen), appoints, columns)

    def count(self, found: Phrase, column: int, appointer: Phrase | None = None) -> float:
        """How often a phrase stands in a column, rows with another kind of appointer counting a fifth."""
        own = self.columns.get((found.key, column, _kind(appointer)), 0)
        return 0.8 * own + 0.2 * sum(self.columns.get((found.key, column, kind), 0) for kind in _KINDS)


_KINDS = ("state", "chamber", "government", "body", "other")


def _kind(appointer: Phrase | None) -> str:
    first = appointer.first if appointer is not None else None
    if first is None:
        return "other"
    if first.noun in _HEAD_OF_STATE:
        return "state"
    if first.noun in _CHAMBERS:
        return "chamber"
    if first.noun == "үкімет":
        return "government"
    return "other" if first.office else "body"


def column_cost(position: Phrase, cells: Cells, habits: Habits, said: Said) -> float:
    """What speaks against these authorities standing in these columns of a position's row."""
    appoints, nominates, concurs = cells
    cost = 0.0
    if appoints is None:
        cost += 5.0
    else:
        cost += _appointing(appoints, position, habits, said)
    if concurs is not None and nominates is not None and appoints is not None and concurs.key == appoints.key:
        cost += 3.0  # nobody consents to what he does himself
    if nominates is not None and concurs is None:
        cost += _softplus(_consent(nominates, position, appoints, habits, said))
    elif concurs is not None and nominates is None:
        cost += _softplus(-_consent(concurs, position, appoints, habits, said))
    elif concurs is not None and nominates is not None:
        first = _consent(nominates, position, appoints, habits, said)
        second = _consent(concurs, position, appoints, habits, said)
        cost += 0.3 * _softplus(first - second)
        if appoints is not None and nominates.rank > appoints.rank and _kind(appoints) == "other":
            cost += 2.0
    return cost


def _appointing(found: Phrase, position: Phrase, habits: Habits, said: Said) -> float:
    cost = 0.0
    if found.listed:
        cost += 3.0
    if found.choice:
        cost += 2.0
    if found.first is not None and found.first.noun == "комиссия":
        cost += 3.0
    if said.appoints(found, position):
        cost -= 2.0
    here = habits.appoints.get(found.key, 0)
    elsewhere = habits.seen.get(found.key, 0) - here
    return cost + 0.7 * max(0.0, math.log((max(0, elsewhere) + 0.5) / (here + 0.5)))


def _consent(found: Phrase, position: Phrase, appointer: Phrase | None, habits: Habits, said: Said) -> float:
    """How much more likely an authority consents than proposes (log odds)."""
    first = found.first
    odds = 0.0
    if first is not None and first.noun == "комиссия":
        odds += 5.0
    if found.listed:
        odds += 4.0
    if found.choice:
        odds += 4.0
    learnt = math.log(
        (habits.count(found, CONCURS, appointer) + 0.5) / (habits.count(found, NOMINATES, appointer) + 0.5)
    )
    odds += max(-2.0, min(2.0, learnt))
    odds += said.consents(found, position) - said.proposes(found, position)
    if appointer is not None:
        odds += _against(found, position, appointer)
    return odds


def _against(found: Phrase, position: Phrase, appointer: Phrase) -> float:
    """The part of the odds that lies in how an authority stands to the one who appoints."""
    if found.key == appointer.key:  # whoever appoints may propose to himself, but hardly the head of state
        return -1.4 if found.rank == 5 else -4.0
    own, other = found.rank, appointer.rank
    chamber = appointer.first is not None and appointer.first.noun in _CHAMBERS
    kin = related(found, position)
    if other == 5 or (appointer.first is not None and appointer.first.noun == "үкімет"):
        odds = -1.5
        if own == 5:
            odds += 0.0 if chamber else 4.5
        elif own == 4:
            odds -= 1.0 if _proposer(found) else 0.0
        elif kin:
            odds -= 2.0
        return odds
    if appointer.first is not None and not appointer.first.office:  # whom a body elects, someone proposes
        return 0.5 if own > 3 else -1.5
    if own > other:
        return 3.0
    return -2.0 if kin else 0.0


def _proposer(found: Phrase) -> bool:
    """Who runs a house for the head of state or the government, and so proposes: its head, the prime minister."""
    return found.first is not None and found.first.noun in ("басшы", "премьер-министр")


def _softplus(value: float) -> float:
    return math.log1p(math.exp(value)) if value < 30 else value
