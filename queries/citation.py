"""Acts as people cite them, by kind, date and number, in Kazakh, Russian and English."""

from __future__ import annotations

KINDS = {
    "act": {"kk": "акт", "ru": "акт", "en": "act"},
    "constitution": {"kk": "Конституция", "ru": "Конституция", "en": "Constitution"},
    "code": {"kk": "кодекс", "ru": "кодекс", "en": "Code"},
    "law": {"kk": "Заң", "ru": "Закон", "en": "Law"},
    "decree": {"kk": "Жарлық", "ru": "Указ", "en": "Decree"},
    "order": {"kk": "өкім", "ru": "распоряжение", "en": "Order"},
    "ministerial-order": {"kk": "бұйрық", "ru": "приказ", "en": "Order"},
    "resolution": {"kk": "қаулы", "ru": "постановление", "en": "Resolution"},
    "decision": {"kk": "шешім", "ru": "решение", "en": "Decision"},
}
_CITED = {
    "kk": "{date} № {number} {kind}",
    "ru": "{kind} № {number} от {date}",
    "en": "{kind} № {number} of {date}",
}


def cited(kind: str, date: str, number: str, lang: str) -> str:
    """An act by its kind (as the interface names them), ISO date and number; a kind unknown here is an "act"."""
    return _CITED[lang].format(kind=KINDS.get(kind, KINDS["act"])[lang], date=date, number=number)
