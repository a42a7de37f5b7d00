"""What the address of a page or table gives: its parameters, each held to what it may be.

asked = given(request.query_string, ("as-of", "role"))      {"role": "appoints"}; raises `BadParameter` for others
chosen(asked, "role", ROLES, "appoints")                    one of the values, else the default
numbered(asked, "page", 1, 9_999_999, 1)                    a whole number
table(("a", "b"), rows)                                     a table as CSV (RFC 4180)
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress

from flask import Response

from ontology import iris
from ontology.errors import Ambiguous, BadParameter, NotFound
from queries.lookup.finder import THINGS
from service.api.asking import SCHEMAS, day, fields
from service.explorer.view import View
from service.headers import tagged
from service.openapi import parameter
from service.words import LANGUAGES

LONGEST = 400  # characters of a name
DAY = SCHEMAS["date"]
NAME = {"type": "string", "maxLength": LONGEST}
CSV = "text/csv; charset=utf-8; header=present"
AS_OF = parameter("as-of", "the day asked for; else the last on which any rule of appointment stood", DAY)
PAGE = parameter("page", "which page of the table", {"type": "integer", "minimum": 1, "maximum": 9_999_999})
_NUMBER = re.compile(r"[1-9]\d{0,6}", re.ASCII)


def given(query_string: bytes, known: Sequence[str], *, latest: bool = False) -> dict[str, str]:
    """The parameters of an address, those that are empty left out; `lang` may always be given, `as-of` may be "latest"
    where that means something.

    Raises `BadParameter` for one that is not known, an unknown language, a day that is none, a name too long.
    """
    values = fields(query_string)
    for name, value in values.items():
        if name not in (*known, "lang"):
            raise BadParameter(f"there is no parameter {name!r} here; there are: {', '.join((*known, 'lang'))}")
        if len(value) > LONGEST:
            raise BadParameter(f"{name} has at most {LONGEST} characters")
    lang = values.get("lang", "")
    if lang and lang not in LANGUAGES:
        raise BadParameter(f"{lang!r} is no language that is spoken here; there are kk, ru and en")
    if not (latest and values.get("as-of") == "latest"):
        day(values.get("as-of", ""))
    return values


def chosen(values: Mapping[str, str], name: str, known: Collection[str], default: str = "") -> str:
    """A parameter that is one of some values. Raises `BadParameter`."""
    value = values.get(name, default)
    if value not in known and value != default:
        said = ", ".join(one for one in known if one)
        raise BadParameter(f"{name} = {value!r} is none of the values; there are {said}", {"values": [*known]})
    return value


def numbered(values: Mapping[str, str], name: str, least: int, most: int, default: int) -> int:
    """A parameter that is a whole number, in these bounds. Raises `BadParameter`."""
    value = values.get(name, "")
    if not value:
        return default
    if not _NUMBER.fullmatch(value) or not least <= int(value) <= most:
        raise BadParameter(f"{name} = {value!r} is no number from {least} to {most}")
    return int(value)


def day_of(here: View, values: Mapping[str, str]) -> dt.date:
    """The day a page is of: the one asked for, else the last on which a rule stood, else today."""
    return day(values.get("as-of", "")) or here.rules.latest(here.today) or here.today


def thing_of(here: View, name: str) -> str:
    """The IRI of the position, class or organ that a name, a tail such as `organ/government` or an IRI means.

    Raises `NotFound` and `Ambiguous`.
    """
    typed = name.strip().strip("<>")
    for iri in (typed, f"{iris.ID}{typed}"):
        if iri in here.names.things:
            return iri
    return here.lookup().one(name, THINGS, here.lang)


def typed(here: View, asked: str, iri: str) -> str:
    """What stands in the field of a form: the name of what was found ("" for nothing) where it says which one is meant,
    else what was asked."""
    if iri not in here.names.things:
        return asked
    name = here.rules.thing(iri).label(here.lang)
    with suppress(Ambiguous, NotFound):
        if here.lookup().one(name, lang=here.lang) == iri:
            return name
    return asked


def whole(least: int, most: int) -> dict[str, object]:
    """The schema of a whole number that a form may leave empty."""
    return {"anyOf": [{"type": "integer", "minimum": least, "maximum": most}, {"type": "string", "maxLength": 0}]}


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV, with a heading."""
    written = io.StringIO(newline="")
    csv.writer(written).writerows((columns, *rows))
    return written.getvalue()


def csv_response(text: str, *parts: object) -> Response:
    """The answer in CSV, tagged by its parts."""
    return tagged(Response(text, content_type=CSV), *parts)


def pager(address: Callable[[int], str], number: int, last: int) -> list[tuple[str, str]]:
    """Links to the first, previous, next and last page of a table; what leads nowhere is left out."""
    goals = (("first", 1), ("previous", number - 1), ("next", number + 1), ("last", last))
    return [(key, address(goal)) for key, goal in goals if 1 <= goal <= last and goal != number]


def alphabetical(text: str) -> tuple[int, ...]:
    """A key that sorts names as Kazakh, Russian and English dictionaries do, capitals and quotes passed over."""
    return tuple(_ORDER.get(letter, 1000 + ord(letter)) for letter in text.casefold() if letter.isalnum())


_ORDER = {letter: place for place, letter in enumerate("0123456789аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя")}
