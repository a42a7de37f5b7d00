"""Acts as people cite them, by kind, date and number, in Kazakh, Russian and English.

cited("decree", "2002-03-29", "828", "en")              Decree № 828 of 2002-03-29
cited_in_full("decree", "2002-03-29", "828", "kk")      2002 жылғы 29 наурыздағы № 828 Жарлық
"""

from __future__ import annotations

import datetime as dt

MONTHS = {  # kk nominative, ru genitive
    "kk": tuple("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()),
    "ru": tuple("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split()),
    "en": tuple("January February March April May June July August September October November December".split()),
}

KINDS = {
    "act": {"kk": "акт", "ru": "акт", "en": "act"},
    "constitution": {"kk": "Конституция", "ru": "Конституция", "en": "Constitution"},
    "code": {"kk": "кодекс", "ru": "кодекс", "en": "Code"},
    "law": {"kk": "Заң", "ru": "Закон", "en": "Law"},
    "decree": {"kk": "Жарлық", "ru": "Указ", "en": "Decree"},
    "order": {"kk": "өкім", "ru": "распоряжение", "en": "Order"},
    "ministerial-order": {"kk": "бұйрық", "ru": "приказ", "en": "Ministerial Order"},
    "resolution": {"kk": "қаулы", "ru": "постановление", "en": "Resolution"},
    "decision": {"kk": "шешім", "ru": "решение", "en": "Decision"},
}
_FRONT = "әеі"  # a Kazakh month whose last vowel is one of these takes the soft ending
_CITED = {
    "kk": "{date} № {number} {kind}",
    "ru": "{kind} № {number} от {date}",
    "en": "{kind} № {number} of {date}",
}


def cited(kind: str, date: str, number: str, lang: str) -> str:
    """An act by its kind (as the interface names them), ISO date and number; a kind unknown here is an "act"."""
    return _CITED[lang].format(kind=KINDS.get(kind, KINDS["act"])[lang], date=date, number=number)


_IN_FULL = {
    "kk": "{year} жылғы {day} {month} № {number} {kind}",
    "ru": "{kind} № {number} от {day} {month} {year} года",
    "en": "{kind} № {number} of {day} {month} {year}",
}


def cited_in_full(kind: str, date: str, number: str, lang: str) -> str:
    """As `cited`, the date (ISO) in words. Raises `ValueError` for a date that is none."""
    day = dt.date.fromisoformat(date)
    month = MONTHS[lang][day.month - 1]
    named = KINDS.get(kind, KINDS["act"])[lang]
    said = _of(month) if lang == "kk" else month
    return _IN_FULL[lang].format(kind=named, year=day.year, day=day.day, month=said, number=number)


def _of(month: str) -> str:
    """A Kazakh month as the attribute of what is dated: наурыздағы, шілдедегі, тамыздағы."""
    last_vowel = next(letter for letter in reversed(month) if letter in "аәеіоөұүыуи")
    voiceless = month[-1] in "кқпстфхцчшщ"
    first = "т" if voiceless else "д"
    return month + (f"{first}егі" if last_vowel in _FRONT else f"{first}ағы")
