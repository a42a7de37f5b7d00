"""An answer with numbers as bars: which answers have them, and how long each bar is.

    chart(table)            Chart, or None where the answer has no counts to compare

A bar stands for a row: what the row is about, the number, the share of the longest bar. The table beside it says the
same and more.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.api.query_cells import Column, Piece, Table

BARS = 30
_COUNTS = (  # columns whose numbers are worth comparing, the first of an answer is drawn
    "posts",
    "findings",
    "facts",
    "references",
    "amending_acts",
    "amendments",
    "provisions",
    "members",
    "duties",
    "about_days",
    "consents",
    "sittings",
    "uses",
    "rules",
)
_LABELS = frozenset({"year", "week", "weekday", "participants"})  # numbers that say what a row is about
_ASIDE = frozenset({"code", "severity"})
_MOST_LABELS = 3


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: what it is about, its number, the per cent of the longest bar."""

    label: tuple[Piece, ...]
    number: str
    share: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars of one column; `rows` were to be drawn, of which the first stand here."""

    column: Column
    bars: tuple[Bar, ...]
    rows: int


def chart(table: Table) -> Chart | None:
    """The bars of a table with counts in it and at least two different ones among them."""
    numeric = {column.name: place for place, column in enumerate(table.columns) if column.numeric}
    place = next((numeric[name] for name in _COUNTS if name in numeric and name not in _LABELS), None)
    if place is None:
        return None
    labels = [
        at
        for at, column in enumerate(table.columns[:place])
        if (not column.numeric or column.name in _LABELS) and column.name not in _ASIDE
    ]
    counted = [row for row in table.rows if row[place].quantity is not None]
    labels = [at for at in labels if len({row[at].text for row in counted}) > 1][:_MOST_LABELS]  # else it tells nothing
    longest = max((row[place].quantity or 0 for row in counted), default=0)
    if not labels or longest <= 0 or len({row[place].quantity for row in counted}) < 2:
        return None
    bars = tuple(
        Bar(
            tuple(piece for at in labels for piece in row[at].pieces[:1]),
            row[place].text,
            round(100 * max(0, row[place].quantity or 0) / longest, 1),
        )
        for row in counted[:BARS]
    )
    return Chart(table.columns[place], bars, len(counted))
