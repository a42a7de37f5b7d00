"""The words of all pages, in Kazakh, Russian and English, and the choice among the three.

text("queries", "ru")                  Готовые запросы
many("queries-rows", 21, "ru")         21 строка
day("2023-07-31", "ru")                31 июля 2023 г.

The words stand in the catalogs of `service.catalogs`; dates and numbers are written as CLDR says, but years in Kazakh
as acts have them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from flask import request

from ontology.errors import BadParameter, OkiletError
from service.catalogs import LOCALES, translations

LANGUAGES = ("kk", "ru", "en")
NAMES: Mapping[str, str] = {"kk": "Қазақша", "ru": "Русский", "en": "English"}

_CASES = ("", "from", "to", "at")
_KAZAKH_ENDINGS = (  # of the months, by case; CLDR has their nominative
    ("", "дан", "ға", "дағы"),
    ("", "нан", "ға", "дағы"),
    ("", "дан", "ға", "дағы"),
    ("", "ден", "ге", "дегі"),
    ("", "дан", "ға", "дағы"),
    ("", "нан", "ға", "дағы"),
    ("", "ден", "ге", "дегі"),
    ("", "дан", "ға", "дағы"),
    ("", "тен", "ке", "тегі"),
    ("", "нан", "ға", "дағы"),
    ("", "дан", "ға", "дағы"),
    ("", "нан", "ға", "дағы"),
)


def text(key: str, lang: str, **values: object) -> str:
    """The words of this key in the language, with values in their places. Raises `KeyError`, a key is never shown."""
    return str(translations(lang).gettext(key)) % values


def many(key: str, n: int, lang: str, **values: object) -> str:
    """The words of this key for so many things; the number, as the language writes it, stands in the place `num`."""
    return str(translations(lang).ngettext(key, key, n)) % {"num": number(n, lang), **values}


def capital(words: str) -> str:
    """Words as they begin a line: with a capital."""
    return words[:1].upper() + words[1:]


def number(value: float, lang: str) -> str:
    """A number as the language writes it: 1 234,5 or 1,234.5."""
    return format_decimal(value, locale=LOCALES[lang])


@lru_cache(maxsize=4096)
def day(date: dt.date | str, lang: str, case: str = "") -> str:
    """A date in words: 31 July 2023; of a text as `2023-07` the month, of one that is no date the text.

    Kazakh marks on the month what others say with a word before it: `case` "from" gives «31 шілдеден» for «… бастап»,
    "to" «31 шілдеге» for «… дейін», "at" «31 шілдедегі» for «… жағдай бойынша». Other languages stay as they are.
    """
    try:
        parsed, form = _parsed(date)
    except ValueError:
        return str(date)
    locale = LOCALES[lang]
    said = format_date(parsed, "long", locale=locale) if form == "" else format_skeleton(form, parsed, locale=locale)
    said = said.replace("\N{NARROW NO-BREAK SPACE}", " ")  # fonts lack it
    if lang != "kk" or form == "y":
        return said
    # CLDR shortens the year («2023 ж.»); acts, and whoever reads aloud, do not.
    return said.replace(" ж.", " жылғы") + _KAZAKH_ENDINGS[parsed.month - 1][_CASES.index(case)]


def _parsed(date: dt.date | str) -> tuple[dt.date, str]:
    """The date, and the form that shows no more than what is known of it: "" for all."""
    if isinstance(date, dt.date):
        return date, ""
    if re.fullmatch(r"\d{4}-\d\d", date, re.ASCII):
        return dt.date.fromisoformat(f"{date}-01"), "yMMMM"
    if re.fullmatch(r"\d{4}", date, re.ASCII):
        return dt.date.fromisoformat(f"{date}-01-01"), "y"
    return dt.date.fromisoformat(date), ""


def language() -> str:
    """The language of the answer: what `lang=` says, else `Accept-Language`, else Kazakh. Raises `BadParameter`."""
    said = request.args.get("lang")
    if said is None:
        return _accepted()
    if said not in LANGUAGES:
        raise BadParameter(f"{said!r} is no language that is spoken here; there are kk, ru and en")
    return said


def language_of_errors() -> str:
    """As `language`, but an unknown one is passed over: an error page must not fail."""
    try:
        return language()
    except OkiletError:
        return _accepted()


def _accepted() -> str:
    if "HTTP_ACCEPT_LANGUAGE" not in request.environ:
        return LANGUAGES[0]
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
