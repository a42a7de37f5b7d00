"""The words of the picture, for the script that draws it: in the reader's language, days by a pattern a month.

picture_words("ru")     {"words": {"more": "Показать ещё: {n}", …}, "months": ["{d} января {y} г.", …]}
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from queries.chains.rules import ROLES
from queries.chains.words import role
from service.words import day, text

KEYS = (
    "picture-of",
    "outline-of",
    "table-of",
    "title",
    "title-up",
    "as-of",
    "summary",
    "summary-up",
    "marked-since",
    "mark",
    "changes-since",
    "waiting",
    "trouble",
    "more",
    "elsewhere",
    "count",
    "kind-position",
    "kind-class",
    "kind-organ",
    "state-new",
    "state-ended",
    "role-through",
    "way",
    "because",
    "condition",
    "further",
    "acts-on",
    "acted-on-by",
    "and-more",
    "page",
    "from-here",
    "above-this",
    "about-group",
    "about-more",
    "about-elsewhere",
    "about-waiting",
    "opened",
    "closed",
    "more-shown",
    "found",
    "hits",
    "options",
    "no-hits",
    "level-opened",
    "level-in-part",
    "nothing-closed",
    "grouped",
    "ungrouped",
    "copied",
    "copy",
    "column-level",
    "column-whom",
    "column-role",
    "column-who",
    "column-where",
    "column-condition",
    "column-valid",
)
_YEAR, _DAY = 3333, 22  # no other number of a day in words


@cache
def picture_words(lang: str) -> dict[str, object]:
    """The words by key, with {names} for values; and how a day is said, by month, with {d} and {y}."""
    words = {key: text(f"picture-{key}", lang) for key in KEYS}
    words |= {f"role-{name}": role(name, lang) for name in ROLES}
    return {"words": words, "months": [_pattern(month, lang) for month in range(1, 13)]}


def _pattern(month: int, lang: str) -> str:
    said = day(dt.date(_YEAR, month, _DAY), lang)
    return said.replace(str(_YEAR), "{y}").replace(str(_DAY), "{d}")
